"""Every request of VNG staff is kept, and a municipality sees those that concern it (method.md 9).

An entry with a municipality is about that municipality by name; one without is about groups or about all.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField, Case, Count, F, Max, Q, Value, When
from django.db.models.functions import TruncDate
from django.db.models.query import QuerySet

from assessments.audit.services import record, record_for_each
from assessments.audit.wording import ACTIONS as WORDS
from assessments.models import AuditEntry, Municipality, User

GROUPS, BY_NAME = "vng.groepen", "vng.herkenbaar"
PLACE = "vng.gemeente"
SIGNALS = "vng.signalen"
ACTIONS = (GROUPS, BY_NAME, PLACE, SIGNALS, "vng.respons", "vng.api")


@transaction.atomic
def note_vng_visit(
    *, actor: User | None, page: str, municipalities: Collection[str] = (), action: str = GROUPS
) -> None:
    """Keep that VNG looked at a page (`page`: its Dutch name with what was asked).

    With codes of `municipalities` there is one entry each, which its team finds in its logbook. `actor` None
    is a token of VNG.
    """
    if municipalities:
        record_for_each(actor=actor, action=action, municipalities=municipalities, subject=page[:120])
    else:
        record(actor=actor, action=action, subject=page[:120])


def vng_visits_for(municipality: Municipality) -> QuerySet[AuditEntry]:
    """What VNG looked at and that concerns this municipality: by name, or as part of groups; newest first."""
    return AuditEntry.objects.filter(
        Q(municipality=municipality) | Q(municipality=None), action__in=ACTIONS
    ).order_by("-at", "-id")


@dataclass(frozen=True, slots=True)
class Visit:
    """One line of what VNG looked at. By name: who, and the moment. Groups: a page on a day, `times` times.

    `who` is empty for groups, and for a key of the API.
    """

    day: dt.date
    at: dt.datetime
    page: str
    what: str
    by_name: bool
    who: str
    times: int


def visit_lines_for(
    municipality: Municipality, *, by_name: bool = False, since: dt.datetime | None = None
) -> QuerySet[Any, Any]:
    """The rows for `as_visit`, newest first: one per visit by name, one per day and page for groups.

    `by_name` leaves the groups out; `since` leaves out what is older about groups, never what is by name. To
    be cut into pages by the caller; one query each.
    """
    entries = vng_visits_for(municipality).order_by()
    if by_name:
        entries = entries.filter(municipality=municipality)
    elif since is not None:
        entries = entries.filter(Q(municipality=municipality) | Q(at__gte=since))
    # Visits by name keep their own number, so that they never fall together.
    own = Case(
        When(municipality__isnull=False, then=F("id")), default=Value(0), output_field=BigIntegerField()
    )
    return (
        entries.annotate(day=TruncDate("at"), own=own)
        .values("day", "action", "subject", "own")
        .annotate(times=Count("id"), last=Max("at"), who=Max("actor_name"), known=Max("actor_id"))
        .order_by("-last", "-own")
    )


def as_visit(row: dict[str, Any]) -> Visit:
    """A row of `visit_lines_for`, ready to show."""
    named = bool(row["own"])
    return Visit(
        day=row["day"],
        at=row["last"],
        page=_page_of(str(row["action"]), row["subject"]),
        what=WORDS.get(str(row["action"]), str(row["action"])),
        by_name=named,
        who=row["who"] if named and row["known"] is not None else "",
        times=row["times"],
    )


def _page_of(action: str, subject: str) -> str:
    """What the page is called; the count of signals keeps only the name of its edition."""
    return f"Signalen, editie {subject}" if action == SIGNALS else subject
