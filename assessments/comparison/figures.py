"""The rounded figures of one group of municipalities, and the picture of all of them together. Pure.

Everything is counted over the members that `comparison.disclosure` lets stand; here values become medians,
quartiles, classes and shares, in multiples of 5 (method.md 9).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from assessments.comparison.groups import (
    MIN_DIFFERENCE,
    MIN_FOR_MEDIAN,
    MIN_FOR_QUARTILES,
    Benchmark,
    benchmark_of,
    to_step,
)
from assessments.comparison.picture import SpreadClass, TaskShare

TASK = "taak:"
BURDEN = "last:"
PARTICIPANTS = "deelnemers"
NATIONAL_ONLY = (TASK, BURDEN)
"""How the names begin of what is counted over all municipalities together only."""
SCORE_BORDERS = (0, 25, 50, 75, 100)
READER = 1
"""Every member of a group reads the figures of the whole group too, and knows its own value."""


def is_compared(measure: str) -> bool:
    """Whether a measure is set beside a municipality: not a single task, not the work it took."""
    return measure != PARTICIPANTS and not measure.startswith(NATIONAL_ONLY)


def whole_group(values: Collection[Fraction]) -> Benchmark | None:
    """The figures of a whole group, as everybody may see them; None when a member could read others in it.

    One more than the minimum numbers is needed: a member knows its own value, so the others must be enough.
    """
    if len(values) < MIN_FOR_MEDIAN + READER:
        return None
    found = benchmark_of(values)
    if found is None or len(values) >= MIN_FOR_QUARTILES + READER:
        return found
    return Benchmark(found.others, found.median, None, None)


def spread_of(values: Mapping[str, Fraction], known: Collection[str]) -> tuple[SpreadClass, ...]:
    """The shares of municipalities per score class, none when one class is all that may be told.

    `values` per round; `known` are the rounds that VNG sees by name. Neighbouring classes are merged, from
    the lowest up, until each holds at least five municipalities that are not known and one more for a reader.
    """
    classes = [
        (low, high, [round for round, value in values.items() if _in_class(value, low, high)])
        for low, high in pairwise(SCORE_BORDERS)
    ]
    merged: list[tuple[int, int, list[str]]] = []
    for low, high, rounds in classes:
        if merged and not _enough(merged[-1][2], known):
            start, _, before = merged.pop()
            merged.append((start, high, before + rounds))
        else:
            merged.append((low, high, rounds))
    if len(merged) > 1 and not _enough(merged[-1][2], known):
        _, high, last = merged.pop()
        low, _, before = merged.pop()
        merged.append((low, high, before + last))
    if len(merged) < 2:
        return ()
    return tuple(
        SpreadClass(low, high, to_step(Fraction(100 * len(rounds), len(values))))
        for low, high, rounds in merged
    )


def _in_class(value: Fraction, low: int, high: int) -> bool:
    return low <= value < high or value == high == SCORE_BORDERS[-1]


def _enough(rounds: Sequence[str], known: Collection[str]) -> bool:
    """Whether a class may be told: enough members, and enough of them that nobody knows by name."""
    unknown = sum(round not in known for round in rounds)
    return len(rounds) >= MIN_FOR_MEDIAN + READER and (unknown >= MIN_FOR_MEDIAN or unknown == 0)


def task_share(values: Mapping[str, Fraction], known: Collection[str]) -> TaskShare | None:
    """In how many municipalities a task is in view; `values` per round are 0 or 100. None when too few.

    Fewer than five on one side, of all or of those that nobody knows by name, gives a word and no number.
    """
    rounds = list(values)
    if not _enough(rounds, known):
        return None
    seen = [round for round in rounds if values[round]]
    unseen = [round for round in rounds if not values[round]]
    if not _enough(seen, known) and len(seen) <= len(unseen):
        return TaskShare(len(rounds), None, "weinig")
    if not _enough(unseen, known) and len(unseen) <= len(seen):
        return TaskShare(len(rounds), None, "bijna_alle")
    if not (_enough(seen, known) and _enough(unseen, known)):
        return None
    return TaskShare(len(rounds), to_step(Fraction(100 * len(seen), len(rounds))))


def differs_enough(members: Collection[str]) -> bool:
    """Whether a difference of these members may be seen: nobody, or at least five."""
    return not members or len(members) >= MIN_DIFFERENCE
