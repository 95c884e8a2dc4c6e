"""The words of the law calendar, the same on the pages, in the report and in an agenda. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.catalogue.law_calendar import LawDate
from assessments.catalogue.stated_dates import MONTHS

CHANGE, TERM = "Wetswijziging", "Termijn"
UNCERTAIN = "Deze datum is nog niet zeker."
FEED_NAME = "Wetskalender APK {edition}"
OWN_FEED_NAME = "Wetskalender van uw gemeente"
FEED_LINK = "Bekijk de taak in de catalogus:"


def kind_word(item: LawDate) -> str:
    """What sort of date it is."""
    return CHANGE if item.is_change else TERM


def when_words(item: LawDate) -> str:
    """When, as exactly as the source says: "31 december 2026", "in de loop van juli 2027", "eind 2027"."""
    if item.exactness == "dag":
        return f"{item.date.day} {MONTHS[item.date.month - 1]} {item.date.year}"
    if item.exactness == "maand":
        return f"in de loop van {item.words}"
    if item.words.isdecimal():
        return f"uiterlijk in {item.words}" if item.is_deadline else f"in de loop van {item.words}"
    return item.words


_RHYTHMS = {
    "jaarlijks": "elk jaar",
    "jaarlijkse": "elk jaar",
    "elke jaar": "elk jaar",
    "elke kwartaal": "elk kwartaal",
    "halfjaarlijks": "elk half jaar",
    "halfjaarlijkse": "elk half jaar",
    "tweejaarlijks": "elke 2 jaar",
    "tweejaarlijkse": "elke 2 jaar",
    "vierjaarlijks": "elke 4 jaar",
    "vierjaarlijkse": "elke 4 jaar",
    "vijfjaarlijks": "elke 5 jaar",
    "vijfjaarlijkse": "elke 5 jaar",
    "zesjaarlijks": "elke 6 jaar",
    "zesjaarlijkse": "elke 6 jaar",
    "periodiek": "van tijd tot tijd",
    "periodieke": "van tijd tot tijd",
}
_NUMBERS = {"twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6"}


def rhythm_words(words: str) -> str:
    """How often a term comes back, the same words for the same rhythm: "eens per 4 jaar" is "elke 4 jaar".

    `words` as the source has them; what is not in the list stays as it is.
    """
    same = words.replace("eens per ", "elke ").replace("één keer per ", "elke ").replace("om de ", "elke ")
    same = " ".join(_NUMBERS.get(word, word) for word in same.split())
    return _RHYTHMS.get(same, same)


def month_words(year: int, month: int) -> str:
    """A month as a heading: "December 2026"."""
    return f"{MONTHS[month - 1]} {year}".capitalize()


def event_title(item: LawDate) -> str:
    """The line of an all-day event; an inexact date says so first."""
    start = "" if item.exactness == "dag" else f"{when_words(item).capitalize()}: "
    return f"{start}{kind_word(item).lower() if start else kind_word(item)}, {item.task.title}"


def event_text(item: LawDate, notice: str) -> str:
    """What stands in an event: the sentence of the source, the law, and what is not certain."""
    lines = [f"{item.sentence}.", *(law.text for law in item.laws), item.reservation]
    if item.uncertain:
        lines.append(UNCERTAIN)
    return "\n".join(line for line in [*lines, notice] if line)


@dataclass(frozen=True, slots=True)
class OwnState:
    """How we stand with the task of a date; `ownerless` says that the term comes and nobody has it."""

    text: str
    ownerless: bool


def own_state(in_view: str | None, assigned: str | None) -> OwnState:
    """The answers to the first two steps of a task (ja, deels, nee, weet_niet, empty) as one state."""
    if in_view in {"nee", "weet_niet"}:
        return OwnState("Niet in beeld", ownerless=True)
    if not in_view:
        return OwnState("Nog niet ingevuld", ownerless=False)
    seen = "In beeld" if in_view == "ja" else "Deels in beeld"
    if assigned == "ja":
        return OwnState(f"{seen}, belegd", ownerless=False)
    if assigned == "deels":
        return OwnState(f"{seen}, deels belegd", ownerless=False)
    if assigned in {"nee", "weet_niet"}:
        return OwnState(f"{seen}, geen eigenaar", ownerless=True)
    return OwnState(f"{seen}, eigenaar niet ingevuld", ownerless=False)
