"""Days as people write them, with the day itself for Excel."""

from __future__ import annotations

import datetime as dt

from django.utils import dateformat, timezone

from assessments.tables import Cell


def in_words(value: dt.date | dt.datetime) -> str:
    """ "12 november 2026"; a moment in Dutch time."""
    return str(dateformat.format(_day(value), "j F Y"))


def day_cell(value: dt.date | dt.datetime | None, otherwise: str = "") -> Cell:
    """A day on the screen, and the day itself in Excel so that it sorts; `otherwise` when there is none."""
    if value is None:
        return Cell(otherwise)
    return Cell(in_words(value), _day(value))


def _day(value: dt.date | dt.datetime) -> dt.date:
    return timezone.localtime(value).date() if isinstance(value, dt.datetime) else value
