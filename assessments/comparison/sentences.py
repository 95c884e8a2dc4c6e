"""What the comparison room says to people."""

from __future__ import annotations

import datetime as dt

from django.utils.formats import date_format

DAY_IN_FUTURE = "De peildatum ligt in de toekomst. Kies vandaag of een eerdere dag."
FICTIONAL = "Simulatie: verzonnen gemeenten en verzonnen cijfers."
NO_CHOICE = "Kies of de uitkomst mee mag tellen."
CONSENT_CHANGED = "Een collega wijzigde deze keuze intussen. Bovenaan staat wat nu geldt. Kies opnieuw."
FUNCTION_NEEDED = "Vul de functie in van wie de toestemming geeft."
NAME_WITHDRAWN = (
    "De keuze is bewaard. VNG ziet onze naam meteen niet meer. "
    "Voor de groepen geldt de keuze vanaf de volgende publicatie."
)
CONSENT_SAVED = "De keuze is bewaard. Zij geldt vanaf de volgende publicatie van de groepen."


def day_not_after(last: dt.date) -> str:
    """The day of a publication must come after the last one."""
    return f"De laatste publicatie is van {date_format(last, 'j F Y')}. Kies een latere peildatum."


def nobody_shares(edition: str) -> str:
    """The first publication of an edition waits until somebody shares: an empty one cannot be taken back."""
    return (
        f"Bij editie {edition} deelt nog geen gemeente een definitieve ronde. Er is niets gepubliceerd. "
        "Bedoelt u een andere editie? Kies dan die."
    )


# The page of a municipality beside its group.
CORE_TITLE = "Scores op de kern"
CORE_MEANING = (
    "De kern is milieu en vergunningen, toezicht en handhaving. Iedereen vult die in. "
    "Hoger betekent: beter op orde."
)
SCORES_TITLE = "Scores over alle dossiers"
SCORES_MEANING = "Alleen van gemeenten die alles invulden. Hoger betekent: beter op orde."
RISKS_TITLE = "Kwetsbaarheid per risico"
RISKS_MEANING = "Hoger betekent: de oorzaken van het risico zijn sterker aanwezig."
TASKS_TITLE = "Taken en hun stappen"
TASKS_MEANING = (
    "In procenten van de taken die voor de gemeente gelden. Hoger betekent: voor meer taken geregeld."
)
WHOLE_DOMAIN = "Hele domein"
NUMBERS = (
    "geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip
WITH_FACTORS = "Met de factoren"
WITH_STEPS = "Met alle stappen"


def in_view(dossier: str) -> str:
    """The line of a dossier above its steps."""
    return f"{dossier}: taken in beeld"


def unfolds(parts: str, lower: int, higher: int) -> str:
    """What opens a whole table: "Met de factoren: 2 lager, 3 hoger"."""
    counts = [f"{count} {word}" for count, word in ((lower, "lager"), (higher, "hoger")) if count]
    return f"{parts}: {', '.join(counts) or 'alles rond'}"


def own_heading(lower: int, higher: int, *, any_score: bool) -> str:
    """The finding of the page: on how many scores of domains and groups of causes we lie apart."""
    if not any_score:
        return "Wij naast andere gemeenten"
    if not lower and not higher:
        return "Wij liggen rond andere gemeenten"
    parts = []
    if lower:
        parts.append(f"{_number(lower)} {'score ligt' if lower == 1 else 'scores liggen'} lager")
    if higher:
        verb = "" if lower else ("score ligt " if higher == 1 else "scores liggen ")
        parts.append(f"{_number(higher)} {verb}hoger")
    said = f"{' en '.join(parts)} dan bij andere gemeenten"
    first = "E" if said.startswith("é") else said[0].upper()  # Eén at the start, as in Dutch
    return f"{first}{said[1:]}"


def _number(count: int) -> str:
    """A count in words up to twelve."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def left_out(count: int) -> str:
    """How many own values stand beside nothing."""
    if not count:
        return ""
    noun = "1 cijfer" if count == 1 else f"{count} cijfers"
    return f"Bij {noun} van ons zijn er te weinig deelnemers. Die staan er niet bij."


CAUTION = (
    "Elke gemeente vult zelf in. Niemand controleert de antwoorden. Lees een verschil dus voorzichtig.",
    "De cijfers van anderen zijn afgerond op vijf punten. Dit is geen ranglijst.",
    "Een cijfer staat er alleen bij ten minste vijf andere gemeenten. De middelste helft vanaf acht.",
)


def file_title(municipality: str, edition: str) -> str:
    """The name of the Excel file of the page."""
    return f"Vergelijking {municipality} APK {edition}"


def file_about(group: str, taken_on: dt.date, *, fictional: bool) -> list[str]:
    """What the Excel file is, line by line."""
    lines = [f"Vergeleken met {group}. Stand van {date_format(taken_on, 'j F Y')}.", *CAUTION]
    return [FICTIONAL, *lines] if fictional else lines
