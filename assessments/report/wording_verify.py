"""What the page says that checks a report file."""

from __future__ import annotations

GENUINE = "Dit bestand is echt"
GENUINE_LINE = "Het is door deze toepassing gemaakt en daarna niet veranderd."
NUMBER_OF_FILE = "Dit is het controlegetal van een echt bestand"
CHANGED = "Dit bestand is veranderd na het maken"
CHANGED_LINES = (
    "In het bestand staat een controlegetal van ons. De inhoud is niet meer precies zoals wij die maakten.",
    "Dat kan onschuldig zijn: een programma bewaarde het bestand opnieuw, of iemand voegde een notitie toe.",
    "Vraag de gemeente om het bestand zelf als u zeker wilt zijn.",
)
NUMBER_KNOWN = "Dit controlegetal kennen wij"
NUMBER_KNOWN_LINES = (
    "Het hoort bij de vastgestelde antwoorden van de gemeente hieronder.",
    "Het getal alleen zegt niet dat uw bestand echt is. Controleer daarvoor het bestand.",
)
FILE_UNKNOWN = "Wij kennen dit bestand niet"
FILE_UNKNOWN_LINES = (
    "Het is veranderd, of het is niet door deze toepassing gemaakt. Wij weten niet welke van de twee.",
    "Koos u het goede bestand? Een uitgeprint en weer gescand rapport herkennen wij niet.",
    "Vraag de gemeente om het rapport, en controleer dat bestand.",
)
NUMBER_UNKNOWN = "Wij kennen dit controlegetal niet"
NUMBER_UNKNOWN_LINES = (
    "Er is geen rapport met dit getal. Misschien zit er een typefout in.",
    "Kopieer het getal uit het rapport, of controleer het bestand zelf.",
)
MUNICIPALITY, EDITION, FORM, STATUS = "Gemeente", "Editie", "Vorm", "Status"
MADE_ON, PAGES, DEFINITIVE_ON = "Gemaakt op", "Bladzijden", "Definitief sinds"
DEFINITIVE, PROVISIONAL = "Definitief", "Voorlopig"

NOTHING_GIVEN = "Kies een bestand, of vul een controlegetal in."
ONE_ONLY = "Kies een bestand of vul een controlegetal in. Niet allebei."
NOT_A_NUMBER = "Een controlegetal heeft 64 tekens: cijfers en de letters a tot en met f."
EMPTY_FILE = "Dit bestand is leeg. Kies een ander bestand."


def too_large(megabytes: int) -> str:
    """The file is larger than any report of ours."""
    return f"Dit bestand is groter dan {megabytes} MB. Zo groot is geen enkel rapport."


def newer(day: str) -> str:
    """Another file of the same kind took its place."""
    return f"Er is een nieuwer bestand van deze ronde, gemaakt op {day}. Vraag de gemeente daarnaar."


def definitive_since(day: str) -> str:
    """The round went on after a provisional report."""
    return f"Dit is een voorlopig rapport. De gemeente maakte de ronde op {day} definitief."
