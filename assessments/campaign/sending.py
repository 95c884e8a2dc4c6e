"""Sending a reminder in the background: in small batches, every person at most once.

A message is claimed in a transaction of its own before it goes out, and the claim reads as what it would mean
if the process ended here: broken off. So a job that runs twice, or two at once, sends nobody twice; and a
message of which nobody knows whether it arrived says so, and is not sent again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused

import structlog
from django.db import transaction
from django.utils import timezone

from assessments.campaign import sentences
from assessments.campaign.audience import works_for_real
from assessments.campaign.mail import message_for
from assessments.campaign.queries import NOT_STARTED, UNDER_WAY, standings_for
from assessments.constants import JobState, TeamRole
from assessments.jobs import background, enqueue
from assessments.models import Invitee, Reminder, ReminderMail, User

log = structlog.get_logger(__name__)
BATCH = 25
"""Messages per job; in between, other work gets its turn."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One message that this process sends: the person, the municipalities and the rows it stands for."""

    reminder: Reminder
    person: User
    places: tuple[tuple[str, str], ...]
    invitees: tuple[int, ...]
    rows: tuple[int, ...]


@background
def send_batch(reminder_id: int) -> None:
    """Send the next messages of a reminder and queue the rest; nothing when it was stopped."""
    if not Reminder.objects.filter(pk=reminder_id, state__in=UNDER_WAY).update(state=JobState.RUNNING):
        return
    waiting = ReminderMail.objects.filter(reminder=reminder_id, sent_at=None, error="")
    people = waiting.order_by("person").values_list("person", flat=True).distinct()
    for person_id in list(people[:BATCH]):
        if not _handle(reminder_id, person_id):
            return
    if waiting.exists():
        enqueue(send_batch, reminder_id=reminder_id)
        return
    Reminder.objects.filter(pk=reminder_id, state=JobState.RUNNING).update(
        state=JobState.DONE, finished_at=timezone.now()
    )


def _handle(reminder_id: int, person_id: int | None) -> bool:
    """One person; False when the reminder was stopped meanwhile."""
    with transaction.atomic():
        # Whoever stops the reminder waits for this lock, and after that no message is claimed any more.
        reminder = Reminder.objects.select_for_update().filter(pk=reminder_id, state=JobState.RUNNING).first()
        if reminder is None:
            return False
        claim = _claim(reminder, person_id)
    if claim is not None:
        _send(claim)
    return True


def _claim(reminder: Reminder, person_id: int | None) -> Claim | None:
    """Take the messages of this person that are still to be sent; None when nothing is left to say."""
    rows = list(
        reminder.mails.select_for_update(of=("self",))
        .filter(person=person_id, sent_at=None, error="")
        .select_related("municipality")
        .order_by("municipality__name", "pk")
    )
    person = User.objects.filter(pk=person_id, is_active=True).first() if person_id else None
    if person is None:
        _mark(rows, sentences.NO_PERSON)
        return None
    invented = reminder.campaign.fictional
    if invented and works_for_real([person.pk]):
        _mark(rows, sentences.KEPT_APART)
        return None
    codes = [row.municipality_id for row in rows]
    standings = standings_for(reminder.campaign.edition.name, codes)
    invited = dict(
        Invitee.objects.filter(
            campaign=reminder.campaign_id, municipality__in=codes, stopped_at=None
        ).values_list("municipality", "pk")
    )
    coordinated = set(
        person.memberships.filter(
            municipality__in=codes, municipality__is_fictional=invented, role=TeamRole.COORDINATOR
        ).values_list("municipality", flat=True)
    )
    asked = [
        row
        for row in rows
        if row.municipality_id in invited
        and row.municipality_id in coordinated
        and standings.get(row.municipality_id, NOT_STARTED).state in reminder.states
    ]
    _mark([row for row in rows if row not in asked], sentences.NOT_NEEDED)
    _mark(asked, sentences.INTERRUPTED)
    if not asked:
        return None
    return Claim(
        reminder,
        person,
        tuple((row.municipality_id, row.municipality.name) for row in asked),
        tuple(invited[row.municipality_id] for row in asked),
        tuple(row.pk for row in asked),
    )


def _mark(rows: Sequence[ReminderMail], error: str) -> None:
    ReminderMail.objects.filter(pk__in=[row.pk for row in rows]).update(error=error)


def _send(claim: Claim) -> None:
    """Send one message; a failure is kept in words and stops nobody else's."""
    rows = ReminderMail.objects.filter(pk__in=claim.rows)
    try:
        message_for(claim.reminder, claim.person, claim.places, claim.invitees).send()
    except (OSError, SMTPException, ValueError) as error:  # ValueError: an address nobody can mail to
        log.error("reminder_failed", reminder=claim.reminder.pk, person=claim.person.pk, error=str(error))
        rows.update(error=_in_words(error))
        return
    rows.update(sent_at=timezone.now(), error="")


def _in_words(error: Exception) -> str:
    if isinstance(error, SMTPRecipientsRefused):
        return sentences.REFUSED
    return sentences.BAD_ADDRESS if isinstance(error, ValueError) else sentences.SERVER_FAILED
