"""Why a risk has its level: index, band, weak link, impact, matrix and what it is made of (method.md 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.constants import RiskLevel
from assessments.report.document_shared import class_label
from assessments.report.facts import Facts
from assessments.report.results_risks import BandBar, bar_of
from assessments.report.why_lines import (
    ZERO,
    AnswerLine,
    NoSuchFigureError,
    PartLine,
    answer_lines,
    exact,
    one_decimal,
    source_words,
    sum_of,
)
from assessments.scoring.answers_file import answers_of
from assessments.scoring.explain import explain_risk
from assessments.scoring.explain_types import RiskExplanation, TaskUnitLine, WeakLink
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure, RiskScore

TASKS_LABEL = "Taken niet op orde"


@dataclass(frozen=True, slots=True)
class Split:
    """The index split one way; the parts add up to it."""

    heading: str
    column: str
    parts: tuple[PartLine, ...]
    total: Fraction

    @property
    def total_shown(self) -> str:
        """The sum with one decimal."""
        return one_decimal(self.total)


@dataclass(frozen=True, slots=True)
class TaskUnit:
    """The tasks of one dossier as one line of the sum."""

    dossier: str
    dossier_label: str
    weight: int
    mean: Figure
    shortfall: str
    contribution: str
    scored: int
    tasks: int


@dataclass(frozen=True, slots=True)
class MatrixCell:
    level: str
    current: bool

    @property
    def label(self) -> str:
        """The level in words."""
        return str(RiskLevel(self.level).label)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    impact: int
    label: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class WeakLinkView:
    """The weak-link rule with its figures; `fires` when weak / weight is at least one half."""

    weak: str
    weight: str
    share: Figure
    fires: bool
    lines: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class WhyRisk:
    title: str
    explanation: str
    score: RiskScore
    bar: BandBar | None
    numerator: str
    denominator: str
    likelihood_before: int | None
    likelihood_from: int | None  # the borders of the class by the index alone
    likelihood_to: int | None
    likelihood_label: str
    weak_link: WeakLinkView
    impact_label: str
    impact_meaning: str
    impact_reason: str
    matrix: tuple[MatrixRow, ...]
    likelihood_labels: tuple[str, ...]
    splits: tuple[Split, ...]
    task_units: tuple[TaskUnit, ...]
    counted: tuple[AnswerLine, ...]
    left_out: tuple[AnswerLine, ...]
    scope_share: Figure
    answered_share: Figure
    dossier_weights: tuple[tuple[str, int], ...]
    factor_weights: tuple[tuple[str, int], ...]
    weight_basis: str
    texts: Mapping[str, str]
    sources: tuple[str, ...]


def _split(
    heading: str, column: str, points: Mapping[str, Fraction], labels: Mapping[str, str], tasks: Figure
) -> Split:
    named = [(labels[key], value) for key, value in sorted(points.items(), key=lambda item: -item[1])]
    if tasks is not None:
        named.append((TASKS_LABEL, tasks))
    largest = max((value for _, value in named), default=ZERO)
    parts = tuple(
        PartLine(label, value, whole_half_up(100 * value / largest) if largest else 0)
        for label, value in named
    )
    return Split(heading, column, parts, sum_of(part.points for part in parts))


def splits_of(facts: Facts, score: RiskScore) -> tuple[Split, ...]:
    """The index three ways: per dossier, factor and mechanism, each with the tasks as its own line."""
    catalogue, parts = facts.catalogue, score.contributions
    if score.vulnerability_index is None:
        return ()
    ways = (
        ("Per dossier", "Dossier", parts.dossiers, {item.id: item.label for item in catalogue.dossiers}),
        ("Per factor", "Factor", parts.factors, {item.id: item.label for item in catalogue.factors}),
        (
            "Per mechanisme",
            "Mechanisme",
            parts.mechanisms,
            {item.id: item.label for item in catalogue.mechanisms},
        ),
    )
    return tuple(
        _split(heading, column, points, labels, parts.tasks) for heading, column, points, labels in ways
    )


def _task_unit(facts: Facts, line: TaskUnitLine) -> TaskUnit:
    applicable = [task for task in line.tasks if task.reason != "nvt"]
    return TaskUnit(
        dossier=line.dossier,
        dossier_label=facts.catalogue.dossier_by_id[line.dossier].label,
        weight=line.weight,
        mean=line.mean,
        shortfall=exact(line.shortfall),
        contribution=one_decimal(line.contribution),
        scored=sum(task.score is not None for task in applicable),
        tasks=len(applicable),
    )


def _matrix(facts: Facts, score: RiskScore) -> tuple[MatrixRow, ...]:
    catalogue = facts.catalogue
    return tuple(
        MatrixRow(
            item.value,
            item.label,
            tuple(
                MatrixCell(level, item.value == score.impact and place == score.likelihood)
                for place, level in enumerate(catalogue.matrix[item.value], start=1)
            ),
        )
        for item in sorted(catalogue.impact_classes, key=lambda item: -item.value)
    )


def _weak_link(facts: Facts, rule: WeakLink) -> WeakLinkView:
    return WeakLinkView(
        weak=exact(rule.weak),
        weight=exact(rule.weight),
        share=100 * rule.weak / rule.weight if rule.weight else None,
        fires=rule.fires,
        lines=answer_lines(facts.catalogue, rule.units),
    )


def _borders(facts: Facts, likelihood: int | None) -> tuple[int | None, int | None]:
    """From and to of a class of the index, 0-100."""
    lower = {item.value: item.lower for item in facts.catalogue.likelihood_classes}
    if likelihood is None:
        return None, None
    return lower[likelihood], lower.get(likelihood + 1, 100)


def why_risk(facts: Facts, key: str) -> WhyRisk:
    """One of the eleven risks. Raises NoSuchFigureError for an unknown id."""
    catalogue = facts.catalogue
    if key not in catalogue.risk_by_id:
        raise NoSuchFigureError(key)
    spec = catalogue.risk_by_id[key]
    found: RiskExplanation = explain_risk(catalogue.scoring_model, answers_of(facts.answers), key)
    score = found.score
    lines = answer_lines(catalogue, found.units)
    likelihood_from, likelihood_to = _borders(facts, found.likelihood_before)
    return WhyRisk(
        title=spec.label,
        explanation=spec.explanation,
        score=score,
        bar=bar_of(score.vulnerability_index, score.band_low, score.band_high),
        numerator=exact(found.numerator),
        denominator=exact(found.denominator),
        likelihood_before=found.likelihood_before,
        likelihood_from=likelihood_from,
        likelihood_to=likelihood_to,
        likelihood_label=class_label(catalogue.likelihood_classes, score.likelihood),
        weak_link=_weak_link(facts, found.weak_link),
        impact_label=class_label(catalogue.impact_classes, score.impact),
        impact_meaning=next(item.meaning for item in catalogue.impact_classes if item.value == score.impact),
        impact_reason=spec.impact_reason,
        matrix=_matrix(facts, score),
        likelihood_labels=tuple(item.label for item in catalogue.likelihood_classes),
        splits=splits_of(facts, score),
        task_units=tuple(_task_unit(facts, line) for line in found.task_units),
        counted=tuple(
            sorted((line for line in lines if not line.reason), key=lambda line: -(line.contribution or 0))
        ),
        left_out=tuple(line for line in lines if line.reason),
        scope_share=found.scope_share,
        answered_share=found.answered_share,
        dossier_weights=tuple(
            (catalogue.dossier_by_id[dossier].label, weight)
            for dossier, weight in spec.dossier_weights.items()
        ),
        factor_weights=tuple(
            (catalogue.factor_by_id[factor].label, weight) for factor, weight in spec.factor_weights.items()
        ),
        weight_basis=spec.weight_basis,
        texts=catalogue.texts,
        sources=(source_words(spec.source),),
    )
