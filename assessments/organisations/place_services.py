"""What VNG may do in a team: help it to a coordinator. The logbook of the municipality holds all of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.accounts.addresses import Address
from assessments.accounts.invitations import (
    invite_people,
    lock_team,
    resend_invitation,
    withdraw_invitation,
)
from assessments.audit.services import record
from assessments.constants import TeamRole
from assessments.jobs import enqueue
from assessments.models import Invitation, Membership, Municipality, User
from assessments.organisations import sentences
from assessments.organisations.place_mail import mail_appointed, mail_invited
from assessments.organisations.reasons import checked_reason
from assessments.text import clean_text

COORDINATOR = TeamRole.COORDINATOR.value
SUITED = (TeamRole.EDITOR.value, TeamRole.READER.value)


@transaction.atomic
def invite_coordinator(
    *, actor: User, municipality: Municipality, email: str, name: str, reason: str
) -> Invitation:
    """Invite a coordinator by mail. A team that has one gets the reason by mail, and keeps its own.

    Raises ValidationError (a sentence per field) when the team has a coordinator and the reason is too short,
    for an address that is in the team, invited or of VNG, and for a municipality that ended.
    """
    place = lock_team(municipality)
    _check_there(place)
    has_one = Membership.objects.filter(municipality=place, role=COORDINATOR).exists()
    reason = checked_reason(reason) if has_one else clean_text(reason)
    waiting = of_vng(place).filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now()).first()
    if waiting is not None:
        raise ValidationError({"email": sentences.ALREADY_INVITED.format(email=waiting.email)})
    (made,) = _invite(actor, place, Address(email.strip().lower(), clean_text(name)), reason)
    enqueue(mail_invited, code=place.pk, email=made.email, reason=reason)
    return made


def _invite(actor: User, place: Municipality, address: Address, reason: str) -> list[Invitation]:
    try:
        return invite_people(
            actor=actor, municipality=place, addresses=[address], role=COORDINATOR, reason=reason
        )
    except ValidationError as refused:  # said at the one field that the page has for it
        raise ValidationError({"email": refused.messages}) from None


@transaction.atomic
def appoint_coordinator(
    *, actor: User, municipality: Municipality, member_id: int, reason: str
) -> Membership:
    """Make somebody of the team coordinator, when the team has no coordinator who can log in.

    Raises ValidationError for a team that works, too short a reason, and somebody who is not suited: gone,
    blocked, limited to a part, or bestuurder.
    """
    reason = checked_reason(reason)
    place = lock_team(municipality)
    _check_there(place)
    if Membership.objects.filter(municipality=place, role=COORDINATOR, user__is_active=True).exists():
        raise ValidationError(sentences.TEAM_WORKS)
    member = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(pk=member_id, municipality=place)
        .first()
    )
    if member is None:
        raise ValidationError({"member": sentences.NOT_IN_TEAM})
    if member.role not in SUITED or member.is_limited or not member.user.is_active:
        raise ValidationError({"member": sentences.NOT_SUITED.format(person=member.user)})
    old, member.role = member.role, COORDINATOR
    member.save(update_fields=["role"])
    record(
        actor=actor,
        action="coordinator.aangewezen",
        municipality=place,
        subject=member.user.email[:120],
        old={"rol": old},
        new={"rol": COORDINATOR},
        reason=reason,
    )
    enqueue(mail_appointed, code=place.pk, person_id=member.user_id, reason=reason)
    return member


@transaction.atomic
def withdraw_of_vng(*, actor: User, invitation: Invitation, reason: str) -> Invitation:
    """Stop an invitation that VNG sent. Raises ValidationError for one of the team, or one that is over."""
    _check_of_vng(invitation)
    return withdraw_invitation(actor=actor, invitation=invitation, reason=checked_reason(reason))


@transaction.atomic
def resend_of_vng(*, actor: User, invitation: Invitation) -> Invitation:
    """A new link for an invitation that VNG sent. Raises ValidationError as `withdraw_of_vng`."""
    _check_of_vng(invitation)
    return resend_invitation(actor=actor, invitation=invitation)


def of_vng(municipality: Municipality) -> QuerySet[Invitation]:
    """The invitations for a coordinator that VNG sent."""
    return Invitation.objects.filter(municipality=municipality, role=COORDINATOR, created_by__is_vng=True)


def _check_of_vng(invitation: Invitation) -> None:
    if not of_vng(invitation.municipality).filter(pk=invitation.pk).exists():
        raise ValidationError(sentences.NOT_OF_VNG)


def _check_there(place: Municipality) -> None:
    if place.valid_until is not None and place.valid_until <= timezone.localdate():
        raise ValidationError(sentences.PLACE_ENDED.format(place=place.name))
