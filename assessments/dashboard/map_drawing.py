"""The Netherlands in tiles as SVG: one square per municipality, thick lines between groups. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from assessments.dashboard.map_classes import MapClass
from assessments.report.shapes import INK, LINE, PAPER, svg

SIDE = 32
EDGE = 2
LETTERS = 4
Content = Literal["teken", "cijfer", "naam"]
HATCH = (
    '<defs><pattern id="vng-te-weinig" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>'
    '<line x1="0" y1="0" x2="0" y2="6" stroke="#6b7b8a" stroke-width="2"/></pattern></defs>'
)


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality on the map: its place, its group (for the lines), and what is said of it.

    `shade` None: the figure may not be shown (hatched), or, with `blank`, there is none.
    """

    code: str
    name: str
    row: int
    column: int
    group: str
    shade: MapClass | None
    number: str
    said: str
    blank: bool = False


def drawing_of(tiles: Sequence[Tile], content: Content, title: str, description: str) -> SafeString:
    """The map; every tile says on its own which municipality and which group it is."""
    width = (max((one.column for one in tiles), default=0) + 1) * SIDE + 2 * EDGE
    height = (max((one.row for one in tiles), default=0) + 1) * SIDE + 2 * EDGE
    shapes = format_html(
        '{}{}<path d="{}" fill="none" stroke="{}" stroke-width="2.5" stroke-linecap="round"/>',
        SafeString(HATCH),
        format_html_join("", "{}", ((_tile(one, content),) for one in tiles)),
        _borders(tiles),
        INK,
    )
    css = "vng-map vng-map--text" if content != "teken" else "vng-map"
    return svg(css, width, height, title, description, shapes)


def _tile(one: Tile, content: Content) -> SafeString:
    fill = one.shade.tint if one.shade else PAPER if one.blank else "url(#vng-te-weinig)"
    return format_html(
        '<g transform="translate({} {})"><title>{}</title><rect width="{}" height="{}" fill="{}" '
        'stroke="{}"/>{}</g>',
        EDGE + one.column * SIDE,
        EDGE + one.row * SIDE,
        one.said,
        SIDE,
        SIDE,
        fill,
        "#9aa9b6" if one.shade is None else LINE,
        _inside(one, content),
    )


def _inside(one: Tile, content: Content) -> SafeString:
    """The mark, the number or the first letters of the name."""
    middle = SIDE // 2
    if content == "teken":
        if one.shade is None:
            return SafeString("")
        return format_html('<g transform="translate({} {})">{}</g>', middle, middle, one.shade.mark)
    text = one.number if content == "cijfer" else abbreviation(one.name)
    if not text:
        return SafeString("")
    return format_html(
        '<text x="{}" y="{}" text-anchor="middle" font-size="{}" font-weight="600" fill="{}" '
        'stroke="{}" stroke-width="{}" paint-order="stroke">{}</text>',
        middle,
        middle + 4,
        13 if content == "cijfer" else 11,
        INK,
        PAPER,
        3 if one.shade is None else 0,
        text,
    )


def abbreviation(name: str) -> str:
    """The first letters of a name, without an article before it: "Haag" for 's-Gravenhage is not made up."""
    bare = name
    for start in ("'s-", "De ", "Den ", "Het "):
        bare = bare.removeprefix(start)
    return bare.replace(" ", "")[:LETTERS]


def _borders(tiles: Sequence[Tile]) -> str:
    """Lines between neighbours of different groups."""
    at = {(one.row, one.column): one.group for one in tiles}
    parts = []
    for (row, column), group in sorted(at.items()):
        x, y = EDGE + (column + 1) * SIDE, EDGE + (row + 1) * SIDE
        if at.get((row, column + 1), group) != group:
            parts.append(f"M{x} {y - SIDE}V{y}")
        if at.get((row + 1, column), group) != group:
            parts.append(f"M{x - SIDE} {y}H{x}")
    return "".join(parts)
