"""Reminders in bulk: to whom, once each, with a stop; and that a failure or a lost worker does no harm."""

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
from assessments.campaign.audience import REST, audience_for
from assessments.campaign.reminding import (
    ASKED_JUST_NOW,
    LOST_AFTER,
    AskedTwiceError,
    AudienceChangedError,
    fingerprint,
    request_reminder,
    resume_reminder,
    stop_reminder,
)
from assessments.campaign.sending import send_batch
from assessments.campaign.services import set_reminders
from assessments.constants import TeamRole
from assessments.models import Campaign, Membership, Municipality, Reminder, ReminderMail, Round, User
from tests.build import make_round
from tests.people import make_member

pytestmark = pytest.mark.django_db
Commits = Callable[..., Any]
NOT_BEGUN = ["niet_begonnen"]
send = EmailMultiAlternatives.send


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


@pytest.fixture(autouse=True)
def people(anna: User, bram: User, dirk: User) -> None:
    """Anna and Dirk coordinate; Bram fills in."""


def test_coordinators_get_it_with_their_own_link(campaign: Campaign, vera: User, anna: User) -> None:
    reminder = ask(vera, campaign)
    run(reminder)
    assert receivers() == ["anna@voorbeeld.nl", "dirk@voorbeeld.nl"]
    message = next(found for found in mail.outbox if found.to == [anna.email])
    assert isinstance(message, EmailMultiAlternatives)
    assert message.subject == "APK van Aa"
    assert "http://localhost:8000/gemeente/GM9001/" in message.body
    assert message.reply_to == [vera.email]
    html = str(message.alternatives[0][0])
    for part in (message.body, html):
        assert "Beste Anna" in part
        assert message.extra_headers["List-Unsubscribe"].strip("<>") in part
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    reminder.refresh_from_db()
    assert (reminder.state, reminder.total) == ("klaar", 2)
    assert ReminderMail.objects.exclude(sent_at=None).count() == 2


def test_a_name_cannot_bring_in_html(campaign: Campaign, vera: User, aa: Municipality) -> None:
    Municipality.objects.filter(pk=aa.pk).update(name="<b>Aa</b>")
    run(ask(vera, campaign, text="<i>Hoi</i> {gemeente} {link}"))
    html = next(str(found.alternatives[0][0]) for found in mail.outbox if "Anna" in found.body)  # type: ignore[attr-defined]
    assert "<b>Aa" not in html
    assert "&lt;i&gt;Hoi" in html


def test_who_coordinates_two_gets_one_message_about_both(
    campaign: Campaign, vera: User, anna: User, bee: Municipality
) -> None:
    Membership.objects.create(user=anna, municipality=bee, role=TeamRole.COORDINATOR, function="x")
    run(ask(vera, campaign))
    assert receivers() == ["anna@voorbeeld.nl", "dirk@voorbeeld.nl"]
    message = next(found for found in mail.outbox if found.to == [anna.email])
    assert message.subject == "APK van Aa en Bee"
    assert ReminderMail.objects.filter(person=anna).exclude(sent_at=None).count() == 2


def test_only_the_chosen_states_are_written_to(campaign: Campaign, vera: User, aa: Municipality) -> None:
    round = make_round(aa)
    assert audience_for(campaign, ["bezig"]).recipients == ()
    Round.objects.filter(pk=round.pk).update(status="definitief")
    run(ask(vera, campaign, ["niet_begonnen", "bezig"]))
    assert receivers() == ["dirk@voorbeeld.nl"]


def test_the_audience_says_who_is_passed_over_and_why(
    campaign: Campaign, vera: User, aa: Municipality, dirk: User
) -> None:
    set_reminders(actor=vera, invitees=[campaign.invitees.get(municipality=aa)], on=False)
    User.objects.filter(pk=dirk.pk).update(is_active=False)
    audience = audience_for(campaign, NOT_BEGUN)
    assert [one.name for one in audience.stopped] == ["Aa"]
    assert [one.name for one in audience.without_coordinator] == ["Bee"]
    with pytest.raises(ValidationError, match=sentences.NOBODY):
        ask(vera, campaign)


def test_a_week_of_rest_unless_it_is_confirmed(campaign: Campaign, vera: User) -> None:
    run(ask(vera, campaign))
    audience = audience_for(campaign, NOT_BEGUN)
    assert (audience.recipients, [one.name for one in audience.recent]) == ((), ["Aa", "Bee"])
    with pytest.raises(AskedTwiceError):  # the button pressed twice
        ask(vera, campaign, again=True)
    Reminder.objects.update(asked_at=timezone.now() - ASKED_JUST_NOW)
    run(ask(vera, campaign, again=True))
    assert len(mail.outbox) == 4
    ReminderMail.objects.update(sent_at=timezone.now() - REST)
    assert len(audience_for(campaign, NOT_BEGUN).recipients) == 2


def test_it_goes_to_exactly_who_was_shown(
    campaign: Campaign, vera: User, anna: User, aa: Municipality
) -> None:
    seen = fingerprint(audience_for(campaign, NOT_BEGUN))
    make_member("Els", aa, TeamRole.COORDINATOR, "Coördinator")
    anna.memberships.all().delete()  # as many people as before, but not the same
    with pytest.raises(AudienceChangedError):
        ask(vera, campaign, expected=seen)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"states": []}, sentences.STATES_NEEDED),
        ({"states": ["definitief"]}, sentences.STATES_NEEDED),
        ({"text": "{x}{link}"}, sentences.unknown_field("x")),
    ],
)
def test_what_does_not_fit_is_refused(
    campaign: Campaign, vera: User, change: dict[str, Any], fault: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(vera, campaign, **({"states": NOT_BEGUN} | change))
    assert fault in refused.value.messages


def test_nobody_is_reminded_before_the_first_day_or_beside_another_one(
    campaign: Campaign, vera: User
) -> None:
    ask(vera, campaign)
    with pytest.raises(ValidationError, match="al een herinnering verstuurd"):
        ask(vera, campaign, again=True, subject="Een ander onderwerp")
    Reminder.objects.update(state="klaar")
    Campaign.objects.update(opens_on=timezone.localdate() + dt.timedelta(days=1))
    campaign.refresh_from_db()
    with pytest.raises(ValidationError, match="eerste dag"):
        ask(vera, campaign, again=True)


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
