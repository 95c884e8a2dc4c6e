"""Holding what goes to the board while it is changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import timezone

from assessments.board import sentences
from assessments.models import BoardPaper, Round, User


class NotDefinitive(Exception):
    """The round is still provisional: nothing is decided on figures that may change."""

    def __init__(self) -> None:
        super().__init__(sentences.NOT_DEFINITIVE)


class Stale(Exception):
    """Somebody else stored something else in this part since the page was shown."""

    def __init__(self) -> None:
        super().__init__(sentences.STALE)


@dataclass(frozen=True, slots=True)
class Held:
    """The paper of a definitive round, held until the end of the transaction."""

    paper: BoardPaper
    first_day: dt.date  # on which the round became definitive

    def touch(self, actor: User, *fields: str) -> None:
        """Store these fields, with who and when."""
        paper = self.paper
        paper.version += 1
        paper.updated_at, paper.updated_by = timezone.now(), actor
        paper.save(update_fields=[*fields, "version", "updated_at", "updated_by"])


def hold_paper(round: Round) -> Held:
    """The paper of a round, made when it was not there. Raises NotDefinitive."""
    fresh = Round.objects.only("status", "definitive_at", "created_at").get(pk=round.pk)
    if not fresh.is_definitive:
        raise NotDefinitive
    BoardPaper.objects.get_or_create(round_id=round.pk)
    paper = BoardPaper.objects.select_for_update(of=("self",)).get(round_id=round.pk)
    return Held(paper, first_day_of(fresh))


def first_day_of(round: Round) -> dt.date:
    """The day on which a definitive round became so."""
    if round.definitive_at is None:
        raise ValidationError(sentences.NOT_DEFINITIVE)
    return timezone.localdate(round.definitive_at)
