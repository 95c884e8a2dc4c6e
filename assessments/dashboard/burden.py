"""How much work a round is: days, people and hours, over the editions. Pure: from what was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.comparison.groups import Benchmark
from assessments.comparison.picture import Picture
from assessments.comparison.published import Publication

MEASURES = ("dagen", "mensen", "uren")
STEP = 20


@dataclass(frozen=True, slots=True)
class BurdenLine:
    """One edition of one measure; `found` None: too few. Places are percentages of the scale, 0-100."""

    edition: str
    found: Benchmark | None
    place: int | None
    low: int | None
    width: int | None
    change: int | None  # units since the edition before that may be shown


@dataclass(frozen=True, slots=True)
class BurdenPart:
    """One measure over the editions, oldest first; `top` is the end of its scale, in its own unit."""

    measure: str
    top: int
    lines: tuple[BurdenLine, ...]

    @property
    def newest(self) -> Benchmark | None:
        return self.lines[-1].found if self.lines else None


def build_burden(published: Sequence[Publication], pictures: Mapping[int, Picture]) -> tuple[BurdenPart, ...]:
    """Days, people and hours per edition, in the order of `published`."""
    parts = []
    for measure in MEASURES:
        found = [
            (one.edition, pictures[one.id].burden.get(measure) if one.id in pictures else None)
            for one in published
        ]
        highest = max((one.upper_quartile or one.median for _, one in found if one is not None), default=0)
        top = max(STEP, -(-highest // STEP) * STEP)
        lines, before = [], None
        for edition, one in found:
            lines.append(_line(edition, one, before, top))
            before = one.median if one is not None else before
        parts.append(BurdenPart(measure, top, tuple(lines)))
    return tuple(parts)


def _line(edition: str, found: Benchmark | None, before: int | None, top: int) -> BurdenLine:
    if found is None:
        return BurdenLine(edition, None, None, None, None, None)
    place, low, width = round(100 * found.median / top), None, None
    if found.lower_quartile is not None and found.upper_quartile is not None:
        low = round(100 * found.lower_quartile / top)
        width = round(100 * found.upper_quartile / top) - low
    return BurdenLine(edition, found, place, low, width, None if before is None else found.median - before)
