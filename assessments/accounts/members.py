"""Changing a team: what somebody may do, handing over the coordinator's role, and leaving.

Whoever leaves keeps nothing but takes nothing along: answers, proposals, remarks, evidence and history stay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from assessments.accounts import sentences
from assessments.accounts.access import MAY_ANSWER
from assessments.accounts.invitations import lock_team
from assessments.accounts.services import member_as_audited
from assessments.accounts.team_parts import EVERYTHING, Part, check_part
from assessments.audit.services import record
from assessments.catalogue.parts import is_in_part, part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Catalogue
from assessments.constants import RoundStatus, TeamRole
from assessments.models import Assignment, Membership, Municipality, Round, User

COORDINATOR, EDITOR = TeamRole.COORDINATOR.value, TeamRole.EDITOR.value


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed member, and how many assignments of open rounds ended with the change."""

    member: Membership
    ended: int


def open_assignments_of(municipality: Municipality) -> QuerySet[Assignment]:
    """What is assigned in the open rounds of a municipality, to people and to functions."""
    return Assignment.objects.filter(round__municipality=municipality, round__status=RoundStatus.PROVISIONAL)


def open_assignments(person: User, municipality: Municipality) -> QuerySet[Assignment]:
    """What is assigned to this very person in the open rounds of a municipality."""
    return open_assignments_of(municipality).filter(person=person)


@transaction.atomic
def change_member(
    *,
    actor: User,
    member: Membership,
    role: str,
    function: str,
    part: Part = EVERYTHING,
    catalogue: Catalogue | None = None,
) -> Changed:
    """Give somebody another role, function or part; assignments outside it end.

    The same again writes nothing. Raises ValidationError for a wrong role or part, an empty function, and
    the last coordinator who would no longer be one.
    """
    locked = _lock(member)
    function = function.strip()
    if role not in TeamRole.values:
        raise ValidationError({"role": sentences.ROLE_UNKNOWN})
    if not function:
        raise ValidationError({"function": sentences.FUNCTION_MISSING})
    part = check_part(catalogue, role, part)
    if role != COORDINATOR:
        _check_not_last(locked, "role")
    old = member_as_audited(locked)
    locked.role, locked.function = role, function
    locked.dossiers, locked.municipal_roles = list(part.dossiers), list(part.municipal_roles)
    new = member_as_audited(locked)
    if new == old:
        return Changed(locked, 0)
    locked.full_clean(exclude=["user", "municipality"])
    locked.save()
    _record(actor, "teamlid.gewijzigd", locked, *_differing(old, new))
    return Changed(locked, _end_assignments(actor, locked, _out_of_reach(locked)))


@transaction.atomic
def hand_over(*, actor: User, giver: Membership, receiver: Membership, giver_stays: bool) -> Membership:
    """Make somebody coordinator in place of, or beside, who is coordinator now.

    Raises ValidationError when the receiver sees only a part, is coordinator already, or left.
    """
    municipality = lock_team(giver.municipality)
    locked = {
        one.pk: one
        for one in Membership.objects.select_for_update(of=("self",))
        .select_related("user", "municipality")
        .filter(pk__in=[giver.pk, receiver.pk], municipality=municipality)
    }
    if len(locked) < 2 or locked[giver.pk].role != COORDINATOR:
        raise ValidationError(sentences.HAND_OVER_GONE.format(municipality=municipality))
    old_one, new_one = locked[giver.pk], locked[receiver.pk]
    if new_one.is_limited:
        raise ValidationError(sentences.HAND_OVER_TO_PART.format(person=new_one.user))
    if new_one.role == COORDINATOR:
        raise ValidationError(sentences.HAND_OVER_TO_COORDINATOR.format(person=new_one.user))
    before: dict[str, object] = {"coordinator": old_one.user.email, "rol": new_one.role}
    new_one.role = COORDINATOR
    new_one.save(update_fields=["role"])
    after: dict[str, object] = {"coordinator": new_one.user.email, "rol": COORDINATOR}
    if not giver_stays:
        old_one.role = EDITOR
        old_one.save(update_fields=["role"])
    after["vorige_coordinator"] = old_one.role
    _record(actor, "coordinator.overgedragen", new_one, before, after)
    return new_one


@transaction.atomic
def remove_member(*, actor: User, member: Membership) -> int:
    """Take somebody out of the team, or let them leave; how many assignments ended with it.

    Raises ValidationError for the last coordinator.
    """
    locked = _lock(member)
    _check_not_last(locked, None)
    ended = _end_assignments(actor, locked, open_assignments(locked.user, locked.municipality))
    leaves = actor.pk == locked.user_id
    action = "teamlid.vertrokken" if leaves else "teamlid.verwijderd"
    _record(actor, action, locked, member_as_audited(locked), {})
    locked.delete()
    return ended


def _lock(member: Membership) -> Membership:
    """The member as it is now. Raises ValidationError when it left meanwhile."""
    lock_team(member.municipality)
    locked = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user", "municipality")
        .filter(pk=member.pk)
        .first()
    )
    if locked is None:
        raise ValidationError(sentences.HAND_OVER_GONE.format(municipality=member.municipality))
    return locked


def _check_not_last(member: Membership, field: str | None) -> None:
    if member.role != COORDINATOR:
        return
    others = Membership.objects.filter(municipality=member.municipality, role=COORDINATOR)
    if not others.exclude(pk=member.pk).exists():
        message = sentences.LAST_COORDINATOR.format(person=member.user, municipality=member.municipality)
        raise ValidationError({field: message} if field else message)


def _out_of_reach(member: Membership) -> list[Assignment]:
    """Open assignments of who can no longer answer them: all of a reader, else those outside the part."""
    mine = open_assignments(member.user, member.municipality)
    if member.role not in MAY_ANSWER:
        return list(mine)
    if not member.is_limited:
        return []
    return [
        one
        for one in mine.select_related("round__edition").defer("round__edition__content")
        if not is_in_part(
            part_of(catalogue_for(one.round.edition), member.dossiers, member.municipal_roles),
            one.dossier,
            one.subject,
        )
    ]


def _end_assignments(actor: User, member: Membership, ending: Iterable[Assignment]) -> int:
    """Remove these assignments, with an entry in the trail of each round that says which."""
    by_round: dict[UUID, list[Assignment]] = defaultdict(list)
    for assignment in ending:
        by_round[assignment.round_id].append(assignment)
    for round in Round.objects.filter(pk__in=by_round):
        record(
            actor=actor,
            action="teamlid.toewijzingen",
            round=round,
            subject=member.user.email[:120],
            old={"toewijzingen": [one.subject or one.dossier or "dwars" for one in by_round[round.pk]]},
        )
    count = sum(len(items) for items in by_round.values())
    Assignment.objects.filter(pk__in=[one.pk for items in by_round.values() for one in items]).delete()
    return count


def _differing(old: dict[str, object], new: dict[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return {name: old.get(name) for name in names}, {name: new.get(name) for name in names}


def _record(
    actor: User, action: str, member: Membership, old: dict[str, object], new: dict[str, object]
) -> None:
    record(
        actor=actor,
        action=action,
        municipality=member.municipality,
        subject=member.user.email[:120],
        old=old,
        new=new,
    )
