"""Which rows a question has in a workbook, and what is stored for each. Pure.

A statement for more than one role has a row for all roles and a row per role; for one role, one row. Who sees
some of the roles only (deel-uitnodiging) has a row for each of those, holding what counts for that role.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessments.catalogue.questions import CROSS_LABEL
from assessments.catalogue.spec import Catalogue
from assessments.exchange.rows import Fields, Key, hash_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as this person may answer it; `shared` says whether there is a row for all roles."""

    id: str
    kind: Literal["taak", "stelling", "dwars"]
    text: str
    dossier: str
    dossier_label: str
    roles: tuple[str, ...] = ()
    shared: bool = True

    @property
    def keys(self) -> tuple[Key, ...]:
        """The rows of the question, in the order of the workbook."""
        roles = ("", *self.roles) if self.shared else self.roles
        return tuple(Key(self.id, role) for role in roles)


@dataclass(frozen=True, slots=True)
class Place:
    """What is stored in one place. An answer that waits for a confirmation is empty; `before` holds it."""

    fields: Fields
    role: str = ""
    version: int = 0
    function: str = ""
    saved_by: str = ""
    saved_at: dt.datetime | None = None
    before: Fields = field(default_factory=dict)

    @property
    def hash(self) -> str:
        return hash_of(self.fields)


NOTHING = Place({})
Stored = Mapping[str, Mapping[str, Place]]
"""Per question and role what is stored."""


def stored_for(asked: Asked, stored: Stored, role: str) -> Place:
    """What counts for one role of a question: its own answer, else the one for all roles."""
    rows = stored.get(asked.id, {})
    if not asked.roles:  # one role or none: whichever way it is stored
        return next(iter(rows.values()), NOTHING)
    return rows.get(role) or rows.get("") or NOTHING


def stored_at(asked: Asked, stored: Stored, key: Key) -> Place:
    """What a workbook shows in the row of this key."""
    if asked.roles and asked.shared:
        return stored.get(asked.id, {}).get(key.role, NOTHING)
    return stored_for(asked, stored, key.role)


def asked_of(whole: Catalogue, part: Catalogue) -> dict[str, Asked]:
    """Every question of this part of a catalogue: tasks, statements, dwars, in catalogue order."""
    labels = {dossier.id: dossier.label for dossier in whole.dossiers}
    found = [Asked(task.id, "taak", task.title, task.dossier, labels[task.dossier]) for task in part.tasks]
    for item in part.statements:
        all_roles = whole.statement_by_id[item.id].roles
        found.append(
            Asked(
                item.id,
                "stelling",
                item.text,
                item.dossier,
                labels[item.dossier],
                item.roles if len(all_roles) > 1 else (),
                shared=len(all_roles) == 1 or item.roles == all_roles,
            )
        )
    found += [Asked(item.id, "dwars", item.text, "", CROSS_LABEL) for item in part.cross_statements]
    return {asked.id: asked for asked in found}
