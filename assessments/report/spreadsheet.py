"""The answers and the outcome as a spreadsheet that a person can read: it goes along inside the PDF.

The same round gives the same bytes. Typed text is text, whatever it begins with: never a formula.
openpyxl is imported when a spreadsheet is made, so that web processes do without its memory.
"""

from __future__ import annotations

import datetime as dt
import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from assessments.report import wording_spreadsheet as wording
from assessments.report.document import ReportDocument, titled
from assessments.report.facts import Facts
from assessments.report.spreadsheet_tables import Guide, Table, Value, build_guide, build_tables

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

INK, BLUE, TINT, LINE = "12263A", "0B4F8A", "E6EBF0", "C9D3DC"
FONT = "Calibri"
TITLE_ROW, HEAD_ROW = 1, 2
LONGEST = 32_000
"""Characters that surely fit in a cell of Excel (32,767 at most)."""
CUT = " … (ingekort)"
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
FIRST_YEAR = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: a zip knows no earlier one."""


def build_spreadsheet(facts: Facts, document: ReportDocument) -> bytes:
    """The workbook as the bytes of an .xlsx file; its dates are the day of the round."""
    from openpyxl import Workbook

    workbook = Workbook()
    moment = dt.datetime.combine(facts.date, dt.time(12))
    properties = workbook.properties
    properties.title, properties.subject = titled(document.title, document), wording.SUBJECT
    properties.creator, properties.language = f"Gemeente {facts.municipality}", "nl-NL"
    properties.created = moment
    _fill_guide(workbook, build_guide(facts, document))
    for table in build_tables(facts, document):
        _fill_table(workbook.create_sheet(table.name), table)
    stream = BytesIO()
    workbook.save(stream)
    return _settled(stream.getvalue(), moment)


def _settled(content: bytes, moment: dt.datetime) -> bytes:
    """The same file without the moment at which it was written."""
    written = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
    stamp = f"{moment:%Y-%m-%dT%H:%M:%S}Z".encode()
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":
                body = written.sub(rb"\g<1>" + stamp + rb"\g<2>", body)
            info = ZipInfo(name, FIRST_YEAR)
            info.compress_type, info.external_attr, info.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            new.writestr(info, body)
    return stream.getvalue()


def safe_text(text: str) -> str:
    """Text as a cell can hold it: no control characters, no code of Excel, not too long."""
    kept = LIKE_A_CODE.sub("_x005F_", NOT_IN_XML.sub("", text.replace("\r\n", "\n")))
    return kept if len(kept) <= LONGEST else kept[: LONGEST - len(CUT)] + CUT


def _write(cell: Any, value: Value) -> None:
    """A whole number as a number; text as text, never a formula, not even when somebody types it again."""
    if value is None or value == "":
        return
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = safe_text(value)
    cell.data_type = "s"
    if value.startswith(LIKE_A_FORMULA):
        cell.quotePrefix = True


def _fill_guide(workbook: Workbook, guide: Guide) -> None:
    from openpyxl.styles import Alignment, Font

    page = workbook.active or workbook.create_sheet()
    page.title = wording.GUIDE_NAME
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 86
    _write(page.cell(1, 1), guide.title)
    page.cell(1, 1).font = Font(name=FONT, size=14, bold=True, color=INK)
    wrapped = Alignment(vertical="top", wrap_text=True)
    lines = [*guide.facts, ("", ""), *(("", sentence) for sentence in guide.sentences)]
    for number, (name, value) in enumerate(lines, 3):
        _write(page.cell(number, 1), name)
        _write(page.cell(number, 2), value)
        page.cell(number, 1).font = Font(name=FONT, size=11, bold=True, color=INK)
        page.cell(number, 2).font = Font(name=FONT, size=11, color=INK)
        page.cell(number, 2).alignment = wrapped
    page.sheet_view.showGridLines = False
    _set_page(page, "portrait")


def _fill_table(page: Worksheet, table: Table) -> None:
    """Title, headings that stay in sight, rows, filters, and a page set-up for printing."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    hair = Side(style="thin", color=LINE)
    edges = Border(left=hair, right=hair, top=hair, bottom=hair)
    head, tint = Font(name=FONT, size=11, bold=True, color=INK), PatternFill("solid", start_color=TINT)
    middle = Alignment(vertical="center", wrap_text=True)
    body, wrapped = Font(name=FONT, size=11, color=INK), Alignment(vertical="top", wrap_text=True)
    _write(page.cell(TITLE_ROW, 1), table.title)
    page.cell(TITLE_ROW, 1).font = Font(name=FONT, size=14, bold=True, color=BLUE)
    page.row_dimensions[TITLE_ROW].height = 26
    page.row_dimensions[HEAD_ROW].height = 34
    for place, column in enumerate(table.heads, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        cell = page.cell(HEAD_ROW, place)
        _write(cell, column.text)
        cell.font, cell.fill, cell.alignment, cell.border = head, tint, middle, edges
    for number, row in enumerate(table.rows, HEAD_ROW + 1):
        for place, value in enumerate(row, 1):
            cell = page.cell(number, place)
            cell.font, cell.alignment, cell.border = body, wrapped, edges
            _write(cell, value)
    last = f"{get_column_letter(len(table.heads))}{max(len(table.rows) + HEAD_ROW, HEAD_ROW)}"
    page.auto_filter.ref = f"A{HEAD_ROW}:{last}"
    page.freeze_panes = f"C{HEAD_ROW + 1}"
    page.print_title_rows = f"{TITLE_ROW}:{HEAD_ROW}"
    _set_page(page, "landscape")


def _set_page(page: Worksheet, orientation: Any) -> None:
    page.page_setup.orientation = orientation
    page.page_setup.paperSize = "9"  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    if page.sheet_properties.pageSetUpPr is not None:
        page.sheet_properties.pageSetUpPr.fitToPage = True
    if page.oddFooter is not None and page.oddFooter.center is not None:
        page.oddFooter.center.text = "&P van &N"
    page.page_margins.left = page.page_margins.right = 0.4
