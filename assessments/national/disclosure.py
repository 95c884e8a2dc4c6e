"""Counting signals over municipalities without giving any of them away (method.md 9). Pure.

A cell is a set of signals, such as "dossier bodem" or "dossier bodem, te laat"; its count is the number of
municipalities with at least one signal in it. A count below MIN_MUNICIPALITIES is withheld. A count of 5 or
more is withheld too when it would tell that a withheld cell is not empty: then the total gives way, never the
protection. docs/decisions/0065 has the reasoning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.comparison.groups import MIN_DIFFERENCE, MIN_FOR_MEDIAN

MIN_MUNICIPALITIES = MIN_FOR_MEDIAN
"""A count is shown from this many municipalities on; below it the page says "te weinig gemeenten"."""
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


def shown_counts(given: Iterable[Given], plan: Plan, least: int = MIN_MUNICIPALITIES) -> dict[Cell, int]:
    """The counts that may be shown; every other cell is "te weinig gemeenten".

    Of what is left out nobody can compute, from all that is shown, that it holds 1 to `least` - 1.
    """
    splits = plan.splits()
    shown = {cell: count for cell, count in counts_of(given).items() if count >= least}
    while leak := _leak(shown, splits, least) or _leak_by_cause(shown, plan, least):
        del shown[leak]
    return shown


def _leak(shown: Mapping[Cell, int], splits: Sequence[Split], least: int) -> Cell | None:
    """A shown cell from which it follows that a withheld one is not empty, or None.

    What a reader can work out: a whole is at most the sum of its parts and at least the largest of them. So a
    part is at least the whole minus the most that all other parts can hold. Of a withheld cell the reader
    takes `least` - 1 as the most, also where it gave way to protect another: the page does not tell which.
    """
    lowest: dict[Cell, tuple[int, Cell]] = {cell: (count, cell) for cell, count in shown.items()}
    rising = True
    while rising:
        rising = False
        for split in splits:
            best = max((lowest[part] for part in split.parts if part in lowest), default=None)
            if best and best[0] > lowest.get(split.whole, (0,))[0]:
                lowest[split.whole] = best
                rising = True
            if split.whole not in lowest:
                continue
            bound, source = lowest[split.whole]
            most = [max(shown.get(part, least - 1), lowest.get(part, (0,))[0]) for part in split.parts]
            for part, own in zip(split.parts, most, strict=True):
                left = bound - (sum(most) - own)
                if left > 0 and part not in lowest:
                    return source
                if left > lowest.get(part, (0,))[0]:
                    lowest[part] = (left, source)
                    rising = True
    return None


def _leak_by_cause(shown: Mapping[Cell, int], plan: Plan, least: int) -> Cell | None:
    """A shown count per cause from which it follows that a withheld question is not empty, or None."""
    for group in plan.one_cause_each():
        causes = [(*group.whole, cause) for cause in plan.causes if (*group.whole, cause) in shown]
        hidden = [part for part in group.parts if part not in shown]
        room = sum(shown.get(part, 0) for part in group.parts) + max(0, len(hidden) - 1) * (least - 1)
        if hidden and sum(shown[cell] for cell in causes) > room:
            return max(causes, key=lambda cell: shown[cell])
    return None


def whole_batches(municipalities: Sequence[str]) -> tuple[str, ...]:
    """The municipalities that count, in the order in which they became definitive: whole fives only."""
    return tuple(municipalities[: len(municipalities) - len(municipalities) % BATCH])
