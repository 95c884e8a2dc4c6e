"""Measures for the municipality, and signals to VNG and the Rijk (method.md 5.2 and 11, parts 5 and 10)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.catalogue.spec import Measure
from assessments.report import wording, words
from assessments.report.document_shared import ACTORS, OWN_ACTOR, Stars, stars_of
from assessments.report.facts import Facts
from assessments.report.figures import listed

ALWAYS = "G1"  # the APK itself; recommended in every round
MAIN_LIST = 5
STATEMENT_ID = re.compile(r"\b[A-Z]{3}-[A-Z]{3}\b")


@dataclass(frozen=True, slots=True)
class MeasureView:
    id: str
    label: str
    actor: str
    kind: str  # from the report, derived, or from the letter
    stars: tuple[Stars, ...]
    has_stars: bool
    domains: str
    when: str
    first_steps: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class MeasuresPart:
    """`main`: at most five for the municipality; `others`: the rest; `signals`: those of VNG and Rijk."""

    heading: str
    main: tuple[MeasureView, ...]
    others: tuple[MeasureView, ...]
    others_heading: str
    signals: tuple[MeasureView, ...]


def advised_measures(facts: Facts, limit: int) -> tuple[Measure, ...]:
    """The first measures for the municipality in the order of the method, with G1 always among them."""
    own = [measure for measure in _advised(facts) if measure.actor == OWN_ACTOR]
    first = own[:limit]
    always = next((measure for measure in own if measure.id == ALWAYS), None)
    if always is not None and always not in first:
        first = [*first[: limit - 1], always]
    return tuple(first)


def build_measures(facts: Facts) -> MeasuresPart:
    """Split the advised measures into the main list, the rest and the signals."""
    main = advised_measures(facts, MAIN_LIST)
    rest = [measure for measure in _advised(facts) if measure not in main]
    others = [measure for measure in rest if measure.actor == OWN_ACTOR]
    return MeasuresPart(
        heading=wording.measures_heading(len(main)),
        main=tuple(_view(facts, measure) for measure in main),
        others=tuple(_view(facts, measure) for measure in others),
        others_heading=wording.other_measures_heading(len(others)),
        signals=tuple(_view(facts, measure) for measure in rest if measure.actor != OWN_ACTOR),
    )


def _advised(facts: Facts) -> list[Measure]:
    return [facts.catalogue.measure_by_id[advice.measure] for advice in facts.card.measures]


def _named(facts: Facts, statement: str) -> str:
    """A statement inside a sentence, in words in place of its id."""
    spec = facts.catalogue.statement_by_id.get(statement)
    if spec is None:
        return statement
    return words.cause_phrase(
        words.factor_word(spec.factor, facts.catalogue.factor_by_id[spec.factor].label),
        words.dossier_word(spec.dossier, facts.catalogue.dossier_by_id[spec.dossier].label),
    )


def _domains(facts: Facts, domains: Sequence[str]) -> str:
    """The domains in a sentence; all of them in two words."""
    if len(domains) == len(facts.catalogue.domains) > 1:
        return words.ALL_DOMAINS
    return listed(facts.catalogue.domain_by_id[domain].label for domain in domains)


def _view(facts: Facts, measure: Measure) -> MeasureView:
    advice = next(item for item in facts.card.measures if item.measure == measure.id)
    stars = stars_of(measure)
    return MeasureView(
        id=measure.id,
        label=measure.label,
        actor=ACTORS[measure.actor],
        kind=measure.kind_label,
        stars=stars,
        has_stars=any(star.count is not None for star in stars),
        domains=_domains(facts, advice.domains),
        when=STATEMENT_ID.sub(lambda match: _named(facts, match[0]), measure.when),
        first_steps=measure.first_steps,
        source=words.source_line(measure.source.label, measure.source.lines),
    )
