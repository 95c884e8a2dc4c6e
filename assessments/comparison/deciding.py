"""The decision on one measure in one publication: which groups are shown, and which to everybody. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.comparison.figures import READER
from assessments.comparison.groups import MIN_FOR_MEDIAN
from assessments.comparison.remainders import Split, everything_told, weakest
from assessments.comparison.told import Told, Universe


@dataclass(frozen=True, slots=True)
class Case:
    """One measure: per group the members of today and those shown last, and all that was told before.

    `told` lists per earlier publication (group, members, whether everybody saw it). Members are bits.
    """

    fresh: tuple[int, ...]
    last: tuple[int, ...]
    told: tuple[tuple[tuple[int, int, bool], ...], ...]


@dataclass(frozen=True, slots=True)
class Eyes:
    """The outcome: per group that is shown its members, and the groups that everybody may see."""

    shown: Mapping[int, int]
    public: frozenset[int]


def decide(case: Case, universe: Universe, splits: Sequence[Split], *, known: int, here: int) -> Eyes:
    """Decide on one measure. `known` are the bits that VNG sees by name, `here` those that still share."""
    before = [{place: mask for place, mask, _ in publication} for publication in case.told if publication]
    told = Told(universe, (one for sets in before for one in everything_told(sets, splits)))
    shown = _with_safe_remainders(_fresh_or_standing(case, universe, told, here), splits, told, universe)
    seen_by_all = [
        {place: mask for place, mask, everybody in publication if everybody} for publication in case.told
    ]
    unknown = Told(
        universe, (one for sets in seen_by_all for one in everything_told(sets, splits)), eyes=~known
    )
    for_all: dict[int, int] = {}
    for place in _largest_first(shown, universe):
        mask = shown[place]
        enough = universe.count(mask) >= MIN_FOR_MEDIAN + READER and unknown.is_enough(mask)
        if enough and unknown.fits(mask):
            for_all[place] = mask
            unknown.add(mask)
    return Eyes(shown, frozenset(_with_safe_remainders(for_all, splits, unknown, universe)))


def _fresh_or_standing(case: Case, universe: Universe, told: Told, here: int) -> dict[int, int]:
    """Per group the members of today when they fit beside all that was told, else those shown last.

    Larger groups go first. Members shown last stand only while all of them still share.
    """
    fresh = {place: mask for place, mask in enumerate(case.fresh) if mask}
    found: dict[int, int] = {}
    for place, mask in enumerate(case.last):
        if mask and not mask & ~here:
            found[place] = mask
    for place in _largest_first(fresh, universe):
        mask = fresh[place]
        if universe.count(mask) >= MIN_FOR_MEDIAN and told.fits(mask):
            found[place] = mask
            told.add(mask)
        elif place in found:
            told.add(found[place])
    return found


def _with_safe_remainders(
    sets: dict[int, int], splits: Sequence[Split], told: Told, universe: Universe
) -> dict[int, int]:
    """The sets without those that must give way to make every remainder safe, the smallest first."""
    kept = dict(sets)
    order = {place: rank for rank, place in enumerate(reversed(_largest_first(kept, universe)))}
    while (place := weakest(kept, splits, told, order)) is not None:
        told.drop(kept.pop(place))
    return kept


def _largest_first(sets: Mapping[int, int], universe: Universe) -> list[int]:
    return sorted(sets, key=lambda place: (-universe.count(sets[place]), place))
