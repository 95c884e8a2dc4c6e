"""Which municipalities VNG may read by name from a publication on (method.md 9, consent herkenbaar). Pure.

A figure that was told leaves nobody, or at least five members, whom VNG does not know by name. A name that is
given later takes one of them away. So names are decided at a publication, before its figures: a name waits
while it would leave one to four unknown members in anything that was told before. `known` are bits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assessments.comparison.disclosure import (
    NATIONAL,
    Desk,
    GroupKey,
    Participant,
    Publication,
    Published,
    Values,
    publish,
)
from assessments.comparison.figures import POINT, TASK, is_compared
from assessments.comparison.groups import MIN_FOR_MEDIAN
from assessments.comparison.remainders import everything_told, unions
from assessments.comparison.shares import spread_of, task_share
from assessments.comparison.told import Members


@dataclass(frozen=True, slots=True)
class Outcome:
    """One publication: the rounds that may be read by name from now on, and the groups."""

    names: frozenset[str]
    groups: Mapping[GroupKey, Published]


@dataclass(frozen=True, slots=True)
class Guard:
    """A set of which at least `least` members stay unknown, as long as anybody in `whole` is unknown."""

    mask: int
    whole: int
    least: int = MIN_FOR_MEDIAN


def publish_with_names(
    participants: Collection[Participant],
    values: Values,
    history: Sequence[Publication] = (),
    named: Sequence[Collection[str]] = (),
    owners: Mapping[str, str] | None = None,
) -> Outcome:
    """Decide the names, then the groups beside them; `named` are the names of each publication of `history`.

    `Participant.by_name` is what a municipality wants; `owners` as in `disclosure.publish`. Raises KeyError
    for a round without values.
    """
    names = names_to_show(participants, values, history, named, owners)
    known = {round for one in named for round in one}
    seen = [replace(one, by_name=one.round in names) for one in participants]
    return Outcome(names, publish(seen, values, history, by_name=known, owners=owners))


def names_to_show(
    participants: Collection[Participant],
    values: Values,
    history: Sequence[Publication],
    named: Sequence[Collection[str]],
    owners: Mapping[str, str] | None = None,
) -> frozenset[str]:
    """Who wants to be read by name and may be: known before, or safe beside all that was told; as rounds.

    Of too many at once the last ones wait, just as many as is needed.
    """
    wanted = {one.round for one in participants if one.by_name}
    known = {round for one in named for round in one}
    fresh = wanted - known
    if not fresh or not history:
        return frozenset(wanted)
    desk = Desk([replace(one, by_name=False) for one in participants], values, history, known, owners)
    admitted = desk.universe.of_rounds(fresh)
    guards = list(_guards_of_shares(desk, values, history, named))
    families = _families(desk)
    while dropped := _too_many(desk, families, guards, desk.known, admitted):
        admitted &= ~dropped
    waiting = fresh - set(desk.universe.members(admitted).values())
    return frozenset(wanted - waiting)


def _too_many(
    desk: Desk, families: Collection[frozenset[int]], guards: Sequence[Guard], known: int, admitted: int
) -> int:
    """Names that must wait: of every set that would keep too few unknown members just enough; 0: none."""
    dropped = 0
    reach = 2 * MIN_FOR_MEDIAN + desk.universe.spare
    for guard in _checks(families, guards, ~(known | admitted), reach):
        unknown = ~(known | admitted & ~dropped)
        left = desk.universe.count(guard.mask & unknown)
        if left < guard.least and guard.whole & unknown:
            dropped |= _last(guard.mask & admitted & ~dropped, guard.least - left)
    return dropped


def _checks(
    families: Collection[frozenset[int]], guards: Sequence[Guard], unknown: int, reach: int
) -> Iterator[Guard]:
    """Every set to look at, and every difference of two sets that may hold few unknown members.

    A difference of `reach` bits or more holds enough.
    """
    yield from guards
    for family in families:
        sized: dict[int, list[int]] = {}
        for mask in sorted(family):
            yield Guard(mask, mask)
            sized.setdefault((mask & unknown).bit_count(), []).append(mask)
        for size, masks in sized.items():
            near = [one for more in range(1, reach) for one in sized.get(size + more, ())]
            pairs = [*combinations(masks, 2), *((one, other) for one in masks for other in near)]
            for one, other in pairs:
                if 0 < ((one ^ other) & unknown).bit_count() < reach:
                    yield Guard(one ^ other, one ^ other)


def _last(mask: int, number: int) -> int:
    """The last so many bits of a set, or all that it has."""
    found = 0
    while mask and number:
        bit = 1 << (mask.bit_length() - 1)
        found, mask, number = found | bit, mask ^ bit, number - 1
    return found


def _families(desk: Desk) -> set[frozenset[int]]:
    """Per measure every set that everybody could read or make, over all days; equal families once."""
    names = {name for past in desk.past for name in past}
    return {family for name in names if (family := frozenset(_told(desk, name)))}


def _told(desk: Desk, name: str) -> set[int]:
    """The sets of one measure, of each day, of the last days together, and what is left across days."""
    days = [
        {place: mask for place, (mask, everybody) in past.get(name, {}).items() if everybody}
        for past in desk.past
    ]
    last = {place: mask for day in days for place, mask in day.items()}
    found = {mask for sets in (*days, last) for mask in everything_told(sets, desk.splits)}
    for day in days:
        for split, together in unions(last, desk.splits):
            whole = day.get(split.whole, 0)
            if whole and not together & ~whole:
                found.add(whole & ~together)
    return found - {0}


def _guards_of_shares(
    desk: Desk, values: Values, history: Sequence[Publication], named: Sequence[Collection[str]]
) -> Iterator[Guard]:
    """The score classes and the two sides of a task, as they were told of all municipalities together."""
    bits = {round: bit for (_, round), bit in desk.universe.elements()}
    known: set[str] = set()
    for publication, names in zip(history, named, strict=True):
        known |= set(names)
        group = publication.get(NATIONAL)
        for name in sorted(group.public) if group else ():
            members = group.per_measure[name] if group else {}
            whole = sum(bits[round] for round in members.values())
            for rounds, least in _parts(name, members, values, known):
                yield Guard(sum(bits[round] for round in rounds), whole, least)


def _parts(
    name: str, members: Members, values: Values, known: Collection[str]
) -> Iterator[tuple[list[str], int]]:
    """The parts that were told of one measure, each with the number that must stay unknown."""
    own = {round: values[round][name] for round in members.values() if name in values[round]}
    if is_compared(name):
        for one in spread_of(own, known):
            top = one.high * POINT + (one.high == 100)  # the last class holds its upper end
            yield [round for round, value in own.items() if one.low * POINT <= value < top], MIN_FOR_MEDIAN
    elif name.startswith(TASK) and (share := task_share(own, list(own), known)):
        sides = [[round for round, value in own.items() if bool(value) is seen] for seen in (True, False)]
        for side in sides:
            if not share.mark:
                yield side, MIN_FOR_MEDIAN
            elif len(side) == MIN_FOR_MEDIAN - 1:
                yield side, 1  # whoever knows all four knows all others too
