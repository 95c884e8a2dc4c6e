"""What became of a question over one edition, and over two."""

from __future__ import annotations

from collections import Counter

from assessments.catalogue.mapping import KINDS, Change, by_new_id, comparable_ids, composed
from tests.editions import second_catalogue, third_catalogue


def over_two() -> dict[str, Change]:
    """The changes from 2026 to 2028, by the new id, or by the old one when there is none."""
    changes = composed(second_catalogue().changes, third_catalogue().changes)
    return {name: change for change in changes for name in change.new or change.old}


def test_the_second_edition_uses_every_kind_for_statements_and_for_tasks() -> None:
    catalogue = second_catalogue()
    tasks, statements = set(catalogue.task_by_id), set(catalogue.statement_by_id)
    of_tasks = {change.kind for change in catalogue.changes if tasks & set(change.new)}
    of_statements = {change.kind for change in catalogue.changes if statements & set(change.new)}
    assert of_tasks | {"vervallen"} == of_statements | {"vervallen"} == set(KINDS)
    gone = {name for change in catalogue.changes if change.kind == "vervallen" for name in change.old}
    assert gone == {"LUC-STK", "DW-1-3", "bodem-huishoudelijk-afval"}


def test_what_the_file_leaves_out_stayed_the_same() -> None:
    counts = Counter(change.kind for change in second_catalogue().changes)
    assert counts == {
        "gelijk": 273,
        "redactioneel": 6,
        "inhoudelijk": 3,
        "gesplitst": 2,
        "samengevoegd": 2,
        "vervallen": 3,
        "nieuw": 3,
    }


def test_every_question_of_an_edition_has_its_change() -> None:
    catalogue = second_catalogue()
    questions = {*catalogue.statement_by_id, *catalogue.cross_statement_by_id, *catalogue.task_by_id}
    assert set(catalogue.change_by_new_id) == questions


def test_only_questions_that_mean_the_same_are_compared() -> None:
    pairs = comparable_ids(second_catalogue().changes)
    assert pairs["BOD-KEN"] == "BOD-KEN"
    assert pairs["EXV-BED"] == "EXV-BED"
    assert not {"BOD-BED", "VTH-STK-1", "LUC-CON-1", "VTH-KEN-1"} & set(pairs)
    assert len(pairs) == 279


def test_what_a_merge_came_from_is_known_by_its_new_id() -> None:
    assert by_new_id(second_catalogue().changes)["LUC-CON-1"].old == ("LUC-CON", "LUC-VBF")


def test_over_two_editions_the_biggest_change_counts() -> None:
    changes = over_two()
    assert changes["BOD-KAD"].kind == "redactioneel"  # gelijk, then redactioneel
    assert changes["BOD-BED"].kind == "inhoudelijk"  # inhoudelijk, then redactioneel
    assert changes["BOD-OVH"].kind == "gelijk"


def test_half_of_a_split_question_is_not_the_same_question() -> None:
    change = over_two()["VTH-STK-1"]
    assert (change.kind, change.old) == ("inhoudelijk", ("VTH-STK",))


def test_what_was_merged_and_split_again_knows_both_its_sources() -> None:
    changes = over_two()
    assert changes["LUC-CON-2"].old == changes["LUC-CON-3"].old == ("LUC-CON", "LUC-VBF")
    assert changes["LUC-CON-2"].kind == "samengevoegd"
    assert changes["LUC-CON-2"].reason.startswith("Volhouden en het goede voorbeeld")


def test_what_came_and_went_in_between_does_not_occur() -> None:
    assert "VTH-KEN-1" not in over_two()


def test_over_two_editions_every_question_before_and_now_is_accounted_for() -> None:
    changes = composed(second_catalogue().changes, third_catalogue().changes)
    third = third_catalogue()
    now = [name for change in changes for name in change.new]
    assert sorted(now) == sorted({*third.statement_by_id, *third.cross_statement_by_id, *third.task_by_id})
    first = {name for change in second_catalogue().changes for name in change.old}
    assert {name for change in changes for name in change.old} == first


def test_a_question_split_in_each_step_becomes_one_split() -> None:
    first = [Change("gesplitst", ("A",), ("B", "C"), "Eerst.")]
    second = [Change("gesplitst", ("B",), ("D", "E"), "Dan."), Change("gelijk", ("C",), ("C",))]
    (change,) = composed(first, second)
    assert (change.kind, change.old, change.new) == ("gesplitst", ("A",), ("D", "E", "C"))
