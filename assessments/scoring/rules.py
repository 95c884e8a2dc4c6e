"""The rules on one answer and the classes on one figure (method.md 3 to 5), in exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from assessments.scoring.types import AnswerValue, Figure, StepValue, Support

UNKNOWN: Literal["weet_niet"] = "weet_niet"
NOT_APPLICABLE: Literal["nvt"] = "nvt"
TOP_LEVEL = 4
POINTS_PER_LEVEL = 25
SIX_DECIMALS = 10**6

CERTAINTY_QUARTERS: dict[Support, int] = {None: 2, "inschatting": 2, "toelichting": 3, "document": 4}
"""Certainty of a known level in quarters: 0,5 / 0,75 / 1,0."""

STEP_HALVES: dict[StepValue, int] = {"ja": 2, "deels": 1, "nee": 0, "weet_niet": 0}
"""Value of an answered task step in halves."""

COLOUR_BORDERS: tuple[tuple[int, str], ...] = ((75, "groen"), (50, "geel"), (25, "oranje"))
HATCH_ABOVE = 25
LIKELIHOOD_BORDERS: tuple[int, ...] = (20, 40, 60, 80)
TOP_LIKELIHOOD = 5
WEAK_LINK_WEIGHT = 3
WEAK_LINK_LEVEL = 1
MIN_ROLE_DIFFERENCE = 2
MIN_REASON_LENGTH = 20
"""Characters that a reason for nvt needs at least, counted after trimming."""


def is_level(value: object) -> bool:
    """True for the whole numbers 0-4; a boolean is not a level."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= TOP_LEVEL


def is_answer(value: object) -> bool:
    """True for a level, unknown, not applicable or empty."""
    return value is None or value in (UNKNOWN, NOT_APPLICABLE) or is_level(value)


def in_base(value: AnswerValue, *, definitive: bool) -> bool:
    """In the points base P: known or unknown, and empty when definitive (method.md 4)."""
    if value is None:
        return definitive
    return value != NOT_APPLICABLE


def level_of(value: AnswerValue) -> int:
    """The level an answer in the points base counts as: unknown and empty are level 0 (method.md 3)."""
    return value if isinstance(value, int) else 0


def is_weak(value: AnswerValue) -> bool:
    """Weak for the weak-link rule: level 0 or 1, unknown, or empty in the points base (method.md 5)."""
    return level_of(value) <= WEAK_LINK_LEVEL


def share(part: int | Fraction, whole: int | Fraction, factor: int = 1) -> Figure:
    """factor * part / whole as an exact fraction; None when the whole is 0."""
    return Fraction(factor * part) / whole if whole else None


def score_class(score: Fraction) -> str:
    """Colour of an unrounded score: groen from 75, geel from 50, oranje from 25, else rood (method.md 4)."""
    return next((colour for border, colour in COLOUR_BORDERS if score >= border), "rood")


def likelihood_of(index: Fraction) -> int:
    """Likelihood class 1-5 of an index before the weak-link step; a border belongs to the higher class."""
    return 1 + sum(index >= border for border in LIKELIHOOD_BORDERS)


def whole_half_up(value: Fraction) -> int:
    """The whole number that is shown: half rounds up."""
    return (value + Fraction(1, 2)).__floor__()


def six_decimals(value: Fraction) -> Fraction:
    """The value rounded to six decimals, half up (interfaces.md 3)."""
    return Fraction(whole_half_up(value * SIX_DECIMALS), SIX_DECIMALS)
