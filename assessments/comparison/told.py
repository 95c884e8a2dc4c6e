"""Sets of municipalities behind figures, as whole numbers with one bit per municipality and round. Pure.

Two figures that anybody was ever told of the same measure may differ by nobody, or by at least five
municipalities (method.md 9, differencing). `Told` remembers what was told and answers whether one more fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from assessments.comparison.groups import MIN_DIFFERENCE

Members = Mapping[str, str]  # code of the municipality -> id of its definitive round


class Universe:
    """Gives every municipality with its round a bit, and turns members into a whole number and back.

    `owners` says of municipalities that merged what they became part of: who works there knows the values of
    all of them, so together they count as one.
    """

    def __init__(self, owners: Mapping[str, str] | None = None) -> None:
        self._owners = owners or {}
        self._bits: dict[tuple[str, str], int] = {}
        self._elements: list[tuple[str, str]] = []
        self._of_code: dict[str, int] = defaultdict(int)
        self._of_owner: dict[str, int] = defaultdict(int)
        self._twice: list[int] = []
        self._known: dict[int, Members] = {}

    def bit(self, code: str, round: str) -> int:
        """The bit of a municipality with this round; a new one gets the next."""
        found = self._bits.get((code, round))
        if found is None:
            found = self._bits[(code, round)] = 1 << len(self._elements)
            self._elements.append((code, round))
            self._of_code[code] |= found
            owner = self._owners.get(code, code)
            before = self._of_owner[owner]
            self._of_owner[owner] |= found
            if before:
                self._twice = [mask for mask in self._of_owner.values() if mask.bit_count() > 1]
        return found

    def mask(self, members: Members) -> int:
        """The members as a whole number."""
        total = 0
        for code, round in members.items():
            total |= self.bit(code, round)
        return total

    def of_codes(self, codes: Iterable[str]) -> int:
        """Every round of these municipalities, as far as they have a bit."""
        total = 0
        for code in codes:
            total |= self._of_code.get(code, 0)
        return total

    def of_rounds(self, rounds: Collection[str]) -> int:
        """The bits of these rounds, as far as they have one."""
        return sum(bit for (_, round), bit in self._bits.items() if round in rounds)

    def elements(self) -> Iterable[tuple[tuple[str, str], int]]:
        """Every municipality with its round, and its bit."""
        return self._bits.items()

    def members(self, mask: int) -> Members:
        """The members behind a whole number, in the order in which they got their bit."""
        found = self._known.get(mask)
        if found is None:
            rest, members = mask, {}
            while rest:
                low = rest & -rest
                code, round = self._elements[low.bit_length() - 1]
                members[code] = round
                rest ^= low
            found = self._known[mask] = members
        return found

    def count(self, mask: int) -> int:
        """The number of municipalities: one with two rounds counts once, and so do those that merged."""
        total = mask.bit_count()
        for both in self._twice:
            total -= max((mask & both).bit_count() - 1, 0)
        return total

    @property
    def spare(self) -> int:
        """By how many a number of bits may be larger than the number of municipalities."""
        return sum(both.bit_count() - 1 for both in self._twice)

    def has_merged(self, mask: int) -> bool:
        """Whether some of these count as one: each of them knows more than its own value."""
        return self.count(mask) < mask.bit_count()


class Told:
    """The sets of one measure that were told so far, compared on the bits of `eyes` only.

    `eyes` are the municipalities that the reader does not know already: all bits for everybody, all but the
    municipalities by name for VNG.
    """

    def __init__(self, universe: Universe, sets: Iterable[int] = (), *, eyes: int = -1) -> None:
        self._universe = universe
        self._eyes = eyes
        self._per_size: dict[int, Counter[int]] = defaultdict(Counter)
        for one in sets:
            self.add(one)

    def add(self, mask: int) -> None:
        """Remember a set that is told."""
        seen = mask & self._eyes
        self._per_size[seen.bit_count()][seen] += 1

    def drop(self, mask: int) -> None:
        """Forget a set that is not told after all."""
        seen = mask & self._eyes
        bucket = self._per_size[seen.bit_count()]
        bucket[seen] -= 1
        if bucket[seen] <= 0:
            del bucket[seen]

    def fits(self, mask: int) -> bool:
        """Whether this set differs from everything told by nobody or by at least five municipalities."""
        seen = mask & self._eyes
        size = seen.bit_count()
        reach = MIN_DIFFERENCE + self._universe.spare  # sets that differ by more bits differ by enough
        near = range(size - reach + 1, size + reach)
        others = (other for bucket in near for other in self._per_size.get(bucket, ()))
        return all(other == seen or self.is_enough(other ^ seen) for other in others)

    def is_enough(self, difference: int) -> bool:
        """Whether a difference is nobody or at least five, counted with the same eyes."""
        seen = difference & self._eyes
        return not seen or self._universe.count(seen) >= MIN_DIFFERENCE
