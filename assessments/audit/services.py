"""The one way to write the audit trail."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from assessments.audit.wording import ACTIONS
from assessments.models import AuditEntry, Municipality, Round, User


def record(
    *,
    actor: User | None,
    action: str,
    municipality: Municipality | None = None,
    round: Round | None = None,
    subject: str = "",
    old: dict[str, Any] | None = None,
    new: dict[str, Any] | None = None,
    reason: str = "",
) -> AuditEntry:
    """Add one entry, inside the transaction of the act itself.

    `actor` None stands for the system (a command). `municipality` follows from `round` when left out.
    Raises ValueError for an act that `wording.ACTIONS` does not name.
    """
    if action not in ACTIONS:
        raise ValueError(f"unknown audit action: {action}")
    return AuditEntry.objects.create(
        actor=actor,
        actor_name=str(actor) if actor else "Systeem",
        action=action,
        municipality_id=municipality.pk if municipality else (round.municipality_id if round else None),
        round_id=round.pk if round else None,
        subject=subject,
        old=old or {},
        new=new or {},
        reason=reason,
    )


def record_for_each(
    *, actor: User | None, action: str, municipalities: Collection[str], subject: str
) -> None:
    """Add one entry for each municipality (codes), in one query. Raises ValueError like `record`."""
    if action not in ACTIONS:
        raise ValueError(f"unknown audit action: {action}")
    AuditEntry.objects.bulk_create(
        AuditEntry(
            actor=actor,
            actor_name=str(actor) if actor else "Systeem",
            action=action,
            municipality_id=code,
            subject=subject,
        )
        for code in sorted(municipalities)
    )
