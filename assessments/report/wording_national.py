"""The sentences of the chapter Signalen voor VNG en Rijk. Plain Dutch, at most about twenty words each."""

from __future__ import annotations

from assessments.report.figures import capitalised, counted


def national_heading(given: int, causes: list[str], measures: int, frames: int) -> str:
    """The finding above the chapter; `causes` are those that were named most often, in words."""
    if given:
        often = f", vooral: {' en '.join(causes)}" if 0 < len(causes) <= 2 else ""
        return f"Bij {counted(given, 'vraag', 'vragen')} ligt het niet aan ons{often}"
    if measures:
        asks = counted(measures, "knelpunt vraagt", "knelpunten vragen")
        return f"{capitalised(asks)} ook iets van VNG en Rijk"
    return f"Bij {counted(frames, 'dossier', 'dossiers')} zijn landelijke kaders of formatie niet op orde"


def measures_sentence(count: int) -> str:
    """What stands in the table with measures of VNG and Rijk."""
    fits = counted(count, "maatregel van VNG of Rijk past", "maatregelen van VNG of Rijk passen")
    return f"{capitalised(fits)} bij onze uitkomst. Wij kunnen dit melden, met deze cijfers erbij."


def not_in_view(count: int, total: int) -> str:
    """A fact: tasks that are not in view."""
    return (
        f"Van de {total} taken zijn er {count} niet in beeld"
        if count > 1
        else f"Van de {total} taken is er 1 niet in beeld"
    )


def no_capacity(count: int, total: int) -> str:
    """A fact: tasks without enough people and means."""
    return f"Bij {count} van de {total} taken: geen of onbekende capaciteit"


def factor_score(factor: str, score: str) -> str:
    """A factor with its score, inside a line."""
    return f"{factor} {score}"


def scores_in(domain: str, scores: list[str]) -> str:
    """A fact: the weak factors of a domain with their scores."""
    return f"{domain}: {', '.join(scores)}"


OWN = "Wat wij zelf melden"
MEASURES = "Wat VNG en Rijk kunnen doen"
FRAMES = "Kaders en vaste formatie die niet op orde of onbekend zijn"
FRAMES_MEANING = (
    "Hier gaf ons team een 0, een 1 of “weet ik niet” bij landelijke regels en kaders, of bij vaste formatie."
)
NO_TEXT_TO_VNG = (
    "VNG telt alleen hoeveel gemeenten een signaal geven. Onze teksten staan alleen in dit rapport."
)
