"""Who sets the agreed answer of a question: rules over the assignments of a round, and the query for those.

The coordinator always does. An invuller does where nobody is assigned to the question or its dossier, or
where he or she is, by name or by function. Everybody else gives a proposal.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from assessments.accounts.access import MAY_ANSWER, RoundAccess
from assessments.models import Assignment, DossierWork, Round
from assessments.text import same_function


class Assigned(Protocol):
    """A row of the table of assignments: a person or a function; `subject` "" is the whole dossier."""

    dossier: str
    subject: str
    person_id: int | None
    assigned_function: str


class Subject(Protocol):
    """A question as far as ownership goes; `dossier` is "" for dwars."""

    @property
    def id(self) -> str: ...

    @property
    def dossier(self) -> str: ...


def assignments_for(round: Round) -> tuple[Assignment, ...]:
    """All assignments of a round with the people they name, in one query."""
    return tuple(Assignment.objects.filter(round=round).select_related("person"))


def assigned_to(question: Subject, assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The assignments that hold for a question: its own, and those of its dossier."""
    return tuple(row for row in assignments if row.subject == question.id or _is_whole(row, question.dossier))


def assigned_to_dossier(dossier: str, assignments: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """The assignments of a dossier as a whole."""
    return tuple(row for row in assignments if _is_whole(row, dossier))


def first_due(
    dossier: str, work: DossierWork | None, round: Round, rows: Iterable[Assignment]
) -> date | None:
    """The first deadline of a dossier: of who has it, else its own, else that of the round."""
    own = (work.due if work else None) or round.due
    dates = [row.due or own for row in assigned_to_dossier(dossier, rows)] or [own]
    return min((found for found in dates if found), default=None)


def _is_whole(row: Assigned, dossier: str) -> bool:
    return not row.subject and row.dossier == dossier


def is_assigned(access: RoundAccess, user_id: int | None, assignment: Assigned) -> bool:
    """Whether this person, or the function of this person, is the one who was assigned."""
    if assignment.assigned_function:
        return same_function(assignment.assigned_function, access.function)
    return user_id is not None and assignment.person_id == user_id


def may_agree(
    access: RoundAccess, user_id: int | None, question: Subject, assignments: Iterable[Assignment]
) -> bool:
    """Whether this person sets the agreed answer of this question; locks are not looked at."""
    if access.can_coordinate:
        return True
    if access.role not in MAY_ANSWER:
        return False
    owners = assigned_to(question, assignments)
    return not owners or any(is_assigned(access, user_id, row) for row in owners)


def owners_in_the_way(access: RoundAccess, user_id: int | None, question: Subject | None) -> str:
    """Who sets the agreed answer when this person does not; empty when nobody is in the way.

    One query at most; none for the coordinator.
    """
    if question is None or access.can_coordinate:
        return ""
    assignments = assignments_for(access.round)
    if may_agree(access, user_id, question, assignments):
        return ""
    return owner_names(assigned_to(question, assignments))


def owner_names(assignments: Iterable[Assignment]) -> str:
    """Who was assigned, in words: names of people and functions, "Bram en VTH-coördinator"."""
    names = list(dict.fromkeys(str(row.person or row.assigned_function) for row in assignments))
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
