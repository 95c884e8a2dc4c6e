"""Giving work to people and functions, and taking it back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from assessments.models import Answer, Assignment, AuditEntry, Round, User
from assessments.work.services import hand_over_work, remove_assignment
from tests.answering.calls import CORE, TASK
from tests.build import fill_round, real_catalogue
from tests.work.calls import DOSSIER, OTHER, days, give

pytestmark = pytest.mark.django_db


def who_has(round: Round) -> set[tuple[str, str, str]]:
    rows = Assignment.objects.filter(round=round).select_related("person")
    return {(row.dossier, row.subject, str(row.person or row.assigned_function)) for row in rows}


def test_several_dossiers_and_questions_go_to_one_person_at_once(
    anna: User, bram: User, round: Round
) -> None:
    given = give(
        anna, round, DOSSIER, OTHER, questions=[CORE, TASK], person_id=bram.pk, due=days(3), note="Graag."
    )
    assert given.new == 4
    assert {row.due for row in Assignment.objects.all()} == {days(3)}
    questions = {row.subject: row.dossier for row in Assignment.objects.exclude(subject="")}
    assert questions[CORE] == real_catalogue().statement_by_id[CORE].dossier
    assert AuditEntry.objects.filter(action="werk.toegewezen", actor=anna).count() == 4


def test_a_function_is_written_as_the_team_writes_it(anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, function="  vth-ADVISEUR ")
    assert who_has(round) == {(DOSSIER, "", "VTH-adviseur")}


def test_a_function_that_nobody_has_yet_may_get_work(anna: User, round: Round) -> None:
    give(anna, round, DOSSIER, function="VTH-coördinator")
    assert give(anna, round, DOSSIER, function="vth-coördinator").already == 1
    assert who_has(round) == {(DOSSIER, "", "VTH-coördinator")}


def test_the_same_again_changes_the_date_and_doubles_nothing(anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(3), note="Eerst de taken.")
    again = give(anna, round, DOSSIER, person_id=bram.pk, due=days(9))
    row = Assignment.objects.get()
    assert (again.new, again.already, row.due, row.note) == (0, 1, days(9), "Eerst de taken.")


def test_the_dwars_statements_together_can_be_given(anna: User, bram: User, round: Round) -> None:
    give(anna, round, "samenspel", person_id=bram.pk)
    assert who_has(round) == {("", "", "Bram")}


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "Kies een persoon, of vul een functie in."),
    ({"person": "bram", "function": "VTH-adviseur"}, "Kies een persoon of een functie, niet allebei."),
    ({"person": "dirk"}, "zit niet in het team"),
    ({"person": "carla"}, "Carla is meelezer"),
    ({"person": "olga"}, "deel van de ronde"),
    ({"person": "bram", "due": -1}, "al voorbij"),
    ({"person": "bram", "note": "a\x00b"}, "niet kunnen bewaren"),
    ({"person": "bram", "note": "a" * 2001}, "langer dan 2.000 tekens"),
    ({"function": "f" * 121}, "langer dan 120 tekens"),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSED, ids=[sentence for _, sentence in REFUSED])
def test_what_cannot_be_given_is_refused_in_words(
    anna: User,
    bram: User,
    carla: User,
    olga: User,
    dirk: User,
    round: Round,
    given: dict[str, Any],
    sentence: str,
) -> None:
    people = {"bram": bram, "carla": carla, "olga": olga, "dirk": dirk}
    more: dict[str, Any] = {key: value for key, value in given.items() if key not in {"person", "due"}}
    if "person" in given:
        more["person_id"] = people[given["person"]].pk
    if "due" in given:
        more["due"] = days(given["due"])
    with pytest.raises(ValidationError, match=sentence):
        give(anna, round, DOSSIER, **more)
    assert not Assignment.objects.exists()


def test_a_partner_may_get_what_the_invitation_shows(anna: User, olga: User, round: Round) -> None:
    assert give(anna, round, "vth", person_id=olga.pk).new == 1


@pytest.mark.parametrize("chosen", [{"dossiers": ["geen"]}, {"questions": ["GEEN"]}, {}])
def test_an_unknown_dossier_or_question_or_nothing_at_all_is_refused(
    anna: User, bram: User, round: Round, chosen: dict[str, list[str]]
) -> None:
    with pytest.raises(ValidationError):
        give(
            anna, round, *chosen.get("dossiers", []), questions=chosen.get("questions", []), person_id=bram.pk
        )


def test_taking_work_back_leaves_the_answers(anna: User, bram: User, round: Round) -> None:
    fill_round(round)
    before = Answer.objects.count()
    give(anna, round, DOSSIER, person_id=bram.pk)
    remove_assignment(actor=anna, assignment=Assignment.objects.get())
    assert (Assignment.objects.count(), Answer.objects.count()) == (0, before)
    assert AuditEntry.objects.filter(action="werk.ingetrokken", subject=DOSSIER).get().old == {"aan": "Bram"}


def test_all_work_of_somebody_who_leaves_goes_to_another(anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, OTHER, person_id=bram.pk, due=days(4))
    give(anna, round, OTHER, person_id=anna.pk)
    moved = hand_over_work(
        actor=anna, round=round, catalogue=real_catalogue(), source=f"persoon:{bram.pk}", person_id=anna.pk
    )
    assert (moved, who_has(round)) == (2, {(DOSSIER, "", "Anna"), (OTHER, "", "Anna")})
    assert Assignment.objects.get(dossier=DOSSIER).due == days(4)


def test_a_function_hands_over_to_a_person_and_not_to_itself(anna: User, bram: User, round: Round) -> None:
    give(anna, round, DOSSIER, function="Adviseur bodem")
    call = {"actor": anna, "round": round, "catalogue": real_catalogue(), "source": "functie:adviseur bodem"}
    with pytest.raises(ValidationError, match="twee verschillende"):
        hand_over_work(**call, function="ADVISEUR BODEM")  # type: ignore[arg-type]
    hand_over_work(**call, person_id=bram.pk)  # type: ignore[arg-type]
    assert who_has(round) == {(DOSSIER, "", "Bram")}


def test_nothing_can_be_given_in_a_definitive_round(anna: User, bram: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(status="definitief")
    with pytest.raises(ValidationError, match="definitief"):
        give(anna, round, DOSSIER, person_id=bram.pk)
