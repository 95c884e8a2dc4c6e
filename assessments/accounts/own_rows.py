"""Rows of a table as the own data show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet


def rows_of(found: QuerySet[Model], names: dict[str, str]) -> list[dict[str, Any]]:
    """One row per object, by Dutch name, oldest first as far as the table has an order."""
    values: Iterable[tuple[Any, ...]] = found.values_list(*names.values())
    return [dict(zip(names, row, strict=True)) for row in values]
