"""The teams of the invented municipalities: people whom nobody can log in as. Pure but for the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.auth.hashers import make_password

from assessments.constants import TeamRole
from assessments.models import Membership, User
from assessments.simulation.places import Place
from assessments.simulation.plan import PlannedRound
from assessments.simulation.wording import COORDINATOR, FUNCTIONS

MAIL_DOMAIN = "simulatie.invalid"
"""A domain that can never exist (RFC 2606): no mail to these people ever leaves for somebody real."""

Team = Sequence[User]


def teams_for(plans: Sequence[PlannedRound]) -> dict[str, list[User]]:
    """People per municipality, not stored yet: the coordinator first, as many as its largest round had."""
    sizes: dict[str, int] = {}
    places: dict[str, Place] = {}
    for planned in plans:
        code = planned.place.code
        places[code] = planned.place
        sizes[code] = max(sizes.get(code, 0), planned.people)
    closed = make_password(None)
    return {
        code: [
            User(
                email=f"{code.lower()}-{number}@{MAIL_DOMAIN}",
                name=f"{'Coördinator' if number == 0 else f'Invuller {number}'} {places[code].name}"[:120],
                password=closed,
                wants_digest=False,
            )
            for number in range(size)
        ]
        for code, size in sizes.items()
    }


def memberships_of(teams: Mapping[str, Team]) -> list[Membership]:
    """What these people, stored by now, may do for their municipality."""
    functions = list(FUNCTIONS.values())
    return [
        Membership(
            user=person,
            municipality_id=code,
            role=TeamRole.EDITOR if number else TeamRole.COORDINATOR,
            function=functions[(number - 1) % len(functions)] if number else COORDINATOR,
        )
        for code, team in teams.items()
        for number, person in enumerate(team)
    ]
