"""Asking for a reminder in the tests, and doing the work of the queue."""

from __future__ import annotations

from typing import Any

from django.core import mail

from assessments.campaign.audience import audience_for
from assessments.campaign.reminding import fingerprint, request_reminder
from assessments.campaign.sending import send_batch
from assessments.models import Campaign, Reminder, User

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
