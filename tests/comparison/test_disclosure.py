"""What may be told of groups: per measure, beside each other, after each other, and to whom (method.md 9)."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.comparison.disclosure import GroupKey, Participant, Publication, Published, publish
from assessments.comparison.figures import PARTICIPANTS

ALL: GroupKey = ("landelijk", "")
SMALL: GroupKey = ("grootteklasse", "klein")
LARGE: GroupKey = ("grootteklasse", "groot")
MIDDLE: GroupKey = ("grootteklasse", "midden")
MEASURE = "cel:milieu-mobiliteit.kennis"
TASK = "taak:T1"


def town(number: int, size: GroupKey = SMALL, *, round: str = "a", by_name: bool = False) -> Participant:
    return Participant(f"GM{number:04}", f"{number}{round}", (ALL, size), by_name)


def towns(*numbers: int, size: GroupKey = SMALL, by_name: bool = False) -> list[Participant]:
    return [town(number, size, by_name=by_name) for number in range(*numbers)]


def told(participants: list[Participant], *history: Publication) -> dict[GroupKey, Published]:
    """Published with the same values for everybody who ever took part."""
    values = {f"{number}{round}": {MEASURE: 5, TASK: 0} for number in range(60) for round in "ab"}
    return publish(participants, values, history)


def shown(publication: Publication, key: GroupKey = ALL) -> frozenset[str]:
    """The municipalities behind the figure that members see; empty when nothing is shown."""
    return frozenset(publication[key].per_measure.get(MEASURE, {}))


def test_a_group_of_four_is_withheld_and_one_of_five_is_shown_to_who_is_no_member() -> None:
    assert shown(told(towns(4))) == frozenset()
    assert len(shown(told(towns(5)))) == 5


def test_everybody_may_see_a_group_only_when_each_member_may_see_the_others() -> None:
    assert MEASURE not in told(towns(5))[ALL].public
    assert MEASURE in told(towns(6))[ALL].public


def test_the_smaller_of_two_nested_groups_is_withheld_when_three_members_make_the_difference() -> None:
    outcome = told([*towns(9), *towns(20, 23, size=LARGE)])
    assert len(shown(outcome)) == 12
    assert shown(outcome, SMALL) == frozenset()


@pytest.mark.parametrize(("smaller", "safe"), [(12, True), (11, False), (8, False), (7, True)])
def test_nested_groups_differ_by_nothing_or_by_five(smaller: int, safe: bool) -> None:
    outcome = told([*towns(smaller), *towns(20, 32 - smaller, size=LARGE)])
    assert len(shown(outcome)) == 12
    assert bool(shown(outcome, SMALL)) is safe


def test_a_group_close_inside_a_published_one_is_withheld_and_a_withheld_one_does_no_harm() -> None:
    """Of 40 the first holds 36 (four apart), the second 30 of those, the third only 3."""
    close, inside, pair = ("provincie", "a"), ("omgevingsdienst", "b"), ("grootteklasse", "c")
    limits = {close: 36, inside: 30, pair: 3}
    present = [
        Participant(f"GM{number:04}", f"{number}a", (ALL, *(key for key in limits if number < limits[key])))
        for number in range(40)
    ]
    outcome = told(present)
    assert {key: len(shown(outcome, key)) for key in (ALL, *limits)} == {
        ALL: 40,
        close: 0,
        inside: 30,
        pair: 0,
    }


@settings(deadline=None)
@given(
    st.lists(st.frozensets(st.sampled_from(["provincie", "omgevingsdienst", "grootteklasse"])), max_size=20)
)
def test_what_is_published_never_gives_a_small_difference(kinds: list[frozenset[str]]) -> None:
    present = [
        Participant(f"GM{number:04}", f"{number}a", (ALL, *((kind, "x") for kind in sorted(found))))
        for number, found in enumerate(kinds)
    ]
    outcome = told(present)
    published = [members for key in outcome if (members := shown(outcome, key))]
    assert all(len(members) >= 5 for members in published)
    for one in published:
        assert all(not one < other or len(other - one) >= 5 for other in published)


def test_the_order_of_the_municipalities_does_not_matter() -> None:
    present = [*towns(16), *towns(20, 30, size=MIDDLE), *towns(40, 44, size=LARGE)]
    outcome = told(present)
    for seed in range(5):
        random.Random(seed).shuffle(present)  # noqa: S311 - test data, no secret
        assert told(present) == outcome


@pytest.mark.parametrize(
    ("left", "changed", "joined", "renewed"),
    [(0, 0, 0, True), (0, 1, 0, False), (0, 0, 1, False), (0, 2, 2, False), (0, 2, 3, True), (2, 0, 3, True)],
)
def test_a_group_is_renewed_after_no_change_or_five(
    left: int, changed: int, joined: int, renewed: bool
) -> None:
    first = told(towns(10))
    stay = towns(left + changed, 10)
    now = [
        *stay,
        *(town(number, round="b") for number in range(left, left + changed)),
        *towns(20, 20 + joined),
    ]
    members = told(now, first)[ALL].per_measure[MEASURE]
    assert (members == {one.code: one.round for one in now}) is renewed


def test_when_all_parts_but_one_are_told_the_last_one_has_five_members_or_another_is_withheld() -> None:
    """Of 30 the classes hold 14, 12 and 4: told 14 and 12, everybody would know of the last four."""
    outcome = told([*towns(14), *towns(20, 32, size=LARGE), *towns(40, 44, size=MIDDLE)])
    assert len(shown(outcome)) == 30
    assert len(shown(outcome, SMALL)) == 14
    assert shown(outcome, LARGE) == shown(outcome, MIDDLE) == frozenset()


def test_the_number_of_participants_follows_the_same_rules() -> None:
    outcome = told([*towns(14), *towns(20, 32, size=LARGE), *towns(40, 44, size=MIDDLE)])
    assert [key for key, group in sorted(outcome.items()) if PARTICIPANTS in group.public] == [SMALL, ALL]


def test_a_measure_that_few_have_is_withheld_while_the_group_is_shown() -> None:
    values = {
        f"{number}a": {MEASURE: 1} | ({"risico:R-MM-2": 1} if number < 3 else {}) for number in range(8)
    }
    group = publish(towns(8), values)[ALL]
    assert "risico:R-MM-2" in group.withheld
    assert MEASURE not in group.withheld


def test_tasks_are_counted_over_all_municipalities_only() -> None:
    outcome = told(towns(20))
    assert TASK in outcome[ALL].public
    assert TASK not in outcome[SMALL].per_measure


def test_one_newcomer_does_not_renew_a_group_and_five_do() -> None:
    first = told(towns(10))
    second = told(towns(11), first)
    assert shown(second) == shown(first)
    assert second[ALL].basis[MEASURE] == 0
    third = told(towns(15), first, second)
    assert len(shown(third)) == 15
    assert third[ALL].basis[MEASURE] == 2


def test_a_group_that_comes_back_to_nearly_what_it_was_before_is_not_renewed() -> None:
    """Ten, then sixteen, then eleven: far enough from yesterday, but one apart from the first day."""
    first = told(towns(10))
    second = told(towns(16), first)
    third = told([*towns(10), town(30)], first, second)
    assert len(shown(second)) == 16
    assert shown(third) == frozenset()  # six of the sixteen stopped sharing


def test_a_changed_round_counts_as_one_change() -> None:
    first = told(towns(10))
    four = [*(town(number, round="b") for number in range(4)), *towns(4, 10)]
    five = [*(town(number, round="b") for number in range(5)), *towns(5, 10)]
    assert set(told(four, first)[ALL].per_measure[MEASURE].values()) == {f"{number}a" for number in range(10)}
    assert "0b" in told(five, first)[ALL].per_measure[MEASURE].values()


def test_a_figure_in_which_somebody_who_withdrew_would_stand_is_withheld_until_it_may_be_renewed() -> None:
    first = told(towns(12))
    second = told(towns(1, 12), first)
    assert shown(second) == frozenset()
    third = told(towns(1, 16), first, second)
    assert shown(third) == {f"GM{number:04}" for number in range(1, 16)}


def test_groups_on_other_days_are_judged_beside_each_other_too() -> None:
    """The class was told with ten on the first day; all municipalities together are twelve later on."""
    first = told(towns(10))
    second = told([*towns(10), *towns(20, 22, size=LARGE)], first)
    assert len(shown(second)) == 10


def test_of_whom_vng_does_not_know_by_name_there_are_none_or_five() -> None:
    for unknown, public in ((0, True), (1, False), (4, False), (5, True)):
        outcome = told([*towns(10, by_name=True), *towns(20, 20 + unknown)])
        assert (MEASURE in outcome[ALL].public) is public
        assert shown(outcome)  # municipalities themselves know no names


def test_municipalities_that_merged_count_as_one() -> None:
    """Whoever works where three of them went knows three values: of eight, five others are left."""
    values = {f"{number}a": {MEASURE: 1} for number in range(60)}
    owners = {f"GM{number:04}": "GM0099" for number in range(3)}

    def told_of(count: int) -> Published:
        return publish(towns(count), values, owners=owners)[ALL]

    assert MEASURE not in told_of(7).per_measure  # four others for who knows three
    assert MEASURE in told_of(8).public
    assert MEASURE in publish(towns(7), values)[ALL].public


def test_five_newcomers_of_whom_two_merged_are_four() -> None:
    values = {f"{number}a": {MEASURE: 1} for number in range(60)}
    owners = {"GM0010": "GM0099", "GM0011": "GM0099"}
    first = publish(towns(10), values, owners=owners)
    assert len(shown(publish(towns(15), values, [first], owners=owners))) == 10
    assert len(shown(publish(towns(16), values, [first], owners=owners))) == 16
    assert len(shown(publish(towns(15), values, [first]))) == 15


def test_two_groups_differ_by_none_or_five_whom_vng_does_not_know() -> None:
    """Six more municipalities are in the larger group, and of these VNG knows all but two."""
    outcome = told([*towns(10), *towns(20, 24, size=LARGE, by_name=True), *towns(30, 32, size=LARGE)])
    assert len(shown(outcome, SMALL)) == 10
    assert MEASURE in outcome[ALL].public
    assert MEASURE not in outcome[SMALL].public


def test_who_was_known_by_name_once_stays_known() -> None:
    values = {f"{number}a": {MEASURE: 1} for number in range(60)}
    outcome = publish(towns(10), values, by_name={f"{number}a" for number in range(7)})
    assert MEASURE not in outcome[ALL].public
