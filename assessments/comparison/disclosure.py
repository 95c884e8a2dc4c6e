"""What may be shown of groups of municipalities: the one place that decides (method.md 9). Pure.

Per measure, over everything that was ever told of it and everything that is told beside it:

1. A group has five members or more with a value, counted without whoever reads.
2. Two sets of members that were told, of any groups on any days, differ by nobody or by at least five.
   So one group inside another, one group on two days and two groups side by side follow the same rule.
3. What is left of a group when its parts are taken away is nobody, or at least five (`remainders`).
4. A group that may not be renewed stands with the members it had, unless one of them stopped sharing: then
   it is withheld until it may be renewed.
5. What everybody may see keeps rules 1, 2 and 3 also among the members whom VNG does not know by name.

Withheld is never 0: it is absent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assessments.comparison.deciding import Case, Eyes, decide
from assessments.comparison.figures import NATIONAL_ONLY, PARTICIPANTS
from assessments.comparison.remainders import splits_of
from assessments.comparison.told import Members, Universe

GroupKey = tuple[str, str]  # PeerKind value, and what the group shares ("" for all)
NATIONAL: GroupKey = ("landelijk", "")
Values = Mapping[str, Mapping[str, int]]  # id of a round -> measure -> value in millionths of a point


@dataclass(frozen=True, slots=True)
class Participant:
    """A municipality that shares at least anonymously; `groups` are the groups it belongs to."""

    code: str
    round: str
    groups: tuple[GroupKey, ...]
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """One group of one publication.

    `members` are those of this day; `per_measure` the members whose figure is shown, per measure; `withheld`
    the measures that are not shown. `public` are the measures that everybody may see of the whole group.
    `basis` tells per shown measure the place in the history of the publication whose members stand.
    """

    members: Members
    per_measure: Mapping[str, Members]
    withheld: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    basis: Mapping[str, int] = field(default_factory=dict)


Publication = Mapping[GroupKey, Published]


def publish(
    participants: Collection[Participant],
    values: Values,
    history: Sequence[Publication] = (),
    *,
    by_name: Collection[str] = (),
    owners: Mapping[str, str] | None = None,
) -> dict[GroupKey, Published]:
    """The groups as they may be published now, beside and after all that was published before.

    `history` holds every earlier publication, oldest first. `values` holds every round of `participants` and
    of `history`. `by_name` are rounds that VNG saw by name at any time, besides those that share so now.
    `owners` says of municipalities that merged (codes) what they became part of.
    Raises KeyError for a round without values.
    """
    desk = Desk(participants, values, history, by_name, owners)
    return desk.outcome()


def groups_of(participants: Iterable[Participant]) -> dict[GroupKey, dict[str, str]]:
    """The members of every group, with the round that counts."""
    groups: dict[GroupKey, dict[str, str]] = {}
    for one in participants:
        for key in one.groups:
            groups.setdefault(key, {})[one.code] = one.round
    return groups


def per_measure_of(members: Members, values: Values) -> dict[str, Members]:
    """Per measure the members of a group that have a value for it; equal sets are one object."""
    found: dict[str, dict[str, str]] = {}
    for code, round in members.items():
        for name in values[round]:
            found.setdefault(name, {})[code] = round
    same: dict[tuple[str, ...], Members] = {tuple(members): members}
    return {name: same.setdefault(tuple(some), some) for name, some in found.items()} | {
        PARTICIPANTS: members
    }


class Desk:
    """Everything about one publication, with members as bits, laid out per measure."""

    def __init__(
        self,
        participants: Collection[Participant],
        values: Values,
        history: Sequence[Publication],
        by_name: Collection[str],
        owners: Mapping[str, str] | None = None,
    ) -> None:
        self.universe = Universe(owners)
        self.history = history
        now = groups_of(participants)
        self.keys = sorted({*now, *(key for one in history for key in one)})
        self.members = [self.universe.mask(now.get(key, {})) for key in self.keys]
        self.present = {one.code for one in participants}
        self.past = [self._sets_of(one) for one in history]
        self.having = self._having(values)
        known = {one.round for one in participants if one.by_name} | set(by_name)
        self.known = self.universe.of_rounds(known)
        self.here = self.universe.of_codes(self.present)
        self.splits = splits_of([kind for kind, _ in self.keys], self.members)
        self._decided: dict[Case, Eyes] = {}

    def _having(self, values: Values) -> dict[str, int]:
        """Per measure the bits of the rounds that have a value for it."""
        found: dict[str, int] = {}
        for (_, round), bit in self.universe.elements():
            for name in values[round]:
                found[name] = found.get(name, 0) | bit
            found[PARTICIPANTS] = found.get(PARTICIPANTS, 0) | bit
        return found

    def _sets_of(self, publication: Publication) -> dict[str, dict[int, tuple[int, bool]]]:
        """Per measure what was shown of each group, and whether everybody saw it."""
        seen: dict[int, int] = {}
        found: dict[str, dict[int, tuple[int, bool]]] = {}
        for place, key in enumerate(self.keys):
            group = publication.get(key)
            for name, members in group.per_measure.items() if group else ():
                mask = seen.get(id(members))
                if mask is None:
                    mask = seen[id(members)] = self.universe.mask(members)
                found.setdefault(name, {})[place] = (mask, group is not None and name in group.public)
        return found

    def outcome(self) -> dict[GroupKey, Published]:
        """Decide every measure, and lay out the groups."""
        names = sorted({*self.having, *(name for past in self.past for name in past)})
        per_group: list[dict[str, Members]] = [{} for _ in self.keys]
        public: list[set[str]] = [set() for _ in self.keys]
        basis: list[dict[str, int]] = [{} for _ in self.keys]
        for name in names:
            case = self._case(name)
            eyes = self._decided.get(case)
            if eyes is None:
                eyes = self._decided[case] = decide(
                    case, self.universe, self.splits, known=self.known, here=self.here
                )
            for place, mask in eyes.shown.items():
                per_group[place][name] = self.universe.members(mask)
                basis[place][name] = self._basis(name, place, mask, case)
            for place in eyes.public:
                public[place].add(name)
        return {
            key: Published(
                self.universe.members(self.members[place]),
                per_group[place],
                frozenset(name for name in names if self._was_there(name, place)) - per_group[place].keys(),
                frozenset(public[place]),
                basis[place],
            )
            for place, key in enumerate(self.keys)
        }

    def _case(self, name: str) -> Case:
        having = self.having.get(name, 0)
        everywhere = not name.startswith(NATIONAL_ONLY)
        last: dict[int, int] = {}
        for past in self.past:
            last |= {place: mask for place, (mask, _) in past.get(name, {}).items()}
        return Case(
            fresh=tuple(
                mask & having if everywhere or key == NATIONAL else 0
                for key, mask in zip(self.keys, self.members, strict=True)
            ),
            last=tuple(last.get(place, 0) for place in range(len(self.keys))),
            told=tuple(
                tuple((place, *seen) for place, seen in past.get(name, {}).items()) for past in self.past
            ),
        )

    def _was_there(self, name: str, place: int) -> bool:
        """Whether a group has, or had, a value for a measure, so that it is named when it is withheld."""
        if name.startswith(NATIONAL_ONLY) and self.keys[place] != NATIONAL:
            return False
        return bool(self.members[place] & self.having.get(name, 0)) or any(
            place in past.get(name, {}) for past in self.past
        )

    def _basis(self, name: str, place: int, mask: int, case: Case) -> int:
        """The publication whose members stand: this one when they are those of today."""
        if mask == case.fresh[place]:
            return len(self.history)
        earlier = [
            number for number, past in enumerate(self.past) if past.get(name, {}).get(place, (0,))[0] == mask
        ]
        return self.history[earlier[-1]][self.keys[place]].basis.get(name, earlier[-1])
