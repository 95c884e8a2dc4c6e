"""What the reference room says to people."""

from __future__ import annotations

from collections.abc import Collection

NOT_HTTPS = "Het adres {address} begint niet met https://. Geef het adres van de dienst van CBS."
UNREACHABLE = (
    "Deze server kan {host} niet bereiken. Vraag de netwerkbeheerder of verkeer naar dat adres mag. "
    "Zonder CBS kan het ook: werk gemeenten.csv bij en gebruik load_municipalities."
)
WRONG_CERTIFICATE = "Het certificaat van {host} is niet te vertrouwen. Vraag de netwerkbeheerder om hulp."
TOO_SLOW = "{host} gaf binnen een minuut geen antwoord. Probeer het later opnieuw."
NOT_THERE = "CBS heeft niets op {address}. Controleer de id van de tabel bij --tabel."
NO_ANSWER = "CBS gaf geen bruikbaar antwoord op {address} (code {status}). Probeer het later opnieuw."
NO_JSON = "CBS gaf geen bruikbaar antwoord op {address}: het is geen JSON. Controleer het adres."
POINTS_ELSEWHERE = "{address} verwijst naar een ander adres. Geef het adres van de dienst van CBS zelf."
TOO_LARGE = "Het antwoord op {address} is groter dan {most} MB. Controleer de tabel."
NOT_ODATA = "Het antwoord op {what} is geen lijst van OData. Controleer het adres."
NO_DIMENSION = "De tabel heeft geen kolom met gebieden. Kies de tabel 'Gebieden in Nederland'."
EMPTY_FIELD = "{code}: naam, provincie of inwonertal ontbreekt in de tabel."
NO_AREAS = "De tabel heeft geen enkele gemeente. Kies de tabel 'Gebieden in Nederland'."
TWICE = "{code} staat er meer dan eens in."
UNKNOWN_PROVINCE = (
    "{name} ({code}) ligt in '{province}' met code '{province_code}'. Die provincie bestaat niet."
)
NOT_ALL_PROVINCES = "Er staan geen gemeenten in: {names}. Er horen twaalf provincies te zijn."
NOT_EXPLAINED_GONE = (
    "{name} ({code}) staat niet meer in de tabel, en de lijst met herindelingen zegt niet waarom. "
    "Werk eerst herindelingen.csv bij."
)
NOT_EXPLAINED_NEW = (
    "{name} ({code}) is nieuw, en de lijst met herindelingen zegt niet waaruit. "
    "Werk eerst herindelingen.csv bij."
)
MOVED_PROVINCE = (
    "{name} ({code}) verhuist van {old} naar {new}. Dat kan niet vanzelf: werk gemeenten.csv bij."
)
JUMP = (
    "{name} ({code}) gaat van {old} naar {new} inwoners, zonder herindeling. Dat is meer dan een kwart. "
    "Controleer de tabel."
)
NO_SERVICE = (
    "{name} ({code}): van de voorgangers is geen omgevingsdienst of plek op de kaart bekend. "
    "Zet de gemeente eerst in gemeenten.csv."
)
COUNT = (
    "De tabel telt {found} gemeenten. Volgens onze lijst en de herindelingen horen het er {expected} te zijn."
)
LOAD_FIRST = (
    "{name} ({code}) staat nog niet in onze lijst. Laad eerst de lijst met gemeenten van die datum. "
    "Er is niets gewijzigd."
)
CONSENT_ENDS = "Door de herindeling is de ronde nu van een andere gemeente. Die kiest zelf of zij deelt."
ROUND_STAYS = "De ronde {edition} van {old} blijft staan: {new} heeft al een ronde in die editie."


def table_not_found(wanted: str, ids: Collection[str]) -> str:
    """No table of that title, or more than one."""
    if ids:
        return f"CBS heeft meer dan één tabel '{wanted}': {', '.join(ids)}. Kies er een met --tabel."
    return f"CBS heeft (nog) geen tabel '{wanted}'. Kies een ander jaar, of geef de tabel met --tabel."


def field_not_found(title: str, group: str, count: int) -> str:
    """A field that the table does not have exactly once."""
    place = f" in de groep '{group}'" if group else ""
    what = "ontbreekt" if not count else f"staat er {count} keer in"
    return f"Het veld '{title}'{place} {what}. Is dit de tabel 'Gebieden in Nederland'?"
