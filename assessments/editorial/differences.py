"""What differs between two editions, or two revisions of one: question by question, field by field. Pure.

Both are given as a catalogue with its content. The was-wordt of the newer one says which question became
which (method.md 10); without one (two revisions, or editions that do not follow) ids are held together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from assessments.audit.text_diff import Segment, differing
from assessments.catalogue.mapping import Change
from assessments.catalogue.revisions import Leaf, Place, leaves_of
from assessments.catalogue.spec import Catalogue
from assessments.editorial.question_fields import Question, questions_by_id
from assessments.editorial.sentences import field_word

OWN_CHANGES: tuple[str, ...] = ("nieuw", "vervallen", "veranderd")
QUESTION_LISTS = {("stellingen", "stellingen"), ("dwars", "stellingen"), ("taken", "taken")}


@dataclass(frozen=True, slots=True)
class Side:
    """An edition as one side of a comparison; `name` is how a reader calls it."""

    name: str
    catalogue: Catalogue
    content: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with what it was and what it is; empty for what was not there, or is no more."""

    label: str
    old: str
    new: str

    @property
    def pieces(self) -> tuple[list[Segment], list[Segment]]:
        """Both texts with the words that differ marked."""
        return differing(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Named:
    """A question or item on one side: its id and what it asks."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question or item that differs. `kind` is that of the was-wordt, or one of OWN_CHANGES."""

    kind: str
    part: str
    dossier: str
    old: tuple[Named, ...]
    new: tuple[Named, ...]
    reason: str = ""
    fields: tuple[FieldChange, ...] = ()

    @property
    def title(self) -> str:
        return (self.new or self.old)[0].title


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs, questions first; `unchanged` counts the questions that are the same."""

    old: str
    new: str
    has_mapping: bool
    rows: tuple[Row, ...]
    unchanged: int
    dossiers: Mapping[str, str]  # the names of the dossiers of both sides, by id

    def counts(self, by: Literal["kind", "part", "dossier"]) -> Counter[str]:
        """How many rows there are of each kind, part or dossier."""
        return Counter(str(getattr(row, by)) for row in self.rows)

    def chosen(self, kind: str = "", part: str = "", dossier: str = "") -> list[Row]:
        """The rows that a reader asked for; empty asks for all."""
        wanted = (("kind", kind), ("part", part), ("dossier", dossier))
        return [
            row
            for row in self.rows
            if all(not value or getattr(row, name) == value for name, value in wanted)
        ]


def difference(old: Side, new: Side, changes: Sequence[Change] | None) -> Difference:
    """Compare two editions; `changes` is the was-wordt between them, None when there is none."""
    before, after = questions_by_id(old.catalogue), questions_by_id(new.catalogue)
    same = old.catalogue.edition == new.catalogue.edition
    given = _by_id(before, after, "redactioneel" if same else "veranderd") if changes is None else changes
    rows = [_row(change, before, after) for change in given]
    found = [row for row in rows if row.kind != "gelijk" or row.fields]
    items = _items(old.content, new.content, "redactioneel" if same else "veranderd")
    dossiers = {item.id: item.label for item in (*old.catalogue.dossiers, *new.catalogue.dossiers)}
    unchanged = len(rows) - len(found)
    return Difference(old.name, new.name, changes is not None, (*found, *items), unchanged, dossiers)


def _by_id(before: Mapping[str, Question], after: Mapping[str, Question], word: str) -> list[Change]:
    """Pairs of the same id; `word` names the kind of those that differ."""
    found = []
    for name, question in after.items():
        if name not in before:
            found.append(Change("nieuw", (), (name,)))
        else:
            kind: Any = word if _question_fields(before[name], question) else "gelijk"
            found.append(Change(kind, (name,), (name,)))
    return [*found, *(Change("vervallen", (name,), ()) for name in before if name not in after)]


def _row(change: Change, before: Mapping[str, Question], after: Mapping[str, Question]) -> Row:
    olds = [before[name] for name in change.old if name in before]
    news = [after[name] for name in change.new if name in after]
    first = (news or olds)[0]
    fields: tuple[FieldChange, ...] = ()
    if len(olds) == len(news) == 1:
        fields = _question_fields(olds[0], news[0])
    return Row(
        kind=change.kind,
        part=first.part,
        dossier=first.dossier,
        old=tuple(Named(one.id, one.title) for one in olds),
        new=tuple(Named(one.id, one.title) for one in news),
        reason=change.reason,
        fields=fields,
    )


def _question_fields(old: Question, new: Question) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(label, old.fields.get(label, ""), new.fields.get(label, ""))
        for label in dict.fromkeys([*old.fields, *new.fields])
        if old.says(label) != new.says(label)
    )


def _fields(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[FieldChange, ...]:
    labels = dict.fromkeys([*old, *new])
    return tuple(
        FieldChange(label, old.get(label, ""), new.get(label, ""))
        for label in labels
        if old.get(label, "") != new.get(label, "")
    )


def _items(old: dict[str, Any], new: dict[str, Any], word: str) -> list[Row]:
    """Risks, measures and everything else that is no question: per item of a file."""
    before, after = _grouped(leaves_of(old)), _grouped(leaves_of(new))
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        fields = _fields(before.get(key, {}), after.get(key, {}))
        if not fields:
            continue
        name = key[-1]
        olds = (Named(name, _title(old, key)),) if key in before else ()
        news = (Named(name, _title(new, key)),) if key in after else ()
        kind = word if olds and news else ("nieuw" if news else "vervallen")
        found.append(Row(kind, key[0], "", olds, news, fields=fields))
    return found


def _grouped(leaves: Mapping[Place, Leaf]) -> dict[Place, dict[str, str]]:
    """The values of every item that is no question, in words, by (file, list, id) or (file,)."""
    found: dict[Place, dict[str, str]] = {}
    for place, leaf in leaves.items():
        if place[0] == "was_wordt" or place[:2] in QUESTION_LISTS or place[-1] in ("id", "versie", "editie"):
            continue
        has_id = len(place) > 3 and not place[2].isdigit()
        key, path = (place[:3], place[3:]) if has_id else (place[:1], place[1:])
        found.setdefault(key, {})[field_word(path)] = _value(leaf.value)
    return found


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def _title(content: dict[str, Any], key: Place) -> str:
    """The name of an item; a file has none of its own."""
    if len(key) == 1:
        return ""
    rows = content[key[0]][key[1]]
    found = next((row for row in rows if isinstance(row, dict) and row.get("id") == key[2]), None)
    return str(found.get("label", "")) if found else ""
