"""Words of the work room in templates."""

from __future__ import annotations

import datetime as dt

from django import template

from assessments.constants import WorkState

register = template.Library()


@register.filter
def date_value(value: dt.date | str | None) -> str:
    """A date as a date field wants it; what somebody typed wrong stays as it was typed."""
    return value.isoformat() if isinstance(value, dt.date) else value or ""


@register.filter
def state_label(state: str) -> str:
    """The state of a dossier in words."""
    return WorkState(state).label
