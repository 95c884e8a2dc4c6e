"""Tables as sheets of one Excel file: ready to read aloud, to filter, to print; the same bytes every time.

openpyxl is 23 MB that a web process can do without: import this module where a file is made.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as Listed
from openpyxl.worksheet.table import TableColumn

from assessments.tables import Cell, Column, Table

GUIDE_NAME = "Over dit bestand"
NOTHING = "Er is niets om te tonen."
INK, TINT, LINE = "12263A", "E6EBF0", "C9D3DC"
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
KEPT_BY_EXCEL = {"history": "Historie", "geschiedenis": "Verloop"}
"""Names that Excel keeps for itself, in English and in Dutch, and what we say instead."""
WRITTEN_AT = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
FIRST_YEAR = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: a zip knows no earlier one."""
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
WIDEST, NARROWEST, SMALLEST_LIMIT, ROOM, WIDEST_PAGE = 60, 10, 36, 170, 210
"""Widths in characters: of a column, what wide ones give way to, and of what one A4 holds side by side."""
FONT, LINE_HEIGHT, MOST_LINES, GUIDE_WIDTH = "Calibri", 15, 27, 90
"""Heights in points: a row is at most 409."""
DECIMALS = "0.00"
DAY, MOMENT = "[$-413]d mmmm yyyy", "[$-413]d mmmm yyyy h:mm"


def workbook_of(tables: Sequence[Table], *, title: str, about: Sequence[str], source: str = "") -> bytes:
    """All tables as one Excel file, after a first sheet that says what it is (`about`: lines of text).

    `source` is one line under the title of every sheet, so that a printed sheet says where it is from.
    """
    title, workbook = _plain(title), Workbook()
    workbook.properties.title, workbook.properties.language = title, "nl-NL"
    workbook.properties.creator = "APK"
    first = workbook.active or workbook.create_sheet()
    first.title = GUIDE_NAME
    first.column_dimensions["A"].width = GUIDE_WIDTH
    for number, line in enumerate((title, *([source] if source else []), *about), start=1):
        _write(first.cell(number, 1), Cell(line))
        first.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
        first.cell(number, 1).font = Font(name=FONT, size=11, color=INK)
        first.row_dimensions[number].height = LINE_HEIGHT * _lines(line, GUIDE_WIDTH)
    first.cell(1, 1).font = Font(name=FONT, bold=True, size=16, color=INK)
    first.row_dimensions[1].height = 2 * LINE_HEIGHT * _lines(title, GUIDE_WIDTH // 2)
    _set_page(first, title, "portrait", 1)
    for table, name in zip(tables, sheet_names(tables), strict=True):
        sheet, widths = workbook.create_sheet(name), _widths(table)
        _fill(sheet, table, source, widths)
        _set_page(sheet, title, "landscape", -(-sum(widths) // WIDEST_PAGE))
    stream = BytesIO()
    workbook.save(stream)
    return _settled(stream.getvalue())


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """Names of sheets as Excel allows them, each once."""
    taken: list[str] = []
    for table in tables:
        base = NOT_IN_A_NAME.sub(" ", _plain(table.name))[:LONGEST_NAME].strip(" '") or "Tabel"
        base = KEPT_BY_EXCEL.get(base.lower(), base)
        name, number = base, 2
        while name.lower() in {other.lower() for other in (GUIDE_NAME, *taken)}:
            name, number = f"{base[: LONGEST_NAME - 4]} ({number})", number + 1
        taken.append(name)
    return taken


def _fill(sheet: Any, table: Table, source: str, widths: Sequence[int]) -> None:
    """Title, source, headings that stay in sight, rows, and what is said below them."""
    _write(sheet.cell(1, 1), Cell(table.caption))
    sheet.cell(1, 1).font = Font(name=FONT, bold=True, size=13, color=INK)
    if source:
        _write(sheet.cell(2, 1), Cell(source))
    head = 3 if source else 2
    labels = _labels(table.columns)
    _fill_head(sheet, head, labels, table.columns, widths)
    _fill_rows(sheet, head + 1, table, widths)
    last = head + max(len(table.rows), 1)
    if not table.rows:
        _write(sheet.cell(last, 1), Cell(NOTHING))
    if table.note:
        _write(sheet.cell(last + 2, 1), Cell(table.note))
    sheet.freeze_panes = f"B{head + 1}"
    sheet.print_title_rows, sheet.print_title_cols = f"1:{head}", "A:A"
    if table.rows:
        _name_the_head(sheet, labels, head, last)


def _fill_head(
    sheet: Any, head: int, labels: Sequence[str], columns: Sequence[Column], widths: Sequence[int]
) -> None:
    font, fill = Font(name=FONT, bold=True, color=INK), PatternFill("solid", fgColor=TINT)
    edges = Border(bottom=Side(style="thin", color=LINE))
    for place, (label, column, width) in enumerate(zip(labels, columns, widths, strict=True), start=1):
        top = sheet.cell(head, place)
        _write(top, Cell(label))
        top.font, top.fill, top.border = font, fill, edges
        side = "right" if column.number else "left"
        top.alignment = Alignment(horizontal=side, indent=1, wrap_text=True, vertical="top")
        sheet.column_dimensions[top.column_letter].width = width
    most = max((_lines(label, width - 3) for label, width in zip(labels, widths, strict=True)), default=1)
    sheet.row_dimensions[head].height = LINE_HEIGHT * most + 3


def _fill_rows(sheet: Any, start: int, table: Table, widths: Sequence[int]) -> None:
    """The rows, each high enough for its longest text: not every program works that out by itself."""
    font, edges = Font(name=FONT), Border(bottom=Side(style="thin", color=LINE))
    sides = {
        side: Alignment(horizontal=side, indent=1, wrap_text=True, vertical="top")
        for side in ("left", "right")
    }
    known: dict[object, Any] = {}  # openpyxl looks up font, border and side anew for each cell
    for number, row in enumerate(table.rows, start=start):
        for place, one in enumerate(row, start=1):
            found = sheet.cell(number, place)
            _write(found, one)
            side = "right" if isinstance(one.value, int | float) else "left"
            look = (side, type(one.value), found.quotePrefix)
            if look not in known:
                found.font, found.border, found.alignment = font, edges, sides[side]
                known[look] = found._style
            found._style = known[look]
        most = max((_lines(one.text, width) for one, width in zip(row, widths, strict=True)), default=1)
        sheet.row_dimensions[number].height = LINE_HEIGHT * min(most, MOST_LINES)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes at this width in characters; at least one."""
    return sum(max(1, -(-len(line) // max(width, 1))) for line in text.split("\n")) if text else 1


def _name_the_head(sheet: Any, labels: list[str], head: int, last: int) -> None:
    """Say which row is the head: a screen reader then reads the heading with every cell, and it filters."""
    place = f"A{head}:{get_column_letter(len(labels))}{last}"
    number = len(sheet.parent.sheetnames) - 1
    listed = Listed(displayName=f"Tabel{number}", name=f"Tabel{number}", ref=place, headerRowCount=1)
    listed.autoFilter = AutoFilter(ref=place)
    listed.tableColumns = [TableColumn(id=at, name=label) for at, label in enumerate(labels, start=1)]
    sheet.add_table(listed)


def _labels(columns: Sequence[Column]) -> list[str]:
    """The headings, each filled and each once: Excel knows a column by its name."""
    found: list[str] = []
    for place, column in enumerate(columns, start=1):
        base = " ".join(_plain(column.label).split())[:240] or f"Kolom {place}"
        label, number = base, 2
        while label.lower() in {other.lower() for other in found}:
            label, number = f"{base} ({number})", number + 1
        found.append(label)
    return found


def _widths(table: Table) -> list[int]:
    """Wide enough for what stands in a column; the widest give way until the sheet fits an A4 across."""
    wanted = [
        min(max(NARROWEST, len(column.label) // 2, *(_length(row[place]) for row in table.rows), 0), WIDEST)
        for place, column in enumerate(table.columns)
    ]
    limit = WIDEST
    while sum(min(width, limit) for width in wanted) > ROOM and limit > SMALLEST_LIMIT:
        limit -= 1
    return [min(width, limit) + 3 for width in wanted]


def _length(one: Cell) -> int:
    """How long a cell is as Excel shows it: the longest line, a day with its longest month, a moment too."""
    if isinstance(one.value, dt.datetime):
        return len("30 september 2026 23:59")
    if isinstance(one.value, dt.date):
        return len("30 september 2026")
    return max((len(line) for line in one.text.split("\n")), default=0)


def _set_page(sheet: Any, title: str, orientation: str, pages: int) -> None:
    """Ready to print: so many A4 beside each other, with the number of each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, "9"
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.left.text = title.replace("&", "&&")[:200]
    sheet.oddFooter.right.text = "&P van &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _settled(content: bytes) -> bytes:
    """The same file without the moment at which it was written."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":
                body = WRITTEN_AT.sub(b"", body)
            info = ZipInfo(name, FIRST_YEAR)
            info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            new.writestr(info, body)
    return stream.getvalue()


def _plain(text: str) -> str:
    """The text without the signs that no file of Excel can hold."""
    return NOT_IN_XML.sub("", text)


def _write(place: Any, one: Cell) -> None:
    """Numbers and days as what they are; everything else as text, never as a formula."""
    value = one.text if one.value is None else one.value
    if isinstance(value, str):
        if not value:
            return
        place.value = LIKE_A_CODE.sub("_x005F_", _plain(value))[:LONGEST_TEXT]
        place.data_type = "s"
        place.quotePrefix = value.startswith(LIKE_A_FORMULA)
    else:
        place.value = value
        if isinstance(value, dt.datetime):
            place.number_format = MOMENT
        elif isinstance(value, dt.date):
            place.number_format = DAY
        elif isinstance(value, float):
            place.number_format = DECIMALS
