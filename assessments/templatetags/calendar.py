"""Template filters of the law calendar: dates and states in the words of the catalogue room."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from assessments.catalogue import calendar_words
from assessments.catalogue.calendar_words import OwnState
from assessments.catalogue.law_calendar import LawDate, Month

register = template.Library()


@register.filter
def when_words(item: LawDate) -> str:
    """When, as exactly as the source says."""
    return calendar_words.when_words(item)


@register.filter
def kind_word(item: LawDate) -> str:
    """Wetswijziging or termijn."""
    return calendar_words.kind_word(item)


@register.filter
def month_words(month: Month) -> str:
    """A month as a heading."""
    return calendar_words.month_words(month.year, month.month)


@register.filter
def state_of(states: Mapping[str, OwnState], task: str) -> OwnState:
    """How we stand with a task. Raises KeyError for a task that is not in the calendar."""
    return states[task]
