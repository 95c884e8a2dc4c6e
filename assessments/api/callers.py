"""Who asks: nobody in particular, or the owner of a key; and how often that may be (per minute)."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from assessments.accounts.api_tokens import token_for
from assessments.api.problems import NO_KEY, UNKNOWN_KEY, Problem, missing_scope
from assessments.api.services import count_question
from assessments.constants import ApiScope
from assessments.models import ApiToken

WINDOW = 60  # seconds
CHALLENGE = 'Bearer realm="APK"'


@dataclass(frozen=True, slots=True)
class Caller:
    """`token` None: without a key. With `refused` a key came along that does not work."""

    token: ApiToken | None
    refused: bool = False

    @property
    def limit(self) -> int:
        """Questions a minute."""
        return int(settings.API_RATES["met_sleutel" if self.token else "zonder_sleutel"])


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of the limit in this minute; `left` below 0 is too much."""

    limit: int
    left: int
    reset: int  # seconds until the next minute of counting

    @property
    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(max(0, self.left)),
            "RateLimit-Reset": str(self.reset),
        }


def caller_of(request: HttpRequest) -> Caller:
    """Whose key is in the header Authorization; at most 1 query."""
    given = request.headers.get("Authorization", "")
    if not given:
        return Caller(None)
    kind, _, text = given.partition(" ")
    token = token_for(text.strip()) if kind.lower() == "bearer" else None
    return Caller(token, refused=token is None)


def count_call(request: HttpRequest, caller: Caller) -> Allowance:
    """Count this question: per key, or per address without one; exact, however many come at once."""
    who = f"sleutel:{caller.token.pk}" if caller.token else f"adres:{_hashed(_address(request))}"
    now = int(time.time())
    used = count_question(actor=None, who=who, minute=now // WINDOW)
    return Allowance(caller.limit, caller.limit - used, WINDOW - now % WINDOW)


def _address(request: HttpRequest) -> str:
    """The address of the visitor; who has none (a socket on the same machine) shares one limit."""
    try:
        return str(get_ip(request))
    except PermissionDenied:
        return ""


def _hashed(address: str) -> str:
    """An address of a visitor is not kept as it is."""
    return hashlib.sha256(f"{settings.SECRET_KEY}{address}".encode()).hexdigest()[:24]


def require_scope(caller: Caller, scope: ApiScope) -> ApiToken:
    """The key, when it may read this. Raises Problem 401 without one, 403 without the scope."""
    if caller.token is None:
        raise refusal(caller)
    if scope.value not in caller.token.scopes:
        raise Problem(403, missing_scope(scope.value))
    return caller.token


def refusal(caller: Caller) -> Problem:
    """401 in words: without a key, or with one that does not work."""
    error = ', error="invalid_token"' if caller.refused else ""
    detail = UNKNOWN_KEY if caller.refused else NO_KEY
    return Problem(401, detail, headers={"WWW-Authenticate": f"{CHALLENGE}{error}"})
