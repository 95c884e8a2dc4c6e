"""Reading the list of mergers (`herindelingen.csv`), with every fault named at once."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assessments.catalogue.faults import Fault, MunicipalityFaults, other_separator, unreadable

COLUMNS = ("date", "old_code", "old_name", "new_code", "new_name", "note")
CODE = re.compile(r"GM\d{4}\Z")
INTENDED = "VOORGENOMEN"
LARGEST_PART = "grootste deel"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: (a part of) an old municipality goes to a new one on a day; equal codes: it goes on."""

    day: dt.date
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    note: str

    @property
    def is_intended(self) -> bool:
        """Announced, not yet law: never carried out."""
        return self.note.startswith(INTENDED)


@dataclass(frozen=True, slots=True)
class Ending:
    """A municipality that ends on a day. `successor` takes over its work; None when it was split evenly."""

    day: dt.date
    code: str
    name: str
    successor: ChangeRow | None
    parts: tuple[ChangeRow, ...]


def load_change_rows(path: Path) -> list[ChangeRow]:
    """The lines of the file, in its order. Raises MunicipalityFaults with all faults at once."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise MunicipalityFaults([Fault(path.name, "bestand", unreadable(error))]) from error
    except UnicodeDecodeError as error:
        raise MunicipalityFaults([Fault(path.name, "bestand", "Het bestand is geen UTF-8.")]) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    separator = other_separator(reader.fieldnames or ())
    if separator:
        raise MunicipalityFaults([Fault(path.name, "regel 1", separator)])
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise MunicipalityFaults(
            [Fault(path.name, "regel 1", f"Kolom '{name}' ontbreekt.") for name in missing]
        )
    rows, faults = [], []
    for number, line in enumerate(reader, start=2):
        cells = {name: (line.get(name) or "").strip() for name in COLUMNS}
        problem = _problem(cells)
        if problem:
            faults.append(Fault(path.name, f"regel {number}", problem))
        else:
            rows.append(
                ChangeRow(dt.date.fromisoformat(cells["date"]), *(cells[name] for name in COLUMNS[1:]))
            )
    if faults:
        raise MunicipalityFaults(faults)
    return rows


def _problem(cells: dict[str, str]) -> str:
    for name in ("old_code", "new_code"):
        if not CODE.match(cells[name]):
            return f"{name} '{cells[name][:20]}' is geen CBS-code zoals GM0344."
    if not cells["old_name"] or not cells["new_name"]:
        return "Een naam ontbreekt."
    try:
        dt.date.fromisoformat(cells["date"])
    except ValueError:
        return f"date '{cells['date'][:20]}' is geen datum zoals 2027-01-01."
    return ""


def endings_of(rows: Iterable[ChangeRow]) -> list[Ending]:
    """The municipalities that end, by day: each with who follows it up. Intended mergers are left out.

    Of a municipality that was divided, the one that got the largest part follows; when the list names no such
    part nobody does.
    """
    parts: dict[tuple[dt.date, str], list[ChangeRow]] = {}
    for row in rows:
        if not row.is_intended:
            parts.setdefault((row.day, row.old_code), []).append(row)
    found = []
    for (day, code), lines in sorted(parts.items()):
        if any(line.new_code == code for line in lines):
            continue  # it goes on itself
        found.append(Ending(day, code, lines[0].old_name, _successor(lines), tuple(lines)))
    return found


def _successor(lines: Sequence[ChangeRow]) -> ChangeRow | None:
    if len(lines) == 1:
        return lines[0]
    largest = [line for line in lines if line.note.startswith(LARGEST_PART)]
    return largest[0] if len(largest) == 1 else None
