"""The trend of a cause as bars: places and sizes for a drawing. Pure; points of the drawing are pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.dashboard.signals_trend import CauseTrend

WIDTH, HEIGHT = 280, 132
TOP, GROUND = 22, 108  # above the highest bar stands its figure, below the ground its edition
WIDEST = 36
STEP = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """One edition. `figure` is the text above the bar; without a share there is no bar."""

    x: int
    middle: int
    y: int
    width: int
    height: int
    edition: str
    figure: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class CauseDrawing:
    """The bars of one cause with what they say in words."""

    trend: CauseTrend
    words: str
    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND


def top_of(trends: Sequence[CauseTrend]) -> int:
    """The percentage at the top of all drawings: the highest share, up to a multiple of 20; at least 20."""
    highest = max((point.share or 0 for one in trends for point in one.points), default=0)
    return max(STEP, -(-highest // STEP) * STEP)


def draw(trend: CauseTrend, words: str, top: int) -> CauseDrawing:
    """The bars of one cause on a scale of 0 to `top` percent."""
    count = max(len(trend.points), 1)
    slot = WIDTH // count
    width = min(WIDEST, slot * 2 // 3)
    bars = []
    for number, point in enumerate(trend.points):
        height = 0 if point.share is None else round((GROUND - TOP) * point.share / top)
        middle = number * slot + slot // 2
        bars.append(
            Bar(
                middle - width // 2,
                middle,
                GROUND - height,
                width,
                height,
                point.short,
                "–" if point.share is None else f"{point.share}%",
                number == count - 1,
            )
        )
    return CauseDrawing(trend, words, tuple(bars))
