"""The results page in the browser's eyes: who sees it, what it says, and what it costs."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.answering.definitive import make_definitive
from assessments.models import Answer, Municipality, Round, User
from assessments.scoring.rules import whole_half_up
from tests.build import make_round, real_catalogue
from tests.report.rounds import (
    DEFINITIVE,
    NEARLY_EMPTY,
    PROVISIONAL,
    answer_everything,
    demo_round,
    facts_of,
)

QUERIES = 5  # session, person, round with access, answers, tasks


def _results(round: Round) -> str:
    return reverse("results", args=[round.pk])


def _text(client: Client, round: Round) -> str:
    response = client.get(_results(round))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.mark.parametrize("name", ["anna", "bram", "carla"])
def test_everyone_of_the_team_may_look(
    name: str, request: pytest.FixtureRequest, client: Client, aa: Municipality
) -> None:
    client.force_login(request.getfixturevalue(name))
    assert client.get(_results(demo_round(aa, NEARLY_EMPTY))).status_code == 200


@pytest.mark.parametrize("name", ["dirk", "vera", "noor"])
def test_a_stranger_is_told_that_it_does_not_exist(
    name: str, request: pytest.FixtureRequest, client: Client, aa: Municipality
) -> None:
    client.force_login(request.getfixturevalue(name))
    assert client.get(_results(make_round(aa))).status_code == 404


def test_who_is_logged_out_goes_to_log_in(client: Client, aa: Municipality) -> None:
    response = client.get(_results(make_round(aa)))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_a_round_that_does_not_exist_is_not_found(client: Client, carla: User) -> None:
    client.force_login(carla)
    assert client.get(reverse("results", args=[uuid.uuid4()])).status_code == 404


def test_the_page_cannot_be_posted_to(client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    assert client.post(_results(make_round(aa))).status_code == 405


def test_the_page_prints_every_figure_of_the_card(client: Client, carla: User, aa: Municipality) -> None:
    round = demo_round(aa, DEFINITIVE)
    client.force_login(carla)
    html = client.get(_results(round)).content.decode()
    card = facts_of(round).card
    scores = [(f"cel/{cell.domain}.{cell.factor}", cell.scores.score) for cell in card.cells]
    scores += [(f"dossier/{item.dossier}.{item.cluster}", item.score) for item in card.dossiers]
    scores += [(f"domein/{item.domain}", item.score) for item in card.domains]
    assert len(scores) == 69
    for name, score in scores:
        assert score is not None
        link = html.index(f"/waarom/{name}/")
        number = re.search(r'results-cell__number">(\d+)<', html[link : link + 900])
        assert number, name
        assert number[1] == str(whole_half_up(score)), name
    for risk in card.risks:
        assert risk.vulnerability_index is not None
        assert f"/waarom/risico/{risk.risk}/" in html
    duties = card.tasks.per_kind[0]
    assert f"{duties.in_view} van 101 wettelijke plichten in beeld" in html


def test_a_provisional_round_says_so_at_every_section(client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    html = client.get(_results(demo_round(aa, PROVISIONAL))).content.decode()
    assert html.count("results-provisional") == 5
    assert "29 vragen nodig voor definitief" in html


def test_a_definitive_round_reads_the_snapshot_and_is_not_called_provisional(
    client: Client, anna: User, aa: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round = demo_round(aa, DEFINITIVE)
    Answer.objects.filter(round=round, value="nvt").update(confirmed_at=round.created_at)
    live = facts_of(round).card
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Coördinator APK")
    client.force_login(anna)
    client.get(_results(round))
    with django_assert_num_queries(4):
        html = client.get(_results(round)).content.decode()
    assert "results-provisional" not in html
    assert "Definitief" in html
    frozen = facts_of(round).card
    assert [cell.scores.colour for cell in frozen.cells] == [cell.scores.colour for cell in live.cells]


def test_an_empty_round_invites_to_begin(client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    text = _text(client, make_round(aa, "volledig"))
    assert "Zodra u vragen beantwoordt, ziet u hier de eerste cijfers." in text
    assert "Geen enkel onderdeel is te beoordelen" in text
    assert "Nog geen dossier is te beoordelen" in text
    assert "Van geen enkel risico is het niveau te bepalen" in text
    assert "Op orde" not in text.replace("Bijna op orde", "")


def test_a_round_in_which_nothing_applies_has_no_scores(
    client: Client, carla: User, aa: Municipality
) -> None:
    round = make_round(aa, "volledig")
    answer_everything(round, "nvt", not_applicable=True)
    client.force_login(carla)
    text = _text(client, round)
    assert "Er zijn geen wettelijke plichten van toepassing" in text
    assert "Daarom zijn er geen scores" in text
    assert "Hoe ver wij zijn per stap" not in text


def test_a_round_of_unknowns_lists_every_duty(client: Client, carla: User, aa: Municipality) -> None:
    round = make_round(aa, "volledig")
    answer_everything(round, "weet_niet", "weet_niet")
    client.force_login(carla)
    text = _text(client, round)
    assert "108 wettelijke plichten zijn niet in beeld" in text
    assert "Toon nog 96 taken" in text


def test_what_is_not_examined_is_never_called_in_order(client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    html = client.get(_results(demo_round(aa, PROVISIONAL))).content.decode()
    link = html.index("/waarom/cel/energie-klimaat.kennis/")
    assert "Niet onderzocht" in html[link : link + 900]


def test_the_risks_are_not_called_a_chance(client: Client, carla: User, aa: Municipality) -> None:
    client.force_login(carla)
    assert "is geen statistische kans" in _text(client, demo_round(aa, NEARLY_EMPTY))


def test_no_style_stands_in_the_page_and_no_id_stands_twice(
    client: Client, carla: User, aa: Municipality
) -> None:
    client.force_login(carla)
    html = client.get(_results(demo_round(aa, DEFINITIVE))).content.decode()
    assert not re.search(r"\sstyle=|<style", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    targets = set(re.findall(r'hx-target="#([^"]+)"', html))
    assert targets <= set(ids)


def test_the_cost_does_not_grow_with_the_answers(
    client: Client, carla: User, aa: Municipality, bee: Municipality,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    empty, full = make_round(aa, "volledig"), demo_round(bee, DEFINITIVE)
    full.municipality.memberships.create(user=carla, role="meelezer", function="Wethouder")
    client.force_login(carla)
    client.get(_results(empty))
    for round in (empty, full):
        with django_assert_num_queries(QUERIES):
            client.get(_results(round))
