"""Several people on real connections, and a database that goes away: nothing is lost or half done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, InterfaceError, connection, connections

from assessments.answering import saving
from assessments.answering.services import (
    NotReady,
    RoundLocked,
    StaleSave,
    make_definitive,
    start_round,
)
from assessments.models import Answer, AuditEntry, Municipality, Round, Snapshot, TaskAnswer, User
from tests.answering.calls import CORE, ROLES, TASK, save, save_steps, stored
from tests.build import fill_round, make_edition, make_round, real_catalogue

pytestmark = pytest.mark.django_db(transaction=True)
STATEMENTS = [item.id for item in real_catalogue().statements if item.core][:10]
TASKS = [item.id for item in real_catalogue().tasks if item.core][:10]


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


@pytest.fixture
def together() -> Callable[..., list[object]]:
    """Run functions at the same moment, each on a connection of its own; what each gave or raised."""

    def run(*functions: Callable[[], object]) -> list[object]:
        gate = threading.Barrier(len(functions))

        def one(function: Callable[[], object]) -> object:
            try:
                gate.wait(timeout=20)
                return function()
            except (StaleSave, RoundLocked, NotReady, ValidationError) as refused:
                return refused
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(functions)) as pool:
            return [future.result(timeout=60) for future in [pool.submit(one, each) for each in functions]]

    return run


def count_up(person: User, round: Round, turns: int) -> int:
    """Raise a counter in the note `turns` times, reading again after each refused save; how many refusals."""
    refused = done = 0
    while done < turns:
        row = Answer.objects.filter(round=round, statement=CORE).first()
        counter, version = (int(row.note.split()[0]), row.version) if row else (0, 0)
        try:
            save(person, round, note=f"{counter + 1} {person.name}", expected_version=version)
        except StaleSave:
            refused += 1
        else:
            done += 1
    return refused


def test_two_people_saving_one_statement_200_times_lose_nothing(
    round: Round, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    refusals = together(lambda: count_up(anna, round, 100), lambda: count_up(bram, round, 100))

    row = Answer.objects.get()
    assert (row.note.split()[0], row.version) == ("200", 200)
    assert AuditEntry.objects.filter(action="antwoord.opgeslagen").count() == 200
    assert any(refusals), "the two never met: this test proves nothing"


def test_of_two_first_saves_one_is_told_what_the_other_stored(
    round: Round, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    for statement in STATEMENTS:
        outcome = together(
            partial(save, anna, round, statement=statement, value="1"),
            partial(save, bram, round, statement=statement, value="2"),
        )
        (refused,) = [one for one in outcome if isinstance(one, StaleSave)]
        assert [row.value for row in refused.rows] == list(stored(round, statement).values())
    assert AuditEntry.objects.count() == len(STATEMENTS)


def test_splitting_and_joining_at_once_never_leaves_both_kinds_of_rows(
    round: Round, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    version = 0
    for turn in range(10):
        version = save(anna, round, value=str(turn % 3), expected_version=version).version
        outcome = together(
            partial(save, anna, round, role="handhaver", value="4", expected_version=version),
            partial(save, bram, round, role="", value="4", expected_version=version),
        )
        assert sum(isinstance(one, StaleSave) for one in outcome) == 1
        assert set(stored(round)) in ({""}, set(ROLES))
        version = max(Answer.objects.values_list("version", flat=True))


def test_saves_of_different_statements_do_not_wait_for_each_other(
    round: Round, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    inside, go_on = threading.Event(), threading.Event()
    record = saving.record

    def slow_record(**entry: Any) -> object:
        if entry["actor"] == anna:
            inside.set()
            assert go_on.wait(20)
        return record(**entry)

    def other() -> object:
        assert inside.wait(20)
        saved = save(bram, round, statement="BOD-KEN")
        go_on.set()
        return saved

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(saving, "record", slow_record)
        first, second = together(lambda: save(anna, round), other)
    assert isinstance(first, saving.SavedStatement)
    assert isinstance(second, saving.SavedStatement)


def test_of_two_first_saves_of_a_task_one_is_refused(
    round: Round, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    for task in TASKS:
        outcome = together(
            partial(save_steps, anna, round, task=task, steps={"in_beeld": "ja"}),
            partial(save_steps, bram, round, task=task, steps={"in_beeld": "nee"}),
        )
        assert sum(isinstance(one, StaleSave) for one in outcome) == 1
        assert TaskAnswer.objects.get(task=task).version == 1


@pytest.mark.parametrize("turn", range(3))
def test_no_answer_slips_in_behind_the_snapshot(
    round: Round, anna: User, bram: User, turn: int, together: Callable[..., list[object]]
) -> None:
    fill_round(round)
    saved, frozen = together(
        lambda: save(bram, round, value="0", expected_version=1),
        lambda: make_definitive(
            actor=anna, round=round, catalogue=real_catalogue(), function="Coördinator APK"
        ),
    )
    assert isinstance(frozen, Snapshot)
    value = "2" if isinstance(saved, RoundLocked) else "0"
    assert stored(round) == {"": value}
    assert f'"id": "{CORE}",\n      "rol": null,\n      "antwoord": {value},' in frozen.answers


def test_two_people_who_start_a_round_at_once_get_one_round(
    aa: Municipality, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    edition = make_edition()
    outcome = together(
        *(
            lambda person=person: start_round(actor=person, municipality=aa, edition=edition, scope="basis")
            for person in (anna, bram)
        )
    )
    assert sum(isinstance(one, ValidationError) for one in outcome) == 1
    assert Round.objects.count() == 1


def break_connection() -> None:
    """The server ends this very connection, as when it is stopped or the line is cut."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    killer = connection.copy()
    try:
        with killer.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    finally:
        killer.close()


@pytest.mark.parametrize("act", ["statement", "split", "task"])
def test_a_connection_that_breaks_while_saving_leaves_nothing_half_saved(
    round: Round, bram: User, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    save(bram, round, value="2")
    before = AuditEntry.objects.count()

    def broken(**entry: object) -> None:
        break_connection()
        connection.cursor().execute("SELECT 1")

    monkeypatch.setattr("assessments.answering.saving.record", broken)
    monkeypatch.setattr("assessments.answering.saving_tasks.record", broken)
    acts: dict[str, Callable[[], object]] = {
        "statement": partial(save, bram, round, value="4", expected_version=1),
        "split": partial(save, bram, round, role="handhaver", value="4", expected_version=1),
        "task": partial(save_steps, bram, round),
    }
    with pytest.raises((DatabaseError, InterfaceError)):
        acts[act]()
    connection.close()

    assert stored(round) == {"": "2"}
    assert not TaskAnswer.objects.filter(task=TASK).exists()
    assert AuditEntry.objects.count() == before
