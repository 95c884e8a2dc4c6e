"""Short ways to divide work in the tests: who does what on which round."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from assessments.accounts.access import RoundAccess, fetch_round
from assessments.models import DossierWork, Round, User
from assessments.work.services import Given, assign, set_dossier_state
from tests.build import real_catalogue

DOSSIER, OTHER = "bodem", "vth"
REASON = "De cijfers van de dienst ontbreken nog."


def today() -> dt.date:
    return timezone.localdate()


def days(count: int) -> dt.date:
    """So many days from today."""
    return today() + dt.timedelta(days=count)


def give(actor: User, round: Round, *dossiers: str, **more: Any) -> Given:
    """Assign dossiers, or `questions`, to `person_id` or `function`."""
    return assign(actor=actor, round=round, catalogue=real_catalogue(), dossiers=dossiers, **more)


def access_to(person: User, round: Round) -> RoundAccess:
    return fetch_round(person, round.pk, part=True)


def move(
    person: User, round: Round, state: str, seen: str, dossier: str = DOSSIER, **more: Any
) -> DossierWork:
    """Bring a dossier to another state, as this person."""
    return set_dossier_state(
        actor=person,
        access=access_to(person, round),
        dossier=dossier,
        state=state,
        seen_state=seen,
        **more,
    )


def hand_in(person: User, round: Round, dossier: str = DOSSIER) -> DossierWork:
    return move(person, round, "klaar_voor_afstemming", "te_doen", dossier)
