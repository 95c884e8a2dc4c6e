"""What somebody made for VNG or for the API: keys, campaigns, publications, drafts, national reports."""

from __future__ import annotations

from typing import Any

from assessments.accounts.own_rows import rows_of
from assessments.models import (
    ApiToken,
    Campaign,
    EditionDraft,
    Invitee,
    NationalReportFile,
    PublicationDate,
    Reminder,
    ReminderMail,
    User,
)


def vng_data(person: User) -> dict[str, Any]:
    """The rows of this person by their Dutch names; one query per kind."""
    return {**_tokens(person), **_campaigns(person), **_published(person)}


def _tokens(person: User) -> dict[str, Any]:
    """The keys of the API that this person made or revoked; never the key itself, nor its hash."""
    shown = {
        "organisatie": "municipality_id",  # empty: VNG
        "waarvoor": "name",
        "begin_van_de_sleutel": "prefix",
        "mag_lezen": "scopes",
        "gemaakt_op": "created_at",
        "geldig_tot_en_met": "expires_on",
        "ingetrokken_op": "revoked_at",
    }
    return {
        "gemaakte_sleutels_van_de_API": rows_of(
            ApiToken.objects.filter(created_by=person).order_by("pk"), shown
        ),
        "ingetrokken_sleutels_van_de_API": rows_of(
            ApiToken.objects.filter(revoked_by=person).order_by("pk"), shown
        ),
    }


def _campaigns(person: User) -> dict[str, Any]:
    return {
        "gemaakte_campagnes": rows_of(
            Campaign.objects.filter(created_by=person).order_by("pk"),
            {"naam": "name", "editie": "edition__name", "op": "created_at"},
        ),
        "beeindigde_campagnes": rows_of(
            Campaign.objects.filter(ended_by=person).order_by("pk"),
            {"naam": "name", "op": "ended_at", "waarom": "end_reason"},
        ),
        "gestopte_herinneringen": rows_of(
            Invitee.objects.filter(stopped_by=person).order_by("pk"),
            {"campagne": "campaign__name", "gemeente": "municipality_id", "op": "stopped_at"},
        ),
        "gevraagde_herinneringen": rows_of(
            Reminder.objects.filter(asked_by=person).order_by("pk"),
            {"campagne": "campaign__name", "onderwerp": "subject", "op": "asked_at"},
        ),
        "ontvangen_herinneringen": rows_of(
            ReminderMail.objects.filter(person=person).order_by("pk"),
            {
                "campagne": "reminder__campaign__name",
                "gemeente": "municipality_id",
                "onderwerp": "reminder__subject",
                "op": "sent_at",
            },
        ),
    }


def _published(person: User) -> dict[str, Any]:
    return {
        "vastgelegde_publicatiedatums": rows_of(
            PublicationDate.objects.filter(created_by=person).order_by("pk"),
            {"editie": "edition__name", "peildatum": "day", "op": "created_at"},
        ),
        "gemaakte_concepten_van_edities": rows_of(
            EditionDraft.objects.filter(created_by=person).order_by("pk"),
            {"editie": "name", "redactioneel": "is_correction", "op": "created_at"},
        ),
        "gevraagde_landelijke_rapporten": rows_of(
            NationalReportFile.objects.filter(requested_by=person).order_by("pk"),
            {"peildatum": "publication__taken_on", "op": "requested_at"},
        ),
    }
