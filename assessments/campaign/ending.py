"""Deleting a campaign of which nothing went out, and ending one (or opening it again) with a reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.audit.services import record
from assessments.campaign import sentences
from assessments.campaign.queries import UNDER_WAY
from assessments.campaign.services import locked, subject_of
from assessments.constants import JobState
from assessments.models import Campaign, User
from assessments.text import clean_text

LEAST = 10
"""Characters of a reason, at least."""


def may_delete(campaign: Campaign) -> bool:
    """Whether nobody was ever written to: no reminder was asked for; 1 query."""
    return not campaign.reminders.exists()


@transaction.atomic
def delete_campaign(*, actor: User, campaign_id: int, version: int) -> str:
    """Take a campaign away of which no reminder was asked, with its invitations; gives its name.

    Raises StaleCampaignError, and ValidationError once a reminder was asked for.
    """
    campaign = locked(campaign_id, version)
    if not may_delete(campaign):
        raise ValidationError(sentences.NOT_A_DRAFT)
    record(
        actor=actor,
        action="campagne.verwijderd",
        subject=subject_of(campaign),
        old={"editie": campaign.edition.name, "uitgenodigd": campaign.invitees.count()},
    )
    campaign.delete()
    return campaign.name


@transaction.atomic
def end_campaign(*, actor: User, campaign_id: int, version: int, reason: str) -> Campaign:
    """Ask nothing more from now on: what is being sent stops, and no reminder leaves after this.

    Raises StaleCampaignError, and ValidationError for too short a reason or when it ended before.
    """
    reason = _checked(reason)
    campaign = locked(campaign_id, version)
    if campaign.ended_at is not None:
        raise ValidationError(sentences.ENDED_ALREADY)
    now = timezone.now()
    # The lock on a reminder is the one that every message is claimed under.
    running = list(campaign.reminders.select_for_update().filter(state__in=UNDER_WAY))
    campaign.reminders.filter(pk__in=[one.pk for one in running]).update(
        state=JobState.STOPPED, finished_at=now
    )
    campaign.ended_at, campaign.ended_by, campaign.end_reason = now, actor, reason
    _store(campaign)
    record(actor=actor, action="campagne.beeindigd", subject=subject_of(campaign), reason=reason)
    return campaign


@transaction.atomic
def reopen_campaign(*, actor: User, campaign_id: int, version: int, reason: str) -> Campaign:
    """Go on with a campaign that was ended; what was stopped by that stays stopped.

    Raises StaleCampaignError, and ValidationError for too short a reason or when it is open.
    """
    reason = _checked(reason)
    campaign = locked(campaign_id, version)
    if campaign.ended_at is None:
        raise ValidationError(sentences.OPEN_ALREADY)
    campaign.ended_at, campaign.ended_by, campaign.end_reason = None, None, ""
    _store(campaign)
    record(actor=actor, action="campagne.heropend", subject=subject_of(campaign), reason=reason)
    return campaign


def _checked(reason: str) -> str:
    cleaned = clean_text(reason)
    if len(cleaned) < LEAST:
        raise ValidationError({"reason": sentences.REASON_NEEDED.format(count=LEAST)})
    return cleaned[:500]


def _store(campaign: Campaign) -> None:
    campaign.version += 1
    campaign.save(update_fields=["version", "ended_at", "ended_by", "end_reason"])
