"""The municipalities of one world as they exist today."""

from __future__ import annotations

from django.db.models.query import QuerySet
from django.utils import timezone

from assessments.models import Municipality
from assessments.models.accounts import valid_on


def municipalities_today(*, fictional: bool) -> QuerySet[Municipality]:
    """The municipalities that exist today: not those that merged into another, nor those to come."""
    return Municipality.objects.filter(valid_on(timezone.localdate()), is_fictional=fictional)


def municipality_count(*, fictional: bool) -> int:
    """How many municipalities there are today; 1 query."""
    return municipalities_today(fictional=fictional).count()
