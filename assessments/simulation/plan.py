"""Which invented municipality does which round, how wide, how far, and what it shares. Pure."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assessments.simulation.answers import Scope
from assessments.simulation.places import Place
from assessments.simulation.world import World

Standing = Literal["niet_begonnen", "bezig", "definitief"]
NAMESPACE = uuid.UUID("6f0d2f1c-5a55-5c0e-9a51-2f7f4f5d7c11")
SKIPS = 0.08
"""The share of the municipalities that leave out a round."""
STILL_BUSY, NOT_STARTED = 0.10, 0.06
"""In the newest edition: the shares that are still filling in, and that have not begun."""
NOTHING, NAMED = 0.15, 0.25
"""The shares that give no consent, and that share herkenbaar; the rest shares anoniem."""


@dataclass(frozen=True, slots=True)
class PlannedEdition:
    """An edition of the simulation; `number`: 0 the newest, -1 the one before; `day` is its peildatum."""

    name: str
    number: int
    day: dt.date

    @property
    def is_newest(self) -> bool:
        return self.number == 0


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """One round to make. `consent` "" means that nobody chose anything; `people` worked on it."""

    id: uuid.UUID
    place: Place
    edition: PlannedEdition
    scope: Scope
    standing: Standing
    started: dt.datetime
    finished: dt.datetime | None
    consent: str
    peer_kind: str
    people: int
    share_answered: float  # 1 when definitive


def plan_rounds(
    world: World, places: Sequence[Place], editions: Sequence[PlannedEdition]
) -> list[PlannedRound]:
    """Every round of the simulation, per edition in the order of the municipalities."""
    return [
        planned
        for edition in editions
        for place in places
        if (planned := _plan(world, place, edition)) is not None
    ]


def _plan(world: World, place: Place, edition: PlannedEdition) -> PlannedRound | None:
    dice = world.dice("plan", place.code, edition.name)
    standing = _standing(dice.random(), edition)
    if standing == "niet_begonnen":
        return None
    own = world.dice("aard", place.code)  # what a municipality keeps over the years
    width, openness, days = own.random(), own.random(), own.uniform(20, 110)
    if dice.random() < 0.08:
        openness = dice.random()
    finished = _moment(edition.day, dice.randint(3, 75), dice.randint(9 * 60, 16 * 60))
    started = finished - dt.timedelta(days=days * dice.uniform(0.7, 1.4) * (1.5 if width < 0.4 else 1.0))
    if standing == "bezig":
        started = _moment(edition.day, dice.randint(2, 45), dice.randint(9 * 60, 16 * 60))
    return PlannedRound(
        id=uuid.uuid5(NAMESPACE, f"{world.seed}:{place.code}:{edition.name}"),
        place=place,
        edition=edition,
        scope="volledig" if width < max(0.25, 0.6 + 0.08 * edition.number) else "basis",
        standing=standing,
        started=started,
        finished=None if standing == "bezig" else finished,
        consent=_consent(openness),
        peer_kind=dice.choices(("grootteklasse", "provincie", "omgevingsdienst"), (6, 2, 2))[0],
        people=2 + own.randint(0, 3) + (2 if place.inhabitants > 50_000 else 0),
        share_answered=1.0 if standing == "definitief" else dice.uniform(0.1, 0.85),
    )


def _standing(chance: float, edition: PlannedEdition) -> Standing:
    if not edition.is_newest:
        return "niet_begonnen" if chance < SKIPS else "definitief"
    if chance < NOT_STARTED:
        return "niet_begonnen"
    return "bezig" if chance < NOT_STARTED + STILL_BUSY else "definitief"


def _consent(openness: float) -> str:
    """Half of who shares nothing never made the choice."""
    if openness < NOTHING:
        return "" if openness < NOTHING / 2 else "geen"
    return "herkenbaar" if openness > 1 - NAMED else "anoniem"


def _moment(day: dt.date, days_before: int, minutes: int) -> dt.datetime:
    """A minute of a working day before `day`."""
    found = day - dt.timedelta(days=days_before)
    found -= dt.timedelta(days=max(0, found.weekday() - 4))
    return dt.datetime.combine(found, dt.time(), dt.UTC) + dt.timedelta(minutes=minutes)
