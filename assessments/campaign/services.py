"""Beginning and changing a campaign, who is invited, and whose reminders are off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.campaign import sentences
from assessments.campaign.queries import municipalities_today
from assessments.campaign.texts import faults_in_subject, faults_in_text
from assessments.models import Campaign, Edition, Invitee, User


class StaleCampaignError(Exception):
    """Somebody else changed the campaign meanwhile; nothing was stored."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a campaign says; the texts hold fields like {gemeente}."""

    edition: Edition
    name: str
    opens_on: dt.date
    closes_on: dt.date
    reminder_subject: str
    reminder_text: str
    fictional: bool = False


@transaction.atomic
def create_campaign(*, actor: User, fields: Fields, everybody: bool) -> Campaign:
    """A new campaign; with `everybody` all municipalities of today are invited. Raises ValidationError."""
    _check(fields)
    campaign = Campaign(created_by=actor)
    _store(campaign, fields)
    if everybody:
        _add(campaign, [place.pk for place in municipalities_today(fictional=fields.fictional)])
    record(actor=actor, action="campagne.gemaakt", subject=subject_of(campaign), new=_shown(campaign))
    return campaign


@transaction.atomic
def change_campaign(*, actor: User, campaign_id: int, version: int, fields: Fields) -> Campaign:
    """Store what was changed, unless somebody else was first (StaleCampaignError). Raises ValidationError.

    The edition stays once a reminder was asked for, the world once somebody is invited; a campaign that ended
    stays as it is.
    """
    _check(fields)
    campaign = _open(locked(campaign_id, version))
    if fields.fictional != campaign.fictional and campaign.invitees.exists():
        raise ValidationError({"fictional": sentences.WORLD_FIXED})
    if fields.edition.name != campaign.edition.name and campaign.reminders.exists():
        raise ValidationError({"edition": sentences.EDITION_FIXED})
    old = _shown(campaign)
    campaign.version += 1
    _store(campaign, fields)
    record(
        actor=actor, action="campagne.gewijzigd", subject=subject_of(campaign), old=old, new=_shown(campaign)
    )
    return campaign


@transaction.atomic
def change_invitees(
    *, actor: User, campaign_id: int, version: int, add: Collection[str] = (), remove: Collection[str] = ()
) -> tuple[int, int]:
    """Invite municipalities (codes) and take others away: how many were added and removed.

    Raises StaleCampaignError, and ValidationError for one that is not of this world or does not exist today,
    or when the campaign has ended.
    """
    campaign = _open(locked(campaign_id, version))
    known = {place.pk for place in municipalities_today(fictional=campaign.fictional)}
    if not set(add) <= known:
        raise ValidationError(sentences.UNKNOWN_PLACES)
    gone = list(campaign.invitees.filter(municipality__in=remove).values_list("municipality", flat=True))
    campaign.invitees.filter(municipality__in=gone).delete()
    added = _add(campaign, [code for code in add if code not in remove])
    if added or gone:
        campaign.version += 1
        campaign.save(update_fields=["version"])
        record(
            actor=actor,
            action="campagne.genodigden",
            subject=subject_of(campaign),
            new={"erbij": sorted(added), "eraf": sorted(gone)},
        )
    return len(added), len(gone)


@transaction.atomic
def set_reminders(*, actor: User | None, invitees: Collection[Invitee], on: bool) -> None:
    """Turn the reminders of these invitations off or on again; the same again is harmless.

    `actor` None: with the link in the mail, by whoever received it.
    """
    found = Invitee.objects.select_for_update(of=("self",)).select_related("campaign", "municipality")
    for invitee in found.filter(pk__in=[one.pk for one in invitees]).order_by("pk"):
        if on == (invitee.stopped_at is None):
            continue
        invitee.stopped_at, invitee.stopped_by = (None, None) if on else (timezone.now(), actor)
        invitee.save(update_fields=["stopped_at", "stopped_by"])
        record(
            actor=actor,
            action="campagne.weer_aan" if on else "campagne.stop",
            municipality=invitee.municipality,
            subject=subject_of(invitee.campaign),
            reason="" if actor else sentences.BY_MAIL,
        )


def _check(fields: Fields) -> None:
    faults = {
        "name": [] if fields.name.strip() else [sentences.NAME_NEEDED],
        "closes_on": [sentences.ENDS_TOO_EARLY] if fields.closes_on < fields.opens_on else [],
        "reminder_subject": faults_in_subject(fields.reminder_subject),
        "reminder_text": faults_in_text(fields.reminder_text),
    }
    if any(faults.values()):
        raise ValidationError({name: found for name, found in faults.items() if found})


def _store(campaign: Campaign, fields: Fields) -> None:
    campaign.edition, campaign.name = fields.edition, fields.name.strip()
    campaign.opens_on, campaign.closes_on = fields.opens_on, fields.closes_on
    campaign.reminder_subject, campaign.reminder_text = fields.reminder_subject, fields.reminder_text
    campaign.fictional = fields.fictional
    try:
        with transaction.atomic():
            campaign.save()
    except IntegrityError as error:
        if "one_campaign_per_name" not in str(error):
            raise
        raise ValidationError({"name": sentences.NAME_TAKEN}) from error


def locked(campaign_id: int, version: int) -> Campaign:
    """The row for this transaction, of the version that the page showed. Raises StaleCampaignError."""
    campaign = (
        Campaign.objects.select_for_update(of=("self",))
        .select_related("edition")
        .defer("edition__content")
        .get(pk=campaign_id)
    )
    if campaign.version != version:
        raise StaleCampaignError(sentences.STALE)
    return campaign


def _open(campaign: Campaign) -> Campaign:
    """The campaign, when it has not ended. Raises ValidationError."""
    if campaign.ended_at is not None:
        raise ValidationError(sentences.ENDED)
    return campaign


def _add(campaign: Campaign, codes: Collection[str]) -> list[str]:
    already = set(campaign.invitees.values_list("municipality", flat=True))
    fresh = sorted(set(codes) - already)
    Invitee.objects.bulk_create(Invitee(campaign=campaign, municipality_id=code) for code in fresh)
    return fresh


def subject_of(campaign: Campaign) -> str:
    """How the log names a campaign."""
    return campaign.name[:100] + (sentences.WORLD if campaign.fictional else "")


def _shown(campaign: Campaign) -> dict[str, str]:
    return {
        "editie": campaign.edition.name,
        "van": campaign.opens_on.isoformat(),
        "tot_en_met": campaign.closes_on.isoformat(),
        "onderwerp": campaign.reminder_subject,
        "tekst": campaign.reminder_text,
    }
