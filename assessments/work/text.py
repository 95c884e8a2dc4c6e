"""What a person types in the work room, made fit to store."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from assessments.text import clean_text, is_readable
from assessments.work import sentences


def checked_text(text: str, field: str) -> str:
    """The text with plain line ends and without spaces around it. Raises ValidationError for the field."""
    text = clean_text(text)
    if not is_readable(text):
        raise ValidationError({field: sentences.TEXT_UNREADABLE})
    if len(text) > sentences.MAX_TEXT:
        raise ValidationError({field: sentences.TEXT_TOO_LONG})
    return text
