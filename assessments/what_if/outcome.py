"""Two score cards side by side as finished values: what a trial changes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.constants import RiskLevel
from assessments.report.figures import NONE_SHOWN
from assessments.report.words import colour_word, factor_label
from assessments.scoring.risks import in_order
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure, RiskScore, ScoreCard, TaskCounts
from assessments.scoring.what_if import difference
from assessments.what_if import sentences

BAR = 2  # places on a bar for one point


@dataclass(frozen=True, slots=True)
class Change:
    """A figure (0-100) now and in the trial; the difference is that of the numbers that are shown."""

    before: Figure
    after: Figure

    @property
    def changed(self) -> bool:
        return self.before != self.after

    @property
    def size(self) -> Figure:
        return difference(self.before, self.after)

    @property
    def text(self) -> str:
        """The difference in points: "+12", "−8", "gelijk"; a dash when one side has no figure."""
        if not self.changed:
            return sentences.EQUAL
        if self.before is None or self.after is None:
            return NONE_SHOWN
        points = whole_half_up(self.after) - whole_half_up(self.before)
        if not points:
            return sentences.LESS_THAN_ONE
        return f"+{points}" if points > 0 else f"−{-points}"

    @property
    def bar_before(self) -> int:
        return _place(self.before)

    @property
    def bar_after(self) -> int:
        return _place(self.after)


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A domain or a cell of the heat map: its score and its class on both sides."""

    label: str
    figure: Change
    colour_before: str
    colour_after: str

    @property
    def word_before(self) -> str:
        return colour_word(self.colour_before)

    @property
    def word_after(self) -> str:
        return colour_word(self.colour_after)

    @property
    def class_changed(self) -> bool:
        return self.colour_before != self.colour_after


@dataclass(frozen=True, slots=True)
class RiskChange:
    """A risk: its index, and its level or standing on both sides."""

    id: str
    label: str
    figure: Change
    before: RiskScore
    after: RiskScore

    @property
    def level_changed(self) -> bool:
        return self.before.level != self.after.level

    @property
    def changed(self) -> bool:
        return self.level_changed or self.figure.changed


@dataclass(frozen=True, slots=True)
class CountChange:
    """A number of tasks now and in the trial."""

    label: str
    before: int
    after: int

    @property
    def text(self) -> str:
        points = self.after - self.before
        return sentences.EQUAL if not points else f"+{points}" if points > 0 else f"−{-points}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything in the panel of a trial."""

    headline: str
    lead: str
    tried: bool
    domains: tuple[ScoreChange, ...]
    risks: tuple[RiskChange, ...]
    same_risks: tuple[RiskChange, ...]
    cells: tuple[ScoreChange, ...]
    tasks: tuple[CountChange, ...]


def _place(figure: Figure) -> int:
    return 0 if figure is None else whole_half_up(BAR * figure)


def build_outcome(catalogue: Catalogue, before: ScoreCard, after: ScoreCard, count: int) -> Outcome:
    """What a trial of `count` choices changes; both cards are of the same round."""
    risks = risk_changes(catalogue, before, after)
    lower, higher = _moved(risks)
    counts = sentences.level_counts(_levels(before.risks), _levels(after.risks))
    return Outcome(
        headline=sentences.headline(lower, higher) if count else sentences.NOTHING_CHANGED,
        lead=f"{sentences.choices_made(count)} {counts}" if count else sentences.NOTHING_CHANGED_LEAD,
        tried=bool(count),
        domains=domain_changes(catalogue, before, after),
        risks=tuple(risk for risk in risks if risk.changed or not count),
        same_risks=tuple(risk for risk in risks if count and not risk.changed),
        cells=tuple(cell for cell in cell_changes(catalogue, before, after) if cell.class_changed),
        tasks=task_changes(before, after),
    )


def risk_changes(catalogue: Catalogue, before: ScoreCard, after: ScoreCard) -> tuple[RiskChange, ...]:
    """The risks, the biggest difference first; else in the order of the method."""
    new = {risk.risk: risk for risk in after.risks}
    changes = [
        RiskChange(
            old.risk,
            catalogue.risk_by_id[old.risk].label,
            Change(old.vulnerability_index, new[old.risk].vulnerability_index),
            old,
            new[old.risk],
        )
        for old in in_order(RiskLevel.values, before.risks)
    ]
    return tuple(sorted(changes, key=lambda risk: _rank(risk.figure)))


def _rank(change: Change) -> tuple[bool, Fraction]:
    """The biggest difference first; a figure that comes or goes before a figure that stays away."""
    size = change.size
    return (size is None and not change.changed, Fraction(0) if size is None else -abs(size))


def _moved(risks: Iterable[RiskChange]) -> tuple[int, int]:
    """How many risks get a lower and how many a higher level."""
    steps = [
        RiskLevel.values.index(risk.after.level) - RiskLevel.values.index(risk.before.level)
        for risk in risks
        if risk.before.level is not None and risk.after.level is not None
    ]
    return sum(step < 0 for step in steps), sum(step > 0 for step in steps)


def _levels(risks: Sequence[RiskScore]) -> dict[str, int]:
    return {level: sum(risk.level == level for risk in risks) for level in RiskLevel.values}


def domain_changes(catalogue: Catalogue, before: ScoreCard, after: ScoreCard) -> tuple[ScoreChange, ...]:
    """The domains in catalogue order."""
    return tuple(
        ScoreChange(
            catalogue.domain_by_id[old.domain].label, Change(old.score, new.score), old.colour, new.colour
        )
        for old, new in zip(before.domains, after.domains, strict=True)
    )


def cell_changes(catalogue: Catalogue, before: ScoreCard, after: ScoreCard) -> tuple[ScoreChange, ...]:
    """The cells of the heat map, the biggest difference first."""
    names = {item.id: factor_label(item.id, item.label) for item in catalogue.factors}
    changes = [
        ScoreChange(
            f"{names[old.factor]} in {catalogue.domain_by_id[old.domain].label}",
            Change(old.scores.score, new.scores.score),
            old.scores.colour,
            new.scores.colour,
        )
        for old, new in zip(before.cells, after.cells, strict=True)
    ]
    return tuple(sorted(changes, key=lambda cell: _rank(cell.figure)))


def task_changes(before: ScoreCard, after: ScoreCard) -> tuple[CountChange, ...]:
    """The counts of the tasks in view; a count that is nought on both sides is left out."""
    old, new = before.tasks, after.tasks
    rows = [
        (name, _count(old.total, name), _count(new.total, name))
        for name in ("in_view", "partly", "not_in_view", "empty")
    ]
    rows.append(("chain", old.chain_complete, new.chain_complete))
    return tuple(
        CountChange(sentences.COUNT_LABELS[name], was, becomes)
        for name, was, becomes in rows
        if was or becomes or name != "empty"
    )


def _count(counts: TaskCounts, name: str) -> int:
    found: int = getattr(counts, name)
    return found
