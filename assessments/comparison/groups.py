"""The figures of a group (method.md 9): minimum numbers, quartiles, rounding, position.

Standard library only. Values are points 0-100; `others` never holds the municipality that reads. What may be
told of groups beside and after each other is decided in `disclosure`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Position = Literal["lager", "rond", "hoger"]

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
