"""Reading the list of municipalities (`gemeenten.csv`), with every fault named at once."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from assessments.catalogue.faults import Fault, MunicipalityFaults, other_separator, unreadable

PROVINCES = {
    "PV20": "Groningen",
    "PV21": "Fryslân",
    "PV22": "Drenthe",
    "PV23": "Overijssel",
    "PV24": "Flevoland",
    "PV25": "Gelderland",
    "PV26": "Utrecht",
    "PV27": "Noord-Holland",
    "PV28": "Zuid-Holland",
    "PV29": "Zeeland",
    "PV30": "Noord-Brabant",
    "PV31": "Limburg",
}

Name = Annotated[
    str, Meta(pattern=r"^[^\x00-\x1f]*\S[^\x00-\x1f]*\Z", max_length=100, description="een naam")
]
LongName = Annotated[
    str, Meta(pattern=r"^[^\x00-\x1f]*\S[^\x00-\x1f]*\Z", max_length=120, description="een naam")
]
Place = Annotated[int, Meta(ge=0, le=999, description="een heel getal van 0 tot en met 999")]


class MunicipalityRow(Struct, frozen=True):
    """One line of the list; the columns have these names, in any order."""

    code: Annotated[str, Meta(pattern=r"^GM\d{4}\Z", description="een CBS-code zoals GM0344")]
    name: Name
    province_code: Annotated[str, Meta(pattern=r"^PV\d\d\Z", description="een provinciecode zoals PV26")]
    province: Name
    inhabitants: Annotated[int, Meta(ge=1, le=10_000_000, description="een aantal inwoners van 1 of meer")]
    inhabitants_date: Annotated[dt.date, Meta(description="een datum zoals 2026-01-01")]
    size_class: Annotated[int, Meta(ge=1, le=8, description="een grootteklasse van 1 tot en met 8")]
    omgevingsdienst: LongName
    veiligheidsregio: LongName
    tile_row: Place
    tile_col: Place


COLUMNS: tuple[str, ...] = MunicipalityRow.__struct_fields__


def load_municipality_rows(path: Path) -> list[MunicipalityRow]:
    """The rows of the file, in its order. Raises MunicipalityFaults with all faults at once."""
    lines = _lines(path)
    header = lines[0][1] if lines else []
    faults = list(_header_faults(path.name, header))
    if not faults and len(lines) < 2:
        faults.append(Fault(path.name, "bestand", "Er staat geen enkele gemeente in."))
    if faults:
        raise MunicipalityFaults(faults)
    rows: list[tuple[int, MunicipalityRow]] = []
    for number, cells in lines[1:]:
        row, found = _row(path.name, number, header, cells)
        faults.extend(found)
        if row is not None:
            rows.append((number, row))
    faults.extend(_together(path.name, rows))
    if faults:
        raise MunicipalityFaults(sorted(faults, key=lambda fault: int(fault.where.split()[1])))
    return [row for _, row in rows]


def _lines(path: Path) -> list[tuple[int, list[str]]]:
    """Line number and cells of every line that is not empty."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        return [(reader.line_num, cells) for cells in reader if cells]
    except OSError as refused:
        problem = unreadable(refused)
    except UnicodeDecodeError:
        problem = "Het bestand is geen UTF-8."
    except csv.Error as wrong:
        problem = f"Dit is geen geldige CSV ({wrong})."
    raise MunicipalityFaults([Fault(path.name, "bestand", problem)])


def _header_faults(file: str, header: list[str]) -> Iterator[Fault]:
    separator = other_separator(header)
    if separator:
        yield Fault(file, "regel 1", separator)
        return
    for name in COLUMNS:
        if header.count(name) != 1:
            problem = "ontbreekt" if name not in header else "staat er meer dan eens"
            yield Fault(file, "regel 1", f"Kolom '{name}' {problem}.")
    for name in header:
        if name not in COLUMNS:
            yield Fault(file, "regel 1", f"Onbekende kolom '{name}'.")


def _row(
    file: str, number: int, header: list[str], cells: list[str]
) -> tuple[MunicipalityRow | None, list[Fault]]:
    where = f"regel {number}"
    if len(cells) != len(header):
        message = f"Verwacht {len(header)} kolommen, gevonden {len(cells)}."
        return None, [Fault(file, where, message)]
    values: dict[str, Any] = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    faults = []
    for info in msgspec.structs.fields(MunicipalityRow):
        cell = values[info.name]
        if info.type.__origin__ is int and cell.isascii() and cell.isdecimal():
            values[info.name] = int(cell)
        try:
            msgspec.convert(values[info.name], info.type)
        except msgspec.ValidationError:
            message = f"{info.name} '{cell[:60]}' is niet geldig: verwacht {_description(info.type)}."
            faults.append(Fault(file, where, message))
    if not faults and PROVINCES.get(values["province_code"]) != values["province"]:
        message = f"Provincie '{values['province']}' met code '{values['province_code']}' bestaat niet."
        faults.append(Fault(file, where, message))
    return (None, faults) if faults else (msgspec.convert(values, MunicipalityRow), [])


def _description(kind: Any) -> str:
    return next(str(meta.description) for meta in kind.__metadata__ if meta.description)


def _together(file: str, rows: list[tuple[int, MunicipalityRow]]) -> Iterator[Fault]:
    codes: dict[str, int] = {}
    tiles: dict[tuple[int, int], list[str]] = defaultdict(list)
    for number, row in rows:
        if row.code in codes:
            message = f"Code {row.code} staat ook op regel {codes[row.code]}."
            yield Fault(file, f"regel {number}", message)
        codes.setdefault(row.code, number)
        others = tiles[row.tile_row, row.tile_col]
        if others:
            message = f"{row.name} heeft dezelfde plek op de tegelkaart als {others[0]}."
            yield Fault(file, f"regel {number}", message)
        others.append(row.name)
