"""The cause-effect drawing as SVG: from factors to damage, the strongest mechanism in thick dark arrows.

Thickness and darkness carry the meaning, so it holds without colour. The text is 8.2 points at A4 width. The
sentences and the table beside it say the same: nobody needs the drawing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from assessments.report.cause_columns import columns_of
from assessments.report.cause_graph import CauseEdge, CauseGraph
from assessments.report.cause_layout import Box, Layout, Piece, layout_of
from assessments.report.drawn_text import wrapped

INK = "#12263a"
GREY = "#8492a0"
PAPER = "#ffffff"
FACTOR_FILL = "#e7eef5"
SIZE = 8.2  # points at A4 width
LINE = 9.8
PAD_X, PAD_Y = 5.0, 5.0
MARGIN = 1.5
STROKES: Mapping[str, tuple[str, float]] = {
    "gewoon": (GREY, 0.9),
    "vervolg": (INK, 1.1),
    "sterkst": (INK, 2.8),
}
HEADS: Mapping[str, tuple[float, float]] = {"gewoon": (5, 2.6), "vervolg": (5.5, 2.9), "sterkst": (8, 4.6)}
"""Length and half the width of the head of an arrow."""
FONTS = "Source Sans 3, Source Sans 3 Ext, Source Sans Pro, sans-serif"


@dataclass(frozen=True, slots=True)
class CauseDrawing:
    """A drawing of finished values; `labels` per node, `notes` a second text per factor ("15 punten")."""

    graph: CauseGraph
    labels: Mapping[str, str]
    notes: Mapping[str, str]
    title: str
    description: str

    @property
    def layout(self) -> Layout:
        """Where everything stands, in points."""
        return layout_of(columns_of(self.graph), self._height)

    def _height(self, name: str, width: float) -> float:
        return LINE * len(self.lines(name, width)) + 2 * PAD_Y

    def lines(self, name: str, width: float) -> tuple[str, ...]:
        """The text of a box in lines; the note of a factor is the last."""
        inner = width - 2 * PAD_X
        note = self.notes.get(name)
        return (
            *wrapped(self.labels[name], inner, SIZE),
            *(wrapped(note, inner, SIZE) if note else ()),
        )

    @property
    def svg(self) -> SafeString:
        """The drawing with title and description; thin arrows first, so that the strong ones lie on top."""
        layout = self.layout
        order = ("gewoon", "vervolg", "sterkst")
        pieces = sorted(layout.pieces, key=lambda piece: order.index(piece.weight))
        strong = _touched(self.graph.edges)
        kinds = {node.id: node.kind for node in self.graph.nodes}
        shapes = [
            *(_arrow(piece) for piece in pieces),
            *(self._box(box, kinds[box.id], strong=box.id in strong) for box in layout.boxes),
        ]
        return format_html(
            '<svg xmlns="http://www.w3.org/2000/svg" class="apk-causes" role="img" viewBox="{} {} {} {}">'
            '<title>{}</title><desc>{}</desc><g font-family="{}" font-size="{}">{}</g></svg>',
            _number(-MARGIN), _number(-MARGIN), _number(layout.width + 2 * MARGIN),
            _number(layout.height + 2 * MARGIN), self.title, self.description, FONTS, SIZE, _joined(shapes),
        )  # fmt: skip

    def _box(self, box: Box, kind: str, *, strong: bool) -> SafeString:
        fill = INK if kind == "gevolg" else FACTOR_FILL if kind == "factor" else PAPER
        stroke, width = (INK, 1.5) if strong or kind != "tussen" else (GREY, 0.9)
        return format_html(
            '<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="{}" stroke="{}" stroke-width="{}"/>{}',
            _number(box.x), _number(box.y), _number(box.width), _number(box.height), fill, stroke, width,
            self._text(box, kind),
        )  # fmt: skip

    def _text(self, box: Box, kind: str) -> SafeString:
        lines = self.lines(box.id, box.width)
        noted = len(wrapped(self.notes.get(box.id, ""), box.width - 2 * PAD_X, SIZE))
        top = box.middle - LINE * len(lines) / 2
        colour = PAPER if kind == "gevolg" else INK
        return _joined(
            [
                format_html(
                    '<text x="{}" y="{}" fill="{}" font-weight="{}">{}</text>',
                    _number(box.x + PAD_X),
                    _number(top + LINE * row + 0.78 * LINE),
                    colour,
                    400 if kind == "tussen" or row >= len(lines) - noted else 600,
                    line,
                )
                for row, line in enumerate(lines)
            ]
        )


def _touched(edges: Sequence[CauseEdge]) -> set[str]:
    """The boxes at either end of an arrow of the strongest mechanism."""
    return {name for edge in edges if edge.weight == "sterkst" for name in (edge.origin, edge.target)}


def _arrow(piece: Piece) -> SafeString:
    colour, width = STROKES[piece.weight]
    length, half = HEADS[piece.weight]
    if piece.level:
        path = f"M{_number(piece.x1)} {_number(piece.y1)}V{_number(piece.y2 - length + 1)}"
        head = [
            (piece.x2, piece.y2),
            (piece.x2 - half, piece.y2 - length),
            (piece.x2 + half, piece.y2 - length),
        ]
        return _drawn(path, colour, width, head)
    end = piece.x2 if piece.through is not None else piece.x2 - length + 1
    middle = (piece.x1 + end) / 2
    path = (
        f"M{_number(piece.x1)} {_number(piece.y1)}C{_number(middle)} {_number(piece.y1)} "
        f"{_number(middle)} {_number(piece.y2)} {_number(end)} {_number(piece.y2)}"
    )
    if piece.through is not None:
        return _drawn(f"{path}H{_number(piece.through)}", colour, width, [])
    head = [(piece.x2, piece.y2), (piece.x2 - length, piece.y2 - half), (piece.x2 - length, piece.y2 + half)]
    return _drawn(path, colour, width, head)


def _drawn(path: str, colour: str, width: float, head: Sequence[tuple[float, float]]) -> SafeString:
    """A line and the head of its arrow; a strong one has a white edge, so that it passes over the others."""
    halo = (
        format_html('<path d="{}" fill="none" stroke="{}" stroke-width="{}"/>', path, PAPER, width + 2.4)
        if width > 2
        else mark_safe("")
    )
    line = format_html('<path d="{}" fill="none" stroke="{}" stroke-width="{}"/>', path, colour, width)
    if not head:
        return _joined([halo, line])
    points = " ".join(f"{_number(x)},{_number(y)}" for x, y in head)
    return _joined([halo, line, format_html('<polygon points="{}" fill="{}"/>', points, colour)])


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _number(value: float) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    return f"{round(value, 2):g}" if abs(value) < 1000 else f"{round(value, 1)}"
