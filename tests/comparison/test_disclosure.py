"""What may be published of groups: per measure, beside each other and after each other (method.md 9)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.comparison.disclosure import GroupKey, Participant, Published, benchmarks_for, publish
from assessments.comparison.groups import MIN_DIFFERENCE, MIN_FOR_MEDIAN

ALL: GroupKey = ("landelijk", "")
SMALL: GroupKey = ("grootteklasse", "klein")
MEASURE = "cel:milieu-mobiliteit.kennis"


def town(number: int, *, small: bool = True, round: str = "a") -> Participant:
    return Participant(f"GM{number:04}", f"{number}{round}", (ALL, SMALL) if small else (ALL,))


def values_for(*participants: Participant) -> dict[str, dict[str, Fraction]]:
    return {one.round: {MEASURE: Fraction(int(one.code[2:]) * 7 % 100)} for one in participants}


def shown(group: Published) -> frozenset[str]:
    """The municipalities behind the figure that readers see; empty when nothing is shown."""
    if MEASURE in group.withheld or MEASURE not in group.per_measure:
        return frozenset()
    return frozenset(group.per_measure[MEASURE])


def test_a_group_of_four_is_withheld_and_one_of_five_is_shown() -> None:
    towns = [town(number) for number in range(5)]
    assert shown(publish(towns[:4], values_for(*towns), {})[ALL]) == frozenset()
    assert len(shown(publish(towns, values_for(*towns), {})[ALL])) == 5


def test_the_smaller_of_two_nested_groups_is_withheld_when_three_members_make_the_difference() -> None:
    towns = [*(town(number) for number in range(9)), *(town(number, small=False) for number in (9, 10, 11))]
    outcome = publish(towns, values_for(*towns), {})
    assert len(shown(outcome[ALL])) == 12
    assert shown(outcome[SMALL]) == frozenset()


def test_a_measure_that_few_have_is_withheld_while_the_group_is_shown() -> None:
    towns = [town(number) for number in range(8)]
    values = values_for(*towns)
    for one in towns[:3]:
        values[one.round]["risico:R-MM-2"] = Fraction(50)
    group = publish(towns, values, {})[ALL]
    assert "risico:R-MM-2" in group.withheld
    assert MEASURE not in group.withheld


def test_one_newcomer_does_not_renew_a_group_and_five_do() -> None:
    towns = [town(number) for number in range(20)]
    values = values_for(*towns)
    first = publish(towns[:10], values, {})
    second = publish(towns[:11], values, first)
    assert shown(second[ALL]) == shown(first[ALL])
    third = publish(towns[:15], values, second)
    assert len(shown(third[ALL])) == 15


def test_who_withdraws_stays_in_the_old_figure_until_five_have_changed() -> None:
    towns = [town(number) for number in range(20)]
    values = values_for(*towns)
    first = publish(towns[:12], values, {})
    assert shown(publish(towns[1:12], values, first)[ALL]) == shown(first[ALL])
    assert "GM0000" not in shown(publish(towns[5:12], values, first)[ALL])


def test_a_figure_that_was_hidden_for_a_while_is_judged_against_what_readers_saw_last() -> None:
    """Ten are shown; then the small group is hidden by nesting; then eleven: one apart from what was seen."""
    ten = [town(number) for number in range(10)]
    others = [town(number, small=False) for number in range(20, 23)]
    values = values_for(*ten, *others, town(11))
    first = publish(ten, values, {})
    assert len(shown(first[SMALL])) == 10
    second = publish([*ten, *others], values, first)  # landelijk may not change by three
    third = publish([*ten, town(11)], values, second)
    assert shown(third[SMALL]) in (frozenset(), shown(first[SMALL]))


def test_the_reader_never_counts_among_the_others() -> None:
    towns = [town(number) for number in range(6)]
    group = publish(towns, values_for(*towns), {})[ALL]
    assert benchmarks_for("GM0000", group, values_for(*towns))[MEASURE].others == 5
    assert MEASURE not in benchmarks_for(
        "GM0000", publish(towns[:5], values_for(*towns), {})[ALL], values_for(*towns)
    )


histories = st.lists(
    st.lists(st.tuples(st.integers(0, 25), st.sampled_from("ab")), max_size=26, unique_by=lambda one: one[0]),
    min_size=1,
    max_size=5,
)


@settings(max_examples=150, deadline=None)
@given(histories)
def test_whatever_happens_two_figures_that_were_seen_never_differ_by_one_to_four_members(
    history: list[list[tuple[int, str]]],
) -> None:
    """The attacker keeps every figure: nested groups of one day, and one group on successive days."""
    everybody = [town(number, small=number % 4 > 0, round=round) for number in range(26) for round in "ab"]
    values = values_for(*everybody)
    before: Mapping[GroupKey, Published] = {}
    seen: dict[GroupKey, Mapping[str, str]] = {}
    for present in history:
        now = [town(number, small=number % 4 > 0, round=round) for number, round in present]
        before = publish(now, values, before)
        for key, group in before.items():
            codes = shown(group)
            if not codes:
                continue
            assert len(codes) >= MIN_FOR_MEDIAN
            members = group.per_measure[MEASURE]
            last = seen.get(key)
            if last is not None:
                changed = sum(last.get(code) != members.get(code) for code in {*last, *members})
                assert changed == 0 or changed >= MIN_DIFFERENCE
            seen[key] = members
        if SMALL in before and ALL in before:
            small, all_of_them = shown(before[SMALL]), shown(before[ALL])
            if small and all_of_them and small <= all_of_them:
                assert len(all_of_them - small) == 0 or len(all_of_them - small) >= MIN_DIFFERENCE
