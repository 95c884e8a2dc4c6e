"""Reading a table of a page and a sheet of its file, to lay them side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.test import Client
from lxml import html as lxml_html  # type: ignore[import-untyped]  # it ships no types
from openpyxl import Workbook, load_workbook

EXCEL = {"vorm": "xlsx"}
BUDGET = 12  # queries of a page
HEAD = 3  # the row of the headings: after the title and the source


def opened(response: Any) -> Workbook:
    """The file of a download. Fails for a page."""
    assert response.status_code == 200
    assert "attachment" in response.get("Content-Disposition", ""), "this is a page, not a file"
    return load_workbook(BytesIO(response.content))


def rows_of(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings, without the note below them."""
    page = book[sheet]
    if not page.tables:  # it says that there is nothing to show
        return []
    heads = [str(cell.value or "") for cell in page[HEAD]]
    assert all(heads)
    (listed,) = page.tables.values()
    last = int(listed.ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    found = page.iter_rows(min_row=HEAD + 1, max_row=last, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def wall(*parts: int) -> dt.datetime:
    """A moment as Excel has it: the clock on the wall, without a zone."""
    year, month, day, *time = parts
    hour, minute = time or (0, 0)
    return dt.datetime(year, month, day, hour, minute, tzinfo=dt.UTC).replace(tzinfo=None)


def page_rows(content: str, *classes: str) -> list[str]:
    """The words of every row in the bodies of the tables on a page; `classes` narrows to those tables."""
    root = lxml_html.fromstring(content)
    tables = [one for one in root.iter("table") if not classes or set(classes) & set(one.classes)]
    return [
        " ".join(" ".join(row.itertext()).split())
        for table in tables
        for row in table.xpath("./tbody/tr[th[@scope='row']]")
    ]


def assert_same(on_page: Sequence[str], in_file: Sequence[object]) -> None:
    """The file has a row for every row of the page, in the same order; each page row says what it holds."""
    assert len(on_page) == len(in_file)
    assert on_page
    for words, value in zip(on_page, in_file, strict=True):
        assert " ".join(str(value).split()) in words


def both(client: Client, address: str, **params: str) -> tuple[str, Workbook]:
    """The page and its file."""
    page = client.get(address, params)
    assert page.status_code == 200
    return page.content.decode(), opened(client.get(address, params | EXCEL))


def column(book: Workbook, sheet: str, head: str) -> list[Any]:
    return [row[head] for row in rows_of(book, sheet)]
