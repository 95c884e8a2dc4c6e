"""The texts of an edition to choose from and to mend: per question, risk, measure or file. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assessments.catalogue.revisions import Place, leaves_of
from assessments.editorial.differences import FieldChange
from assessments.editorial.sentences import PART_WORDS, field_word

ALONE = "-"
"""Stands in an address for the list and id of texts that belong to a file as a whole."""
TITLES = ("titel", "stelling", "label", "toelichting")


@dataclass(frozen=True, slots=True)
class Item:
    """Something with texts. `part` as in PART_WORDS, `name` its id (or ALONE)."""

    file: str
    rows: str
    name: str
    part: str
    title: str
    texts: Mapping[Place, str]

    @property
    def fields(self) -> list[tuple[str, str, str]]:
        """Per text: the name of its field in a form, its label, and what it says now."""
        return [(field_name(place), self.label_of(place), text) for place, text in self.texts.items()]

    def label_of(self, place: Place) -> str:
        """What a text is called."""
        return field_word(place[1:] if self.name == ALONE else place[3:])

    def changes_since(self, old: Item | None) -> list[FieldChange]:
        """What differs from the same item of the edition that is mended."""
        before = old.texts if old else {}
        return [
            FieldChange(self.label_of(place), before.get(place, ""), text)
            for place, text in self.texts.items()
            if before.get(place) != text
        ]


def field_name(place: Place) -> str:
    """The name of a text in a form."""
    return "__".join(place)


def items_of(content: dict[str, Any]) -> dict[tuple[str, str, str], Item]:
    """Everything with texts, in the order of the files, by (file, list, id)."""
    grouped: dict[tuple[str, str, str], dict[Place, str]] = {}
    for place, leaf in leaves_of(content).items():
        if leaf.is_text:
            has_id = len(place) > 3 and not place[2].isdigit()
            key = (place[0], place[1], place[2]) if has_id else (place[0], ALONE, ALONE)
            grouped.setdefault(key, {})[place] = leaf.value
    return {key: _item(key, texts) for key, texts in grouped.items() if key[0] in PARTS}


def found_in(items: Mapping[tuple[str, str, str], Item], words: str, part: str) -> list[Item]:
    """The items of a part whose texts or id hold every word."""
    wanted = words.lower().split()
    return [
        item
        for item in items.values()
        if (not part or item.part == part)
        and all(word in f"{item.name} {' '.join(item.texts.values())}".lower() for word in wanted)
    ]


PARTS: dict[str, str] = {
    "domeinen": "domeinen",
    "factoren": "factoren",
    "stellingen": "stellingen",
    "dwars": "dwars",
    "taken": "taken",
    "risicos": "risicos",
    "mechanismen": "mechanismen",
    "maatregelen": "maatregelen",
    "context": "context",
}
QUESTION_PARTS = {
    ("stellingen", "stellingen"): "stelling",
    ("dwars", "stellingen"): "dwarsstelling",
    ("taken", "taken"): "taak",
}


def _item(key: tuple[str, str, str], texts: Mapping[Place, str]) -> Item:
    file, rows, name = key
    part = QUESTION_PARTS.get((file, rows), PARTS[file])
    by_field = {place[3]: text for place, text in texts.items() if len(place) == 4}
    title = next((by_field[field] for field in TITLES if field in by_field and name != ALONE), "")
    fallback = PART_WORDS[part] if name == ALONE else f"{rows}: {name}".capitalize()
    return Item(file, rows, name, part, title or fallback, texts)
