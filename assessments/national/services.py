"""Giving and taking back a signal to VNG and Rijk. It never changes an answer or a score."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.answering.locking import lock_question
from assessments.audit.services import record
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec
from assessments.constants import MIN_REASON_LENGTH, NationalCause, Scope
from assessments.models import Edition, NationalSignal, Round, User
from assessments.national import sentences
from assessments.national.errors import StaleSignal
from assessments.national.queries import signal_for
from assessments.text import clean_text, is_readable


@dataclass(frozen=True, slots=True)
class SavedSignal:
    """The stored signal; `changed` is False when the same was stored already."""

    signal: NationalSignal
    changed: bool


def _faults(cause: str, note: str) -> dict[str, str]:
    faults: dict[str, str] = {}
    if cause not in NationalCause.values:
        faults["cause"] = sentences.CAUSE_MISSING
    if not is_readable(note):
        faults["note"] = sentences.NOTE_UNREADABLE
    elif len(note) < MIN_REASON_LENGTH:
        faults["note"] = sentences.NOTE_TOO_SHORT
    elif len(note) > sentences.MAX_NOTE:
        faults["note"] = sentences.NOTE_TOO_LONG
    return faults


def _lock(round: Round, question: QuestionSpec) -> None:
    """Hold the question still. Raises RoundLocked, DossierAgreed, and ValidationError out of scope."""
    scope = lock_question(round.pk, question.id, catalogue_for(round.edition))
    if scope == Scope.BASIC and not question.core and question.kind != "dwars":
        raise ValidationError(sentences.OUT_OF_SCOPE)


@transaction.atomic
def save_signal(
    *,
    actor: User,
    round: Round,
    question: QuestionSpec,
    cause: str,
    note: str,
    expected_version: int,
    function: str,
) -> SavedSignal:
    """Say of one question that the cause lies outside the municipality.

    The note is 20 to 2,000 characters after trimming. The same again is harmless. Raises ValidationError (a
    sentence per field), StaleSignal when `expected_version` is not the stored one (0: there is none),
    RoundLocked and DossierAgreed.
    """
    _lock(round, question)
    note = clean_text(note)
    if faults := _faults(cause, note):
        raise ValidationError(faults)
    current = signal_for(round, question.id)
    if current is not None and (current.cause, current.note) == (cause, note):
        return SavedSignal(current, changed=False)
    if (current.version if current else 0) != expected_version:
        raise StaleSignal(current)
    old = {"oorzaak": current.cause, "toelichting": current.note} if current else {}
    row = current or NationalSignal(round=round, subject=question.id, version=0)
    row.cause, row.note, row.function = cause, note, function
    row.version, row.updated_at, row.updated_by = row.version + 1, timezone.now(), actor
    row.save()
    record(
        actor=actor,
        action="niet_aan_ons.opgeslagen",
        round=round,
        subject=question.id,
        old=old,
        new={"oorzaak": cause, "toelichting": note},
    )
    return SavedSignal(row, changed=True)


@transaction.atomic
def remove_signal(*, actor: User, round: Round, question: QuestionSpec, expected_version: int) -> bool:
    """Take the signal of a question away; False when there was none.

    Raises StaleSignal when it changed meanwhile, RoundLocked and DossierAgreed.
    """
    _lock(round, question)
    current = signal_for(round, question.id)
    if current is None:
        return False
    if current.version != expected_version:
        raise StaleSignal(current)
    record(
        actor=actor,
        action="niet_aan_ons.ingetrokken",
        round=round,
        subject=question.id,
        old={"oorzaak": current.cause, "toelichting": current.note},
    )
    current.delete()
    return True


@transaction.atomic
def note_visit(*, actor: User, edition: Edition) -> None:
    """Keep that VNG staff looked at the national count of an edition (method.md 9, differencing 6)."""
    record(actor=actor, action="vng.signalen", subject=edition.name)
