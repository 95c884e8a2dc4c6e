"""Peer groups without giving anybody away (method.md 9): minimum numbers, quartiles, rounding, differencing.

Standard library only. Values are points 0-100; `others` never holds the municipality that reads.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeVar

Position = Literal["lager", "rond", "hoger"]
Name = TypeVar("Name", bound=Hashable)
Member = TypeVar("Member", bound=Hashable)

MIN_FOR_MEDIAN = 5
MIN_FOR_QUARTILES = 8
MIN_DIFFERENCE = 5
STEP = 5
AROUND = 10


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What a reader may see of a group: the number of others, and values in multiples of 5."""

    others: int
    median: int
    lower_quartile: int | None
    upper_quartile: int | None


def to_step(value: Fraction) -> int:
    """Round to a multiple of 5, half up."""
    return STEP * (value / STEP + Fraction(1, 2)).__floor__()


def quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Quantile by linear interpolation, inclusive of both ends. Raises ValueError without values."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    index = place.__floor__()
    following = ordered[min(index + 1, len(ordered) - 1)]
    return ordered[index] + (place - index) * (following - ordered[index])


def benchmark_of(others: Iterable[Fraction | int]) -> Benchmark | None:
    """Median from 5 others, quartiles too from 8; None below 5, which is shown as "te weinig deelnemers"."""
    values = [Fraction(value) for value in others]
    if len(values) < MIN_FOR_MEDIAN:
        return None
    quartiles = len(values) >= MIN_FOR_QUARTILES
    return Benchmark(
        others=len(values),
        median=to_step(quantile(values, Fraction(1, 2))),
        lower_quartile=to_step(quantile(values, Fraction(1, 4))) if quartiles else None,
        upper_quartile=to_step(quantile(values, Fraction(3, 4))) if quartiles else None,
    )


def position_of(own: Fraction, benchmark: Benchmark) -> Position:
    """Below, around or above the group, measured on the published (rounded) values.

    With quartiles the border values are "rond"; with a median only, up to and including 10 points away is.
    """
    if benchmark.lower_quartile is not None and benchmark.upper_quartile is not None:
        low, high = benchmark.lower_quartile, benchmark.upper_quartile
    else:
        low, high = benchmark.median - AROUND, benchmark.median + AROUND
    if own < low:
        return "lager"
    return "hoger" if own > high else "rond"


def differs_safely(smaller: AbstractSet[Member], larger: AbstractSet[Member]) -> bool:
    """Whether both groups may be seen: not nested, or the difference is 0 or at least 5 members."""
    return not smaller <= larger or len(larger - smaller) == 0 or len(larger - smaller) >= MIN_DIFFERENCE


def withheld(groups: Mapping[Name, AbstractSet[Member]]) -> frozenset[Name]:
    """Groups that may not be published beside the others: too small, or too close inside a larger one.

    Of two nested groups the smaller is withheld. Larger groups are judged first, so the order of the mapping
    does not matter; equal groups stay together.
    """
    refused = {name for name, members in groups.items() if len(members) < MIN_FOR_MEDIAN}
    published: list[AbstractSet[Member]] = []
    for size in sorted({len(members) for members in groups.values()}, reverse=True):
        same_size = [name for name, members in groups.items() if len(members) == size and name not in refused]
        safe = [name for name in same_size if all(differs_safely(groups[name], other) for other in published)]
        refused.update(set(same_size) - set(safe))
        published += [groups[name] for name in safe]
    return frozenset(refused)


def may_renew(before: Mapping[Member, Hashable], after: Mapping[Member, Hashable]) -> bool:
    """Whether a new snapshot of a group may appear: nothing changed, or at least 5 changes in total.

    Both map a member to its round. Joined, left and changed round each count as one change.
    """
    changes = sum(before.get(member) != after.get(member) for member in {*before, *after})
    return changes == 0 or changes >= MIN_DIFFERENCE
