"""A new round begins with the answers of the last definitive one, and none of them counts by itself."""

from __future__ import annotations

from typing import Any

import pgtrigger
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessments.answering.errors import NotReady
from assessments.answering.prefill import confirm_prefilled
from assessments.answering.previous import prefill_source, previous_round
from assessments.answering.queries import answers_file_for
from assessments.answering.services import make_definitive, start_round
from assessments.catalogue.mapping import comparable_ids
from assessments.models import (
    Answer,
    AuditEntry,
    Municipality,
    Round,
    TaskAnswer,
    User,
)
from assessments.scoring.answers_file import answers_of
from assessments.scoring.engine import score_round
from assessments.scoring.progress import progress_of
from assessments.scoring.trend import pairs_of
from assessments.scoring.units import sheet_of
from tests.answering.last_year import DISCUSSED, REASON, answer, begin_2027, finish_2026, task
from tests.build import fill_round, make_round, real_catalogue
from tests.editions import make_second_edition, make_third_edition, second_catalogue, third_catalogue

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


# --- what comes along


def test_an_answer_to_the_same_question_comes_along_and_waits(round: Round, last: Round) -> None:
    row = rows(round, "BOD-KEN")[""]
    assert (row.value, row.support, row.note) == ("3", "document", "Zie het handboek bodem.")
    assert (row.to_confirm, row.updated_by, row.version, row.function) == (True, None, 1, "VTH-adviseur")
    assert round.prefilled_from == last


def test_every_answer_that_came_along_waits(round: Round) -> None:
    assert Answer.objects.filter(round=round).count() > 100
    assert not Answer.objects.filter(round=round, to_confirm=False).exists()
    assert not TaskAnswer.objects.filter(round=round, to_confirm=False).exists()


@pytest.mark.parametrize(
    "question", ["BOD-BED", "VTH-STK-1", "VTH-STK-2", "LUC-CON-1", "VTH-KEN-1", "DW-2-1", "DW-7-3"]
)
def test_a_question_that_means_something_else_begins_empty(round: Round, question: str) -> None:
    assert rows(round, question) == {}


@pytest.mark.parametrize(
    "name",
    [
        "lucht-programma-overschrijding",
        "vth-handhavingsstrategie",
        "lucht-gegevens",
        "vth-informatie-sensoren",
    ],
)
def test_a_task_that_means_something_else_begins_empty(round: Round, name: str) -> None:
    assert not TaskAnswer.objects.filter(round=round, task=name).exists()


def test_what_is_no_longer_asked_does_not_come_along(round: Round) -> None:
    known = {*second_catalogue().statement_by_id, *second_catalogue().cross_statement_by_id}
    assert set(Answer.objects.filter(round=round).values_list("statement", flat=True)) <= known
    tasks = set(TaskAnswer.objects.filter(round=round).values_list("task", flat=True))
    assert tasks <= set(second_catalogue().task_by_id)


def test_answers_per_role_stay_per_role(round: Round) -> None:
    found = rows(round, "EXV-KAD")
    assert {role: row.value for role, row in found.items()} == {
        "medeoverheid": "0",
        "handhaver": "3",
    }


def test_the_answer_of_a_role_that_ended_falls_away(round: Round) -> None:
    """VTH-KAD is for the handhaver alone now: its answer is the answer."""
    found = rows(round, "VTH-KAD")
    assert {role: row.value for role, row in found.items()} == {"": "4"}


def test_a_task_comes_along_with_its_steps_its_note_and_its_date(round: Round) -> None:
    row = TaskAnswer.objects.get(round=round, task="bodem-toevalsvondst")
    assert (row.in_beeld, row.belegd, row.note) == ("ja", "deels", "Bij de omgevingsdienst.")
    assert (row.discussed_on, row.to_confirm, row.updated_by) == (DISCUSSED, True, None)


def test_a_task_that_moved_to_another_dossier_comes_along(round: Round) -> None:
    assert TaskAnswer.objects.filter(round=round, task="lucht-geluidgevoelige-gebouwen").exists()


def test_not_applicable_comes_along_with_its_reason_but_nobody_stands_behind_it(round: Round) -> None:
    row = rows(round, "BOD-OVH")[""]
    assert (row.value, row.note, row.confirmed_at) == ("nvt", REASON, None)
    assert TaskAnswer.objects.get(round=round, task="lucht-geur").nvt_reason == REASON


def test_the_frozen_snapshot_counts_and_not_the_rows(aa: Municipality, last: Round, anna: User) -> None:
    snapshot, _ = previous_round(last.pk)
    assert snapshot.answers["BOD-KEN"][0].value == 3
    # Nobody can do this in the application.
    with pgtrigger.ignore("assessments.Answer:answer_locked_when_definitive"):
        Answer.objects.filter(round=last).update(value="0")
    assert rows(begin_2027(aa, anna), "BOD-KEN")[""].value == "3"


def test_what_was_out_of_scope_last_time_is_empty_now(aa: Municipality, anna: User) -> None:
    finish_2026(aa, "basis")
    round = begin_2027(aa, anna)
    assert rows(round, "WON-KAD") == {}
    assert rows(round, "BOD-KEN")[""].value == "3"


def test_a_narrow_round_keeps_what_is_out_of_its_scope_for_later(aa: Municipality, last: Round) -> None:
    round = begin_2027(aa, scope="basis")
    assert not second_catalogue().task_by_id["lucht-geur"].core
    assert TaskAnswer.objects.filter(round=round, task="lucht-geur").exists()


def test_it_is_written_in_the_logbook_with_numbers(round: Round, anna: User) -> None:
    entry = AuditEntry.objects.get(action="ronde.voorgevuld")
    assert (entry.actor, entry.subject, entry.round_id) == (anna, "2026", round.pk)
    assert entry.new["taken"] == TaskAnswer.objects.filter(round=round).count()


# --- when nothing comes along


def test_a_round_may_begin_empty(aa: Municipality, last: Round, anna: User) -> None:
    round = begin_2027(aa, anna, prefill=False)
    assert round.prefilled_from is None
    assert not Answer.objects.filter(round=round).exists()


def test_a_provisional_round_is_no_source(aa: Municipality, anna: User) -> None:
    fill_round(make_round(aa))
    assert prefill_source(aa, make_second_edition()) is None
    assert begin_2027(aa, anna).prefilled_from is None


def test_the_round_of_another_municipality_is_no_source(bee: Municipality, last: Round, dirk: User) -> None:
    assert begin_2027(bee, dirk).prefilled_from is None


def test_a_first_round_begins_empty(aa: Municipality, anna: User) -> None:
    edition = make_round(aa).edition
    assert prefill_source(aa, edition) is None


# --- empty until somebody confirms


def outcome(round: Round) -> Any:
    return score_round(
        second_catalogue().scoring_model, answers_of(answers_file_for(round, second_catalogue()))
    )


def test_a_prefilled_round_scores_as_an_empty_one(round: Round, bee: Municipality, dirk: User) -> None:
    empty, prefilled = outcome(begin_2027(bee, dirk)), outcome(round)
    assert (prefilled.cells, prefilled.domains, prefilled.risks) == (empty.cells, empty.domains, empty.risks)
    assert (prefilled.tasks, prefilled.measures) == (empty.tasks, empty.measures)


def test_nothing_that_waits_is_in_the_answers_file_or_in_the_progress(round: Round) -> None:
    file = answers_file_for(round, second_catalogue())
    assert (file.statements, file.cross, file.tasks) == ((), (), ())
    assert progress_of(second_catalogue().scoring_model, answers_of(file)).total.done == 0


def test_a_round_that_nobody_confirmed_does_not_become_definitive(round: Round) -> None:
    """The trap: a copied round that keeps "klaar"."""
    with pytest.raises(NotReady) as refused:
        make_definitive(actor=None, round=round, catalogue=second_catalogue(), function="")
    assert len(refused.value.missing) > 100


def test_what_is_confirmed_counts(round: Round, bram: User) -> None:
    confirm(round, bram, "BOD-KEN")
    confirm(round, bram, "bodem-toevalsvondst")
    file = answers_file_for(round, second_catalogue())
    assert [(row.id, row.value) for row in file.statements] == [("BOD-KEN", 3)]
    assert [row.id for row in file.tasks] == ["bodem-toevalsvondst"]


# --- over two editions, and compared


def test_an_edition_may_be_skipped(aa: Municipality, last: Round, anna: User) -> None:
    round = start_round(actor=anna, municipality=aa, edition=make_third_edition(), scope="volledig")
    assert rows(round, "BOD-KEN")[""].value == "3"
    assert rows(round, "VTH-STK-1") == rows(round, "BOD-BED") == rows(round, "LUC-CON-2") == {}
    known = set(third_catalogue().statement_by_id) | set(third_catalogue().cross_statement_by_id)
    assert set(Answer.objects.filter(round=round).values_list("statement", flat=True)) <= known


def test_the_newest_definitive_round_is_the_source(aa: Municipality, last: Round, anna: User) -> None:
    second = begin_2027(aa, anna, prefill=False)
    Answer.objects.bulk_create(
        Answer(round=second, statement=item.id, value="1") for item in second_catalogue().statements
    )
    TaskAnswer.objects.bulk_create(
        TaskAnswer(round=second, task=item.id, in_beeld="nee") for item in second_catalogue().tasks
    )
    make_definitive(actor=anna, round=second, catalogue=second_catalogue(), function="")
    third = start_round(actor=anna, municipality=aa, edition=make_third_edition(), scope="volledig")
    assert third.prefilled_from == second
    assert rows(third, "VTH-STK-1")[""].value == "1"


def test_a_trend_compares_only_what_means_the_same(last: Round) -> None:
    previous, _ = previous_round(last.pk)
    first, second = real_catalogue().scoring_model, second_catalogue().scoring_model
    before = sheet_of(first, answers_of(answers_file_for(last, real_catalogue()))).units
    after = sheet_of(second, answers_of(answers_file_for(last, real_catalogue()))).units
    paired = {pair.statement for pair in pairs_of(before, after, comparable_ids(second_catalogue().changes))}
    assert {"BOD-KEN", "VTH-KAD"} <= paired
    assert not {"BOD-BED", "LUC-CON-1", "VTH-STK-1", "VTH-KEN-1"} & paired
    assert previous.edition == "2026"


def test_beginning_a_round_takes_few_queries(aa: Municipality, last: Round, anna: User) -> None:
    edition = make_second_edition()
    previous_round(last.pk)
    with CaptureQueriesContext(connection) as seen:
        start_round(actor=anna, municipality=aa, edition=edition, scope="volledig", copy_work=True)
    assert len(seen) <= 19, [query["sql"][:80] for query in seen]


def test_a_row_without_an_answer_does_not_come_along(aa: Municipality, anna: User) -> None:
    first = make_round(aa, "volledig")
    fill_round(first)
    answer(first, "WON-KAD", value="", note="Nog uitzoeken.")
    task(
        first,
        "bodem-bestuurlijke-afspraken",
        **dict.fromkeys(("belegd", "beleid", "capaciteit", "besproken"), ""),
    )
    task(first, "bodem-bestuurlijke-afspraken", in_beeld="", discussed_on=None, note="Nog uitzoeken.")
    make_definitive(actor=None, round=first, catalogue=real_catalogue(), function="")
    round = begin_2027(aa, anna)
    assert rows(round, "WON-KAD") == {}
    assert not TaskAnswer.objects.filter(round=round, task="bodem-bestuurlijke-afspraken").exists()
