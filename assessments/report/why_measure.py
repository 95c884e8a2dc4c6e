"""Why a measure is advised: its rule per domain, and the vulnerability it acts on (method.md 5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.report.document_shared import ACTORS, Stars, stars_of
from assessments.report.facts import Facts
from assessments.report.why_lines import NoSuchFigureError, exact, one_decimal, source_words, sum_of
from assessments.scoring.answers_file import answers_of
from assessments.scoring.explain import explain_measure
from assessments.scoring.explain_types import ConditionLine
from assessments.scoring.types import Condition


@dataclass(frozen=True, slots=True)
class ConditionView:
    words: str
    value: str
    holds: bool


@dataclass(frozen=True, slots=True)
class DomainRuleView:
    domain: str
    holds: bool
    conditions: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True)
class LeverageRow:
    """What the factors of the measure contribute to one risk, in points."""

    risk: str
    factors: str
    points: Fraction

    @property
    def shown(self) -> str:
        """The points with one decimal."""
        return one_decimal(self.points)


@dataclass(frozen=True, slots=True)
class WhyMeasure:
    title: str
    advised: bool
    actor: str
    kind: str
    when: str
    all_needed: bool
    domains: tuple[DomainRuleView, ...]
    leverage: Fraction
    leverage_shown: str
    rows: tuple[LeverageRow, ...]
    factors: tuple[str, ...]
    mechanisms: tuple[str, ...]
    stars: tuple[Stars, ...]
    first_steps: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def has_stars(self) -> bool:
        """Whether the report gives this measure any star."""
        return any(star.count for star in self.stars)


def condition_words(facts: Facts, condition: Condition) -> str:
    """A condition in a sentence, with its border."""
    if condition.measure == "altijd":
        return "Geldt altijd"
    if condition.factor:
        of = f" op {facts.catalogue.factor_by_id[condition.factor].label}"
    elif condition.theme:
        of = f" op het thema {facts.catalogue.theme_by_id[condition.theme].label}"
    elif condition.statement:
        of = f" op stelling {condition.statement}"
    else:
        of = ""
    what = {
        "score": f"Score{of}",
        "niveau": f"Niveau{of}",
        "onbekend_aandeel": f"Deel onbekend{of}",
        "taken_niet_in_beeld": "Aantal taken dat niet in beeld is",
    }[condition.measure]
    borders = []
    if condition.below is not None:
        borders.append(f"lager dan {condition.below}")
    if condition.above is not None:
        borders.append(f"hoger dan {condition.above}")
    return f"{what}: {' en '.join(borders)}"


def _condition(facts: Facts, line: ConditionLine) -> ConditionView:
    value = exact(line.value) if line.value is not None else ""
    return ConditionView(condition_words(facts, line.condition), value, line.holds)


def why_measure(facts: Facts, key: str) -> WhyMeasure:
    """A measure, advised or not. Raises NoSuchFigureError for an unknown id."""
    catalogue = facts.catalogue
    if key not in catalogue.measure_by_id:
        raise NoSuchFigureError(key)
    spec = catalogue.measure_by_id[key]
    found = explain_measure(catalogue.scoring_model, answers_of(facts.answers), key)
    rows = []
    for risk in catalogue.risks:
        parts = [part for part in found.parts if part.risk == risk.id]
        if parts:
            factors = ", ".join(
                f"{catalogue.factor_by_id[part.factor].label} {one_decimal(part.contribution)}"
                for part in parts
            )
            rows.append(LeverageRow(risk.label, factors, sum_of(part.contribution for part in parts)))
    return WhyMeasure(
        title=spec.label,
        advised=found.recommended,
        actor=ACTORS[spec.actor],
        kind=spec.kind_label,
        when=spec.when,
        all_needed=found.combine == "alle",
        domains=tuple(
            DomainRuleView(
                catalogue.domain_by_id[rule.domain].label,
                rule.holds,
                tuple(_condition(facts, line) for line in rule.conditions),
            )
            for rule in found.domains
        ),
        leverage=found.leverage,
        leverage_shown=one_decimal(found.leverage),
        rows=tuple(rows),
        factors=tuple(catalogue.factor_by_id[factor].label for factor in spec.factors),
        mechanisms=tuple(catalogue.mechanism_by_id[mechanism].label for mechanism in spec.mechanisms),
        stars=stars_of(spec),
        first_steps=spec.first_steps,
        sources=(source_words(spec.source),),
    )
