"""Whether typed texts and dates may be stored. Pure; every fault is a Dutch sentence by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils import dateformat

from assessments.board import sentences
from assessments.board.typed import TypedDecision, TypedPoint
from assessments.constants import CostClass
from assessments.text import clean_text, is_readable

Faults = dict[str, str]
"""The sentence per field; a field of the second row is called "what-1"."""


def checked_text(text: str, most: int) -> str:
    """The text without white space around it. Raises ValidationError when it is too long or unreadable."""
    cleaned = clean_text(text)
    if len(cleaned) > most:
        raise ValidationError(sentences.too_long(most, len(cleaned)))
    if not is_readable(cleaned):
        raise ValidationError(sentences.UNREADABLE)
    return cleaned


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _check(faults: Faults, key: str, text: str, most: int, missing: str = "") -> str:
    """The cleaned text; a fault, also of an empty text that must be there, is noted under `key`."""
    try:
        cleaned = checked_text(text, most)
    except ValidationError as error:
        faults[key] = " ".join(error.messages)
        return text
    if missing and not cleaned:
        faults[key] = missing
    return cleaned


def checked_decisions(typed: Sequence[TypedDecision], first_day: dt.date) -> list[TypedDecision]:
    """The decisions that were filled in, cleaned. Raises ValidationError by field, or for the whole.

    `first_day` is the day on which the round became definitive: no decision is due before it.
    """
    faults: Faults = {}
    found = []
    for place, one in enumerate(typed):
        if one.is_empty:
            continue
        what = _check(faults, f"what-{place}", one.what, sentences.MAX_WHAT, sentences.WHAT_MISSING)
        owner = _one_line(one.owner)
        owner = _check(faults, f"owner-{place}", owner, sentences.MAX_OWNER, sentences.OWNER_MISSING)
        otherwise = _check(faults, f"otherwise-{place}", one.otherwise, sentences.MAX_OTHERWISE)
        if one.cost not in CostClass.values:
            faults[f"cost-{place}"] = sentences.COST_UNKNOWN
        if one.due and one.due < first_day:
            faults[f"due-{place}"] = sentences.DUE_TOO_EARLY.format(day=in_words(first_day))
        found.append(replace(one, what=what, owner=owner, otherwise=otherwise))
    if faults:
        raise ValidationError(dict(faults))
    if len(found) > sentences.MAX_DECISIONS:
        raise ValidationError(sentences.TOO_MANY_DECISIONS)
    return found


def checked_points(typed: Sequence[TypedPoint]) -> list[TypedPoint]:
    """The points that were filled in, cleaned. Raises ValidationError by field, or for the whole."""
    faults: Faults = {}
    found = []
    for place, one in enumerate(typed):
        if one.is_empty:
            continue
        missing = sentences.QUESTION_MISSING
        question = _check(faults, f"question-{place}", one.question, sentences.MAX_QUESTION, missing)
        reason = _check(faults, f"reason-{place}", one.reason, sentences.MAX_REASON)
        found.append(TypedPoint(one.key, question, reason))
    if faults:
        raise ValidationError(dict(faults))
    if not found:
        raise ValidationError(sentences.NO_POINT_LEFT)
    if len(found) > sentences.MAX_POINTS:
        raise ValidationError(sentences.TOO_MANY_POINTS)
    return found


def fault_of_day(day: dt.date | None, first_day: dt.date, today: dt.date) -> str:
    """What is wrong with a day on which something happened; "" for nothing."""
    if day is None:
        return ""
    if day > today:
        return sentences.DATE_IN_FUTURE
    if day < first_day:
        return sentences.DATE_TOO_EARLY.format(day=in_words(first_day))
    return ""


def in_words(day: dt.date) -> str:
    """ "12 november 2026"."""
    return str(dateformat.format(day, "j F Y"))
