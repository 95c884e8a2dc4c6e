"""What a call of the API leaves behind: when a key was used, and that VNG looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from assessments.accounts.vng_visits import note_vng_visit
from assessments.models import ApiToken

BETWEEN_NOTES = dt.timedelta(minutes=1)


@transaction.atomic
def note_use(*, actor: None, token: ApiToken, path: str, municipalities: Collection[str] = ()) -> None:
    """Keep when a key was last used, at most once a minute; of a key of VNG also what it asked.

    There is no person behind a key, so `actor` is None. 1 query, or none; 1 more for VNG.
    """
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > BETWEEN_NOTES:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    if token.municipality_id is None:
        page = f"API {path} (sleutel {token.prefix})"
        note_vng_visit(actor=actor, page=page, municipalities=municipalities, action="vng.api")
