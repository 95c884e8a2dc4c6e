"""What a file would do for one person in one round, now: compared, checked, and with a fingerprint."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator

from django.utils import timezone

from assessments.answering import sentences as saving
from assessments.answering.text import check_note, reason_is_missing
from assessments.constants import AnswerChoice, StepChoice
from assessments.exchange.asked import Stored
from assessments.exchange.compare import Change, Plan, plan_of
from assessments.exchange.queries import Ground, refusals_for
from assessments.exchange.rows import Fields, Reading
from assessments.models import User


def plan_for(ground: Ground, person: User, reading: Reading, stored: Stored) -> Plan:
    """The plan of a file; a change that the services would refuse is put aside, with their sentence."""
    plan = plan_of(reading, ground.asked, refusals_for(ground, person), stored)
    today = timezone.localdate()
    allowed: list[Change] = []
    for change in plan.changes:
        faults = list(_faults(change.row.fields, today))
        for sentence in faults:
            plan.skip(change.row, sentence)
        if not faults:
            allowed.append(change)
    plan.changes = allowed
    return plan


def _faults(fields: Fields, today: dt.date) -> Iterator[str]:
    """What the services say about this content (`saving._check`, `saving_tasks._check`)."""
    for name in ("toelichting", "nvt"):
        if sentence := check_note(fields.get(name, "")):
            yield sentence
    reason = fields.get("nvt", "")
    if fields.get("antwoord") == AnswerChoice.NOT_APPLICABLE:
        reason = fields.get("toelichting", "")
        if not reason:
            yield saving.REASON_MISSING
    if reason and reason_is_missing(reason):
        yield saving.REASON_MISSING
    if day := fields.get("besproken_op", ""):
        if dt.date.fromisoformat(day) > today:
            yield saving.DATE_IN_FUTURE
        elif fields.get("besproken") not in (StepChoice.YES, StepChoice.PARTLY):
            yield saving.DATE_WITHOUT_DISCUSSION


def fingerprint(plan: Plan) -> str:
    """Tells one plan from another: what changes, what that replaces, and where somebody must choose."""
    lines = [
        [*change.key, dict(change.row.fields), change.function, change.is_conflict]
        + [[place.role, place.version, place.hash] for place in change.old]
        for change in plan.changes
    ]
    return hashlib.sha256(json.dumps(lines, sort_keys=True).encode("ascii")).hexdigest()
