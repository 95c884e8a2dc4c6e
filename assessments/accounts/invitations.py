"""Inviting people to a team, withdrawing an invitation and sending it again (docs/decisions/0050).

The secret of a link is made when the mail is made and stands nowhere but in that mail: the database holds
its sha256, and the queue of background work only the id of the invitation.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from assessments.accounts import sentences
from assessments.accounts.addresses import Address
from assessments.accounts.invitation_mail import send_invitation
from assessments.accounts.team_parts import EVERYTHING, Part, check_part
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue
from assessments.constants import TeamRole
from assessments.jobs import enqueue
from assessments.models import AuditEntry, Invitation, Municipality, User

MAX_AT_ONCE = 50
MAILED = ("uitnodiging.verstuurd", "uitnodiging.opnieuw")


@dataclass(frozen=True, slots=True)
class Known:
    """The addresses of one invitation that cannot be invited, by reason."""

    in_team: tuple[str, ...]
    invited: tuple[Invitation, ...]
    vng: tuple[str, ...]

    @property
    def emails(self) -> frozenset[str]:
        return frozenset((*self.in_team, *self.vng, *(one.email for one in self.invited)))


class AddressesKnown(ValidationError):
    """Some addresses are in the team, invited already or of VNG; `known` says which. Nothing was sent."""

    def __init__(self, known: Known) -> None:
        lines = [
            sentence.format(addresses=", ".join(emails))
            for sentence, emails in (
                (sentences.ADDRESSES_IN_TEAM, known.in_team),
                (sentences.ADDRESSES_INVITED, tuple(one.email for one in known.invited)),
                (sentences.ADDRESSES_VNG, known.vng),
            )
            if emails
        ]
        super().__init__(lines)
        self.known = known


def lock_team(municipality: Municipality) -> Municipality:
    """Let one change of a team at a time go through; reading and saving answers do not wait for it."""
    return Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)


def sha256_of(secret: str) -> str:
    """What the database holds of the secret of a link."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def invite_people(
    *,
    actor: User,
    municipality: Municipality,
    addresses: Sequence[Address],
    role: str,
    function: str = "",
    part: Part = EVERYTHING,
    catalogue: Catalogue | None = None,
    skip_known: bool = False,
    reason: str = "",
) -> list[Invitation]:
    """One invitation per address, each mailed in the background; all or nothing.

    With `skip_known` those who cannot be invited are left out. `reason` goes into the log (VNG gives one).
    Raises ValidationError for a wrong role or part, too many addresses, and too many mails in 24 hours;
    AddressesKnown as described there.
    """
    if role not in TeamRole.values:
        raise ValidationError({"role": sentences.ROLE_UNKNOWN})
    part = check_part(catalogue, role, part)
    if not addresses:
        raise ValidationError({"addresses": sentences.NO_ADDRESS})
    if len(addresses) > MAX_AT_ONCE:
        message = sentences.TOO_MANY_ADDRESSES.format(limit=MAX_AT_ONCE, count=len(addresses))
        raise ValidationError({"addresses": message})
    lock_team(municipality)
    known = _known(municipality, [address.email for address in addresses])
    if known.emails and not skip_known:
        raise AddressesKnown(known)
    chosen = [address for address in addresses if address.email not in known.emails]
    if not chosen:
        raise ValidationError({"addresses": sentences.NOBODY_LEFT})
    _check_rate(municipality, len(chosen))
    _replace_expired(actor, municipality, [address.email for address in chosen])
    expires = timezone.now() + dt.timedelta(days=settings.INVITATION_DAYS)
    made = []
    for address in chosen:
        invitation = Invitation(
            municipality=municipality,
            email=address.email,
            name=address.name,
            role=role,
            function=function.strip(),
            dossiers=list(part.dossiers),
            municipal_roles=list(part.municipal_roles),
            token_sha256=_nobody_knows(),
            created_by=actor,
            expires_at=expires,
        )
        invitation.full_clean(exclude=["municipality", "created_by"], validate_constraints=False)
        invitation.save(force_insert=True)
        _record(actor, "uitnodiging.verstuurd", invitation, new=as_audited(invitation), reason=reason)
        enqueue(send_invitation, invitation_id=str(invitation.pk))
        made.append(invitation)
    return made


@transaction.atomic
def withdraw_invitation(*, actor: User, invitation: Invitation, reason: str = "") -> Invitation:
    """The link stops at once. Raises ValidationError when it was accepted or withdrawn before."""
    locked = _lock_open(invitation)
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["withdrawn_at"])
    _record(actor, "uitnodiging.ingetrokken", locked, reason=reason)
    return locked


@transaction.atomic
def resend_invitation(*, actor: User, invitation: Invitation) -> Invitation:
    """A new link with a new term; the old link stops at once, also when the mail fails.

    Raises ValidationError when it was accepted or withdrawn, or when too much was mailed in 24 hours.
    """
    lock_team(invitation.municipality)
    locked = _lock_open(invitation)
    _check_rate(invitation.municipality, 1)
    locked.token_sha256 = _nobody_knows()
    locked.sent_at = None
    locked.expires_at = timezone.now() + dt.timedelta(days=settings.INVITATION_DAYS)
    locked.save(update_fields=["token_sha256", "sent_at", "expires_at"])
    _record(actor, "uitnodiging.opnieuw", locked, new={"geldig_tot": _day(locked.expires_at)})
    enqueue(send_invitation, invitation_id=str(locked.pk))
    return locked


def as_audited(invitation: Invitation) -> dict[str, object]:
    """What an invitation gives, in the words of the audit trail; empty things are left out."""
    given: dict[str, object] = {
        "rol": invitation.role,
        "functie": invitation.function,
        "dossiers": invitation.dossiers,
        "rollen": invitation.municipal_roles,
        "geldig_tot": _day(invitation.expires_at),
    }
    return {name: value for name, value in given.items() if value}


def _nobody_knows() -> str:
    """The hash of a secret that is thrown away: no link leads here until the mail is made."""
    return sha256_of(secrets.token_urlsafe(32))


def _day(moment: dt.datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _lock_open(invitation: Invitation) -> Invitation:
    locked = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("municipality")
        .get(pk=invitation.pk)
    )
    if locked.accepted_at or locked.withdrawn_at:
        raise ValidationError(sentences.NOT_OPEN_ANY_MORE)
    return locked


def _known(municipality: Municipality, emails: Sequence[str]) -> Known:
    people = User.objects.filter(email__in=emails).filter(
        Q(is_vng=True) | Q(memberships__municipality=municipality)
    )
    found = dict(people.values_list("email", "is_vng").distinct())
    invited = Invitation.objects.filter(
        municipality=municipality,
        email__in=[email for email in emails if email not in found],
        accepted_at=None,
        withdrawn_at=None,
        expires_at__gt=timezone.now(),
    ).order_by("email")
    return Known(
        in_team=tuple(email for email in emails if found.get(email) is False),
        invited=tuple(invited),
        vng=tuple(email for email in emails if found.get(email)),
    )


def _check_rate(municipality: Municipality, count: int) -> None:
    """The audit trail counts: nobody can take anything out of it."""
    since = timezone.now() - dt.timedelta(hours=24)
    used = AuditEntry.objects.filter(municipality=municipality, at__gt=since, action__in=MAILED).count()
    limit = settings.INVITATIONS_PER_DAY
    if used + count > limit:
        raise ValidationError(sentences.TOO_MANY_TODAY.format(limit=limit, used=used))


def _replace_expired(actor: User, municipality: Municipality, emails: Sequence[str]) -> None:
    """An expired invitation makes room for a new one to the same address."""
    expired = Invitation.objects.select_for_update().filter(
        municipality=municipality, email__in=emails, accepted_at=None, withdrawn_at=None
    )
    for invitation in expired:
        withdraw_invitation(actor=actor, invitation=invitation, reason=sentences.REPLACED)


def _record(
    actor: User,
    action: str,
    invitation: Invitation,
    *,
    new: dict[str, object] | None = None,
    reason: str = "",
) -> None:
    record(
        actor=actor,
        action=action,
        municipality=invitation.municipality,
        subject=invitation.email[:120],
        new=new,
        reason=reason,
    )
