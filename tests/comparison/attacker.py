"""The attacker: tries to learn the value of one municipality from everything that was ever published.

It is stronger than anybody in the world: it knows exactly who stands behind every figure. It reads as one of
three: everybody; a municipality, which knows its own values and what it was shown; VNG, which knows the
values of whoever shares by name. It tries, per measure:

* sets: a figure, a difference of two figures, a remainder of a whole, over all days, that holds one to four
  municipalities it does not know ("isolated");
* bounds: every rounded figure is an interval; what is known narrows what is not, again and again;
* and it is refuted by a witness: a second country, in which the target has a value at least 5 points away,
  and in which this reader sees exactly the same. What has a witness, no attack whatever can find.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from assessments.comparison.figures import POINT, is_compared
from tests.comparison.country import Country
from tests.comparison.told_figures import EVERYBODY, FULL, HALF, VNG, Element, Told, knows, told_to
from tests.comparison.witness import Witness

__all__ = ["EVERYBODY", "VNG", "Findings", "attack"]


@dataclass
class Findings:
    """What one reader could find out about one measure."""

    attempts: int = 0
    isolated: list[frozenset[Element]] = field(default_factory=list)
    narrowest: int = FULL  # millionths of a point
    no_witness: list[Element] = field(default_factory=list)


# --- sets -------------------------------------------------------------------------------------------------


def isolated(told: list[Told], known: set[Element], reader: str) -> tuple[list[frozenset[Element]], int]:
    """Sets of one to four unknown municipalities that follow from what was told, and the attempts."""
    sets = {one.members | one.reader: one.kind for one in told}
    found, attempts = [], 0
    for figure in told:
        found += _small(figure.members, known, spare=0)
    for members in _with_remainders(sets):
        attempts += 1
        found += _small(members, known, spare=int(any(code == reader for code, _ in members)))
    for one, other in combinations(sets, 2):
        attempts += 1
        found += _small(one ^ other, known, spare=int(any(code == reader for code, _ in one ^ other)))
    return found, attempts


def _small(members: frozenset[Element], known: set[Element], spare: int) -> list[frozenset[Element]]:
    """The unknown ones of a set when they are few; in a difference the reader may be one of the five."""
    unknown = frozenset(one for one in members if one not in known)
    towns = {code for code, _ in unknown}
    return [unknown] if 0 < len(towns) < 5 - spare else []


def _with_remainders(sets: Mapping[frozenset[Element], str]) -> set[frozenset[Element]]:
    """The sets, with what is left of each when sets of one kind inside it are taken away; twice over.

    Only sets without anybody in common can be taken away together, whatever the days they are from; the
    largest go first.
    """
    made = dict(sets)
    for _ in range(2):
        fresh: dict[frozenset[Element], str] = {}
        for whole in made:
            inside: dict[str, set[Element]] = {}
            for part in sorted(
                (one for one in made if one < whole), key=lambda one: (-len(one), sorted(one))
            ):
                together = inside.setdefault(made[part], set())
                if not together & part:
                    together |= part
            for kind, together in inside.items():
                rest = whole - together
                if rest and rest not in made:
                    fresh[rest] = f"rest van {kind}"
        made |= fresh
    return set(made)


# --- bounds -----------------------------------------------------------------------------------------------


def bounds(
    country: Country, told: list[Told], known: set[Element], name: str
) -> dict[Element, tuple[int, int]]:
    """Per municipality the interval (millionths) that its value must lie in, as far as figures tell."""
    box = {one: (0, FULL) for figure in told for one in figure.members}
    box |= {one: (country.values[one[1]][name],) * 2 for one in known if one in box}
    quartiles = [one for one in told if one.shape == "kwartielen"]
    changed = True
    while changed:
        changed = False
        for figure in quartiles:
            for quarter, shown in zip((2, 1, 3), figure.shown, strict=False):
                if shown is not None and _narrow(box, figure.members, quarter, shown * POINT):
                    changed = True
    return box


def _narrow(
    box: dict[Element, tuple[int, int]], members: frozenset[Element], quarter: int, shown: int
) -> bool:
    """Narrow every member of a set by one quantile: with the others as low, and as high, as they can be."""
    lows = sorted(box[one][0] for one in members)
    highs = sorted(box[one][1] for one in members)
    changed = False
    for one in sorted(members):
        low, high = box[one]
        if low == high:
            continue
        others_low, others_high = lows.copy(), highs.copy()
        del others_low[bisect_left(others_low, low)], others_high[bisect_left(others_high, high)]
        highest = _edge(others_low, low, high, quarter, lambda value: value < shown + HALF, rising=True)
        lowest = _edge(others_high, low, high, quarter, lambda value: value >= shown - HALF, rising=False)
        if (lowest, highest) != (low, high) and lowest <= highest:
            box[one] = (lowest, highest)
            lows = sorted(box[item][0] for item in members)
            highs = sorted(box[item][1] for item in members)
            changed = changed or (lowest - low) + (high - highest) > POINT // 100
    return changed


def _edge(
    others: list[int], low: int, high: int, quarter: int, fits: Callable[[float], bool], *, rising: bool
) -> int:
    """The outermost value for which the quantile can still be what was shown, by halving."""

    def quantile(value: int) -> float:
        ordered = others.copy()
        insort(ordered, value)
        place, rest = divmod(quarter * (len(ordered) - 1), 4)
        after = ordered[min(place + 1, len(ordered) - 1)]
        return ordered[place] + rest * (after - ordered[place]) / 4

    outer, inner = (high, low) if rising else (low, high)
    if fits(quantile(outer)) or not fits(quantile(inner)):
        return outer
    while abs(outer - inner) > 1000:
        middle = (outer + inner) // 2
        if fits(quantile(middle)):
            inner = middle
        else:
            outer = middle
    return outer


def attack(country: Country, reader: str, name: str, *, targets: int | None = None) -> Findings:
    """Everything one reader can try on one measure; `targets` limits the number of witnesses looked for."""
    told, known = told_to(country, reader, name), knows(country, reader, name)
    findings = Findings()
    findings.isolated, findings.attempts = isolated(told, known, reader)
    if is_compared(name):
        box = bounds(country, told, known, name)
        unknown = [one for one in box if one not in known]
        findings.attempts += len(unknown) * sum(one.shape == "kwartielen" for one in told)
        widths = [box[one][1] - box[one][0] for one in unknown]
        findings.narrowest = min(widths, default=FULL)
    witness = Witness(country, told, known, reader, name)
    for target in witness.targets[:targets]:
        findings.attempts += 1
        if not witness.exists_for(target):
            findings.no_witness.append(target)
    return findings
