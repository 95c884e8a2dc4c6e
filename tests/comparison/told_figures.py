"""Everything that one reader was ever told of a measure, made with the code that publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    reader: frozenset[Element] = frozenset()  # the reader itself, when it was left out


def told_to(country: Country, reader: str, name: str) -> list[Told]:
    """Everything that this reader saw of a measure: EVERYBODY, VNG or the code of a municipality."""
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
                    shown = said_of_task(everybody, country.values, known)
                    if shown:
                        found.append(Told(key[0], everybody, shown, "taak", known))
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
    values: Mapping[str, Mapping[str, int]],
    known: frozenset[str],
) -> tuple[int | None, ...]:
    """What the share of a task says, as numbers."""
    rounds = {round for _, round in members}
    found = task_share(
        {round: of[TASK] for round, of in values.items() if TASK in of},
        rounds,
        known,
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
