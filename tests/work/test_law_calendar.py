"""The law calendar of a round and its feeds: the own tasks with their state, and valid, stable events."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from assessments.accounts.access import fetch_round
from assessments.catalogue.law_calendar import build_law_calendar
from assessments.models import Municipality, Round, TaskAnswer, User
from assessments.work.law_calendar import RoundCalendar, round_calendar_for
from assessments.work.tokens import calendar_token
from tests.build import fill_round, make_edition, make_round, real_catalogue

START = dt.date(2026, 11, 22)
VISION = "ro-omgevingsvisie"


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A full round of Aa, nothing filled in."""
    return make_round(aa, "volledig")


def events(body: bytes) -> list[dict[str, Any]]:
    """The events of a feed, parsed back: dates as dates, the rest as text."""
    calendar = Calendar.from_ical(body)
    return [{str(key): _text(event.decoded(key)) for key in event} for event in calendar.walk("VEVENT")]


def _text(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


def shown(person: User, round: Round) -> RoundCalendar:
    from assessments.constants import TeamRole

    return round_calendar_for(fetch_round(person, round.pk, TeamRole.values, part=True), START)


def tasks_in(found: RoundCalendar) -> set[str]:
    calendar = found.calendar
    dated = {item.task.id for item in (*calendar.ahead, *calendar.later, *calendar.past)}
    return dated | {item.task.id for item in calendar.recurring}


def test_a_date_without_an_owner_is_marked(anna: User, round: Round) -> None:
    TaskAnswer.objects.create(round=round, task=VISION, in_beeld="ja", belegd="nee")
    TaskAnswer.objects.create(round=round, task="mob-mobiliteitsbeleid", in_beeld="ja", belegd="ja")
    TaskAnswer.objects.create(round=round, task="ka-res-verankeren", in_beeld="weet_niet")
    found = shown(anna, round)
    assert found.ownerless == 2
    assert found.states[VISION].text == "In beeld, geen eigenaar"
    assert found.states["mob-mobiliteitsbeleid"].ownerless is False
    assert found.states["ka-res-verankeren"].text == "Niet in beeld"
    assert found.states["go-warmtekavel"].text == "Nog niet ingevuld"


def test_what_waits_to_be_confirmed_counts_as_empty(anna: User, round: Round) -> None:
    TaskAnswer.objects.create(round=round, task=VISION, in_beeld="ja", belegd="nee", to_confirm=True)
    assert shown(anna, round).states[VISION].text == "Nog niet ingevuld"


def test_a_task_that_does_not_apply_or_is_out_of_scope_is_not_in_it(anna: User, round: Round) -> None:
    assert VISION in tasks_in(shown(anna, round))
    TaskAnswer.objects.create(
        round=round, task=VISION, not_applicable=True, nvt_reason="Wij doen dit niet zelf."
    )
    assert VISION not in tasks_in(shown(anna, round))
    Round.objects.filter(pk=round.pk).update(scope="basis")
    core = {task.id for task in real_catalogue().tasks if task.core}
    assert tasks_in(shown(anna, round)) <= core


def test_a_partner_sees_the_own_part(olga: User, round: Round) -> None:
    found = {real_catalogue().task_by_id[name] for name in tasks_in(shown(olga, round))}
    assert found
    assert {(task.dossier, task.role) for task in found} == {("vth", "handhaver")}


def test_the_page_says_the_finding_and_costs_few_queries(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    page = reverse("round-law-calendar", args=[round.pk])

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(page).status_code == 200
        return len(seen)

    queries()
    empty = queries()
    fill_round(round, step="nee")
    assert (queries(), empty <= 12) == (empty, True)
    html = client.get(page).content.decode()
    assert "is niemand eigenaar" in html
    assert "Niet in beeld" in html
    assert "Al verstreken: controleer" in html
    assert reverse("question", args=[round.pk, VISION]) in html


def test_a_bestuurder_is_led_to_the_catalogue_not_to_the_work(
    client: Client, wim: User, round: Round
) -> None:
    client.force_login(wim)
    html = client.get(reverse("round-law-calendar", args=[round.pk])).content.decode()
    assert reverse("question", args=[round.pk, VISION]) not in html
    assert reverse("catalogue-dossier", args=["2026", "ro-wet-en-regelgeving"]) in html


@pytest.mark.django_db
def test_the_public_feed_is_valid_and_holds_every_date_to_come(client: Client) -> None:
    make_edition()
    response = client.get(reverse("law-calendar-feed", args=["2026"]))
    assert response["Content-Type"].startswith("text/calendar")
    found = events(response.content)
    calendar = build_law_calendar(real_catalogue(), real_catalogue().reference_date)
    assert sorted(event["DTSTART"] for event in found) == [
        item.date for item in (*calendar.ahead, *calendar.later)
    ]
    assert len({event["UID"] for event in found}) == len(found)
    for event in found:
        assert event["DTEND"] - event["DTSTART"] == dt.timedelta(days=1)
        assert event["DTSTAMP"] == dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
    assert b"VALARM" not in response.content
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))


@pytest.mark.django_db
def test_the_feed_has_the_same_bytes_every_day_and_tells_so(client: Client) -> None:
    make_edition()
    path = reverse("law-calendar-feed", args=["2026"])
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(path).content == first.content


@pytest.mark.django_db
def test_a_date_without_a_day_says_so_in_the_agenda(client: Client) -> None:
    make_edition()
    body = client.get(reverse("law-calendar-feed", args=["2026"])).content
    plan = next(event for event in events(body) if event["UID"].startswith("wet-mob-sump-2027-12-31@"))
    assert plan["SUMMARY"].startswith("Eind 2027: termijn, ")


def test_the_own_feed_names_the_municipality_and_no_answer(client: Client, anna: User, round: Round) -> None:
    TaskAnswer.objects.create(round=round, task=VISION, in_beeld="ja", belegd="nee", note="Geheim")
    path = reverse("law-calendar-own", args=[calendar_token(anna)])
    body = client.get(path).content
    text = body.replace(b"\r\n ", b"").decode()
    assert f"UID:wet-gm9001-{VISION}-2027-01-01@" in text
    assert "SUMMARY:Aa: Termijn" in text
    assert "eigenaar" not in text
    assert "Geheim" not in text
    TaskAnswer.objects.filter(task=VISION).update(not_applicable=True, nvt_reason="Wij doen dit niet zelf.")
    assert VISION not in client.get(path).content.replace(b"\r\n ", b"").decode()


def test_the_own_feed_of_a_municipality_without_a_round_is_the_whole_edition(
    client: Client, dirk: User
) -> None:
    make_edition()
    body = client.get(reverse("law-calendar-own", args=[calendar_token(dirk)])).content
    assert len(events(body)) == 56
    assert b"Bee: " in body


def test_who_is_in_no_team_has_an_empty_feed_and_a_wrong_link_is_404(client: Client, noor: User) -> None:
    assert events(client.get(reverse("law-calendar-own", args=[calendar_token(noor)])).content) == []
    assert client.get(reverse("law-calendar-own", args=["onzin"])).status_code == 404


@pytest.mark.django_db
def test_the_public_page_keeps_source_reservation_and_doubt_beside_a_date(client: Client) -> None:
    make_edition()
    html = client.get(reverse("law-calendar", args=["2026"])).content.decode()
    assert "streefdatum hoofddeel 1 januari 2027" in html
    assert "Nog niet zeker" in html
    assert "apk-reservation" in html
    assert "Terugkerend" in html
    assert client.get(reverse("law-calendar", args=["1999"])).status_code == 404
