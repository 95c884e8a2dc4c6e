"""Reading a round: a fixed number of queries, however much is filled in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from assessments.catalogue.spec import Catalogue
from assessments.models import Answer, Round, TaskAnswer
from assessments.scoring.answers_rows import AnswersFile
from assessments.scoring.rows import file_from_rows
from assessments.scoring.types import ScoringModel


@dataclass(frozen=True, slots=True)
class RoundRows:
    """All stored rows of a round, also those out of scope: answers by statement and role, tasks by id."""

    answers: tuple[Answer, ...]
    tasks: tuple[TaskAnswer, ...]

    def answers_by_statement(self) -> dict[str, tuple[Answer, ...]]:
        """The rows per statement; a statement without rows has no entry."""
        found: dict[str, list[Answer]] = {}
        for row in self.answers:
            found.setdefault(row.statement, []).append(row)
        return {statement: tuple(rows) for statement, rows in found.items()}

    def task_by_id(self) -> dict[str, TaskAnswer]:
        """The row per task."""
        return {row.task: row for row in self.tasks}


def rows_for(round: Round) -> RoundRows:
    """All stored rows of a round with who saved them, in two queries."""
    return _rows(Q(round=round), Q(round=round))


def rows_for_dossier(round: Round, catalogue: Catalogue, dossier: str) -> RoundRows:
    """The stored rows of one dossier only, in two queries: what a save needs to count again."""
    statements = [item.id for item in catalogue.statements_of(dossier)]
    tasks = [item.id for item in catalogue.tasks_of(dossier)]
    return _rows(Q(round=round, statement__in=statements), Q(round=round, task__in=tasks))


def rows_for_cross(round: Round, catalogue: Catalogue) -> RoundRows:
    """The stored rows of dwars only, in one query."""
    answers = Answer.objects.filter(
        round=round, statement__in=[item.id for item in catalogue.cross_statements]
    )
    return RoundRows(tuple(answers.select_related("updated_by").order_by("statement", "role")), ())


def _rows(of_answers: Q, of_tasks: Q) -> RoundRows:
    answers = Answer.objects.filter(of_answers).select_related("updated_by").order_by("statement", "role")
    tasks = TaskAnswer.objects.filter(of_tasks).select_related("updated_by").order_by("task")
    return RoundRows(tuple(answers), tuple(tasks))


def file_of(round: Round, rows: RoundRows, model: ScoringModel) -> AnswersFile:
    """The answers file of rows that were read already; no query."""
    return file_from_rows(
        model,
        municipality=round.municipality_id,
        scope=round.scope,
        definitive=round.is_definitive,
        answers=rows.answers,
        tasks=rows.tasks,
    )


def answers_file_for(round: Round, catalogue: Catalogue) -> AnswersFile:
    """What counts in a round as an answers file, in two queries."""
    return file_of(round, rows_for(round), catalogue.scoring_model)


def find_round(code: str, edition: str | None = None) -> Round | None:
    """The round of a municipality on an edition, or on its newest; without the content of the edition."""
    rounds = Round.objects.filter(municipality_id=code).select_related("municipality", "edition")
    if edition is not None:
        rounds = rounds.filter(edition__name=edition)
    return rounds.defer("edition__content").order_by("-edition__name").first()
