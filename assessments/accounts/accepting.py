"""Taking up an invitation: finding it by the secret of its link, and joining the team with it, once."""

from __future__ import annotations

from enum import StrEnum

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.accounts import sentences
from assessments.accounts.invitations import as_audited, lock_team, sha256_of
from assessments.accounts.members import open_assignments_of
from assessments.accounts.services import add_member, create_person
from assessments.audit.services import record
from assessments.models import Invitation, Membership, User
from assessments.text import same_function


class State(StrEnum):
    """Where an invitation stands."""

    OPEN = "open"
    EXPIRED = "verlopen"
    WITHDRAWN = "ingetrokken"
    ACCEPTED = "aangenomen"


CLOSED = {
    State.EXPIRED: sentences.INVITATION_EXPIRED,
    State.WITHDRAWN: sentences.INVITATION_WITHDRAWN,
    State.ACCEPTED: sentences.INVITATION_ACCEPTED,
}


class InvitationClosed(ValidationError):
    """The link no longer works: used, withdrawn, expired or unknown. Nothing was written."""


def state_of(invitation: Invitation) -> State:
    """Where this invitation stands at this moment."""
    if invitation.accepted_at:
        return State.ACCEPTED
    if invitation.withdrawn_at:
        return State.WITHDRAWN
    return State.OPEN if invitation.is_open else State.EXPIRED


def find_invitation(secret: str) -> Invitation | None:
    """The invitation of this link with its municipality and who invites; None for an unknown secret."""
    return (
        Invitation.objects.filter(token_sha256=sha256_of(secret))
        .select_related("municipality", "created_by")
        .first()
    )


@transaction.atomic
def accept_as_new(*, secret: str, name: str, function: str, password: str) -> Membership:
    """Make the account of an invitation and join the team; the mail proves that the address is theirs.

    Raises InvitationClosed, and ValidationError (a sentence per field) for an empty name or function, a
    function that has work, a weak password, and an account that exists already.
    """
    invitation = _lock(secret)
    name = name.strip()
    if not name:
        raise ValidationError({"name": sentences.NAME_MISSING})
    try:
        validate_password(password, User(email=invitation.email, name=name))
    except ValidationError as weak:
        raise ValidationError({"password1": weak.messages}) from None
    exists = ValidationError(sentences.LOG_IN_FIRST.format(email=invitation.email))
    if User.objects.filter(email=invitation.email).exists():
        raise exists
    try:
        with transaction.atomic():  # two municipalities may invite the same person at the same time
            person = create_person(actor=None, email=invitation.email, name=name, password=password)
    except IntegrityError:
        raise exists from None
    EmailAddress.objects.update_or_create(
        user=person, email=person.email, defaults={"verified": True, "primary": True}
    )
    return _join(invitation, person, function)


@transaction.atomic
def accept_as_person(*, actor: User, secret: str, function: str) -> Membership:
    """Join the team with the account that exists.

    Raises InvitationClosed, and ValidationError for somebody else's invitation, an empty function or
    one that has work, VNG staff and who is in the team already.
    """
    invitation = _lock(secret)
    if invitation.email != actor.email.lower():
        raise ValidationError(sentences.OTHER_ADDRESS.format(email=invitation.email))
    return _join(invitation, actor, function)


def _lock(secret: str) -> Invitation:
    """The invitation, for this transaction alone; whoever comes second waits and then finds it used."""
    found = find_invitation(secret)
    if found is None:
        raise InvitationClosed(sentences.INVITATION_UNKNOWN)
    lock_team(found.municipality)
    locked = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("municipality")
        .filter(pk=found.pk, token_sha256=sha256_of(secret))
        .first()
    )
    if locked is None:  # sent again in between: the old link ended
        raise InvitationClosed(sentences.INVITATION_UNKNOWN)
    state = state_of(locked)
    if state is not State.OPEN:
        raise InvitationClosed(CLOSED[state])
    return locked


def _join(invitation: Invitation, person: User, function: str) -> Membership:
    function = invitation.function or function.strip()
    if not function:
        raise ValidationError({"function": sentences.OWN_FUNCTION_MISSING})
    if not invitation.function:
        _check_brings_no_work(invitation, function)
    member = add_member(
        actor=person,
        person=person,
        municipality=invitation.municipality,
        role=invitation.role,
        function=function,
        dossiers=invitation.dossiers,
        municipal_roles=invitation.municipal_roles,
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), person
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    audited = as_audited(invitation)
    audited.pop("geldig_tot", None)
    record(
        actor=person,
        action="uitnodiging.aangenomen",
        municipality=invitation.municipality,
        subject=invitation.email[:120],
        new=audited | {"functie": function},
    )
    return member


def _check_brings_no_work(invitation: Invitation, function: str) -> None:
    """Whoever has a function owns what is assigned to it: only a coordinator gives such a function."""
    taken = open_assignments_of(invitation.municipality).exclude(assigned_function="")
    if any(same_function(function, name) for name in taken.values_list("assigned_function", flat=True)):
        raise ValidationError({"function": sentences.FUNCTION_HAS_WORK})
