"""The log as a file for a spreadsheet: with a BOM and semicolons, as a Dutch Excel reads it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils import timezone

from assessments.audit.labels import CSV_HEAD
from assessments.audit.shown import ShownEntry

BOM = "\ufeff"
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet may take for a formula at the beginning of a cell."""


def csv_lines(entries: Iterable[ShownEntry]) -> Iterator[str]:
    """The file line by line, so that a long log never stands in memory as a whole."""
    yield BOM + _line(CSV_HEAD)
    for entry in entries:
        moment = timezone.localtime(entry.at)
        yield _line(
            (
                moment.strftime("%d-%m-%Y"),
                moment.strftime("%H:%M:%S"),
                entry.who,
                entry.what,
                entry.round_label,
                f"{entry.subject} ({entry.role})" if entry.role else entry.subject,
                entry.question.id if entry.question else "",
                "\n".join(f"{change.label}: {change.old_text}" for change in entry.changes),
                "\n".join(f"{change.label}: {change.new_text}" for change in entry.changes),
                entry.reason,
            )
        )


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(RUNS) else text


def _line(cells: Iterable[str]) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(
        [harmless(cell) for cell in cells]
    )
    return target.getvalue()
