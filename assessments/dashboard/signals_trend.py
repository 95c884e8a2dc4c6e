"""How many municipalities give which signal to VNG and Rijk, per edition. Pure: from what was published.

Every count is one of `national.disclosure`, in steps of five, rounded down; what is withheld stays away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.comparison.picture import Picture
from assessments.comparison.published import Publication
from assessments.constants import NationalCause
from assessments.national.disclosure import Steps

SAME_BELOW = 5
"""A change of fewer points is called the same (method.md 10)."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One cause in one edition: at least `count` of the `municipalities` that counted; None: too few."""

    edition: str
    taken_on: dt.date
    municipalities: int
    count: int | None

    @property
    def short(self) -> str:
        """The year of the edition, for below a bar."""
        return self.edition.split("-")[0]

    @property
    def share(self) -> int | None:
        """Percentage of the municipalities that counted, rounded down as `count` is: at least this many."""
        if self.count is None or not self.municipalities:
            return None
        return 100 * self.count // self.municipalities

    @property
    def between(self) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest part of the municipalities that the count can stand for."""
        if self.count is None or not self.municipalities:
            return None
        most = Steps(self.municipalities).most(self.count)
        return Fraction(self.count, self.municipalities), Fraction(most, self.municipalities)


@dataclass(frozen=True, slots=True)
class CauseTrend:
    """One cause over the editions, oldest first."""

    cause: str
    label: str
    points: tuple[TrendPoint, ...]

    @property
    def change(self) -> int | None:
        """Points of percentage from the first to the last edition that may both be shown."""
        known = [one.share for one in self.points if one.share is not None]
        return known[-1] - known[0] if len(known) > 1 and self.points[-1].share is not None else None

    @property
    def is_changed(self) -> bool:
        """Whether it changed by five points or more, and surely did: whatever lies behind the rounding."""
        before = self.first_known.between if self.first_known else None
        now = self.points[-1].between if self.points else None
        if self.change is None or before is None or now is None:
            return False
        return abs(self.change) >= SAME_BELOW and (now[0] > before[1] or now[1] < before[0])

    @property
    def first_known(self) -> TrendPoint | None:
        return next((one for one in self.points if one.share is not None), None)


def cause_trends(
    published: Sequence[Publication], pictures: Mapping[int, Picture], domain: str = ""
) -> tuple[CauseTrend, ...]:
    """Per cause the counts of these publications, in their order; of one domain when asked."""
    shown = [(one, pictures[one.id].signals) for one in published if one.id in pictures]
    return tuple(
        CauseTrend(
            cause,
            str(label),
            tuple(
                TrendPoint(
                    one.edition,
                    one.taken_on,
                    signals.municipalities,
                    (signals.domains.get(domain, {}) if domain else signals.causes).get(cause),
                )
                for one, signals in shown
            ),
        )
        for cause, label in NationalCause.choices
    )


def most_changed(trends: Sequence[CauseTrend]) -> CauseTrend | None:
    """The cause that changed most, of those that surely changed; the first one of equals."""
    known = [one for one in trends if one.is_changed]
    return max(known, key=lambda one: abs(one.change or 0), default=None)
