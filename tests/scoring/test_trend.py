"""Trend between editions: pairing, split by cause, and when to say nothing (method.md 10)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.scoring.trend import Pair, pairs_of, trend_of
from assessments.scoring.types import AnswerValue, StatementAnswer
from assessments.scoring.units import sheet_of
from tests.scoring.build import N, U, answers, model, statement

ROLES = ("medeoverheid", "handhaver")


@pytest.mark.parametrize(
    ("before", "after", "part", "points"),
    [
        (1, 3, "improvement", 50),
        (3, 1, "decline", -50),
        (U, 3, "better_view", 75),
        (None, 3, "better_view", 75),
        (3, U, "less_view", -75),
        (3, None, "less_view", -75),
    ],
)
def test_the_change_is_split_by_its_cause(
    before: AnswerValue, after: AnswerValue, part: str, points: int
) -> None:
    trend = trend_of([Pair("A", None, before, after)], 1)
    parts = {name: getattr(trend, name) for name in ("improvement", "decline", "better_view", "less_view")}
    assert parts.pop(part) == points == trend.change
    assert set(parts.values()) == {Fraction(0)}


@pytest.mark.parametrize(("before", "after"), [(U, U), (U, None), (2, 2)])
def test_no_change_is_equal(before: AnswerValue, after: AnswerValue) -> None:
    trend = trend_of([Pair("A", None, before, after)], 1)
    assert (trend.change, trend.direction) == (0, "gelijk")


@pytest.mark.parametrize(("size", "direction"), [(5, "hoger"), (6, "gelijk")])
def test_less_than_five_points_is_equal(size: int, direction: str) -> None:
    pairs = [Pair("A", None, 1, 2), *(Pair(f"S-{index}", None, 2, 2) for index in range(size - 1))]
    assert trend_of(pairs, size).direction == direction


@pytest.mark.parametrize(("now", "enough"), [(10, True), (11, False)])
def test_below_seventy_percent_there_is_no_trend(now: int, enough: bool) -> None:
    trend = trend_of([Pair(f"S-{index}", None, 1, 3) for index in range(7)], now)
    assert (trend.based_on, trend.out_of, trend.enough) == (7, now, enough)


def test_without_pairs_there_is_nothing() -> None:
    trend = trend_of([], 3)
    assert (trend.before, trend.change, trend.direction, trend.enough) == (None, None, None, False)


def test_roles_share_the_weight_of_their_statement() -> None:
    pairs = [Pair("A", "medeoverheid", 0, 4), Pair("A", "handhaver", 2, 2), Pair("B", None, 2, 2)]
    trend = trend_of(pairs, 2)
    assert (trend.before, trend.after) == (Fraction(75, 2), Fraction(125, 2))


def test_only_units_that_count_in_both_editions_are_paired() -> None:
    old = model([statement("OUD"), statement("B", roles=ROLES), statement("WEG")])
    new = model([statement("NIEUW"), statement("B", roles=ROLES), statement("ERBIJ")])
    rows = [StatementAnswer("B", "medeoverheid", N), StatementAnswer("B", "handhaver", 1)]
    before = sheet_of(old, answers({"OUD": 1, "WEG": 1}, rows=rows)).units
    after = sheet_of(new, answers({"NIEUW": 3, "B": 2, "ERBIJ": 2})).units
    assert pairs_of(before, after, {"NIEUW": "OUD", "B": "B"}) == (
        Pair("NIEUW", "dienstverlener", 1, 3),
        Pair("B", "handhaver", 1, 2),
    )


def test_a_pair_that_is_nvt_is_refused() -> None:
    with pytest.raises(ValueError, match="nvt"):
        trend_of([Pair("A", None, N, 3)], 1)
