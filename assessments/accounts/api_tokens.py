"""The keys of the API: making one, and finding whose a key is. Issuing and revoking: room organisations.

A key is shown once and never stored; the database keeps its sha256. The key is random (256 bits), so a fast
hash is enough, and looking it up by that hash gives away nothing by the time it takes.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass

from django.utils import timezone
from django.utils.crypto import salted_hmac

from assessments.models import ApiToken

START = "apk_"
PREFIX_LENGTH = 10
SHAPE = re.compile(r"apk_[A-Za-z0-9_-]{43}")
BEGIN = re.compile(r"apk_[A-Za-z0-9_-]{6,}…?")


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
    return token_of_form(secrets.token_urlsafe(32))


def token_of_form(seed: str) -> NewToken:
    """The key that a form makes: always the same one, so that a form sent twice makes one key.

    `seed` is the random number of the form (256 bits); without our SECRET_KEY it tells nothing of the key.
    """
    digest = salted_hmac("assessments.accounts.api_tokens", seed, algorithm="sha256").digest()
    token = START + base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return NewToken(token, token[:PREFIX_LENGTH], hash_of(token))


def token_by_text(text: str) -> ApiToken | None:
    """Whose key this is, working or not: by the whole key or by its begin; the newest. 1 query.

    For somebody who found a key. Fewer than the ten characters of the begin find nothing.
    """
    text = text.strip()
    if SHAPE.fullmatch(text):
        found = ApiToken.objects.filter(hash=hash_of(text))
    elif BEGIN.fullmatch(text):
        found = ApiToken.objects.filter(prefix=text[:PREFIX_LENGTH])
    else:
        return None
    return found.select_related("municipality").first()


def token_for(text: str) -> ApiToken | None:
    """The key with this text when it works today: known, not revoked, not expired. At most 1 query."""
    if not SHAPE.fullmatch(text):
        return None
    working = ApiToken.objects.filter(revoked_at=None, expires_on__gte=timezone.localdate())
    return working.select_related("municipality").filter(hash=hash_of(text)).first()
