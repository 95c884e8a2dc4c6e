"""The sentences of the questions for the board and of the text of the decision."""

from __future__ import annotations

from assessments.report.figures import capitalised, counted


def talk_heading(count: int) -> str:
    return f"{capitalised(counted(count, 'vraag', 'vragen'))} voor het gesprek in het college"


OWNER_QUESTION = "Wie is het komende jaar eigenaar van deze APK en van de afspraken die eruit volgen?"
OWNER_REASON = "Zonder eigenaar zakt de aandacht weg. Het landelijke rapport noemt dat een vaste oorzaak."
WEAK_LINK_REASON = (
    "Zwakke schakel: minstens de helft van de belangrijkste voorwaarden ontbreekt of is onbekend."
)
RESOLUTION_INTRO = "Het college besluit:"
RESOLUTION_COUNCIL = "De gemeenteraad te informeren over de uitkomst en de afspraken."


def weak_link_question(risk: str) -> str:
    return f"Welke voorwaarde regelen wij als eerste bij het risico '{risk}'?"


def _inside(statement: str) -> str:
    """A statement as part of a longer sentence: without its own full stop."""
    return statement.removesuffix(".")


def role_question(statement: str) -> str:
    return f"Waarom geven onze rollen een ander antwoord op de stelling '{_inside(statement)}'?"


def role_reason(said: str) -> str:
    return f"Rolverschil op de schaal van 0 tot 4: {said}."


def unknown_question(dossier: str, count: int) -> str:
    noun = counted(count, "stelling", "stellingen")
    return f"Wie zoekt uit wat wij niet weten over {dossier}? Het gaat om {noun} van de kern."


def unknown_reason(statement: str) -> str:
    return f"Nu onbekend: '{statement}'"


def low_question(statement: str) -> str:
    return f"Aanvaarden wij dat dit nog niet op orde is: '{_inside(statement)}'?"


def low_reason(level: int, anchor: str) -> str:
    return f"Antwoord {level} op een schaal van 0 tot 4: {anchor}"


def resolution_note(edition: str, date: str) -> str:
    return f"Kennis te nemen van de uitkomst van de APK beleid en wettelijk kader {edition} van {date}."


def resolution_line(what: str, who: str, when: str) -> str:
    """A decision as a line of the board's resolution; `what` is an instruction."""
    return f"De opdracht te geven: {what.removesuffix('.')}. Uitvoering: {who}, {when}."


MEASURE_REASON = "Deze maatregel raakt de meeste kwetsbaarheid in onze risico's."
RISK_REASON = "Dit risico staat bovenaan. De volgorde rust op voorlopige gewichten."
CERTAINTY_QUESTION = "Welke antwoorden laten wij eerst met een document onderbouwen?"
COUNCIL_QUESTION = "Wat willen wij de gemeenteraad over deze uitkomst vertellen, en wanneer?"
COUNCIL_REASON = "Het landelijke rapport vraagt om een gesprek aan de bestuurlijke tafel, ook met de raad."


def measure_question(measure: str) -> str:
    return f"Beginnen wij met de maatregel '{_inside(measure)}', en wie trekt die?"


def risk_question(risk: str) -> str:
    return f"Herkennen wij dat het risico '{_inside(risk)}' bij ons het grootst is?"


def certainty_reason(share: str) -> str:
    return f"Nu is {share} van de antwoorden onderbouwd. De rest rust op een inschatting."


DISCUSSED = "Besproken in het college"
COUNCIL_INFORMED = "Gemeenteraad geïnformeerd"
