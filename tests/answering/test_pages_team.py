"""Questions in a team: owned by somebody, agreed, carried over from last year, talked about."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.answering.services import FaultyFile, RoundLocked, import_round
from assessments.models import (
    Answer,
    Assignment,
    Comment,
    DossierWork,
    Evidence,
    EvidenceUse,
    Municipality,
    Proposal,
    Round,
    TaskAnswer,
    User,
)
from tests.answering.calls import CORE, TASK, save, save_steps, stored
from tests.answering.forms_of import (
    open_form,
    post_answer,
    post_task,
    statements_url,
    tasks_url,
)
from tests.build import fill_round, make_round, real_catalogue


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def main_of(client: Client, url: str, **query: str) -> str:
    return client.get(url, query).content.decode().split("<main")[1].split("</main>")[0]


def card_of(html: str, name: str) -> str:
    return html.split(f'id="{name}" tabindex')[1].split("</article>")[0]


# --- owned by a colleague -------------------------------------------------------------------------


def test_a_question_of_a_colleague_is_read_only_and_says_whose_it_is(
    client: Client, bram: User, carla: User, round: Round
) -> None:
    Assignment.objects.create(round=round, dossier="bodem", subject=CORE, person=carla)
    client.force_login(bram)
    html = main_of(client, statements_url(round))
    card = card_of(html, CORE)
    assert "Dit antwoord is toegewezen aan Carla" in card
    assert "Doe een voorstel" in card
    assert 'type="radio"' not in card
    assert 'type="radio"' in card_of(html, "BOD-KEN")


def test_the_dossier_says_to_whom_it_was_given(client: Client, bram: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="bodem", assigned_function="Bodemadviseur")
    client.force_login(bram)
    for url in (statements_url(round), tasks_url(round)):
        assert "Toegewezen aan: Bodemadviseur" in main_of(client, url)


@pytest.mark.parametrize("htmx", [False, True])
def test_saving_for_a_colleague_is_refused_with_whose_it_is_and_the_text_stays(
    client: Client, bram: User, carla: User, round: Round, htmx: bool
) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(round), CORE) | {"value": "3", "note": "Van Bram."}
    Assignment.objects.create(round=round, dossier="bodem", person=carla)
    response = post_answer(client, round, fields, htmx=htmx)
    assert response.status_code == 403
    html = response.content.decode()
    assert "Dit antwoord is toegewezen aan Carla. U kunt hier een voorstel doen." in html
    assert htmx or "Van Bram." in html
    assert ("X-Apk-Refused" in response.headers) == htmx
    assert stored(round) == {}
    task = post_task(client, round, {"in_beeld": "ja", "version": "0"}, htmx=htmx)
    assert task.status_code == 403
    assert "Deze taak is toegewezen aan Carla" in task.content.decode()
    assert not TaskAnswer.objects.exists()


def test_the_owner_and_the_coordinator_save(client: Client, anna: User, bram: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="bodem", assigned_function="vth-adviseur")
    for version, person in enumerate((bram, anna)):
        client.force_login(person)
        data = {"value": str(version), "version": str(version)}
        assert post_answer(client, round, data, htmx=True).status_code == 200


def test_next_skips_what_a_colleague_does(client: Client, bram: User, carla: User, round: Round) -> None:
    fill_round(round)
    Answer.objects.filter(statement__in=[CORE, "VTH-KAD"]).delete()
    Assignment.objects.create(round=round, dossier="bodem", person=carla)
    client.force_login(bram)
    url = reverse("next-open", args=[round.pk])
    assert client.get(url)["Location"].endswith("#VTH-KAD")
    save(carla, round, statement="VTH-KAD")
    assert "voor u geen vraag meer open" in client.get(url, follow=True).content.decode()


# --- a dossier that is akkoord --------------------------------------------------------------------


def agree(round: Round, dossier: str = "bodem") -> DossierWork:
    return DossierWork.objects.create(round=round, dossier=dossier, state="akkoord")


@pytest.mark.parametrize("htmx", [False, True])
def test_an_agreed_dossier_is_read_only_and_refuses_saves(
    client: Client, anna: User, round: Round, htmx: bool
) -> None:
    client.force_login(anna)
    fields = open_form(client, statements_url(round), CORE) | {"value": "3"}
    agree(round)
    main = main_of(client, statements_url(round))
    assert "Dit dossier is akkoord" in main
    assert 'type="radio"' not in main
    for response in (
        post_answer(client, round, fields, htmx=htmx),
        post_task(client, round, {"in_beeld": "ja", "version": "0"}, htmx=htmx),
    ):
        assert response.status_code == 409
        assert "Vraag de coördinator om het terug te geven" in response.content.decode()
    assert not Answer.objects.exists()
    save(anna, round, statement="VTH-KAD")


def test_an_agreed_dossier_refuses_its_services(bram: User, round: Round) -> None:
    agree(round)
    with pytest.raises(RoundLocked, match="Dit dossier is akkoord"):
        save(bram, round)
    with pytest.raises(RoundLocked, match="Dit dossier is akkoord"):
        save_steps(bram, round)


def test_the_round_says_which_dossiers_are_agreed(client: Client, bram: User, round: Round) -> None:
    agree(round)
    client.force_login(bram)
    main = main_of(client, reverse("round", args=[round.pk]))
    assert main.count("work-state--akkoord") == 1


def test_a_file_with_other_answers_in_an_agreed_dossier_is_refused_whole(anna: User, round: Round) -> None:
    def data(*rows: tuple[str, int]) -> dict[str, object]:
        return {
            "formaat": "apk-antwoorden/1",
            "gemeente": "GM9001",
            "editie": "2026",
            "scope": "basis",
            "status": "voorlopig",
            "taken": [],
            "stellingen": [{"id": name, "rol": None, "antwoord": value} for name, value in rows],
            "dwars": [],
        }

    save(anna, round, value="3", support="", function="")
    agree(round)
    with pytest.raises(FaultyFile) as refused:
        import_round(actor=anna, data=data((CORE, 1), ("VTH-KAD", 2)), catalogue=real_catalogue())
    assert CORE in refused.value.faults[0]
    assert "Geef het dossier eerst terug" in refused.value.faults[0]
    assert stored(round, "VTH-KAD") == {}
    import_round(actor=anna, data=data((CORE, 3), ("VTH-KAD", 2)), catalogue=real_catalogue())
    assert stored(round, "VTH-KAD") == {"": "2"}


# --- carried over from the last round -------------------------------------------------------------


@pytest.fixture
def carried(round: Round) -> Round:
    Answer.objects.create(round=round, statement=CORE, value="3", note="Vorig jaar.", to_confirm=True)
    TaskAnswer.objects.create(round=round, task=TASK, in_beeld="nee", to_confirm=True)
    return round


def test_what_was_carried_over_is_shown_and_does_not_count(
    client: Client, bram: User, carried: Round
) -> None:
    client.force_login(bram)
    start = main_of(client, reverse("round", args=[carried.pk]))
    assert "0 van 114 klaar" in start
    assert "2 nog bevestigen" in start
    main = main_of(client, statements_url(carried))
    card = card_of(main, CORE)
    assert "Nog bevestigen" in card
    assert "Klopt nog" in card
    assert "Vorig jaar." in card
    assert "Nog bevestigen (1)" in main
    shown = main_of(client, statements_url(carried), toon="bevestigen")
    assert re.findall(r'<article class="[^"]*" id="([^"]+)"', shown) == [CORE]
    shown = main_of(client, tasks_url(carried), toon="bevestigen")
    assert re.findall(r'<article class="[^"]*" id="([^"]+)"', shown) == [TASK]
    assert CORE not in client.get(reverse("answers-json", args=[carried.pk])).content.decode()


def test_saving_it_as_it_is_confirms_it(client: Client, bram: User, carried: Round) -> None:
    client.force_login(bram)
    response = post_answer(client, carried, open_form(client, statements_url(carried), CORE), htmx=True)
    assert response.status_code == 200
    assert "Nog bevestigen" not in response.content.decode()
    assert post_task(client, carried, open_form(client, tasks_url(carried), TASK)).status_code == 303
    assert not Answer.objects.filter(to_confirm=True).exists()
    assert not TaskAnswer.objects.filter(to_confirm=True).exists()
    assert "2 van 114 klaar" in main_of(client, reverse("round", args=[carried.pk]))
    assert "Nog bevestigen" not in main_of(client, statements_url(carried))


def test_confirming_what_a_colleague_changed_meanwhile_is_a_conflict(
    client: Client, anna: User, bram: User, carried: Round
) -> None:
    client.force_login(bram)
    fields = open_form(client, statements_url(carried), CORE)
    save(anna, carried, value="1", expected_version=1)
    assert post_answer(client, carried, fields, htmx=True).status_code == 409


# --- what is said about a question ----------------------------------------------------------------


def test_a_question_says_how_much_is_said_about_it(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    for resolved in (None, None, "2026-03-01T12:00:00Z"):
        Comment.objects.create(
            round=round,
            subject=CORE,
            author=bram,
            author_name="Bram",
            text="Klopt dit?",
            resolved_at=resolved,
        )
    piece = Evidence.objects.create(round=round, title="Nota", url="https://aa.voorbeeld.nl/nota")
    EvidenceUse.objects.create(round=round, evidence=piece, subject=CORE)
    for person, value in ((anna, "1"), (bram, "3")):
        Proposal.objects.create(round=round, statement=CORE, author=person, value=value)
    client.force_login(bram)
    card = card_of(main_of(client, statements_url(round)), CORE)
    url = reverse("question", args=[round.pk, CORE])
    for text, anchor in (
        ("2 open opmerkingen", "opmerkingen"),
        ("1 bewijsstuk", "bewijs"),
        ("2 voorstellen", "voorstellen"),
        ("Geschiedenis", "geschiedenis"),
    ):
        assert re.search(rf'href="{url}#{anchor}"[^>]*>{text}</a>', card)
