"""Making a workbook of a round, of one dossier of it, or of the part that a partner sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from assessments.catalogue.spec import Catalogue
from assessments.exchange import workbook_look as look
from assessments.exchange.asked import Asked, Place, Stored, stored_at
from assessments.exchange.cell_text import MAX_CELL, fits_in_cell, starts_like_formula, to_cell
from assessments.exchange.cell_words import (
    ROLE_WORDS,
    STEP_WORDS,
    SUPPORT_WORDS,
    VALUE_WORDS,
)
from assessments.exchange.columns import (
    FIRST_ROW,
    GUIDE_SHEET,
    HEAD_ROW,
    ID_MARK,
    ID_ROW,
    META_HEAD,
    META_SHEET,
    SHEETS,
    TITLE_ROW,
    Column,
    Sheet,
)
from assessments.exchange.context_columns import before_text, context_of
from assessments.exchange.guide import guide_lines
from assessments.exchange.rows import Key, hash_of

WORDS = {"value": VALUE_WORDS, "support": SUPPORT_WORDS, "step": STEP_WORDS}
LISTS_TO = 2_000
"""The lists hold down to this row, so that a row that is moved keeps its list."""


@dataclass(frozen=True, slots=True)
class Request:
    """What goes into a workbook. `marks` are the keys and values of the hidden sheet."""

    title: str  # "APK 2026, gemeente Aa"
    facts: tuple[str, ...]  # the first lines of the guide
    marks: tuple[tuple[str, str], ...]
    catalogue: Catalogue
    asked: tuple[Asked, ...]
    stored: Stored
    made_at: dt.datetime

    @property
    def has_before(self) -> bool:
        """Whether there are answers of last time that wait for a confirmation."""
        questions = {asked.id for asked in self.asked}
        shown = (rows for name, rows in self.stored.items() if name in questions)
        return any(place.before for rows in shown for place in rows.values())


def build_workbook(request: Request) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    workbook = Workbook()
    look.add_styles(workbook)
    properties = workbook.properties
    properties.title = request.title
    properties.creator = "APK beleid en wettelijk kader"
    properties.language = "nl-NL"
    properties.subject = "Werkmap om de antwoorden zonder verbinding in te vullen"
    properties.created = properties.modified = request.made_at.astimezone(dt.UTC).replace(tzinfo=None)
    guide = workbook.active or workbook.create_sheet()
    guide.title = GUIDE_SHEET
    _fill_guide(guide, request)
    meta = [list(mark) for mark in request.marks] + [list(META_HEAD)]
    for sheet in SHEETS:
        questions = [asked for asked in request.asked if asked.kind == sheet.kind]
        if questions or sheet.kind != "dwars":
            meta += _fill_sheet(workbook.create_sheet(sheet.name), sheet, questions, request)
    hidden = workbook.create_sheet(META_SHEET)
    for number, line in enumerate(meta, 1):
        for place, text in enumerate(line, 1):
            _write(hidden.cell(number, place), text)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write(cell: Cell | MergedCell, text: str) -> None:
    """Text as text, whatever it begins with: never a formula, not even when somebody types it again."""
    if text:
        cell.value = to_cell(text)
        cell.data_type = "s"


def _fill_guide(page: Worksheet, request: Request) -> None:
    page.column_dimensions["A"].width = 110
    page.cell(1, 1, request.title)
    page.cell(1, 1).style = look.BAND
    page.row_dimensions[1].height = 30
    lines = guide_lines(request.facts, has_before=request.has_before)
    for number, (text, is_heading) in enumerate(lines, 2):
        cell = page.cell(number, 1)
        _write(cell, text)
        cell.style = look.GUIDE_HEAD if is_heading else look.GUIDE
        if is_heading:
            page.row_dimensions[number].height = 30
    page.sheet_view.showGridLines = False
    page.protection.sheet = True
    _set_page(page, "portrait")


def _fill_sheet(page: Worksheet, sheet: Sheet, questions: list[Asked], request: Request) -> list[list[str]]:
    """Headings, rows, lists and locks of one sheet; gives its lines for the hidden sheet."""
    columns = [column for column in sheet.columns if column.kind != "before" or request.has_before]
    _fill_head(page, sheet, columns, request.title)
    meta, number = [], FIRST_ROW
    for asked in questions:
        context = context_of(request.catalogue, asked)
        for key in asked.keys:
            place = stored_at(asked, request.stored, key)
            role_word = _role_word(request.catalogue, key)
            _fill_row(page, number, columns, context | {"rol": role_word}, key, place)
            meta.append([sheet.name, *key, str(place.version), *_base_of(place)])
            number += 1
    _add_lists(page, columns)
    _lock(page)
    last = get_column_letter(len(columns))
    page.auto_filter.ref = f"A{HEAD_ROW}:{last}{max(number - 1, HEAD_ROW)}"
    page.freeze_panes = f"D{FIRST_ROW}"
    printed = [place for place, column in enumerate(columns, 1) if column.is_open or place <= 4]
    page.print_area = f"A{TITLE_ROW}:{get_column_letter(max(printed))}{max(number - 1, HEAD_ROW)}"
    page.print_title_rows = f"{TITLE_ROW}:{HEAD_ROW}"
    _set_page(page, "landscape")
    return meta


def _role_word(catalogue: Catalogue, key: Key) -> str:
    statement = catalogue.statement_by_id.get(key.id)
    if statement is not None and len(statement.roles) == 1:
        return ROLE_WORDS[statement.roles[0]]
    return ROLE_WORDS[key.role]


def _base_of(place: Place) -> list[str]:
    """Fingerprint, function, and whether the row can be read back, as they stand in the hidden sheet."""
    shown = {name: _shortened(text).strip() for name, text in place.fields.items()}
    fits = all(map(fits_in_cell, place.fields.values()))
    return [hash_of(shown), place.function, "ja" if fits else "nee"]


def _shortened(text: str) -> str:
    """The text itself, or so much of it as surely fits in a cell."""
    return text if fits_in_cell(text) else text[: MAX_CELL // 8]


def _fill_head(page: Worksheet, sheet: Sheet, columns: list[Column], title: str) -> None:
    page.row_dimensions[ID_ROW].hidden = True
    page.row_dimensions[TITLE_ROW].height = 28
    page.row_dimensions[HEAD_ROW].height = 34
    for place, column in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        page.cell(ID_ROW, place, f"{ID_MARK}{column.id}")
        page.cell(TITLE_ROW, place).style = look.BAND
        head = page.cell(HEAD_ROW, place, column.heading)
        head.style = look.HEAD_OPEN if column.is_open else look.HEAD
    page.cell(TITLE_ROW, 1, f"{sheet.name}: {title}")


def _fill_row(
    page: Worksheet, number: int, columns: list[Column], context: dict[str, str], key: Key, place: Place
) -> None:
    for position, column in enumerate(columns, 1):
        cell: Cell | MergedCell = page.cell(number, position)
        before = before_text(place.before) if column.kind == "before" else ""
        cell.style = look.style_of(column, filled=bool(before))
        if column.kind == "date":
            stored = place.fields.get(column.field, "")
            if stored:
                cell.value = dt.date.fromisoformat(stored)
                cell.number_format = look.DATE_FORMAT
            continue
        text = before or _cell_text(column, context, key, place)
        _write(cell, _shortened(text))
        if column.is_open and starts_like_formula(text):
            cell.quotePrefix = True


def _cell_text(column: Column, context: dict[str, str], key: Key, place: Place) -> str:
    if column.kind == "function":
        return place.function
    if column.kind == "code":
        return key.id if column.id == "id" else context[column.id]
    if not column.is_open:
        return context.get(column.id, "")
    stored = place.fields.get(column.field, "")
    return WORDS[column.kind].get(stored, "") if column.kind in WORDS else stored


def _add_lists(page: Worksheet, columns: Iterable[Column]) -> None:
    """A list of words under every choice, a date under every date, a length under every text."""
    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        if column.kind in WORDS:
            words = ",".join(WORDS[column.kind].values())
            rule = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
            rule.error = "Kies een antwoord uit de lijst, of maak de cel leeg."
        elif column.kind == "date":
            rule = DataValidation(
                type="date",
                operator="between",
                formula1="DATE(2000,1,1)",
                formula2="DATE(2099,12,31)",
                allow_blank=True,
            )
            rule.error = "Schrijf de datum als dag, maand en jaar: 12-03-2026."
        elif column.kind in {"text", "function"}:
            most = "10000" if column.kind == "text" else "120"
            rule = DataValidation(
                type="textLength", operator="lessThanOrEqual", formula1=most, allow_blank=True
            )
            rule.error = "De tekst is te lang. Maak de tekst korter."
        else:
            continue
        rule.errorTitle, rule.showErrorMessage = column.heading[:32], True
        page.add_data_validation(rule)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{LISTS_TO}")


def _lock(page: Worksheet) -> None:
    """The questions are locked without a password; sorting, filtering and widths stay free."""
    page.protection.sheet = True
    page.protection.autoFilter = False
    page.protection.sort = False
    page.protection.formatColumns = False
    page.protection.formatRows = False


def _set_page(page: Worksheet, orientation: Literal["portrait", "landscape"]) -> None:
    page.page_setup.orientation = orientation
    page.page_setup.paperSize = "9"  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    if page.sheet_properties.pageSetUpPr is not None:
        page.sheet_properties.pageSetUpPr.fitToPage = True
    footer = page.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "&P van &N"
    page.page_margins.left = page.page_margins.right = 0.4
