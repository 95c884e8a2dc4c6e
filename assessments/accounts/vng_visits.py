"""Every request of VNG staff is kept, and a municipality sees those that concern it (method.md 9).

An entry with a municipality is about that municipality by name; one without is about groups or about all.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.db.models.query import QuerySet

from assessments.audit.services import record
from assessments.models import AuditEntry, Municipality, User

GROUPS, BY_NAME = "vng.groepen", "vng.herkenbaar"
PLACE = "vng.gemeente"
ACTIONS = (GROUPS, BY_NAME, PLACE, "vng.signalen", "vng.respons", "vng.api")


@transaction.atomic
def note_vng_visit(
    *, actor: User | None, page: str, municipalities: Collection[str] = (), action: str = GROUPS
) -> None:
    """Keep that VNG looked at a page (`page`: its Dutch name with what was asked).

    With codes of `municipalities` there is one entry each, which its team finds in its logbook. `actor` None
    is a token of VNG.
    """
    if not municipalities:
        record(actor=actor, action=action, subject=page[:120])
    for code in sorted(municipalities):
        record(actor=actor, action=action, municipality=Municipality(code=code), subject=page[:120])


def vng_visits_for(municipality: Municipality) -> QuerySet[AuditEntry]:
    """What VNG looked at and that concerns this municipality: by name, or as part of groups; newest first."""
    return AuditEntry.objects.filter(
        Q(municipality=municipality) | Q(municipality=None), action__in=ACTIONS
    ).order_by("-at", "-id")
