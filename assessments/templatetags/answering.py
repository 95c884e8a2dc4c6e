"""Words around the one count of a round."""

from __future__ import annotations

from django import template

from assessments.scoring.progress import PartProgress

register = template.Library()


@register.filter
def done_of(part: PartProgress) -> str:
    """How far a part is, in words: "18 van 23 klaar"."""
    return f"{part.done} van {part.total} klaar"
