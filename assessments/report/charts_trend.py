"""The drawing of "Sinds vorige keer": where a score stood and where it stands, on a line from 0 to 100.

Shapes only, as in `charts`; the numbers stand in the table beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.report.charts import INK, PAPER

GROUND = "#6b7b8a"
WIDTH, HEIGHT, EDGE = 150, 20, 8
MIDDLE_LINE = HEIGHT // 2
HEAD = 6  # half the height of an arrow head; shorter moves get no head


@dataclass(frozen=True, slots=True)
class Shift:
    """A score then and now; `said` is what the drawing says in words."""

    label: str
    before: Fraction
    after: Fraction
    said: str

    @property
    def svg(self) -> SafeString:
        """An open ring for then, a full dot for now, and an arrow from the one to the other."""
        start, end = _place(self.before), _place(self.after)
        shapes = [_stroke(EDGE, WIDTH - EDGE, GROUND, "1"), *(_tick(value) for value in (0, 50, 100))]
        if abs(end - start) > 1:
            shapes.append(_stroke(start, end, INK, "2.5"))
        shapes.append(_ring(start))
        shapes.append(_arrow(start, end) if abs(end - start) > 3 * HEAD else _dot(end))
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" class="apk-shift" role="img" viewBox="0 0 {} {}" '
            'width="{}" height="{}"><title>{}</title><desc>{}</desc>{}</svg>',
            WIDTH, HEIGHT, WIDTH, HEIGHT, f"{self.label}: {self.said}",
            "Een open rondje is toen, een gevulde stip is nu, op een lijn van 0 tot 100.",
            format_html_join("", "{}", ((shape,) for shape in shapes)),
        )  # fmt: skip


def _place(value: Fraction) -> Fraction:
    return EDGE + value * Fraction(WIDTH - 2 * EDGE, 100)


def _number(value: Fraction | int) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    return f"{float(round(Fraction(value) * 100)) / 100:g}"


def _stroke(start: Fraction | int, end: Fraction | int, colour: str, width: str) -> SafeString:
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>',
        _number(start), MIDDLE_LINE, _number(end), MIDDLE_LINE, colour, width,
    )  # fmt: skip


def _tick(value: int) -> SafeString:
    place = _number(_place(Fraction(value)))
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>',
        place, MIDDLE_LINE - 3, place, MIDDLE_LINE + 3, GROUND,
    )  # fmt: skip


def _ring(place: Fraction) -> SafeString:
    return format_html(
        '<circle cx="{}" cy="{}" r="5.5" fill="{}" stroke="{}" stroke-width="1.5"/>',
        _number(place), MIDDLE_LINE, PAPER, INK,
    )  # fmt: skip


def _dot(place: Fraction) -> SafeString:
    return format_html('<circle cx="{}" cy="{}" r="3.5" fill="{}"/>', _number(place), MIDDLE_LINE, INK)


def _arrow(start: Fraction, end: Fraction) -> SafeString:
    """The dot of now with an arrow head before it."""
    back = end - 11 if end > start else end + 11
    tip = end - 3 if end > start else end + 3
    head = format_html(
        '<path d="M{} {} L{} {} L{} {} Z" fill="{}"/>',
        _number(back), MIDDLE_LINE - HEAD + 1, _number(tip), MIDDLE_LINE, _number(back),
        MIDDLE_LINE + HEAD - 1, INK,
    )  # fmt: skip
    return format_html("{}{}", head, _dot(end))
