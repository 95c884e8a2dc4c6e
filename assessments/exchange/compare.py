"""What a file would change in a round: three contents side by side, per question and role. Pure.

base (what stood in the file when it was made), file (what stands in it now), stored (what the round holds).
Somebody changed it in the file when file and base differ; somebody changed it in the application when stored
and base differ; both: a conflict, about which a person decides. Without a base (JSON) nobody can tell who
changed what, so stored takes its place. A row that is not in the file changes nothing.

A row for one role goes before the row for all roles of the same statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assessments.exchange.asked import NOTHING, Asked, Place, Stored, stored_at, stored_for
from assessments.exchange.rows import NO_HASH, BaseRow, FileRow, Key, Reading, hash_of, is_empty
from assessments.text import same_function


@dataclass(frozen=True, slots=True)
class Change:
    """One save that the file asks for. `old` is what it replaces, per role when it joins several."""

    asked: Asked
    role: str
    row: FileRow
    old: tuple[Place, ...]
    function: str
    is_conflict: bool

    @property
    def key(self) -> Key:
        return Key(self.asked.id, self.role)

    @property
    def empties(self) -> bool:
        """Whether the file leaves nothing of what was filled in."""
        return is_empty(self.row.fields)


def other_function(change: Change, own: str) -> str:
    """The function under which a change is stored when it is not that of who sends the file; else ""."""
    return "" if not change.function or same_function(change.function, own) else change.function


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that changes nothing although somebody meant it to; `reason` is a code or a sentence."""

    place: str
    id: str
    role: str
    reason: str


@dataclass(slots=True)
class Plan:
    """All that a file would do. `unchanged` rows say what is stored already; `missing` rows are not in it."""

    changes: list[Change] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unchanged: int = 0
    missing: int = 0

    @property
    def conflicts(self) -> list[Change]:
        return [change for change in self.changes if change.is_conflict]

    @property
    def plain(self) -> list[Change]:
        """The changes about which nobody has to decide."""
        return [change for change in self.changes if not change.is_conflict]

    def skip(self, row: FileRow, reason: str) -> None:
        """Put a row aside, with why."""
        self.skipped.append(Skipped(row.place, row.id, row.role, reason))


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of one question in a file, by role, with what is needed to weigh them."""

    asked: Asked
    rows: Mapping[str, FileRow]
    base: Mapping[Key, BaseRow] | None
    stored: Stored

    def base_at(self, role: str) -> str:
        """The fingerprint of one row when the file was made."""
        if self.base is None:
            return stored_at(self.asked, self.stored, Key(self.asked.id, role)).hash
        row = self.base.get(Key(self.asked.id, role))
        return row.hash if row else NO_HASH

    def file_at(self, role: str) -> str:
        """The fingerprint of one row now; a row that is not in the file is what it was."""
        row = self.rows.get(role)
        return hash_of(row.fields) if row else self.base_at(role)

    def base_for(self, role: str) -> str:
        """What counted for a role when the file was made."""
        return self.base_at(role) or self.base_at("")

    def file_for(self, role: str) -> str:
        """What counts for a role in the file."""
        return self.file_at(role) or self.file_at("")

    def row_for(self, role: str) -> FileRow:
        """The row that says what counts for a role; an emptied row of that role when it says nothing."""
        own, shared = self.rows.get(role), self.rows.get("")
        if own is not None and (shared is None or not is_empty(own.fields) or is_empty(shared.fields)):
            return own
        if shared is None:
            raise LookupError(f"{self.asked.id} {role}: no row of the file says anything")
        return shared

    def stored_for(self, role: str) -> Place:
        return stored_for(self.asked, self.stored, role)

    @property
    def given_per_role(self) -> bool:
        return any(self.file_at(role) for role in self.asked.roles)

    @property
    def stored_per_role(self) -> bool:
        return any(role in self.stored.get(self.asked.id, {}) for role in self.asked.roles)

    def is_changed(self, role: str) -> bool:
        """Whether somebody changed this row in the file."""
        return self.file_at(role) != self.base_at(role)


def plan_of(reading: Reading, asked: Mapping[str, Asked], refused: Mapping[str, str], stored: Stored) -> Plan:
    """What the file would do for a person who sees `asked`.

    `refused` names, per question, the code of why it cannot be answered now; a question that is in neither
    does not exist. Rows that were not changed in the file are never reported.
    """
    plan = Plan()
    for place, reason in reading.strays:
        plan.skipped.append(Skipped(place, "", "", reason))
    for name, rows in _by_question(reading.rows).items():
        question = asked.get(name)
        if question is None:
            _skip_changed(plan, reading, rows, refused.get(name, "onbekend"))
        else:
            _weigh(plan, reading, question, rows, refused.get(name, ""), stored)
    if reading.base is not None:
        found = {row.key for row in reading.rows}
        plan.missing = sum(key not in found for key in reading.base)
    return plan


def _by_question(rows: Iterable[FileRow]) -> dict[str, list[FileRow]]:
    found: dict[str, list[FileRow]] = {}
    for row in rows:
        found.setdefault(row.id, []).append(row)
    return found


def _was(reading: Reading, row: FileRow) -> bool:
    """Whether a row says what it said when the file was made."""
    base = reading.base.get(row.key) if reading.base is not None else None
    return base is not None and not row.faults and hash_of(row.fields) == base.hash


def _skip_changed(plan: Plan, reading: Reading, rows: Iterable[FileRow], reason: str) -> None:
    for row in rows:
        if _was(reading, row):
            plan.unchanged += 1
        else:
            plan.skip(row, reason)


def _weigh(
    plan: Plan, reading: Reading, asked: Asked, rows: list[FileRow], refused: str, stored: Stored
) -> None:
    """Put aside what cannot be weighed of one question, then weigh the rest."""
    by_role: dict[str, FileRow] = {}
    broken = False
    for row in rows:
        role = row.role if asked.roles else ""
        if Key(asked.id, role) not in asked.keys:
            _skip_changed(plan, reading, [row], "buiten_deel")
        elif reading.base is not None and row.key not in reading.base:
            plan.skip(row, "niet_in_werkmap")
        elif row.faults:
            broken = True
            for sentence in row.faults:
                plan.skip(row, sentence)
        elif role not in by_role:
            by_role[role] = row
        elif hash_of(by_role[role].fields) == hash_of(row.fields):
            plan.unchanged += 1
        else:
            broken = True
            plan.skip(row, "dubbel")
    group = _Rows(asked, by_role, reading.base, stored)
    reason = refused or ("andere_rij" if broken else "") or _too_long(reading, group)
    if reason:
        _skip_group(plan, group, reason)
    else:
        _decide(plan, group)


def _skip_group(plan: Plan, group: _Rows, reason: str) -> None:
    for role, row in group.rows.items():
        if group.is_changed(role):
            plan.skip(row, reason)
        else:
            plan.unchanged += 1


def _too_long(reading: Reading, group: _Rows) -> str:
    """The code for a question of which a changed row could not hold the whole text."""
    base = reading.base or {}
    changed = [row for role, row in group.rows.items() if group.is_changed(role)]
    return "past_niet" if any(row.key in base and not base[row.key].fits for row in changed) else ""


def _decide(plan: Plan, group: _Rows) -> None:
    asked, used = group.asked, set[str]()
    shared = group.rows.get("")
    one_for_all = shared is not None and not group.given_per_role
    if one_for_all and not (group.stored_per_role and not group.file_at("")):
        used |= _decide_shared(plan, group)
    else:
        for role in asked.roles:
            used |= _decide_role(plan, group, role)
    for role, row in group.rows.items():
        if role in used:
            continue
        if group.is_changed(role) and not role and not is_empty(row.fields) and group.given_per_role:
            plan.skip(row, "rol_gaat_voor")
        elif _only_function(group, row):
            plan.skip(row, "alleen_functie")
        else:
            plan.unchanged += 1


def _decide_shared(plan: Plan, group: _Rows) -> set[str]:
    """One answer for all roles, or a question without roles; gives the rows that a change uses up."""
    roles = group.asked.roles or ("",)
    row = group.rows[""]
    wanted = group.file_at("")
    if all(group.base_for(role) == wanted for role in roles):
        return set()
    now = {role: group.stored_for(role) for role in roles}
    if all(place.hash == wanted for place in now.values()):
        return set()
    clash = any(place.hash != group.base_for(role) for role, place in now.items())
    old = tuple(dict.fromkeys(_identity(place) for place in now.values()))
    places = tuple(next(place for place in now.values() if _identity(place) == one) for one in old)
    stored = places[0].role if not group.asked.roles and places[0] is not NOTHING else ""
    role = stored or ("" if group.asked.roles else row.role)
    plan.changes.append(Change(group.asked, role, row, places, _function(group, row), clash))
    return {""} | {role for role in group.rows if group.is_changed(role)}


def _identity(place: Place) -> tuple[str, int]:
    return place.role, place.version


def _decide_role(plan: Plan, group: _Rows, role: str) -> set[str]:
    """The answer of one role; gives the rows that a change uses up."""
    wanted, was = group.file_for(role), group.base_for(role)
    place = group.stored_for(role)
    if wanted in (was, place.hash):
        return set()
    row = group.row_for(role)
    clash = place.hash != was
    plan.changes.append(Change(group.asked, role, row, (place,), _function(group, row), clash))
    return {row.role, role} if group.asked.roles else {""}


def _function(group: _Rows, row: FileRow) -> str:
    """The function that somebody filled in beside a changed answer; "" when it was there before."""
    base = group.base.get(row.key) if group.base is not None else None
    return "" if base is not None and base.function == row.function else row.function


def _only_function(group: _Rows, row: FileRow) -> bool:
    base = group.base.get(row.key) if group.base is not None else None
    return base is not None and bool(row.function) and base.function != row.function
