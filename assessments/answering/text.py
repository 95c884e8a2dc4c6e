"""Notes and reasons that people type: checked the same way from a form and from a file."""

from __future__ import annotations

from assessments.answering.sentences import MAX_NOTE_LENGTH, NOTE_TOO_LONG, NOTE_UNREADABLE
from assessments.constants import MIN_REASON_LENGTH


def check_note(text: str) -> str | None:
    """The sentence that says what is wrong with a cleaned note, or None.

    PostgreSQL cannot hold the character NUL, and half of a surrogate pair is not a character.
    """
    if len(text) > MAX_NOTE_LENGTH:
        return NOTE_TOO_LONG
    if any(character == "\x00" or "\ud800" <= character <= "\udfff" for character in text):
        return NOTE_UNREADABLE
    return None


def reason_is_missing(text: str) -> bool:
    """Whether a cleaned text is too short to be the reason of 'not applicable' (method.md 3)."""
    return len(text) < MIN_REASON_LENGTH
