"""Progress: one count, the same everywhere; empty is never answered."""

from __future__ import annotations

import pytest

from assessments.scoring.progress import progress_of
from assessments.scoring.types import CrossStatementModel, StatementAnswer, TaskAnswer
from tests.scoring.build import answers, model, real_model, statement, steps, task
from tests.scoring.random_rounds import random_round

ROLES = ("medeoverheid", "handhaver")
MODEL = model(
    [statement("A", roles=ROLES), statement("B", dossier="vth"), statement("C", dossier="vth", core=False)],
    tasks=[task("t"), task("u", "vth", "bestuurlijke-afspraak")],
    cross=[CrossStatementModel("DW-1-1", "DW-1"), CrossStatementModel("DW-1-2", "DW-1")],
)


@pytest.mark.parametrize(
    ("letters", "done"),
    [
        ("-----", False),
        ("-jjjj", False),
        ("j----", False),
        ("jjjj-", False),
        ("d-jjj", False),
        ("jjjjj", True),
        ("dwwww", True),
        ("n----", True),
        ("w----", True),
        ("nvt", True),
    ],
)
def test_a_task_is_done_when_nothing_can_change_it_any_more(letters: str, done: bool) -> None:
    progress = progress_of(MODEL, answers(tasks=[steps("t", letters)]))
    assert progress.of("bodem").tasks.done == int(done)


def test_a_statement_is_done_when_every_role_has_an_answer() -> None:
    one = progress_of(MODEL, answers(rows=[StatementAnswer("A", "handhaver", 3)]))
    assert (one.of("bodem").statements.done, one.of("bodem").statements.total) == (0, 1)
    rows = [StatementAnswer("A", "handhaver", "nvt"), StatementAnswer("A", "medeoverheid", "weet_niet")]
    both = progress_of(MODEL, answers(rows=rows))
    assert (both.of("bodem").statements.done, both.of("bodem").statements.unknown) == (1, 1)


def test_opened_but_empty_is_not_answered() -> None:
    opened = answers({"A": None, "B": None}, tasks=[TaskAnswer("t")], cross={"DW-1-1": None})
    assert progress_of(MODEL, opened) == progress_of(MODEL, answers())
    assert progress_of(MODEL, opened).total.done == 0


def test_open_questions_stand_in_catalogue_order_tasks_first() -> None:
    progress = progress_of(MODEL, answers())
    assert progress.total.open_ids == ("t", "A", "u", "B", "C")
    assert progress.of("vth").total.open_ids == ("u", "B", "C")
    after = progress_of(MODEL, answers({"A": 2}, tasks=[steps("u", "nvt")]))
    assert after.total.open_ids == ("t", "B", "C")


def test_required_is_what_definitive_needs() -> None:
    progress = progress_of(MODEL, answers())
    assert progress.total.required_open_ids == ("t", "A", "B")
    assert not progress.ready_for_definitive
    ready = progress_of(MODEL, answers({"A": 2, "B": "weet_niet"}, tasks=[steps("t", "j----")]))
    assert (ready.total.required_open, ready.ready_for_definitive) == (0, True)
    assert ready.total.open_ids == ("t", "u", "C")


def test_dwars_stands_apart() -> None:
    progress = progress_of(MODEL, answers(cross={"DW-1-2": "weet_niet"}))
    assert (progress.cross.total, progress.cross.done, progress.cross.unknown) == (2, 1, 1)
    assert progress.cross.open_ids == ("DW-1-1",)
    assert progress.total.total == 5


def test_scope_basis_counts_the_core_only() -> None:
    assert progress_of(MODEL, answers(scope="basis")).total.open_ids == ("t", "A", "u", "B")
    assert progress_of(real_model(), answers(scope="basis")).total.total == 50 + 64
    assert progress_of(real_model(), answers()).total.total == 120 + 153


def test_a_dossier_without_questions_is_not_complete() -> None:
    progress = progress_of(real_model(), answers(scope="basis"))
    assert (progress.of("klimaatadaptatie").total.total, progress.of("klimaatadaptatie").total.complete) == (
        0,
        False,
    )


def test_an_unknown_dossier_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        progress_of(MODEL, answers()).of("maan")


@pytest.mark.parametrize("seed", range(5))
def test_the_counts_of_the_dossiers_add_up_to_the_total(seed: int) -> None:
    progress = progress_of(real_model(), random_round(real_model(), seed=seed))
    for name in ("total", "done", "open", "unknown", "required_open"):
        parts = [getattr(item.total, name) for item in progress.dossiers]
        assert sum(parts) == getattr(progress.total, name)
        both = getattr(progress.tasks, name) + getattr(progress.statements, name)
        assert both == getattr(progress.total, name)
    assert progress.total.done + progress.total.open == progress.total.total
    assert len(set(progress.total.open_ids)) == progress.total.open
