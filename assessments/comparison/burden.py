"""How much work a round took: days, people and hours, from the round and its logbook."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from uuid import UUID

from django.db.models import CharField, Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat, Extract, Floor

from assessments.models import AuditEntry, Round

QUARTER = 15 * 60  # seconds
SAVING = (
    "antwoord.",
    "taak.",
    "voorstel.",
    "opmerking.",
    "bewijs.",
    "signaal.",
    "niet_aan_ons.",
)
"""How the acts begin by which somebody worked on the content of a round."""


def burden_of(rounds: Collection[UUID]) -> dict[UUID, dict[str, Fraction]]:
    """Per definitive round the values `last:dagen`, `last:mensen`, `last:uren`; 2 queries, however many.

    Days from the start of the round until it was definitive. People who saved something. Hours: quarters of
    an hour in which a person did something in this round before it was definitive, added up over people. A
    round without anybody in its logbook (read from a file) has no people and no hours.
    """
    times = Round.objects.filter(pk__in=rounds).values_list("pk", "created_at", "definitive_at")
    found: dict[UUID, dict[str, Fraction]] = {
        pk: {"last:dagen": Fraction(max((end - start).days, 0))}
        for pk, start, end in times
        if end is not None
    }
    for pk, people, quarters in _worked(rounds):
        if people and pk in found:
            found[pk] |= {"last:mensen": Fraction(people), "last:uren": Fraction(quarters, 4)}
    return found


def _worked(rounds: Collection[UUID]) -> list[tuple[UUID, int, int]]:
    """Per round the people who saved something, and the quarters of an hour in which people did something."""
    definitive = Round.objects.filter(pk=OuterRef("round_id")).values("definitive_at")
    quarter = Concat(
        Cast("actor_id", CharField()),
        Value("/"),
        Cast(Floor(Extract("at", "epoch") / QUARTER), CharField()),
    )
    saved = Q()
    for start in SAVING:
        saved |= Q(action__startswith=start)
    rows = (
        AuditEntry.objects.filter(round_id__in=rounds, actor_id__isnull=False, at__lte=Subquery(definitive))
        .order_by()
        .values("round_id")
        .annotate(
            people=Count("actor_id", distinct=True, filter=saved), quarters=Count(quarter, distinct=True)
        )
    )
    return [(row["round_id"], row["people"], row["quarters"]) for row in rows if row["round_id"] is not None]
