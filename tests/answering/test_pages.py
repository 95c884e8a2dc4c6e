"""The pages of a round: who reads what, the one count, filters, next, search, download."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from assessments.scoring.answers_file import parse_answers
from tests.build import fill_round, make_round, real_catalogue

TASK = "bodem-toelaatbare-kwaliteit"


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


def page(client: Client, user: User, name: str, *args: object, **query: str) -> str:
    """The HTML of a page as this person sees it."""
    client.force_login(user)
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response
    return response.content.decode()


@pytest.mark.parametrize("name", ["round", "round-cross", "round-search", "make-definitive"])
def test_a_page_of_the_round_has_title_trail_and_one_heading(
    client: Client, anna: User, round: Round, name: str
) -> None:
    html = page(client, anna, name, round.pk)
    assert html.count("<h1>") == 1
    assert "Kruimelpad" in html
    assert re.search(r"<title>\s*[^·\s].* · APK beleid en wettelijk kader</title>", html)


@pytest.mark.parametrize("name", ["round-statements", "round-tasks"])
@pytest.mark.parametrize("dossier", [item.id for item in real_catalogue().dossiers])
def test_every_dossier_has_its_two_pages(
    client: Client, bram: User, round: Round, name: str, dossier: str
) -> None:
    html = page(client, bram, name, round.pk, dossier)
    assert html.count("<h1>") == 1
    catalogue = real_catalogue()
    if name == "round-statements":
        asked = [statement.id for statement in catalogue.statements_of(dossier) if statement.core]
    else:
        asked = [task.id for task in catalogue.tasks_of(dossier) if task.core]
    assert [item for item in asked if f'id="{item}"' not in html] == []


def test_an_unknown_dossier_is_not_found(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    assert client.get(reverse("round-tasks", args=[round.pk, "sport"])).status_code == 404


def test_a_statement_out_of_scope_is_not_asked(client: Client, bram: User, round: Round) -> None:
    html = page(client, bram, "round-statements", round.pk, "mobiliteit")
    assert 'id="MOB-KAD"' not in html
    assert "horen bij de omvang volledig" in html


def test_anchors_are_words_with_the_number_behind_and_apart_answers_off_the_scale(
    client: Client, bram: User, round: Round
) -> None:
    html = page(client, bram, "round-statements", round.pk, "bodem")
    anchor = real_catalogue().statement_by_id["BOD-KAD"].anchors[1]
    assert re.search(re.escape(anchor) + r'</span><span class="apk-anchor__number">1</span>', html)
    apart = html.split('class="apk-anchors__apart"')[1].split("</fieldset>")[0]
    assert 'value="weet_niet"' in apart
    assert 'value="nvt"' in apart


def test_a_question_says_why_it_is_asked_with_source_and_risks(
    client: Client, bram: User, round: Round
) -> None:
    html = page(client, bram, "round-statements", round.pk, "bodem")
    statement = real_catalogue().statement_by_id["BOD-KAD"]
    assert statement.source.lines in html
    assert real_catalogue().risk_by_id["R-MM-2"].label.replace("'", "&#x27;") in html


def test_tasks_show_law_condition_reservation_and_duties_first(
    client: Client, bram: User, aa: Municipality
) -> None:
    full = make_round(aa, "volledig")
    catalogue = real_catalogue()
    for dossier in catalogue.dossiers:
        html = page(client, bram, "round-tasks", full.pk, dossier.id)
        kinds = re.findall(r"apk-tag--(plicht|bevoegdheid|afspraak)", html)
        assert kinds == sorted(kinds, key=["plicht", "bevoegdheid", "afspraak"].index)
        assert html.count("Voorwaarde:") == sum(
            task.applies_if is not None for task in catalogue.tasks_of(dossier.id)
        )
        assert html.count('class="apk-reservation"') == sum(
            task.verification != "hoog" for task in catalogue.tasks_of(dossier.id)
        )


def test_a_task_of_another_dossier_that_touches_this_one_is_a_link_and_counts_once(
    client: Client, bram: User, aa: Municipality
) -> None:
    full = make_round(aa, "volledig")
    touching = real_catalogue().tasks_touching("bodem")
    html = page(client, bram, "round-tasks", full.pk, "bodem")
    assert touching
    for task in touching:
        assert f"/dossier/{task.dossier}/taken/#{task.id}" in html
        assert f'id="{task.id}"' not in html


def test_a_reader_sees_answers_and_no_form(client: Client, carla: User, round: Round) -> None:
    fill_round(round, level="3", note="Zie het jaarverslag.")
    for name in ("round-statements", "round-tasks"):
        html = page(client, carla, name, round.pk, "bodem")
        main = html.split("<main")[1].split("</main>")[0]
        assert "U leest mee" in main
        assert 'type="radio"' not in main
        assert "<textarea" not in main
        assert 'method="post"' not in main
    assert "Zie het jaarverslag." in page(client, carla, "round-statements", round.pk, "bodem")


def test_a_definitive_round_has_no_form_for_anybody(client: Client, anna: User, round: Round) -> None:
    fill_round(round)
    Round.objects.filter(pk=round.pk).update(status="definitief")
    for name in ("round-statements", "round-tasks"):
        main = page(client, anna, name, round.pk, "bodem").split("<main")[1].split("</main>")[0]
        assert "Deze ronde is definitief" in main
        assert 'method="post"' not in main


# --- the one count --------------------------------------------------------------------------------


def test_the_same_count_stands_on_every_page(client: Client, anna: User, round: Round) -> None:
    for statement in ("BOD-KAD", "BOD-KEN"):
        Answer.objects.create(round=round, statement=statement, value="2")
    TaskAnswer.objects.create(round=round, task=TASK, in_beeld="nee")
    total = "3 van 114 klaar"
    assert total in page(client, anna, "municipality", "GM9001")
    assert total in page(client, anna, "round", round.pk)
    catalogue = real_catalogue()
    asked = sum(task.core for task in catalogue.tasks_of("bodem"))
    asked += sum(statement.core for statement in catalogue.statements_of("bodem"))
    dossier = f"3 van {asked} klaar"
    for name in ("round-statements", "round-tasks"):
        html = page(client, anna, name, round.pk, "bodem")
        assert dossier in html
        assert f"{asked - 3} open" in html
    assert dossier in page(client, anna, "round", round.pk)


def test_a_note_without_a_choice_counts_as_open(client: Client, anna: User, round: Round) -> None:
    Answer.objects.create(round=round, statement="BOD-KAD", value="", note="Nog navragen.")
    html = page(client, anna, "round", round.pk)
    assert "0 van 114 klaar" in html
    assert html.count('work-state--mee_bezig">Mee bezig') == 1


def test_the_filters_keep_open_and_unknown_questions(client: Client, bram: User, round: Round) -> None:
    Answer.objects.create(round=round, statement="BOD-KAD", value="3")
    Answer.objects.create(round=round, statement="BOD-KEN", value="weet_niet")
    shown = page(client, bram, "round-statements", round.pk, "bodem", toon="open")
    assert 'id="BOD-KAD"' not in shown
    assert 'id="BOD-KEN"' not in shown
    assert 'id="BOD-BUD"' in shown
    shown = page(client, bram, "round-statements", round.pk, "bodem", toon="weet-niet")
    assert re.findall(r'<article class="[^"]*" id="([^"]+)"', shown) == ["BOD-KEN"]


def test_an_answered_question_is_folded_and_an_open_one_is_not(
    client: Client, bram: User, round: Round
) -> None:
    Answer.objects.create(round=round, statement="BOD-KAD", value="3")
    html = page(client, bram, "round-statements", round.pk, "bodem")
    cards = re.findall(r'id="(BOD-\w+)" tabindex.*?<details class="apk-fold"( open)?>', html, re.DOTALL)
    assert dict(cards)["BOD-KAD"] == ""
    assert dict(cards)["BOD-KEN"] == " open"


def test_per_role_shows_a_form_per_role_with_what_was_agreed(
    client: Client, bram: User, round: Round
) -> None:
    Answer.objects.create(round=round, statement="BOD-KAD", value="3", note="Samen besproken.")
    html = page(client, bram, "round-statements", round.pk, "bodem", per_rol="BOD-KAD")
    for role in real_catalogue().statement_by_id["BOD-KAD"].roles:
        assert f'id="formulier-BOD-KAD-{role}"' in html
    assert html.count("Samen besproken.") == 3


# --- next and search ------------------------------------------------------------------------------


def test_next_goes_to_the_first_open_core_question_and_on_from_there(
    client: Client, bram: User, aa: Municipality
) -> None:
    full = make_round(aa, "volledig")
    client.force_login(bram)
    seen = []
    after = ""
    for _ in range(40):
        response = client.get(reverse("next-open", args=[full.pk]), {"na": after})
        assert response.status_code == 302
        after = response["Location"].partition("#")[2]
        seen.append(after)
    catalogue = real_catalogue()
    core = {task.id for task in catalogue.tasks if task.core}
    core |= {statement.id for statement in catalogue.statements if statement.core}
    assert len(set(seen)) == 40
    assert set(seen) <= core


def test_next_skips_what_is_answered_and_turns_around_at_the_end(
    client: Client, bram: User, round: Round
) -> None:
    fill_round(round)
    Answer.objects.filter(round=round, statement="BOD-KAD").delete()
    client.force_login(bram)
    response = client.get(reverse("next-open", args=[round.pk]), {"na": "OMV-OVH"})
    assert response["Location"].endswith("/dossier/bodem/stellingen/?open=BOD-KAD#BOD-KAD")
    response = client.get(reverse("next-open", args=[round.pk]), {"na": "BOD-KAD"})
    assert response["Location"].endswith("#BOD-KAD")


def test_next_says_so_when_nothing_is_open(client: Client, bram: User, round: Round) -> None:
    fill_round(round)
    client.force_login(bram)
    response = client.get(reverse("next-open", args=[round.pk]), follow=True)
    assert response.redirect_chain[-1][0] == reverse("round", args=[round.pk])
    assert "Er staat geen vraag meer open" in response.content.decode()


@pytest.mark.parametrize(
    ("words", "expected"), [("5.89i", TASK), ("meerjarenbegroting bodem", "BOD-BUD"), ("BOD-KAD", "BOD-KAD")]
)
def test_search_finds_by_article_words_and_id(
    client: Client, bram: User, round: Round, words: str, expected: str
) -> None:
    assert f"#{expected}" in page(client, bram, "round-search", round.pk, q=words)


def test_search_without_a_find_says_what_to_do(client: Client, bram: User, round: Round) -> None:
    html = page(client, bram, "round-search", round.pk, q="<b>xyzzy</b>")
    assert "Probeer een ander woord" in html
    assert "<b>xyzzy" not in html


# --- download -------------------------------------------------------------------------------------


def test_the_download_is_the_answers_file(client: Client, carla: User, round: Round) -> None:
    fill_round(round)
    client.force_login(carla)
    response = client.get(reverse("answers-json", args=[round.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="apk-antwoorden-GM9001-2026.json"'
    assert json.loads(response.content)["formaat"] == "apk-antwoorden/1"
    file, faults = parse_answers(json.loads(response.content), real_catalogue().scoring_model)
    assert faults == []
    assert file is not None
    assert len(file.statements) == 50
