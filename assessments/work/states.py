"""The state of a dossier: changing it, and reading how it came to be so."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.accounts.access import RoundAccess
from assessments.audit.services import record
from assessments.constants import WorkState
from assessments.models import AuditEntry, DossierWork, Round, User
from assessments.work import sentences
from assessments.work.locking import hold_open_round
from assessments.work.ownership import owns_dossier
from assessments.work.queries import RoundWork, work_of
from assessments.work.steps import AGREED, BUSY, BY_OWNER, RETURNED, STEPS, TO_DO, allowed_steps
from assessments.work.text import checked_text
from assessments.work.wording import history_words, open_words


class StateChangedError(Exception):
    """A colleague changed the state in between: nothing was written. The text is a Dutch sentence."""


class NotAllowedError(Exception):
    """This person may not take this step. The text is a Dutch sentence."""


@transaction.atomic
def set_dossier_state(
    *,
    actor: User,
    access: RoundAccess,
    dossier: str,
    state: str,
    seen_state: str,
    reason: str = "",
    accept_open: bool = False,
) -> DossierWork:
    """Bring a dossier from the state that was seen to another; answers and remarks stay as they are.

    The round is held alone, so no save slips in between the count and the agreement. Raises ValidationError
    (unknown step, a return without reason, open questions without `accept_open`, a definitive round),
    StateChangedError and NotAllowedError.
    """
    access = replace(access, round=hold_open_round(access.round.pk))
    work = work_of(access)
    if dossier not in work.catalogue.dossier_by_id:
        raise ValidationError(sentences.DOSSIER_UNKNOWN.format(id=dossier))
    shown = work.state(dossier)
    if shown != seen_state and {shown, seen_state} != {TO_DO, BUSY}:
        raise StateChangedError(sentences.STATE_CHANGED.format(state=WorkState(shown).label.lower()))
    reason = checked_text(reason, "reason")
    _check_step(actor, work, dossier, shown, state)
    if state == RETURNED and len(reason) < sentences.MIN_RETURN_REASON:
        raise ValidationError({"reason": sentences.RETURN_REASON_MISSING})
    if state == AGREED and not accept_open:
        _check_all_done(work, dossier)
    return _store(actor, access, work, dossier, state, reason)


def _check_step(actor: User, work: RoundWork, dossier: str, old: str, new: str) -> None:
    if new not in WorkState.values:
        raise ValidationError({"state": sentences.STATE_UNKNOWN})
    who = STEPS.get((old, new))
    if who is None:
        sentence = sentences.STEP_NOT_THERE.format(
            old=WorkState(old).label.lower(), new=WorkState(new).label.lower()
        )
        raise ValidationError({"state": sentence})
    is_owner = owns_dossier(work.access, actor.pk, dossier, work.assignments)
    steps = allowed_steps(old, is_owner=is_owner, is_coordinator=work.access.can_coordinate)
    if new not in steps:
        raise NotAllowedError(sentences.STEP_FOR_OWNER if who == BY_OWNER else sentences.STEP_FOR_COORDINATOR)


def _check_all_done(work: RoundWork, dossier: str) -> None:
    part = work.part(dossier)
    if part.open:
        what = open_words(part.open, work.confirm_count(part.questions))
        raise ValidationError({"accept_open": sentences.STILL_OPEN.format(what=what)})


def _store(
    actor: User, access: RoundAccess, work: RoundWork, dossier: str, state: str, reason: str
) -> DossierWork:
    row = work.states.get(dossier) or DossierWork(round=access.round, dossier=dossier)
    old = work.state(dossier)
    # Who starts on a dossier that came back must still be able to read why it came back.
    if not (old == RETURNED and state == BUSY and not reason):
        row.reason = reason
    row.state = state
    row.changed_at = timezone.now()
    row.changed_by, row.changed_function = actor, access.function
    row.save()
    record(
        actor=actor,
        action="werk.stand",
        round=access.round,
        subject=dossier,
        old={"stand": old},
        new={"stand": state, "open": work.part(dossier).open},
        reason=reason,
    )
    return row


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of a dossier; `old` is "" for the first state, `state` "" for another kind of change."""

    at: dt.datetime
    name: str
    function: str
    old: str
    state: str
    reason: str
    what: str = ""

    @property
    def old_label(self) -> str:
        return WorkState(self.old).label if self.old else ""

    @property
    def label(self) -> str:
        return WorkState(self.state).label if self.state else ""


def history_of(round: Round, dossier: str) -> tuple[HistoryLine, ...]:
    """Every change of state and of the deadline, newest first, in three queries."""
    lines = [*_state_lines(round, dossier), *_audit_lines(round, dossier)]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def _state_lines(round: Round, dossier: str) -> list[HistoryLine]:
    # The history is kept by a database trigger: it also holds what did not come through this code.
    event: Any = apps.get_model("assessments", "DossierWorkEvent")
    rows = list(event.objects.filter(round=round, dossier=dossier).order_by("pgh_id"))
    names = User.objects.in_bulk({row.changed_by_id for row in rows if row.changed_by_id})
    lines: list[HistoryLine] = []
    old = TO_DO
    for row in rows:
        if row.state == old:  # only the deadline changed, or the person was removed
            continue
        person = names.get(row.changed_by_id)
        carried = old == RETURNED and row.state == BUSY
        reason = "" if carried else row.reason
        lines.append(
            HistoryLine(
                row.changed_at, str(person) if person else "", row.changed_function, old, row.state, reason
            )
        )
        old = row.state
    return lines


def _audit_lines(round: Round, dossier: str) -> list[HistoryLine]:
    """What the states do not tell: deadlines, and who got the dossier or gave it back."""
    entries = AuditEntry.objects.filter(
        round_id=round.pk, subject=dossier, action__startswith="werk."
    ).exclude(action="werk.stand")
    return [
        HistoryLine(
            entry.at,
            entry.actor_name,
            "",
            "",
            "",
            entry.reason,
            history_words(entry.action, entry.old, entry.new),
        )
        for entry in entries
    ]
