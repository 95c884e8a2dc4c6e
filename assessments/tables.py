"""A table as it stands on a page, and the same table as a sheet of Excel. Open to every room.

A page shows its tables with `templates/_table.html` and offers them as Excel with `?vorm=xlsx`; both are made
of the same rows, so a figure can never differ between them. openpyxl is imported when a file is made: it is
23 MB that a web process can do without. The same tables give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpRequest, HttpResponse
from django.utils import dateformat, timezone
from django.utils.text import slugify

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
GUIDE_NAME = "Over dit bestand"
NOTHING = "Er is niets om te tonen."
INK, TINT, LINE = "12263A", "E6EBF0", "C9D3DC"
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
A_NUMBER = re.compile(r"[+−-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")
WRITTEN_AT = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
FIRST_YEAR = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: a zip knows no earlier one."""
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
WIDEST, NARROWEST, ROOM = 60, 10, 190
"""Widths of a column, and of a whole sheet that is still readable on one A4 across; in characters."""
DECIMALS = "0.00"
DAY, MOMENT = "[$-413]d mmmm yyyy", "[$-413]d mmmm yyyy h:mm"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; `value` is what Excel gets (a number or a day where `text` only looks like one).

    `href` makes it a link on the page; `tint` is a state of `apk-tint--…` and comes with its word in `text`.
    """

    text: str
    value: int | float | str | dt.date | dt.datetime | None = None
    href: str = ""
    tint: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the first cell of every row is its head. `name` is that of the sheet in Excel."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""  # below the table, and below it in the sheet


def cell(value: object, **more: str) -> Cell:
    """A cell that says what it holds: "18.130" for 18130, "12 november 2026" for a day, empty for None.

    A moment is shown as its day in Dutch time, and has its time in Excel.
    """
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return Cell("" if value is None else str(value), **more)
    if isinstance(value, int):
        return Cell(f"{value:,}".replace(",", "."), value, **more)
    if isinstance(value, dt.datetime):
        moment = (timezone.localtime(value) if timezone.is_aware(value) else value).replace(tzinfo=None)
        return Cell(str(dateformat.format(moment, "j F Y")), moment.replace(microsecond=0), **more)
    if isinstance(value, dt.date):
        return Cell(str(dateformat.format(value, "j F Y")), value, **more)
    return Cell(str(value), **more)


def shown_number(text: str) -> Cell:
    """A number that was made for a reader, as a number: "24,33", "1.200", "+6" and "−8"; empty for a dash."""
    if not A_NUMBER.fullmatch(text):
        return Cell("" if text in {"–", "-"} else text)
    plain = text.replace("−", "-").replace(".", "").replace(",", ".")
    return Cell(text, float(plain) if "." in plain else int(plain))


def day_of(moment: dt.datetime | None) -> dt.date | None:
    """The day of a stored moment in Dutch time, for a cell that says no hour."""
    return timezone.localdate(moment) if moment else None


def table_of(
    name: str, caption: str, columns: Sequence[str], rows: Sequence[Sequence[object]], note: str = ""
) -> Table:
    """A table of plain values; a column of numbers is one in which nothing else is said."""
    cells = tuple(tuple(one if isinstance(one, Cell) else cell(one) for one in row) for row in rows)
    return Table(
        name,
        caption,
        tuple(
            Column(label, _is_number([row[place] for row in cells])) for place, label in enumerate(columns)
        ),
        cells,
        note,
    )


def _is_number(cells: Sequence[Cell]) -> bool:
    said = [one for one in cells if one.text]
    return bool(said) and all(isinstance(one.value, int | float) for one in said)


def wants_excel(request: HttpRequest) -> bool:
    """Whether the address asks for the tables of a page as a file."""
    return request.GET.get("vorm") == "xlsx"


def workbook_of(tables: Sequence[Table], *, title: str, about: Sequence[str], source: str = "") -> bytes:
    """All tables as one Excel file, after a first sheet that says what it is (`about`: lines of text).

    `source` is one line under the title of every sheet, so that a printed sheet says where it is from.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    workbook = Workbook()
    workbook.properties.title, workbook.properties.language = title, "nl-NL"
    workbook.properties.creator = "APK"
    first = workbook.active or workbook.create_sheet()
    first.title = GUIDE_NAME
    first.column_dimensions["A"].width = 100
    for number, line in enumerate((title, *([source] if source else []), *about), start=1):
        _write(first.cell(number, 1), Cell(line))
        first.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
    first.cell(1, 1).font = Font(bold=True, size=16, color=INK)
    _set_page(first, title, "portrait")
    for table, name in zip(tables, sheet_names(tables), strict=True):
        sheet = workbook.create_sheet(name)
        _fill(sheet, table, source)
        _set_page(sheet, title, "landscape")
    stream = BytesIO()
    workbook.save(stream)
    return _settled(stream.getvalue())


def excel_response(
    tables: Sequence[Table], *, title: str, about: Sequence[str], source: str = "", name: str = ""
) -> HttpResponse:
    """The file of `workbook_of` as a download; without a `name` it is called after its title."""
    content = workbook_of(tables, title=title, about=about, source=source)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name or slugify(title)}.xlsx"'
    return response


def sheet_names(tables: Sequence[Table]) -> list[str]:
    """Names of sheets as Excel allows them, each once."""
    taken: list[str] = []
    for table in tables:
        base = NOT_IN_A_NAME.sub(" ", table.name)[:LONGEST_NAME].strip(" '") or "Tabel"
        name, number = base, 2
        while name.lower() in {other.lower() for other in (GUIDE_NAME, *taken)}:
            name, number = f"{base[: LONGEST_NAME - 4]} ({number})", number + 1
        taken.append(name)
    return taken


def _fill(sheet: Any, table: Table, source: str) -> None:
    """Title, source, headings that stay in sight, rows, and what is said below them."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    hair = Side(style="thin", color=LINE)
    edges, wrapped = Border(bottom=hair), Alignment(wrap_text=True, vertical="top")
    _write(sheet.cell(1, 1), Cell(table.caption))
    sheet.cell(1, 1).font = Font(bold=True, size=13, color=INK)
    if source:
        _write(sheet.cell(2, 1), Cell(source))
    head = 3 if source else 2
    labels = _labels(table.columns)
    for place, (label, width) in enumerate(zip(labels, _widths(table), strict=True), start=1):
        top = sheet.cell(head, place)
        _write(top, Cell(label))
        top.font, top.fill = Font(bold=True, color=INK), PatternFill("solid", fgColor=TINT)
        top.alignment, top.border = wrapped, edges
        sheet.column_dimensions[top.column_letter].width = width
    for number, row in enumerate(table.rows, start=head + 1):
        for place, one in enumerate(row, start=1):
            found = sheet.cell(number, place)
            _write(found, one)
            found.alignment, found.border = wrapped, edges
    last = head + max(len(table.rows), 1)
    if not table.rows:
        _write(sheet.cell(last, 1), Cell(NOTHING))
    if table.note:
        _write(sheet.cell(last + 2, 1), Cell(table.note))
    sheet.freeze_panes = f"B{head + 1}"
    sheet.print_title_rows = f"1:{head}"
    if table.rows:
        _name_the_head(sheet, labels, head, last)


def _name_the_head(sheet: Any, labels: list[str], head: int, last: int) -> None:
    """Say which row is the head: a screen reader then reads the heading with every cell, and it filters."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table as Listed
    from openpyxl.worksheet.table import TableColumn

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
        base = " ".join(column.label.split())[:240] or f"Kolom {place}"
        label, number = base, 2
        while label.lower() in {other.lower() for other in found}:
            label, number = f"{base} ({number})", number + 1
        found.append(label)
    return found


def _widths(table: Table) -> list[float]:
    """Wide enough for what stands in a column; the widest give way until the sheet fits an A4 across."""
    wanted = [
        min(max(NARROWEST, len(column.label) // 2, *(len(row[place].text) for row in table.rows), 0), WIDEST)
        for place, column in enumerate(table.columns)
    ]
    limit = WIDEST
    while sum(min(width, limit) for width in wanted) > ROOM and limit > 2 * NARROWEST:
        limit -= 1
    return [min(width, limit) + 3 for width in wanted]


def _set_page(sheet: Any, title: str, orientation: str) -> None:
    """Ready to print: A4, as wide as the paper, with the number of each page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, "9"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
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


def _write(place: Any, one: Cell) -> None:
    """Numbers and days as what they are; everything else as text, never as a formula."""
    value = one.text if one.value is None else one.value
    if isinstance(value, str):
        if not value:
            return
        place.value = LIKE_A_CODE.sub("_x005F_", NOT_IN_XML.sub("", value))[:LONGEST_TEXT]
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
