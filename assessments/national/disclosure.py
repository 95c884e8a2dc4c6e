"""Counting signals over municipalities without giving any of them away (method.md 9). Pure.

A cell is a set of signals, such as "dossier bodem" or "dossier bodem, te laat"; its count is the number of
municipalities with at least one signal in it. Counts are told in steps of five, rounded down: 150 means 150
to 154, and what is below five is withheld as the step of 0 to 4. The last step runs up to all municipalities,
so nobody learns that each of them gave a signal. A count is withheld too when it would tell that a withheld
cell of one to four is not empty: then the total gives way, never the protection. docs/decisions/0065 has the
reasoning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.comparison.groups import MIN_DIFFERENCE, MIN_FOR_MEDIAN

MIN_MUNICIPALITIES = MIN_FOR_MEDIAN
"""A count is shown from this many municipalities on; below it the page says "te weinig gemeenten"."""
STEP = 5
"""Counts are told in multiples of this (method.md 9), rounded down."""
BATCH = MIN_DIFFERENCE
"""Municipalities join the counts by this many at once, so two visits never differ by one municipality."""

Cell = tuple[str, ...]
"""Its kind and what it is about: ("dossier", "bodem"), ("dossier_oorzaak", "bodem", "te_laat")."""
ALL: Cell = ("alles",)


@dataclass(frozen=True, slots=True)
class Given:
    """One signal of one municipality: at a question of a dossier of a domain, with a cause."""

    municipality: str
    question: str
    dossier: str
    domain: str
    cause: str


@dataclass(frozen=True, slots=True)
class Split:
    """A cell and the cells that it is made of; a municipality may be in several of the parts."""

    whole: Cell
    parts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is counted: domains with their dossiers, dossiers with their questions, and the causes."""

    domains: Mapping[str, Sequence[str]]
    dossiers: Mapping[str, Sequence[str]]
    causes: Sequence[str]

    def splits(self) -> tuple[Split, ...]:
        """Every way in which one cell of the page is made of others."""
        found = [
            Split(ALL, tuple(("oorzaak", cause) for cause in self.causes)),
            Split(ALL, tuple(("domein", domain) for domain in self.domains)),
        ]
        for cause in self.causes:
            found.append(
                Split(("oorzaak", cause), tuple(("domein_oorzaak", name, cause) for name in self.domains))
            )
        for domain, dossiers in self.domains.items():
            found.append(Split(("domein", domain), tuple(("dossier", name) for name in dossiers)))
            found.append(
                Split(("domein", domain), tuple(("domein_oorzaak", domain, cause) for cause in self.causes))
            )
            found += [
                Split(
                    ("domein_oorzaak", domain, cause),
                    tuple(("dossier_oorzaak", name, cause) for name in dossiers),
                )
                for cause in self.causes
            ]
        for dossier, questions in self.dossiers.items():
            found.append(Split(("dossier", dossier), tuple(("vraag", name) for name in questions)))
            found.append(
                Split(("dossier", dossier), tuple(("dossier_oorzaak", dossier, name) for name in self.causes))
            )
        return tuple(split for split in found if split.parts)

    def one_cause_each(self) -> tuple[Split, ...]:
        """Per dossier, per domain and for all: what its cells per cause begin with, and its questions.

        A municipality gives a question one cause, so per cause it needs a question of its own: the counts
        per cause together are at most the counts per question together.
        """
        everything = [name for names in self.dossiers.values() for name in names]
        groups: list[tuple[Cell, list[str]]] = [(("oorzaak",), everything)]
        for domain, dossiers in self.domains.items():
            own = [name for dossier in dossiers for name in self.dossiers[dossier]]
            groups.append((("domein_oorzaak", domain), own))
        groups += [(("dossier_oorzaak", name), list(own)) for name, own in self.dossiers.items()]
        return tuple(Split(cell, tuple(("vraag", name) for name in own)) for cell, own in groups)


def counts_of(given: Iterable[Given]) -> dict[Cell, int]:
    """The number of municipalities per cell; a cell without signals has no entry."""
    members: dict[Cell, set[str]] = {}
    for one in given:
        for cell in (
            ALL,
            ("oorzaak", one.cause),
            ("domein", one.domain),
            ("domein_oorzaak", one.domain, one.cause),
            ("dossier", one.dossier),
            ("dossier_oorzaak", one.dossier, one.cause),
            ("vraag", one.question),
        ):
            members.setdefault(cell, set()).add(one.municipality)
    return {cell: len(found) for cell, found in members.items()}


@dataclass(frozen=True, slots=True)
class Steps:
    """How counts of so many municipalities are told: from `least` on, in steps, the last one up to all."""

    municipalities: int
    least: int = MIN_MUNICIPALITIES
    step: int = STEP

    @property
    def last(self) -> int:
        """The number that is told of the last step."""
        return (self.municipalities - self.step) // self.step * self.step

    def told(self, count: int) -> int | None:
        """What is told of a count; None when it is withheld."""
        value = min(count // self.step * self.step, self.last)
        return value if value >= self.least else None

    def most(self, told: int) -> int:
        """The highest count of which this is told."""
        return self.municipalities if told >= self.last else told + self.step - 1


def shown_counts(given: Iterable[Given], plan: Plan, steps: Steps) -> dict[Cell, int]:
    """What is told of every cell that may be shown; every other one is "te weinig gemeenten".

    Of what is left out nobody can compute, from all that is shown, that it holds 1 to `least` - 1.
    """
    counts = counts_of(given)
    shown = {cell: told for cell, count in counts.items() if (told := steps.told(count)) is not None}
    splits, groups = plan.splits(), plan.one_cause_each()
    while leak := _leak(_Reader(shown, steps), splits, groups, plan.causes):
        del shown[leak]
    return shown


class _Reader:
    """What a reader can work out of every cell: at least, at most, and the shown cell that told it.

    Of a withheld cell the reader takes `least` - 1 as the most, also where it gave way to protect another:
    the page does not tell which.
    """

    def __init__(self, shown: Mapping[Cell, int], steps: Steps) -> None:
        self._low: dict[Cell, tuple[int, Cell]] = {cell: (told, cell) for cell, told in shown.items()}
        self._high = {cell: steps.most(told) for cell, told in shown.items()}
        self._small = steps.least - 1

    def low(self, cell: Cell) -> int:
        return self._low[cell][0] if cell in self._low else 0

    def high(self, cell: Cell) -> int:
        return max(self._high.get(cell, self._small), self.low(cell))

    def source(self, cell: Cell) -> Cell:
        return self._low[cell][1]

    def withheld_and_not_empty(self) -> Cell | None:
        """The shown cell that tells it of one that may hold few; what surely holds five gave way itself."""
        found = ((low, source) for cell, (low, source) in self._low.items() if cell not in self._high)
        return next((source for low, source in found if low <= self._small), None)

    def raise_low(self, cell: Cell, value: int, source: Cell) -> bool:
        """Whether this is more than was known."""
        if value <= self.low(cell):
            return False
        self._low[cell] = (value, source)
        return True

    def lower_high(self, cell: Cell, value: int) -> bool:
        """Whether this is less than was known of a shown cell."""
        if cell not in self._high or value >= self._high[cell]:
            return False
        self._high[cell] = value
        return True


def _leak(
    reader: _Reader,
    splits: Sequence[Split],
    groups: Sequence[Split],
    causes: Sequence[str],
) -> Cell | None:
    """A shown cell from which it follows that a withheld one is not empty, or None.

    Goes on until nothing more follows. Looks at what is shown only, so that what gives way tells nothing.
    """
    learning = True
    while learning:
        learning = False
        for split in splits:
            learning |= _from_split(reader, split)
        for group in groups:
            learning |= _from_causes(reader, group, causes)
    return reader.withheld_and_not_empty()


def _from_split(reader: _Reader, split: Split) -> bool:
    """A whole is at most the sum of its parts and at least the largest of them; whether that tells more."""
    whole, learned = split.whole, False
    top = max(split.parts, key=reader.low)
    if reader.low(top):
        learned |= reader.raise_low(whole, reader.low(top), reader.source(top))
    highs = [reader.high(part) for part in split.parts]
    learned |= reader.lower_high(whole, max(sum(highs), reader.low(whole)))
    for part, own in zip(split.parts, highs, strict=True):
        left = reader.low(whole) - (sum(highs) - own)
        if left > 0:
            learned |= reader.raise_low(part, left, reader.source(whole))
        learned |= reader.lower_high(part, max(reader.high(whole), reader.low(part)))
    return learned


def _from_causes(reader: _Reader, group: Split, causes: Sequence[str]) -> bool:
    """The counts per cause are together at most the counts per question; whether that tells more."""
    cells = [cell for cause in causes if reader.low(cell := (*group.whole, cause))]
    if not cells or not group.parts:
        return False
    learned = False
    highs = [reader.high(part) for part in group.parts]
    needed = sum(reader.low(cell) for cell in cells)
    source = reader.source(max(cells, key=reader.low))
    for part, own in zip(group.parts, highs, strict=True):
        learned |= reader.raise_low(part, needed - (sum(highs) - own), source)
    for cell in cells:
        room = sum(highs) - (needed - reader.low(cell))
        learned |= reader.lower_high(cell, max(room, reader.low(cell)))
    return learned


def whole_batches(municipalities: Sequence[str]) -> tuple[str, ...]:
    """The municipalities that count, in the order in which they became definitive: whole fives only."""
    return tuple(municipalities[: len(municipalities) - len(municipalities) % BATCH])
