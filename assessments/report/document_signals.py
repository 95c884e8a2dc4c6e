"""Signals to VNG and Rijk: what the team says is not up to us, and measures of others with our facts. Pure.

Method.md 11 part 10. Nothing here changes a score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Measure, Statement
from assessments.constants import NationalCause
from assessments.quality_words import CAUSE_WORDS
from assessments.report import wording_national, words
from assessments.report.document_measures import MeasureView
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.scoring.types import Cell, StepValue

FRAME_FACTORS = ("kaders", "formatie")
LOW = 1  # the highest level that counts as not in order
WEAK = 50  # a factor below this score is why a measure of VNG or Rijk is advised (method.md 5.2)
ABSENT: frozenset[StepValue] = frozenset({"nee", "weet_niet"})
CAPACITY = 3  # its place among the five steps


@dataclass(frozen=True, slots=True)
class OwnSignal:
    """What the team said at one question; `lines` are the lines of the explanation."""

    question: str
    where: str
    lines: tuple[str, ...]
    function: str


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """The signals of one cause."""

    label: str
    count: int
    signals: tuple[OwnSignal, ...]


@dataclass(frozen=True, slots=True)
class MeasureSignal:
    """A measure of VNG or Rijk with the facts of this municipality beside it."""

    actor: str
    label: str
    steps: tuple[str, ...]
    facts: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A dossier in which frames (kaders) or permanent staff are not in order or unknown; else ""."""

    dossier: str
    frames: str
    staff: str


@dataclass(frozen=True, slots=True)
class NationalPart:
    """Each list may be empty, never all three."""

    heading: str
    own: tuple[CauseGroup, ...]
    own_heading: str
    own_note: str
    measures: tuple[MeasureSignal, ...]
    measures_heading: str
    measures_sentence: str
    frames: tuple[FrameRow, ...]
    frames_heading: str
    frames_meaning: str


def build_national(facts: Facts, measures: Sequence[MeasureView]) -> NationalPart | None:
    """The chapter; `measures` are those of VNG and Rijk that the outcome triggers. None when all is empty."""
    own, frames = _own(facts), _frames(facts)
    if not (own or measures or frames):
        return None
    given = sum(group.count for group in own)
    return NationalPart(
        heading=wording_national.national_heading(given, _most_named(facts), len(measures), len(frames)),
        own=own,
        own_heading=wording_national.OWN,
        own_note=wording_national.NO_TEXT_TO_VNG,
        measures=tuple(_measure(facts, view) for view in measures),
        measures_heading=wording_national.MEASURES,
        measures_sentence=wording_national.measures_sentence(len(measures)),
        frames=frames,
        frames_heading=wording_national.FRAMES,
        frames_meaning=wording_national.FRAMES_MEANING,
    )


def _own(facts: Facts) -> tuple[CauseGroup, ...]:
    """The signals of the team per cause, in the order of the causes and of the catalogue."""
    groups = []
    for value, label in NationalCause.choices:
        rows = [row for row in facts.annex.national if row.cause == value]
        signals = []
        for row in rows:
            question = question_of(facts.catalogue, row.subject)
            signals.append(
                OwnSignal(
                    question.text if question else row.subject,
                    question.dossier_label if question else "",
                    tuple(row.note.split("\n")),
                    row.function,
                )
            )
        if signals:
            groups.append(CauseGroup(str(label), len(signals), tuple(signals)))
    return tuple(groups)


def _most_named(facts: Facts) -> list[str]:
    """The causes that were named most often, in words, when they are fewer than all that were named."""
    counts = Counter(row.cause for row in facts.annex.national)
    most = max(counts.values(), default=0)
    named = [CAUSE_WORDS[cause] for cause in NationalCause.values if counts[cause] == most and most]
    return named if len(named) < len(counts) or len(counts) == 1 else []


def _measure(facts: Facts, view: MeasureView) -> MeasureSignal:
    measure = facts.catalogue.measure_by_id[view.id]
    advice = next(item for item in facts.card.measures if item.measure == view.id)
    return MeasureSignal(
        actor=view.actor,
        label=view.label,
        steps=view.first_steps,
        facts=_facts_of(facts, measure, advice.domains),
        source=view.source,
    )


def _facts_of(facts: Facts, measure: Measure, domains: Sequence[str]) -> tuple[str, ...]:
    """The scores of the factors of a measure in the domains that ask for it, and what the tasks say."""
    cells: dict[tuple[str, str], Cell] = {(cell.domain, cell.factor): cell for cell in facts.card.cells}
    lines = []
    for domain in domains:
        scores = [(factor, cells[domain, factor].scores.score) for factor in measure.factors]
        low = [
            wording_national.factor_score(
                words.factor_word(factor, facts.catalogue.factor_by_id[factor].label), whole(score)
            )
            for factor, score in scores
            if score is not None and score < WEAK
        ]
        if low:
            lines.append(wording_national.scores_in(facts.catalogue.domain_by_id[domain].label, low))
    steps = [
        item.answer.steps
        for item in facts.sheet.tasks
        if item.domain in domains and not item.answer.not_applicable
    ]
    unseen = sum(one[0] in ABSENT for one in steps)
    if "kaders" in measure.factors and unseen:
        lines.append(wording_national.not_in_view(unseen, len(steps)))
    short = sum(one[CAPACITY] in ABSENT for one in steps)
    if {"budget", "formatie"} & set(measure.factors) and short:
        lines.append(wording_national.no_capacity(short, len(steps)))
    return tuple(lines)


def _frames(facts: Facts) -> tuple[FrameRow, ...]:
    """Per dossier what the team answered about frames and permanent staff, when that is 0, 1 or unknown."""
    found: dict[tuple[str, str], str] = {}
    for statement in facts.statements:
        if statement.factor in FRAME_FACTORS and (said := _low_answer(facts, statement)):
            found[statement.dossier, statement.factor] = said
    return tuple(
        FrameRow(
            dossier.label, found.get((dossier.id, "kaders"), ""), found.get((dossier.id, "formatie"), "")
        )
        for dossier in facts.catalogue.dossiers
        if any((dossier.id, factor) in found for factor in FRAME_FACTORS)
    )


def _low_answer(facts: Facts, statement: Statement) -> str:
    """The lowest answer over the roles as number and anchor, "Weet ik niet", or "" when it is in order."""
    values = [row.value for row in facts.statement_rows.get(statement.id, ())]
    low = [value for value in values if isinstance(value, int) and value <= LOW]
    if low:
        return f"{min(low)}: {statement.anchors[min(low)]}"
    return words.answer_word("weet_niet") if "weet_niet" in values else ""
