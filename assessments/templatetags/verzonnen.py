"""Whether a page is about an invented municipality (demo or simulation), for the frame of the page."""

from __future__ import annotations

from django import template
from django.template.context import Context

from assessments.house_style.pages import SPEAKING_OF
from assessments.models import Municipality, Round

register = template.Library()


@register.simple_tag(takes_context=True)
def about_invented(context: Context) -> bool:
    """Whether the municipality that this page speaks of is invented; no query.

    `{% about_invented as invented %}`.
    """
    for name in SPEAKING_OF:
        found = context.get(name)
        if isinstance(found, dict):
            found = found.get("round")
        if isinstance(found, Round) and Round.municipality.is_cached(found):
            found = found.municipality
        if isinstance(found, Municipality):
            return found.is_fictional
    return False
