"""The two national background figures as SVG: told apart by mark, dash and fill, never by colour alone.

Sizes in points at A4 width, like the cause-effect drawing. A year without a figure stays a gap: nothing is
drawn between the years beside it. The numbers stand in a table below each chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.catalogue.spec_analysis import ContextFigure
from assessments.report.cause_drawing import FONTS, INK, PAPER
from assessments.report.charts import LINE
from assessments.report.drawn_text import text_width
from assessments.report.figures import thousands

WIDTH = 490.0
SIZE = 8.2
LINE_TOP, LINE_BOTTOM, LINE_LEFT, LINE_RIGHT = 8.0, 172.0, 42.0, 340.0
LINE_HEIGHT = 192.0
BAR_TOP, BAR_BOTTOM, BAR_LEFT = 26.0, 186.0, 26.0
BAR_HEIGHT = 204.0
DASHES = ("", "6 2.5", "1.6 2.2", "9 2.5 1.6 2.5")
BARS = 2  # the first two series of a chart of changes; the others are lines
GRID_STEPS = (1, 2, 5)
NO_FIGURE = ("geen", "cijfer")


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _n(value: float) -> str:
    return f"{round(value, 2):g}"


def _text(x: float, y: float, text: str, anchor: str = "start", weight: int = 400) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}" font-weight="{}" fill="{}">{}</text>',
        _n(x), _n(y), anchor, weight, INK, text,
    )  # fmt: skip


def _rule(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float, dash: str = ""
) -> SafeString:
    dashed = format_html(' stroke-dasharray="{}"', dash) if dash else ""
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>',
        _n(x1), _n(y1), _n(x2), _n(y2), colour, width, dashed,
    )  # fmt: skip


def _mark(number: int, x: float, y: float) -> SafeString:
    """The mark of a series: disc, open square, triangle, open diamond."""
    if number % 4 == 0:
        return format_html('<circle cx="{}" cy="{}" r="3.2" fill="{}"/>', _n(x), _n(y), INK)
    if number % 4 == 1:
        return format_html(
            '<rect x="{}" y="{}" width="6" height="6" fill="{}" stroke="{}" stroke-width="1.3"/>',
            _n(x - 3), _n(y - 3), PAPER, INK,
        )  # fmt: skip
    corners = (
        [(0, -4), (4, 3.2), (-4, 3.2)] if number % 4 == 2 else [(0, -4.4), (4.4, 0), (0, 4.4), (-4.4, 0)]
    )
    points = " ".join(f"{_n(x + dx)},{_n(y + dy)}" for dx, dy in corners)
    fill = INK if number % 4 == 2 else PAPER
    return format_html('<polygon points="{}" fill="{}" stroke="{}" stroke-width="1.3"/>', points, fill, INK)


def _line(number: int, points: Sequence[tuple[float, float] | None]) -> list[SafeString]:
    """A series as a line with marks; a missing point breaks the line."""
    shapes = [
        _rule(*one, *other, INK, 1.4, DASHES[number % len(DASHES)])
        for one, other in pairwise(points)
        if one is not None and other is not None
    ]
    return shapes + [_mark(number, *point) for point in points if point is not None]


def _grid_step(span: float, most: int) -> int:
    """A round step (1, 2 or 5 times a power of ten) that gives at most so many lines over a span."""
    power = 1
    while True:
        for step in GRID_STEPS:
            if span / (step * power) <= most:
                return step * power
        power *= 10


def _framed(height: float, title: str, description: str, shapes: Sequence[SafeString]) -> SafeString:
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="apk-chart" role="img" viewBox="0 0 {} {}">'
        '<title>{}</title><desc>{}</desc><g font-family="{}" font-size="{}">{}</g></svg>',
        _n(WIDTH), _n(height), title, description, FONTS, SIZE, _joined(shapes),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class LevelsChart:
    """Amounts per year as lines from zero, each with its name at the end."""

    figure: ContextFigure
    title: str
    description: str

    @property
    def svg(self) -> SafeString:
        """Lines with marks over a grid; the name of a series stands at its last point."""
        years, series = self.figure.years, self.figure.series
        top = max(value for row in series for value in row.values if value is not None)
        step = _grid_step(top, 4)
        ceiling = step * ceil(top / step)

        def x(year: int) -> float:
            return LINE_LEFT + (LINE_RIGHT - LINE_LEFT) * (year - years[0]) / (years[-1] - years[0])

        def y(value: float) -> float:
            return LINE_BOTTOM - (LINE_BOTTOM - LINE_TOP) * value / ceiling

        shapes = []
        for tick in range(0, ceiling + 1, step):
            shapes.append(_rule(LINE_LEFT - 4, y(tick), LINE_RIGHT + 6, y(tick), LINE if tick else INK, 0.8))
            shapes.append(_text(LINE_LEFT - 8, y(tick) + 2.8, thousands(tick), "end"))
        shapes.extend(_text(x(year), LINE_BOTTOM + 13, str(year), "middle") for year in years)
        for number, row in enumerate(series):
            points = [
                None if value is None else (x(year), y(value))
                for year, value in zip(years, row.values, strict=True)
            ]
            shapes.extend(_line(number, points))
        last = [(row.name, row.values[-1]) for row in series if row.values[-1] is not None]
        shapes.extend(
            _text(LINE_RIGHT + 12, at + 2.8, name, weight=600)
            for (name, _), at in zip(
                sorted(last, key=lambda item: item[1] or 0),
                _apart(sorted(y(value or 0) for _, value in last)[::-1]),
                strict=True,
            )
        )
        return _framed(LINE_HEIGHT, self.title, self.description, shapes)


def _apart(heights: Sequence[float], least: float = 11.0) -> list[float]:
    """Heights from low on the page to high, moved up where two lines of text would touch."""
    placed: list[float] = []
    for height in heights:
        placed.append(min(height, placed[-1] - least) if placed else height)
    return placed


@dataclass(frozen=True, slots=True)
class ChangesChart:
    """Changes per year in percent around zero: two series as bars, the others as lines."""

    figure: ContextFigure
    title: str
    description: str

    @property
    def svg(self) -> SafeString:
        """Bars up and down from zero; a year without a figure says so in its place."""
        years, series = self.figure.years, self.figure.series
        known = [value for row in series for value in row.values if value is not None]
        step = _grid_step(max(known) - min(known), 5)
        low, high = step * floor(min(0, *known) / step), step * ceil(max(0, *known) / step)
        group = (WIDTH - BAR_LEFT) / len(years)

        def y(value: float) -> float:
            return BAR_BOTTOM - (BAR_BOTTOM - BAR_TOP) * (value - low) / (high - low)

        def middle(place: int) -> float:
            return BAR_LEFT + group * (place + 0.5)

        shapes = self._legend()
        for tick in range(low, high + 1, step):
            shapes.append(_rule(BAR_LEFT, y(tick), WIDTH, y(tick), LINE if tick else INK, 0.8))
            shapes.append(_text(BAR_LEFT - 4, y(tick) + 2.8, f"{tick}%".replace("-", "−"), "end"))
        for place, year in enumerate(years):
            shapes.append(_text(middle(place), BAR_BOTTOM + 13, str(year), "middle"))
            values = [row.values[place] for row in series[:BARS]]
            width = group * 0.3
            for number, value in enumerate(values):
                left = middle(place) + (number - len(values) / 2) * width
                if value is not None:
                    shapes.append(_bar(number, left, min(y(0), y(value)), width - 1, abs(y(value) - y(0))))
            if None in values:
                shapes.extend(
                    _text(middle(place), y(0) + 11 + 9.5 * row, word, "middle")
                    for row, word in enumerate(NO_FIGURE)
                )
        for number, row in enumerate(series[BARS:], start=0):
            points = [
                None if value is None else (middle(place), y(value)) for place, value in enumerate(row.values)
            ]
            shapes.extend(_line(number, points))
        return _framed(BAR_HEIGHT, self.title, self.description, shapes)

    def _legend(self) -> list[SafeString]:
        """A sample and the name of each series, on one line above the chart."""
        shapes, x = [], BAR_LEFT
        for number, row in enumerate(self.figure.series):
            if number < BARS:
                shapes.append(_bar(number, x, 3, 9, 9))
                start = x + 14
            else:
                line = number - BARS
                shapes.extend(_line(line, [(x, 7.5), (x + 20, 7.5)]))
                start = x + 28
            shapes.append(_text(start, 10.5, row.name))
            x = start + text_width(row.name, SIZE) + 14
        return shapes


def _bar(number: int, x: float, y: float, width: float, height: float) -> SafeString:
    """A bar: white with an edge for the first series, dark for the second."""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="1"/>',
        _n(x), _n(y), _n(width), _n(height), INK if number else PAPER, INK,
    )  # fmt: skip
