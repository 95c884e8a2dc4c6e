"""What somebody changed beside the answers: what goes to the board, to Rijk and VNG, and to the public."""

from __future__ import annotations

from typing import Any

from assessments.accounts.own_rows import rows_of
from assessments.models import (
    BoardPaper,
    Consent,
    Decision,
    HouseStyle,
    NationalSignal,
    PeerPublication,
    Redaction,
    User,
)


def outcome_data(person: User) -> dict[str, Any]:
    """The rows that this person changed last, by their Dutch names; one query per kind."""
    return {**_for_the_board(person), **_for_others(person)}


def _for_the_board(person: User) -> dict[str, Any]:
    return {
        "laatst_gewijzigde_bestuurlijke_stukken": rows_of(
            BoardPaper.objects.filter(updated_by=person).order_by("pk"),
            {
                "ronde": "round_id",
                "begeleidende_tekst": "covering_text",
                "incidenten": "incidents",
                "besproken_in_college_op": "discussed_on",
                "raad_geinformeerd_op": "council_informed_on",
                "op": "updated_at",
            },
        ),
        "laatst_gewijzigde_besluiten": rows_of(
            Decision.objects.filter(updated_by=person).order_by("pk"),
            {
                "ronde": "round_id",
                "nummer": "number",
                "besluit": "what",
                "eigenaar": "owner",
                "stand": "status",
                "toelichting": "status_note",
                "op": "updated_at",
            },
        ),
    }


def _for_others(person: User) -> dict[str, Any]:
    return {
        "laatst_gewijzigde_signalen_aan_VNG_en_Rijk": rows_of(
            NationalSignal.objects.filter(updated_by=person),
            {
                "ronde": "round_id",
                "onderwerp": "subject",
                "oorzaak": "cause",
                "toelichting": "note",
                "functie": "function",
                "op": "updated_at",
            },
        ),
        "gekozen_niet_openbaar": rows_of(
            Redaction.objects.filter(created_by=person).order_by("pk"),
            {
                "ronde": "round_id",
                "onderdeel": "part",
                "sleutel": "key",
                "grond": "ground",
                "op": "created_at",
            },
        ),
        "laatst_gewijzigde_huisstijl": rows_of(
            HouseStyle.objects.filter(updated_by=person).order_by("pk"),
            {
                "gemeente": "municipality_id",
                "beschrijving_van_het_logo": "logo_alt",
                "hoofdkleur": "main_colour",
                "steunkleur": "accent_colour",
                "op": "updated_at",
            },
        ),
        "gegeven_toestemming_voor_vergelijking": rows_of(
            Consent.objects.filter(given_by=person).order_by("pk"),
            {"ronde": "round_id", "toestemming": "choice", "functie": "function", "op": "given_at"},
        ),
        "gepubliceerde_groepen": rows_of(
            PeerPublication.objects.filter(created_by=person),
            {"editie": "edition__name", "peildatum": "taken_on", "op": "created_at"},
        ),
    }
