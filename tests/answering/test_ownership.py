"""Who sets the agreed answer: the coordinator always, an invuller where nobody else is assigned."""

from __future__ import annotations

import pytest

from assessments.accounts.access import RoundAccess
from assessments.answering.ownership import (
    assigned_to_dossier,
    assignments_for,
    may_agree,
    owner_names,
)
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.models import Assignment, Municipality, Round, User
from tests.answering.calls import CORE, CROSS
from tests.build import make_round, real_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def question(name: str = CORE) -> QuestionSpec:
    found = question_of(real_catalogue(), name)
    assert found is not None
    return found


def as_invuller(round: Round, function: str = "VTH-adviseur") -> RoundAccess:
    return RoundAccess(round, "invuller", function)


def may(access: RoundAccess, person: User, name: str = CORE) -> bool:
    return may_agree(access, person.pk, question(name), assignments_for(access.round))


def test_everybody_who_fills_in_answers_what_nobody_was_given(round: Round, bram: User) -> None:
    Assignment.objects.create(round=round, dossier="vth", assigned_function="Jurist")
    Assignment.objects.create(round=round, dossier="bodem", subject="BOD-KEN", assigned_function="Jurist")
    assert may(as_invuller(round), bram)
    assert not may(RoundAccess(round, "meelezer", "VTH-adviseur"), bram)


@pytest.mark.parametrize("subject", ["", CORE])
def test_the_person_or_function_that_was_assigned_answers_and_others_do_not(
    round: Round, bram: User, carla: User, subject: str
) -> None:
    Assignment.objects.create(round=round, dossier="bodem", subject=subject, person=carla)
    assert may(as_invuller(round, "Wethouder"), carla)
    assert not may(as_invuller(round), bram)
    Assignment.objects.create(
        round=round, dossier="bodem", subject=subject, assigned_function=" vth-ADVISEUR "
    )
    assert may(as_invuller(round), bram)
    assert not may(as_invuller(round, "VTH"), bram)


def test_an_empty_function_is_nobodys(round: Round, bram: User, carla: User) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=carla)
    assert not may(as_invuller(round, ""), bram)
    assert not may_agree(as_invuller(round, ""), None, question(), assignments_for(round))


def test_the_coordinator_answers_everything(round: Round, anna: User, carla: User) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=carla)
    assert may(RoundAccess(round, "coordinator", "Coördinator APK"), anna)


def test_dwars_as_a_whole_can_be_given_to_somebody(round: Round, bram: User, carla: User) -> None:
    Assignment.objects.create(round=round, dossier="", person=carla)
    assert not may(as_invuller(round), bram, CROSS)
    assert may(as_invuller(round), bram)


def test_owners_are_named_once_each(round: Round, bram: User, carla: User) -> None:
    for row in ({"person": bram}, {"person": carla}, {"assigned_function": "Jurist"}):
        Assignment.objects.create(round=round, dossier="bodem", **row)
    whole = assigned_to_dossier("bodem", assignments_for(round))
    assert owner_names([*whole, *whole]) == "Bram, Carla en Jurist"
    assert owner_names(whole[:1]) == "Bram"
    assert owner_names([]) == ""
