"""A municipality beside its groups: own value, median, quartiles, words; never a rank, never who is in it."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from assessments.answering.services import make_definitive
from assessments.comparison.groups import Benchmark
from assessments.comparison.own import Standing
from assessments.comparison.own_page import build_own_page
from assessments.models import Consent, Municipality, PeerPublication, PeerStanding, Round, User
from tests.build import fill_round, make_round, real_catalogue

DAY = dt.date(2026, 11, 1)
DOMAIN = "milieu-mobiliteit"


def standing(figures: dict[str, Any], kind: str = "landelijk") -> dict[str, Any]:
    return {"soort": kind, "naam": "alle gemeenten", "maten": figures}


def publish(round: Round, *groups: dict[str, Any]) -> None:
    """What was published for a round, as the table holds it."""
    publication = PeerPublication.objects.create(edition=round.edition, taken_on=DAY, fictional=True)
    PeerStanding.objects.create(publication=publication, round=round, groups=list(groups))


@pytest.fixture
def definitive(aa: Municipality, anna: User) -> Round:
    """A definitive round of Aa with level 2 (50 points) everywhere."""
    round = make_round(aa, "volledig")
    fill_round(round, level="2")
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    round.refresh_from_db()
    return round


def test_own_value_median_and_quartiles_stand_in_the_order_of_the_catalogue_with_a_word() -> None:
    own = {f"domein:{DOMAIN}": Fraction(30), f"cluster:{DOMAIN}.motivatie": Fraction(80)}
    figures = {
        f"domein:{DOMAIN}": Benchmark(9, 50, 40, 60),
        f"cluster:{DOMAIN}.motivatie": Benchmark(6, 65, None, None),
    }
    page = build_own_page(real_catalogue(), own, Standing("landelijk", "alle gemeenten", figures))
    rows = page.sections[0].blocks[0].rows
    assert [(row.own, row.median, row.middle_half, row.others, row.position) for row in rows] == [
        ("30", "50", "40 tot 60", "9", "lager"),
        ("80", "65", "–", "6", "hoger"),
    ]
    assert page.heading == "Eén score ligt lager en één hoger dan bij andere gemeenten"
    assert page.lower == ("Milieu & Mobiliteit",)
    assert page.higher == ("Milieu & Mobiliteit: Motivatie",)


def test_what_too_few_others_have_is_left_out_and_said_never_shown_as_0() -> None:
    own = {f"domein:{DOMAIN}": Fraction(30), "risico:R-MM-1": Fraction(40)}
    group = Standing("landelijk", "alle gemeenten", {f"domein:{DOMAIN}": Benchmark(9, 50, 40, 60)})
    page = build_own_page(real_catalogue(), own, group)
    assert [section.key for section in page.sections] == ["scores"]
    assert page.left_out == "Bij 1 cijfer van ons zijn er te weinig deelnemers. Die staan er niet bij."


def test_a_round_on_the_core_is_set_beside_the_core() -> None:
    own = {f"kern-domein:{DOMAIN}": Fraction(30)}
    group = Standing("landelijk", "alle gemeenten", {f"kern-domein:{DOMAIN}": Benchmark(9, 50, 40, 60)})
    page = build_own_page(real_catalogue(), own, group)
    assert [section.key for section in page.sections] == ["kern"]
    assert page.lower == ("Milieu & Mobiliteit, de kern",)


def test_the_page_shows_the_group_that_was_asked_for_and_the_file_holds_the_same(
    client: Client, definitive: Round, wim: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    Consent.objects.create(round=definitive, choice="anoniem", function="Gemeentesecretaris")
    name = f"domein:{DOMAIN}"
    publish(
        definitive, standing({name: [12, 70, 60, 80]}), standing({name: [6, 45, None, None]}, "provincie")
    )
    client.force_login(wim)
    with django_assert_max_num_queries(12):
        html = client.get(reverse("comparison", args=[definitive.pk]) + "?groep=provincie").content.decode()
    assert '<td class="apk-table__num">45</td>' in html
    file = client.get(reverse("comparison", args=[definitive.pk]) + "?vorm=xlsx").content
    sheet = load_workbook(BytesIO(file)).worksheets[1]
    assert [cell.value for cell in sheet[3]] == ["Hele domein", 50, 70, "60 tot 80", 12, "lager"]


def test_who_shares_nothing_reads_why_there_is_only_one_group(
    client: Client, definitive: Round, anna: User
) -> None:
    publish(definitive, standing({f"domein:{DOMAIN}": [12, 70, 60, 80]}))
    client.force_login(anna)
    html = client.get(reverse("comparison", args=[definitive.pk]) + "?groep=provincie").content.decode()
    assert "Daarom zien wij alleen alle gemeenten samen" in html
    assert "Vergeleken met alle gemeenten" in html


@pytest.mark.parametrize(
    ("kinds", "choice", "said"),
    [
        (["landelijk", "provincie"], "geen", "Deze cijfers zijn van vóór die keuze"),
        (["landelijk"], "anoniem", "Na de volgende publicatie zien wij ook andere groepen"),
    ],
)
def test_after_another_choice_the_page_says_what_the_next_publication_changes(
    kinds: list[str], choice: str, said: str, client: Client, definitive: Round, anna: User
) -> None:
    Consent.objects.create(round=definitive, choice=choice, function="Gemeentesecretaris")
    publish(definitive, *(standing({f"domein:{DOMAIN}": [12, 70, 60, 80]}, kind) for kind in kinds))
    client.force_login(anna)
    html = client.get(reverse("comparison", args=[definitive.pk])).content.decode()
    assert said in html
    assert "Onze uitkomst telt niet mee" not in html


def test_a_round_that_came_after_the_last_publication_reads_that_it_waits_for_the_next(
    client: Client, definitive: Round, anna: User
) -> None:
    address = reverse("comparison", args=[definitive.pk])
    client.force_login(anna)
    assert "nog geen cijfers van andere gemeenten" in client.get(address).content.decode()
    fictional = definitive.municipality.is_fictional
    PeerPublication.objects.create(edition=definitive.edition, taken_on=DAY, fictional=fictional)
    html = client.get(address).content.decode()
    assert "zijn van 1 november 2026. Onze ronde zat daar nog niet bij" in html


def test_a_provisional_round_is_never_compared(client: Client, aa: Municipality, anna: User) -> None:
    round = make_round(aa)
    client.force_login(anna)
    html = client.get(reverse("comparison", args=[round.pk])).content.decode()
    assert "De vergelijking komt als de ronde definitief is" in html


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (None, "onze uitkomst telt nergens mee"),
        ("anoniem", "onze uitkomst telt zonder naam mee in groepen"),
        ("herkenbaar", "VNG ziet onze uitkomst met onze naam"),
    ],
)
def test_who_fills_in_reads_what_is_shared_from_the_first_screen_on(
    client: Client, aa: Municipality, bram: User, choice: str | None, said: str
) -> None:
    round = make_round(aa)
    if choice:
        Consent.objects.create(round=round, choice=choice, function="Gemeentesecretaris")
    client.force_login(bram)
    for name, args in (("round", ()), ("round-tasks", ("vth",)), ("round-statements", ("vth",))):
        assert said in client.get(reverse(name, args=[round.pk, *args])).content.decode()
