"""The sentences of the chapter Wetskalender. Plain Dutch, at most about twenty words each."""

from __future__ import annotations

from assessments.report.figures import capitalised, counted, number_word


def calendar_heading(ahead: int, ownerless: int, past: int) -> str:
    """The finding above the calendar."""
    if ahead:
        comes = counted(ahead, "termijn of wetswijziging komt", "termijnen en wetswijzigingen komen")
        rest = f", bij {number_word(ownerless)} is niemand eigenaar" if ownerless else ""
        return f"{capitalised(comes)} binnen twee jaar{rest}"
    if past:
        return f"{capitalised(counted(past, 'termijn is', 'termijnen zijn'))} al verstreken"
    return "Binnen twee jaar komt er geen termijn of wetswijziging"


def counted_from(start: str, end: str) -> str:
    """The period that the table is about."""
    return f"Geteld van {start} tot en met {end}. De zin onder elke taak komt uit de bron."


def later_sentence(count: int, end: str, most: int, most_day: str) -> str:
    """What comes after the period, in one line; `most` of them fall on one day."""
    comes = counted(count, "datum komt", "data komen")
    line = f"{capitalised(comes)} na {end}"
    return f"{line}, {number_word(most)} daarvan op {most_day}." if most > 1 else f"{line}."


def recurring_sentence(count: int) -> str:
    """How many terms come back without a date."""
    return f"{capitalised(counted(count, 'taak heeft', 'taken hebben'))} een termijn die steeds terugkomt."


OWNERLESS = (
    "Geen eigenaar wil zeggen: de taak is niet in beeld, of niemand is aangewezen om haar uit te voeren."
)
PAST = "Al verstreken: controleer"
