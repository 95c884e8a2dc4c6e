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
    past = [{place: mask for place, mask, _ in publication} for publication in case.told]
    told = Told(universe, (one for sets in past for one in everything_told(sets, splits)))
    fresh = {
        place: mask
        for place, mask in enumerate(case.fresh)
        if mask and universe.count(mask) >= MIN_FOR_MEDIAN + READER * universe.has_merged(mask)
    }
    standing = {place: mask for place, mask in enumerate(case.last) if mask and not mask & ~here}
    shown = {**standing, **_safe(fresh, past, splits, told, universe)}

    past = [{place: mask for place, mask, everybody in one if everybody} for one in case.told]
    for_all = {
        place: mask for place, mask in shown.items() if universe.count(mask) >= MIN_FOR_MEDIAN + READER
    }
    for eyes in (-1, ~known):  # for whoever knows nobody, then for VNG
        told = Told(universe, (one for sets in past for one in everything_told(sets, splits)), eyes=eyes)
        enough = {place: mask for place, mask in for_all.items() if told.is_enough(mask)}
        for_all = _safe(enough, past, splits, told, universe)
    return Eyes(shown, frozenset(for_all))


def _safe(
    wanted: Mapping[int, int],
    past: Sequence[Mapping[int, int]],
    splits: Sequence[Split],
    told: Told,
    universe: Universe,
) -> dict[int, int]:
    """The groups that fit beside all that was told and beside each other; larger groups go first.

    What was told already with the same members stays: taking it away would hide nothing.
    """
    order = sorted(wanted, key=lambda place: (-universe.count(wanted[place]), place))
    earlier: dict[int, list[int]] = {}
    for sets in past:
        for place, mask in sets.items():
            earlier.setdefault(place, []).append(mask)
    kept: dict[int, int] = {}
    for place in order:
        if told.fits(wanted[place]):
            kept[place] = wanted[place]
            told.add(wanted[place])
    fresh = {place: mask for place, mask in kept.items() if mask not in earlier.get(place, ())}
    rank = {place: -number for number, place in enumerate(order)}
    while (refused := weakest(fresh, earlier, splits, told, rank)) is not None:
        told.drop(fresh.pop(refused))
        del kept[refused]
    return kept
