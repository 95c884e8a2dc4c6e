"""Drawings of the report as SVG: the same mark-up on screen and on paper, legible in black and white.

Shapes only, in presentation attributes; the numbers stand as text in the table beside each drawing. Every
drawing has a title (read aloud in place of the drawing) and a description.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.report.shapes import ACTION, INK, LINE, MIDDLE, PAPER, joined, line, number, rect, svg

STEP_NAMES = ("ja", "deels", "nee", "weet niet", "niet ingevuld")
STEP_FILLS = (ACTION, MIDDLE, PAPER, PAPER, PAPER)
BAR_WIDTH, BAR_HEIGHT = 240, 16
BAND_WIDTH, BAND_HEIGHT = 120, 18


@dataclass(frozen=True, slots=True)
class StepBar:
    """The answers to one step of all tasks as one bar: ja, deels, nee, weet niet, niet ingevuld."""

    label: str
    counts: tuple[int, ...]

    @classmethod
    def of(cls, label: str, counts: Sequence[int]) -> StepBar:
        return cls(label, tuple(counts))

    @property
    def svg(self) -> SafeString:
        """Dark is ja, light is deels, white is nee; slanted lines are weet niet, dots are not filled in."""
        total = sum(self.counts)
        parts: list[SafeString] = []
        start = Fraction(0)
        for index, count in enumerate(self.counts):
            if not count:
                continue
            width = Fraction(count * (BAR_WIDTH - 2), total)
            parts.append(rect(1 + start, 1, width, BAR_HEIGHT - 2, STEP_FILLS[index], INK))
            if STEP_NAMES[index] == "weet niet":
                parts.extend(_slanted(1 + start, width))
            if STEP_NAMES[index] == "niet ingevuld":
                parts.extend(_dotted(1 + start, width))
            start += width
        said = ", ".join(
            f"{name} {count}" for name, count in zip(STEP_NAMES, self.counts, strict=True) if count
        )
        title = f"{self.label}: {said or 'geen taken'}"
        return svg(
            "apk-bar", BAR_WIDTH, BAR_HEIGHT, title, "Aandeel van de antwoorden in een balk.", joined(parts)
        )


def _slanted(start: Fraction, width: Fraction) -> list[SafeString]:
    lines = []
    offset = Fraction(0)
    while offset < width:
        right = min(offset + BAR_HEIGHT - 4, width)
        lines.append(
            line(start + offset, BAR_HEIGHT - 2, start + right, BAR_HEIGHT - 2 - int(right - offset), INK)
        )
        offset += 5
    return lines


def _dotted(start: Fraction, width: Fraction) -> list[SafeString]:
    dots = []
    offset = Fraction(4)
    while offset < width - 2:
        dots.append(
            format_html(
                '<circle cx="{}" cy="{}" r="1.2" fill="{}"/>', number(start + offset), BAR_HEIGHT // 2, INK
            )
        )
        offset += 6
    return dots


@dataclass(frozen=True, slots=True)
class Band:
    """The index of a risk on a line from 0 to 100, with the band of what is unknown."""

    label: str
    index: Fraction
    low: Fraction
    high: Fraction
    said: str

    @property
    def svg(self) -> SafeString:
        """A thin line from 0 to 100, a thick one for the band, and a dot at the index."""
        middle, scale = BAND_HEIGHT // 2, Fraction(BAND_WIDTH - 12, 100)

        def place(value: Fraction | int) -> Fraction:
            return 6 + Fraction(value) * scale

        parts = [
            line(place(0), middle, place(100), middle, "#6b7b8a"),
            *(line(place(tick), middle - 3, place(tick), middle + 3, "#6b7b8a") for tick in (0, 50, 100)),
        ]
        if self.high > self.low:
            parts.append(rect(place(self.low), middle - 3, (self.high - self.low) * scale, 6, MIDDLE, INK))
        parts.append(
            format_html(
                '<circle cx="{}" cy="{}" r="4.5" fill="{}" stroke="{}" stroke-width="1"/>',
                number(place(self.index)),
                middle,
                INK,
                PAPER,
            )
        )
        title = f"{self.label}: {self.said}"
        return svg(
            "apk-band", BAND_WIDTH, BAND_HEIGHT, title, "Een punt op een lijn van 0 tot 100.", joined(parts)
        )


@dataclass(frozen=True, slots=True)
class PartBar:
    """One part of an index as a bar; `share` is 0-1 of the longest bar of its list."""

    label: str
    said: str
    share: Fraction

    @property
    def svg(self) -> SafeString:
        """A dark bar on a thin ground line."""
        width = Fraction(BAR_WIDTH - 2) * self.share
        parts = [
            line(1, BAR_HEIGHT - 1, BAR_WIDTH - 1, BAR_HEIGHT - 1, LINE),
            rect(1, 2, width, BAR_HEIGHT - 4, ACTION, ACTION),
        ]
        title = f"{self.label}: {self.said}"
        return svg(
            "apk-bar",
            BAR_WIDTH,
            BAR_HEIGHT,
            title,
            "Hoe langer de balk, hoe groter het deel.",
            joined(parts),
        )
