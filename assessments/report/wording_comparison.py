"""The sentences of the comparison with other municipalities. Plain Dutch; never a rank, praise or blame."""

from __future__ import annotations

from assessments.report.figures import capitalised, counted, number_word

SCORES_TITLE = "Scores per domein en per groep oorzaken"
CORE_SCORES_TITLE = "Scores op de kern, per domein en per groep oorzaken"
SCORES_MEANING = "Hoger betekent: beter op orde."
RISKS_TITLE = "Kwetsbaarheid per risico"
RISKS_MEANING = "Hoger betekent: de oorzaken van het risico zijn sterker aanwezig."
TASKS_TITLE = "Taken in beeld per dossier, in procenten"
TASKS_MEANING = "Hoger betekent: een groter deel van de taken is in beeld."
NO_QUARTILES = "–"
TOO_FEW = "te weinig deelnemers"
NO_OWN_VALUE = "geen eigen cijfer"
CORE_ONLY = "Onze ronde gaat over de kern. Wij vergelijken daarom alleen de kern, met iedereen die meedoet."
CAUTION = (
    "Elke gemeente vult zelf in. Niemand controleert de antwoorden. Lees een verschil dus voorzichtig.",
    "De cijfers van anderen zijn afgerond op vijf punten. In de middelste helft ligt de helft van hen.",
    "Wij tonen een cijfer alleen bij ten minste vijf andere gemeenten, en de middelste helft pas bij acht.",
)


def heading(lower: int, higher: int, judged: int) -> str:
    """The finding: on how many scores we lie below or above the group."""
    if not judged:
        return "Onze risico's en taken naast die van andere gemeenten"
    if not lower and not higher:
        return "Onze scores liggen rond die van andere gemeenten"
    if not higher:
        return f"{capitalised(counted(lower, 'score', 'scores'))} lager dan bij andere gemeenten"
    if not lower:
        return f"{capitalised(counted(higher, 'score', 'scores'))} hoger dan bij andere gemeenten"
    return (
        f"{capitalised(counted(lower, 'score', 'scores'))} lager en {number_word(higher)} hoger "
        "dan bij andere gemeenten"
    )


def group_line(label: str, others: int, day: str) -> str:
    """Which group, how many others at most, and the day of the figures."""
    return f"Vergeleken met {label}: hoogstens {others} andere gemeenten. Stand van {day}."


def left_out(count: int) -> str:
    """How many own figures have no comparison, because too few municipalities take part."""
    if not count:
        return ""
    noun = counted(count, "cijfer", "cijfers")
    return f"Bij {noun} doen te weinig gemeenten mee om te vergelijken."


def middle_half(low: int | None, high: int | None) -> str:
    """Where the middle half lies; a dash below eight municipalities, one value when both ends are it."""
    if low is None or high is None:
        return NO_QUARTILES
    return f"{low} tot {high}" if low != high else str(low)


def said(own: str, median: int) -> str:
    """What the drawing says aloud."""
    return f"wij {own}, het midden van de anderen {median}"
