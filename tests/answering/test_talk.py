"""The page Bespreken: the right subjects, the heaviest first, for who may see them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.answering.services import set_blind
from assessments.models import (
    Answer,
    Assignment,
    Comment,
    DossierWork,
    Membership,
    Municipality,
    Proposal,
    Round,
    User,
)
from tests.answering.calls import CORE, NOT_CORE, ROLES, TASK, save
from tests.answering.talk_calls import propose, seen_by
from tests.build import fill_round, make_round, real_catalogue
from tests.people import make_member

BUDGET = 12


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def talk_url(round: Round) -> str:
    return reverse("round-talk", args=[round.pk])


def text_of(statement: str) -> str:
    return real_catalogue().statement_by_id[statement].text


def test_without_subjects_the_page_says_so(anna: User, round: Round) -> None:
    assert "Er is nu niets te bespreken" in seen_by(anna, talk_url(round))


def test_roles_that_differ_by_two_levels_are_a_subject(anna: User, round: Round) -> None:
    save(anna, round, role="medeoverheid", value="4")
    save(anna, round, role="handhaver", value="1")
    page = seen_by(anna, talk_url(round))
    assert "handhaver op niveau 1, medeoverheid op niveau 4" in page
    assert text_of(CORE) in page


def test_one_level_of_difference_is_not(anna: User, round: Round) -> None:
    save(anna, round, role="medeoverheid", value="2")
    save(anna, round, role="handhaver", value="1")
    assert "Rollen zien dit anders" not in seen_by(anna, talk_url(round))


def test_what_still_waits_for_confirmation_does_not_count(anna: User, round: Round) -> None:
    for role, value in (("medeoverheid", "4"), ("handhaver", "0")):
        Answer.objects.create(round=round, statement=CORE, role=role, value=value, to_confirm=True)
    assert "Rollen zien dit anders" not in seen_by(anna, talk_url(round))


def test_the_core_that_nobody_knows_is_a_subject(anna: User, round: Round) -> None:
    save(anna, round, value="weet_niet", support="")
    assert "Wij weten het antwoord niet" in seen_by(anna, talk_url(round))


def test_proposals_that_differ_are_a_subject_for_who_may_look(
    anna: User, bram: User, carla: User, round: Round
) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    propose(anna, round, value="1")
    propose(bram, round, value="3")
    assert "lopen van niveau 1 tot en met 3" in seen_by(anna, talk_url(round))
    for person in (bram, carla):
        assert "lopen van niveau" not in seen_by(person, talk_url(round))


def test_who_speaks_for_all_roles_is_weighed_with_each_role(anna: User, bram: User, round: Round) -> None:
    propose(anna, round, value="4")
    propose(bram, round, role="handhaver", value="1")
    page = seen_by(anna, talk_url(round))
    assert "voor de rol handhaver lopen van niveau 1 tot en met 4" in page


def test_not_knowing_is_no_level(anna: User, bram: User, round: Round) -> None:
    propose(anna, round, value="4")
    propose(bram, round, value="weet_niet", support="")
    assert "lopen van niveau" not in seen_by(anna, talk_url(round))


def test_open_remarks_count_and_resolved_ones_do_not(anna: User, round: Round) -> None:
    for number in range(3):
        Comment.objects.create(round=round, subject=TASK, author_name="Bram", text=f"Vraag {number}")
    Comment.objects.filter(text="Vraag 0").update(resolved_at="2026-11-01T10:00:00Z")
    page = seen_by(anna, talk_url(round))
    assert "2 opmerkingen staan open" in page
    assert real_catalogue().task_by_id[TASK].title in page


def test_a_dossier_that_was_sent_back_is_named_with_its_reason(anna: User, round: Round) -> None:
    DossierWork.objects.create(round=round, dossier="bodem", state="terug", reason="De saneringen missen.")
    page = seen_by(anna, talk_url(round))
    assert "De saneringen missen." in page


def test_questions_out_of_scope_are_no_subject(anna: User, round: Round) -> None:
    Comment.objects.create(round=round, subject=NOT_CORE, author_name="Bram", text="Buiten de ronde")
    assert "opmerking staat" not in seen_by(anna, talk_url(round))


def test_the_heaviest_subject_stands_first(anna: User, round: Round) -> None:
    Comment.objects.create(round=round, subject="BOD-FOR", author_name="Bram", text="Licht")
    save(anna, round, role="medeoverheid", value="4")
    save(anna, round, role="handhaver", value="0")
    page = seen_by(anna, talk_url(round))
    assert page.index(text_of(CORE)) < page.index(text_of("BOD-FOR"))


def test_the_coordinator_turns_blind_on_and_off_here(anna: User, bram: User, round: Round) -> None:
    client = Client()
    client.force_login(anna)
    client.post(reverse("round-blind", args=[round.pk]), {"blind": "aan"})
    assert Round.objects.get(pk=round.pk).blind
    assert "Zet blinde voorstellen uit" in seen_by(anna, talk_url(round))
    page = seen_by(bram, talk_url(round))
    assert "Anna zette blinde voorstellen" in page
    assert "Zet blinde voorstellen uit" not in page


def test_the_page_costs_the_same_few_queries_empty_and_full(
    anna: User, bram: User, aa: Municipality, round: Round
) -> None:
    set_blind(actor=anna, round=round, blind=True)
    client = Client()
    client.force_login(bram)

    def queries() -> int:
        client.get(talk_url(round))
        with CaptureQueriesContext(connection) as seen:
            assert client.get(talk_url(round)).status_code == 200
        return len(seen)

    empty = queries()
    fill_round(round, note="Zie het jaarverslag.")
    statements = [item.id for item in real_catalogue().statements if item.core]
    for number in range(28):
        person = make_member(f"Lid{number}", aa, "invuller", f"Functie {number}")  # type: ignore[arg-type]
        Proposal.objects.bulk_create(
            Proposal(round=round, statement=name, role=role, author=person, value=str(number % 5))
            for name in statements
            for role in ROLES
        )
    Comment.objects.bulk_create(
        Comment(round=round, subject=name, author_name="Bram", text=f"Opmerking {number}")
        for name in statements
        for number in range(10)
    )
    assert Membership.objects.filter(municipality=aa).count() == 30
    assert queries() == empty <= BUDGET
