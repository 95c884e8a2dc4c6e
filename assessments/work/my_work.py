"""The own work of one person over all municipalities and open rounds, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from assessments.accounts.access import RoundAccess
from assessments.answering.ownership import is_assigned
from assessments.catalogue.questions import question_of
from assessments.comments.queries import UnseenMention, unseen_mentions_for
from assessments.models import Assignment, Comment, DossierWork, Round, User
from assessments.work.deadlines import Due, due_of
from assessments.work.links import dossier_url, question_url
from assessments.work.queries import RoundWork, open_rounds_of, read_work
from assessments.work.round_work import is_finished, questions_given
from assessments.work.steps import AGREED, BUSY, READY, RETURNED
from assessments.work.wording import CROSS_LABEL


@dataclass(frozen=True, slots=True)
class MyItem:
    """A dossier or question that is mine, by name or by function (`via`)."""

    round: Round
    dossier: str
    subject: str
    label: str
    detail: str  # of a question: its dossier
    via: str
    note: str
    state: str
    state_label: str
    stored: DossierWork | None
    total: int
    open: int
    to_confirm: int
    remarks: int
    due: Due | None
    own_due: bool  # not only the deadline of the round
    finished: bool
    given_at: dt.datetime
    url: str
    next_url: str  # "" when nothing is open

    @property
    def is_returned(self) -> bool:
        return self.state == RETURNED and not self.subject

    @property
    def reason(self) -> str:
        """Why the dossier came back, as long as it has not been handed in again."""
        return self.stored.reason if self.stored and self.state in {RETURNED, BUSY} else ""

    @property
    def hand_in(self) -> bool:
        """All is answered, but nobody has handed the dossier in yet."""
        return bool(self.dossier) and not self.subject and not self.open and not self.finished


@dataclass(frozen=True, slots=True)
class Waiting:
    """A dossier that waits for the agreement of this coordinator."""

    round: Round
    dossier: str
    label: str
    open: int
    stored: DossierWork | None


@dataclass(frozen=True, slots=True)
class MyRound:
    """One open round with what is mine in it; `unassigned` dossiers nobody has taken up."""

    access: RoundAccess
    todo: tuple[MyItem, ...]
    finished: tuple[MyItem, ...]
    waiting: tuple[Waiting, ...]
    unassigned: int
    due: Due | None

    @property
    def round(self) -> Round:
        return self.access.round


@dataclass(frozen=True, slots=True)
class MyWork:
    rounds: tuple[MyRound, ...]
    mentions: tuple[UnseenMention, ...]  # in open rounds

    @property
    def waiting(self) -> int:
        """How many dossiers wait for the agreement of this person, over all rounds."""
        return sum(len(round.waiting) for round in self.rounds)

    @property
    def open_items(self) -> tuple[MyItem, ...]:
        """All that is still to do, over all rounds."""
        return tuple(item for round in self.rounds for item in round.todo)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits: no work, no dossier to agree with and no colleague who asks something."""
        return not (self.open_items or self.mentions or any(round.waiting for round in self.rounds))


def my_work_for(person: User, today: dt.date) -> MyWork:
    """Everything that waits for this person, in ten queries however many rounds there are."""
    accesses = open_rounds_of(person)
    if not accesses:
        return MyWork((), ())
    remarks = _open_remarks(accesses)
    rounds = tuple(_my_round(work, person, remarks, today) for work in read_work(accesses))
    mentions = tuple(item for item in unseen_mentions_for(person) if not item.round.is_definitive)
    return MyWork(rounds, mentions)


def my_rounds_for(person: User, today: dt.date) -> tuple[MyRound, ...]:
    """The own work alone, without remarks, in six queries."""
    works = read_work(open_rounds_of(person))
    return tuple(_my_round(work, person, {}, today) for work in works)


Remarks = dict[tuple[object, str], int]


def _open_remarks(accesses: Sequence[RoundAccess]) -> Remarks:
    """How many threads are open, per round and question."""
    rows = (
        Comment.objects.filter(
            round__in=[access.round.pk for access in accesses], parent=None, resolved_at=None
        )
        .exclude(text="")
        .order_by()
        .values_list("round_id", "subject")
        .annotate(threads=Count("pk"))
    )
    return {(round_id, subject): count for round_id, subject, count in rows}


def _my_round(work: RoundWork, person: User, remarks: Remarks, today: dt.date) -> MyRound:
    mine: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in work.assignments:
        if is_assigned(work.access, person.pk, assignment) and questions_given(work, assignment):
            mine.setdefault((assignment.dossier, assignment.subject), []).append(assignment)
    items = [_item(work, given, remarks, today) for given in mine.values()]
    items.sort(key=_urgency)
    taken = {item.dossier for item in work.assignments if not item.subject}
    free = set(work.dossiers_in_scope()) - taken
    free = {name for name in free if work.state(name) not in {READY, AGREED}}
    return MyRound(
        work.access,
        tuple(item for item in items if not item.finished),
        tuple(item for item in items if item.finished),
        _waiting(work),
        len(free) if work.access.can_answer else 0,
        due_of(work.round.due, today),
    )


def _urgency(item: MyItem) -> tuple[bool, dt.date, str]:
    """Sent back first, then by deadline; without one at the end."""
    return not item.is_returned, item.due.date if item.due else dt.date.max, item.label


def _waiting(work: RoundWork) -> tuple[Waiting, ...]:
    if not work.access.can_coordinate:
        return ()
    return tuple(
        Waiting(
            work.round,
            name,
            work.catalogue.dossier_by_id[name].label,
            work.part(name).open,
            work.states.get(name),
        )
        for name in work.dossiers_in_scope()
        if work.state(name) == READY
    )


def _via(given: Sequence[Assignment]) -> str:
    """The function by which something is mine; "" when it is by name too."""
    by_name = any(item.person_id is not None for item in given)
    return "" if by_name else given[0].assigned_function


def _item(work: RoundWork, given: Sequence[Assignment], remarks: Remarks, today: dt.date) -> MyItem:
    first = given[0]
    round = work.round
    questions = questions_given(work, first)
    dates = [date for date in (work.due(first.dossier, item) for item in given) if date is not None]
    stored = work.states.get(first.dossier)
    spec = work.catalogue.dossier_by_id.get(first.dossier)
    label, detail = spec.label if spec else CROSS_LABEL, ""
    if first.subject and (question := question_of(work.catalogue, first.subject)) is not None:
        label, detail = question.text, label
    following = next((item for item in questions if not item.done), None)
    has_tasks = any(item.kind == "taak" for item in questions)
    return MyItem(
        round=round,
        dossier=first.dossier,
        subject=first.subject,
        label=label,
        detail=detail,
        via=_via(given),
        note=" ".join(item.note for item in given if item.note),
        state=work.state(first.dossier),
        state_label=work.state_label(first.dossier),
        stored=stored,
        total=len(questions),
        open=sum(not item.done for item in questions),
        to_confirm=work.confirm_count(questions),
        remarks=sum(remarks.get((round.pk, item.id), 0) for item in questions),
        due=due_of(min(dates, default=None), today),
        own_due=any(item.due for item in given) or bool(stored and stored.due),
        finished=is_finished(work, first, questions),
        given_at=max(item.created_at for item in given),
        url=question_url(round.pk, questions[0])
        if first.subject
        else dossier_url(round.pk, first.dossier, has_tasks=has_tasks),
        next_url=question_url(round.pk, following) if following else "",
    )
