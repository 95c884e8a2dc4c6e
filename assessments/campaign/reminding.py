"""Asking for a reminder in bulk, stopping it while it is sent, and going on with what did not go out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from assessments.audit.services import record
from assessments.campaign import sentences
from assessments.campaign.audience import Audience, audience_for
from assessments.campaign.queries import UNDER_WAY, went_quiet
from assessments.campaign.sending import send_batch
from assessments.campaign.texts import faults_in_subject, faults_in_text
from assessments.constants import JobState, ResponseState
from assessments.jobs import enqueue
from assessments.models import Campaign, Reminder, ReminderMail, User

REMINDED = (ResponseState.NOT_STARTED.value, ResponseState.BUSY.value)
ASKED_JUST_NOW = dt.timedelta(minutes=1)
"""Within this time the same reminder by the same person is a button that was pressed twice."""


class AskedTwiceError(Exception):
    """This person asked for exactly this reminder a moment ago; nothing more was stored."""


class AudienceChangedError(Exception):
    """The reminder would now go to others than were shown; nothing was stored."""


@transaction.atomic
def request_reminder(
    *,
    actor: User,
    campaign: Campaign,
    subject: str,
    text: str,
    states: Collection[str],
    again: bool,
    expected: str,
) -> tuple[Reminder, Audience]:
    """Queue a reminder to exactly the audience that was shown (`expected`: its fingerprint).

    Raises ValidationError (a fault in the text, nobody to write to, not begun or gone, one is under way),
    AudienceChangedError, and AskedTwiceError when the button was pressed twice. One reminder is asked for at
    a time, so two people at once cannot write twice.
    """
    # All campaigns: a municipality in two of them is left alone for a week as well.
    there = list(Campaign.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    if campaign.pk not in there:
        raise ValidationError(sentences.GONE)
    campaign.refresh_from_db(fields=["opens_on", "closes_on", "ended_at"])  # as it is under the lock
    check_reminder(campaign, subject=subject, text=text, states=states)
    _check_not_twice(actor, campaign, subject, text, states)
    if campaign.reminders.filter(state__in=UNDER_WAY).exists():
        raise ValidationError(sentences.UNDER_WAY)
    audience = audience_for(campaign, states, again=again)
    if not audience.recipients:
        raise ValidationError(sentences.NOBODY)
    if fingerprint(audience) != expected:
        raise AudienceChangedError(sentences.AUDIENCE_CHANGED)
    reminder = Reminder.objects.create(
        campaign=campaign,
        subject=subject,
        text=text,
        states=[state for state in REMINDED if state in states],
        total=len(audience.recipients),
        asked_by=actor,
    )
    ReminderMail.objects.bulk_create(
        ReminderMail(reminder=reminder, person_id=person, municipality_id=code)
        for person, code in audience.pairs
    )
    record(
        actor=actor,
        action="campagne.herinnering",
        subject=campaign.name[:120],
        new={"berichten": len(audience.recipients), "gemeenten": audience.municipalities},
    )
    enqueue(send_batch, reminder_id=reminder.pk)
    return reminder, audience


def check_reminder(campaign: Campaign, *, subject: str, text: str, states: Collection[str]) -> None:
    """Raise ValidationError for what keeps a reminder from being sent, per field."""
    faults: dict[str, list[str]] = {
        "subject": faults_in_subject(subject),
        "text": faults_in_text(text),
        "states": [] if states and set(states) <= set(REMINDED) else [sentences.STATES_NEEDED],
        "__all__": _closed(campaign),
    }
    if any(faults.values()):
        raise ValidationError({name: found for name, found in faults.items() if found})


def _closed(campaign: Campaign) -> list[str]:
    if campaign.ended_at is not None:
        return [sentences.ENDED]
    return [sentences.NOT_OPEN] if campaign.opens_on > timezone.localdate() else []


def _check_not_twice(
    actor: User, campaign: Campaign, subject: str, text: str, states: Collection[str]
) -> None:
    """Raise AskedTwiceError for the same reminder by the same person, a moment ago."""
    before = campaign.reminders.filter(
        asked_by=actor, subject=subject, text=text, asked_at__gt=timezone.now() - ASKED_JUST_NOW
    )
    if any(set(one.states) == set(states) for one in before):
        raise AskedTwiceError(sentences.ASKED_TWICE)


def fingerprint(audience: Audience) -> str:
    """Who a reminder goes to and for which municipality, to compare what was shown with what is."""
    return sha256(repr(sorted(audience.pairs)).encode()).hexdigest()[:16]


@transaction.atomic
def stop_reminder(*, actor: User, campaign: Campaign) -> None:
    """Stop what is being sent: after this no message goes out. Raises ValidationError when nothing is."""
    running = campaign.reminders.select_for_update().filter(state__in=UNDER_WAY)
    stopped = [reminder.pk for reminder in running]
    if not stopped:
        raise ValidationError(sentences.NOTHING_TO_STOP)
    Reminder.objects.filter(pk__in=stopped).update(state=JobState.STOPPED, finished_at=timezone.now())
    record(actor=actor, action="campagne.herinnering_gestopt", subject=campaign.name[:120])


@transaction.atomic
def resume_reminder(*, actor: User, reminder: Reminder) -> None:
    """Send what did not go out: what failed, and what a lost worker left.

    Raises ValidationError for nothing to send, or a campaign that ended.

    A message that broke off half-way may have arrived, so that one is never sent again.
    """
    campaign = Campaign.objects.select_for_update().get(pk=reminder.campaign_id)  # nobody ends it meanwhile
    locked = Reminder.objects.select_for_update().get(pk=reminder.pk)
    if campaign.ended_at is not None:
        raise ValidationError(sentences.ENDED)
    retried = (sentences.SERVER_FAILED, sentences.REFUSED, sentences.BAD_ADDRESS)
    reset = 0
    if locked.state in (JobState.DONE, *UNDER_WAY):
        reset = locked.mails.filter(sent_at=None, error__in=retried).update(error="")
    last = locked.mails.aggregate(last=Max("sent_at"))["last"]
    if not reset and not went_quiet(locked, last):
        raise ValidationError(sentences.NOTHING_TO_RESUME)
    locked.state, locked.finished_at, locked.asked_at = JobState.QUEUED, None, timezone.now()
    locked.save(update_fields=["state", "finished_at", "asked_at"])
    record(actor=actor, action="campagne.herinnering_verder", subject=campaign.name[:120])
    enqueue(send_batch, reminder_id=locked.pk)
