"""The sentences of the page of one measure. Plain Dutch; no rank, praise or blame."""

from __future__ import annotations

from collections.abc import Mapping

from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import MeasureKind
from assessments.dashboard.map_wording import PLURALS

TOO_FEW = "te weinig deelnemers"
NO_SPREAD = "De spreiding is niet te tonen: te weinig deelnemers."
SPREAD_NOTE = "Elk deel is afgerond op 5 procent. Samen is dat niet altijd precies 100 procent."
NO_RANKING = (
    "De groepen staan in een vaste volgorde: op naam of van klein naar groot. Dit is geen ranglijst. "
    "Groepen verschillen ook in taken, omvang en ligging."
)
DRAWING_MEANS = (
    "De balk is de middelste helft van de groep. De zwarte streep is het midden van de groep, "
    "de open streep dat van alle gemeenten."
)
NOT_COMPARABLE = "De vragen zijn veranderd, dus dit cijfer is niet te vergelijken met dat van nu."
FIRST_EDITION = "Er is nog geen eerdere editie om mee te vergelijken"
FORMULAS: Mapping[MeasureKind, str] = {
    "cel": "De score is het gemiddelde van alle antwoorden over deze factor in dit domein.",
    "cluster": "De score is het gemiddelde van alle antwoorden over deze oorzaken in dit domein.",
    "domein": "De score is het gemiddelde van de drie groepen oorzaken, elk even zwaar.",
    "risico": "De kwetsbaarheid is het gewogen tekort op de stellingen en taken van dit risico.",
    "stap": "Bij elke taak telt ja als 100, deels als 50 en nee als 0. Dit is het gemiddelde.",
    "in_beeld": "Dit is het deel van de taken waarbij de gemeente ja invult bij in beeld.",
    "kern-cel": "De score is het gemiddelde van de antwoorden op de kern van deze factor.",
    "kern-domein": "De score is het gemiddelde van de drie groepen oorzaken, alleen op de kern.",
    "kern-cluster": "De score is het gemiddelde van de antwoorden op de kern van deze oorzaken.",
}
DIRECTIONS: Mapping[str, str] = {
    "hoger is beter": "De schaal loopt van 0 tot 100. Hoger betekent: beter op orde.",
    "hoger is kwetsbaarder": (
        "De schaal loopt van 0 tot 100. Hoger betekent: de oorzaken zijn sterker aanwezig."
    ),
}
KIND_WORDS: Mapping[MeasureKind, str] = {
    "cel": "Factor in een domein",
    "cluster": "Groep oorzaken in een domein",
    "domein": "Domein",
    "risico": "Risico",
    "stap": "Taken van een dossier",
    "in_beeld": "Taken van een dossier",
    "kern-cel": "Factor in een domein, alleen de kern",
    "kern-domein": "Domein, alleen de kern",
    "kern-cluster": "Groep oorzaken in een domein, alleen de kern",
}


def heading(label: str, found: Benchmark | None) -> str:
    """The finding: the median of all municipalities."""
    if found is None:
        return f"{label}: te weinig deelnemers"
    return f"{label}: het midden ligt op {found.median}"


def lead(found: Benchmark | None) -> str:
    """Between which values the middle half of all municipalities lies."""
    if found is None:
        return "Er doen nog te weinig gemeenten mee om dit cijfer te tonen."
    start = f"{found.others} gemeenten tellen mee."
    if found.lower_quartile is None or found.upper_quartile is None:
        return f"{start} De spreiding is nog niet te tonen."
    if found.lower_quartile == found.upper_quartile:
        return f"{start} De middelste helft ligt rond {found.lower_quartile}."
    return f"{start} De middelste helft ligt tussen {found.lower_quartile} en {found.upper_quartile}."


def spread_heading(low: int, high: int, share: int) -> str:
    """The finding of the distribution: the class with most municipalities."""
    first = "De meeste gemeenten liggen" if share > 50 else "De grootste groep gemeenten ligt"
    return f"{first} tussen {low} en {high}: ongeveer {share}%"


def kind_heading(kind: str, lowest: int | None, highest: int | None) -> str:
    """The finding of the groups of one kind: between which values they lie."""
    plural = PLURALS[kind].capitalize()
    if lowest is None or highest is None:
        return f"{plural}: {TOO_FEW}"
    if highest == lowest:
        return f"{plural} liggen rond {lowest}"
    return f"{plural} liggen tussen {lowest} en {highest}"


def trend_heading(first: str, change: str) -> str:
    """The finding over editions, from the first that may be compared."""
    if not change:
        return "Eerdere edities zijn nog niet te vergelijken"
    if change == "vrijwel gelijk":
        return f"Vrijwel gelijk sinds editie {first}"
    return f"{change[:1].upper()}{change[1:]} dan in editie {first}"
