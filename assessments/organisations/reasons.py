"""A reason that the log keeps: at least long enough to say something."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from assessments.organisations import sentences
from assessments.text import clean_text

LEAST = 10
LONGEST = 500


def checked_reason(text: str) -> str:
    """The reason, trimmed. Raises ValidationError (field `reason`) when it is too short."""
    reason = clean_text(text)
    if len(reason) < LEAST:
        raise ValidationError({"reason": sentences.REASON_MISSING.format(count=LEAST)})
    return reason[:LONGEST]
