"""Saving through the pages, without JavaScript and as htmx does it; nothing typed is ever lost."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from assessments.answering.services import make_definitive
from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import ALL_YES, CORE, CROSS, REASON, TASK, save, save_steps, stored
from tests.answering.forms_of import fields_of
from tests.build import fill_round, make_round, real_catalogue

HTMX = {"HX-Request": "true"}


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


def statements_url(round: Round) -> str:
    return reverse("round-statements", args=[round.pk, "bodem"])


def tasks_url(round: Round) -> str:
    return reverse("round-tasks", args=[round.pk, "bodem"])


def open_form(client: Client, url: str, key: str, **query: str) -> dict[str, str]:
    """The fields of a question as the page gives them."""
    return fields_of(client.get(url, query).content.decode(), f"formulier-{key}")


def post_answer(
    client: Client, round: Round, htmx: bool = False, subject: str = CORE, **data: str
) -> HttpResponse:
    """Post a statement."""
    url = reverse("save-answer", args=[round.pk, subject])
    response: HttpResponse = client.post(url, data, headers=HTMX if htmx else None)
    return response


def post_task(client: Client, round: Round, htmx: bool = False, **data: str) -> HttpResponse:
    """Post a task."""
    url = reverse("save-task", args=[round.pk, TASK])
    response: HttpResponse = client.post(url, data, headers=HTMX if htmx else None)
    return response


# --- without JavaScript ---------------------------------------------------------------------------


def test_a_form_without_javascript_saves_and_comes_back_to_the_question(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE)
    response = post_answer(
        client, round, **(fields | {"value": "3", "support": "document", "note": "Nota 2026"})
    )
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
    response = post_answer(client, round, **(fields | {"value": "3"}))
    assert response["Location"] == f"{statements_url(round)}?toon=open&open={CORE}#{CORE}"
    assert f'id="{CORE}"' in client.get(response["Location"]).content.decode()


def test_a_filter_from_outside_does_not_come_along(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_answer(client, round, value="3", version="0", toon="//kwaad.nl")
    assert response["Location"] == f"{statements_url(round)}#{CORE}"


def test_nvt_without_a_reason_is_refused_with_everything_still_there(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE)
    response = post_answer(client, round, **(fields | {"value": "nvt", "note": "te <kort>"}))
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
    response = post_task(client, round, **(fields | typed))
    assert response.status_code == 422
    shown = fields_of(response.content.decode(), f"formulier-{TASK}")
    assert {name: shown[name] for name in typed} == typed
    assert "ligt in de toekomst" in response.content.decode()
    assert not TaskAnswer.objects.filter(round=round).exists()


def test_a_date_that_is_no_date_stays_and_is_explained(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_task(client, round, version="0", besproken="ja", discussed_on="gisteren")
    assert response.status_code == 422
    assert 'value="gisteren"' in response.content.decode()
    assert "Schrijf de datum als dag, maand en jaar" in response.content.decode()


def test_the_button_all_yes_sets_the_five_steps(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    fields = open_form(client, tasks_url(round), TASK)
    assert post_task(client, round, **(fields | {"all_yes": "1"})).status_code == 303
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert {step: getattr(row, step) for step in ALL_YES} == ALL_YES


def test_a_task_that_does_not_apply_is_saved_with_its_reason(
    client: Client, bram: User, round: Round
) -> None:
    client.force_login(bram)
    post_task(client, round, version="0", not_applicable="1", nvt_reason=REASON)
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert (row.not_applicable, row.nvt_reason) == (True, REASON)
    assert REASON in client.get(tasks_url(round)).content.decode()


def test_a_choice_can_be_wiped_and_the_note_stays(client: Client, bram: User, round: Round) -> None:
    save(bram, round, note="Zie de nota.")
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE)
    post_answer(client, round, **(fields | {"clear": "1"}))
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.support, row.note) == ("", "", "Zie de nota.")


def test_dwars_is_saved_on_its_own_page(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    url = reverse("round-cross", args=[round.pk])
    fields = open_form(client, url, CROSS)
    response = post_answer(client, round, subject=CROSS, **(fields | {"value": "2"}))
    assert response["Location"] == f"{url}#{CROSS}"
    assert stored(round, CROSS) == {"": "2"}


def test_per_role_saves_one_role_and_keeps_the_others(client: Client, bram: User, round: Round) -> None:
    save(bram, round, value="3")
    client.force_login(bram)
    fields = open_form(client, statements_url(round), f"{CORE}-handhaver", per_rol=CORE)
    post_answer(client, round, **(fields | {"value": "1"}))
    assert stored(round) == {"medeoverheid": "3", "dienstverlener": "3", "handhaver": "1"}
    html = client.get(statements_url(round)).content.decode()
    assert "Handhaver:" in html


def test_one_answer_for_all_roles_joins_them_again(client: Client, bram: User, round: Round) -> None:
    save(bram, round, role="handhaver", value="1")
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE, per_rol=f"-{CORE}")
    post_answer(client, round, **(fields | {"value": "2"}))
    assert stored(round) == {"": "2"}


@pytest.mark.parametrize("field", ["value", "support", "version", "role"])
def test_a_value_that_no_form_offers_is_refused(client: Client, bram: User, round: Round, field: str) -> None:
    client.force_login(bram)
    data = {"value": "3", "support": "document", "version": "0", "role": ""} | {field: "onzin"}
    for htmx in (False, True):
        response = post_answer(client, round, htmx, **data)
        assert response.status_code == 422
        assert "Niet opgeslagen" in response.content.decode()
    assert stored(round) == {}


def test_a_statement_out_of_scope_is_refused_in_words(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_answer(client, round, subject="MOB-KAD", value="3", version="0")
    assert response.status_code == 422
    assert "hoort niet bij de omvang basis" in response.content.decode()


@pytest.mark.parametrize(("name", "subject"), [("save-answer", "GEEN-ID"), ("save-task", "geen-taak")])
def test_an_unknown_question_is_not_found(
    client: Client, bram: User, round: Round, name: str, subject: str
) -> None:
    client.force_login(bram)
    assert client.post(reverse(name, args=[round.pk, subject]), {"version": "0"}).status_code == 404


# --- a colleague was first ------------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [False, True])
def test_a_stale_answer_writes_nothing_and_shows_both_versions(
    client: Client, anna: User, bram: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, statements_url(round), CORE)
    save(bram, round, value="1", note="Bram schreef dit.")
    response = post_answer(client, round, htmx, **(fields | {"value": "4", "note": "Anna schreef dit."}))
    assert response.status_code == 409
    html = response.content.decode()
    for text in ("Uw versie", "Versie van Bram", "Anna schreef dit.", "Bram schreef dit."):
        assert text in html
    anchors = real_catalogue().statement_by_id[CORE].anchors
    assert anchors[1] in html
    assert anchors[4] in html
    assert stored(round) == {"": "1"}


@pytest.mark.parametrize("htmx", [False, True])
def test_choosing_the_own_version_saves_on_top_of_the_newer(
    client: Client, anna: User, bram: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, statements_url(round), CORE) | {"value": "4"}
    save(bram, round, value="1")
    html = post_answer(client, round, htmx, **fields).content.decode()
    newer = re.search(r'name="keep_own" value="(\d+)"', html)
    assert newer
    response = post_answer(client, round, htmx, **(fields | {"keep_own": newer[1]}))
    assert response.status_code in {200, 303}
    assert stored(round) == {"": "4"}


def test_choosing_the_own_version_is_stale_again_when_a_third_save_came(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    client.force_login(anna)
    save(bram, round, value="1")
    save(bram, round, value="2", expected_version=1)
    response = post_answer(client, round, value="4", version="0", keep_own="1")
    assert response.status_code == 409
    assert stored(round) == {"": "2"}


@pytest.mark.parametrize("htmx", [False, True])
def test_a_stale_task_shows_both_versions(
    client: Client, anna: User, bram: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, tasks_url(round), TASK)
    save_steps(bram, round, steps={"in_beeld": "nee"}, note="Volgens Bram.")
    response = post_task(client, round, htmx, **(fields | {"in_beeld": "ja", "note": "Volgens Anna."}))
    assert response.status_code == 409
    html = response.content.decode()
    for text in ("Uw versie", "Versie van Bram", "Volgens Anna.", "Volgens Bram."):
        assert text in html
    assert TaskAnswer.objects.get(round=round, task=TASK).in_beeld == "nee"


# --- locked, logged out, htmx ---------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [False, True])
def test_a_round_that_was_locked_meanwhile_says_so_and_shows_the_text(
    client: Client, anna: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, statements_url(round), CORE)
    fill_round(round)
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Coördinator APK")
    response = post_answer(
        client, round, htmx, **(fields | {"value": "4", "note": "Net te laat geschreven."})
    )
    assert response.status_code == 409
    html = response.content.decode()
    assert "Deze ronde is definitief" in html
    assert htmx or "Net te laat geschreven." in html
    assert stored(round) == {"": "2"}


def test_htmx_logged_out_gets_a_message_and_no_login_page(client: Client, round: Round) -> None:
    response = post_answer(client, round, htmx=True, value="3", version="0")
    assert response.status_code == 401
    html = response.content.decode()
    assert "Niet opgeslagen: u bent niet meer ingelogd" in html
    assert "<h1" not in html
    assert stored(round) == {}


def test_a_plain_post_logged_out_comes_back_to_the_page_after_logging_in(
    client: Client, round: Round
) -> None:
    url = reverse("save-answer", args=[round.pk, CORE])
    page = statements_url(round)
    response = client.post(url, {"value": "3"}, headers={"Referer": f"http://testserver{page}?toon=open"})
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))
    assert response["Location"].endswith(f"next={page}")
    elsewhere = client.post(url, {"value": "3"}, headers={"Referer": "https://kwaad.nl/val"})
    assert "kwaad" not in elsewhere["Location"]


def test_htmx_gets_only_what_changed_and_never_the_form(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = post_answer(client, round, htmx=True, value="3", version="0")
    html = response.content.decode()
    assert response.status_code == 200
    assert re.match(r"\s*Opgeslagen \d\d:\d\d", html)
    assert 'name="version" value="1"' in html
    assert "<form" not in html
    assert "<textarea" not in html
    assert 'id="zijde-bodem"' in html
    assert 'id="tellers"' in html


def test_htmx_refused_brings_the_message_beside_the_field(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    html = post_answer(client, round, htmx=True, value="nvt", note="kort", version="0").content.decode()
    assert re.match(r'\s*<span class="apk-saved--fout"[^>]*>Niet opgeslagen', html)
    assert re.search(r"innerHTML:#fout-BOD-KAD-note[^>]*>Leg in ten minste 20 tekens uit", html)
    html = post_task(
        client, round, htmx=True, not_applicable="1", nvt_reason="x", version="0"
    ).content.decode()
    assert re.search(r"innerHTML:#fout-bodem-toelaatbare-kwaliteit-nvt_reason[^>]*>Leg in", html)


# --- a second person for nvt in the core ----------------------------------------------------------


def test_a_second_person_confirms_that_a_core_statement_does_not_apply(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    save(bram, round, value="nvt", support="", note=REASON)
    client.force_login(bram)
    assert 'name="confirm"' not in client.get(statements_url(round), {"open": CORE}).content.decode()
    client.force_login(anna)
    html = client.get(statements_url(round), {"open": CORE}).content.decode()
    assert "Bevestig dat dit niet van toepassing is" in html
    response = post_answer(client, round, confirm="1", version="1", role="")
    assert response.status_code == 303
    assert Answer.objects.get(round=round, statement=CORE).confirmed_by == anna


def test_the_first_person_cannot_confirm_the_own_answer(client: Client, bram: User, round: Round) -> None:
    save(bram, round, value="nvt", support="", note=REASON)
    client.force_login(bram)
    url = reverse("save-answer", args=[round.pk, CORE])
    html = client.post(url, {"confirm": "1", "version": "1", "role": ""}, follow=True).content.decode()
    assert "Vraag een collega om het te bevestigen" in html
    assert Answer.objects.get(round=round, statement=CORE).confirmed_at is None


def test_confirming_something_that_changed_meanwhile_is_refused(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    save(bram, round, value="nvt", support="", note=REASON)
    save(bram, round, value="nvt", support="", note=f"{REASON} Echt.", expected_version=1)
    client.force_login(anna)
    url = reverse("save-answer", args=[round.pk, CORE])
    html = client.post(url, {"confirm": "1", "version": "1", "role": ""}, follow=True).content.decode()
    assert "Een collega wijzigde dit antwoord intussen" in html
    assert Answer.objects.get(round=round, statement=CORE).confirmed_at is None
