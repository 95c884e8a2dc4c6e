"""Whole numbers that add up: parts of a total as they are printed (method of the largest remainder)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def apportioned(parts: Sequence[Fraction], total: int) -> tuple[int, ...]:
    """The parts, each 0 or more, as whole numbers that add up to `total`, which is within 1 of their sum.

    Every part is rounded down; what is missing goes, one each, to the largest remainders, a tie to the first.
    So a number is never a full point off, and a part of 0 stays 0.
    """
    whole = [part.__floor__() for part in parts]
    order = sorted(range(len(parts)), key=lambda place: whole[place] - parts[place])
    for place in order[: total - sum(whole)]:
        whole[place] += 1
    return tuple(whole)
