"""The number in a form that makes a key: signed, of one person for one organisation, good for half a day."""

from __future__ import annotations

import secrets

from django.core.signing import BadSignature, TimestampSigner

from assessments.models import Municipality, User

LASTS = 12 * 60 * 60  # seconds
_signer = TimestampSigner(salt="assessments.organisations.token-form", sep="~")


def new_seed(person: User, place: Municipality | None) -> str:
    """A number for a fresh form; `place` None is VNG."""
    return _signer.sign(f"{_owner(person, place)}.{secrets.token_urlsafe(32)}")


def is_seed(text: str, person: User, place: Municipality | None) -> bool:
    """Whether this number was given to this person for this organisation, not too long ago."""
    try:
        return _signer.unsign(text, max_age=LASTS).startswith(f"{_owner(person, place)}.")
    except BadSignature:  # also when it is too old
        return False


def _owner(person: User, place: Municipality | None) -> str:
    return f"{person.pk}-{place.pk if place else 'vng'}"
