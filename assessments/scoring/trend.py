"""Trend between two definitive editions over paired units (method.md 10).

Unknown and empty are level 0 here, as in every definitive round. Figures are points, 0-100 or a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Literal

from assessments.scoring.rules import NOT_APPLICABLE, POINTS_PER_LEVEL, level_of, share
from assessments.scoring.types import AnswerValue, Figure
from assessments.scoring.units import Unit

ZERO = Fraction(0)
MIN_SHARE = Fraction(70, 100)
SMALL_CHANGE = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """One statement for one role that counts in both editions; the id is that of the new edition."""

    statement: str
    role: str | None
    before: AnswerValue
    after: AnswerValue


@dataclass(frozen=True, slots=True)
class Trend:
    """The change on the paired set, split by cause; the four parts add up to the change.

    `improvement` and `decline` are known to known; `better_view` is unknown or empty to known, `less_view` is
    known to unknown or empty. `decline` and `less_view` are 0 or negative. `enough`: the pairs hold at least
    70% of the weight; below that no trend may be shown.
    """

    before: Figure
    after: Figure
    change: Figure
    improvement: Fraction
    decline: Fraction
    better_view: Fraction
    less_view: Fraction
    based_on: int  # paired statements
    out_of: int  # statements that count in the new edition
    enough: bool
    direction: Literal["hoger", "lager", "gelijk"] | None


def pairs_of(
    before: Iterable[Unit], after: Iterable[Unit], new_to_old: Mapping[str, str]
) -> tuple[Pair, ...]:
    """Pair the units of two editions: comparable (gelijk or redactioneel), in scope and not nvt in both.

    `new_to_old` maps the id of a statement in the new edition to its comparable id in the old one.
    """
    old = {(unit.statement, unit.role): unit for unit in before if unit.applicable}
    return tuple(
        Pair(unit.statement, unit.role, match.value, unit.value)
        for unit in after
        if unit.applicable and (match := old.get((new_to_old.get(unit.statement, ""), unit.role)))
    )


def _is_known(value: AnswerValue) -> bool:
    return isinstance(value, int)


def _cause(pair: Pair) -> str | None:
    if _is_known(pair.before) and _is_known(pair.after):
        return "improvement" if level_of(pair.after) > level_of(pair.before) else "decline"
    if _is_known(pair.after):
        return "better_view"
    return "less_view" if _is_known(pair.before) else None


def _direction(change: Figure) -> Literal["hoger", "lager", "gelijk"] | None:
    if change is None:
        return None
    if abs(change) < SMALL_CHANGE:
        return "gelijk"
    return "hoger" if change > 0 else "lager"


def trend_of(pairs: Iterable[Pair], statements_now: int, weight_share: Figure = None) -> Trend:
    """The trend over paired units of one cell or cluster.

    `statements_now` is the number of statements that count there in the new edition. Each paired statement
    weighs 1, shared by its paired roles. `weight_share` (0-1) is the part of the weight that is paired, for
    statements of which some roles are not; without it every paired statement counts whole. Raises ValueError
    on a pair with nvt: such a unit is not paired.
    """
    pairs = tuple(pairs)
    if any(NOT_APPLICABLE in (pair.before, pair.after) for pair in pairs):
        raise ValueError("a unit that is nvt in one edition cannot be paired")
    roles: dict[str, int] = {}
    for pair in pairs:
        roles[pair.statement] = roles.get(pair.statement, 0) + 1
    based_on = len(roles)
    whole = lcm(*roles.values())  # whole numbers of parts: a statement holds so many
    sums = dict.fromkeys(("improvement", "decline", "better_view", "less_view"), 0)
    first = last = 0
    for pair in pairs:
        weight, before, after = whole // roles[pair.statement], level_of(pair.before), level_of(pair.after)
        first += weight * before
        last += weight * after
        cause = _cause(pair)
        if cause is not None:
            sums[cause] += weight * (after - before)
    points = Fraction(POINTS_PER_LEVEL, whole * based_on) if pairs else ZERO
    change = points * (last - first) if pairs else None
    if weight_share is None:
        weight_share = share(based_on, statements_now)
    return Trend(
        before=points * first if pairs else None,
        after=points * last if pairs else None,
        change=change,
        **{name: points * total for name, total in sums.items()},
        based_on=based_on,
        out_of=statements_now,
        enough=weight_share is not None and weight_share >= MIN_SHARE,
        direction=_direction(change),
    )


def mean_of_trends(trends: Sequence[Trend], weight_share: Figure) -> Trend:
    """The trend of a domain: the mean of its clusters that have pairs, each equally heavy (method.md 4).

    `weight_share` (0-1) is the paired part of the weight of the whole domain, flat over its statements, as
    its dekking is. The four parts still add up to the change.
    """
    paired = [trend for trend in trends if trend.change is not None]

    def mean(values: Iterable[Figure]) -> Fraction:
        return sum((value or ZERO for value in values), ZERO) / len(paired)

    change = mean(trend.change for trend in paired) if paired else None
    return Trend(
        before=mean(trend.before for trend in paired) if paired else None,
        after=mean(trend.after for trend in paired) if paired else None,
        change=change,
        improvement=mean(trend.improvement for trend in paired) if paired else ZERO,
        decline=mean(trend.decline for trend in paired) if paired else ZERO,
        better_view=mean(trend.better_view for trend in paired) if paired else ZERO,
        less_view=mean(trend.less_view for trend in paired) if paired else ZERO,
        based_on=sum(trend.based_on for trend in trends),
        out_of=sum(trend.out_of for trend in trends),
        enough=weight_share is not None and weight_share >= MIN_SHARE,
        direction=_direction(change),
    )
