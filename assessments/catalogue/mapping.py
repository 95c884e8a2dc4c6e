"""How the questions of an edition follow from those of an earlier one: was-wordt (method.md 10). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

ChangeKind = Literal[
    "gelijk", "redactioneel", "inhoudelijk", "gesplitst", "samengevoegd", "vervallen", "nieuw"
]
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
COMPARABLE: frozenset[ChangeKind] = frozenset({"gelijk", "redactioneel"})
"""Kinds whose answers mean the same in both editions, so that they are carried over and compared."""
ONE_TO_ONE: tuple[ChangeKind, ...] = ("gelijk", "redactioneel", "inhoudelijk")
"""In the order of how much changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one or more questions: the ids before, the ids now, and why."""

    kind: ChangeKind
    old: tuple[str, ...]
    new: tuple[str, ...]
    reason: str = ""

    @property
    def comparable(self) -> bool:
        return self.kind in COMPARABLE


def comparable_ids(changes: Iterable[Change]) -> dict[str, str]:
    """From the id of a question now to its id before, for those that mean the same (for `scoring.trend`)."""
    return {change.new[0]: change.old[0] for change in changes if change.comparable}


def by_new_id(changes: Iterable[Change]) -> dict[str, Change]:
    """The change behind every question of the new edition."""
    return {name: change for change in changes for name in change.new}


def composed(first: Iterable[Change], second: Iterable[Change]) -> tuple[Change, ...]:
    """The changes over two steps at once: `first` from A to B, `second` from B to C; the result from A to C.

    What came and went in between does not occur. A question that was split and merged along the way is not
    comparable: with one question before and one now it counts as inhoudelijk.
    """
    first, second = tuple(first), tuple(second)
    earlier = by_new_id(first)
    found: list[Change] = []
    split: dict[str, list[Change]] = {}
    for change in second:
        befores = [earlier[name] for name in change.old if name in earlier]
        old = tuple(dict.fromkeys(name for before in befores for name in before.old))
        if not change.new or not old:
            found += [Change("nieuw", (), (name,), _reasons([*befores, change])) for name in change.new]
            continue
        steps = [*befores, change]
        for name in change.new:
            kind = _worst(steps) if len(old) == 1 else "samengevoegd"
            one = Change(kind, old, (name,), _reasons(steps))
            if len(old) == 1:
                split.setdefault(old[0], []).append(one)
            else:
                found.append(one)
    found += [_joined(old, parts) for old, parts in split.items()]
    reached = {name for change in found for name in change.old}
    gone = _reasons_by_old(first, second)
    found += [
        Change("vervallen", (name,), (), gone.get(name, ""))
        for change in first
        for name in change.old
        if name not in reached
    ]
    return tuple(found)


def _joined(old: str, parts: list[Change]) -> Change:
    """One question before: still one now, or several."""
    if len(parts) == 1:
        return parts[0]
    new = tuple(name for part in parts for name in part.new)
    return Change("gesplitst", (old,), new, " ".join(dict.fromkeys(part.reason for part in parts)))


def _worst(steps: Iterable[Change]) -> ChangeKind:
    """The kind of a chain from one question to one question."""
    ranks = [
        ONE_TO_ONE.index(step.kind) if step.kind in ONE_TO_ONE else len(ONE_TO_ONE) - 1 for step in steps
    ]
    return ONE_TO_ONE[max(ranks)]


def _reasons(steps: Iterable[Change]) -> str:
    return " ".join(dict.fromkeys(step.reason for step in steps if step.reason))


def _reasons_by_old(first: Iterable[Change], second: Iterable[Change]) -> Mapping[str, str]:
    """Why a question of the first edition ended, in either step."""
    later = {name: change for change in second for name in change.old}
    found: dict[str, str] = {}
    for change in first:
        steps = [change, *(later[name] for name in change.new if name in later)]
        for name in change.old:
            found[name] = _reasons(steps)
    return found
