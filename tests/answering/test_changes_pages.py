"""The page with all changes, the lines at a question, and the button "Klopt nog"."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.answering.services import make_definitive
from assessments.models import Answer, Assignment, DossierWork, Municipality, Round, TaskAnswer, User
from tests.answering.last_year import begin_2027, finish_2026
from tests.build import fill_round, make_round, real_catalogue
from tests.editions import make_moved_edition, make_second_edition

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def last(aa: Municipality) -> Round:
    return finish_2026(aa)


@pytest.fixture
def round(aa: Municipality, last: Round, anna: User) -> Round:
    return begin_2027(aa, anna)


def page(client: Client, person: User, name: str, *args: object, query: str = "") -> str:
    client.force_login(person)
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def confirm(
    client: Client,
    person: User,
    round: Round,
    subject: str,
    *,
    headers: dict[str, str] | None = None,
    **data: object,
) -> tuple[int, str]:
    """The status, and the fragment or the address it leads to."""
    client.force_login(person)
    url = reverse("confirm-prefilled", args=[round.pk, subject])
    response = client.post(url, {"version": 1, **data}, headers=headers or {})
    return response.status_code, response.content.decode() or response.headers.get("Location", "")


# --- the page


def test_the_page_says_what_changed_why_and_what_was_answered(
    client: Client, carla: User, round: Round
) -> None:
    html = page(client, carla, "round-changes", round.pk)
    for text in (
        "Wat is er veranderd sinds de vorige editie",
        "Inhoudelijk gewijzigd",
        "Tekst verduidelijkt",
        "De ankers vragen nu naar aansluiting op de basisregistratie ondergrond.",
        "Binnen vijf dagen.",
        '<ins class="apk-ins"><span class="apk-sr">(nieuw: </span>',
        '<del class="apk-del"><span class="apk-sr">(vervallen: </span>',
        reverse("question", args=[round.pk, "VTH-KEN-1"]),
    ):
        assert text in html, text


def test_the_page_keeps_one_kind(client: Client, carla: User, round: Round) -> None:
    html = page(client, carla, "round-changes", round.pk, query="?soort=vervallen")
    assert "Deze vraag leverde in de eerste editie geen verschil" in html
    assert "VTH-KEN-1" not in html


def test_a_first_edition_has_nothing_to_show(client: Client, anna: User, aa: Municipality) -> None:
    html = page(client, anna, "round-changes", make_round(aa).pk)
    assert "Dit is de eerste editie" in html


def test_a_question_out_of_scope_has_no_link(
    client: Client, anna: User, aa: Municipality, last: Round
) -> None:
    round = begin_2027(aa, anna, "basis")
    html = page(client, anna, "round-changes", round.pk)
    assert "Deze vraag valt buiten de omvang van uw ronde." in html
    assert reverse("question", args=[round.pk, "lucht-geluidgevoelige-gebouwen"]) not in html


def test_a_partner_sees_no_answer_outside_the_own_part(client: Client, olga: User, round: Round) -> None:
    html = page(client, olga, "round-changes", round.pk)
    assert "in uw deel van de ronde" in html
    assert "BOD-BED" not in html
    assert "Luchtkwaliteit" not in html


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("round-changes", []),
        ("round-statements", ["bodem"]),
        ("round-tasks", ["bodem"]),
        ("round-cross", []),
        ("question", ["BOD-KEN"]),
        ("question", ["bodem-toevalsvondst"]),
    ],
)
def test_a_page_of_a_prefilled_round_stays_within_the_budget(
    client: Client, anna: User, round: Round, name: str, args: list[str]
) -> None:
    client.force_login(anna)
    path = reverse(name, args=[round.pk, *args])
    before = queries(client, path)
    Answer.objects.filter(round=round).update(to_confirm=False)
    assert queries(client, path) == before <= 12


def test_the_start_of_a_round_leads_to_the_changes(
    client: Client, olga: User, round: Round, last: Round
) -> None:
    link = reverse("round-changes", args=[round.pk])
    assert link in page(client, olga, "round", round.pk)
    assert "Wat is er veranderd" not in page(client, olga, "round", last.pk)


# --- at a question


def test_a_changed_statement_says_so_on_its_card(client: Client, bram: User, round: Round) -> None:
    html = page(client, bram, "round-statements", round.pk, "vth")
    assert "Nieuw in deze editie" in html
    assert "Vorige keer antwoordde u" in html


def test_a_changed_task_says_so_on_its_card(client: Client, bram: User, round: Round) -> None:
    html = page(client, bram, "round-tasks", round.pk, "luchtkwaliteit")
    assert "Sinds 1 januari 2027 moet het programma ook over fijnstof gaan." in html


def test_the_question_page_says_it_too(client: Client, bram: User, round: Round) -> None:
    html = page(client, bram, "question", round.pk, "LUC-CON-1")
    assert "Deze vraag vervangt meer vragen" in html


@pytest.mark.parametrize(
    ("page_name", "args"),
    [
        ("round-changes", []),
        ("round-statements", ["vth"]),
        ("round-tasks", ["vth"]),
        ("question", ["VTH-CON-1"]),
        ("question", ["vth-regionale-strategie"]),
    ],
)
def test_a_question_from_outside_the_part_brings_no_old_answer_along(
    client: Client, olga: User, bram: User, aa: Municipality, page_name: str, args: list[str]
) -> None:
    secret = "Alleen voor de eigen afdeling."
    last = make_round(aa, "volledig")
    fill_round(last)
    Answer.objects.filter(round=last, statement__in=["LUC-CON", "LUC-VBF"]).update(note=secret)
    TaskAnswer.objects.filter(round=last, task="vth-regionale-strategie").update(note=secret)
    make_definitive(actor=None, round=last, catalogue=real_catalogue(), function="Coördinator APK")
    make_moved_edition()
    round = begin_2027(aa)
    assert secret in page(client, bram, page_name, round.pk, *args)
    html = page(client, olga, page_name, round.pk, *args)
    assert secret not in html
    assert not {"LUC-CON", "LUC-VBF"} & set(re.findall(r"[A-Z]{3}-[A-Z]{3}", html))


def test_a_partner_does_not_read_old_answers_of_other_roles(client: Client, olga: User, round: Round) -> None:
    html = page(client, olga, "round-statements", round.pk, "vth")
    assert "Nog bevestigen" in html
    assert "apk-changed" in html


# --- confirming


def test_confirming_goes_back_to_the_question(client: Client, bram: User, round: Round) -> None:
    status, location = confirm(client, bram, round, "BOD-KEN")
    assert status == 303
    assert location.endswith("?open=BOD-KEN#BOD-KEN")
    assert not Answer.objects.get(round=round, statement="BOD-KEN").to_confirm


def test_confirming_on_the_question_page_stays_there(client: Client, bram: User, round: Round) -> None:
    assert "Klopt nog" in page(client, bram, "question", round.pk, "BOD-KEN")
    status, location = confirm(client, bram, round, "BOD-KEN", terug="vraag")
    assert (status, location) == (303, reverse("question", args=[round.pk, "BOD-KEN"]))


def test_htmx_gets_the_fragment_of_a_save(client: Client, bram: User, round: Round) -> None:
    status, html = confirm(client, bram, round, "BOD-KEN", headers=HTMX)
    assert status == 200
    assert "Opgeslagen" in html
    assert "innerHTML:#bevestig-BOD-KEN" in html
    status, html = confirm(client, bram, round, "bodem-toevalsvondst", headers=HTMX)
    assert status == 200
    assert not TaskAnswer.objects.get(round=round, task="bodem-toevalsvondst").to_confirm


def test_a_stale_page_is_told_so(client: Client, bram: User, round: Round) -> None:
    confirm(client, bram, round, "BOD-KEN")
    status, html = confirm(client, bram, round, "BOD-KEN", headers=HTMX)
    assert status == 409
    assert "Een collega wijzigde dit antwoord intussen." in html


@pytest.mark.parametrize("version", ["", "abc", "-1"])
def test_a_version_that_is_none_is_refused(client: Client, bram: User, round: Round, version: str) -> None:
    status, _ = confirm(client, bram, round, "BOD-KEN", version=version, headers=HTMX)
    assert status == 422
    assert Answer.objects.get(round=round, statement="BOD-KEN").to_confirm


def test_who_does_not_set_the_answer_does_not_confirm_it(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    status, html = confirm(client, bram, round, "BOD-KEN", headers=HTMX)
    assert status == 403
    assert "Dit antwoord is toegewezen aan Anna" in html
    assert Answer.objects.get(round=round, statement="BOD-KEN").to_confirm


def test_an_agreed_dossier_is_closed(client: Client, bram: User, round: Round) -> None:
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    assert confirm(client, bram, round, "BOD-KEN", headers=HTMX)[0] == 409


def test_a_partner_confirms_the_own_role_only(client: Client, olga: User, round: Round) -> None:
    assert confirm(client, olga, round, "VTH-OVH")[0] == 404
    assert confirm(client, olga, round, "BOD-KEN", role="handhaver")[0] == 404
    assert confirm(client, olga, round, "VTH-OVH", role="handhaver")[0] == 303
    found = {row.role: row.to_confirm for row in Answer.objects.filter(round=round, statement="VTH-OVH")}
    assert found.pop("handhaver") is False
    assert all(found.values())


# --- starting


def test_the_coordinator_chooses_what_the_round_begins_with(
    client: Client, anna: User, aa: Municipality, last: Round
) -> None:
    edition = make_second_edition()
    html = page(client, anna, "municipality", aa.pk)
    assert "Begin met de antwoorden van de APK 2026" in html
    assert "Neem de werkverdeling over" in html
    url = reverse("municipality", args=[aa.pk])
    client.post(url, {"edition": edition.pk, "scope": "basis", "begin": "vorige"})
    assert Round.objects.get(edition=edition).prefilled_from == last


def test_the_coordinator_may_begin_empty(client: Client, anna: User, aa: Municipality, last: Round) -> None:
    edition = make_second_edition()
    client.force_login(anna)
    data = {"edition": edition.pk, "scope": "basis", "begin": "leeg"}
    response = client.post(reverse("municipality", args=[aa.pk]), data)
    assert response.status_code == 302
    assert Round.objects.get(edition=edition).prefilled_from is None


def test_nothing_is_offered_without_a_last_round(client: Client, anna: User, aa: Municipality) -> None:
    make_second_edition()
    assert "Waarmee begint de ronde?" not in page(client, anna, "municipality", aa.pk)
