"""What the fields and stored values of the audit trail are called on the pages. Texts only."""

from __future__ import annotations

import re

from assessments.constants import (
    AnswerChoice,
    AnswerSupport,
    ApiScope,
    CostClass,
    DecisionStatus,
    MunicipalRole,
    NationalCause,
    ReportForm,
    RoundStatus,
    Scope,
    StepChoice,
    TaskStep,
    TeamRole,
    VngRight,
    WooGround,
    WorkState,
)

FIELD_LABELS: dict[str, str] = {
    "status": "Status",
    "stand": "Stand",
    "open": "Open vragen",
    "alle_rollen": "Alle rollen",
    **{str(role.value): str(role.label) for role in MunicipalRole},
    "antwoord": "Antwoord",
    **{str(step.value): str(step.label) for step in TaskStep},
    "besproken_op": "Besproken op",
    "nvt": "Niet van toepassing",
    "reden_nvt": "Reden",
    "onderbouwing": "Onderbouwing",
    "toelichting": "Toelichting",
    "voorstellen": "Aantal voorstellen",
    "blind": "Voorstellen blind",
    "vermeld": "Vermelde collega's",
    "in_rapport": "In het rapport",
    "titel": "Titel",
    "soort": "Soort",
    "bestand": "Bestand",
    "link": "Link",
    "datum": "Datum",
    "aan": "Voor",
    "klaar_op": "Klaar op",
    "toewijzingen": "Toewijzingen",
    "scope": "Omvang",
    "snelle_scan": "Snelle scan",
    "taken": "Aantal taken",
    "antwoorden": "Aantal antwoorden",
    "naam": "Naam",
    "coordinator": "Coördinator",
    "vorige_coordinator": "De vorige coördinator is nu",
    "rol": "Rol",
    "functie": "Functie",
    "dossiers": "Dossiers",
    "rollen": "Rollen van de gemeente",
    "geldig_tot": "Geldig tot en met",
    "vng": "Medewerker van VNG",
    "rechten": "Rechten bij VNG",
    "mag_lezen": "Mag lezen",
    "nummer": "Nummer",
    "besluit": "Besluit",
    "eigenaar": "Eigenaar",
    "kosten": "Kosten",
    "gevolg": "Als wij niets doen",
    "sinds": "Sinds",
    "college": "Besproken in het college op",
    "raad": "Raad geïnformeerd op",
    "sha256": "Controlegetal",
    "oorzaak": "Oorzaak",
    "grond": "Grond van de Woo",
    "passages": "Passages",
}
"""In the order in which they are shown. A key that is missing here comes last, written with spaces."""

HIDDEN_FIELDS: frozenset[str] = frozenset({"opmerking"})
"""Numbers that only the database understands."""

_STEPS = {str(choice.value): str(choice.label) for choice in StepChoice}
_TEAM_AND_MUNICIPAL = {str(role.value): str(role.label) for role in (*TeamRole, *MunicipalRole)}
VALUE_LABELS: dict[str, dict[str, str]] = {
    **{str(step.value): _STEPS for step in TaskStep},
    "antwoord": {str(choice.value): str(choice.label) for choice in AnswerChoice},
    "onderbouwing": {str(choice.value): str(choice.label) for choice in AnswerSupport},
    "rol": _TEAM_AND_MUNICIPAL,
    "rollen": _TEAM_AND_MUNICIPAL,
    "vorige_coordinator": _TEAM_AND_MUNICIPAL,
    "scope": {str(choice.value): str(choice.label) for choice in Scope},
    "stand": {str(choice.value): str(choice.label) for choice in (*WorkState, *DecisionStatus)},
    "kosten": {str(choice.value): str(choice.label) for choice in CostClass},
    "grond": {str(choice.value): str(choice.label) for choice in WooGround},
    "status": {str(choice.value): str(choice.label) for choice in RoundStatus},
    "oorzaak": {str(choice.value): str(choice.label) for choice in NationalCause},
    "rechten": {str(choice.value): str(choice.label) for choice in VngRight},
    "mag_lezen": {str(choice.value): str(choice.label) for choice in ApiScope},
}

WITHOUT_SUBJECT: frozenset[str] = frozenset(
    {
        "ronde.gestart",
        "gemeente.verzonnen",
        *(f"{form}.{act}" for form in ReportForm.values for act in ("gevraagd", "opgehaald")),
    }
)
"""Acts whose stored subject says nothing that the sentence does not say."""

SOMEBODY = "Iemand uit het team"
SYSTEM = "Systeem"
EMPTY = "leeg"
NOTHING = "–"
YES, NO = "ja", "nee"
WHOLE_TEXT_CUT = " […] "
DWARS = "Samenspel beleid en uitvoering"

CSV_HEAD = ("Datum", "Tijd", "Wie", "Wat", "Ronde", "Onderwerp", "Nummer", "Was", "Nu", "Waarom")
MOST_IN_EXCEL = "Dit zijn de nieuwste {count} gebeurtenissen. Alles staat in het bestand CSV."
DATE_UNREADABLE = "Schrijf de datum als dag, maand en jaar: 12-03-2026."
PERIOD_REVERSED = "De einddatum ligt voor de begindatum. Draai ze om."

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def field_label(key: str) -> str:
    """A field in words; an unknown one readable."""
    return FIELD_LABELS.get(key) or key.replace("_", " ").replace("-", " ").strip().capitalize() or NOTHING


FIELD_ORDER: dict[str, int] = {key: place for place, key in enumerate(FIELD_LABELS)}
"""The database does not keep the order in which fields were stored."""
