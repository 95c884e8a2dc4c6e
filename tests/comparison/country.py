"""A small or large country of made-up municipalities, published again and again, in memory only."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assessments.comparison.disclosure import GroupKey, Participant, Publication
from assessments.comparison.figures import POINT
from assessments.comparison.naming import publish_with_names

MEASURE = "cel:milieu-mobiliteit.kennis"
SOME_NVT = "risico:R-MM-2"
TASK = "taak:T1"
MEASURES = (MEASURE, SOME_NVT, TASK)
Values = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Town:
    """A municipality on one day: whether it shares, by name or not, and with which round."""

    code: str
    groups: tuple[GroupKey, ...]
    round: str
    shares: bool
    by_name: bool = False


@dataclass(frozen=True)
class Country:
    """Publications of one edition, oldest first, with the towns of each day and the values of all rounds."""

    days: tuple[tuple[Town, ...], ...]
    values: Values
    publications: tuple[Publication, ...]
    named: tuple[frozenset[str], ...] = ()  # per publication the rounds that VNG may read by name

    def known_by_name(self, day: int) -> set[str]:
        """The rounds that VNG saw by name until this day."""
        return {round for names in self.named[: day + 1] for round in names}


def published(days: Sequence[Sequence[Town]], values: Values) -> Country:
    """Publish every day after the ones before it, exactly as the service does."""
    history: list[Publication] = []
    named: list[frozenset[str]] = []
    for towns in days:
        participants = [
            Participant(town.code, town.round, town.groups, by_name=town.by_name)
            for town in towns
            if town.shares
        ]
        outcome = publish_with_names(participants, values, history, named)
        history.append(outcome.groups)
        named.append(outcome.names)
    return Country(tuple(tuple(towns) for towns in days), values, tuple(history), tuple(named))


def simulated(
    seed: int,
    towns: int = 30,
    days: int = 4,
    *,
    provinces: int = 3,
    by_name: float = 0.3,
    late_names: float = 0.2,
) -> Country:
    """A seeded country in which every day some join, leave, change their round or give their name."""
    chance = random.Random(seed)  # noqa: S311 - a simulation, no secret
    services = {place: chance.choice((1, 2, 3)) for place in range(provinces)}
    start = []
    for number in range(towns):
        place, size = chance.randrange(provinces), chance.choice("aabbbcd")
        service = f"OD{place}-{chance.randrange(services[place])}"
        groups: tuple[GroupKey, ...] = (
            ("landelijk", ""),
            ("grootteklasse", size),
            ("provincie", f"P{place}"),
            ("omgevingsdienst", service),
            ("grootteklasse_provincie", f"{size}:P{place}"),
        )
        code = f"GM{number:04}"
        shares = chance.random() < 0.7
        start.append(Town(code, groups, f"{code}-1", shares, shares and chance.random() < by_name))
    found = [start]
    for _ in range(days - 1):
        found.append([_next_day(town, chance, late_names) for town in found[-1]])
    values: Values = {}
    for town in (town for towns_of_day in found for town in towns_of_day):
        if town.round not in values:
            values[town.round] = _values(chance)
    return published(found, values)


def _next_day(town: Town, chance: random.Random, late_names: float) -> Town:
    dice = chance.random()
    if dice < 0.08:
        return replace(town, shares=not town.shares, by_name=False)
    if dice < 0.12:
        code, number = town.round.split("-")
        return replace(town, round=f"{code}-{int(number) + 1}")
    if dice < 0.14 and town.shares:
        return replace(town, by_name=False)
    if dice < 0.14 + late_names and town.shares:
        return replace(town, by_name=True)
    return town


def _values(chance: random.Random) -> dict[str, int]:
    level = min(max(chance.gauss(50, 22), 0), 100)
    found = {MEASURE: round(level * POINT), TASK: 100 * POINT * (chance.random() < level / 100)}
    if chance.random() < 0.85:
        found[SOME_NVT] = round(min(max(chance.gauss(level, 12), 0), 100) * POINT)
    return found


def with_value(values: Mapping[str, Mapping[str, int]], round: str, name: str, value: int) -> Values:
    """The same values with one of them changed."""
    return {one: {**of, name: value} if one == round else dict(of) for one, of in values.items()}
