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

import random
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from assessments.comparison.figures import POINT, is_compared, others_in, whole_group
from assessments.comparison.groups import STEP
from assessments.comparison.shares import spread_of, task_share
from tests.comparison.country import TASK, Country

Element = tuple[str, str]  # municipality and round
EVERYBODY, VNG = "iedereen", "vng"
NATIONAL = ("landelijk", "")
FULL = 100 * POINT
HALF = STEP * POINT // 2


@dataclass(frozen=True)
class Told:
    """One figure that the reader saw: of whom, and what it said."""

    kind: str
    members: frozenset[Element]
    shown: tuple[int | None, ...]  # median, lower and upper quartile; or what a share or spread said
    shape: str = "kwartielen"  # or "verdeling", "taak"
    known: frozenset[str] = (
        frozenset()
    )  # rounds known by name on that day, which classes and shares depend on
    earlier: tuple[frozenset[Element], ...] = ()  # of a task: the members told before
    reader: frozenset[Element] = frozenset()  # the reader itself, when it was left out


@dataclass
class Findings:
    """What one reader could find out about one measure."""

    attempts: int = 0
    isolated: list[frozenset[Element]] = field(default_factory=list)
    narrowest: int = FULL  # millionths of a point
    no_witness: list[Element] = field(default_factory=list)


def told_to(country: Country, reader: str, name: str) -> list[Told]:
    """Everything that this reader saw of a measure: `reader` is EVERYBODY, VNG or the code of a municipality."""
    found = []
    for day, publication in enumerate(country.publications):
        known = frozenset(country.known_by_name(day))
        for key, group in publication.items():
            members = group.per_measure.get(name)
            if members is None:
                continue
            everybody = frozenset(members.items())
            if name in group.public:
                found += list(_public(key, everybody, country, name, known))
                if key == NATIONAL and not is_compared(name):
                    earlier = tuple(one.members for one in found)
                    shown = said_of_task(everybody, earlier, country.values, known)
                    if shown:
                        found.append(Told(key[0], everybody, shown, "taak", known, earlier))
            if reader in members and is_compared(name):
                others = frozenset(one for one in everybody if one[0] != reader)
                shown = others_figures(country, members[reader], everybody, name)
                found += [Told(key[0], others, shown, reader=everybody - others)] if shown else []
    return list(dict.fromkeys(found))


def _public(
    key: tuple[str, str], members: frozenset[Element], country: Country, name: str, known: frozenset[str]
) -> Iterator[Told]:
    values = {round: country.values[round][name] for _, round in sorted(members)}
    if is_compared(name):
        yield from _quartiles(key[0], members, figures_of(sorted(values.values())))
        if key == NATIONAL:
            yield Told(key[0], members, said_of_spread(values, known), "verdeling", known)


def figures_of(ordered: list[int]) -> tuple[int | None, ...]:
    """What everybody sees of a whole group."""
    found = whole_group(ordered)
    return (found.median, found.lower_quartile, found.upper_quartile) if found else ()


def others_figures(
    country: Country, own: str, members: frozenset[Element], name: str
) -> tuple[int | None, ...]:
    """What a municipality sees of the others."""
    ordered = sorted((country.values[round][name], round) for _, round in members)
    found = others_in([value for value, _ in ordered])
    rank = [round for _, round in ordered].index(own)
    return tuple(found.without(rank)[1:]) if found else ()


def said_of_spread(values: Mapping[str, int], known: frozenset[str]) -> tuple[int | None, ...]:
    """What a spread over classes says, as numbers."""
    return tuple(number for one in spread_of(values, known) for number in (one.low, one.high, one.share))


def said_of_task(
    members: frozenset[Element],
    earlier: tuple[frozenset[Element], ...],
    values: Mapping[str, Mapping[str, int]],
    known: frozenset[str],
) -> tuple[int | None, ...]:
    """What the share of a task says, as numbers."""
    rounds = {round for _, round in members}
    found = task_share(
        {round: of[TASK] for round, of in values.items() if TASK in of},
        rounds,
        known,
        [{round for _, round in one} for one in earlier],
    )
    return (found.municipalities, found.share, len(found.mark)) if found else ()


def _quartiles(kind: str, members: frozenset[Element], shown: tuple[int | None, ...]) -> list[Told]:
    return [Told(kind, members, shown)] if shown else []


def knows(country: Country, reader: str, name: str) -> set[Element]:
    """The municipalities whose value this reader knows already."""
    everyone = {(town.code, town.round) for towns in country.days for town in towns}
    named = country.known_by_name(len(country.days)) if reader == VNG else set()
    return {
        (code, round)
        for code, round in everyone
        if (code == reader or round in named) and name in country.values[round]
    }


# --- sets -------------------------------------------------------------------------------------------------


def isolated(told: list[Told], known: set[Element], reader: str) -> tuple[list[frozenset[Element]], int]:
    """Sets of one to four unknown municipalities that follow from what was told, and the attempts."""
    sets = {one.members | one.reader: one.kind for one in told}
    found, attempts = [], 0
    for members in _with_remainders(sets):
        attempts += 1
        found += _small(members, known, spare=int(any(code == reader for code, _ in members)))
    for one, other in combinations(sets, 2):
        attempts += 1
        found += _small(one ^ other, known, spare=int(any(code == reader for code, _ in one ^ other)))
    return found, attempts


def _small(members: frozenset[Element], known: set[Element], spare: int) -> list[frozenset[Element]]:
    """The unknown ones of a set when they are few. In a difference the reader itself may be one of the five."""
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


def _edge(others: list[int], low: int, high: int, quarter: int, fits, *, rising: bool) -> int:  # type: ignore[no-untyped-def]
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


# --- the witness ------------------------------------------------------------------------------------------


class Witness:
    """Looks for a second country that shows this reader the same."""

    def __init__(
        self, country: Country, told: list[Told], known: set[Element], reader: str, name: str
    ) -> None:
        self._told = told
        self._values = {one: country.values[one[1]][name] for figure in told for one in figure.members}
        self._free = sorted(one for one in self._values if one not in known)
        self._with: dict[Element, list[Told]] = {}
        for figure in told:
            for one in frozenset().union(figure.members, *figure.earlier):
                self._with.setdefault(one, []).append(figure)
        self._task = not is_compared(name)

    @property
    def targets(self) -> list[Element]:
        """Everybody in a figure whose value the reader does not know."""
        return self._free

    def exists_for(self, target: Element, *, tries: tuple[int, ...] = (400, 8000)) -> bool:
        """Whether the target can have a value at least 5 points away while everything shown stays the same."""
        own = self._values[target]
        chance = random.Random(f"{target}")  # noqa: S311 - a search, no secret
        options = (
            [0, FULL] if self._task else [*range(0, FULL + 1, STEP * POINT), own - 2 * HALF, own + 2 * HALF]
        )
        options = [one for one in options if 0 <= one <= FULL and abs(one - own) >= STEP * POINT]
        options.sort(key=lambda one: abs(one - own))
        if any(self._same({target: one}) for one in options):
            return True
        others = [one for one in self._free if one != target]
        for one in others:
            if abs(self._values[one] - own) >= STEP * POINT and self._same(
                {target: self._values[one], one: own}
            ):
                return True
        return any(
            self._repaired(target, value, others, chance, turns) for turns in tries for value in options[:6]
        )

    def _repaired(
        self, target: Element, value: int, others: list[Element], chance: random.Random, tries: int
    ) -> bool:
        """Move the target, then move others until every figure says again what it said, cooling down."""
        free = set(others)
        moved = {target: value}
        faults, wrong = self._faults(moved)
        for turn in range(tries):
            if not faults:
                return True
            near = sorted(free & chance.choice(faults).members)
            if not near:
                return False
            attempt = dict(moved)
            for one in chance.sample(near, min(len(near), chance.choice((1, 1, 2)))):
                own = self._values[one]
                attempt[one] = chance.choice(
                    (self._values[target], own, self._values[chance.choice(others)], chance.randint(0, FULL))
                    if not self._task
                    else (0, FULL)
                )
            then, worse = self._faults(attempt)
            if worse <= wrong or chance.random() < 0.3 * (1 - turn / tries) / (1 + worse - wrong):
                moved, faults, wrong = attempt, then, worse
        return not faults

    def _same(self, moved: Mapping[Element, int]) -> bool:
        return not self._faults(moved, first=True)[0]

    def _faults(self, moved: Mapping[Element, int], *, first: bool = False) -> tuple[list[Told], int]:
        """The figures that would show something else when these values were different, and how far off."""
        found: list[Told] = []
        wrong = 0
        for figure in dict.fromkeys(one for element in moved for one in self._with.get(element, ())):
            now = self._shows(figure, moved)
            if now != figure.shown:
                found.append(figure)
                if first:
                    break
                pairs = zip(now, figure.shown, strict=False)
                wrong += 1 + sum(abs((one or 0) - (other or 0)) // STEP for one, other in pairs)
        return found, wrong

    def _shows(self, figure: Told, moved: Mapping[Element, int]) -> tuple[int | None, ...]:
        if figure.shape == "taak":
            everything = {
                round: {TASK: moved.get(one, own)} for one, own in self._values.items() for round in one[1:]
            }
            return said_of_task(figure.members, figure.earlier, everything, figure.known)
        values = {one: moved.get(one, self._values[one]) for one in sorted(figure.members)}
        if figure.shape == "verdeling":
            return said_of_spread({round: value for (_, round), value in values.items()}, figure.known)
        found = whole_group(sorted(values.values()), readers=0)
        if found is None:
            return ()
        all_of_them = (found.median, found.lower_quartile, found.upper_quartile)
        return all_of_them[:1] + (None, None) if figure.shown[1] is None else all_of_them


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
