"""Small drawings beside a number: the middle half of a group with its median, and a bar. SVG."""

from __future__ import annotations

from fractions import Fraction

from django.utils.safestring import SafeString

from assessments.comparison.groups import Benchmark
from assessments.report.shapes import INK, LINE, MIDDLE, PAPER, joined, line, rect, svg

WIDTH, HEIGHT, EDGE = 220, 22, 4
BAR_WIDTH, BAR_HEIGHT = 220, 16
QUARTERS = (0, 25, 50, 75, 100)


def band(label: str, found: Benchmark, beside: int | None = None) -> SafeString:
    """A scale of 0-100: the middle half as a bar, the median as a stroke.

    `beside` is a median to compare with (that of all municipalities), drawn as an open stroke.
    """
    middle = HEIGHT // 2
    parts = [line(_place(one), 3, _place(one), HEIGHT - 3, LINE) for one in QUARTERS]
    parts.append(line(_place(0), middle, _place(100), middle, "#6b7b8a"))
    low, high = found.lower_quartile, found.upper_quartile
    if low is not None and high is not None:
        parts.append(
            rect(_place(low), middle - 5, max(_place(high) - _place(low), Fraction(3)), 10, MIDDLE, INK)
        )
    if beside is not None:
        parts.append(rect(_place(beside) - 2, 1, 4, HEIGHT - 2, PAPER, INK))
    parts.append(line(_place(found.median), 1, _place(found.median), HEIGHT - 1, INK, "4"))
    return svg("vng-band", WIDTH, HEIGHT, f"{label}: {said(found)}", DESCRIPTION, joined(parts))


DESCRIPTION = "Een schaal van 0 tot 100 met het midden van de groep en de middelste helft."


def said(found: Benchmark) -> str:
    """The figures of a group in words."""
    text = f"midden {found.median}"
    if found.lower_quartile is None or found.upper_quartile is None:
        return text
    return f"{text}, middelste helft van {found.lower_quartile} tot {found.upper_quartile}"


def middle_half(found: Benchmark) -> str:
    """The middle half in a table; empty below eight municipalities."""
    if found.lower_quartile is None or found.upper_quartile is None:
        return ""
    low, high = found.lower_quartile, found.upper_quartile
    return f"{low} tot {high}" if low != high else str(low)


def bar(label: str, share: int, highest: int) -> SafeString:
    """A share (percent) as a bar, against the highest of its table."""
    width = Fraction(share * (BAR_WIDTH - 2), max(highest, 1))
    parts = [rect(1, 1, width, BAR_HEIGHT - 2, MIDDLE, INK)] if share else []
    parts.append(line(1, 0, 1, BAR_HEIGHT, INK))
    return svg("vng-bar", BAR_WIDTH, BAR_HEIGHT, f"{label}: {share}%", "Een balk.", joined(parts))


def _place(value: int) -> Fraction:
    return EDGE + Fraction(value * (WIDTH - 2 * EDGE), 100)
