"""What VNG counts: definitive rounds of real municipalities, by whole fives, never a text or a name."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.models import AuditEntry, Edition, NationalSignal, Round, User
from assessments.national.counts import figures_for
from tests.answering.calls import CORE, NOT_CORE
from tests.build import make_edition, make_round, real_catalogue
from tests.people import make_municipality

SECRET = "Een uitleg die alleen voor de gemeente zelf is."
pytestmark = pytest.mark.django_db


def municipality_with(number: int, *subjects: str, cause: str = "te_laat", fictional: bool = False) -> Round:
    """A definitive round of a municipality with a signal at each of these questions."""
    place = make_municipality(f"GM80{number:02}", f"Plaats {number}", is_fictional=fictional)
    round = make_round(place)
    NationalSignal.objects.bulk_create(
        NationalSignal(round=round, subject=subject, cause=cause, note=SECRET) for subject in subjects
    )
    definitive_at = timezone.now() + dt.timedelta(minutes=number)
    Round.objects.filter(pk=round.pk).update(status="definitief", definitive_at=definitive_at)
    return round


@pytest.fixture
def edition() -> Edition:
    return make_edition()


def test_nine_municipalities_are_not_told_and_ten_are(edition: Edition) -> None:
    """Of five it would be told that each of them gave a signal; of ten it may be five to ten."""
    for number in range(9):
        municipality_with(number, CORE)
    assert figures_for(edition).is_empty
    municipality_with(9, CORE)
    figures = figures_for(edition)
    assert (figures.total, figures.counted, figures.definitive) == (5, 10, 10)
    assert [(row.label, row.count) for row in figures.questions] == [
        (real_catalogue().statement_by_id[CORE].text, 5)
    ]
    assert [row.count for row in figures.causes] == [None, 5, None, None, None, None]


def test_the_last_municipality_shows_only_when_there_are_five_more(edition: Edition) -> None:
    """So nobody compares the page of today with that of yesterday and finds one municipality."""
    for number in range(14):
        municipality_with(number, CORE)
    assert (figures_for(edition).total, figures_for(edition).counted) == (5, 10)
    municipality_with(14)
    assert (figures_for(edition).total, figures_for(edition).counted) == (10, 15)


def test_provisional_and_invented_municipalities_do_not_count(edition: Edition) -> None:
    for number in range(5):
        municipality_with(number, CORE, fictional=True)
    for number in range(5, 10):
        round = make_round(make_municipality(f"GM81{number:02}", f"Voorlopig {number}"))
        NationalSignal.objects.create(round=round, subject=CORE, cause="geld", note=SECRET)
    figures = figures_for(edition)
    assert figures.is_empty
    assert (figures.definitive, figures.fictional) == (0, 5)


def test_a_question_outside_the_scope_of_a_round_does_not_count(edition: Edition) -> None:
    for number in range(10):
        municipality_with(number, NOT_CORE)
    assert figures_for(edition).is_empty


def test_the_page_shows_counts_and_never_a_text_or_a_name(
    client: Client, vera: User, edition: Edition
) -> None:
    for number in range(10):
        municipality_with(number, CORE)
    client.force_login(vera)
    html = client.get(reverse("national-counts")).content.decode()
    assert "Minstens 5 gemeenten melden dat iets niet aan hen ligt" in html
    assert "te weinig deelnemers" in html
    assert SECRET not in html
    assert "Plaats" not in html
    assert reverse("national-counts") in client.get("/", follow=True).content.decode()


def test_every_visit_is_kept_in_the_audit_trail(client: Client, vera: User, edition: Edition) -> None:
    client.force_login(vera)
    for _ in range(2):
        client.get(reverse("national-counts"), {"editie": "2026"})
    entries = AuditEntry.objects.filter(action="vng.signalen")
    assert [(entry.actor, entry.subject) for entry in entries] == [(vera, "2026")] * 2


def test_without_an_edition_the_page_says_what_is_missing(client: Client, vera: User) -> None:
    client.force_login(vera)
    answer = client.get(reverse("national-counts"))
    assert (answer.status_code, "Er zijn nog geen landelijke cijfers" in answer.content.decode()) == (
        200,
        True,
    )


def test_an_edition_that_is_not_there_is_404(client: Client, vera: User, edition: Edition) -> None:
    client.force_login(vera)
    for name in ("1999", "a\0b"):
        assert client.get(reverse("national-counts"), {"editie": name}).status_code == 404


def test_the_page_costs_the_same_with_one_and_with_many(client: Client, vera: User, edition: Edition) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("national-counts"))
        return sum("SAVEPOINT" not in query["sql"] for query in seen)

    client.force_login(vera)
    for number in range(20, 25):
        municipality_with(number)
    queries()
    empty = queries()
    for number in range(20):
        municipality_with(number, CORE, "VTH-KAD")
    assert (queries(), empty <= 12) == (empty, True)
