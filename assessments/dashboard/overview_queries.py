"""The municipalities of one world as they exist today."""

from __future__ import annotations

from django.db.models import Q
from django.db.models.query import QuerySet
from django.utils import timezone

from assessments.models import Municipality


def municipalities_today(*, fictional: bool) -> QuerySet[Municipality]:
    """The municipalities that exist today: not those that merged into another, nor those to come."""
    today = timezone.localdate()
    return Municipality.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today),
        Q(valid_until=None) | Q(valid_until__gt=today),
        is_fictional=fictional,
    )


def municipality_count(*, fictional: bool) -> int:
    """How many municipalities there are today; 1 query."""
    return municipalities_today(fictional=fictional).count()
