"""What is left of a group when the groups inside it are taken away (method.md 9, differencing). Pure.

Size classes, provinces and services divide a larger group. Whoever knows the number of the whole and of all
parts but one knows that of the last part, and may go on with it elsewhere. So a remainder is nobody, or at
least five municipalities; else the smallest part that is told is withheld too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assessments.comparison.told import Told


@dataclass(frozen=True, slots=True)
class Split:
    """A group (its place in the list of groups) and the groups of one kind that lie inside it."""

    whole: int
    parts: tuple[int, ...]
    complete: bool  # whether the parts hold every member of the whole


def splits_of(kinds: Sequence[str], members: Sequence[int]) -> tuple[Split, ...]:
    """Every way in which a group is made of groups of one other kind; `members` as bits, per group."""
    found = []
    for whole, mask in enumerate(members):
        per_kind: dict[str, list[int]] = {}
        for part, inside in enumerate(members):
            if part != whole and kinds[part] != kinds[whole] and inside and inside & ~mask == 0:
                per_kind.setdefault(kinds[part], []).append(part)
        for parts in per_kind.values():
            together = 0
            for part in parts:
                together |= members[part]
            found.append(Split(whole, tuple(parts), together == mask))
    return tuple(found)


def unions(sets: Mapping[int, int], splits: Sequence[Split]) -> Iterator[tuple[Split, int]]:
    """Per split what the parts that are known hold together; splits without such a part are left out."""
    for split in splits:
        together = 0
        for part in split.parts:
            together |= sets.get(part, 0)
        if together:
            yield split, together


def everything_told(sets: Mapping[int, int], splits: Sequence[Split]) -> set[int]:
    """The sets of one publication, with what they add up to and what is left: all that a reader can make."""
    known = _derived(sets, splits)
    made = set(known.values())
    for split, together in unions(known, splits):
        made.add(together)
        if split.whole in known:
            made.add(known[split.whole] & ~together)
            made |= {known[split.whole] & ~known[part] for part in split.parts if part in known}
    return made - {0}


def weakest(
    fresh: Mapping[int, int],
    earlier: Mapping[int, Sequence[int]],
    splits: Sequence[Split],
    told: Told,
    order: Mapping[int, int],
) -> int | None:
    """The group whose new members must give way because of a remainder, or None when every one is safe.

    `fresh` are the groups with new members, `earlier` per group every set that was told before, the last one
    last; `told` holds all of these. Only what is new can still give way: of the groups that make an unsafe
    remainder the lowest in `order` does.
    """
    last = {place: sets[-1] for place, sets in earlier.items() if sets}
    known, sources = _with_sources(last | dict(fresh), splits)
    for split in splits:
        behind = frozenset().union(*(sources[one] for one in (*split.parts, split.whole) if one in sources))
        involved = behind & fresh.keys()
        if involved and not _is_safe(split, fresh, earlier, known, told):
            return min(involved, key=lambda group: order[group])
    return None


def _is_safe(
    split: Split,
    fresh: Mapping[int, int],
    earlier: Mapping[int, Sequence[int]],
    known: Mapping[int, int],
    told: Told,
) -> bool:
    """Whether what is left of the whole, now or at any time, is nobody or at least five."""
    together = 0
    for part in split.parts:
        together |= known.get(part, 0)
    if together and not told.fits(together):
        return False
    whole = known.get(split.whole)
    if whole is not None and together:
        rest = whole & ~together
        if not told.is_enough(whole ^ together) or (rest and not told.fits(rest)):
            return False
        single = (whole & ~known[part] for part in split.parts if part in known)
        if not all(told.fits(rest) for rest in single if rest):
            return False
    for one in _versions(split.whole, fresh, earlier):
        taken = 0
        for part in split.parts:
            inside = [
                mask for mask in _versions(part, fresh, earlier) if not mask & ~one and not mask & taken
            ]
            taken |= max(inside, key=int.bit_count, default=0)
        if taken and not told.is_enough(one & ~taken):
            return False
    return True


def _versions(group: int, fresh: Mapping[int, int], earlier: Mapping[int, Sequence[int]]) -> set[int]:
    """Every set of members of a group that was told, or is about to be."""
    return {*earlier.get(group, ()), *((fresh[group],) if group in fresh else ())}


def _derived(sets: Mapping[int, int], splits: Sequence[Split]) -> dict[int, int]:
    """The sets that are told, and those that follow from them."""
    return _with_sources(sets, splits)[0]


def _with_sources(
    sets: Mapping[int, int], splits: Sequence[Split]
) -> tuple[dict[int, int], dict[int, frozenset[int]]]:
    """What is told and what follows from it (a last part, a whole from all parts), and from which."""
    known = dict(sets)
    sources = {group: frozenset((group,)) for group in sets}
    complete = [split for split in splits if split.complete]
    found = True
    while found:
        found = False
        for split in complete:
            missing = [part for part in split.parts if part not in known]
            if len(missing) > 1 or (len(missing) == 1) != (split.whole in known):
                continue
            group = missing[0] if missing else split.whole
            together = 0
            for part in split.parts:
                together |= known.get(part, 0)
            mask = known[split.whole] & ~together if missing else together
            if mask:
                known[group], found = mask, True
                used = [one for one in (*split.parts, split.whole) if one in sources and one != group]
                sources[group] = frozenset().union(*(sources[one] for one in used))
    return known, sources
