"""The rounded figures of one group of municipalities: everything that is made of values. Pure.

Values are whole numbers, in millionths of a point (0-100), as they are stored: a third is 33333333. What is
counted over is decided by `comparison.disclosure`; here values become medians and quartiles (method.md 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.comparison.groups import MIN_FOR_MEDIAN, MIN_FOR_QUARTILES, STEP, Benchmark

POINT = 10**6  # millionths
TASK = "taak:"
BURDEN = "last:"
PEOPLE = "last:mensen"
PARTICIPANTS = "deelnemers"
NATIONAL_ONLY = (TASK, BURDEN)
"""How the names begin of what is counted over all municipalities together only."""
STORED_OFF = 2
"""How far four values together may lie below what they stand for: each was rounded to six decimals."""
READER = 1
"""Every member of a group reads the figures of the whole group too, and knows its own value."""


def is_compared(measure: str) -> bool:
    """Whether a measure is set beside a municipality: not a single task, not the work it took."""
    return measure != PARTICIPANTS and not measure.startswith(NATIONAL_ONLY)


def whole_group(
    ordered: Sequence[int], *, step: int = STEP, readers: int = READER, heads: int | None = None
) -> Benchmark | None:
    """The figures of a whole group as everybody may see them; None when there are too few. `ordered` ascends.

    One more than the minimum numbers is needed: a member knows its own value, so the others must be enough.
    With `readers` 0 the figures are for somebody who is no member. `heads` is how many they count as for the
    minimum numbers: municipalities that merged are one (None: all of them).
    """
    count = len(ordered) if heads is None else heads
    if count < MIN_FOR_MEDIAN + readers:
        return None
    quartiles = count >= MIN_FOR_QUARTILES + readers
    return Benchmark(
        others=len(ordered),
        median=_quantile(ordered, 2, step),
        lower_quartile=_quantile(ordered, 1, step) if quartiles else None,
        upper_quartile=_quantile(ordered, 3, step) if quartiles else None,
    )


def people_of_whole_group(ordered: Sequence[int], *, heads: int | None = None) -> Benchmark | None:
    """How many people worked on a round: whole numbers, and only where quartiles may be shown."""
    found = whole_group(ordered, step=1, heads=heads)
    return found if found is not None and found.lower_quartile is not None else None


@dataclass(frozen=True, slots=True)
class Others:
    """What each member may see of the others in its group, by its place in ascending order.

    Leaving a member out moves a quantile in one of three ways: the member stands above its two neighbours,
    is the second of them, or stands below. So nine figures serve everybody.
    """

    count: int
    places: tuple[int, ...]  # where each quantile lies among the others
    figures: tuple[tuple[int, int, int], ...]  # per quantile: member below or at, second, above

    def without(self, rank: int) -> list[int | None]:
        """[others, median, lower quartile, upper quartile] for the member with this rank, as it is stored."""
        found: list[int | None] = [self.count]
        for place, (low, second, high) in zip(self.places, self.figures, strict=True):
            found.append(low if rank <= place else second if rank == place + 1 else high)
        return found if len(found) > 2 else [*found, None, None]


def others_in(ordered: Sequence[int], heads: int | None = None) -> Others | None:
    """The figures of a group without one of its members, for each of them; None below five others.

    `heads` as in `whole_group`.
    """
    count = len(ordered) - 1
    enough = count if heads is None else heads - 1
    if enough < MIN_FOR_MEDIAN:
        return None
    quarters = (2, 1, 3) if enough >= MIN_FOR_QUARTILES else (2,)
    places, figures = [], []
    for quarter in quarters:
        place, rest = divmod(quarter * (count - 1), 4)
        here, after = ordered[place], ordered[place + 1]
        later = ordered[min(place + 2, count)]
        places.append(place)
        figures.append(
            (_rounded(after, later, rest), _rounded(here, later, rest), _rounded(here, after, rest))
        )
    return Others(count, tuple(places), tuple(figures))


def _quantile(ordered: Sequence[int], quarter: int, step: int) -> int:
    """A quartile by linear interpolation, inclusive of both ends, rounded half up to `step` points."""
    place, rest = divmod(quarter * (len(ordered) - 1), 4)
    return _rounded(ordered[place], ordered[min(place + 1, len(ordered) - 1)], rest, step)


def _rounded(low: int, high: int, quarters: int, step: int = STEP) -> int:
    """The value a number of quarters of the way from low to high, rounded half up to `step` points.

    A quarter of the way from a third to a half of 100 is 37.5 and becomes 40; of the stored values it lies a
    hair lower. So what lies less than a millionth below the half counts as the half.
    """
    size = 4 * step * POINT
    value = 4 * low + quarters * (high - low) + STORED_OFF
    return step * ((2 * value + size) // (2 * size))
