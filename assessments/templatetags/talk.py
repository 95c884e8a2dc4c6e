"""Showing what people wrote: plain text with its line breaks, and addresses that can be clicked safely."""

from __future__ import annotations

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

ADDRESS = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
AFTER = ".,;:!?)]}"
"""Signs that end a sentence, not an address."""


def _linked(line: str) -> SafeString:
    parts: list[str] = []
    position = 0
    for found in ADDRESS.finditer(line):
        address = found.group().rstrip(AFTER)
        parts.append(conditional_escape(line[position : found.start()]))
        parts.append(format_html('<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>', address))
        position = found.start() + len(address)
    parts.append(conditional_escape(line[position:]))
    return mark_safe("".join(parts))  # noqa: S308 - every part was escaped above


@register.filter
def plain_text(value: str) -> SafeString:
    """Text of a person as HTML: everything escaped, line breaks kept, only http and https made into links."""
    lines = [_linked(line) for line in value.replace("\r\n", "\n").split("\n")]
    return mark_safe("<br>".join(lines))  # noqa: S308 - the lines were escaped above


@register.filter
def file_size(value: int) -> str:
    """A number of bytes for people: "12 MB", "340 kB"; whole numbers, never 0 for something."""
    if value >= 1024 * 1024:
        return f"{round(value / (1024 * 1024))} MB"
    return f"{max(1, round(value / 1024)) if value else 0} kB"
