"""Own value beside the middle half of a group, as SVG; legible in black and white."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.report.shapes import INK, MIDDLE, PAPER, joined, line, number, rect, svg

WIDTH, HEIGHT, EDGE = 124, 16, 6


@dataclass(frozen=True, slots=True)
class PeerBand:
    """A line from 0 to 100: the middle half of the others as a bar, their median as a stroke, we as a dot."""

    label: str
    own: Fraction
    median: int
    low: int | None
    high: int | None
    said: str

    @property
    def svg(self) -> SafeString:
        """The drawing; the numbers stand in the table beside it."""
        middle = HEIGHT // 2
        parts = [line(_place(0), middle, _place(100), middle, "#6b7b8a")]
        if self.low is not None and self.high is not None:
            width = max(_place(self.high) - _place(self.low), Fraction(2))
            parts.append(rect(_place(self.low), middle - 4, width, 8, MIDDLE, INK))
        parts.append(line(_place(self.median), middle - 7, _place(self.median), middle + 7, INK, "2"))
        parts.append(
            format_html(
                '<circle cx="{}" cy="{}" r="4.5" fill="{}" stroke="{}" stroke-width="1.5"/>',
                number(_place(self.own)),
                middle,
                INK,
                PAPER,
            )
        )
        title = f"{self.label}: {self.said}"
        return svg("apk-peer", WIDTH, HEIGHT, title, "Een punt naast de middelste helft.", joined(parts))


def _place(value: Fraction | int) -> Fraction:
    return EDGE + Fraction(value) * Fraction(WIDTH - 2 * EDGE, 100)
