"""How many municipalities each omgevingsdienst has, by the reference table."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count

from assessments.models import Municipality
from assessments.models.accounts import valid_on


def municipalities_per_service(day: dt.date, *, fictional: bool) -> dict[str, int]:
    """Per omgevingsdienst the municipalities that exist on a day, of one of the two worlds; 1 query."""
    rows = (
        Municipality.objects.filter(valid_on(day), is_fictional=fictional)
        .exclude(omgevingsdienst="")
        .order_by("omgevingsdienst")
        .values_list("omgevingsdienst")
        .annotate(number=Count("pk"))
    )
    return dict(rows)
