"""The quality signals of a round (method.md 8): which are open, and confirming that the answers are right."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.errors import RoundLocked
from assessments.answering.locking import lock_round
from assessments.answering.queries import RoundRows, file_of, rows_for
from assessments.answering.text import check_note
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue
from assessments.models import Round, SignalConfirmation, User
from assessments.scoring.answers_file import answers_of
from assessments.scoring.signals import Signal, signals_of
from assessments.text import clean_text

MIN_CONFIRM_REASON = 10
"""Characters that the reason to confirm a signal needs at least, after trimming."""


@dataclass(frozen=True, slots=True)
class RoundSignal:
    """A signal of a round with its confirmation; None while nobody confirmed these very answers."""

    signal: Signal
    confirmation: SignalConfirmation | None

    @property
    def is_open(self) -> bool:
        return self.confirmation is None


def answered_by(rows: RoundRows) -> dict[str, str]:
    """Per question who gave the stored answer, as a key that is one person; unknown people are left out."""
    found = {row.statement: str(row.updated_by_id) for row in rows.answers if row.updated_by_id}
    return found | {row.task: str(row.updated_by_id) for row in rows.tasks if row.updated_by_id}


def signals_for(round: Round, catalogue: Catalogue, rows: RoundRows) -> tuple[RoundSignal, ...]:
    """All signals of a round, open and confirmed; one query besides the rows that were read."""
    answers = answers_of(file_of(round, rows, catalogue.scoring_model))
    confirmed = {
        (item.signal, item.answers_hash): item
        for item in SignalConfirmation.objects.filter(round=round).select_related("confirmed_by")
    }
    return tuple(
        RoundSignal(signal, confirmed.get((signal.key, signal.answers_hash)))
        for signal in signals_of(catalogue.scoring_model, answers, answered_by(rows))
    )


def open_signals(signals: Iterable[RoundSignal]) -> tuple[Signal, ...]:
    """The signals that nobody confirmed."""
    return tuple(item.signal for item in signals if item.is_open)


def _provisional(round: Round) -> Round:
    locked = lock_round(round.pk)
    if locked.is_definitive:
        raise RoundLocked(sentences.ROUND_LOCKED)
    return locked


@transaction.atomic
def confirm_signals(
    *, actor: User, round: Round, catalogue: Catalogue, keys: Collection[str], reason: str, function: str
) -> int:
    """Confirm that the answers behind these signals are right; the number confirmed.

    Holds for the answers as they are now: when they change, the signal opens again. Raises ValidationError
    for too short a reason and when none of the signals is open any more, RoundLocked.
    """
    reason = clean_text(reason)
    if len(reason) < MIN_CONFIRM_REASON:
        raise ValidationError({"reason": sentences.SIGNAL_REASON.format(least=MIN_CONFIRM_REASON)})
    if fault := check_note(reason):
        raise ValidationError({"reason": fault})
    if not keys:
        raise ValidationError({"keys": sentences.SIGNAL_NOT_CHOSEN})
    locked = _provisional(round)
    open_now = open_signals(signals_for(locked, catalogue, rows_for(locked)))
    chosen = [signal for signal in open_now if signal.key in keys]
    if not chosen:
        raise ValidationError({"keys": sentences.SIGNAL_GONE})
    for signal in chosen:
        SignalConfirmation.objects.update_or_create(
            round=locked,
            signal=signal.key,
            defaults={
                "answers_hash": signal.answers_hash,
                "reason": reason,
                "confirmed_at": timezone.now(),
                "confirmed_by": actor,
                "confirmed_function": function,
            },
        )
        record(actor=actor, action="signaal.bevestigd", round=locked, subject=signal.key[:120], reason=reason)
    return len(chosen)


@transaction.atomic
def reopen_signal(*, actor: User, round: Round, key: str) -> bool:
    """Take a confirmation back; False when there was none. Raises RoundLocked."""
    locked = _provisional(round)
    removed, _ = SignalConfirmation.objects.filter(round=locked, signal=key).delete()
    if removed:
        record(actor=actor, action="signaal.heropend", round=locked, subject=key[:120])
    return bool(removed)
