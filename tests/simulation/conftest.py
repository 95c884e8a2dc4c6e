"""One invented country without a database, made once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.conf import settings

from assessments.catalogue.municipalities import load_municipality_rows
from assessments.simulation.answers import Questions, questions_for
from assessments.simulation.editions import plan_editions
from assessments.simulation.places import Place, places_of
from assessments.simulation.plan import PlannedRound, plan_rounds
from assessments.simulation.world import World
from tests.build import real_catalogue


@dataclass(frozen=True)
class Country:
    """A world with its places, its questions of the edition 2026 and the rounds of that edition."""

    world: World
    places: tuple[Place, ...]
    questions: Questions
    plans: list[PlannedRound]


@pytest.fixture(scope="session")
def country() -> Country:
    world = World(7)
    rows = load_municipality_rows(settings.BASE_DIR / "fixtures" / "reference" / "gemeenten.csv")
    places = places_of(rows, len(rows))
    return Country(
        world,
        places,
        questions_for(world, real_catalogue()),
        plan_rounds(world, places, plan_editions(1)),
    )
