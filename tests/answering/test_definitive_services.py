"""Making a round definitive: the conditions, the frozen snapshot, and the lock afterwards."""

from __future__ import annotations

import hashlib
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from assessments.answering.services import (
    NotReady,
    RoundLocked,
    StaleSave,
    change_scope,
    confirm_not_applicable,
    confirm_signals,
    make_definitive,
)
from assessments.models import Answer, AuditEntry, Municipality, Round, Snapshot, TaskAnswer, User
from assessments.scoring.answers_file import answers_of, parse_answers
from assessments.scoring.definitive import Missing
from assessments.scoring.engine import SCORING_VERSION, score_round
from assessments.scoring.result_file import result_of
from tests.answering.calls import CORE, CROSS, NOT_CORE, REASON, TASK, save, save_steps
from tests.build import fill_round, make_round, real_catalogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(aa: Municipality) -> Round:
    filled = make_round(aa)
    fill_round(filled)
    return filled


def freeze(actor: User, round: Round) -> Snapshot:
    return make_definitive(actor=actor, round=round, catalogue=real_catalogue(), function="Coördinator APK")


def confirm(actor: User, round: Round, statement: str = CORE, **changes: int) -> bool:
    return confirm_not_applicable(
        actor=actor,
        round=round,
        catalogue=real_catalogue(),
        statement=statement,
        role="",
        function="Coördinator APK",
        **changes,
    ).changed


def test_a_definitive_round_has_a_snapshot_that_stands_alone(round: Round, anna: User) -> None:
    snapshot = freeze(anna, round)

    catalogue = real_catalogue()
    file, faults = parse_answers(json.loads(snapshot.answers), catalogue.scoring_model)
    assert file is not None
    assert faults == []
    assert file.definitive
    card = score_round(catalogue.scoring_model, answers_of(file))
    assert json.loads(snapshot.result) == result_of(card)
    assert snapshot.catalogue_sha256 == catalogue.sha256
    assert snapshot.scoring_version == SCORING_VERSION
    whole = (snapshot.answers + snapshot.result + snapshot.annex).encode()
    assert snapshot.sha256 == hashlib.sha256(whole).hexdigest()


def test_a_definitive_round_freezes_the_signals_that_nobody_confirmed(round: Round, anna: User) -> None:
    row = Answer.objects.filter(round=round, statement="VTH-KEN")
    row.update(value="weet_niet")
    Answer.objects.filter(round=round, statement="VTH-BUD").update(value="weet_niet")
    confirm_signals(
        actor=anna,
        round=round,
        catalogue=real_catalogue(),
        keys=["kern_onbekend:VTH-BUD"],
        reason="Nagevraagd bij het team.",
        function="Coördinator APK",
    )
    frozen = json.loads(freeze(anna, round).annex)["signalen"]
    unknown = [signal["vragen"] for signal in frozen if signal["soort"] == "kern_onbekend"]
    assert unknown == [["VTH-KEN"]]


def test_a_definitive_round_says_by_whom_and_when(round: Round, anna: User) -> None:
    snapshot = freeze(anna, round)
    round.refresh_from_db()
    assert round.is_definitive
    assert (round.definitive_by, round.definitive_function) == (anna, "Coördinator APK")
    assert round.definitive_at is not None
    entry = AuditEntry.objects.get(action="ronde.definitief")
    assert entry.new["sha256"] == snapshot.sha256


def test_all_that_is_missing_is_listed(round: Round, anna: User) -> None:
    Answer.objects.filter(statement=CORE).delete()
    TaskAnswer.objects.filter(task=TASK).update(in_beeld="")

    with pytest.raises(NotReady) as refused:
        freeze(anna, round)

    assert refused.value.missing[0] == Missing("taak", TASK, "bodem")
    assert {(item.id, item.role) for item in refused.value.missing[1:] if isinstance(item, Missing)} == {
        (CORE, "medeoverheid"),
        (CORE, "dienstverlener"),
        (CORE, "handhaver"),
    }
    round.refresh_from_db()
    assert not round.is_definitive
    assert not Snapshot.objects.exists()


def test_a_core_nvt_needs_a_second_person(round: Round, anna: User, bram: User) -> None:
    save(bram, round, value="nvt", note=REASON, expected_version=1)
    with pytest.raises(NotReady) as refused:
        freeze(anna, round)
    assert refused.value.unconfirmed == ((CORE, ""),)
    assert refused.value.missing == ()

    assert confirm(anna, round)
    freeze(anna, round)
    assert AuditEntry.objects.filter(action="antwoord.nvt_bevestigd", subject=CORE).count() == 1


def test_nvt_outside_the_core_needs_no_second_person(aa: Municipality, anna: User) -> None:
    round = make_round(aa, scope="volledig")
    fill_round(round)
    save(anna, round, statement=NOT_CORE, value="nvt", note=REASON, expected_version=1)
    save(anna, round, statement=CROSS, value="nvt", note=REASON)
    freeze(anna, round)


def test_nobody_confirms_an_answer_of_their_own(round: Round, bram: User) -> None:
    save(bram, round, value="nvt", note=REASON, expected_version=1)
    with pytest.raises(ValidationError, match="Vraag een collega"):
        confirm(bram, round)
    assert Answer.objects.get(statement=CORE).confirmed_at is None


def test_there_must_be_something_to_confirm(round: Round, anna: User) -> None:
    with pytest.raises(ValidationError, match="U hoeft niets te bevestigen"):
        confirm(anna, round)
    save(anna, round, statement=CROSS, value="nvt", note=REASON)
    with pytest.raises(ValidationError, match="niet nodig"):
        confirm(anna, round, CROSS)


def test_confirming_twice_is_harmless_and_confirming_something_else_is_refused(
    round: Round, anna: User, bram: User
) -> None:
    version = save(bram, round, value="nvt", note=REASON, expected_version=1).version
    with pytest.raises(StaleSave):
        confirm(anna, round, expected_version=version - 1)
    assert confirm(anna, round, expected_version=version)
    assert not confirm(anna, round, expected_version=version)


def test_a_split_keeps_the_confirmation_of_the_roles_that_did_not_change(
    round: Round, anna: User, bram: User
) -> None:
    version = save(bram, round, value="nvt", note=REASON, expected_version=1).version
    confirm(anna, round)
    save(bram, round, role="handhaver", value="1", expected_version=version)
    confirmed = Answer.objects.filter(statement=CORE, confirmed_by=anna).values_list("role", flat=True)
    assert set(confirmed) == {"medeoverheid", "dienstverlener"}


def test_nothing_can_be_saved_in_a_definitive_round(round: Round, anna: User) -> None:
    freeze(anna, round)
    for act in (
        lambda: save(anna, round, value="4", expected_version=1),
        lambda: save_steps(anna, round, steps={"in_beeld": "nee"}, expected_version=1),
        lambda: change_scope(actor=anna, round=round, scope="volledig"),
        lambda: confirm(anna, round),
        lambda: freeze(anna, round),
    ):
        with pytest.raises(RoundLocked, match="Deze ronde is definitief"):
            act()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE assessments_answer SET value = '4'",
        "DELETE FROM assessments_answer",
        "INSERT INTO assessments_answer (round_id, statement, role, value, support, note, function, version,"
        " updated_at) SELECT id, 'DW-1-1', '', '4', '', '', '', 1, now() FROM assessments_round",
        "UPDATE assessments_taskanswer SET in_beeld = 'nee'",
        "DELETE FROM assessments_taskanswer",
        "UPDATE assessments_round SET status = 'voorlopig'",
        "UPDATE assessments_round SET scope = 'volledig'",
        "DELETE FROM assessments_round",
        "UPDATE assessments_snapshot SET answers = ''",
        "DELETE FROM assessments_snapshot",
    ],
)
def test_the_database_itself_guards_a_definitive_round(round: Round, anna: User, sql: str) -> None:
    freeze(anna, round)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_trigger_refuses_with_an_integrity_error_when_a_service_is_passed_by(
    round: Round, anna: User
) -> None:
    freeze(anna, round)
    with pytest.raises(IntegrityError, match="its answers are locked"), transaction.atomic():
        Answer.objects.filter(round=round).update(value="4")


@pytest.mark.parametrize("place", ["dump_result", "record", "snapshot_sha256"])
def test_a_failure_halfway_leaves_the_round_provisional(
    round: Round, anna: User, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def broken(*arguments: object, **named: object) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr(f"assessments.answering.definitive.{place}", broken)
    with pytest.raises(RuntimeError):
        freeze(anna, round)
    round.refresh_from_db()
    assert not round.is_definitive
    assert round.definitive_at is None
    assert not Snapshot.objects.exists()
    assert not AuditEntry.objects.filter(action="ronde.definitief").exists()


def test_answers_out_of_scope_are_not_in_the_snapshot(round: Round, anna: User) -> None:
    Answer.objects.create(round=round, statement=NOT_CORE, value="0")
    assert NOT_CORE not in freeze(anna, round).answers


def test_what_waits_for_a_confirmation_keeps_a_round_from_being_definitive(round: Round, anna: User) -> None:
    Answer.objects.filter(round=round, statement=CORE).update(to_confirm=True)
    TaskAnswer.objects.filter(round=round, task=TASK).update(to_confirm=True)
    with pytest.raises(NotReady) as error:
        freeze(anna, round)
    missing = {getattr(item, "id", None) for item in error.value.missing}
    assert {CORE, TASK} <= missing
    assert not Snapshot.objects.exists()
