"""What a file from outside says, row by row, and what an upload keeps of it. Pure.

The content of a question is a mapping of texts: for a statement `antwoord`, `onderbouwing`, `toelichting`;
for a task the five steps, `besproken_op` (ISO), `nvt` (the reason) and `toelichting`. "" is empty.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

Fields = Mapping[str, str]
ANSWER_FIELDS: tuple[str, ...] = ("antwoord", "onderbouwing", "toelichting")
STEP_FIELDS: tuple[str, ...] = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
TASK_FIELDS: tuple[str, ...] = (*STEP_FIELDS, "besproken_op", "nvt", "toelichting")
NO_HASH = ""


class Key(NamedTuple):
    """One place for an answer: a task, a statement or a dwars statement, and the role ("" is all)."""

    id: str
    role: str


def is_empty(fields: Fields) -> bool:
    """Whether nothing at all is filled in."""
    return not any(fields.values())


def hash_of(fields: Fields) -> str:
    """The fingerprint of a content; that of an empty one is "", whatever the kind of question."""
    filled = {name: value for name, value in fields.items() if value}
    if not filled:
        return NO_HASH
    text = json.dumps(filled, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of a file: its content, and in `faults` a sentence per cell that cannot be read."""

    id: str
    role: str
    fields: Fields
    function: str
    place: str  # "Stellingen, rij 14"
    faults: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return Key(self.id, self.role)


@dataclass(frozen=True, slots=True)
class BaseRow:
    """What stood in a workbook when it was made: fingerprint, version, function.

    `fits` is False when a text was too long for a cell, so the row cannot be read back.
    """

    hash: str
    version: int
    function: str
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read. `base` is None for a file that does not say what it was made from (JSON).

    `strays` are rows without a place (place, sentence); `notices` are sentences about the file as a whole.
    """

    rows: tuple[FileRow, ...]
    base: Mapping[Key, BaseRow] | None = None
    strays: tuple[tuple[str, str], ...] = ()
    notices: tuple[str, ...] = ()
    made_at: str = ""

    def as_data(self) -> dict[str, Any]:
        """Plain data for the database."""
        base = None if self.base is None else [[*key, asdict(row)] for key, row in self.base.items()]
        return {
            "rows": [asdict(row) for row in self.rows],
            "base": base,
            "strays": [list(stray) for stray in self.strays],
            "notices": list(self.notices),
            "made_at": self.made_at,
        }

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Reading:
        """The reading that `as_data` made into plain data."""
        base = data["base"]
        return cls(
            rows=tuple(FileRow(**{**row, "faults": tuple(row["faults"])}) for row in data["rows"]),
            base=None if base is None else {Key(name, role): BaseRow(**row) for name, role, row in base},
            strays=tuple((place, sentence) for place, sentence in data["strays"]),
            notices=tuple(data["notices"]),
            made_at=data["made_at"],
        )
