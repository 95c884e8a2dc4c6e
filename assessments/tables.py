"""A table as it stands on a page, and the same table as a sheet of Excel. Open to every room.

A page shows its tables with `templates/_table.html` and offers them as Excel with `?vorm=xlsx`; both are made
of the same rows, so a figure can never differ between them. `sheets.py` writes the file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import dateformat, timezone
from django.utils.text import slugify

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A_NUMBER = re.compile(r"[+−-]?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?")


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


def excel_response(
    tables: Sequence[Table], *, title: str, about: Sequence[str], source: str = "", name: str = ""
) -> HttpResponse:
    """The file of `workbook_of` as a download; without a `name` it is called after its title."""
    from assessments.sheets import workbook_of  # and with it openpyxl: 23 MB, only where a file is made

    content = workbook_of(tables, title=title, about=about, source=source)
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name or slugify(title)}.xlsx"'
    return response
