"""Where the bars of the response stand: widths and heights in the units of the drawing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.campaign.response import Counts, Week

WIDTH = 640
BAR_WIDTH, BAR_HEIGHT = 640, 16
PLOT_HEIGHT, PLOT_TOP, PLOT_LEFT, PLOT_BOTTOM = 160, 16, 40, 28


def number(value: float) -> str:
    """A length in a drawing: with a point, whatever the language of the page."""
    return f"{value:.2f}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One group as a bar: definitive, then busy, then not started."""

    counts: Counts
    definitive: float
    busy: float

    @property
    def definitive_text(self) -> str:
        return number(self.definitive)

    @property
    def busy_text(self) -> str:
        return number(self.busy)


@dataclass(frozen=True, slots=True)
class Bars:
    """All groups below each other."""

    bars: tuple[Bar, ...]
    width: int = BAR_WIDTH
    bar_height: int = BAR_HEIGHT


@dataclass(frozen=True, slots=True)
class Column:
    """One week as a column; `shown` says that its number is printed below it."""

    week: Week
    x: float
    y: float
    width: float
    height: float
    shown: bool

    @property
    def x_text(self) -> str:
        return number(self.x)

    @property
    def y_text(self) -> str:
        return number(self.y)

    @property
    def width_text(self) -> str:
        return number(self.width)

    @property
    def height_text(self) -> str:
        return number(self.height)

    @property
    def middle_text(self) -> str:
        return number(self.x + self.width / 2)


@dataclass(frozen=True, slots=True)
class Trend:
    """Definitive municipalities per week, out of all that are invited (the top line)."""

    columns: tuple[Column, ...]
    total: int
    base: int = PLOT_TOP + PLOT_HEIGHT
    top: int = PLOT_TOP
    left: int = PLOT_LEFT
    width: int = WIDTH
    height: int = PLOT_TOP + PLOT_HEIGHT + PLOT_BOTTOM
    label_y: int = PLOT_TOP + PLOT_HEIGHT + 20
    text_x: int = PLOT_LEFT - 6
    top_text: int = PLOT_TOP + 5


def draw_bars(groups: Sequence[Counts]) -> Bars:
    """A bar per group, all of the same length: shares, not numbers."""
    bars = []
    for one in groups:
        unit = BAR_WIDTH / one.total if one.total else 0
        bars.append(Bar(one, unit * one.definitive, unit * one.busy))
    return Bars(tuple(bars))


def draw_trend(weeks: Sequence[Week], total: int) -> Trend:
    """A column per week; about twelve of them get their number printed."""
    step = (WIDTH - PLOT_LEFT) / max(len(weeks), 1)
    every = -(-len(weeks) // 12) or 1
    columns = []
    for place, week in enumerate(weeks):
        height = PLOT_HEIGHT * (week.definitive or 0) / total if total else 0.0
        columns.append(
            Column(
                week,
                PLOT_LEFT + place * step + step * 0.1,
                PLOT_TOP + PLOT_HEIGHT - height,
                step * 0.8,
                height,
                place % every == 0,
            )
        )
    return Trend(tuple(columns), total)
