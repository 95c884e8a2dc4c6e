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
    return made - {0}


def weakest(
    sets: Mapping[int, int], splits: Sequence[Split], told: Told, order: Mapping[int, int]
) -> int | None:
    """The group that must give way because of a remainder, or None when every remainder is safe.

    `sets` are the groups that are told, `told` holds them and all that was told before; of the groups that
    make an unsafe remainder the lowest in `order` gives way.
    """
    known = _derived(sets, splits)
    for split, together in unions(known, splits):
        whole = known.get(split.whole)
        safe = told.fits(together)
        if whole is not None and whole != together:
            safe = safe and told.is_enough(whole ^ together) and told.fits(whole & ~together)
        if not safe:
            involved = [group for group in (*split.parts, split.whole) if group in sets]
            return min(involved or sets, key=lambda group: order[group])
    return None


def _derived(sets: Mapping[int, int], splits: Sequence[Split]) -> dict[int, int]:
    """The sets that are told, and those that follow from them: a last part, or a whole from all its parts."""
    known = dict(sets)
    found = True
    while found:
        found = False
        for split in splits:
            if not split.complete:
                continue
            missing = [part for part in split.parts if part not in known]
            together = 0
            for part in split.parts:
                together |= known.get(part, 0)
            if split.whole in known and len(missing) == 1:
                rest = known[split.whole] & ~together
                if rest:
                    known[missing[0]], found = rest, True
            elif split.whole not in known and not missing and together:
                known[split.whole], found = together, True
    return known
