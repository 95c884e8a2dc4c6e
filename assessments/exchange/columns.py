"""The sheets of a workbook and their columns: id, heading, width, and what kind of cell. Pure.

A column is found back by its id in the hidden first row, so moving, sorting and filtering do no harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WORKBOOK_FORMAT = "apk-werkmap/1"
META_SHEET = "apk-gegevens"
GUIDE_SHEET = "Uitleg"
ID_MARK = "apk:"
"""Before every id in the hidden row, so that the row is known from any other."""
ID_ROW, TITLE_ROW, HEAD_ROW, FIRST_ROW = 1, 2, 3, 4

CellKind = Literal["context", "code", "value", "support", "step", "date", "text", "function", "before"]
LOCKED: frozenset[str] = frozenset({"context", "code", "before"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `field` is the name in the content of a question, for the cells that are filled in."""

    id: str
    heading: str
    width: int
    kind: CellKind = "context"
    field: str = ""
    needed: bool = True  # a file without it cannot be read in

    @property
    def is_open(self) -> bool:
        """Whether people fill in its cells."""
        return self.kind not in LOCKED


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with questions."""

    name: str
    kind: Literal["taak", "stelling", "dwars"]
    columns: tuple[Column, ...]

    def position(self, column_id: str) -> int:
        """The number of a column as it is written, from 1."""
        return 1 + [column.id for column in self.columns].index(column_id)


def _context(name: str, heading: str, width: int) -> Column:
    return Column(name, heading, width, needed=False)


ANCHORS = tuple(
    _context(f"niveau_{level}", f"{level} {word}", 34)
    for level, word in enumerate(("Niet", "Op piep", "Deels", "Geregeld", "Geborgd"))
)
BEFORE = Column("vorige_keer", "Vorige keer (nog bevestigen)", 34, "before", needed=False)
FUNCTION = Column("functie", "Functie van wie antwoordt", 24, "function", needed=False)
NOTE = Column("toelichting", "Toelichting", 56, "text", "toelichting")
ANSWER = (
    Column("antwoord", "Antwoord", 20, "value", "antwoord"),
    Column("onderbouwing", "Onderbouwing", 20, "support", "onderbouwing"),
    NOTE,
    FUNCTION,
    BEFORE,
)

TASKS = Sheet(
    "Taken",
    "taak",
    (
        Column("id", "Taak-id", 20, "code"),
        _context("dossier", "Dossier", 18),
        _context("vraag", "Taak", 44),
        Column("in_beeld", "1 In beeld", 11, "step", "in_beeld"),
        Column("belegd", "2 Belegd", 11, "step", "belegd"),
        Column("beleid", "3 Beleid actueel", 11, "step", "beleid"),
        Column("capaciteit", "4 Capaciteit", 11, "step", "capaciteit"),
        Column("besproken", "5 Bestuurlijk besproken", 13, "step", "besproken"),
        Column("besproken_op", "Besproken op", 13, "date", "besproken_op"),
        Column("nvt", "Niet van toepassing, omdat", 34, "text", "nvt"),
        NOTE,
        FUNCTION,
        BEFORE,
        _context("soort", "Soort", 20),
        _context("wet", "Wet en artikelen", 44),
        _context("uitleg", "Wat de taak inhoudt", 60),
        _context("alleen_als", "Geldt alleen als", 34),
        _context("termijn", "Termijn", 30),
    ),
)
STATEMENTS = Sheet(
    "Stellingen",
    "stelling",
    (
        Column("id", "Stelling-id", 13, "code"),
        _context("dossier", "Dossier", 18),
        _context("vraag", "Stelling", 46),
        Column("rol", "Rol", 16, "code"),
        *ANSWER,
        *ANCHORS,
        _context("uitleg", "Waarom deze vraag", 50),
        _context("factor", "Factor", 24),
        _context("kern", "Kern", 8),
    ),
)
CROSS = Sheet(
    "Samenspel",
    "dwars",
    (
        Column("id", "Stelling-id", 13, "code"),
        _context("dossier", "Thema", 26),
        _context("vraag", "Stelling", 46),
        *ANSWER,
        *ANCHORS,
        _context("uitleg", "Waarom deze vraag", 50),
    ),
)
SHEETS: tuple[Sheet, ...] = (TASKS, STATEMENTS, CROSS)

META_KEYS = ("formaat", "ronde", "gemeente", "editie", "catalogus", "omvang", "deel", "gemaakt_op")
META_HEAD = ("blad", "id", "rol", "versie", "inhoud", "functie", "past")
