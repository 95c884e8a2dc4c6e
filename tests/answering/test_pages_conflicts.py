"""Saving when something is in the way: a colleague, a lock, an expired log-in; and what htmx gets."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.answering.services import make_definitive
from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import CORE, REASON, TASK, save, save_steps, stored
from tests.answering.forms_of import open_form, post_answer, post_task, statements_url, tasks_url
from tests.build import fill_round, make_round, real_catalogue


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


# --- a colleague was first ------------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [False, True])
def test_a_stale_answer_writes_nothing_and_shows_both_versions(
    client: Client, anna: User, bram: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, statements_url(round), CORE)
    save(bram, round, value="1", note="Bram schreef dit.")
    response = post_answer(client, round, fields | {"value": "4", "note": "Anna schreef dit."}, htmx=htmx)
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
    html = post_answer(client, round, fields, htmx=htmx).content.decode()
    newer = re.search(r'name="keep_own" value="(\d+)"', html)
    assert newer
    response = post_answer(client, round, fields | {"keep_own": newer[1]}, htmx=htmx)
    assert response.status_code in {200, 303}
    assert stored(round) == {"": "4"}


def test_choosing_the_own_version_is_stale_again_when_a_third_save_came(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    client.force_login(anna)
    save(bram, round, value="1")
    save(bram, round, value="2", expected_version=1)
    response = post_answer(client, round, {"value": "4", "version": "0", "keep_own": "1"})
    assert response.status_code == 409
    assert stored(round) == {"": "2"}


@pytest.mark.parametrize("htmx", [False, True])
def test_a_stale_task_shows_both_versions(
    client: Client, anna: User, bram: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, tasks_url(round), TASK)
    save_steps(bram, round, steps={"in_beeld": "nee"}, note="Volgens Bram.")
    response = post_task(client, round, fields | {"in_beeld": "ja", "note": "Volgens Anna."}, htmx=htmx)
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
        client, round, fields | {"value": "4", "note": "Net te laat geschreven."}, htmx=htmx
    )
    assert response.status_code == 409
    html = response.content.decode()
    assert "Deze ronde is definitief" in html
    assert htmx or "Net te laat geschreven." in html
    assert stored(round) == {"": "2"}


def test_htmx_logged_out_gets_a_message_and_no_login_page(client: Client, round: Round) -> None:
    response = post_answer(client, round, {"value": "3", "version": "0"}, htmx=True)
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
    response = post_answer(client, round, {"value": "3", "version": "0"}, htmx=True)
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
    html = post_answer(
        client, round, {"value": "nvt", "note": "kort", "version": "0"}, htmx=True
    ).content.decode()
    assert re.match(r'\s*<span class="apk-saved--fout"[^>]*>Niet opgeslagen', html)
    assert re.search(r"innerHTML:#fout-BOD-KAD-note[^>]*>Leg in ten minste 20 tekens uit", html)
    html = post_task(
        client, round, {"not_applicable": "1", "nvt_reason": "x", "version": "0"}, htmx=True
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
    response = post_answer(client, round, {"confirm": "1", "version": "1", "role": ""})
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
