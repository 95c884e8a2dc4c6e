"""The four classes of a map: of a score its four states, of everything else four equal parts. Pure.

Each class has a tint and a round mark that fills up, so that the map holds in grey.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString

from assessments.comparison.measure_names import HIGHER_IS_BETTER, MeasureName
from assessments.constants import ScoreColour
from assessments.report.shapes import INK, PAPER
from assessments.scoring.rules import COLOUR_BORDERS, score_class

QUARTER = 25
SCORES = ("cel", "cluster", "domein", "kern-cel", "kern-cluster", "kern-domein")
# The filled part of the round mark inside its ring, as on every page: empty, half, three quarters, full.
FILLS = (
    "",
    "M0-5A5 5 0 0 1 0 5Z",
    "M0 0V-5A5 5 0 1 1-5 0Z",
    "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z",
)
SCORE_TINTS = {
    ScoreColour.RED.value: ("#f7cfcb", "#b3261e"),
    ScoreColour.ORANGE.value: ("#fbdcc4", "#b45309"),
    ScoreColour.YELLOW.value: ("#fbf1c9", "#8a6d00"),
    ScoreColour.GREEN.value: ("#d9ecdf", "#1f7a45"),
}
PLAIN_TINTS = ("#e9eff4", "#cddce8", "#a9c4da", "#7ca5c6")


@dataclass(frozen=True, slots=True)
class MapClass:
    """One class: its words, the values it holds ("25 tot 50"), a tint and the mark on it."""

    key: str
    label: str
    values: str
    tint: str
    edge: str
    fill: str

    @property
    def mark(self) -> SafeString:
        """The round mark around (0, 0)."""
        inside = format_html('<path d="{}" fill="{}"/>', self.fill, self.edge) if self.fill else ""
        return format_html(
            '<circle r="5" fill="{}" stroke="{}" stroke-width="1.3"/>{}', PAPER, self.edge, inside
        )

    @property
    def swatch(self) -> SafeString:
        """A tile of the legend; the words stand beside it."""
        return format_html(
            '<svg class="vng-swatch" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" '
            'focusable="false"><rect x=".5" y=".5" width="23" height="23" fill="{}" stroke="{}"/>'
            '<g transform="translate(12 12)">{}</g></svg>',
            self.tint,
            INK,
            self.mark,
        )


def classes_for(measure: MeasureName) -> tuple[MapClass, ...]:
    """The classes of a measure, from low to high."""
    if measure.kind in SCORES:
        order = (ScoreColour.RED, ScoreColour.ORANGE, ScoreColour.YELLOW, ScoreColour.GREEN)
        lows = (0, *sorted(border for border, _ in COLOUR_BORDERS))
        return tuple(
            MapClass(one.value, str(one.label), _values(low), *SCORE_TINTS[one.value], FILLS[place])
            for place, (one, low) in enumerate(zip(order, lows, strict=True))
        )
    unit = "" if measure.direction != HIGHER_IS_BETTER else "%"
    return tuple(
        MapClass(f"deel{place}", f"{_values(place * QUARTER)}{unit}", "", tint, INK, FILLS[place])
        for place, tint in enumerate(PLAIN_TINTS)
    )


def class_of(measure: MeasureName, classes: tuple[MapClass, ...], value: Fraction) -> MapClass:
    """The class of a value of 0-100, before it is rounded for reading."""
    if measure.kind in SCORES:
        key = score_class(value)
        return next(one for one in classes if one.key == key)
    return classes[min(int(value // QUARTER), len(classes) - 1)]


def _values(low: int) -> str:
    high = low + QUARTER
    return f"{low} tot {high}" if high < 100 else f"{low} tot en met {high}"
