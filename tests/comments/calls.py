"""What the tests of remarks and evidence share: questions inside and outside Olga's part, and access."""

from __future__ import annotations

from assessments.accounts.access import RoundAccess, fetch_round
from assessments.models import Round, User

IN_PART = "VTH-OVH"
"""A statement of the dossier and role that Olga was invited for."""
OUTSIDE = "BOD-KEN"
"""A statement that Olga does not see."""


def access_of(person: User, round: Round) -> RoundAccess:
    """What this person may do in the round now."""
    return fetch_round(person, round.pk, part=True)


def make_definitive_by_hand(round: Round) -> None:
    """Set the status alone: enough for what looks at it, without answering everything first."""
    Round.objects.filter(pk=round.pk).update(status="definitief")
    round.refresh_from_db()
