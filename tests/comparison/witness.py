"""A second country that shows a reader the same: what has one, no attack whatever can find."""

from __future__ import annotations

import random
from collections.abc import Mapping

from assessments.comparison.figures import POINT, is_compared, whole_group
from assessments.comparison.groups import STEP
from tests.comparison.country import TASK, Country
from tests.comparison.told_figures import FULL, HALF, Element, Told, said_of_spread, said_of_task


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
            for one in figure.members:
                self._with.setdefault(one, []).append(figure)
        self._task = not is_compared(name)

    @property
    def targets(self) -> list[Element]:
        """Everybody in a figure whose value the reader does not know."""
        return self._free

    def exists_for(self, target: Element, *, tries: tuple[int, ...] = (400, 8000)) -> bool:
        """Whether the target can have a value at least 5 points away while all that is shown stays."""
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
            return said_of_task(figure.members, everything, figure.known)
        values = {one: moved.get(one, self._values[one]) for one in sorted(figure.members)}
        if figure.shape == "verdeling":
            return said_of_spread({round: value for (_, round), value in values.items()}, figure.known)
        found = whole_group(sorted(values.values()), readers=0)
        if found is None:
            return ()
        all_of_them = (found.median, found.lower_quartile, found.upper_quartile)
        return (*all_of_them[:1], None, None) if figure.shown[1] is None else all_of_them
