"""How many municipalities each omgevingsdienst has, by the reference table."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q

from assessments.models import Municipality


def municipalities_per_service(day: dt.date, *, fictional: bool) -> dict[str, int]:
    """Per omgevingsdienst the municipalities that exist on a day, of one of the two worlds; 1 query."""
    rows = (
        Municipality.objects.filter(
            Q(valid_from=None) | Q(valid_from__lte=day),
            Q(valid_until=None) | Q(valid_until__gt=day),
            is_fictional=fictional,
        )
        .exclude(omgevingsdienst="")
        .order_by("omgevingsdienst")
        .values_list("omgevingsdienst")
        .annotate(number=Count("pk"))
    )
    return dict(rows)
