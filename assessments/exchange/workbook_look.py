"""How the workbook looks: the ink, blue and hairlines of the application, as named styles."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from assessments.exchange.columns import Column

INK, BLUE, LINE, OPEN_TINT, QUIET = "12263A", "0B4F8A", "C9D3DC", "EAF2FA", "4A5B6C"
TEXT_FORMAT, DATE_FORMAT = "@", "DD-MM-YYYY"
FONT = "Calibri"

_HAIR = Side(style="thin", color=LINE)
_EDGES = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
_TOP = Alignment(vertical="top", wrap_text=True)

BAND, HEAD, HEAD_OPEN = "apk band", "apk kop", "apk kop invullen"
CONTEXT, STRONG, OPEN_TEXT, OPEN_DATE, MARKED = (
    "apk vast",
    "apk vraag",
    "apk invullen",
    "apk invullen datum",
    "apk vorige keer",
)
GUIDE, GUIDE_HEAD = "apk uitleg", "apk uitleg kop"


def _style(name: str, *, locked: bool = True, number_format: str = "General", **parts: Any) -> NamedStyle:
    style = NamedStyle(name=name, number_format=number_format, **parts)
    style.protection = Protection(locked=locked)
    return style


def _font(size: int, color: str, *, bold: bool = False, italic: bool = False) -> Font:
    return Font(name=FONT, size=size, color=color, bold=bold, italic=italic)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", start_color=color)


def add_styles(workbook: Workbook) -> None:
    """Make the styles known to a workbook."""
    middle = Alignment(vertical="center")
    head: dict[str, Any] = {"border": _EDGES, "alignment": Alignment(vertical="center", wrap_text=True)}
    body: dict[str, Any] = {"border": _EDGES, "alignment": _TOP}
    open_cell: dict[str, Any] = {"locked": False, "font": _font(11, INK), "fill": _fill(OPEN_TINT), **body}
    for style in (
        _style(BAND, font=_font(14, "FFFFFF", bold=True), fill=_fill(INK), alignment=middle),
        _style(HEAD, font=_font(11, INK, bold=True), fill=_fill("E6EBF0"), **head),
        _style(HEAD_OPEN, font=_font(11, "FFFFFF", bold=True), fill=_fill(BLUE), **head),
        _style(CONTEXT, font=_font(10, QUIET), **body),
        _style(STRONG, font=_font(11, INK), **body),
        _style(OPEN_TEXT, number_format=TEXT_FORMAT, **open_cell),
        _style(OPEN_DATE, number_format=DATE_FORMAT, **open_cell),
        _style(MARKED, font=_font(10, INK, italic=True), fill=_fill("FBF1C9"), **body),
        _style(GUIDE, font=_font(11, INK), alignment=_TOP),
        _style(GUIDE_HEAD, font=_font(13, BLUE, bold=True), alignment=head["alignment"]),
    ):
        workbook.add_named_style(style)


def style_of(column: Column, *, filled: bool = True) -> str:
    """The style of a cell in this column; a mark from last time only where there is one."""
    if column.kind == "date":
        return OPEN_DATE
    if column.is_open:
        return OPEN_TEXT
    if column.kind == "before" and filled:
        return MARKED
    return STRONG if column.id in {"vraag", "rol"} else CONTEXT
