"""How municipalities are spread over the score classes, and in how many of them a task is in view. Pure.

Shares are counts, and counts can be subtracted; so they are told of all municipalities together only, in
multiples of 5 percent, and every part of a whole holds at least five municipalities that nobody knows by
name. `values` are millionths of a point per round; `known` are the rounds that VNG sees by name; `heads` says
of rounds what they count as, so that municipalities that merged are one (a round that is not in it: itself).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from fractions import Fraction
from itertools import pairwise

from assessments.comparison.figures import POINT
from assessments.comparison.groups import MIN_FOR_MEDIAN
from assessments.comparison.picture import Mark, SpreadClass, TaskShare

SCORE_BORDERS = (0, 25, 50, 75, 100)
MIN_FOR_SHARES = 4 * MIN_FOR_MEDIAN
STEPS_OF_SHARES = (5, 10, 20, 25, 50, 100)
Heads = Mapping[str, str]
ALL_THEMSELVES: Heads = {}


def spread_of(
    values: Mapping[str, int], known: Collection[str], heads: Heads = ALL_THEMSELVES
) -> tuple[SpreadClass, ...]:
    """The share of municipalities per score class; nothing when one class is all that may be told.

    From the lowest class up, a class with too few takes in the next one; the last may join the one before.
    """
    merged: list[tuple[int, int, list[str]]] = []
    for low, high in pairwise(SCORE_BORDERS):
        inside = [round for round, value in values.items() if _in_class(value, low, high)]
        if merged and not _enough(merged[-1][2], values, known, heads):
            start, _, before = merged.pop()
            merged.append((start, high, before + inside))
        else:
            merged.append((low, high, inside))
    if len(merged) > 1 and not _enough(merged[-1][2], values, known, heads):
        _, high, last = merged.pop()
        low, _, before = merged.pop()
        merged.append((low, high, before + last))
    step = _step(_count(values, heads)) if len(merged) > 1 else 100
    if step == 100:  # a municipality that merged may stand in each of two classes of five
        return ()
    return tuple(
        SpreadClass(low, high, _percent(len(rounds), len(values), step)) for low, high, rounds in merged
    )


def _in_class(value: int, low: int, high: int) -> bool:
    return low * POINT <= value < high * POINT or value == high * POINT == SCORE_BORDERS[-1] * POINT


def task_share(
    values: Mapping[str, int],
    members: Collection[str],
    known: Collection[str],
    heads: Heads = ALL_THEMSELVES,
) -> TaskShare | None:
    """In how many municipalities a task is in view (a value above 0); None when it may not be told.

    `members` are the rounds that count. Below MIN_FOR_SHARES nothing is told. Fewer than five in view, or not
    in view, gives a word and no number; the word stays away when there are four and VNG knows each by name,
    because then it would know the others too. All that is told leaves room for five municipalities.
    """
    if _count(members, heads) < MIN_FOR_SHARES:
        return None
    seen = [round for round in members if values[round]]
    unseen = [round for round in members if not values[round]]
    sides: tuple[tuple[list[str], list[str], Mark], ...] = (
        (seen, unseen, "weinig"),
        (unseen, seen, "bijna_alle"),
    )
    for few, many, mark in sides:
        if _count(few, heads) < MIN_FOR_MEDIAN <= _count(many, heads):
            told = _count(few, heads) < MIN_FOR_MEDIAN - 1 or not all(round in known for round in few)
            return TaskShare(len(members), None, mark) if told else None
    if not (_enough(seen, members, known, heads) and _enough(unseen, members, known, heads)):
        return None
    return TaskShare(len(members), _percent(len(seen), len(members), _step(_count(members, heads))))


def _count(rounds: Collection[str], heads: Heads) -> int:
    """How many municipalities these are; those that merged are one."""
    return len({heads.get(round, round) for round in rounds}) if heads else len(rounds)


def _enough(part: Collection[str], whole: Collection[str], known: Collection[str], heads: Heads) -> bool:
    """Whether a part holds at least five municipalities, also of those that are not known by name."""
    unknown = [round for round in part if round not in known]
    everybody_known = all(round in known for round in whole)
    return _count(part, heads) >= MIN_FOR_MEDIAN and (
        everybody_known or _count(unknown, heads) >= MIN_FOR_MEDIAN
    )


def _step(municipalities: int) -> int:
    """The smallest step that holds at least five municipalities: 5 percent from a hundred on."""
    return next(step for step in STEPS_OF_SHARES if step * municipalities >= 100 * MIN_FOR_MEDIAN)


def _percent(part: int, whole: int, step: int) -> int:
    """A share in multiples of this step, half up; never 0 or 100, because some are and some are not in it."""
    share = step * (Fraction(100 * part, whole * step) + Fraction(1, 2)).__floor__()
    return min(max(share, step), 100 - step)
