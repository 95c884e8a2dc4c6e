"""What a round still needs before it can be made definitive (method.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assessments.scoring.types import RoundAnswers, ScoringModel
from assessments.scoring.units import (
    agreed_answers,
    answer_for,
    statement_in_scope,
    task_answers,
    task_in_scope,
)

DUTY = "wettelijk-verplicht"


@dataclass(frozen=True, slots=True)
class Missing:
    """A core statement without an answer for one role, or a duty without step 1 (role None)."""

    kind: Literal["taak", "stelling"]
    id: str
    dossier: str
    role: str | None = None


def missing_for_definitive(model: ScoringModel, answers: RoundAnswers) -> tuple[Missing, ...]:
    """All that is missing, in catalogue order per dossier: first the tasks, then the statements.

    Every core statement in scope needs an answer (level, unknown or nvt) for each of its roles; every task in
    scope that is a legal duty and not nvt needs step 1. Raises ValueError as `score_round` does.
    """
    given, tasks = agreed_answers(answers.statements), task_answers(answers.tasks)
    found: list[Missing] = []
    for task in model.tasks:
        if not task_in_scope(task, answers.scope) or task.kind != DUTY:
            continue
        answer = tasks.get(task.id)
        if answer is None or (not answer.not_applicable and answer.steps[0] is None):
            found.append(Missing("taak", task.id, task.dossier))
    for statement in model.statements:
        if not statement.core or not statement_in_scope(statement, answers.scope):
            continue
        found += [
            Missing("stelling", statement.id, statement.dossier, role)
            for role in statement.roles
            if answer_for(given, statement.id, role)[0] is None
        ]
    rank = {dossier.id: index for index, dossier in enumerate(model.dossiers)}
    return tuple(sorted(found, key=lambda item: rank[item.dossier]))
