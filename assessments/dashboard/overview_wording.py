"""The sentences of the overview, of one measure and of the map. Plain Dutch; no rank, praise or blame."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format

from assessments.comparison.published import Publication
from assessments.report.figures import decapitalised

TOO_FEW = "te weinig deelnemers"
NOT_IN_CORE = "niet in de kern"
NOT_ENOUGH = "Nog te weinig deelnemers voor cijfers van deze groep"
MIDDLE_MEANS = "Een cijfer is het midden van de groep: de helft scoort lager en de helft hoger."
HOW_READ = (
    "De score loopt van 0 tot 100. Hoger betekent: beter op orde.",
    "Bij risico's betekent hoger: de oorzaken zijn sterker aanwezig.",
    "Alle cijfers zijn afgerond op vijf punten. Een verschil van 5 kan door afronding komen.",
    "Een cijfer staat er vanaf zes gemeenten, en de middelste helft vanaf negen.",
    "Staat er te weinig deelnemers, dan kan het aantal nul zijn, of te klein om te tonen.",
    "Elke gemeente vult zelf in. Niemand controleert de antwoorden.",
    "Alleen gemeenten die toestemming geven, tellen mee.",
)
NUMBER_WORDS = (
    "Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien", "Elf", "Twaalf",
)  # fmt: skip


def counted(number: int) -> str:
    """A number at the start of a sentence: in words up to twelve."""
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)


def heading(weak: int, scored: int, lowest: Sequence[str], median: int) -> str:
    """The finding of the heat map: how many parts are vulnerable, and which scores lowest."""
    if not scored:
        return NOT_ENOUGH
    at_end = _lowest(lowest, median)
    if not weak:
        return f"Geen onderdeel is kwetsbaar; {at_end}"
    verb = "is" if weak == 1 else "zijn"
    return f"{counted(weak)} van de {scored} onderdelen {verb} kwetsbaar of niet op orde; {at_end}"


def _lowest(names: Sequence[str], median: int) -> str:
    if len(names) == 1:
        return f"het laagst is {names[0]} ({median})"
    if len(names) == 2:
        return f"het laagst zijn {names[0]} en {names[1]} ({median})"
    return f"{counted(len(names)).lower()} scoren het laagst ({median})"


def taking_part(participants: int | None, total: int, *, national: bool) -> str:
    """How many municipalities are in the figures."""
    if participants is None:
        return "In deze groep doen te weinig gemeenten mee om cijfers te tonen."
    if national:
        return f"{participants} van de {total} gemeenten delen hun uitkomst."
    return f"{participants} gemeenten in deze groep delen hun uitkomst."


def over_which(*, core: bool) -> str:
    """Over which questions the scores are."""
    if core:
        return "De scores gaan alleen over de kern. Iedereen vult die in."
    return "De scores gaan over alle vragen. Wie alleen de kern invult, telt daar niet in mee."


def risks_heading(names: Sequence[str], median: int) -> str:
    """The finding of the risks: which has the highest vulnerability."""
    if not names:
        return "Risico's: te weinig deelnemers"
    if len(names) == 1:
        return f"Het sterkst aanwezig: {names[0]} ({median})"
    return f"{counted(len(names))} risico's zijn het sterkst aanwezig ({median})"


def in_view_heading(names: Sequence[str], median: int) -> str:
    """The finding of the tasks: of which dossier the smallest share is in view."""
    if not names:
        return "Taken in beeld: te weinig deelnemers"
    if len(names) == 1:
        return f"Het minst in beeld zijn de taken van {names[0]} ({median}%)"
    if len(names) <= 3:
        listed = f"{', '.join(names[:-1])} en {names[-1]}"
        return f"Het minst in beeld zijn de taken van {listed} ({median}%)"
    return f"Bij {counted(len(names)).lower()} dossiers zijn de minste taken in beeld ({median}%)"


def changed(changes: Sequence[str], since: str) -> str:
    """How many of the parts that may be compared rose and fell; empty when none may be."""
    if not changes:
        return ""
    higher = sum(one.endswith("hoger") for one in changes)
    lower = sum(one.endswith("lager") for one in changes)
    if not higher and not lower:
        return f"{since} bleven alle onderdelen vrijwel gelijk."
    parts = (
        ((higher, "hoger"), (lower, "lager")) if higher >= lower else ((lower, "lager"), (higher, "hoger"))
    )
    (most, way), (fewer, other) = parts
    return f"{since}: {most} van de {len(changes)} onderdelen {way}, {fewer or 'geen'} {other}."


def strongest(names: Sequence[str], median: int) -> str:
    """The risks that are most present, by name while there are one or two."""
    if len(names) > 2:
        return f"{risks_heading(names, median)}."
    noun = "risico" if len(names) == 1 else "risico's"
    return f"Sterkst aanwezige {noun}: {'; '.join(decapitalised(one) for one in names)} ({median})."


def most_named(labels: Sequence[str], share: int) -> str:
    """The signal that the largest share of municipalities gives; counts are rounded, so there may be more."""
    first = "Het vaakst genoemde signaal" if len(labels) == 1 else "Een van de vaakst genoemde signalen"
    return f"{first}: {decapitalised(labels[0])} (minstens {share}% van de gemeenten)."


def change_note(earlier: Publication) -> str:
    """What the differences are measured against."""
    day = date_format(earlier.taken_on, "j F Y")
    return (
        f"Een verschil is gemeten met editie {earlier.edition}, stand van {day}. "
        "Toen deden niet precies dezelfde gemeenten mee."
    )
