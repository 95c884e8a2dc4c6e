"""The table of the keys of one organisation, on the screen and in Excel."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from assessments.constants import ApiScope
from assessments.models import ApiToken
from assessments.organisations.dates import day_cell, in_words
from assessments.tables import Column, Table, cell

COLUMNS = tuple(
    Column(label)
    for label in ("Waarvoor", "Begint met", "Mag lezen", "Gemaakt", "Door", "Laatst gebruikt", "Stand")
)


def token_table(tokens: Iterable[ApiToken]) -> Table:
    """Every key with where it stands; never more of the key than its begin."""
    return Table(
        name="Sleutels",
        caption="Sleutels van de API",
        columns=COLUMNS,
        rows=tuple(
            (
                cell(token.name),
                cell(f"{token.prefix}…"),
                cell(", ".join(str(ApiScope(scope).label) for scope in token.scopes)),
                day_cell(token.created_at),
                cell(token.created_by.name if token.created_by else "Account verwijderd"),
                day_cell(token.last_used_at, "Nog nooit"),
                cell(state_of(token)),
            )
            for token in tokens
        ),
    )


def works(token: ApiToken) -> bool:
    """Whether the key opens something today."""
    return token.revoked_at is None and token.expires_on >= timezone.localdate()


def state_of(token: ApiToken) -> str:
    """Where a key stands, in words."""
    if token.revoked_at is not None:
        by = f" door {token.revoked_by.name}" if token.revoked_by else ""
        return f"Ingetrokken op {in_words(token.revoked_at)}{by}"
    if not works(token):
        return f"Verlopen op {in_words(token.expires_on)}"
    return f"Werkt tot en met {in_words(token.expires_on)}"
