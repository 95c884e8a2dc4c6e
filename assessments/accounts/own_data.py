"""Everything that is kept about one person, for that person: `apk-mijn-gegevens/1` with Dutch keys.

The number of queries is fixed: one per kind of thing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils import timezone

from assessments.accounts.own_outcome import outcome_data
from assessments.accounts.own_rows import rows_of
from assessments.accounts.own_vng import vng_data
from assessments.audit.services import record
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_by_id
from assessments.catalogue.questions import question_of
from assessments.models import (
    Answer,
    Assignment,
    AuditEntry,
    Comment,
    DossierWork,
    Evidence,
    Invitation,
    Membership,
    Mention,
    Proposal,
    ReportFile,
    Round,
    SignalConfirmation,
    TaskAnswer,
    Upload,
    User,
)

FORMAT = "apk-mijn-gegevens/1"
FACTOR_NAMES = {"totp": "app met codes", "webauthn": "toegangssleutel", "recovery_codes": "herstelcodes"}


@transaction.atomic
def hand_over_own_data(*, actor: User) -> dict[str, Any]:
    """The own data, with a line in the log that they were asked for."""
    record(actor=actor, action="account.gegevens", subject=actor.email[:120])
    return own_data(actor)


def own_data(person: User) -> dict[str, Any]:
    """All that is kept about this person; values are text, numbers, lists and times in ISO 8601."""
    return {
        "formaat": FORMAT,
        "gemaakt_op": timezone.now().isoformat(),
        "account": {
            "naam": person.name,
            "e-mailadres": person.email,
            "aangemaakt_op": person.date_joined.isoformat(),
            "laatst_ingelogd_op": person.last_login.isoformat() if person.last_login else None,
            "medewerker_van_VNG": person.is_vng,
            "rechten_bij_VNG": list(person.vng_rights),
            "dagelijks_overzicht_per_mail": person.wants_digest,
        },
        **_signing_in(person),
        **_team(person),
        **vng_data(person),
        **_answers(person),
        **_talk(person),
        "logboek": rows_of(
            AuditEntry.objects.filter(actor_id=person.pk).order_by("at", "pk"),
            {
                "op": "at",
                "wat": "action",
                "gemeente": "municipality_id",
                "ronde": "round_id",
                "onderwerp": "subject",
                "oud": "old",
                "nieuw": "new",
                "waarom": "reason",
            },
        ),
    }


def _signing_in(person: User) -> dict[str, Any]:
    factors = Authenticator.objects.filter(user=person).order_by("created_at")
    return {
        "inloggen": {
            "heeft_wachtwoord": person.has_usable_password(),
            "tweede_stap": [
                {
                    "soort": FACTOR_NAMES.get(factor.type, factor.type),
                    "naam": factor.data.get("name", ""),
                    "ingesteld_op": factor.created_at.isoformat(),
                    "laatst_gebruikt_op": factor.last_used_at.isoformat() if factor.last_used_at else None,
                }
                for factor in factors
            ],
            "via_organisatie": rows_of(
                SocialAccount.objects.filter(user=person),
                {"aanbieder": "provider", "kenmerk": "uid", "laatst_op": "last_login"},
            ),
        }
    }


def _team(person: User) -> dict[str, Any]:
    invitation = {
        "gemeente": "municipality_id",
        "e-mailadres": "email",
        "rol": "role",
        "functie": "function",
        "gemaakt_op": "created_at",
        "aangenomen_op": "accepted_at",
    }
    return {
        "gemeenten": rows_of(
            Membership.objects.filter(user=person),
            {
                "gemeente": "municipality_id",
                "naam": "municipality__name",
                "rol": "role",
                "functie": "function",
                "dossiers": "dossiers",
                "rollen": "municipal_roles",
                "sinds": "created_at",
            },
        ),
        "aangenomen_uitnodigingen": rows_of(Invitation.objects.filter(accepted_by=person), invitation),
        "verstuurde_uitnodigingen": rows_of(Invitation.objects.filter(created_by=person), invitation),
        "toegewezen_werk": rows_of(
            Assignment.objects.filter(person=person),
            {
                "ronde": "round_id",
                "dossier": "dossier",
                "onderwerp": "subject",
                "klaar_op": "due",
                "opdracht": "note",
                "op": "created_at",
            },
        ),
        "door_u_toegewezen": rows_of(
            Assignment.objects.filter(created_by=person),
            {"ronde": "round_id", "dossier": "dossier", "onderwerp": "subject", "op": "created_at"},
        ),
    }


def _answers(person: User) -> dict[str, Any]:
    steps = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
    return {
        "gestarte_rondes": rows_of(
            Round.objects.filter(created_by=person),
            {"ronde": "id", "gemeente": "municipality_id", "op": "created_at"},
        ),
        "vastgestelde_rondes": rows_of(
            Round.objects.filter(definitive_by=person),
            {"ronde": "id", "gemeente": "municipality_id", "op": "definitive_at"},
        ),
        "laatst_gewijzigde_antwoorden": rows_of(
            Answer.objects.filter(updated_by=person),
            {
                "ronde": "round_id",
                "stelling": "statement",
                "rol": "role",
                "antwoord": "value",
                "onderbouwing": "support",
                "toelichting": "note",
                "functie": "function",
                "op": "updated_at",
            },
        ),
        "laatst_gewijzigde_taken": rows_of(
            TaskAnswer.objects.filter(updated_by=person),
            {
                "ronde": "round_id",
                "taak": "task",
                **{step: step for step in steps},
                "toelichting": "note",
                "functie": "function",
                "op": "updated_at",
            },
        ),
        "bevestigd_niet_van_toepassing": rows_of(
            Answer.objects.filter(confirmed_by=person),
            {"ronde": "round_id", "stelling": "statement", "rol": "role", "op": "confirmed_at"},
        ),
        "bevestigde_signalen": rows_of(
            SignalConfirmation.objects.filter(confirmed_by=person),
            {"ronde": "round_id", "signaal": "signal", "waarom": "reason", "op": "confirmed_at"},
        ),
        "stand_van_dossiers": rows_of(
            DossierWork.objects.filter(changed_by=person),
            {"ronde": "round_id", "dossier": "dossier", "stand": "state", "op": "changed_at"},
        ),
        **outcome_data(person),
        "gevraagde_rapporten": rows_of(
            ReportFile.objects.filter(requested_by=person), {"ronde": "round_id", "op": "requested_at"}
        ),
        "ontvangen_bestanden": rows_of(
            Upload.objects.filter(uploaded_by=person),
            {"ronde": "round_id", "bestand": "filename", "op": "uploaded_at"},
        ),
    }


def _talk(person: User) -> dict[str, Any]:
    return {
        "voorstellen": rows_of(
            Proposal.objects.filter(author=person),
            {
                "ronde": "round_id",
                "stelling": "statement",
                "rol": "role",
                "antwoord": "value",
                "toelichting": "note",
                "naam_mag_erbij": "shows_name",
                "op": "updated_at",
            },
        ),
        "opmerkingen": rows_of(
            Comment.objects.filter(author=person),
            {"ronde": "round_id", "onderwerp": "subject", "opmerking": "text", "op": "created_at"},
        ),
        "afgehandelde_opmerkingen": rows_of(
            Comment.objects.filter(resolved_by=person),
            {"ronde": "round_id", "onderwerp": "subject", "op": "resolved_at"},
        ),
        "vermeldingen": _mentions(person),
        "toegevoegd_bewijs": rows_of(
            Evidence.objects.filter(added_by=person),
            {
                "ronde": "round_id",
                "titel": "title",
                "link": "url",
                "bestand": "filename",
                "op": "added_at",
            },
        ),
    }


def _mentions(person: User) -> list[dict[str, Any]]:
    """Who named this person where; what was said only where the person still sees the question."""
    parts = {
        item.municipality_id: (item.dossiers, item.municipal_roles)
        for item in Membership.objects.filter(user=person)
    }
    found = Mention.objects.filter(person=person).select_related("comment__round").order_by("pk")
    rows = []
    for mention in found:
        comment = mention.comment
        part = parts.get(comment.round.municipality_id)
        seen = part is not None and _sees(comment.round.edition_id, comment.subject, part)
        rows.append(
            {
                "ronde": comment.round_id,
                "onderwerp": comment.subject,
                "door": comment.author_name if seen else None,
                "opmerking": comment.text if seen else None,
                "gezien_op": mention.seen_at,
            }
        )
    return rows


def _sees(edition_id: int, subject: str, part: tuple[Collection[str], Collection[str]]) -> bool:
    """Whether a question lies in the part of a member: dossiers and roles, both empty for everything."""
    return question_of(part_of(catalogue_by_id(edition_id), *part), subject) is not None
