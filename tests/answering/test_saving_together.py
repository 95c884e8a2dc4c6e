"""Several people on real connections, and a database that goes away: nothing is lost or half done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, InterfaceError, connection, connections, transaction

from assessments.answering import saving
from assessments.answering.locking import lock_round
from assessments.answering.services import (
    DossierAgreed,
    NotReady,
    RoundLocked,
    StaleSave,
    make_definitive,
    start_round,
)
from assessments.models import (
    Answer,
    AuditEntry,
    DossierWork,
    Municipality,
    Round,
    Snapshot,
    TaskAnswer,
    User,
)
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


def agree(round: Round, dossier: str) -> DossierWork:
    """Set a dossier on akkoord as the room of the work does: with the whole round held."""
    with transaction.atomic():
        return DossierWork.objects.create(
            round=lock_round(round.pk), dossier=dossier, state="akkoord", reason=f"{count_answers(round)}"
        )


def count_answers(round: Round) -> int:
    return Answer.objects.filter(round=round, statement=CORE, value="0").count()


@pytest.mark.parametrize("turn", range(4))
def test_no_save_slips_in_behind_an_agreed_dossier(
    round: Round, bram: User, turn: int, together: Callable[..., list[object]]
) -> None:
    acts = [lambda: save(bram, round, value="0"), lambda: agree(round, "bodem")]
    outcome = together(*(acts if turn % 2 else reversed(acts)))
    saved = next((one for one in outcome if isinstance(one, saving.SavedStatement)), None)
    refused = [one for one in outcome if isinstance(one, DossierAgreed)]
    assert (saved is None) == bool(refused)
    # What the one who agreed saw under the lock is what is stored, then and now.
    assert DossierWork.objects.get().reason == str(count_answers(round)) == ("1" if saved else "0")


def test_a_save_that_waits_for_the_one_who_agrees_is_refused(
    round: Round, bram: User, together: Callable[..., list[object]]
) -> None:
    """The save starts while the round is held: it must see the state of after the wait."""
    holding, waiting = threading.Event(), threading.Event()

    def slow_agree() -> object:
        with transaction.atomic():
            held = lock_round(round.pk)
            holding.set()
            assert waiting.wait(20)
            time.sleep(0.3)
            return DossierWork.objects.create(round=held, dossier="bodem", state="akkoord")

    def late_save() -> object:
        assert holding.wait(20)
        waiting.set()
        return save(bram, round)

    _, saved = together(slow_agree, late_save)
    assert isinstance(saved, DossierAgreed)
    assert stored(round) == {}


def test_people_on_different_roles_of_one_statement_all_succeed(
    round: Round, anna: User, bram: User, together: Callable[..., list[object]]
) -> None:
    def raise_level(person: User, role: str) -> None:
        version = 0
        for turn in range(25):
            version = save(
                person, round, role=role, value=str(turn % 5), note=str(turn), expected_version=version
            ).version

    outcome = together(partial(raise_level, anna, ROLES[0]), partial(raise_level, bram, ROLES[1]))
    assert outcome == [None, None]
    rows = {row.role: row for row in Answer.objects.all()}
    assert {role: row.note for role, row in rows.items()} == dict.fromkeys(ROLES[:2], "24")
    assert max(row.version for row in rows.values()) == 50
    assert AuditEntry.objects.count() == 50


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
