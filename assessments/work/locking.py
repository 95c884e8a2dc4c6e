"""Holding a round while its work changes: nobody saves, agrees or makes it definitive meanwhile."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError

from assessments.answering.locking import lock_round
from assessments.models import Round
from assessments.work import sentences


def hold_open_round(round_id: UUID) -> Round:
    """The round, held alone until the transaction ends. Raises ValidationError when it is definitive."""
    held = lock_round(round_id)
    if held.is_definitive:
        raise ValidationError(sentences.ROUND_DEFINITIVE)
    return held
