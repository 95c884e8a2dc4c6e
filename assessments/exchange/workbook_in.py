"""Reading a workbook: its marks, its columns by id, and every row with what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import structlog
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessments.answering.errors import FaultyFile
from assessments.answering.text import check_note
from assessments.exchange import sentences
from assessments.exchange.cell_text import from_cell, printable
from assessments.exchange.cell_words import role_of
from assessments.exchange.columns import (
    ID_MARK,
    META_HEAD,
    META_SHEET,
    SHEETS,
    WORKBOOK_FORMAT,
    Column,
    Sheet,
)
from assessments.exchange.expected import Expected
from assessments.exchange.read_cells import CellReader, plain_text
from assessments.exchange.rows import BaseRow, FileRow, Key, Reading
from assessments.exchange.workbook_safety import check_workbook
from assessments.text import clean_text

log = structlog.get_logger(__name__)
MAX_ROWS, MAX_COLUMNS = 5_000, 200
LOOK_FOR_HEAD = 30


def read_workbook(raw: bytes, expected: Expected) -> Reading:
    """The rows of a workbook. Raises FaultyFile with every reason why the file as a whole is refused."""
    check_workbook(raw)
    try:
        workbook = load_workbook(BytesIO(raw), keep_links=False, rich_text=False)
    except Exception as error:  # openpyxl has no exception of its own for a file that is not sound
        log.warning("workbook_unreadable", error=repr(error))
        raise FaultyFile([sentences.DAMAGED]) from error
    marks, base = _read_marks(workbook)
    _check_marks(marks, expected)
    faults: list[str] = []
    rows: list[FileRow] = []
    strays: list[tuple[str, str]] = []
    epoch = workbook.epoch
    for sheet in SHEETS:
        keys = {key for key, name in base.items() if name[0] == sheet.name}
        if sheet.name not in workbook.sheetnames:
            faults += [sentences.SHEET_MISSING.format(sheet=sheet.name)] if keys else []
            continue
        page = workbook[sheet.name]
        found = _columns_of(page, sheet, faults) if isinstance(page, Worksheet) else None
        if found is not None:
            reader = CellReader(sheet, found, epoch)
            _read_sheet(page, reader, keys, rows, strays)
    if faults:
        raise FaultyFile(faults)
    return Reading(
        rows=tuple(rows),
        base={key: row for key, (_, row) in base.items()},
        strays=tuple(strays),
        made_at=printable(marks.get("gemaakt_op", ""), 40),
        notices=(sentences.OLDER_REVISION,) if marks["catalogus"] != expected.catalogue else (),
    )


def _read_marks(workbook: Workbook) -> tuple[dict[str, str], dict[Key, tuple[str, BaseRow]]]:
    """The hidden sheet: its marks, and per row what stood there. Raises FaultyFile."""
    if META_SHEET not in workbook.sheetnames or not isinstance(workbook[META_SHEET], Worksheet):
        raise FaultyFile([sentences.NOT_A_WORKBOOK])
    page = workbook[META_SHEET]
    _check_size(page)
    marks: dict[str, str] = {}
    base: dict[Key, tuple[str, BaseRow]] = {}
    in_rows = False
    for line in page.iter_rows(max_col=len(META_HEAD), values_only=True):
        texts = [from_cell(plain_text(value)) for value in line]
        texts += [""] * (len(META_HEAD) - len(texts))
        if tuple(texts) == META_HEAD:
            in_rows = True
        elif not in_rows:
            marks[texts[0]] = texts[1]
        elif texts[1]:
            sheet, name, role, version, content, function, fits = texts
            if not version.isdecimal() or len(version) > 9:
                raise FaultyFile([sentences.OTHER_FORMAT])
            key = Key(printable(name), printable(role))
            function = "" if check_note(function) else clean_text(function)
            base[key] = sheet, BaseRow(printable(content), int(version), function, fits != "nee")
    if marks.get("formaat") != WORKBOOK_FORMAT or not in_rows:
        raise FaultyFile([sentences.OTHER_FORMAT])
    return marks, base


def _check_marks(marks: Mapping[str, str], expected: Expected) -> None:
    """Refuse a workbook of another municipality, edition or round; the first that differs says enough."""
    if marks.get("gemeente") != expected.municipality:
        found = printable(marks.get("gemeentenaam") or marks.get("gemeente", ""))
        sentence = sentences.OTHER_MUNICIPALITY
        raise FaultyFile([sentence.format(found=found, wanted=expected.municipality_name)])
    if marks.get("editie") != expected.edition:
        found = printable(marks.get("editie", ""), 20)
        raise FaultyFile([sentences.OTHER_EDITION.format(found=found, wanted=expected.edition)])
    if marks.get("ronde") != expected.round:
        raise FaultyFile([sentences.OTHER_ROUND])
    if marks.get("catalogus") not in {expected.catalogue, *expected.revisions}:
        raise FaultyFile([sentences.OTHER_CATALOGUE])


def _check_size(page: Worksheet) -> None:
    if page.max_row > MAX_ROWS or page.max_column > MAX_COLUMNS:
        sentence = sentences.SHEET_TOO_BIG
        raise FaultyFile([sentence.format(sheet=page.title, rows=page.max_row, columns=page.max_column)])


def _columns_of(page: Worksheet, sheet: Sheet, faults: list[str]) -> dict[int, Column] | None:
    """Column number -> column, by the ids in the hidden row, or else by the headings; None with a fault."""
    _check_size(page)
    if page.merged_cells.ranges:
        cells = ", ".join(str(one) for one in list(page.merged_cells.ranges)[:5])
        faults.append(sentences.MERGED.format(sheet=sheet.name, cells=cells))
        return None
    by_id = {f"{ID_MARK}{column.id}": column for column in sheet.columns}
    by_heading = {column.heading: column for column in sheet.columns}
    for known in (by_id, by_heading):
        for line in page.iter_rows(max_row=LOOK_FOR_HEAD, values_only=True):
            texts = [plain_text(value).strip() for value in line]
            names = [text for text in texts if text in known]
            if (known is by_id and len(names) < 1) or (known is by_heading and len(names) < 4):
                continue
            return _checked_columns(
                sheet, {n: known[t] for n, t in enumerate(texts, 1) if t in known}, faults
            )
    faults.append(sentences.NO_HEADINGS.format(sheet=sheet.name))
    return None


def _checked_columns(sheet: Sheet, found: dict[int, Column], faults: list[str]) -> dict[int, Column] | None:
    given = [column.id for column in found.values()]
    missing = [column.heading for column in sheet.columns if column.needed and column.id not in given]
    twice = [column.heading for column in sheet.columns if given.count(column.id) > 1]
    if missing:
        faults.append(sentences.COLUMNS_MISSING.format(sheet=sheet.name, columns=", ".join(missing)))
    if twice:
        faults.append(sentences.COLUMN_TWICE.format(sheet=sheet.name, columns=", ".join(twice)))
    return None if missing or twice else found


def _lines(page: Worksheet, reader: CellReader) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows under the headings: number, and cell per column id. Empty rows and headings are left out."""
    for line in page.iter_rows():
        cells = {reader.columns[n].id: cell for n, cell in enumerate(line, 1) if n in reader.columns}
        texts = [plain_text(cell.value).strip() for cell in cells.values()]
        if any(texts) and not reader.is_heading(texts):
            yield line[0].row or 0, cells


def _read_sheet(
    page: Worksheet, reader: CellReader, keys: set[Key], rows: list[FileRow], strays: list[tuple[str, str]]
) -> None:
    """Every row of a sheet: with a place to `rows`, without one to `strays`."""
    single = {key.id for key in keys if not key.role}
    single -= {key.id for key in keys if key.role}
    for number, cells in _lines(page, reader):
        place = f"{reader.sheet.name}, rij {number}"
        name = printable(plain_text(cells["id"].value))
        role_text = plain_text(cells["rol"].value) if "rol" in cells else ""
        role = "" if name in single else role_of(role_text)
        if not name:
            if reader.is_filled(cells):
                strays.append((place, sentences.ID_MISSING))
            continue
        if role is None:
            value = printable(role_text, 40)
            strays.append((f"{place}, {name}", sentences.ROLE_UNKNOWN.format(value=value)))
            continue
        fields, function, faults = reader.read(cells)
        rows.append(FileRow(name, role, fields, function, place, tuple(faults)))
