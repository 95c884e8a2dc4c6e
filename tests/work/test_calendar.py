"""The agenda feed: what is in it, what is not, and that an agenda program understands it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from assessments.models import Assignment, Round, User
from assessments.work.calendar import render_calendar
from assessments.work.services import renew_calendar, set_dossier_due, set_round_due
from assessments.work.tokens import calendar_token
from tests.build import real_catalogue
from tests.work.calls import DOSSIER, OTHER, days, give, hand_in, today

pytestmark = pytest.mark.django_db


def feed(person: User) -> str:
    return reverse("calendar", args=[calendar_token(person)])


def events(client: Client, person: User) -> dict[str, dt.date]:
    """Title and day of each event."""
    found: list[Any] = Calendar.from_ical(client.get(feed(person)).content).walk("VEVENT")
    return {str(event["summary"]): event["dtstart"].dt for event in found}


def only_event(person: User) -> Any:
    """The one event of a feed; icalendar says of its values only that they are one of many types."""
    (event,) = Calendar.from_ical(render_calendar(person, today())).walk("VEVENT")
    return event


@pytest.fixture
def given(anna: User, bram: User, round: Round) -> Round:
    """Bram has two dossiers, one with a date."""
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(10), note="Vraag Anna om de cijfers.")
    give(anna, round, OTHER, person_id=bram.pk)
    return round


def test_own_deadlines_and_that_of_the_round_are_days_in_the_agenda(
    client: Client, anna: User, bram: User, given: Round
) -> None:
    set_round_due(actor=anna, round=given, due=days(20))
    assert events(client, bram) == {
        "Laatste dag: Bodem en ondergrond (APK gemeente Aa)": days(10),
        "Laatste dag: APK 2026 van gemeente Aa": days(20),
    }


def test_it_is_a_whole_day_with_a_warning_three_days_before(client: Client, bram: User, given: Round) -> None:
    calendar = Calendar.from_ical(client.get(feed(bram)).content)
    event: Any = calendar.walk("VEVENT")[0]
    (alarm,) = event.walk("VALARM")
    assert (event["dtend"].dt, alarm["trigger"].dt) == (days(11), dt.timedelta(days=-3))
    assert event["uid"] == f"{given.pk}-bodem-geheel@localhost"
    assert str(given.pk) in event["url"]
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


def test_no_names_of_people_no_notes_and_no_answers_are_in_it(
    client: Client, bram: User, given: Round
) -> None:
    text = client.get(feed(bram)).content.decode()
    assert "BEGIN:VEVENT" in text
    assert [word for word in ("Anna", "Bram", "cijfers", "@voorbeeld") if word in text] == []


def test_the_same_data_gives_the_same_bytes_and_304(client: Client, bram: User, given: Round) -> None:
    first = client.get(feed(bram))
    assert first.headers["Cache-Control"].startswith("private")
    assert client.get(feed(bram)).content == first.content
    again = client.get(feed(bram), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_change_raises_the_sequence_and_keeps_the_uid(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    Round.objects.filter(pk=round.pk).update(created_at=round.created_at - dt.timedelta(days=2))
    give(anna, round, DOSSIER, person_id=bram.pk)
    set_dossier_due(actor=anna, round=round, catalogue=real_catalogue(), dossiers=[DOSSIER], due=days(4))
    before = only_event(bram)
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(6))
    Assignment.objects.update(created_at=Assignment.objects.get().created_at + dt.timedelta(minutes=1))
    after = only_event(bram)
    assert (after["uid"], after["dtstart"].dt) == (before["uid"], days(6))
    assert after["sequence"] > before["sequence"]
    assert after["last-modified"].dt > before["last-modified"].dt


def test_what_is_handed_in_leaves_the_agenda(client: Client, bram: User, given: Round) -> None:
    hand_in(bram, given)
    assert events(client, bram) == {}


def test_a_new_link_ends_the_old_one(client: Client, bram: User, given: Round) -> None:
    old = feed(bram)
    client.force_login(bram)
    assert client.post(reverse("calendar-renew")).status_code == 302
    bram.refresh_from_db()
    client.logout()
    assert (client.get(old).status_code, client.get(feed(bram)).status_code) == (404, 200)


@pytest.mark.parametrize("token", ["x", "1-0.x", "1-0", "-.", "%00", "0-0.abc"])
def test_a_made_up_link_is_not_there(client: Client, bram: User, token: str) -> None:
    assert client.get(f"/agenda/{token}/deadlines.ics").status_code == 404


def test_a_closed_account_has_no_agenda(client: Client, bram: User, given: Round) -> None:
    url = feed(bram)
    User.objects.filter(pk=bram.pk).update(is_active=False)
    assert client.get(url).status_code == 404


def test_renewing_is_the_persons_own(bram: User, anna: User) -> None:
    before = calendar_token(anna)
    renew_calendar(actor=bram)
    anna.refresh_from_db()
    assert calendar_token(anna) == before


def test_somebody_who_left_the_team_sees_nothing_any_more(client: Client, bram: User, given: Round) -> None:
    assert events(client, bram)
    bram.memberships.all().delete()
    assert events(client, bram) == {}
