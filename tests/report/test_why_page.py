"""The page "waarom dit cijfer": one for every figure, whole or as a fragment, for the team only."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.models import Municipality, Round, User
from tests.build import make_round
from tests.report.rounds import DEFINITIVE, PROVISIONAL, answer_everything, demo_round

EACH_SORT = [
    ("cel", "milieu-mobiliteit.kennis"),
    ("cluster", "ruimte-wonen.hulpbronnen"),
    ("dossier", "vth.motivatie"),
    ("domein", "milieu-mobiliteit"),
    ("thema", "DW-1"),
    ("risico", "R-MM-2"),
    ("taken", "wettelijk-verplicht"),
    ("taken", "belegd"),
    ("taak", "bodem-toelaatbare-kwaliteit"),
    ("maatregel", "G1"),
]


def _why(round: Round, soort: str, key: str) -> str:
    return reverse("why", args=[round.pk, soort, key])


@pytest.mark.parametrize(("soort", "key"), EACH_SORT)
def test_a_reader_sees_why(soort: str, key: str, client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    response = client.get(_why(demo_round(aa, DEFINITIVE), soort, key))
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert "Bron:" in html
    assert not re.search(r"\sstyle=|<style", html)


@pytest.mark.parametrize(("soort", "key"), EACH_SORT)
def test_htmx_gets_the_fragment_alone(
    soort: str, key: str, client: Client, carla: User, aa: Municipality
) -> None:
    client.force_login(carla)
    response = client.get(_why(demo_round(aa, DEFINITIVE), soort, key), headers={"HX-Request": "true"})
    html = response.content.decode()
    assert "<html" not in html
    assert "<h1" not in html
    assert "why__title" in html
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("value", ["", "nvt", "weet_niet", "0", "4"])
def test_extreme_rounds_can_be_explained(value: str, client: Client, carla: User, aa: Municipality) -> None:
    round = make_round(aa, "volledig")
    if value:
        answer_everything(round, value, "weet_niet", not_applicable=value == "nvt")
    client.force_login(carla)
    for soort, key in EACH_SORT:
        assert client.get(_why(round, soort, key)).status_code == 200, (soort, key)


@pytest.mark.parametrize("story", [DEFINITIVE, PROVISIONAL])
def test_every_link_on_the_results_page_leads_somewhere(
    story: str, client: Client, carla: User, aa: Municipality
) -> None:
    client.force_login(carla)
    html = client.get(reverse("results", args=[demo_round(aa, story).pk])).content.decode()
    links = set(re.findall(r'href="([^"]*/waarom/[^"]*)"', html))
    assert len(links) > 90
    for link in links:
        response = client.get(link, headers={"HX-Request": "true"})
        assert response.status_code == 200, link


@pytest.mark.parametrize(
    ("soort", "key"),
    [
        ("cel", "milieu-mobiliteit.onzin"),
        ("cel", "milieu-mobiliteit"),
        ("cluster", "milieu-mobiliteit.kennis"),
        ("dossier", "milieu-mobiliteit.motivatie"),
        ("domein", "bodem"),
        ("thema", "DW-9"),
        ("risico", "R-XX-1"),
        ("taken", "alles"),
        ("taak", "bestaat-niet"),
        ("maatregel", "Z9"),
        ("gemeente", "alles"),
    ],
)
def test_an_unknown_figure_is_not_found(
    soort: str, key: str, client: Client, carla: User, aa: Municipality
) -> None:
    client.force_login(carla)
    assert client.get(_why(make_round(aa), soort, key)).status_code == 404


@pytest.mark.parametrize("name", ["dirk", "vera", "noor"])
def test_a_stranger_does_not_learn_why(
    name: str, request: pytest.FixtureRequest, client: Client, aa: Municipality
) -> None:
    client.force_login(request.getfixturevalue(name))
    assert client.get(_why(make_round(aa), "domein", "milieu-mobiliteit")).status_code == 404


def test_who_is_logged_out_goes_to_log_in(client: Client, aa: Municipality) -> None:
    response = client.get(_why(make_round(aa), "domein", "milieu-mobiliteit"))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_the_page_cannot_be_posted_to(client: Client, anna: User, aa: Municipality) -> None:
    client.force_login(anna)
    assert client.post(_why(make_round(aa), "domein", "milieu-mobiliteit")).status_code == 405


def test_each_answer_links_to_its_question(client: Client, carla: User, aa: Municipality) -> None:
    round = demo_round(aa, DEFINITIVE)
    client.force_login(carla)
    html = client.get(_why(round, "cel", "milieu-mobiliteit.kennis")).content.decode()
    assert f'{reverse("round-statements", args=[round.pk, "bodem"])}#BOD-KEN"' in html
    html = client.get(_why(round, "taak", "bodem-toelaatbare-kwaliteit")).content.decode()
    assert f'{reverse("round-tasks", args=[round.pk, "bodem"])}#bodem-toelaatbare-kwaliteit"' in html


def test_the_rule_stands_there_with_its_figures(client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    html = client.get(_why(demo_round(aa, DEFINITIVE), "cel", "milieu-mobiliteit.kennis")).content.decode()
    assert "som van (punten × gewicht) ÷ som van de gewichten = 200 ÷ 5 = <b>40</b>" in html


@pytest.mark.parametrize(("soort", "key"), EACH_SORT)
def test_a_why_costs_as_little_as_the_page(
    soort: str, key: str, client: Client, carla: User, aa: Municipality,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    round = demo_round(aa, DEFINITIVE)
    client.force_login(carla)
    client.get(_why(round, soort, key))
    with django_assert_num_queries(5):
        client.get(_why(round, soort, key))
