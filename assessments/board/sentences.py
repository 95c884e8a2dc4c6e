"""The sentences of the board room: what is wrong, what to do, and what was stored."""

from __future__ import annotations

from assessments.constants import DecisionStatus
from assessments.decision_words import whole_line

MAX_DECISIONS, MAX_POINTS, FEW_POINTS = 3, 7, 5
MAX_COVERING, MAX_WHAT, MAX_OTHERWISE, MAX_OWNER = 3000, 300, 300, 120
MAX_QUESTION, MAX_REASON, MAX_NOTE = 300, 300, 1000

# --- Refused ---
NOT_DEFINITIVE = "De ronde is nog voorlopig. Besluiten komen er pas als zij definitief is."
STALE = "Een collega bewaarde intussen iets anders. Uw tekst staat hieronder en is nog niet bewaard."
GONE = "Dit besluit is er niet meer. Laad de pagina opnieuw."
PART_UNKNOWN = "Wij weten niet welk onderdeel u wilt bewaren. Laad de pagina opnieuw."
TOO_LONG = "Deze tekst is te lang. Er passen {most} tekens in; u gebruikt er {count}."
UNREADABLE = "Deze tekst bevat tekens die wij niet kunnen bewaren. Typ de tekst opnieuw."
WHAT_MISSING = "Schrijf welk besluit u vraagt."
OWNER_MISSING = "Vul in welke functie dit besluit uitvoert. Bijvoorbeeld: gemeentesecretaris."
COST_UNKNOWN = "Kies een kostenklasse."
DATE_FAULTY = "Schrijf de datum als dag, maand en jaar: 12-03-2027."
DUE_TOO_EARLY = "Kies een datum na {day}. Op die dag werd de ronde definitief."
TOO_MANY_DECISIONS = "U kunt ten hoogste drie besluiten vragen. Haal er een weg."
ALREADY_FOLLOWED = (
    "Besluit {number} staat op “{status}”. U kunt het daarom niet weghalen. Zet de stand op “vervallen”."
)
ALREADY_FOLLOWED_RESTORE = (
    "Besluit {number} staat op “{status}”. Teruggaan naar het voorstel kan daarom niet meer."
)
QUESTION_MISSING = "Schrijf de vraag die u wilt bespreken."
TOO_MANY_POINTS = "Er passen ten hoogste zeven bespreekpunten op de lijst. Haal er een weg."
NO_POINT_LEFT = "Laat ten minste één bespreekpunt staan, of ga terug naar het voorstel."
INCIDENT_UNKNOWN = "Kies bij elk risico: ja, nee of weet ik niet."
STATUS_UNKNOWN = "Kies een stand."
NOTE_MISSING = "Schrijf kort waarom. Een latere lezer begrijpt dan de keuze."
DATE_IN_FUTURE = "Deze datum ligt in de toekomst. Vul haar in als het zover is."
DATE_TOO_EARLY = "De ronde werd definitief op {day}. Kies een datum op of na die dag."

# --- On the board page ---
COVERING_HEADING = "Wat de coördinator u meegeeft"

# --- Stored ---
COVERING_SAVED = "De begeleidende tekst is bewaard."
DECISIONS_SAVED = "De gevraagde besluiten zijn bewaard."
POINTS_SAVED = "De bespreekpunten zijn bewaard."
FEW_POINTS_LEFT = "Er staan nu minder dan vijf bespreekpunten. Vijf tot zeven punten vullen een goed gesprek."
INCIDENTS_SAVED = "De antwoorden over incidenten zijn bewaard."
DECISIONS_RESTORED = "Het rapport toont weer de besluiten die uit de antwoorden volgen."
POINTS_RESTORED = "Het rapport toont weer de bespreekpunten die uit de antwoorden volgen."
STATUS_SAVED = "De stand van besluit {number} is bewaard: {status}."
DATES_SAVED = "De datums zijn bewaard."
NOTHING_NEW = "Er was niets veranderd."
COUNCIL_FIRST = "Let op: de raad is geïnformeerd vóór het college het besprak. Klopt dat?"
COUNCIL_ALONE = "Let op: de raad is geïnformeerd, maar de bespreking in het college staat er nog niet."

NEEDS_NOTE = frozenset({DecisionStatus.NOT_DONE.value, DecisionStatus.DROPPED.value})
NUMBERS = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven")


def too_long(most: int, count: int) -> str:
    """A text of more characters than fit."""
    return TOO_LONG.format(most=f"{most:,}".replace(",", "."), count=f"{count:,}".replace(",", "."))


def decisions_heading(count: int) -> str:
    """The screen with the decisions that are asked."""
    if count == 1:
        return "Wij vragen u één besluit"
    return f"Wij vragen u {NUMBERS[count]} besluiten" if count else "Wij vragen u nu geen besluit"


def points_heading(count: int) -> str:
    """The screen with the points to discuss."""
    if count == 1:
        return "Eén vraag om te bespreken"
    return f"{NUMBERS[count].capitalize()} vragen om te bespreken"


def follow_heading(done: int, total: int, late: int) -> str:
    """The screen with what became of the decisions."""
    return whole_line(done, total, late) or "Er zijn nog geen besluiten om te volgen"
