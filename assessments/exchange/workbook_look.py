"""How the workbook looks: the ink, blue and hairlines of the application, as named styles."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from assessments.exchange.columns import Column

INK, BLUE, LINE, OPEN_TINT, QUIET = "12263A", "0B4F8A", "C9D3DC", "EAF2FA", "4A5B6C"
TEXT_FORMAT, DATE_FORMAT = "@", "DD-MM-YYYY"
FONT = "Calibri"

_HAIR = Side(style="thin", color=LINE)
_EDGES = Border(left=_HAIR, right=_HAIR, top=_HAIR, bottom=_HAIR)
_TOP = Alignment(vertical="top", wrap_text=True)
_OPEN_FILL = PatternFill("solid", start_color=OPEN_TINT)
_BLUE_FILL = PatternFill("solid", start_color=BLUE)

BAND, HEAD, HEAD_OPEN = "apk band", "apk kop", "apk kop invullen"
CONTEXT, STRONG, OPEN_TEXT, OPEN_DATE, MARKED = (
    "apk vast",
    "apk vraag",
    "apk invullen",
    "apk invullen datum",
    "apk vorige keer",
)
GUIDE, GUIDE_HEAD = "apk uitleg", "apk uitleg kop"


def _style(name: str, *, locked: bool = True, number_format: str = "General", **parts: object) -> NamedStyle:
    style = NamedStyle(name=name, number_format=number_format, **parts)  # type: ignore[arg-type]
    style.protection = Protection(locked=locked)
    return style


def add_styles(workbook: Workbook) -> None:
    """Make the styles known to a workbook."""
    white = Font(name=FONT, size=11, bold=True, color="FFFFFF")
    for style in (
        _style(
            BAND,
            font=Font(name=FONT, size=14, bold=True, color="FFFFFF"),
            fill=PatternFill("solid", start_color=INK),
            alignment=Alignment(vertical="center"),
        ),
        _style(
            HEAD,
            font=Font(name=FONT, size=11, bold=True, color=INK),
            fill=PatternFill("solid", start_color="E6EBF0"),
            border=_EDGES,
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
        _style(
            HEAD_OPEN,
            font=white,
            fill=_BLUE_FILL,
            border=_EDGES,
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
        _style(CONTEXT, font=Font(name=FONT, size=10, color=QUIET), border=_EDGES, alignment=_TOP),
        _style(STRONG, font=Font(name=FONT, size=11, color=INK), border=_EDGES, alignment=_TOP),
        _style(
            OPEN_TEXT,
            locked=False,
            number_format=TEXT_FORMAT,
            font=Font(name=FONT, size=11, color=INK),
            fill=_OPEN_FILL,
            border=_EDGES,
            alignment=_TOP,
        ),
        _style(
            OPEN_DATE,
            locked=False,
            number_format=DATE_FORMAT,
            font=Font(name=FONT, size=11, color=INK),
            fill=_OPEN_FILL,
            border=_EDGES,
            alignment=_TOP,
        ),
        _style(
            MARKED,
            font=Font(name=FONT, size=10, color=INK, italic=True),
            fill=PatternFill("solid", start_color="FBF1C9"),
            border=_EDGES,
            alignment=_TOP,
        ),
        _style(GUIDE, font=Font(name=FONT, size=11, color=INK), alignment=_TOP),
        _style(
            GUIDE_HEAD,
            font=Font(name=FONT, size=13, bold=True, color=BLUE),
            alignment=Alignment(vertical="center", wrap_text=True),
        ),
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
