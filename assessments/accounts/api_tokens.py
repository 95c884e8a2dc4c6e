"""The keys of the API: making one, and finding whose a key is. Issuing and revoking: room organisations.

A key is shown once and never stored; the database keeps its sha256. The key is random (256 bits), so a fast
hash is enough, and looking it up by that hash gives away nothing by the time it takes.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass

from django.utils import timezone

from assessments.models import ApiToken

START = "apk_"
PREFIX_LENGTH = 10
SHAPE = re.compile(r"apk_[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class NewToken:
    """A key that was just made: `token` for its owner, `prefix` to recognise it by, `hash` to store."""

    token: str
    prefix: str
    hash: str


def hash_of(token: str) -> str:
    """sha256 of the whole key, 64 hexadecimal characters."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> NewToken:
    """A new key: "apk_" and 43 characters that are safe in an address (256 random bits)."""
    token = START + secrets.token_urlsafe(32)
    return NewToken(token, token[:PREFIX_LENGTH], hash_of(token))


def token_for(text: str) -> ApiToken | None:
    """The key with this text when it works today: known, not revoked, not expired. At most 1 query."""
    if not SHAPE.fullmatch(text):
        return None
    working = ApiToken.objects.filter(revoked_at=None, expires_on__gte=timezone.localdate())
    return working.select_related("municipality").filter(hash=hash_of(text)).first()
