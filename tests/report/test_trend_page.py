"""Which round is the previous one, and the page that shows what changed since."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.models import Decision, Municipality, Round, User
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material
from assessments.report.sources import previous_round_for
from tests.build import fill_round, make_round, real_catalogue
from tests.editions import make_second_edition, make_third_edition, second_catalogue, third_catalogue
from tests.report.two_rounds import freeze, later_round

QUERIES = (
    8  # session, person, round with access, snapshot, round before, its snapshot and decisions, catalogue
)


@pytest.fixture
def first(aa: Municipality, anna: User) -> Round:
    """Aa on edition 2026: all on level 2, definitive, with one decision."""
    round = make_round(aa)
    fill_round(round, level="2")
    frozen = freeze(round, real_catalogue(), anna)
    Decision.objects.create(
        round=frozen, number=1, what="Wijs een eigenaar aan.", owner="gemeentesecretaris",
        due=dt.date(2026, 1, 1), status="loopt", status_note="Bijna klaar.",
    )  # fmt: skip
    return frozen


@pytest.fixture
def second(first: Round, aa: Municipality, anna: User) -> Round:
    """Aa on edition 2027: all on level 3, definitive."""
    return freeze(later_round(aa, make_second_edition(), second_catalogue()), second_catalogue(), anna)


def text_of(client: Client, round: Round) -> str:
    response = client.get(reverse("trend", args=[round.pk]))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_previous_round_is_the_definitive_one_on_the_edition_before(first: Round, second: Round) -> None:
    found = previous_round_for(second, second_catalogue())
    assert found is not None
    assert (found.catalogue.edition, found.answers.municipality) == ("2026", "GM9001")
    assert [item.what for item in found.decisions] == ["Wijs een eigenaar aan."]
    assert found.changes == second_catalogue().changes
    assert previous_round_for(first, real_catalogue()) is None


def test_a_round_of_another_municipality_is_never_the_previous_one(
    bee: Municipality, aa: Municipality, anna: User, dirk: User
) -> None:
    theirs = make_round(bee)
    fill_round(theirs)
    freeze(theirs, real_catalogue(), dirk)
    ours = freeze(later_round(aa, make_second_edition(), second_catalogue()), second_catalogue(), anna)
    assert previous_round_for(ours, second_catalogue()) is None


def test_a_provisional_round_has_no_previous_one_nor_is_it_one(aa: Municipality, anna: User) -> None:
    open_round = make_round(aa)
    fill_round(open_round)
    now = freeze(later_round(aa, make_second_edition(), second_catalogue()), second_catalogue(), anna)
    assert previous_round_for(now, second_catalogue()) is None, "the round of 2026 is not definitive"
    freeze(open_round, real_catalogue(), anna)
    assert previous_round_for(now, second_catalogue()) is None, "nor when it became so only afterwards"


def test_a_provisional_round_shows_no_trend(first: Round, aa: Municipality) -> None:
    now = later_round(aa, make_second_edition(), second_catalogue())
    assert previous_round_for(now, second_catalogue()) is None


def test_over_two_editions_the_questions_are_followed_through(
    first: Round, aa: Municipality, anna: User
) -> None:
    now = freeze(later_round(aa, make_third_edition(), third_catalogue()), third_catalogue(), anna)
    found = previous_round_for(now, third_catalogue())
    assert found is not None
    assert (found.catalogue.edition, bool(found.changes)) == ("2026", True)
    assert found.changes != third_catalogue().changes


def test_the_page_shows_the_change_to_the_team_and_the_board(
    client: Client, second: Round, wim: User, carla: User
) -> None:
    for person in (wim, carla):
        client.force_login(person)
        text = text_of(client, second)
        assert "Milieu &amp; Mobiliteit staat 25 punten hoger dan vorige keer" in text
        assert "Wijs een eigenaar aan." in text
        assert "Bijna klaar." in text


def test_the_page_says_what_the_report_says(client: Client, second: Round, anna: User) -> None:
    client.force_login(anna)
    page = client.get(reverse("trend", args=[second.pk])).content.decode()
    report = client.get(reverse("report", args=[second.pk])).content.decode()
    part = re.search(r'<section[^>]*id="trend">.*?</section>', page, re.S)
    assert part is not None
    assert part.group(0) in report


def test_another_state_of_a_decision_is_another_report(second: Round, first: Round) -> None:
    def key() -> str:
        return build_material(second, second_catalogue(), outcome_for(second, second_catalogue())).content_key

    before = key()
    assert key() == before
    Decision.objects.filter(round=first).update(status="klaar")
    assert key() != before


def test_without_a_trend_the_page_says_why(
    client: Client, first: Round, aa: Municipality, anna: User
) -> None:
    client.force_login(anna)
    assert "Er is geen eerdere definitieve APK van onze gemeente." in text_of(client, first)
    now = later_round(aa, make_second_edition(), second_catalogue())
    assert "Deze ronde is voorlopig." in text_of(client, now)


def test_the_results_lead_to_the_page_when_there_is_an_edition_before(
    client: Client, first: Round, second: Round, anna: User
) -> None:
    client.force_login(anna)
    address = reverse("trend", args=[second.pk])
    assert address in client.get(reverse("results", args=[second.pk])).content.decode()
    assert "vorige-keer" not in client.get(reverse("results", args=[first.pk])).content.decode()


def test_the_page_costs_the_same_however_much_there_is(
    client: Client,
    second: Round,
    first: Round,
    anna: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(anna)
    text_of(client, second)  # the editions are read once per process
    with django_assert_max_num_queries(QUERIES):
        text_of(client, second)
    for number in range(2, 30):
        Decision.objects.create(round=first, number=number, what=f"Besluit {number}.", owner="wethouder")
    with django_assert_max_num_queries(QUERIES):
        text_of(client, second)
