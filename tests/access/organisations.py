"""The rows of the addresses about municipalities, people and keys of the API."""

from __future__ import annotations

from tests.access.rows import INVITATION, IVO, NONE, TOKEN, coordinating, outcome, vng

ORGANISATIONS = [
    vng("vng-municipalities"),
    vng("vng-municipality", "GM9001"),
    vng("vng-coordinator-invite", "GM9001", verb="post", allowed=422),
    vng("vng-coordinator-appoint", "GM9001", verb="post", allowed=422),
    vng("vng-coordinator-withdraw", "GM9001", INVITATION, verb="post", allowed=422),
    vng("vng-coordinator-resend", "GM9001", INVITATION, verb="post", allowed=302),
    vng("vng-people"),
    vng("vng-people", verb="post", allowed=422),
    vng("vng-person", IVO),
    vng("vng-person", IVO, verb="post", allowed=NONE),  # of no municipality, and not of VNG
    vng("vng-person-stop", IVO, verb="post", allowed=422),
    vng("vng-person-reopen", IVO, verb="post", allowed=422),
    vng("vng-person-link", IVO, verb="post", allowed=302),
    vng("api-tokens"),
    vng("api-tokens", verb="post", allowed=422),
    vng("api-token-revoke", TOKEN, allowed=NONE),  # a key of Aa is not there for VNG
    vng("api-token-revoke", TOKEN, verb="post", allowed=NONE),
    vng("vng-token-find", verb="post", allowed=302),
    vng("vng-token-revoke", "GM9001", TOKEN),
    vng("vng-token-revoke", "GM9001", TOKEN, verb="post", allowed=422),
    coordinating("municipality-tokens", "get", 200, "GM9001"),
    coordinating("municipality-tokens", "post", 422, "GM9001"),
    coordinating("municipality-token-revoke", "get", 200, "GM9001", TOKEN),
    coordinating("municipality-token-revoke", "post", 422, "GM9001", TOKEN),
    outcome("vng-visits", "GM9001"),
]
