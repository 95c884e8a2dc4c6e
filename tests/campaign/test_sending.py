"""Sending reminders in the background: once each, with a stop; a failure or a lost worker does no harm."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.db import connections, transaction
from django.utils import timezone

from assessments.campaign import sending, sentences
from assessments.campaign.reminding import resume_reminder, stop_reminder
from assessments.campaign.services import set_reminders
from assessments.constants import TeamRole
from assessments.jobs import LOST_AFTER
from assessments.models import Campaign, Municipality, Reminder, ReminderMail, Round, User
from tests.build import make_round
from tests.campaign.reminders import ask, receivers, run
from tests.people import make_member

pytestmark = pytest.mark.django_db
Commits = Callable[..., Any]
send = EmailMultiAlternatives.send


@pytest.fixture(autouse=True)
def people(anna: User, bram: User, dirk: User) -> None:
    """Anna and Dirk coordinate; Bram fills in."""


def test_a_job_that_runs_again_sends_nobody_twice(campaign: Campaign, vera: User) -> None:
    reminder = ask(vera, campaign)
    for _ in range(3):
        run(reminder)
        Reminder.objects.update(state="bezig")
    assert len(mail.outbox) == 2


def test_a_process_that_dies_while_sending_leaves_a_word_and_no_second_mail(
    campaign: Campaign, vera: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(self: EmailMultiAlternatives, *args: Any, **more: Any) -> int:
        send(self, *args, **more)
        raise SystemExit

    reminder = ask(vera, campaign)
    monkeypatch.setattr(EmailMultiAlternatives, "send", dies)
    with pytest.raises(SystemExit):
        run(reminder)
    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    run(reminder)
    assert len(mail.outbox) == 2
    assert sorted(ReminderMail.objects.values_list("error", flat=True)) == ["", sentences.INTERRUPTED]
    with pytest.raises(ValidationError, match=sentences.NOTHING_TO_RESUME):
        resume_reminder(actor=vera, reminder=reminder)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (SMTPServerDisconnected("weg"), sentences.SERVER_FAILED),
        (SMTPRecipientsRefused({}), sentences.REFUSED),
        (ValueError("adres"), sentences.BAD_ADDRESS),
    ],
)
def test_a_failure_stops_nobody_else_and_can_be_tried_again(
    campaign: Campaign,
    vera: User,
    anna: User,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Commits,
    error: Exception,
    words: str,
) -> None:
    def failing(self: EmailMultiAlternatives, *args: Any, **more: Any) -> int:
        if self.to == [anna.email]:
            raise error
        return send(self, *args, **more)

    monkeypatch.setattr(EmailMultiAlternatives, "send", failing)
    reminder = ask(vera, campaign)
    run(reminder)
    assert receivers() == ["dirk@voorbeeld.nl"]
    assert ReminderMail.objects.get(person=anna).error == words
    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    with django_capture_on_commit_callbacks(execute=True):
        resume_reminder(actor=vera, reminder=reminder)
    assert receivers() == ["anna@voorbeeld.nl", "dirk@voorbeeld.nl"]


def test_stopping_while_it_runs_sends_nothing_more(
    campaign: Campaign, vera: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(self: EmailMultiAlternatives, *args: Any, **more: Any) -> int:
        stop_reminder(actor=vera, campaign=campaign)
        return send(self, *args, **more)

    reminder = ask(vera, campaign)
    monkeypatch.setattr(EmailMultiAlternatives, "send", stops)
    run(reminder)
    run(reminder)
    reminder.refresh_from_db()
    assert (len(mail.outbox), reminder.state) == (1, "gestopt")
    assert reminder.mails.filter(sent_at=None, error="").count() == 1
    with pytest.raises(ValidationError, match=sentences.NOTHING_TO_STOP):
        stop_reminder(actor=vera, campaign=campaign)


@pytest.mark.parametrize("event", ["definitive", "stopped", "removed", "left"])
def test_who_no_longer_needs_it_while_it_waits_gets_nothing(
    campaign: Campaign, vera: User, anna: User, aa: Municipality, event: str
) -> None:
    reminder = ask(vera, campaign)
    if event == "definitive":
        round = make_round(aa)
        Round.objects.filter(pk=round.pk).update(status="definitief")
    elif event == "stopped":
        set_reminders(actor=None, invitees=campaign.invitees.all(), on=False)
        campaign.invitees.exclude(municipality=aa).update(stopped_at=None)
    elif event == "removed":
        campaign.invitees.filter(municipality=aa).delete()
    else:
        anna.memberships.all().delete()
    run(reminder)
    assert receivers() == ["dirk@voorbeeld.nl"]
    assert ReminderMail.objects.get(municipality=aa).error == sentences.NOT_NEEDED


def test_an_account_that_is_gone_says_so(campaign: Campaign, vera: User, anna: User) -> None:
    reminder = ask(vera, campaign)
    anna.delete()
    run(reminder)
    assert receivers() == ["dirk@voorbeeld.nl"]
    assert ReminderMail.objects.get(person=None).error == sentences.NO_PERSON


def test_batches_follow_each_other(
    campaign: Campaign,
    vera: User,
    aa: Municipality,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Commits,
) -> None:
    for number in range(4):
        make_member(f"Extra{number}", aa, TeamRole.COORDINATOR, "Coördinator")
    monkeypatch.setattr(sending, "BATCH", 2)
    with django_capture_on_commit_callbacks(execute=True) as queued:
        reminder = ask(vera, campaign)
    assert (len(queued), len(mail.outbox)) == (3, 6)
    reminder.refresh_from_db()
    assert reminder.state == "klaar"


def test_a_reminder_that_lost_its_worker_goes_on(
    campaign: Campaign, vera: User, django_capture_on_commit_callbacks: Commits
) -> None:
    reminder = ask(vera, campaign)
    Reminder.objects.update(state="bezig")
    with pytest.raises(ValidationError, match=sentences.NOTHING_TO_RESUME):
        resume_reminder(actor=vera, reminder=reminder)
    Reminder.objects.update(asked_at=timezone.now() - LOST_AFTER - dt.timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        resume_reminder(actor=vera, reminder=reminder)
    assert len(mail.outbox) == 2


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_everybody_one_message(
    campaign: Campaign, vera: User, aa: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        make_member(f"Extra{number}", aa, TeamRole.COORDINATOR, "Coördinator")
    monkeypatch.setattr(sending, "enqueue", lambda *args, **more: None)
    with transaction.atomic():
        monkeypatch.setattr("assessments.campaign.reminding.enqueue", lambda *args, **more: None)
        reminder = ask(vera, campaign)
    gate = threading.Barrier(2)

    def work() -> None:
        try:
            gate.wait(timeout=20)
            run(reminder)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(work), pool.submit(work)]:
            future.result(timeout=60)
    assert len(receivers()) == len(set(receivers())) == 6
    assert reminder.mails.exclude(sent_at=None).count() == 6
