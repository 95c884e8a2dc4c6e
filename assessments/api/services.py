"""What a call of the API leaves behind: how often was asked, when a key was used, and that VNG looked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import connection, transaction
from django.utils import timezone

from assessments.accounts.vng_visits import note_vng_visit
from assessments.models import ApiCount, ApiToken

BETWEEN_NOTES = dt.timedelta(minutes=1)
KEPT_MINUTES = 60
"""Whoever asked nothing for so long is no longer counted."""
# One statement, so that the database lets two questions at the same moment pass one after the other. Minutes
# never go back: two machines need not agree on the second in which one begins.
COUNT = """
INSERT INTO assessments_apicount AS kept (who, minute, used) VALUES (%s, %s, 1)
ON CONFLICT (who) DO UPDATE SET
    used = CASE WHEN kept.minute >= EXCLUDED.minute THEN kept.used + 1 ELSE 1 END,
    minute = GREATEST(kept.minute, EXCLUDED.minute)
RETURNING used
"""


def count_question(*, actor: None, who: str, minute: int) -> int:
    """Count one question of a caller, and say how many it asked in this minute (since 1970), this one too.

    There is no person behind a call, so `actor` is None. 1 query; the first of a minute clears away old rows.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [who, minute])
        used = int(cursor.fetchone()[0])
    if used == 1:
        _forget_before(minute - KEPT_MINUTES)
    return used


@transaction.atomic
def _forget_before(minute: int) -> None:
    old = ApiCount.objects.filter(minute__lt=minute).select_for_update(skip_locked=True)
    ApiCount.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:500])).delete()


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
