"""What a person types in the work room, made fit to store."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError

from assessments.work import sentences


def clean_text(text: str, field: str) -> str:
    """The text with plain line ends and without spaces around it. Raises ValidationError for the field."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(sign not in "\n\t" and unicodedata.category(sign) in {"Cc", "Cs"} for sign in text):
        raise ValidationError({field: sentences.TEXT_UNREADABLE})
    if len(text) > sentences.MAX_TEXT:
        raise ValidationError({field: sentences.TEXT_TOO_LONG})
    return text
