"""Sentences of the room where passages are marked as niet-openbaar."""

from __future__ import annotations

MAIL = "e-mailadres"
PHONE = "telefoonnummer"
CITIZEN_NUMBER = "lijkt op een BSN"
BANK = "bankrekening"
ADDRESS = "postcode"
NAME = "naam van een persoon"

CHOOSE_PASSAGES = "Vink eerst een of meer passages aan."
CHOOSE_GROUND = "Kies de grond waarom deze passages niet openbaar zijn."
UNKNOWN_PASSAGE = "Een van de passages is er niet meer. Kijk de lijst na en kies opnieuw."
ACTION_UNKNOWN = "Kies wat er met de passages moet gebeuren."
ROUND_LOCKED = "De ronde is definitief. Alleen de coördinator kan nu nog kiezen wat niet openbaar is."
NOTHING_CHANGED = "Er is niets veranderd."
QUESTION_CLOSED = "De toelichting bij deze vraag komt niet in de openbare versie."
QUESTION_OPEN = "De toelichting bij deze vraag is openbaar."

GROUP_SAMENSPEL = "Samenspel beleid en uitvoering"
GROUP_EVIDENCE = "Gekozen bewijs"
GROUP_REMARKS = "Gekozen opmerkingen"
GROUP_NATIONAL = "Signalen voor VNG en Rijk"
GROUP_BOARD = "Begeleidende tekst, besluiten en bespreekpunten"
GROUP_EARLIER = "Besluiten van eerdere rondes"
ALL_ROLES = "alle rollen"
TASK_NOTE = "Toelichting bij een taak"
TASK_NVT = "Taak, niet van toepassing"
STATEMENT_NOTE = "Toelichting bij een stelling"
STATEMENT_NVT = "Stelling, niet van toepassing"
EVIDENCE = "Bewijs"
REMARK = "Opmerking"
NATIONAL = "Signaal"
COVERING = "Begeleidende tekst"
DECISION = "Besluit"
TALK_POINT = "Bespreekpunt"
QUOTES = "haalt een besluit aan dat niet openbaar is"
QUOTES_WHAT = "maak dat besluit openbaar, of schrijf deze tekst anders"


def closed(count: int) -> str:
    """What is said after marking passages."""
    return f"{_passages(count)} niet openbaar."


def opened(count: int) -> str:
    """What is said after making passages public again."""
    return f"{_passages(count)} weer openbaar."


def _passages(count: int) -> str:
    return "1 passage is nu" if count == 1 else f"{count} passages zijn nu"


def head_line(closed_count: int, all_count: int) -> str:
    """The heading of the page: the finding."""
    if not all_count:
        return "Er staan nog geen teksten in het rapport"
    if not closed_count:
        return "Alle passages zijn openbaar"
    verb = "is" if closed_count == 1 else "zijn"
    noun = "passage" if all_count == 1 else "passages"
    return f"{closed_count} van de {all_count} {noun} {verb} niet openbaar"
