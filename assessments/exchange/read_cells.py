"""One cell of a workbook at a time: formulas and faults are named, words become stored values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.utils.datetime import from_excel

from assessments.answering.text import check_note
from assessments.exchange import sentences
from assessments.exchange.cell_text import from_cell, printable
from assessments.exchange.cell_words import date_of, step_of, support_of, value_of
from assessments.exchange.columns import ID_MARK, Column, Sheet
from assessments.text import clean_text

MAX_FUNCTION = 120
READERS = {"value": value_of, "support": support_of, "step": step_of}
FIRST_DAY, LAST_DAY = 36_526, 73_050
"""The days of 1 January 2000 and 31 December 2099 as Excel counts them."""


def plain_text(value: object) -> str:
    """The value of a cell as text; a whole number without ".0", a day as Dutch digits."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "waar" if value else "onwaar"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.strftime("%d-%m-%Y")
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.strftime("%d-%m-%Y")
    return str(value)


def _short(value: object) -> str:
    return printable(plain_text(value), 60)


@dataclass(frozen=True, slots=True)
class CellReader:
    """The columns of one sheet of one workbook."""

    sheet: Sheet
    columns: Mapping[int, Column]
    epoch: dt.datetime

    def is_heading(self, texts: list[str]) -> bool:
        """Whether a row is the row of ids, of headings or the title, and no answer."""
        headings = {column.heading for column in self.columns.values()}
        filled = [text for text in texts if text]
        known = sum(text.startswith(ID_MARK) or text in headings for text in filled)
        is_title = len(filled) == 1 and filled[0].startswith(f"{self.sheet.name}: ")
        return is_title or known >= max(2, len(filled) - 2)

    def is_filled(self, cells: Mapping[str, Any]) -> bool:
        """Whether anything that people fill in stands in the row."""
        return any(
            plain_text(cells[column.id].value).strip() for column in self.columns.values() if column.is_open
        )

    def read(self, cells: Mapping[str, Any]) -> tuple[dict[str, str], str, list[str]]:
        """The content of a row, its function, and a sentence per cell that could not be read."""
        fields: dict[str, str] = {}
        function, faults = "", list[str]()
        for column in self.columns.values():
            if not column.is_open:
                continue
            text, fault = self._text(column, cells[column.id])
            if fault:
                faults.append(fault)
            elif column.kind == "function":
                function = text
            else:
                fields[column.field] = text
        return fields, function, faults

    def _text(self, column: Column, cell: Any) -> tuple[str, str]:
        """The stored value of one cell, or the sentence that says why there is none."""
        name = column.heading
        if cell.data_type == "f":
            return "", sentences.FORMULA.format(column=name)
        if cell.data_type == "e":
            return "", sentences.ERROR_CELL.format(column=name, value=_short(cell.value))
        if column.kind == "date":
            day = self._day(cell.value)
            return (
                ("", sentences.NO_DATE.format(column=name, value=_short(cell.value)))
                if day is None
                else (day, "")
            )
        if not isinstance(cell.value, (str, int, float, dt.date, type(None))):
            return "", sentences.NOT_TEXT.format(column=name)
        text = clean_text(from_cell(plain_text(cell.value)))
        if column.kind in READERS:
            stored = READERS[column.kind](text)
            fault = sentences.VALUE_OFF_LIST.format(column=name, value=_short(cell.value))
            return ("", fault) if stored is None else (stored, "")
        fault_of_text = check_note(text)
        if column.kind == "function" and len(text) > MAX_FUNCTION:
            fault_of_text = sentences.FUNCTION_TOO_LONG
        return ("", f"{name}: {fault_of_text}") if fault_of_text else (text, "")

    def _day(self, value: object) -> str | None:
        """A date cell, a number that Excel means as a day, or a typed date, as ISO; None when it is none."""
        if isinstance(value, bool):
            return None
        if isinstance(value, (int, float)):
            if not FIRST_DAY <= value < LAST_DAY:
                return None
            value = from_excel(value, self.epoch)
        if isinstance(value, dt.datetime):
            value = value.date()
        if isinstance(value, dt.date):
            return value.isoformat() if 2000 <= value.year < 2100 else None
        return date_of(from_cell(plain_text(value))) if isinstance(value, (str, type(None))) else None
