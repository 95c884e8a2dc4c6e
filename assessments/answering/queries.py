"""Reading a round: a fixed number of queries, however much is filled in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from assessments.answering.question_sides import TalkCounts
from assessments.catalogue.spec import Catalogue, Dossier
from assessments.constants import Scope, WorkState
from assessments.models import Answer, Comment, DossierWork, EvidenceUse, Proposal, Round, TaskAnswer
from assessments.national.queries import causes_for
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

    def within(self, part: Catalogue) -> RoundRows:
        """Only what belongs to this part of the catalogue: its questions, and its roles of each statement."""
        statements = part.statement_by_id
        return RoundRows(
            tuple(
                row
                for row in self.answers
                if row.statement in statements and row.role in ("", *statements[row.statement].roles)
            ),
            tuple(row for row in self.tasks if row.task in part.task_by_id),
        )

    def to_confirm(self) -> frozenset[str]:
        """Ids of questions with an answer of the last round that nobody confirmed yet."""
        answers = {row.statement for row in self.answers if row.to_confirm}
        return frozenset(answers | {row.task for row in self.tasks if row.to_confirm})


def rows_for(round: Round) -> RoundRows:
    """All stored rows of a round with who saved them, in two queries."""
    return _rows(Q(round=round), Q(round=round))


def rows_for_dossier(round: Round, catalogue: Catalogue, dossier: str) -> RoundRows:
    """The stored rows of one dossier, without who saved them, in two queries: what a save counts again."""
    statements = [item.id for item in catalogue.statements_of(dossier)]
    tasks = [item.id for item in catalogue.tasks_of(dossier)]
    answers = Answer.objects.filter(round=round, statement__in=statements).order_by("statement", "role")
    return RoundRows(
        tuple(answers), tuple(TaskAnswer.objects.filter(round=round, task__in=tasks).order_by("task"))
    )


def rows_for_cross(round: Round, catalogue: Catalogue) -> RoundRows:
    """The stored rows of dwars only, in one query, without who saved them."""
    answers = Answer.objects.filter(
        round=round, statement__in=[item.id for item in catalogue.cross_statements]
    )
    return RoundRows(tuple(answers.order_by("statement", "role")), ())


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


def work_for(round: Round) -> dict[str, DossierWork]:
    """How far the work on each dossier is, by dossier; a dossier without a row is te doen. One query."""
    rows = DossierWork.objects.filter(round=round).select_related("changed_by")
    return {row.dossier: row for row in rows}


def agreed_dossiers_for(round: Round) -> set[str]:
    """The dossiers that are akkoord, so that their answers are fixed; "" is dwars. One query."""
    rows = DossierWork.objects.filter(round=round, state=WorkState.AGREED)
    return set(rows.values_list("dossier", flat=True))


def talk_counts_for(round: Round, subjects: Collection[str], roles: Collection[str] = ()) -> TalkCounts:
    """Open remarks, evidence, proposals and signals to VNG at these questions, in four queries.

    `roles` are those of somebody with a limited invitation: proposals for other roles do not count then.
    """
    comments = Comment.objects.filter(round=round, subject__in=subjects, parent=None, resolved_at=None)
    evidence = EvidenceUse.objects.filter(round=round, subject__in=subjects)
    proposals = Proposal.objects.filter(round=round, statement__in=subjects)
    if roles:
        proposals = proposals.filter(role__in=["", *roles])
    counted = Count("pk")
    return TalkCounts(
        dict(comments.exclude(text="").order_by().values_list("subject").annotate(counted)),
        dict(evidence.order_by().values_list("subject").annotate(counted)),
        dict(proposals.order_by().values_list("statement").annotate(counted)),
        causes_for(round, subjects),
    )


def find_round(code: str, edition: str | None = None) -> Round | None:
    """The round of a municipality on an edition, or on its newest; without the content of the edition."""
    rounds = Round.objects.filter(municipality_id=code).select_related("municipality", "edition")
    if edition is not None:
        rounds = rounds.filter(edition__name=edition)
    return rounds.defer("edition__content").order_by("-edition__name").first()


def not_agreed_dossiers(round: Round, catalogue: Catalogue) -> list[Dossier]:
    """The dossiers in scope that a team works on in steps and that are not akkoord, in one query.

    A team that never used the steps gets none: nothing was promised there.
    """
    states = dict(DossierWork.objects.filter(round=round).values_list("dossier", "state"))
    if set(states.values()) <= {WorkState.TO_DO.value}:
        return []
    everything = round.scope == Scope.FULL
    asked = {item.dossier for item in catalogue.statements if everything or item.core}
    asked |= {item.dossier for item in catalogue.tasks if everything or item.core}
    return [
        dossier
        for dossier in catalogue.dossiers
        if dossier.id in asked and states.get(dossier.id) != WorkState.AGREED
    ]
