"""The fields in the text of a reminder: which there are, and what they become. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assessments.campaign import sentences
from assessments.text import is_readable

FIELDS = ("gemeente", "einddatum", "link")
FIELD = re.compile(r"\{([^{}\n]*)\}")


def faults_in_text(text: str) -> list[str]:
    """What is wrong with the text of a reminder, in sentences; nothing when it is fit to send."""
    found = _faults(text)
    if not found and "{link}" not in text:
        found.append(sentences.LINK_NEEDED)
    return found


def faults_in_subject(subject: str) -> list[str]:
    """The same for the subject, which is one line without a link."""
    found = _faults(subject)
    if "\n" in subject or "\r" in subject:
        found.append(sentences.SUBJECT_ONE_LINE)
    if "{link}" in subject:
        found.append(sentences.NO_LINK_IN_SUBJECT)
    return found


def _faults(text: str) -> list[str]:
    found = [sentences.unknown_field(name) for name in FIELD.findall(text) if name not in FIELDS]
    rest = FIELD.sub("", text)
    if "{" in rest or "}" in rest:
        found.append(sentences.LOOSE_BRACE)
    if not is_readable(text):
        found.append(sentences.UNREADABLE)
    return list(dict.fromkeys(found))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in, once: a brace in a name is never read as a field.

    Raises KeyError for a field that does not exist.
    """
    return FIELD.sub(lambda match: values[match[1]], text)
