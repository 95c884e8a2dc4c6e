"""The law calendar as tables, for Excel: the same dates that the page shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assessments.catalogue.calendar_words import kind_word, when_words
from assessments.catalogue.law_calendar import LawCalendar, LawDate
from assessments.catalogue.laws import Law
from assessments.tables import Table, table_of

OWN_STATE = "Onze stand"


def calendar_tables(calendar: LawCalendar, states: Mapping[str, str] | None = None) -> list[Table]:
    """What comes, what has passed and what returns; `states` says per task how a municipality stands."""
    found = [_dates("Komt eraan", "Termijnen en wetswijzigingen binnen 24 maanden", calendar.ahead, states)]
    if calendar.past:
        found.append(_dates("Al verstreken", "Al verstreken: controleer", calendar.past, states))
    if calendar.recurring:
        own = [OWN_STATE] if states is not None else []
        rows = [
            [
                *(item.task.title, item.sentence, _laws(item.laws), item.reservation),
                *([states[item.task.id]] if states is not None else []),
            ]
            for item in calendar.recurring
        ]
        heads = ["Taak", "Hoe vaak", "Wet", "Voorbehoud", *own]
        found.append(table_of("Terugkerend", "Terugkerende termijnen", heads, rows))
    return found


def _dates(name: str, caption: str, items: Sequence[LawDate], states: Mapping[str, str] | None) -> Table:
    own = [OWN_STATE] if states is not None else []
    heads = ["Taak", "Wanneer", "Datum om op te sorteren", "Soort", "Nog niet zeker"]
    return table_of(
        name,
        caption,
        [*heads, "Wat de bron zegt", "Wet", "Voorbehoud", *own],
        [
            [
                *(item.task.title, when_words(item), item.date, kind_word(item)),
                *("Ja" if item.uncertain else "Nee", item.sentence, _laws(item.laws), item.reservation),
                *([states[item.task.id]] if states is not None else []),
            ]
            for item in items
        ],
    )


def _laws(laws: Sequence[Law]) -> str:
    return "; ".join(law.text for law in laws)
