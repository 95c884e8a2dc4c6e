"""Template tags of the house: badges that say number, word and shape at once; terms; Dutch numbers."""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from fractions import Fraction
from functools import cache

from django import template
from django.conf import settings
from django.utils import dateformat, timezone
from django.utils.crypto import get_random_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.constants import RiskLevel, RiskStanding, ScoreColour, TaskKind
from assessments.glossary import GLOSSARY
from assessments.scoring.rules import whole_half_up
from assessments.text import size_words

register = template.Library()

Number = int | float | Decimal | Fraction
NONE_SIGN = "–"
EDGES = {
    ScoreColour.GREEN.value: "#1f7a45",
    ScoreColour.YELLOW.value: "#8a6d00",
    ScoreColour.ORANGE.value: "#b45309",
    ScoreColour.RED.value: "#b3261e",
}
# The filled part of the round mark inside its ring: full, three quarters, half, empty.
FILLS = (
    '<circle cx="10" cy="10" r="8.5"/>',
    '<path d="M10 10V1.5A8.5 8.5 0 1 1 1.5 10Z"/>',
    '<path d="M10 1.5A8.5 8.5 0 0 1 10 18.5Z"/>',
    "",
)
HIDDEN = 'aria-hidden="true" focusable="false"'  # the word stands beside every mark


def _round_mark(edge: str, fill: str) -> SafeString:
    """A ring with its filled part, in the edge colour as attributes: it holds without a style sheet too."""
    return SafeString(
        f'<svg class="apk-mark" viewBox="0 0 20 20" width="16" height="16" {HIDDEN}>'
        f'<circle cx="10" cy="10" r="8.5" fill="#fff" stroke="{edge}" stroke-width="2"/>'
        f'<g fill="{edge}">{fill}</g></svg>'
    )


def _bar_mark(edge: str, filled: int) -> SafeString:
    """Four rising steps of which the first `filled` are full."""
    bars = "".join(
        f'<rect x="{1 + 7 * index}" y="{13 - 4 * index}" width="5" height="{6 + 4 * index}" '
        f'fill="{edge if index < filled else "#fff"}"/>'
        for index in range(4)
    )
    return SafeString(
        f'<svg class="apk-mark apk-mark--bar" viewBox="0 0 28 20" width="22" height="16" {HIDDEN}>'
        f'<g stroke="{edge}" stroke-width="1.5">{bars}</g></svg>'
    )


SCORE_MARKS = {
    colour: _round_mark(edge, fill) for (colour, edge), fill in zip(EDGES.items(), FILLS, strict=True)
}
RISK_MARKS = {
    level: _bar_mark(edge, count)
    for count, (level, edge) in enumerate(zip(RiskLevel.values, EDGES.values(), strict=True), start=1)
}
KIND_TAGS = {
    TaskKind.DUTY.value: ("plicht", "Plicht"),
    TaskKind.POWER.value: ("bevoegdheid", "Bevoegdheid"),
    TaskKind.AGREEMENT.value: ("afspraak", "Afspraak"),
}


def _half_up(value: Number) -> int:
    return whole_half_up(Fraction(value))


@register.filter
def whole(value: Number | None) -> str:
    """A figure as a whole number, half up; None becomes a dash."""
    return NONE_SIGN if value is None else str(_half_up(value))


@register.filter
def nl_int(value: Number | None) -> str:
    """A whole number grouped by points, "18.130"; None becomes a dash."""
    return NONE_SIGN if value is None else f"{_half_up(value):,}".replace(",", ".")


@register.filter
def file_size(value: int) -> str:
    """A number of bytes as "310 kB" or "2,4 MB"."""
    return size_words(value)


@register.filter
def percent(value: Number | None) -> str:
    """A figure of 0-100 as a percentage without decimals, "92%"; None becomes a dash."""
    return NONE_SIGN if value is None else f"{_half_up(value)}%"


@register.filter
def nl_date(value: dt.date | dt.datetime | None) -> str:
    """A date as "12 november 2026", a moment in Dutch time; None becomes a dash."""
    if value is None:
        return NONE_SIGN
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return dateformat.format(value, "j F Y")


@register.filter
def nl_time(value: dt.datetime | None) -> str:
    """The time of a moment as "14:02", in Dutch time; None becomes a dash."""
    if value is None:
        return NONE_SIGN
    return dateformat.format(timezone.localtime(value) if timezone.is_aware(value) else value, "H:i")


@register.filter
def nl_moment(value: dt.datetime | None) -> str:
    """When something happened: "14:02" today, else "op 12 november 2026"; None becomes a dash."""
    if value is None:
        return NONE_SIGN
    return nl_time(value) if timezone.localdate(value) == timezone.localdate() else f"op {nl_date(value)}"


@register.simple_tag
def score_mark(colour: str) -> SafeString:
    """The round mark of a score class; nothing for a class without a score. Not for a screen reader."""
    return SCORE_MARKS.get(colour, SafeString(""))


@register.simple_tag
def score_badge(score: Number | None, colour: str, hatch: bool = False) -> SafeString:
    """Mark, number and word of a score (0-100) on its tint; hatched where much of it is unknown."""
    label = ScoreColour(colour).label
    known = score is not None and colour in SCORE_MARKS
    return format_html(
        '<span class="apk-score apk-tint apk-tint--{}{}">{}{}<span class="apk-score__word">{}</span></span>',
        colour,
        " apk-hatch" if hatch else "",
        score_mark(colour) if known else "",
        format_html('<span class="apk-score__number">{}</span>', whole(score)) if known else "",
        label,
    )


@register.simple_tag
def risk_mark(level: str) -> SafeString:
    """The four-step bar of a risk level; nothing for an unknown level. Not for a screen reader."""
    return RISK_MARKS.get(level, SafeString(""))


@register.simple_tag
def risk_badge(level: str | None, stand: str | None = None, hatch: bool = False) -> SafeString:
    """Four-step bar and word of a risk level; without a level the word of its standing (`RiskStanding`)."""
    if not level:
        label = RiskStanding(stand).label if stand else RiskStanding.UNDETERMINABLE.label
        return format_html('<span class="apk-score apk-tint apk-tint--nvt">{}</span>', label)
    return format_html(
        '<span class="apk-score apk-tint apk-tint--{}{}">{}<span class="apk-score__word">{}</span></span>',
        level,
        " apk-hatch" if hatch else "",
        risk_mark(level),
        RiskLevel(level).label,
    )


@register.simple_tag
def kind_tag(kind: str) -> SafeString:
    """The norm behind a task in one word: plicht, bevoegdheid or afspraak."""
    name, word = KIND_TAGS[kind]
    return format_html('<span class="apk-tag apk-tag--{}">{}</span>', name, word)


@register.simple_tag
def term(word: str, shown: str = "") -> SafeString:
    """A term that unfolds its plain explanation (method.md 14) without scripting; `shown` replaces the word.

    Raises KeyError for a word that the glossary does not hold.
    """
    # A page takes in fragments later on, so a counter would give the same id twice.
    return format_html(
        '<button type="button" class="apk-term" popovertarget="{0}">{1}'
        '<span class="apk-sr"> (uitleg)</span></button>'
        '<span class="apk-term__text" id="{0}" popover>{2}</span>',
        f"begrip-{get_random_string(8)}",
        shown or word,
        GLOSSARY[word],
    )


@register.simple_tag
@cache
def app_version() -> str:
    """The version of the application, from the one place that holds it: pyproject.toml."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
