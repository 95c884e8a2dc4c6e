"""Entries of the audit trail by the thousand, for the tests of the log."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from assessments.models import AuditEntry, Round, User
from tests.build import real_catalogue


def make_entries(round: Round, people: list[User], count: int) -> None:
    """`count` saved answers by turns, spread over five years back from now."""
    statements = real_catalogue().statements
    step = dt.timedelta(days=5 * 365) / max(count, 1)
    AuditEntry.objects.bulk_create(
        (
            AuditEntry(
                at=timezone.now() - step * number,
                actor=people[number % len(people)],
                actor_name=people[number % len(people)].name,
                action="antwoord.opgeslagen",
                municipality_id=round.municipality_id,
                round_id=round.pk,
                subject=statements[number % len(statements)].id,
                old={"antwoord": "1", "toelichting": f"Eerst stond hier toelichting nummer {number}."},
                new={"antwoord": "2", "toelichting": f"Nu staat hier toelichting nummer {number}."},
            )
            for number in range(count)
        ),
        batch_size=2000,
    )
