"""The invented world behind a simulation: how strong each municipality is, and how hard each question. Pure.

A level is cut from one number: general strength + what the region shares + what the subject asks + noise.
So answers hang together as they do in real life, which uniform noise never does. Differences between domains
and factors follow the evidence matrix of method.md section 2.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from assessments.scoring.types import StatementModel, TaskModel
from assessments.simulation.places import Place

GROWTH = 0.10
"""What a municipality gains on average from one yearly round to the next, in standard deviations."""

DOMAIN_EASE: Mapping[str, float] = {"milieu-mobiliteit": 0.25, "ruimte-wonen": 0.35, "energie-klimaat": 0.3}
FACTOR_EASE: Mapping[str, Mapping[str, float]] = {
    "milieu-mobiliteit": {
        "kaders": -0.15,
        "kennis": -0.6,
        "budget": -0.35,
        "formatie": -0.5,
        "bedrijfsvoering": 0.15,
        "will-to-act": -0.1,
        "continuiteit": -0.3,
        "voorbeeldfunctie": -0.1,
        "stakeholders": 0.25,
        "overheden": 0.1,
    },
    "ruimte-wonen": {
        "kaders": 0.0,
        "kennis": 0.2,
        "budget": -0.3,
        "formatie": -0.45,
        "bedrijfsvoering": -0.1,
        "will-to-act": 0.05,
        "continuiteit": -0.2,
        "voorbeeldfunctie": 0.0,
        "stakeholders": 0.4,
        "overheden": 0.0,
    },
    "energie-klimaat": {
        "kaders": -0.45,
        "kennis": -0.15,
        "budget": -0.5,
        "formatie": -0.6,
        "bedrijfsvoering": -0.35,
        "will-to-act": 0.7,
        "continuiteit": 0.1,
        "voorbeeldfunctie": 0.55,
        "stakeholders": 0.35,
        "overheden": -0.1,
    },
}
DOSSIER_EASE: Mapping[str, float] = {
    "bodem": -0.1,
    "externe-veiligheid": -0.15,
    "luchtkwaliteit": -0.4,
    "mobiliteit": 0.25,
    "vth": 0.05,
    "landelijk-gebied": -0.35,
    "ro-wet-en-regelgeving": 0.1,
    "omgevingsvergunning": 0.3,
    "woonbeleid": 0.2,
    "gebouwde-omgeving": -0.2,
    "klimaatakkoord": 0.05,
    "klimaatadaptatie": 0.15,
}
SERVICE_SHARE: Mapping[str, float] = {
    "vth": 1.0,
    "externe-veiligheid": 0.7,
    "bodem": 0.6,
    "luchtkwaliteit": 0.6,
    "omgevingsvergunning": 0.4,
}
"""How much of a dossier the omgevingsdienst carries out: its quality counts by this factor."""

STEP_EASE = (1.5, 0.75, 0.2, -0.35, -0.95)
"""How easy the five steps of a task are: seeing it is easier than discussing it with the board."""
KIND_EASE: Mapping[str, float] = {
    "wettelijk-verplicht": 0.1,
    "wettelijke-bevoegdheid": -0.3,
    "bestuurlijke-afspraak": -0.15,
}
SIZES = {"strength": 0.55, "service": 0.65, "province": 0.2, "domain": 0.3, "dossier": 0.35, "question": 0.25}
"""The standard deviation of each part; that of the noise of a single answer is 0.6 in all."""


@dataclass(frozen=True, slots=True)
class World:
    """What a whole simulation shares. Two worlds with the same seed are the same."""

    seed: int

    def dice(self, *names: object) -> Random:
        """A source of chance of its own for what these names say; it depends on nothing else."""
        return Random(":".join(map(str, (self.seed, *names))))  # noqa: S311 - must repeat itself

    def normal(self, size: str, *names: object) -> float:
        """One fixed draw for what these names say, with the standard deviation of `SIZES`."""
        return self.dice(size, *names).gauss(0.0, SIZES[size])


@dataclass(frozen=True, slots=True)
class Character:
    """One municipality in the world: what it keeps over all rounds."""

    place: Place
    strength: float
    province: float
    service: float
    domains: Mapping[str, float]
    dossiers: Mapping[str, float]
    habits: Mapping[str, float] = field(repr=False)  # per question, what it is used to
    carefulness: float = 0.0  # 0-1: how often it says "weet ik niet" instead of guessing


def character_of(
    world: World, place: Place, domain_of: Mapping[str, str], questions: tuple[str, ...]
) -> Character:
    """The character of a municipality; `domain_of` names the domain per dossier."""
    size = math.log10(place.inhabitants / 40_000)
    dice = world.dice("gewoonte", place.code)
    return Character(
        place=place,
        strength=world.normal("strength", place.code) + 0.35 * size,
        province=world.normal("province", place.province_code),
        service=world.normal("service", place.omgevingsdienst),
        domains={name: world.normal("domain", place.code, name) for name in set(domain_of.values())},
        dossiers={name: world.normal("dossier", place.code, name) for name in domain_of},
        habits={name: dice.gauss(0.0, 0.45) for name in questions},
        carefulness=min(0.12, max(0.01, 0.04 - 0.04 * size)),
    )


@dataclass(frozen=True, slots=True)
class Year:
    """One round of one municipality: its character, its place in time (0: newest), its luck."""

    character: Character
    number: int
    luck: float

    def base(self, dossier: str, domain: str) -> float:
        """How well this municipality does on a dossier in this round, before the question itself."""
        who = self.character
        return (
            who.strength
            + who.province
            + self.luck
            + GROWTH * self.number
            + SERVICE_SHARE.get(dossier, 0.0) * who.service
            + who.domains[domain]
            + who.dossiers[dossier]
            + DOMAIN_EASE.get(domain, 0.0)
            + DOSSIER_EASE.get(dossier, 0.0)
        )


def year_of(world: World, character: Character, edition: str, number: int) -> Year:
    """The round of a municipality on one edition; about one in ten has a year in which it falls back."""
    dice = world.dice("jaar", character.place.code, edition)
    luck = dice.gauss(0.0, 0.12) - (0.4 if dice.random() < 0.1 else 0.0)
    return Year(character, number, luck)


def ease_of_statement(world: World, statement: StatementModel, domain: str) -> float:
    """How easy a statement is in every municipality."""
    factor = FACTOR_EASE.get(domain, {}).get(statement.factor, 0.0)
    return factor + world.normal("question", statement.id)


def ease_of_task(world: World, task: TaskModel) -> float:
    """How easy a task is in every municipality."""
    return KIND_EASE.get(task.kind, 0.0) + 1.6 * world.normal("question", task.id)
