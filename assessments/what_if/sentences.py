"""Every sentence of the page "Wat als"."""

from __future__ import annotations

from assessments.constants import RiskLevel
from assessments.report.figures import capitalised, counted, number_word

TRIAL_TITLE = "Dit is een proef"
TRIAL_TEXT = "Er wordt niets bewaard. De antwoorden en het rapport van de ronde veranderen niet."
UNKNOWN_CHOICE = "Deze keuze kennen wij niet. Kies een van de mogelijkheden op deze pagina."
SEARCH_TOO_LONG = "Gebruik hooguit 100 tekens om te zoeken."
NOTHING_CHANGED = "U hebt nog niets veranderd"
NOTHING_CHANGED_LEAD = "Kies een stap, een maatregel of een ander antwoord. Hier ziet u wat dat doet."
NO_LEVEL_CHANGES = "Geen enkel risico verandert van niveau"
LESS_THAN_ONE = "minder dan 1 punt"
EQUAL = "gelijk"
NOTHING_FOUND = "Geen stelling of taak gevonden. Zoek met een ander woord."
STRONGEST_HEADING = "De stellingen die het zwaarst wegen"
TASKS_HEADING = "Taken die nog niet op orde zijn"
NOT_ANSWERED = "niet ingevuld"

COUNT_LABELS = {
    "in_view": "In beeld",
    "partly": "Deels in beeld",
    "not_in_view": "Niet in beeld",
    "empty": "Nog niet ingevuld",
    "chain": "Alle vijf stappen geregeld",
}


def headline(lower: int, higher: int) -> str:
    """The finding of a trial: how many risks get another level."""
    if lower and higher:
        return f"{capitalised(_risks(lower))} een lager niveau, {number_word(higher)} een hoger"
    if lower or higher:
        word = "lager" if lower else "hoger"
        return f"{capitalised(_risks(lower or higher))} een {word} niveau"
    return NO_LEVEL_CHANGES


def _risks(count: int) -> str:
    return f"{counted(count, 'risico', 'risico’s')} {'krijgt' if count == 1 else 'krijgen'}"


def choices_made(count: int) -> str:
    """How many choices the trial holds."""
    return f"Uw proef telt {counted(count, 'keuze', 'keuzes')}."


def level_counts(before: dict[str, int], after: dict[str, int]) -> str:
    """How many risks are very high and high, now and in the trial."""
    parts = [
        f"{RiskLevel(level).label.lower()}: {before[level]} wordt {after[level]}"
        if before[level] != after[level]
        else f"{RiskLevel(level).label.lower()}: blijft {after[level]}"
        for level in (RiskLevel.VERY_HIGH.value, RiskLevel.HIGH.value)
    ]
    return f"{capitalised('; '.join(parts))}."


def points_less(points: str, count: int) -> str:
    """What a step does on the highest risks together."""
    risks = "het zwaarste risico" if count == 1 else f"de {number_word(count)} zwaarste risico’s samen"
    return f"{points} punten lager bij {risks}"


def effect_note(points: str) -> str:
    """What level 3 would do, beside a statement in the list."""
    return f"Naar niveau 3: {points} punten lager bij de zwaarste risico’s."


def roles_differ(low: str, high: str) -> str:
    """The answers now, where the roles gave different ones."""
    return f"per rol anders, van {low} tot {high}"


def dossier_heading(label: str) -> str:
    return f"Stellingen van {label}"


def dossier_tasks_heading(label: str) -> str:
    return f"Taken van {label}"


def found_heading(count: int, noun: str, nouns: str, query: str) -> str:
    return f"{capitalised(counted(count, noun, nouns))} met ‘{query}’"
