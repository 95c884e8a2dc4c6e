"""Giving work to people or functions, taking it back, and handing all of it to somebody else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.accounts.access import MAY_ANSWER
from assessments.accounts.invitations import lock_team
from assessments.audit.services import record
from assessments.catalogue.parts import is_in_part, part_of
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.models import Assignment, Membership, Round, User
from assessments.text import same_function
from assessments.work import sentences
from assessments.work.deadlines import check_due
from assessments.work.locking import hold_open_round
from assessments.work.text import checked_text

CROSS = "samenspel"
"""What the forms call the dwars statements together, which have no dossier."""
Target = tuple[str, str]
"""A dossier ("" for dwars) and a question of it ("" for the whole)."""


@dataclass(frozen=True, slots=True)
class Given:
    """What came of assigning: how many were new, how many this person or function had already.

    `changed` of those that were there got another date or note.
    """

    new: int
    already: int
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody in the team, or a function: exactly one of the two."""

    member: Membership | None
    function: str

    def __str__(self) -> str:
        return str(self.member.user) if self.member else self.function

    def has(self, assignment: Assignment) -> bool:
        """Whether an assignment is for this person or this function."""
        if self.member is not None:
            return assignment.person_id == self.member.user_id
        return assignment.person_id is None and same_function(assignment.assigned_function, self.function)


def receiver_of(round: Round, person_id: int | None, function: str) -> Receiver:
    """Who gets the work; a function is written as the team writes it. Raises ValidationError."""
    function = checked_text(function, "function")
    if person_id is None and not function:
        raise ValidationError({"person": sentences.NOBODY_CHOSEN})
    if person_id is not None and function:
        raise ValidationError({"person": sentences.TWO_CHOSEN})
    team = Membership.objects.filter(municipality_id=round.municipality_id).select_related("user")
    if person_id is None:
        if len(function) > 120:
            raise ValidationError({"function": sentences.FUNCTION_TOO_LONG})
        known = next((item.function for item in team if same_function(item.function, function)), function)
        return Receiver(None, known)
    member = next((item for item in team if item.user_id == person_id), None)
    if member is None:
        raise ValidationError({"person": sentences.NOT_IN_TEAM})
    if member.role not in MAY_ANSWER:
        raise ValidationError({"person": sentences.READS_ONLY.format(name=member.user)})
    return Receiver(member, "")


def targets_of(catalogue: Catalogue, dossiers: Sequence[str], questions: Sequence[str]) -> tuple[Target, ...]:
    """The chosen dossiers and single questions. Raises ValidationError for none and for unknown ones."""
    found: list[Target] = []
    for name in dossiers:
        if name != CROSS and name not in catalogue.dossier_by_id:
            raise ValidationError(sentences.DOSSIER_UNKNOWN.format(id=name))
        found.append(("" if name == CROSS else name, ""))
    for name in questions:
        question = question_of(catalogue, name)
        if question is None:
            raise ValidationError(sentences.QUESTION_UNKNOWN.format(id=name))
        found.append((question.dossier, question.id))
    if not found:
        raise ValidationError(sentences.NOTHING_CHOSEN)
    return tuple(dict.fromkeys(found))


def _check_part(catalogue: Catalogue, receiver: Receiver, targets: Sequence[Target]) -> None:
    """A partner cannot be given what the invitation does not show."""
    member = receiver.member
    if member is None or not member.is_limited:
        return
    part = part_of(catalogue, member.dossiers, member.municipal_roles)
    for dossier, subject in targets:
        if not is_in_part(part, dossier, subject):
            what = subject or (catalogue.dossier_by_id[dossier].label if dossier else CROSS)
            sentence = sentences.OUTSIDE_PART.format(name=member.user, what=what)
            raise ValidationError({"person": sentence})


@transaction.atomic
def assign(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    dossiers: Sequence[str] = (),
    questions: Sequence[str] = (),
    person_id: int | None = None,
    function: str = "",
    due: dt.date | None = None,
    note: str = "",
) -> Given:
    """Give dossiers and single questions to one person or one function; who had them keeps them too.

    What was given already gets the date and the note, when these are filled. Raises ValidationError.
    """
    lock_team(round.municipality)  # nobody leaves the team meanwhile; always before the round
    held = hold_open_round(round.pk)
    targets = targets_of(catalogue, dossiers, questions)
    receiver = receiver_of(held, person_id, function)
    _check_part(catalogue, receiver, targets)
    check_due(due)
    note = checked_text(note, "note")
    present = {
        (item.dossier, item.subject): item
        for item in Assignment.objects.filter(round=held)
        if receiver.has(item)
    }
    new = changed = 0
    for dossier, subject in targets:
        row = present.get((dossier, subject))
        if row is None:
            row = Assignment(round=held, dossier=dossier, subject=subject, created_by=actor)
            row.person = receiver.member.user if receiver.member else None
            row.assigned_function = receiver.function
            new += 1
        elif (due in (None, row.due)) and (note in ("", row.note)):
            continue
        else:
            changed += 1
        row.due, row.note = due or row.due, note or row.note
        row.created_at = timezone.now()
        row.save()
        _record(actor, "werk.toegewezen", row, due=row.due)
    return Given(new, len(targets) - new, changed)


def _record(actor: User, action: str, row: Assignment, *, due: dt.date | None = None) -> None:
    given = {"aan": str(row.person or row.assigned_function)}
    if due:
        given["klaar_op"] = due.isoformat()
    taken = action == "werk.ingetrokken"
    record(
        actor=actor,
        action=action,
        round=row.round,
        subject=row.subject or row.dossier or CROSS,
        old=given if taken else {},
        new={} if taken else given,
        reason=row.note if not taken else "",
    )


@transaction.atomic
def remove_assignment(*, actor: User, assignment: Assignment) -> None:
    """Take work back from a person or function; answers and remarks stay. Raises ValidationError."""
    hold_open_round(assignment.round_id)
    _record(actor, "werk.ingetrokken", assignment)
    Assignment.objects.filter(pk=assignment.pk).delete()


@transaction.atomic
def hand_over_work(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    source: str,
    person_id: int | None = None,
    function: str = "",
) -> int:
    """Give all work of one person ("persoon:12") or function ("functie:...") to another; how many moved.

    Dates and notes go along; what the other had already is not doubled. Raises ValidationError.
    """
    lock_team(round.municipality)
    held = hold_open_round(round.pk)
    receiver = receiver_of(held, person_id, function)
    everything = list(Assignment.objects.filter(round=held).select_related("person"))
    moving = [row for row in everything if source_of(row) == source.casefold()]
    if any(receiver.has(row) for row in moving):
        raise ValidationError({"person": sentences.SAME_PERSON})
    if not moving:
        raise ValidationError({"source": sentences.NO_WORK.format(name="Deze persoon of functie")})
    _check_part(catalogue, receiver, [(row.dossier, row.subject) for row in moving])
    present = {(row.dossier, row.subject): row for row in everything if receiver.has(row)}
    for row in moving:
        before = str(row.person or row.assigned_function)
        double = present.get((row.dossier, row.subject))
        if double is not None:
            row.delete()
        else:
            row.person = receiver.member.user if receiver.member else None
            row.assigned_function = receiver.function
            row.created_at = timezone.now()
            row.save()
        record(
            actor=actor,
            action="werk.overgedragen",
            round=held,
            subject=row.subject or row.dossier or CROSS,
            old={"aan": before},
            new={"aan": str(receiver)},
        )
    return len(moving)


def source_of(assignment: Assignment) -> str:
    """Who has an assignment, as the value of a form: "persoon:12" or "functie:vth-adviseur"."""
    if assignment.person_id is not None:
        return f"persoon:{assignment.person_id}"
    return f"functie:{assignment.assigned_function.strip().casefold()}"
