"""Task scores, counts and step coverage (method.md 4.1), and the task units of the risks (method.md 5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.scoring.rules import STEP_HALVES, UNKNOWN, share
from assessments.scoring.types import (
    STEPS,
    TASK_KINDS,
    Figure,
    StepValue,
    TaskAnswer,
    TaskCounts,
    TaskScore,
    TaskSummary,
)
from assessments.scoring.units import ScopedTask, Sheet

FULL = Fraction(100)
ZERO = Fraction(0)


def _mean_of_steps(steps: Sequence[StepValue]) -> Fraction:
    return Fraction(50 * sum(STEP_HALVES[step] for step in steps), len(steps))


def task_score(answer: TaskAnswer, *, definitive: bool) -> Figure:
    """Score T of one task, 0-100; None for nvt, and for an empty step 1 while provisional (method.md 4.1)."""
    first = answer.steps[0]
    if answer.not_applicable or (first is None and not definitive):
        return None
    if first in (None, "nee", UNKNOWN):
        return ZERO
    if definitive:
        return _mean_of_steps([step or "nee" for step in answer.steps])
    return _mean_of_steps([step for step in answer.steps if step is not None])


def task_score_between(answer: TaskAnswer, *, definitive: bool) -> tuple[Fraction, Fraction]:
    """Lowest and highest score of an applicable task: unknown and empty steps all nee, or all ja."""
    if answer.steps[0] is None and not definitive:
        return ZERO, FULL
    bounds = []
    for fill in ("nee", "ja"):
        steps: list[StepValue] = [fill if step in (None, UNKNOWN) else step for step in answer.steps]
        bounds.append(ZERO if steps[0] == "nee" else _mean_of_steps(steps))
    return bounds[0], bounds[1]


def counts_of(tasks: Iterable[ScopedTask], kind: str | None, *, definitive: bool) -> TaskCounts:
    """Counts by step 1 over the tasks of one kind, or of all kinds together."""
    in_view = partly = not_in_view = empty = not_applicable = 0
    for item in tasks:
        first = item.answer.steps[0]
        if kind is not None and item.task.kind != kind:
            continue
        if item.answer.not_applicable:
            not_applicable += 1
        elif first == "ja":
            in_view += 1
        elif first == "deels":
            partly += 1
        elif first is None and not definitive:
            empty += 1
        else:
            not_in_view += 1
    return TaskCounts(kind, in_view, partly, not_in_view, empty, not_applicable)


def _step_coverage(applicable: Sequence[TaskAnswer], step: int) -> Figure:
    halves = sum(STEP_HALVES.get(answer.steps[step], 0) for answer in applicable)
    return share(halves, len(applicable), 50)


def task_summary_of(sheet: Sheet) -> TaskSummary:
    """Everything of method.md 4.1 over the tasks in scope, by their own dossier."""
    applicable = [item.answer for item in sheet.tasks if not item.answer.not_applicable]
    return TaskSummary(
        total=counts_of(sheet.tasks, None, definitive=sheet.definitive),
        per_kind=tuple(counts_of(sheet.tasks, kind, definitive=sheet.definitive) for kind in TASK_KINDS),
        chain_complete=sum(all(step == "ja" for step in answer.steps) for answer in applicable),
        step_coverage={name: _step_coverage(applicable, index) for index, name in enumerate(STEPS)},
        per_task=tuple(
            TaskScore(item.task.id, task_score(item.answer, definitive=sheet.definitive))
            for item in sheet.tasks
        ),
    )


@dataclass(frozen=True, slots=True)
class DossierTasks:
    """Shortfall 0-1 of the task unit of a dossier: as scored (None when nothing is), at best, at worst."""

    dossier: str
    mean: Figure  # mean T over the scored tasks
    shortfall: Figure
    shortfall_low: Fraction
    shortfall_high: Fraction


def _mean(values: Sequence[Fraction]) -> Figure:
    return share(sum(values, ZERO), len(values))


def dossier_tasks_of(sheet: Sheet) -> tuple[DossierTasks, ...]:
    """One entry per dossier with at least one applicable task in scope."""
    per_dossier: dict[str, list[TaskAnswer]] = {}
    for item in sheet.tasks:
        if not item.answer.not_applicable:
            per_dossier.setdefault(item.task.dossier, []).append(item.answer)
    outcome = []
    for dossier, answers in per_dossier.items():
        scored = [task_score(answer, definitive=sheet.definitive) for answer in answers]
        bounds = [task_score_between(answer, definitive=sheet.definitive) for answer in answers]
        mean = _mean([score for score in scored if score is not None])
        outcome.append(
            DossierTasks(
                dossier,
                mean,
                None if mean is None else 1 - mean / 100,
                1 - sum((high for _, high in bounds), ZERO) / (100 * len(bounds)),
                1 - sum((low for low, _ in bounds), ZERO) / (100 * len(bounds)),
            )
        )
    return tuple(outcome)
