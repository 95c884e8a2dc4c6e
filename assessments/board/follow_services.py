"""Recording what became of the decisions, and when the board and the council dealt with the report."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.board import sentences, stamps
from assessments.board.checks import checked_text, fault_of_day
from assessments.board.holding import Stale, hold_paper
from assessments.board.services import subject_of
from assessments.constants import DecisionStatus
from assessments.models import Decision, Round, User


@transaction.atomic
def set_status(
    *,
    actor: User,
    round: Round,
    decision_id: int,
    status: str,
    note: str,
    on: dt.date | None,
    expected_version: int,
) -> Decision:
    """Say how a decision stands, with a note and since when (None: today).

    Raises NotDefinitive, Stale, ValidationError (`status`, `note`, `on`, or for the whole when it is gone).
    """
    held = hold_paper(round)
    row = Decision.objects.select_for_update(of=("self",)).filter(pk=decision_id, round=round).first()
    if row is None:
        raise ValidationError(sentences.GONE)
    if row.version != expected_version:
        raise Stale
    faults: dict[str, list[str]] = {}
    if status not in DecisionStatus.values:
        faults["status"] = [sentences.STATUS_UNKNOWN]
    try:
        note = checked_text(note, sentences.MAX_NOTE)
    except ValidationError as error:
        faults["note"] = error.messages
    if not note and status in sentences.NEEDS_NOTE:
        faults["note"] = [sentences.NOTE_MISSING]
    today = timezone.localdate()
    if fault := fault_of_day(on, held.first_day, today):
        faults["on"] = [fault]
    if faults:
        raise ValidationError(faults)
    return _store(actor, round, row, status, note, on or today)


def _store(actor: User, round: Round, row: Decision, status: str, note: str, on: dt.date) -> Decision:
    old, new = _as_audited(row.status, row.status_note, row.status_on), _as_audited(status, note, on)
    if old == new:
        return row
    row.status, row.status_note, row.status_on = status, note, on
    row.version += 1
    row.updated_at, row.updated_by = timezone.now(), actor
    row.save()
    differing = [name for name in new if old[name] != new[name]]
    record(
        actor=actor,
        action="besluit.stand",
        round=round,
        subject=subject_of(row.number),
        old={name: old[name] for name in differing},
        new={name: new[name] for name in differing},
    )
    return row


def _as_audited(status: str, note: str, on: dt.date | None) -> dict[str, str]:
    return {"stand": status, "toelichting": note, "sinds": on.isoformat() if on else ""}


@transaction.atomic
def set_dates(
    *,
    actor: User,
    round: Round,
    discussed_on: dt.date | None,
    council_informed_on: dt.date | None,
    seen: str,
) -> bool:
    """Record when the board discussed the report and the council heard of it; whether anything changed.

    Raises NotDefinitive, Stale, ValidationError (`discussed_on`, `council_informed_on`): not in the future
    and not before the round was definitive.
    """
    held = hold_paper(round)
    if seen != stamps.dates_stamp(held.paper):
        raise Stale
    today = timezone.localdate()
    days = {"discussed_on": discussed_on, "council_informed_on": council_informed_on}
    faults = {name: fault_of_day(day, held.first_day, today) for name, day in days.items()}
    if any(faults.values()):
        raise ValidationError({name: fault for name, fault in faults.items() if fault})
    old = {"college": held.paper.discussed_on, "raad": held.paper.council_informed_on}
    new = {"college": discussed_on, "raad": council_informed_on}
    if old == new:
        return False
    held.paper.discussed_on, held.paper.council_informed_on = discussed_on, council_informed_on
    held.touch(actor, *days)
    record(actor=actor, action="besluit.data", round=round, old=_days(old), new=_days(new))
    return True


def _days(values: dict[str, dt.date | None]) -> dict[str, str]:
    return {name: day.isoformat() if day else "" for name, day in values.items()}


def warning_of(discussed_on: dt.date | None, council_informed_on: dt.date | None) -> str:
    """What is odd about two days that may stand; "" for nothing."""
    if council_informed_on is None:
        return ""
    if discussed_on is None:
        return sentences.COUNCIL_ALONE
    return sentences.COUNCIL_FIRST if council_informed_on < discussed_on else ""
