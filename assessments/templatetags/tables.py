"""What a table on a page needs of its template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()


@register.filter
def at(values: Sequence[Any], index: int) -> Any:
    """The value at a place, counted from 0."""
    return values[index]
