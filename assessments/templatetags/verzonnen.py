"""What the frame of a page says when the page is about an invented municipality (demo or simulation)."""

from __future__ import annotations

from django import template
from django.template.context import Context

from assessments.constants import INVENTED_MORE, INVENTED_NOTICE
from assessments.house_style.pages import SPEAKING_OF
from assessments.models import Municipality, Round

register = template.Library()


@register.simple_tag(takes_context=True)
def about_invented(context: Context) -> dict[str, str]:
    """The `notice` and what follows it (`more`), when the page speaks of an invented municipality; no query.

    `{% about_invented as invented %}`.
    """
    for name in SPEAKING_OF:
        found = context.get(name)
        if isinstance(found, dict):
            found = found.get("round")
        if isinstance(found, Round) and Round.municipality.is_cached(found):
            found = found.municipality
        if isinstance(found, Municipality):
            return {"notice": INVENTED_NOTICE, "more": INVENTED_MORE} if found.is_fictional else {}
    return {}
