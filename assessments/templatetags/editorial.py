"""What the pages of editions need besides `apk`."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def word(words: Mapping[str, str], key: str) -> str:
    """The word for a stored value; the value itself when it has none."""
    return words.get(key, key)
