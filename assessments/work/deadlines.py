"""Deadlines: which one counts, how near it is, and setting them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue
from assessments.models import DossierWork, Round, User
from assessments.work import sentences
from assessments.work.locking import hold_open_round
from assessments.work.wording import due_words

NEAR = 7
"""Days before a deadline from which it is near."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as it is shown; `days` from today, below zero when it has passed."""

    date: dt.date
    days: int

    @property
    def kind(self) -> str:
        """One of voorbij, vandaag, bijna, later."""
        if self.days < 0:
            return "voorbij"
        if self.days == 0:
            return "vandaag"
        return "bijna" if self.days <= NEAR else "later"

    @property
    def words(self) -> str:
        """How near it is: "over tijd", "vandaag", "nog 3 dagen"."""
        return due_words(self.days)

    @property
    def presses(self) -> bool:
        """Within seven days, or passed."""
        return self.days <= NEAR


def due_of(date: dt.date | None, today: dt.date) -> Due | None:
    """A date seen from today; None stays None."""
    return None if date is None else Due(date, (date - today).days)


def first_of(*dates: dt.date | None) -> dt.date | None:
    """The first date that is there: that of the assignment, else of the dossier, else of the round."""
    return next((date for date in dates if date is not None), None)


def check_due(due: dt.date | None, stored: dt.date | None = None) -> None:
    """Raise ValidationError for a date before today; leaving a passed one as it was is no fault."""
    if due is not None and due != stored and due < timezone.localdate():
        raise ValidationError({"due": sentences.DUE_PAST})


def _as_text(due: dt.date | None) -> dict[str, Any]:
    return {"klaar_op": due.isoformat() if due else ""}


@transaction.atomic
def set_round_due(*, actor: User, round: Round, due: dt.date | None) -> Round:
    """When the whole round must be filled in; None takes the date away.

    Raises ValidationError for a date before today and for a definitive round.
    """
    held = hold_open_round(round.pk)
    check_due(due, held.due)
    if held.due != due:
        old, held.due = held.due, due
        held.save(update_fields=["due"])
        record(actor=actor, action="ronde.klaar_op", round=held, old=_as_text(old), new=_as_text(due))
    return held


@transaction.atomic
def set_dossier_due(
    *, actor: User, round: Round, catalogue: Catalogue, dossiers: Sequence[str], due: dt.date | None
) -> int:
    """When these dossiers must be filled in; None takes the dates away. How many changed; states stay.

    Raises ValidationError for a date before today, no or unknown dossiers, and a definitive round.
    """
    held = hold_open_round(round.pk)
    if not dossiers:
        raise ValidationError(sentences.NOTHING_CHOSEN)
    for name in dossiers:
        if name not in catalogue.dossier_by_id:
            raise ValidationError(sentences.DOSSIER_UNKNOWN.format(id=name))
    check_due(due)
    stored = {row.dossier: row for row in DossierWork.objects.filter(round=held, dossier__in=dossiers)}
    changed = 0
    for name in dict.fromkeys(dossiers):
        row = stored.get(name) or DossierWork(round=held, dossier=name)
        if row.due == due:
            continue
        old, row.due = row.due, due
        row.save()
        record(
            actor=actor,
            action="werk.klaar_op",
            round=held,
            subject=name,
            old=_as_text(old),
            new=_as_text(due),
        )
        changed += 1
    return changed
