"""What may be shown of groups of municipalities: the one place that decides (method.md 9). Pure.

A group is renewed, per measure, only when nobody or at least five members changed since it was published;
otherwise the earlier members stand. A measure of a group is withheld when it has fewer than five values, or
when it lies inside a larger group from which it differs by one to four members.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from assessments.comparison.figures import is_compared
from assessments.comparison.groups import Benchmark, benchmark_of, may_renew, withheld

GroupKey = tuple[str, str]  # PeerKind value, and what the group shares ("" for all)
Members = Mapping[str, str]  # code of the municipality -> id of its definitive round
Values = Mapping[str, Mapping[str, Fraction]]  # id of a round -> measure -> value


@dataclass(frozen=True, slots=True)
class Participant:
    """A municipality that shares at least anonymously; `groups` are the groups it belongs to."""

    code: str
    round: str
    groups: tuple[GroupKey, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """One group of one publication: per measure the members that count, and the measures not shown.

    `last_shown` holds per measure the members of the figure that readers saw last; what may appear next is
    judged against that. `renewed` are the measures whose members are those of this publication.
    """

    members: Members
    per_measure: Mapping[str, Members]
    withheld: frozenset[str] = frozenset()
    last_shown: Mapping[str, Members] = field(default_factory=dict)
    renewed: frozenset[str] = frozenset()


def groups_of(participants: Iterable[Participant]) -> dict[GroupKey, dict[str, str]]:
    """The members of every group, with the round that counts."""
    groups: dict[GroupKey, dict[str, str]] = {}
    for one in participants:
        for key in one.groups:
            groups.setdefault(key, {})[one.code] = one.round
    return groups


def publish(
    participants: Iterable[Participant], values: Values, before: Mapping[GroupKey, Published]
) -> dict[GroupKey, Published]:
    """The groups as they may be published now, beside and after what was published before.

    `values` holds every round of `participants` and of `before`. A group that lost all its members stands as
    it was published. Raises KeyError for a round without values.
    """
    now = groups_of(participants)
    cells: dict[GroupKey, dict[str, Members]] = {}
    renewed: dict[GroupKey, frozenset[str]] = {}
    for key in {*now, *before}:
        fresh = per_measure_of(now.get(key, {}), values)
        old = _seen(key, before)
        names = fresh.keys() | old.keys()
        renewed[key] = frozenset(name for name in names if may_renew(old.get(name, {}), fresh.get(name, {})))
        cells[key] = {name: (fresh if name in renewed[key] else old).get(name, {}) for name in names}
    refused = _withheld(cells)
    outcome = {}
    for key, per_measure in cells.items():
        hidden = frozenset(name for name in per_measure if (key, name) in refused)
        shown = {name: members for name, members in per_measure.items() if name not in hidden}
        outcome[key] = Published(
            now.get(key, {}), per_measure, hidden, {**_seen(key, before), **shown}, renewed[key]
        )
    return outcome


def _seen(key: GroupKey, before: Mapping[GroupKey, Published]) -> Mapping[str, Members]:
    return before[key].last_shown if key in before else {}


def per_measure_of(members: Members, values: Values) -> dict[str, dict[str, str]]:
    """Per measure the members of a group that have a value for it."""
    found: dict[str, dict[str, str]] = {}
    for code, round in members.items():
        for name in values[round]:
            found.setdefault(name, {})[code] = round
    return found


def _withheld(cells: Mapping[GroupKey, Mapping[str, Members]]) -> frozenset[tuple[GroupKey, str]]:
    refused: set[tuple[GroupKey, str]] = set()
    for name in {name for per_measure in cells.values() for name in per_measure}:
        sets = {key: frozenset(of[name]) for key, of in cells.items() if name in of}
        refused |= {(key, name) for key in withheld(sets)}
    return frozenset(refused)


def benchmarks_for(code: str, group: Published, values: Values) -> dict[str, Benchmark]:
    """What the municipality with this code may see of a group: per measure the figures of the others.

    A measure that is withheld, or of which fewer than five others have a value, is not in the outcome.
    """
    shown: dict[str, Benchmark] = {}
    for name, members in group.per_measure.items():
        if name in group.withheld or not is_compared(name):
            continue
        found = benchmark_of(values[round][name] for other, round in members.items() if other != code)
        if found is not None:
            shown[name] = found
    return shown
