"""An answers file from outside: decoded strictly, checked, its texts cleaned as those of a form."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from assessments.answering import sentences
from assessments.answering.errors import FaultyFile
from assessments.answering.text import check_note
from assessments.answering.wording import fault_sentence
from assessments.catalogue.spec import Catalogue
from assessments.scoring.answers_file import parse_answers
from assessments.scoring.answers_rows import AnswersFile, CrossRow, StatementRow, TaskRow
from assessments.text import clean_text

Row = TypeVar("Row", StatementRow, CrossRow)


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FaultyFile([sentences.FILE_KEY_TWICE.format(key=ascii(twice)[1:-1])])
    return found


def _no_such_number(text: str) -> float:
    raise FaultyFile([sentences.FILE_NUMBER.format(value=text)])


def decode_answers(raw: bytes) -> object:
    """The JSON in a file (UTF-8) as plain data. Raises FaultyFile; a key given twice would lose an answer."""
    try:
        return json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_no_key_twice, parse_constant=_no_such_number
        )
    except UnicodeDecodeError as error:
        raise FaultyFile([sentences.FILE_NOT_UTF8.format(place=error.start + 1)]) from error
    except json.JSONDecodeError as error:
        message = sentences.FILE_NOT_JSON.format(line=error.lineno, column=error.colno)
        raise FaultyFile([message]) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets without end
        raise FaultyFile([sentences.FILE_UNREADABLE]) from error


def edition_named_in(data: object) -> str:
    """The edition that a decoded file says it belongs to. Raises FaultyFile when it says none."""
    edition = data.get("editie") if isinstance(data, dict) else None
    if not isinstance(edition, str) or not edition:
        raise FaultyFile([sentences.FILE_WITHOUT_EDITION])
    return edition


def checked_answers(data: object, catalogue: Catalogue, also: Sequence[str] = ()) -> AnswersFile:
    """A decoded file as checked rows, without empty ones. Raises FaultyFile, a sentence per fault.

    `also` holds faults that the caller found already; they are named together with the others.
    """
    file, faults = parse_answers(data, catalogue.scoring_model)
    if file is None or also:
        raise FaultyFile([*also, *(fault_sentence(fault) for fault in faults)])
    file = replace(
        file,
        tasks=tuple(row for row in map(_clean_task, file.tasks) if not row.is_empty),
        statements=tuple(row for row in map(_clean, file.statements) if not row.is_empty),
        cross=tuple(row for row in map(_clean, file.cross) if not row.is_empty),
    )
    texts = [(row.id, text) for row in file.tasks for text in (row.note, row.not_applicable or "")]
    texts += [(row.id, row.note) for row in file.statements]
    texts += [(row.id, row.note) for row in file.cross]
    too_long = [name for name, text in texts if check_note(text)]
    if too_long:
        raise FaultyFile([f"{name}: {sentences.NOTE_TOO_LONG}" for name in too_long])
    return file


def _function(function: str | None) -> str | None:
    return clean_text(function or "") or None


def _clean(row: Row) -> Row:
    note = clean_text(row.note)
    empty = row.value is None and not row.support and not note
    return replace(row, note=note, function=None if empty else _function(row.function))


def _clean_task(row: TaskRow) -> TaskRow:
    note = clean_text(row.note)
    reason = None if row.not_applicable is None else clean_text(row.not_applicable)
    empty = reason is None and not note and not row.discussed_on and not any(row.steps)
    return replace(row, not_applicable=reason, note=note, function=None if empty else _function(row.function))
