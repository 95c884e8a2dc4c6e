"""Making and revoking keys of the API. The key itself is given to the caller once, and stored nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from assessments.accounts.api_tokens import new_token, token_of_form
from assessments.accounts.vng_staff import hold_organisers
from assessments.audit.services import record
from assessments.constants import ApiScope
from assessments.jobs import enqueue
from assessments.models import ApiToken, Municipality, User
from assessments.organisations import sentences
from assessments.organisations.dates import in_words
from assessments.organisations.errors import FormUsed
from assessments.organisations.reasons import checked_reason
from assessments.organisations.token_mail import mail_token_made, mail_token_revoked
from assessments.text import clean_text

LONGEST_DAYS = 366
SHOWN_AGAIN = dt.timedelta(minutes=10)
"""So long a form that is sent again, by a second click or a reload, shows the key that it made."""
MOST = 20
"""Working keys per organisation: more of them nobody oversees."""
MUNICIPAL = (ApiScope.GROUPS.value, ApiScope.OWN_ROUNDS.value)
OF_VNG = (ApiScope.GROUPS.value, ApiScope.RESPONSE.value)


def scopes_for(municipality: Municipality | None) -> tuple[str, ...]:
    """What a key of this organisation may read; None is VNG."""
    return MUNICIPAL if municipality else OF_VNG


def tokens_of(municipality: Municipality | None) -> QuerySet[ApiToken]:
    """The keys of a municipality or (None) of VNG, with who made and who revoked them, newest first."""
    return ApiToken.objects.filter(municipality=municipality).select_related("created_by", "revoked_by")


def last_day() -> dt.date:
    """The last day that a key made today may work."""
    return timezone.localdate() + dt.timedelta(days=LONGEST_DAYS)


@transaction.atomic
def issue_token(
    *,
    actor: User,
    municipality: Municipality | None,
    name: str,
    scopes: Collection[str],
    expires_on: dt.date,
    seed: str = "",
) -> tuple[ApiToken, str]:
    """A new key and its text. The log holds name and begin only.

    `seed` is the number of the form: sent twice by the same person with the same values, within
    `SHOWN_AGAIN`, it gives the same key and text once more and writes nothing. Else it raises FormUsed.

    Raises ValidationError (a sentence per field) for an empty or taken name, scopes of another organisation,
    a day outside today and `last_day`, and too many working keys.
    """
    name = clean_text(name)
    _hold(municipality)
    made = token_of_form(seed) if seed else new_token()
    if before := ApiToken.objects.filter(hash=made.hash).first():
        if _is_the_same(before, actor, municipality, name, scopes, expires_on):
            return before, made.token
        raise FormUsed(before)
    working = tokens_of(municipality).filter(revoked_at=None, expires_on__gte=timezone.localdate())
    faults = _faults(municipality, name, scopes, expires_on)
    names = list(working.values_list("name", flat=True))
    if name.casefold() in {other.casefold() for other in names}:
        faults["name"] = sentences.KEY_NAME_TAKEN
    if faults:
        raise ValidationError(faults)
    if len(names) >= MOST:
        raise ValidationError(sentences.TOO_MANY_KEYS.format(count=len(names)))
    token = ApiToken(
        municipality=municipality,
        name=name,
        prefix=made.prefix,
        hash=made.hash,
        scopes=[scope for scope in ApiScope.values if scope in scopes],
        expires_on=expires_on,
        created_by=actor,
    )
    token.full_clean(exclude=["municipality", "created_by"], validate_unique=False)
    token.save(force_insert=True)
    _record(
        actor,
        "sleutel.gemaakt",
        token,
        new={"mag_lezen": token.scopes, "geldig_tot": expires_on.isoformat()},
    )
    enqueue(mail_token_made, token_id=token.pk)
    return token, made.token


@transaction.atomic
def revoke_token(*, actor: User, token: ApiToken, reason: str) -> ApiToken:
    """The key stops at once; a municipality hears it by mail when VNG did it.

    Raises ValidationError when it was revoked before, or for too short a reason.
    """
    reason = checked_reason(reason)
    locked = ApiToken.objects.select_for_update(of=("self",)).get(pk=token.pk)
    if locked.revoked_at is not None:
        raise ValidationError(sentences.KEY_OVER)
    locked.revoked_at, locked.revoked_by = timezone.now(), actor
    locked.save(update_fields=["revoked_at", "revoked_by"])
    _record(actor, "sleutel.ingetrokken", locked, reason=reason)
    if locked.municipality_id and actor.is_vng:
        enqueue(mail_token_revoked, token_id=locked.pk, reason=reason)
    return locked


def _is_the_same(
    before: ApiToken,
    actor: User,
    municipality: Municipality | None,
    name: str,
    scopes: Collection[str],
    expires_on: dt.date,
) -> bool:
    """Whether this is the form that made the key `before`, sent a second time a moment later."""
    return (
        before.revoked_at is None
        and timezone.now() - before.created_at < SHOWN_AGAIN
        and (before.created_by, before.municipality) == (actor, municipality)
        and (before.name, set(before.scopes), before.expires_on) == (name, set(scopes), expires_on)
    )


def _hold(municipality: Municipality | None) -> None:
    """One new key of an organisation at a time: pressing twice gives one key."""
    if municipality is not None:
        Municipality.objects.select_for_update(no_key=True).get(pk=municipality.pk)
    else:
        hold_organisers()


def _faults(
    municipality: Municipality | None, name: str, scopes: Collection[str], expires_on: dt.date
) -> dict[str, str]:
    faults: dict[str, str] = {}
    if not name:
        faults["name"] = sentences.KEY_NAME_MISSING
    if not scopes:
        faults["scopes"] = sentences.SCOPE_MISSING
    elif set(scopes) - set(scopes_for(municipality)):
        faults["scopes"] = sentences.SCOPE_UNKNOWN
    if not timezone.localdate() <= expires_on <= last_day():
        faults["expires_on"] = sentences.END_OUTSIDE.format(last=in_words(last_day()))
    return faults


def _record(
    actor: User,
    action: str,
    token: ApiToken,
    *,
    new: dict[str, object] | None = None,
    reason: str = "",
) -> None:
    record(
        actor=actor,
        action=action,
        municipality=token.municipality,
        subject=f"{token.name[:100]} ({token.prefix}…)",
        new=new,
        reason=reason,
    )
