"""Peer groups: minimum numbers, quartiles, position and differencing (method.md 9)."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.comparison.groups import (
    Benchmark,
    benchmark_of,
    differs_safely,
    may_renew,
    position_of,
    quantile,
    to_step,
    withheld,
)

QUARTILES = Benchmark(8, 45, 35, 55)
MEDIAN_ONLY = Benchmark(5, 45, None, None)
GROUPS = {"landelijk": set(range(40)), "klein": set(range(36)), "midden": set(range(30)), "paar": {1, 2, 3}}


@pytest.mark.parametrize(("value", "step"), [("42.5", 45), ("42.4", 40), ("2.5", 5), ("0", 0), ("98", 100)])
def test_values_are_rounded_to_multiples_of_five_half_up(value: str, step: int) -> None:
    assert to_step(Fraction(value)) == step


@pytest.mark.parametrize(
    ("others", "median", "quartiles"),
    [(4, False, False), (5, True, False), (7, True, False), (8, True, True)],
)
def test_the_number_of_others_decides_what_is_shown(others: int, median: bool, quartiles: bool) -> None:
    benchmark = benchmark_of(range(0, 10 * others, 10))
    assert (benchmark is not None) == median
    assert (benchmark is not None and benchmark.lower_quartile is not None) == quartiles


@pytest.mark.parametrize(
    ("own", "benchmark", "position"),
    [
        (34, QUARTILES, "lager"),
        (35, QUARTILES, "rond"),
        (55, QUARTILES, "rond"),
        (56, QUARTILES, "hoger"),
        (34, MEDIAN_ONLY, "lager"),
        (35, MEDIAN_ONLY, "rond"),
        (55, MEDIAN_ONLY, "rond"),
        (56, MEDIAN_ONLY, "hoger"),
    ],
)
def test_the_position_has_three_words(own: int, benchmark: Benchmark, position: str) -> None:
    assert position_of(Fraction(own), benchmark) == position


def test_no_values_have_no_quantile() -> None:
    with pytest.raises(ValueError, match="no values"):
        quantile([], Fraction(1, 2))


@given(st.lists(st.integers(0, 100).map(Fraction), min_size=1, max_size=30), st.sampled_from([1, 2, 3]))
def test_a_quantile_lies_between_the_ends_and_ignores_the_order(values: list[Fraction], quarter: int) -> None:
    share = Fraction(quarter, 4)
    outcome = quantile(values, share)
    assert min(values) <= outcome <= max(values)
    assert quantile(values[::-1], share) == outcome


@pytest.mark.parametrize(("smaller", "safe"), [(12, True), (11, False), (8, False), (7, True)])
def test_nested_groups_differ_by_nothing_or_by_five(smaller: int, safe: bool) -> None:
    assert differs_safely(set(range(smaller)), set(range(12))) is safe


def test_groups_that_are_not_nested_are_no_danger() -> None:
    assert differs_safely({1, 2, 3, 99}, {1, 2, 3, 4})


def test_a_group_close_inside_a_published_one_is_withheld_and_a_withheld_one_does_no_harm() -> None:
    # klein differs 4 from landelijk and is withheld; midden differs 10 from landelijk and may stay.
    assert withheld(GROUPS) == {"klein", "paar"}


def test_the_order_of_the_groups_does_not_matter() -> None:
    names = list(GROUPS)
    for seed in range(5):
        random.Random(seed).shuffle(names)  # noqa: S311 - test data, no secret
        assert withheld({name: GROUPS[name] for name in names}) == {"klein", "paar"}


@given(st.dictionaries(st.text(max_size=3), st.frozensets(st.integers(0, 14), max_size=14), max_size=6))
def test_what_is_published_never_gives_a_small_difference(groups: dict[str, frozenset[int]]) -> None:
    refused = withheld(groups)
    published = [members for name, members in groups.items() if name not in refused]
    assert all(len(members) >= 5 for members in published)
    for one in published:
        assert all(not one < other or len(other - one) >= 5 for other in published)


@pytest.mark.parametrize(
    ("after", "renew"),
    [
        ({1: "a", 2: "b"}, True),
        ({1: "a", 2: "c"}, False),
        ({1: "a", 2: "b", 3: "d"}, False),
        ({1: "x", 2: "y", 3: "d", 4: "e"}, False),
        ({1: "x", 2: "y", 3: "d", 4: "e", 5: "f"}, True),
        ({6: "x", 7: "y", 8: "z"}, True),
    ],
)
def test_a_group_is_renewed_after_no_change_or_five(after: dict[int, str], renew: bool) -> None:
    assert may_renew({1: "a", 2: "b"}, after) is renew
