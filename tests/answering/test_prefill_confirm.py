"""Confirming an answer of the last round: one box or one task at a time, as any save."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from assessments.answering.errors import DossierAgreed, RoundLocked, StaleSave
from assessments.answering.prefill import confirm_prefilled
from assessments.answering.services import confirm_not_applicable, save_answer
from assessments.constants import RoundStatus
from assessments.models import (
    Answer,
    AuditEntry,
    DossierWork,
    Municipality,
    Round,
    User,
)
from tests.answering.last_year import begin_2027, finish_2026
from tests.editions import second_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def last(aa: Municipality) -> Round:
    """The definitive round of 2026."""
    return finish_2026(aa)


@pytest.fixture
def round(aa: Municipality, last: Round, anna: User) -> Round:
    """The round of 2027 that began with it."""
    return begin_2027(aa, anna)


def rows(round: Round, statement: str) -> dict[str, Answer]:
    return {row.role: row for row in Answer.objects.filter(round=round, statement=statement)}


def confirm(round: Round, actor: User, subject: str, role: str = "", version: int = 1) -> Any:
    return confirm_prefilled(
        actor=actor,
        round=round,
        catalogue=second_catalogue(),
        subject=subject,
        role=role,
        function="VTH-adviseur",
        expected_version=version,
    )


def test_confirming_is_answering_by_this_function(round: Round, bram: User) -> None:
    saved = confirm(round, bram, "BOD-KEN")
    row = rows(round, "BOD-KEN")[""]
    assert (row.to_confirm, row.updated_by, row.function) == (False, bram, "VTH-adviseur")
    assert saved.version == row.version == 2
    entry = AuditEntry.objects.get(action="antwoord.bevestigd")
    assert (entry.subject, entry.new["antwoord"]) == ("BOD-KEN", "3")


def test_one_role_is_confirmed_and_the_others_still_wait(round: Round, bram: User) -> None:
    confirm(round, bram, "EXV-KAD", "handhaver")
    waiting = {role: row.to_confirm for role, row in rows(round, "EXV-KAD").items()}
    assert waiting == {"medeoverheid": True, "handhaver": False}


def test_one_answer_for_all_roles_may_be_confirmed_for_one_role(round: Round, bram: User) -> None:
    confirm(round, bram, "BOD-KEN", "handhaver")
    found = rows(round, "BOD-KEN")
    assert {role: (row.value, row.to_confirm) for role, row in found.items()} == {
        "dienstverlener": ("3", True),
        "handhaver": ("3", False),
    }


def test_a_task_is_confirmed_with_all_its_steps(round: Round, bram: User) -> None:
    row = confirm(round, bram, "bodem-toevalsvondst")
    row.refresh_from_db()
    assert (row.to_confirm, row.belegd, row.updated_by, row.version) == (False, "deels", bram, 2)
    assert AuditEntry.objects.get(action="taak.bevestigd").new["belegd"] == "deels"


def test_not_applicable_needs_a_second_person_again(round: Round, anna: User, bram: User) -> None:
    confirm(round, bram, "BOD-OVH")

    def second(person: User) -> None:
        confirm_not_applicable(
            actor=person,
            round=round,
            catalogue=second_catalogue(),
            statement="BOD-OVH",
            role="",
            function="Coördinator APK",
        )

    with pytest.raises(ValidationError, match="zelf"):
        second(bram)
    second(anna)
    assert rows(round, "BOD-OVH")[""].confirmed_by == anna


def test_a_colleague_who_changed_it_meanwhile_is_not_overruled(round: Round, anna: User, bram: User) -> None:
    save_answer(
        actor=anna,
        round=round,
        catalogue=second_catalogue(),
        statement="BOD-KEN",
        role="",
        value="1",
        support="",
        note="",
        expected_version=1,
        function="Coördinator APK",
    )
    with pytest.raises(StaleSave):
        confirm(round, bram, "BOD-KEN")
    confirm(round, bram, "bodem-toevalsvondst")
    with pytest.raises(StaleSave):
        confirm(round, anna, "bodem-toevalsvondst")


@pytest.mark.parametrize(
    ("subject", "version"), [("BOD-KEN", 2), ("bodem-toevalsvondst", 2), ("VTH-KEN-1", 0)]
)
def test_only_what_waits_can_be_confirmed(round: Round, bram: User, subject: str, version: int) -> None:
    if version:
        confirm(round, bram, subject)
    with pytest.raises(ValidationError):
        confirm(round, bram, subject, version=version)


def test_an_agreed_dossier_and_a_definitive_round_are_closed(round: Round, bram: User) -> None:
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    with pytest.raises(DossierAgreed):
        confirm(round, bram, "BOD-KEN")
    Round.objects.filter(pk=round.pk).update(status=RoundStatus.DEFINITIVE)
    with pytest.raises(RoundLocked):
        confirm(round, bram, "VTH-KAD")
