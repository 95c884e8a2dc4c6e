"""Names that are given after a publication: never one to four unknown members in what was told before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.comparison.disclosure import GroupKey, Participant
from assessments.comparison.figures import POINT
from assessments.comparison.groups import STEP
from assessments.comparison.naming import Outcome, publish_with_names
from tests.comparison.attacker import VNG, attack
from tests.comparison.country import MEASURE, MEASURES, TASK, simulated

ALL: GroupKey = ("landelijk", "")
SMALL: GroupKey = ("grootteklasse", "klein")


def town(number: int, *, by_name: bool = False) -> Participant:
    groups = (ALL, SMALL) if number < 10 else (ALL,)
    return Participant(f"GM{number:04}", f"{number:02}", groups, by_name)


def towns(count: int, named: range = range(0)) -> list[Participant]:
    return [town(number, by_name=number in named) for number in range(count)]


def after(*days: list[Participant], in_view: range = range(0), score: int = 50) -> list[Outcome]:
    """The publications of these days; the same score for everybody, a task in view for some."""
    values = {
        f"{number:02}": {MEASURE: score * POINT, TASK: 100 * POINT * (number in in_view)}
        for number in range(60)
    }
    made: list[Outcome] = []
    for day in days:
        before = [one.groups for one in made]
        made.append(publish_with_names(day, values, before, [one.names for one in made]))
    return made


def names(outcome: Outcome) -> set[int]:
    return {int(round) for round in outcome.names}


def test_before_the_first_publication_every_name_may_be_given() -> None:
    (only,) = after(towns(10, range(8)))
    assert names(only) == set(range(8))
    assert MEASURE not in only.groups[ALL].public  # two would be left


def test_a_name_that_leaves_five_unknown_members_is_shown_from_the_next_publication_on() -> None:
    first, second = after(towns(10), towns(10, range(5)))
    assert not first.names
    assert names(second) == set(range(5))
    assert MEASURE in second.groups[ALL].public


def test_of_eight_names_three_wait_so_that_five_members_stay_unknown() -> None:
    _, second = after(towns(10), towns(10, range(8)))
    assert len(second.names) == 5
    assert MEASURE in second.groups[ALL].public


def test_when_everybody_gives_a_name_nobody_is_left_to_protect() -> None:
    _, second = after(towns(10), towns(10, range(10)))
    assert names(second) == set(range(10))


def test_what_lies_between_two_groups_counts_too() -> None:
    """Sixteen of whom ten are small: with four names of the other six, two would stay unknown."""
    _, second = after(towns(16), towns(16, range(10, 14)))
    assert len(second.names) == 1


def test_a_group_that_was_never_told_holds_no_name_back() -> None:
    _, second = after(towns(4), towns(4, range(3)))
    assert names(second) == {0, 1, 2}


def test_a_score_class_and_both_sides_of_a_task_keep_five_unknown_members() -> None:
    """Thirty, of whom six have a task in view; the names of two of these would leave four."""
    _, second = after(towns(30), towns(30, range(10, 12)), in_view=range(10, 16))
    assert len(second.names) == 1
    _, second = after(towns(30), towns(30, range(10, 12)), in_view=range(10, 20))
    assert len(second.names) == 2


def test_of_four_with_a_task_in_view_one_stays_unknown() -> None:
    """ "Weinig" and four names: so all others have it not in view."""
    _, second = after(towns(30), towns(30, range(10, 14)), in_view=range(10, 14))
    assert len(second.names) == 3


def test_a_name_stays_while_the_consent_stands_and_comes_back_after_a_withdrawal() -> None:
    outcomes = after(towns(10, range(5)), towns(10, range(5)), towns(10), towns(10, range(2)))
    assert [len(one.names) for one in outcomes] == [5, 5, 0, 2]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.3, 0.7]), st.sampled_from([0.3, 0.7]))
def test_whoever_gives_a_name_and_whenever_vng_isolates_nobody(
    seed: int, by_name: float, late_names: float
) -> None:
    country = simulated(seed, 30, days=4, provinces=2, by_name=by_name, late_names=late_names)
    for name in MEASURES:
        found = attack(country, VNG, name, targets=0)
        assert not found.isolated
        assert found.narrowest >= STEP * POINT


def test_without_this_rule_vng_isolates_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.comparison.naming._too_many", lambda *rest: 0)
    countries = (simulated(seed, 30, days=4, provinces=2, late_names=0.5) for seed in range(5))
    assert any(attack(country, VNG, MEASURE, targets=0).isolated for country in countries)
