"""Reading the work of rounds: what is filled in, who has what, how far it is; four queries for any number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from assessments.accounts.access import ANY_ROLE, RoundAccess
from assessments.answering.ownership import first_due
from assessments.answering.queries import RoundRows, file_of
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus, WorkState
from assessments.models import Answer, Assignment, DossierWork, Membership, Round, TaskAnswer, User
from assessments.scoring.answers_file import answers_of
from assessments.scoring.progress import PartProgress, Progress, Question, progress_of
from assessments.work.deadlines import first_of
from assessments.work.steps import BUSY, TO_DO

STEP_FIELDS = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")


@dataclass(frozen=True, slots=True)
class RoundWork:
    """A round, or the part of it that somebody sees, with its answers counted and its work.

    `to_confirm` are questions with a prefilled answer that nobody has confirmed; `started` those with
    anything else stored.
    """

    access: RoundAccess
    catalogue: Catalogue
    progress: Progress
    to_confirm: frozenset[str]
    started: frozenset[str]
    assignments: tuple[Assignment, ...]
    states: dict[str, DossierWork]

    @property
    def round(self) -> Round:
        return self.access.round

    def part(self, dossier: str) -> PartProgress:
        """The questions of a dossier; "" is dwars."""
        return self.progress.of(dossier).total if dossier else self.progress.cross

    def question(self, dossier: str, subject: str) -> Question | None:
        """One question in scope; None when it does not count in this round."""
        return next((item for item in self.part(dossier).questions if item.id == subject), None)

    def state(self, dossier: str) -> str:
        """The state that is shown: something was answered makes "te doen" into "mee bezig"."""
        row = self.states.get(dossier)
        stored = row.state if row else TO_DO
        begun = any(item.id in self.started for item in self.part(dossier).questions)
        return BUSY if stored == TO_DO and begun else stored

    def state_label(self, dossier: str) -> str:
        """The same in words."""
        return WorkState(self.state(dossier)).label

    def confirm_count(self, questions: Iterable[Question]) -> int:
        """How many of these questions wait for a confirmation."""
        return sum(item.id in self.to_confirm for item in questions)

    def due(self, dossier: str, assignment: Assignment | None = None) -> dt.date | None:
        """The deadline that counts: of the assignment, else of the dossier, else of the round."""
        row = self.states.get(dossier)
        return first_of(assignment.due if assignment else None, row.due if row else None, self.round.due)

    def first_due(self, dossier: str) -> dt.date | None:
        """The first deadline of a dossier as a whole, over everybody who has it."""
        return first_due(dossier, self.states.get(dossier), self.round, self.assignments)

    def dossiers_in_scope(self) -> tuple[str, ...]:
        """The dossiers with questions in this round."""
        return tuple(item.dossier for item in self.progress.dossiers if item.total.total)


def read_work(accesses: Sequence[RoundAccess]) -> list[RoundWork]:
    """The work of these rounds, each as far as its access reaches, in four queries together."""
    ids = [access.round.pk for access in accesses]
    answers: dict[UUID, list[Answer]] = {pk: [] for pk in ids}
    tasks: dict[UUID, list[TaskAnswer]] = {pk: [] for pk in ids}
    given: dict[UUID, list[Assignment]] = {pk: [] for pk in ids}
    states: dict[UUID, dict[str, DossierWork]] = {pk: {} for pk in ids}
    for answer in Answer.objects.filter(round__in=ids).order_by("statement", "role"):
        answers[answer.round_id].append(answer)
    for task in TaskAnswer.objects.filter(round__in=ids):
        tasks[task.round_id].append(task)
    for item in Assignment.objects.filter(round__in=ids).select_related("person").order_by("pk"):
        given[item.round_id].append(item)
    for row in DossierWork.objects.filter(round__in=ids).select_related("changed_by"):
        states[row.round_id][row.dossier] = row
    return [
        _work(
            access,
            RoundRows(tuple(answers[access.round.pk]), tuple(tasks[access.round.pk])),
            given[access.round.pk],
            states[access.round.pk],
        )
        for access in accesses
    ]


def work_of(access: RoundAccess) -> RoundWork:
    """The work of one round, in four queries."""
    return read_work([access])[0]


def _work(
    access: RoundAccess, rows: RoundRows, given: Iterable[Assignment], states: dict[str, DossierWork]
) -> RoundWork:
    whole = catalogue_for(access.round.edition)
    catalogue = part_of(whole, access.dossiers, access.municipal_roles)
    model = catalogue.scoring_model
    progress = progress_of(model, answers_of(file_of(access.round, rows, model)))
    seen = _seen(catalogue)
    return RoundWork(
        access,
        catalogue,
        progress,
        frozenset(_names(rows, to_confirm=True)),
        frozenset(_names(rows, to_confirm=False)),
        tuple(item for item in given if not access.is_limited or (item.subject or item.dossier) in seen),
        {name: row for name, row in states.items() if name in catalogue.dossier_by_id},
    )


def _seen(catalogue: Catalogue) -> set[str]:
    """The ids of dossiers and questions that a part holds."""
    return {*catalogue.dossier_by_id, *catalogue.task_by_id, *catalogue.statement_by_id}


def _names(rows: RoundRows, *, to_confirm: bool) -> Iterable[str]:
    for answer in rows.answers:
        if answer.to_confirm == to_confirm and (answer.value or answer.note):
            yield answer.statement
    for task in rows.tasks:
        filled = task.not_applicable or task.note or any(getattr(task, step) for step in STEP_FIELDS)
        if task.to_confirm == to_confirm and filled:
            yield task.task


def open_rounds_of(person: User) -> list[RoundAccess]:
    """The provisional rounds of every municipality that a person works for, with the own access; two queries.

    The newest round of each municipality comes first, municipalities by name. A bestuurder gets no work.
    """
    members = {
        item.municipality_id: item
        for item in Membership.objects.filter(user=person, role__in=ANY_ROLE).select_related("municipality")
    }
    rounds = (
        Round.objects.filter(municipality__in=members, status=RoundStatus.PROVISIONAL)
        .select_related("municipality", "edition")
        .defer("edition__content")
        .order_by("municipality__name", "-edition__name")
    )
    return [access_of(members[round.municipality_id], round) for round in rounds]


def access_of(member: Membership, round: Round) -> RoundAccess:
    """What a member of the team may do in a round of that municipality."""
    return RoundAccess(
        round, member.role, member.function, tuple(member.dossiers), tuple(member.municipal_roles)
    )


def team_of(round: Round) -> list[Membership]:
    """The team of the municipality of a round, by name, in one query."""
    members = Membership.objects.filter(municipality_id=round.municipality_id).select_related("user")
    return list(members.order_by("user__name"))
