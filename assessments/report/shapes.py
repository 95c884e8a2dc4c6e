"""The shapes that every drawing is made of, as SVG in presentation attributes; the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

INK = "#12263a"
LINE = "#c9d3dc"
ACTION = "#0b4f8a"
MIDDLE = "#8fb3d1"
PAPER = "#ffffff"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="{}" role="img" viewBox="0 0 {} {}" '
    'width="{}" height="{}">'
    "<title>{}</title><desc>{}</desc>{}</svg>"
)


def svg(css: str, width: int, height: int, title: str, description: str, shapes: SafeString) -> SafeString:
    """A drawing of width x height units with a title that is read aloud, and a description."""
    return format_html(SVG, css, width, height, width, height, title, description, shapes)


def joined(parts: Sequence[SafeString]) -> SafeString:
    """Shapes one after the other."""
    return format_html_join("", "{}", ((part,) for part in parts))


def number(value: Fraction | int) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    return f"{float(round(Fraction(value) * 100)) / 100:g}"


def rect(x: Fraction | int, y: int, width: Fraction | int, height: int, fill: str, stroke: str) -> SafeString:
    """A rectangle with a thin edge."""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}" stroke-width="1"/>',
        number(x), y, number(width), height, fill, stroke,
    )  # fmt: skip


def line(
    x1: Fraction | int, y1: int, x2: Fraction | int, y2: int, stroke: str, width: str = "1"
) -> SafeString:
    """A straight line."""
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="{}"/>',
        number(x1), y1, number(x2), y2, stroke, width,
    )  # fmt: skip
