"""The house style of the municipality that a page is about, for the frame of the page."""

from __future__ import annotations

from django import template
from django.template.context import Context

from assessments.house_style.pages import SPEAKING_OF, PageStyle, style_in

register = template.Library()


@register.simple_tag(takes_context=True)
def page_style(context: Context) -> PageStyle:
    """Where this page finds style sheet and logo: `{% page_style as page_look %}`."""
    return style_in({name: context.get(name) for name in SPEAKING_OF})
