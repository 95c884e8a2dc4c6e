"""How far a round is filled in: one count, the same on every page.

A question is a task, a statement (for all its roles together) or a dwars statement. Done means: nothing left
to fill in. A statement is done when every role has a level, weet_niet or nvt. A task is done when it is nvt,
when all five steps are answered, or when step 1 is nee or weet_niet (then no other step changes its score).
An answer that was carried over from the last round and that nobody confirmed yet counts as empty.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assessments.scoring.definitive import missing_for_definitive
from assessments.scoring.rules import UNKNOWN
from assessments.scoring.types import RoundAnswers, ScoringModel, TaskAnswer
from assessments.scoring.units import (
    agreed_answers,
    answer_for,
    statement_in_scope,
    task_answers,
    task_in_scope,
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its state; `dossier` is None for dwars."""

    kind: Literal["taak", "stelling", "dwars"]
    id: str
    dossier: str | None
    done: bool
    unknown: bool
    required: bool  # needed for definitive and still without its answer
    to_confirm: bool = False  # open, with an answer of the last round that somebody has to confirm


@dataclass(frozen=True, slots=True)
class PartProgress:
    """The questions of one part in catalogue order; every count comes from this one list."""

    questions: tuple[Question, ...]

    @property
    def total(self) -> int:
        """Questions in scope."""
        return len(self.questions)

    @property
    def done(self) -> int:
        """Questions with nothing left to fill in."""
        return sum(question.done for question in self.questions)

    @property
    def open(self) -> int:
        """Questions with something left to fill in."""
        return self.total - self.done

    @property
    def unknown(self) -> int:
        """Questions with at least one weet_niet; they may be done or open."""
        return sum(question.unknown for question in self.questions)

    @property
    def to_confirm(self) -> int:
        """Open questions with an answer of the last round that somebody has to confirm."""
        return sum(question.to_confirm for question in self.questions)

    @property
    def required_open(self) -> int:
        """Questions that stand in the way of definitive."""
        return sum(question.required for question in self.questions)

    @property
    def complete(self) -> bool:
        """There are questions and all are done."""
        return bool(self.questions) and self.open == 0

    @property
    def open_ids(self) -> tuple[str, ...]:
        """Ids of the open questions in catalogue order."""
        return tuple(question.id for question in self.questions if not question.done)

    @property
    def required_open_ids(self) -> tuple[str, ...]:
        """Ids of the questions that stand in the way of definitive, in catalogue order."""
        return tuple(question.id for question in self.questions if question.required)


@dataclass(frozen=True, slots=True)
class DossierProgress:
    """Progress of one dossier: its tasks, its statements, and both together (tasks first)."""

    dossier: str
    tasks: PartProgress
    statements: PartProgress
    total: PartProgress


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of a round. `total` holds all dossiers, without dwars, which is optional and stands apart."""

    dossiers: tuple[DossierProgress, ...]
    tasks: PartProgress
    statements: PartProgress
    total: PartProgress
    cross: PartProgress

    @property
    def ready_for_definitive(self) -> bool:
        """Nothing that definitive requires is missing (method.md 3)."""
        return self.total.required_open == 0

    def of(self, dossier: str) -> DossierProgress:
        """The progress of one dossier. Raises KeyError for an unknown id."""
        for item in self.dossiers:
            if item.dossier == dossier:
                return item
        raise KeyError(dossier)


def task_done(answer: TaskAnswer) -> bool:
    """Nothing left to fill in for this task."""
    if answer.not_applicable or answer.steps[0] in ("nee", UNKNOWN):
        return True
    return all(step is not None for step in answer.steps)


def _task_questions(model: ScoringModel, answers: RoundAnswers, required: set[str]) -> list[Question]:
    given = task_answers(answers.tasks)
    questions = []
    for task in model.tasks:
        if not task_in_scope(task, answers.scope):
            continue
        answer = given.get(task.id) or TaskAnswer(task.id)
        unknown = not answer.not_applicable and UNKNOWN in answer.steps
        questions.append(
            Question("taak", task.id, task.dossier, task_done(answer), unknown, task.id in required)
        )
    return questions


def _statement_questions(model: ScoringModel, answers: RoundAnswers, required: set[str]) -> list[Question]:
    given = agreed_answers(answers.statements)
    questions = []
    for statement in model.statements:
        if not statement_in_scope(statement, answers.scope):
            continue
        values = [answer_for(given, statement.id, role)[0] for role in statement.roles]
        done = all(value is not None for value in values)
        needed = statement.id in required
        questions.append(
            Question("stelling", statement.id, statement.dossier, done, UNKNOWN in values, needed)
        )
    return questions


def _cross_questions(model: ScoringModel, answers: RoundAnswers) -> list[Question]:
    given = agreed_answers(answers.cross)
    values = [(item.id, answer_for(given, item.id, None)[0]) for item in model.cross_statements]
    return [
        Question("dwars", name, None, value is not None, value == UNKNOWN, required=False)
        for name, value in values
    ]


def _part(questions: Iterable[Question], dossier: str) -> PartProgress:
    return PartProgress(tuple(question for question in questions if question.dossier == dossier))


def _joined(parts: Sequence[PartProgress]) -> PartProgress:
    return PartProgress(tuple(question for part in parts for question in part.questions))


def _waiting(questions: Iterable[Question], to_confirm: Collection[str]) -> list[Question]:
    return [
        replace(question, to_confirm=not question.done and question.id in to_confirm)
        for question in questions
    ]


def progress_of(
    model: ScoringModel, answers: RoundAnswers, to_confirm: Collection[str] = frozenset()
) -> Progress:
    """Count done and open, per dossier and in total. Raises ValueError as `score_round` does.

    `to_confirm` are the ids of questions with a stored answer that does not count until it is confirmed.
    """
    missing = missing_for_definitive(model, answers)
    tasks = _waiting(
        _task_questions(model, answers, {item.id for item in missing if item.kind == "taak"}), to_confirm
    )
    statements = _waiting(
        _statement_questions(model, answers, {item.id for item in missing if item.kind == "stelling"}),
        to_confirm,
    )
    dossiers = []
    for dossier in model.dossiers:
        own_tasks, own_statements = _part(tasks, dossier.id), _part(statements, dossier.id)
        dossiers.append(
            DossierProgress(dossier.id, own_tasks, own_statements, _joined((own_tasks, own_statements)))
        )
    return Progress(
        dossiers=tuple(dossiers),
        tasks=_joined([item.tasks for item in dossiers]),
        statements=_joined([item.statements for item in dossiers]),
        total=_joined([item.total for item in dossiers]),
        cross=PartProgress(tuple(_waiting(_cross_questions(model, answers), to_confirm))),
    )
