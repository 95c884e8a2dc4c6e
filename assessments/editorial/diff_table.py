"""A comparison of two editions as a table, for Excel: one row per field that differs. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessments.editorial.differences import FieldChange, Named, Row
from assessments.editorial.sentences import KIND_WORDS, PART_WORDS
from assessments.tables import Column, Table, cell

HEADS = (
    "Vraag",
    "Id was",
    "Id wordt",
    "Onderdeel",
    "Dossier",
    "Wat veranderde",
    "Veld",
    "Was",
    "Wordt",
    "Waarom",
)
WHOLE = "de hele vraag"


def diff_table(rows: Sequence[Row], dossiers: Mapping[str, str], caption: str) -> Table:
    """Every field that differs as a row; `dossiers` gives the name of each dossier by its id."""
    return Table(
        name="Verschillen",
        caption=caption,
        columns=tuple(Column(head) for head in HEADS),
        rows=tuple(
            tuple(
                cell(text)
                for text in (
                    row.title or PART_WORDS[row.part],
                    _ids(row.old),
                    _ids(row.new),
                    PART_WORDS[row.part],
                    dossiers.get(row.dossier, row.dossier),
                    KIND_WORDS[row.kind],
                    field.label,
                    field.old,
                    field.new,
                    row.reason,
                )
            )
            for row in rows
            for field in row.fields or (FieldChange(WHOLE, _titles(row.old), _titles(row.new)),)
        ),
    )


def _ids(named: Sequence[Named]) -> str:
    return ", ".join(one.id for one in named)


def _titles(named: Sequence[Named]) -> str:
    return "\n".join(one.title for one in named)
