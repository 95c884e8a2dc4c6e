"""The daily mail: when it comes, when it stays away, and that it never comes twice or gets lost."""

from __future__ import annotations

import datetime as dt
import threading
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from assessments.models import Comment, DossierWork, Mention, Round, User
from assessments.work import digest_mail
from assessments.work.digest import digest_for
from assessments.work.digest_mail import Sent, mail_of, send_digests
from assessments.work.services import set_round_due
from assessments.work.tokens import stop_token
from tests.build import fill_round
from tests.work.calls import DOSSIER, OTHER, REASON, days, give, hand_in, move, today

pytestmark = pytest.mark.django_db


def next_day(weekday: int) -> dt.date:
    """The first day from tomorrow with this weekday; 0 is Monday."""
    return next(days(count) for count in range(1, 8) if days(count).weekday() == weekday)


def to(person: User) -> list[EmailMessage]:
    return [message for message in mail.outbox if message.to == [person.email]]


@pytest.fixture
def given(anna: User, bram: User, round: Round) -> Round:
    """Bram has a dossier since today, without a date."""
    give(anna, round, DOSSIER, person_id=bram.pk, note="Begin\nmet de taken.")
    return round


def test_new_work_comes_by_mail_with_a_link_and_a_way_to_stop(bram: User, given: Round) -> None:
    assert send_digests(today()) == Sent(sent=1, nothing=1, failed=0)
    (message,) = to(bram)
    assert message.subject == "APK: 1 punt wacht op u"
    assert "NIEUW VOOR U" in message.body
    assert "Opdracht: Begin met de taken." in message.body
    assert f"http://localhost:8000/ronde/{given.pk}/dossier/bodem/taken/" in message.body
    stop = f"http://localhost:8000/mail/stop/{stop_token(bram)}/"
    assert stop in message.body
    assert message.extra_headers["List-Unsubscribe"] == f"<{stop}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_comes_once_a_day_however_often_the_command_runs(bram: User, given: Round) -> None:
    for _ in range(3):
        call_command("send_digests")
    assert len(to(bram)) == 1


def test_without_news_it_comes_on_monday_only(bram: User, given: Round) -> None:
    User.objects.filter(pk=bram.pk).update(digest_sent_on=today() + dt.timedelta(days=1))
    after = next_day(0) + dt.timedelta(days=7)
    came = [after + dt.timedelta(days=count) for count in range(7)]
    assert [day.weekday() for day in came if send_digests(day).sent] == [0]


@pytest.mark.parametrize(("due", "comes"), [(8, False), (7, True), (0, True), (-3, True)])
def test_a_deadline_that_is_near_or_passed_brings_a_mail(
    bram: User, given: Round, due: int, comes: bool
) -> None:
    day = next_day(2) + dt.timedelta(days=7)
    User.objects.filter(pk=bram.pk).update(digest_sent_on=day - dt.timedelta(days=1))
    Round.objects.filter(pk=given.pk).update(due=day + dt.timedelta(days=due))
    assert send_digests(day).sent == int(comes)


def test_sent_back_comes_with_the_reason_and_first(anna: User, bram: User, given: Round) -> None:
    hand_in(bram, given)
    move(anna, given, "terug", "klaar_voor_afstemming", reason=REASON)
    send_digests(today())
    body = to(bram)[0].body
    assert body.index("TERUGGESTUURD") < body.index(REASON)


def test_the_coordinator_hears_what_waits_for_agreement(anna: User, bram: User, given: Round) -> None:
    hand_in(bram, given)
    send_digests(today())
    assert "WACHT OP UW AKKOORD" in to(anna)[0].body
    assert to(bram) == []


def test_a_mention_comes_by_mail_until_it_is_seen(anna: User, bram: User, round: Round) -> None:
    comment = Comment.objects.create(
        round=round, subject="BOD-KAD", author=anna, author_name="Anna", text="Weet jij dit?"
    )
    mention = Mention.objects.create(comment=comment, person=bram)
    assert digest_for(bram, today()) is not None
    Mention.objects.filter(pk=mention.pk).update(seen_at=timezone.now())
    assert digest_for(bram, today()) is None


def test_it_stops_when_the_own_work_is_handed_in(bram: User, given: Round) -> None:
    hand_in(bram, given)
    assert [digest_for(bram, days(count)) for count in range(8)] == [None] * 8


def test_it_stops_when_a_single_question_is_answered(anna: User, bram: User, round: Round) -> None:
    give(anna, round, questions=["BOD-KAD"], person_id=bram.pk)
    assert digest_for(bram, today()) is not None
    fill_round(round)
    assert [digest_for(bram, days(count)) for count in range(8)] == [None] * 8


def test_it_stops_when_the_round_is_definitive(bram: User, given: Round) -> None:
    Round.objects.filter(pk=given.pk).update(status="definitief", due=days(1))
    assert send_digests(today()) == Sent(0, 0, 0)


@pytest.mark.parametrize("change", [{"wants_digest": False}, {"is_active": False}])
def test_who_does_not_want_it_or_has_no_account_any_more_gets_nothing(
    bram: User, given: Round, change: dict[str, bool]
) -> None:
    User.objects.filter(pk=bram.pk).update(**change)
    send_digests(today())
    assert to(bram) == []


def test_a_partner_reads_only_about_the_own_part(anna: User, olga: User, round: Round) -> None:
    give(anna, round, OTHER, DOSSIER, function="Toezichthouder omgevingsdienst")
    digest = digest_for(olga, today())
    assert digest is not None
    assert [item.dossier for item in digest.new] == ["vth"]


def test_a_mail_that_fails_stops_no_other_and_is_tried_again(
    anna: User, bram: User, given: Round, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    give(anna, given, OTHER, person_id=anna.pk)
    send = EmailMessage.send

    def failing(self: EmailMessage, *args: Any, **more: Any) -> int:
        if self.to == [anna.email]:
            raise SMTPServerDisconnected("weg")
        return send(self, *args, **more)

    monkeypatch.setattr(EmailMessage, "send", failing)
    with pytest.raises(CommandError, match=r"1 verstuurd, 0 keer niets te melden\. 1 niet gelukt"):
        call_command("send_digests")
    assert (len(to(bram)), User.objects.get(pk=anna.pk).digest_sent_on) == (1, None)
    assert "digest_failed" in caplog.text
    monkeypatch.setattr(EmailMessage, "send", send)
    assert send_digests(today()) == Sent(1, 0, 0)
    assert (len(to(anna)), len(to(bram))) == (1, 1)


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, email_messages: Any) -> int:
        raise SMTPServerDisconnected("weg")


def test_a_server_that_takes_nothing_leaves_the_day_free(
    bram: User, given: Round, settings: Settings
) -> None:
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, f"{__name__}.Refusing"
    assert [send_digests(today()).failed for _ in range(2)] == [1, 1]
    person = User.objects.get(pk=bram.pk)
    assert (person.digest_claimed_on, person.digest_sent_on) == (None, None)
    settings.EMAIL_BACKEND = backend
    assert send_digests(today()).sent == 1
    assert len(to(bram)) == 1


def test_a_process_that_dies_after_sending_sends_no_second_mail_and_misses_nothing(
    bram: User, given: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = EmailMessage.send

    def dies(self: EmailMessage, *args: Any, **more: Any) -> int:
        send(self, *args, **more)
        raise SystemExit

    monkeypatch.setattr(EmailMessage, "send", dies)
    with pytest.raises(SystemExit):
        send_digests(today())
    monkeypatch.setattr(EmailMessage, "send", send)
    assert send_digests(today()) == Sent(0, 1, 0)
    assert len(to(bram)) == 1
    assert send_digests(days(1)).sent == 1  # who knows whether the first arrived: it is still new
    assert "NIEUW VOOR U" in to(bram)[1].body


def test_the_day_is_taken_before_the_mail_goes_out(
    bram: User, given: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[object] = []

    def looks(self: EmailMessage, *args: Any, **more: Any) -> int:
        stored.append(User.objects.values_list("digest_claimed_on", "digest_sent_on").get(pk=bram.pk))
        return 1

    monkeypatch.setattr(EmailMessage, "send", looks)
    send_digests(today())
    assert stored[0] == (today(), None)


@pytest.mark.django_db(transaction=True)
def test_two_machines_at_once_send_one_mail(
    bram: User, given: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Barrier(2)
    seen: list[object] = []

    def both_see(person: User, day: dt.date) -> object:
        found = digest_for(person, day)
        if person.pk == bram.pk:
            seen.append(found)
            gate.wait(timeout=20)
        return found

    monkeypatch.setattr(digest_mail, "digest_for", both_see)

    def run() -> Sent:
        try:
            return send_digests(today())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        done = [future.result(timeout=60) for future in [pool.submit(run), pool.submit(run)]]
    assert (len(seen), sum(one.sent for one in done), len(to(bram))) == (2, 1, 1)


def test_a_date_of_the_round_reaches_who_has_work_in_it(anna: User, bram: User, given: Round) -> None:
    set_round_due(actor=anna, round=given, due=days(2))
    digest = digest_for(bram, today())
    assert digest is not None
    assert "Klaar op" in mail_of(digest).body
    assert "(nog 2 dagen)" in mail_of(digest).body


def test_no_personal_text_can_start_a_line_of_its_own(anna: User, bram: User, round: Round) -> None:
    DossierWork.objects.create(
        round=round, dossier=DOSSIER, state="terug", reason="Kijk\n\nSubject: <b>x</b>"
    )
    give(anna, round, DOSSIER, person_id=bram.pk)
    digest = digest_for(bram, today())
    assert digest is not None
    assert "Teruggestuurd: Kijk Subject: <b>x</b>" in mail_of(digest).body


def test_the_link_in_the_mail_asks_first_and_stops_with_one_click(client: Client, bram: User) -> None:
    url = reverse("digest-stop", args=[stop_token(bram)])
    assert "Stop het overzicht per mail" in client.get(url).content.decode()
    assert User.objects.get(pk=bram.pk).wants_digest
    program = Client(enforce_csrf_checks=True)
    assert program.post(url, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not User.objects.get(pk=bram.pk).wants_digest
    assert program.post(url).status_code == 200
    assert client.get(reverse("digest-stop", args=[stop_token(bram) + "x"])).status_code == 404


@pytest.mark.parametrize(("vanuit", "page"), [("werk", "my-work"), ("", "account")])
def test_the_mail_can_be_turned_off_and_on_again(client: Client, bram: User, vanuit: str, page: str) -> None:
    client.force_login(bram)
    for wants in (False, True):
        sent = {"vanuit": vanuit} | ({"wants_digest": "1"} if wants else {})
        response = client.post(reverse("digest-choice"), sent)
        assert response.headers["Location"] == reverse(page)
        assert User.objects.get(pk=bram.pk).wants_digest is wants
