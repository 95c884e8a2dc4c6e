"""Saving through the pages, without JavaScript and as htmx does it; nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import ALL_YES, CORE, CROSS, REASON, TASK, save, stored
from tests.answering.forms_of import fields_of, open_form, post_answer, post_task, statements_url, tasks_url
from tests.build import make_round, real_catalogue


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


# --- without JavaScript ---------------------------------------------------------------------------


def test_a_form_without_javascript_saves_and_comes_back_to_the_question(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE)
    response = post_answer(client, round, fields | {"value": "3", "support": "document", "note": "Nota 2026"})
    assert response.status_code == 303
    assert response["Location"] == f"{statements_url(round)}#{CORE}"
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.role, row.value, row.support, row.note) == ("", "3", "document", "Nota 2026")
    assert (row.updated_by, row.function) == (bram, "VTH-adviseur")
    again = open_form(client, statements_url(round), CORE)
    assert (again["value"], again["note"], again["version"]) == ("3", "Nota 2026", "1")


def test_coming_back_keeps_the_filter_and_the_question(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE, toon="open")
    response = post_answer(client, round, fields | {"value": "3"})
    assert response["Location"] == f"{statements_url(round)}?toon=open&open={CORE}#{CORE}"
    assert f'id="{CORE}"' in client.get(response["Location"]).content.decode()


def test_a_filter_from_outside_does_not_come_along(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_answer(client, round, {"value": "3", "version": "0", "toon": "//kwaad.nl"})
    assert response["Location"] == f"{statements_url(round)}#{CORE}"


@pytest.mark.parametrize("version", ["9" * 5000, "1.0", "-1", "één", ""])
def test_a_version_that_is_no_number_is_refused_and_the_text_comes_back(
    client: Client, bram: User, round: Round, version: str
) -> None:
    client.force_login(bram)
    for post, fields in ((post_answer, {"value": "3"}), (post_task, {"in_beeld": "ja"})):
        response = post(client, round, fields | {"note": "Niet kwijtraken.", "version": version})
        assert response.status_code in {409, 422}
        assert "Niet kwijtraken." in response.content.decode()
    assert not Answer.objects.filter(round=round).exists()


def test_nvt_without_a_reason_is_refused_with_everything_still_there(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE)
    response = post_answer(client, round, fields | {"value": "nvt", "note": "te <kort>"})
    assert response.status_code == 422
    html = response.content.decode()
    shown = fields_of(html, f"formulier-{CORE}")
    assert (shown["value"], shown["note"], shown["version"]) == ("nvt", "te <kort>", "0")
    assert "te &lt;kort&gt;" in html
    assert re.search(r'<p class="apk-fault" id="fout-BOD-KAD-note">Leg in ten minste 20 tekens uit', html)
    assert re.search(r'id="toelichting-BOD-KAD"[^>]*aria-invalid="true"', html)
    assert stored(round) == {}


def test_a_refused_task_shows_all_steps_and_texts_again(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    fields = open_form(client, tasks_url(round), TASK)
    typed = ALL_YES | {"discussed_on": "2031-01-01", "note": "Zie het collegebesluit."}
    response = post_task(client, round, fields | typed)
    assert response.status_code == 422
    shown = fields_of(response.content.decode(), f"formulier-{TASK}")
    assert {name: shown[name] for name in typed} == typed
    assert "ligt in de toekomst" in response.content.decode()
    assert not TaskAnswer.objects.filter(round=round).exists()


def test_a_date_that_is_no_date_stays_and_is_explained(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_task(client, round, {"version": "0", "besproken": "ja", "discussed_on": "gisteren"})
    assert response.status_code == 422
    assert 'value="gisteren"' in response.content.decode()
    assert "Schrijf de datum als dag, maand en jaar" in response.content.decode()


def test_the_button_all_yes_sets_the_five_steps(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    fields = open_form(client, tasks_url(round), TASK)
    assert post_task(client, round, fields | {"all_yes": "1"}).status_code == 303
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert {step: getattr(row, step) for step in ALL_YES} == ALL_YES


def test_a_task_that_does_not_apply_is_saved_with_its_reason(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    post_task(client, round, {"version": "0", "not_applicable": "1", "nvt_reason": REASON})
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert (row.not_applicable, row.nvt_reason) == (True, REASON)
    assert REASON in client.get(tasks_url(round)).content.decode()


def test_a_choice_can_be_wiped_and_the_note_stays(client: Client, bram: User, round: Round) -> None:
    save(bram, round, note="Zie de nota.")
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE)
    post_answer(client, round, fields | {"clear": "1"})
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.support, row.note) == ("", "", "Zie de nota.")


def test_dwars_is_saved_on_its_own_page(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    url = reverse("round-cross", args=[round.pk])
    fields = open_form(client, url, CROSS)
    response = post_answer(client, round, fields | {"value": "2"}, subject=CROSS)
    assert response["Location"] == f"{url}#{CROSS}"
    assert stored(round, CROSS) == {"": "2"}


def test_per_role_saves_one_role_and_keeps_the_others(client: Client, bram: User, round: Round) -> None:
    save(bram, round, value="3")
    client.force_login(bram)
    fields = open_form(client, statements_url(round), f"{CORE}-handhaver", per_rol=CORE)
    post_answer(client, round, fields | {"value": "1"})
    assert stored(round) == {"medeoverheid": "3", "dienstverlener": "3", "handhaver": "1"}
    html = client.get(statements_url(round)).content.decode()
    assert "Handhaver:" in html


def test_one_answer_for_all_roles_joins_them_again(client: Client, bram: User, round: Round) -> None:
    save(bram, round, role="handhaver", value="1")
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE, per_rol=f"-{CORE}")
    post_answer(client, round, fields | {"value": "2"})
    assert stored(round) == {"": "2"}


@pytest.mark.parametrize("field", ["value", "support", "version", "role"])
@pytest.mark.parametrize("nonsense", ["onzin", "²"])
def test_a_value_that_no_form_offers_is_refused(
    client: Client, bram: User, round: Round, field: str, nonsense: str
) -> None:
    client.force_login(bram)
    data = {"value": "3", "support": "document", "version": "0", "role": ""} | {field: nonsense}
    for htmx in (False, True):
        response = post_answer(client, round, data, htmx=htmx)
        assert response.status_code == 422
        assert "Niet opgeslagen" in response.content.decode()
    assert stored(round) == {}


def test_the_only_role_of_a_statement_may_be_named(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    only = next(item for item in real_catalogue().statements if item.core and len(item.roles) == 1)
    data = {"value": "3", "version": "0", "role": only.roles[0]}
    assert post_answer(client, round, data, subject=only.id, htmx=True).status_code == 200
    assert stored(round, only.id) == {only.roles[0]: "3"}


def test_a_statement_out_of_scope_is_refused_in_words(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_answer(client, round, {"value": "3", "version": "0"}, subject="MOB-KAD")
    assert response.status_code == 422
    assert "hoort niet bij de omvang basis" in response.content.decode()


@pytest.mark.parametrize(("name", "subject"), [("save-answer", "GEEN-ID"), ("save-task", "geen-taak")])
def test_an_unknown_question_is_not_found(
    client: Client, bram: User, round: Round, name: str, subject: str
) -> None:
    client.force_login(bram)
    assert client.post(reverse(name, args=[round.pk, subject]), {"version": "0"}).status_code == 404
