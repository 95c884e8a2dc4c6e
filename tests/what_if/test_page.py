"""The page "Wat als": who may try, what it shows, what it refuses, and that nothing is ever stored."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.answering.definitive import make_definitive
from assessments.models import Municipality, Round, User
from assessments.scoring.engine import score_round
from assessments.scoring.types import RoundAnswers, ScoreCard, ScoringModel
from assessments.what_if import start
from tests.build import make_round, real_catalogue
from tests.report.rounds import DEFINITIVE, PROVISIONAL, answer_everything, demo_round

QUERIES = 5  # session, person, round with access, answers, tasks
HTMX = {"HX-Request": "true"}


def _address(round: Round) -> str:
    return reverse("what-if", args=[round.pk])


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


@pytest.fixture
def round(aa: Municipality) -> Round:
    return demo_round(aa, DEFINITIVE)


@pytest.mark.parametrize("name", ["anna", "bram", "carla", "wim"])
def test_the_team_and_the_board_may_try(
    name: str, request: pytest.FixtureRequest, client: Client, round: Round
) -> None:
    client.force_login(request.getfixturevalue(name))
    html = client.get(_address(round)).content.decode()
    assert "Dit is een proef" in html
    assert "Er wordt niets bewaard." in html
    assert client.post(_address(round), {"maatregel": "G1"}).status_code == 200


@pytest.mark.parametrize(("name", "status"), [("olga", 403), ("dirk", 404), ("vera", 404), ("noor", 404)])
def test_who_does_not_see_the_whole_round_cannot_try(
    name: str, status: int, request: pytest.FixtureRequest, client: Client, round: Round
) -> None:
    client.force_login(request.getfixturevalue(name))
    assert client.get(_address(round)).status_code == status
    assert client.post(_address(round), {}).status_code == status


def test_a_visitor_logs_in_first_and_other_verbs_are_refused(
    client: Client, carla: User, round: Round
) -> None:
    assert client.get(_address(round))["Location"].startswith(reverse("account_login"))
    client.force_login(carla)
    assert client.delete(_address(round)).status_code == 405


def _everything_stored() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for the session of who is looking."""
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.label != "sessions.Session"
    }


def test_nothing_is_stored(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    before = _everything_stored()
    assert before["assessments.Answer"]
    posted = {
        "maatregel": ["G1", "A1"],
        "tip": ["EXV-KEN"],
        "niveau.BOD-KEN": "4",
        "stap.vth-uh-strategie.in_beeld": "nee",
    }
    for headers in ({}, HTMX):
        assert client.post(_address(round), posted, headers=headers).status_code == 200
    assert client.post(_address(round), {"niveau.BOD-KEN": "9"}).status_code == 422
    assert _everything_stored() == before


def test_without_choices_before_and_after_are_the_same(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    response = client.get(_address(round))
    outcome = response.context["outcome"]
    assert outcome.headline == "U hebt nog niets veranderd"
    assert len(outcome.risks) == 11
    assert not any(item.changed for item in outcome.risks)
    assert not any(item.figure.changed for item in outcome.domains)
    assert outcome.cells == ()


def test_a_measure_moves_scores_and_risks(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    posted = {"maatregel": ["G1", "G3"]}
    response = client.post(_address(round), posted, headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    outcome = response.context["outcome"]
    assert any(item.level_changed for item in outcome.risks)
    assert all(item.after >= item.before for item in outcome.tasks if item.label == "In beeld")
    sizes = [abs(item.figure.size) for item in outcome.risks if item.figure.size is not None]
    assert sizes == sorted(sizes, reverse=True)
    assert len(outcome.risks) + len(outcome.same_risks) == 11
    assert "Uw proef telt twee keuzes." in html


def test_the_difference_is_that_of_the_numbers_beside_it(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    html = client.post(_address(round), {"maatregel": ["G1", "G3"]}, headers=HTMX).content.decode()
    lines = re.findall(r"van (\d+) → wordt (\d+) ([+−]\d+)", _text(html))
    assert len(lines) >= 10
    for before, after, shown in lines:
        assert int(after) - int(before) == int(shown.replace("−", "-"))


def test_a_definitive_round_can_be_tried_too(client: Client, anna: User, aa: Municipality) -> None:
    round = make_round(aa, "basis")
    answer_everything(round, "1", "ja")
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    round.refresh_from_db()
    client.force_login(anna)
    response = client.post(_address(round), {"maatregel": "G1"})
    assert response.status_code == 200
    assert response.context["outcome"].tried


@pytest.mark.parametrize(
    "posted",
    [
        {"niveau.BOD-KEN": "5"},
        {"niveau.BOD-KEN": "weet_niet"},
        {"niveau.BESTAAT-NIET": "3"},
        {"stap.vth-uh-strategie.in_beeld": "misschien"},
        {"stap.vth-uh-strategie.gisteren": "ja"},
        {"maatregel": "V1"},
        {"tip": "BESTAAT-NIET"},
        {"dossier": "zee"},
        {"zoek": "x" * 101},
    ],
    ids=lambda posted: next(iter(posted)),
)
def test_what_cannot_be_is_refused_and_the_rest_stays(
    posted: dict[str, str], client: Client, carla: User, round: Round
) -> None:
    client.force_login(carla)
    rest = {"maatregel": ["G1", *([posted["maatregel"]] if "maatregel" in posted else [])]}
    response = client.post(_address(round), {**posted, **rest, "niveau.VTH-KEN": "4"})
    html = response.content.decode()
    assert response.status_code == 422
    assert 'role="alert"' in html
    assert "Kies een van de mogelijkheden" in html or "hooguit 100 tekens" in html
    assert re.search(r'name="niveau\.VTH-KEN".*?<option value="4" selected>', html, re.DOTALL)
    assert client.post(_address(round), posted, headers=HTMX).status_code == 422


def test_what_was_tried_stays_on_the_page_when_another_dossier_is_shown(
    client: Client, carla: User, round: Round
) -> None:
    client.force_login(carla)
    posted = {"niveau.BOD-KEN": "4", "stap.bodem-toelaatbare-kwaliteit.belegd": "nee", "dossier": "vth"}
    response = client.post(_address(round), posted)
    choices = response.context["choices"]
    assert {item.place.split(" · ")[0] for item in choices.statements} == {
        real_catalogue().dossier_by_id["vth"].label
    }
    assert [item.id for item in choices.other_statements] == ["BOD-KEN"]
    assert [item.id for item in choices.other_tasks] == ["bodem-toelaatbare-kwaliteit"]
    html = response.content.decode()
    assert html.count('name="niveau.BOD-KEN"') == 1
    assert html.count('name="stap.bodem-toelaatbare-kwaliteit.belegd"') == 1


def test_searching_finds_statements_and_tasks(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    choices = client.post(_address(round), {"zoek": "explosieven"}).context["choices"]
    assert any("xplosie" in item.title for item in choices.tasks)
    nothing = client.post(_address(round), {"zoek": "zeilboot"}).content.decode()
    assert "Geen stelling of taak gevonden" in nothing


def test_the_five_steps_are_those_with_the_most_effect(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    tips = client.get(_address(round)).context["choices"].suggestions
    assert len(tips) == 5

    def together(statement: str) -> float:
        outcome = client.post(_address(round), {"tip": statement}, headers=HTMX).context["outcome"]
        falls = {item.id: float(item.figure.size) for item in (*outcome.risks, *outcome.same_risks)}
        return -sum(falls[name] for name in top)

    start = client.get(_address(round)).context["outcome"]
    top = [item.id for item in start.risks[:3]]
    falls = [together(tip.id) for tip in tips]
    assert falls == sorted(falls, reverse=True)
    assert falls[-1] >= together("LAN-KEN")


@pytest.mark.parametrize("state", ["leeg", "nvt", "weet_niet", "4"])
def test_extreme_rounds_can_be_tried(state: str, client: Client, carla: User, aa: Municipality) -> None:
    round = make_round(aa, "volledig")
    if state != "leeg":
        answer_everything(round, state, "ja", not_applicable=state == "nvt")
    client.force_login(carla)
    assert client.get(_address(round)).status_code == 200
    response = client.post(_address(round), {"maatregel": ["G1", "G2", "A1", "A2"]})
    assert response.status_code == 200
    outcome = response.context["outcome"]
    if state in {"nvt", "4"}:
        assert not any(item.changed for item in (*outcome.risks, *outcome.same_risks))
    else:
        assert any(item.changed for item in outcome.risks)


def test_a_quick_scan_has_no_scores_to_try(client: Client, carla: User, aa: Municipality) -> None:
    round = make_round(aa)
    Round.objects.filter(pk=round.pk).update(is_scan=True)
    client.force_login(carla)
    assert client.get(_address(round))["Location"] == reverse("scan-result", args=[round.pk])


@pytest.mark.parametrize("story", [DEFINITIVE, PROVISIONAL])
def test_a_recalculation_asks_few_questions_of_the_database(
    story: str,
    client: Client,
    carla: User,
    aa: Municipality,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    round = demo_round(aa, story)
    client.force_login(carla)
    client.get(_address(round))
    with django_assert_max_num_queries(QUERIES):
        client.get(_address(round))
    with django_assert_max_num_queries(QUERIES):
        client.post(_address(round), {"maatregel": ["G1", "G3"]}, headers=HTMX)


def test_a_recalculation_scores_the_round_as_it_is_and_as_it_is_tried_and_no_more(
    client: Client, carla: User, round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(carla)
    scored: list[RoundAnswers] = []

    def counted(model: ScoringModel, answers: RoundAnswers) -> ScoreCard:
        scored.append(answers)
        return score_round(model, answers)

    monkeypatch.setattr(start, "score_round", counted)
    client.post(_address(round), {"maatregel": ["G1", "G3"], "niveau.BOD-KEN": "4"}, headers=HTMX)
    assert len(scored) == 2
    assert scored[0] != scored[1]


def test_the_results_and_the_report_lead_here(client: Client, carla: User, round: Round) -> None:
    client.force_login(carla)
    for name in ("results", "report"):
        assert f'href="{_address(round)}"' in client.get(reverse(name, args=[round.pk])).content.decode()
