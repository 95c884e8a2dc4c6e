"""Peer groups: minimum numbers, quartiles and position (method.md 9)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.comparison.groups import (
    Benchmark,
    benchmark_of,
    position_of,
    quantile,
    to_step,
)

QUARTILES = Benchmark(8, 45, 35, 55)
MEDIAN_ONLY = Benchmark(5, 45, None, None)


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
