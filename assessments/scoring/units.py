"""Scoring units: one per (statement, role), weight 1 / number of roles that are not nvt (method.md 4).

Weights are whole numbers of parts, so that sums stay whole numbers: `Sheet.parts` parts make a weight of 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from assessments.scoring.rules import CERTAINTY_QUARTERS, NOT_APPLICABLE, STEP_HALVES, is_answer
from assessments.scoring.types import (
    STEPS,
    AnswerValue,
    RoundAnswers,
    ScoringModel,
    StatementAnswer,
    StatementModel,
    Support,
    TaskAnswer,
    TaskModel,
)

Given = tuple[AnswerValue, Support]
NOTHING: Given = (None, None)


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement for one role. The place is empty for dwars; `parts` is 0 when not applicable.

    Out of scope the answer is left out and every role keeps its share of the weight (method.md 5, scope).
    """

    statement: str
    role: str | None
    value: AnswerValue
    support: Support
    parts: int
    in_scope: bool
    dossier: str = ""
    domain: str = ""
    factor: str = ""
    cluster: str = ""
    weights: Mapping[str, int] = field(default_factory=dict)

    @property
    def applicable(self) -> bool:
        """In scope and not nvt: a member of the set A."""
        return self.in_scope and self.parts > 0


@dataclass(frozen=True, slots=True)
class ScopedTask:
    """A task in scope with its answer."""

    task: TaskModel
    domain: str
    answer: TaskAnswer


@dataclass(frozen=True, slots=True)
class Sheet:
    """A round laid out for arithmetic: all units and tasks, in catalogue order."""

    model: ScoringModel
    definitive: bool
    parts: int
    units: tuple[Unit, ...]
    cross: Mapping[str, tuple[Unit, ...]]
    tasks: tuple[ScopedTask, ...]
    domains_in_scope: tuple[str, ...]

    def weight(self, parts: int) -> Fraction:
        """The weight of a number of parts."""
        return Fraction(parts, self.parts)


def statement_in_scope(statement: StatementModel, scope: str) -> bool:
    """Scope basis holds the statements with core = true; volledig holds all (method.md 1)."""
    return scope == "volledig" or statement.core


def task_in_scope(task: TaskModel, scope: str) -> bool:
    """Scope basis holds the tasks with core = true; volledig holds all (method.md 1)."""
    return scope == "volledig" or task.core


def agreed_answers(rows: Iterable[StatementAnswer]) -> dict[tuple[str, str | None], Given]:
    """The answer per (statement, role). Raises ValueError on a value off the scale or the same key twice."""
    given: dict[tuple[str, str | None], Given] = {}
    for row in rows:
        key = (row.statement, row.role)
        if key in given:
            raise ValueError(f"two answers for {key}")
        if not is_answer(row.value) or row.support not in CERTAINTY_QUARTERS:
            raise ValueError(f"answer off the scale for {key}: {row.value!r}, {row.support!r}")
        given[key] = (row.value, row.support)
    return given


def answer_for(given: Mapping[tuple[str, str | None], Given], statement: str, role: str | None) -> Given:
    """The answer of one role: its own, else the one for all roles, else empty."""
    own = given.get((statement, role))
    return own if own is not None else given.get((statement, None), NOTHING)


def task_answers(rows: Iterable[TaskAnswer]) -> dict[str, TaskAnswer]:
    """The answer per task id. Raises ValueError on steps off the scale or the same task twice."""
    given: dict[str, TaskAnswer] = {}
    for row in rows:
        if row.task in given:
            raise ValueError(f"two answers for task {row.task}")
        if len(row.steps) != len(STEPS) or any(
            step is not None and step not in STEP_HALVES for step in row.steps
        ):
            raise ValueError(f"steps off the scale for task {row.task}: {row.steps!r}")
        given[row.task] = row
    return given


def _statement_units(model: ScoringModel, answers: RoundAnswers, parts: int) -> tuple[Unit, ...]:
    given = agreed_answers(answers.statements)
    domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
    cluster_of = {factor.id: factor.cluster for factor in model.factors}
    units: list[Unit] = []
    for statement in model.statements:
        in_scope = statement_in_scope(statement, answers.scope)
        values = [answer_for(given, statement.id, role) if in_scope else NOTHING for role in statement.roles]
        counting = sum(value != NOT_APPLICABLE for value, _ in values)
        each = parts // counting if counting else 0
        place = (
            statement.dossier, domain_of[statement.dossier],
            statement.factor, cluster_of[statement.factor], statement.weights,
        )  # fmt: skip
        units += [
            Unit(statement.id, role, value, support, 0 if value == NOT_APPLICABLE else each, in_scope, *place)
            for role, (value, support) in zip(statement.roles, values, strict=True)
        ]
    return tuple(units)


def _cross_units(model: ScoringModel, answers: RoundAnswers, parts: int) -> dict[str, tuple[Unit, ...]]:
    """Units per theme; none is in scope when dwars has no single answer (nvt is an answer too)."""
    given = agreed_answers(answers.cross)
    values = {item.id: answer_for(given, item.id, None) for item in model.cross_statements}
    used = any(value is not None for value, _ in values.values())
    per_theme: dict[str, list[Unit]] = {theme: [] for theme in model.themes}
    for item in model.cross_statements:
        value, support = values[item.id]
        weight = 0 if value == NOT_APPLICABLE else parts
        per_theme[item.theme].append(Unit(item.id, None, value, support, weight, used))
    return {theme: tuple(units) for theme, units in per_theme.items()}


def _scoped_tasks(model: ScoringModel, answers: RoundAnswers) -> tuple[ScopedTask, ...]:
    given = task_answers(answers.tasks)
    domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
    return tuple(
        ScopedTask(task, domain_of[task.dossier], given.get(task.id) or TaskAnswer(task.id))
        for task in model.tasks
        if task_in_scope(task, answers.scope)
    )


def sheet_of(model: ScoringModel, answers: RoundAnswers) -> Sheet:
    """Lay out a round; rows out of scope or with an unknown id are ignored.

    Raises ValueError on rows that cannot be: a value off the scale, or the same key twice.
    """
    most_roles = max((len(statement.roles) for statement in model.statements), default=1)
    parts = lcm(*range(1, most_roles + 1))
    units = _statement_units(model, answers, parts)
    tasks = _scoped_tasks(model, answers)
    examined = {unit.domain for unit in units if unit.in_scope} | {task.domain for task in tasks}
    return Sheet(
        model=model,
        definitive=answers.definitive,
        parts=parts,
        units=units,
        cross=_cross_units(model, answers, parts),
        tasks=tasks,
        domains_in_scope=tuple(domain for domain in model.domains if domain in examined),
    )
