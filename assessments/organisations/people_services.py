"""People of VNG and their rights, and stopping or opening an account. One at a time: see `vng_staff`."""

from __future__ import annotations

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from assessments.accounts.services import create_person
from assessments.accounts.vng_staff import ORGANISATIONS, hold_organisers, record_rights, rights_in_order
from assessments.audit.services import record
from assessments.constants import VngRight
from assessments.jobs import enqueue
from assessments.models import Municipality, User
from assessments.organisations import sentences
from assessments.organisations.errors import RightsChanged
from assessments.organisations.people_mail import send_vng_welcome
from assessments.organisations.place_mail import mail_blocked
from assessments.organisations.reasons import checked_reason


@transaction.atomic
def add_vng_person(*, actor: User, email: str, name: str, rights: Collection[str]) -> User:
    """An account for somebody of VNG, with a mail to choose a password.

    Raises ValidationError (a sentence per field) for a faulty or known address, an empty name, an unknown
    right, and an actor who may not do this any more.
    """
    _hold(actor)
    email = email.strip().lower()
    known = User.objects.filter(email__iexact=email).first()
    if known is not None:
        sentence = sentences.ALREADY_VNG if known.is_vng else sentences.ALREADY_ELSEWHERE
        raise ValidationError({"email": sentence.format(email=email)})
    person = create_person(
        actor=actor, email=email, name=name, is_vng=True, vng_rights=rights_in_order(_known(rights))
    )
    enqueue(send_vng_welcome, person_id=person.pk)
    return person


@transaction.atomic
def save_rights(*, actor: User, person: User, rights: Collection[str], expected: Collection[str]) -> bool:
    """Give somebody of VNG these rights; whether anything changed. `expected`: those that the page showed.

    Raises RightsChanged when they are others by now; ValidationError for the own right to give rights, a
    stopped account, somebody of a municipality and an unknown right.
    """
    _hold(actor)
    locked = _lock(person)
    if not locked.is_vng:
        raise ValidationError(sentences.NOT_VNG.format(person=locked))
    old, new = list(locked.vng_rights), rights_in_order(_known(rights))
    if set(old) != set(expected):
        raise RightsChanged(locked)
    if not locked.is_active:
        raise ValidationError(sentences.STOPPED_HAS_NO_RIGHTS.format(person=locked))
    if locked.pk == actor.pk and (ORGANISATIONS in old) != (ORGANISATIONS in new):
        raise ValidationError({"rights": sentences.OWN_ORGANISATIONS})
    if set(new) == set(old):
        return False
    locked.vng_rights = new
    locked.save(update_fields=["vng_rights"])
    record_rights(actor, locked, old)
    return True


@transaction.atomic
def stop_account(*, actor: User, person: User, reason: str) -> User:
    """Nobody can log in with this account any more, and its sessions end; somebody of VNG loses all rights.

    A team sees it in its logbook, and its coordinators get a mail. Raises ValidationError for the own
    account, one of a technical administrator, one that is stopped already, and too short a reason.
    """
    reason = checked_reason(reason)
    _hold(actor)
    locked = _lock(person)
    if locked.pk == actor.pk:
        raise ValidationError(sentences.OWN_ACCESS)
    if locked.is_staff or locked.is_superuser:
        raise ValidationError(sentences.TECHNICAL.format(person=locked))
    if not locked.is_active:
        raise ValidationError(sentences.STOPPED_ALREADY)
    old = list(locked.vng_rights)
    locked.is_active, locked.vng_rights = False, []
    locked.session_epoch += 1
    locked.save(update_fields=["is_active", "vng_rights", "session_epoch"])
    if locked.is_vng:
        rights = {"rechten": old} if old else {}
        record(
            actor=actor,
            action="medewerker.gestopt",
            subject=locked.email[:120],
            old=rights,
            new={"rechten": []} if old else {},
            reason=reason,
        )
        return locked
    _record_everywhere(actor, "account.geblokkeerd", locked, reason)
    enqueue(mail_blocked, person_id=locked.pk, reason=reason)
    return locked


@transaction.atomic
def open_account(*, actor: User, person: User, reason: str) -> User:
    """Let somebody log in again; rights at VNG do not come back by themselves.

    Raises ValidationError for an account that is open and too short a reason.
    """
    reason = checked_reason(reason)
    _hold(actor)
    locked = _lock(person)
    if locked.is_active:
        raise ValidationError(sentences.OPEN_ALREADY)
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    if locked.is_vng:
        record(actor=actor, action="medewerker.terug", subject=locked.email[:120], reason=reason)
    else:
        _record_everywhere(actor, "account.vrijgegeven", locked, reason)
    return locked


@transaction.atomic
def send_link_again(*, actor: User, person: User) -> None:
    """Mail somebody of VNG another link. Raises ValidationError for who has a password or cannot log in."""
    _hold(actor)
    locked = _lock(person)
    if not (locked.is_vng and locked.is_active) or locked.has_usable_password():
        raise ValidationError(sentences.HAS_PASSWORD.format(person=locked))
    record(actor=actor, action="medewerker.link", subject=locked.email[:120])
    enqueue(send_vng_welcome, person_id=locked.pk)


def _hold(actor: User) -> None:
    """One change of people at a time, and only by who may still make it: so somebody always may."""
    if actor.pk not in hold_organisers():
        raise ValidationError(sentences.NOT_ORGANISER)


def _lock(person: User) -> User:
    return User.objects.select_for_update(no_key=True).get(pk=person.pk)


def _known(rights: Collection[str]) -> Collection[str]:
    if set(rights) - set(VngRight.values):
        raise ValidationError({"rights": sentences.RIGHT_UNKNOWN})
    return rights


def _record_everywhere(actor: User, action: str, person: User, reason: str) -> None:
    """One entry in the logbook of each team of this person; without a team one entry of no municipality."""
    teams = Municipality.objects.filter(memberships__user=person).order_by("pk")
    places: list[Municipality | None] = [*teams]
    for place in places or [None]:
        record(actor=actor, action=action, municipality=place, subject=person.email[:120], reason=reason)
