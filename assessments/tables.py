"""A table as it stands on a page, and the same table as a sheet of Excel. Open to every room.

A page shows its tables with `templates/_table.html` and offers them as Excel with `?vorm=xlsx`; both are made
of the same `Table`, so a figure can never differ between them. openpyxl is imported when a file is made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INK, TINT = "12263A", "E6EBF0"
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
LONGEST_NAME, LONGEST_TEXT = 31, 32_000
WIDEST, NARROWEST = 60, 10


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; `value` is what Excel gets (a number where `text` only looks like one).

    `href` makes it a link on the page; `tint` is a state of `apk-tint--…` and comes with its word in `text`.
    """

    text: str
    value: int | float | str | None = None
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
    """A cell that says what it holds: "18.130" for 18130, empty for None."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return Cell("" if value is None else str(value), **more)
    if isinstance(value, int):
        return Cell(f"{value:,}".replace(",", "."), value, **more)
    return Cell(str(value), **more)


def workbook_of(tables: Sequence[Table], *, title: str, about: Sequence[str]) -> bytes:
    """All tables as one Excel file, after a first sheet that says what it is (`about`: lines of text)."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    workbook.properties.title, workbook.properties.language = title, "nl-NL"
    del workbook["Sheet"]
    first = workbook.create_sheet("Over dit bestand")
    first.column_dimensions["A"].width = 100
    for number, line in enumerate((title, *about), start=1):
        _write(first.cell(number, 1), Cell(line))
        first.cell(number, 1).alignment = Alignment(wrap_text=True, vertical="top")
    first.cell(1, 1).font = Font(bold=True, size=16, color=INK)
    for table, name in zip(tables, _names(tables), strict=True):
        sheet = workbook.create_sheet(name)
        _write(sheet.cell(1, 1), Cell(table.caption))
        sheet.cell(1, 1).font = Font(bold=True, size=13, color=INK)
        for place, column in enumerate(table.columns, start=1):
            head = sheet.cell(2, place)
            _write(head, Cell(column.label))
            head.font, head.fill = Font(bold=True, color=INK), PatternFill("solid", fgColor=TINT)
            head.alignment = Alignment(wrap_text=True, vertical="top")
            longest = max((len(row[place - 1].text) for row in table.rows), default=0)
            width = min(max(longest, len(column.label), NARROWEST), WIDEST)
            sheet.column_dimensions[get_column_letter(place)].width = width + 2
        for number, row in enumerate(table.rows, start=3):
            for place, one in enumerate(row, start=1):
                _write(sheet.cell(number, place), one)
                sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
        if table.note:
            _write(sheet.cell(len(table.rows) + 4, 1), Cell(table.note))
        sheet.freeze_panes = "B3"
        if table.rows:
            sheet.auto_filter.ref = f"A2:{get_column_letter(len(table.columns))}{len(table.rows) + 2}"
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def excel_response(tables: Sequence[Table], *, title: str, about: Sequence[str]) -> HttpResponse:
    """The file of `workbook_of` as a download named after its title."""
    response = HttpResponse(workbook_of(tables, title=title, about=about), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{slugify(title)}.xlsx"'
    return response


def _names(tables: Sequence[Table]) -> list[str]:
    """Names of sheets as Excel allows them, each once."""
    taken: list[str] = []
    for table in tables:
        base = NOT_IN_A_NAME.sub(" ", table.name)[:LONGEST_NAME].strip() or "Tabel"
        name, number = base, 2
        while name.lower() in {other.lower() for other in taken}:
            name, number = f"{base[: LONGEST_NAME - 4]} ({number})", number + 1
        taken.append(name)
    return taken


def _write(place: Any, one: Cell) -> None:
    """Numbers as numbers; everything else as text, never as a formula."""
    value = one.text if one.value is None else one.value
    if isinstance(value, str):
        if not value:
            return
        place.value = LIKE_A_CODE.sub("_x005F_", NOT_IN_XML.sub("", value))[:LONGEST_TEXT]
        place.data_type = "s"
        place.quotePrefix = value.startswith(("=", "+", "-", "@", "\t", "\r"))
    else:
        place.value = value
