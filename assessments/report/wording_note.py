"""The fixed words of the collegenota. What it says about the round comes from the report itself."""

from __future__ import annotations

KIND = "Collegenota"
FILL_IN = "[vul in]"
FACTS_CAPTION = "Gegevens van deze nota"
FACTS_HEAD = ("Gegeven", "Inhoud")
SUBJECT, HOLDER, AUTHOR, DATE, STATUS = "Onderwerp", "Portefeuillehouder", "Steller", "Datum", "Status"
SUBJECT_LINE = "De uitkomst van de APK beleid en wettelijk kader {edition}"

DECISION = "Gevraagd besluit"
NO_DECISION = (
    "Deze nota is voorlopig. Nog niet alles is ingevuld en de cijfers kunnen veranderen. "
    "Daarom staat hier nog geen besluittekst."
)
COVERING = "Begeleidende tekst"
OCCASION = "Aanleiding"
OCCASION_LINES = (
    "Met de APK kijken wij of wij al onze taken in de fysieke leefomgeving in beeld hebben. "
    "Ook kijken wij of wij die taken kunnen uitvoeren.",
    "Wij hebben de vragen zelf beantwoord. Het landelijke rapport uit 2020 vraagt gemeenten om dit te doen. "
    "Het vraagt ook om de uitkomst aan de bestuurlijke tafel te bespreken.",
)
CORE = "Kern"
TASKS = "Taken in beeld"
TASKS_HEAD = ("Soort taak", "In beeld", "Deels", "Niet")
EMPTY = "Leeg"
DOMAINS = "Score per domein"
DOMAINS_CAPTION = "Score per domein, van 0 tot 100"
DOMAINS_HEAD = ("Domein", "Score", "Oordeel", "Invulling")
RISKS = "De grootste risico's"
RISKS_HEAD = ("Risico", "Niveau", "Waardoor")
NO_RISKS = "Er is nog te weinig bekend om een risico te beoordelen."
ARGUMENTS = "Argumenten"
MEASURES = "Deze maatregelen helpen het meest"
STARS_NOTE = "Meer sterren betekent: ingewikkelder om door te voeren. Meer is dus niet beter."
NOTES = "Kanttekeningen"
WEIGHTS = "De gewichten achter de risico's zijn voorlopig. Deskundigen moeten ze nog beoordelen."
OTHERWISE = "Als wij niets doen"
OTHERWISE_HEAD = ("Besluit", "Als wij niets doen")
MONEY = "Financiën"
MONEY_LINE = (
    "Klein, middel en groot zijn klassen, geen bedragen. Laat Financiën een raming maken voordat u besluit."
)
MONEY_HEAD = ("Besluit", "Kosten")
PLANNING = "Uitvoering en planning"
PLANNING_HEAD = ("Besluit", "Wie", "Wanneer")
PLANNING_HEAD_STATUS = (*PLANNING_HEAD, "Stand")
ASKED = "Gevraagd"
TALK = "Bespreekpunten"
COUNCIL = "Communicatie en gemeenteraad"
COUNCIL_LINES = (
    "Wij stellen voor om de gemeenteraad te informeren over de uitkomst en de afspraken.",
    "Het rapport is overheidsinformatie. Voor openbaarmaking is er een aparte openbare versie.",
)
ANNEXES = "Bijlagen"
ANNEX_LINES = (
    "Het rapport voor de bestuurlijke tafel (PDF), met de antwoorden en de uitslag.",
    "Het stoplicht op één blad A3 (PDF).",
)
ORIGIN = "Waar de cijfers vandaan komen"
ORIGIN_CAPTION = "Kenmerken van de uitkomst"


def dated(label: str, date: str) -> str:
    """ "Besproken in het college: 3 december 2026"."""
    return f"{label}: {date}."


def measure_line(label: str, stars: str) -> str:
    """A measure with its stars; without brackets when the source gives none."""
    return f"{label} ({stars})." if stars else f"{label}."


def stars_part(label: str, text: str) -> str:
    """ "financiën: 2 van 3"."""
    return f"{label.lower()}: {text}"


def decision_name(number: int, what: str) -> str:
    return f"{number}. {what}"
