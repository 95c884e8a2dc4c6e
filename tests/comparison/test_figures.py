"""Medians and quartiles in whole numbers, spreads and shares of tasks."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.comparison.figures import POINT, others_in, people_of_whole_group, whole_group
from assessments.comparison.groups import Benchmark, benchmark_of
from assessments.comparison.picture import SpreadClass, TaskShare
from assessments.comparison.shares import spread_of, task_share
from assessments.scoring.result_file import number

shares = st.integers(1, 60).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: Fraction(100 * part, whole))
)


def stored(value: Fraction) -> int:
    """In millionths, as `PeerValues` keeps it in six decimals and a publication reads it."""
    return round((number(value) or 0) * POINT)


@given(st.lists(shares, min_size=1, max_size=25))
def test_stored_numbers_give_the_figures_of_exact_fractions(values: list[Fraction]) -> None:
    exact = sorted(values)
    ordered = [stored(value) for value in exact]
    assert whole_group(ordered, readers=0) == benchmark_of(exact)
    others = others_in(ordered)
    for rank in range(len(ordered)):
        expected = benchmark_of(exact[:rank] + exact[rank + 1 :])
        if expected is None:
            assert others is None
        else:
            assert others is not None
            assert Benchmark(*others.without(rank)) == expected  # type: ignore[arg-type]


def test_what_lies_on_the_half_is_rounded_up_though_a_third_is_stored_a_hair_too_low() -> None:
    values = [*[Fraction(100, 3)] * 3, *[Fraction(50)] * 7]
    # of ten at place 2.25: 33.33 + 0.25 x 16.67 = 37.5 exactly -> 40
    assert whole_group([stored(value) for value in values]) == Benchmark(10, 50, 40, 50)


@pytest.mark.parametrize(("members", "median", "quartiles"), [(5, 0, 0), (6, 1, 0), (8, 1, 0), (9, 1, 1)])
def test_everybody_sees_one_member_later_than_a_member_sees_the_others(
    members: int, median: int, quartiles: int
) -> None:
    found = whole_group([POINT] * members)
    assert (found is not None) == bool(median)
    assert (found is not None and found.lower_quartile is not None) == bool(quartiles)


def test_people_are_whole_numbers_and_need_quartiles() -> None:
    assert people_of_whole_group([3 * POINT] * 8) is None
    assert people_of_whole_group([value * POINT for value in range(1, 10)]) == Benchmark(9, 5, 3, 7)


def some(*points: int) -> dict[str, int]:
    return {f"r{number}": value * POINT for number, value in enumerate(points)}


def test_classes_are_merged_until_each_holds_five() -> None:
    values = some(*[10] * 3, *[30] * 40, *[60] * 50, *[90] * 7)
    assert spread_of(values, ()) == (SpreadClass(0, 50, 45), SpreadClass(50, 75, 50), SpreadClass(75, 100, 5))


def test_a_class_that_holds_somebody_is_never_told_as_none() -> None:
    values = some(*[10] * 295, *[90] * 5)
    assert spread_of(values, ()) == (SpreadClass(0, 25, 95), SpreadClass(25, 100, 5))


def test_two_classes_that_share_a_municipality_since_its_merger_are_not_told_as_none() -> None:
    values = some(*[10] * 5, *[90] * 5)
    assert spread_of(values, ()) == (SpreadClass(0, 25, 50), SpreadClass(25, 100, 50))
    assert spread_of(values, (), {"r4": "GM0099", "r5": "GM0099"}) == ()


def test_a_class_in_which_vng_knows_all_but_four_is_merged_too() -> None:
    values = some(*[30] * 40, *[60] * 50, *[90] * 10)
    known = {f"r{number}" for number in range(90, 96)}
    assert spread_of(values, known) == (SpreadClass(0, 50, 40), SpreadClass(50, 100, 60))


def test_municipalities_that_merged_count_as_one_for_quartiles_and_shares_too() -> None:
    nine = [value * POINT for value in range(9)]
    assert whole_group(nine, heads=8) == Benchmark(9, 5, None, None)
    others = others_in(nine, 8)
    assert others is not None
    assert others.without(0) == [8, 5, None, None]
    values = some(*[10] * 5, *[30] * 15)
    assert spread_of(values, ()) == (SpreadClass(0, 25, 25), SpreadClass(25, 100, 75))
    merged = {"r0": "GM0099", "r1": "GM0099"}
    assert spread_of(values, (), merged) == ()
    tasks = some(*[100] * 5, *[0] * 20)
    assert task_share(tasks, list(tasks), ()) == TaskShare(25, 20)
    assert task_share(tasks, list(tasks), (), merged) == TaskShare(25, None, "weinig")
    assert task_share(tasks, list(tasks)[:20], (), merged) is None  # nineteen


@pytest.mark.parametrize(
    ("seen", "unseen", "share"),
    [
        (50, 50, TaskShare(100, 50)),
        (4, 96, TaskShare(100, None, "weinig")),
        (97, 3, TaskShare(100, None, "bijna_alle")),
        (5, 295, TaskShare(300, 5)),  # 1.7 percent: some do, so it is not 0
        (295, 5, TaskShare(300, 95)),  # more than four do not, so it is not 100
        (7, 33, TaskShare(40, 20)),  # 17.5 percent, in steps of 20 percent: eight municipalities
        (9, 10, None),
    ],
)
def test_the_share_of_a_task_is_told_in_steps_of_five_municipalities(
    seen: int, unseen: int, share: TaskShare | None
) -> None:
    values = some(*[100] * seen, *[0] * unseen)
    assert task_share(values, list(values), ()) == share


def test_the_word_few_stays_away_when_vng_knows_all_four_by_name() -> None:
    values = some(*[100] * 4, *[0] * 96)
    assert task_share(values, list(values), {"r0", "r1", "r2", "r3"}) is None
    assert task_share(values, list(values), {"r0", "r1", "r2"}) == TaskShare(100, None, "weinig")
