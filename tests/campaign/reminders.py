"""Asking for a reminder in the tests, and doing the work of the queue."""

from __future__ import annotations

from typing import Any

from django.core import mail
from django.urls import reverse

from assessments.campaign.audience import audience_for
from assessments.campaign.reminding import fingerprint, request_reminder
from assessments.campaign.sending import send_batch
from assessments.campaign.tokens import stop_token
from assessments.models import Campaign, Municipality, Reminder, User

NOT_BEGUN = ["niet_begonnen"]


def ask(vera: User, campaign: Campaign, states: list[str] = NOT_BEGUN, **more: Any) -> Reminder:
    """A reminder as Vera asks for it, to whom she saw; nothing is sent before the transaction ends."""
    again = more.get("again", False)
    expected = fingerprint(audience_for(campaign, states, again=again))
    values = {"subject": "APK van {gemeente}", "text": "Vóór {einddatum}: {link}", "expected": expected}
    return request_reminder(
        actor=vera, campaign=campaign, states=states, **(values | {"again": again} | more)
    )[0]


def run(reminder: Reminder) -> None:
    """The work of the queue, now."""
    send_batch.func(reminder_id=reminder.pk)


def receivers() -> list[str]:
    return sorted(message.to[0] for message in mail.outbox)


def stop_url(campaign: Campaign, place: Municipality) -> str:
    """The link in the mail that stops the reminders for one municipality."""
    invitee = campaign.invitees.get(municipality=place)
    return reverse("reminder-stop", args=[stop_token(campaign.pk, [invitee.pk], [place.pk])])
