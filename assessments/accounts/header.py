"""What the header needs to know on every page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from assessments.constants import TeamRole
from assessments.models import Membership, User


def for_board(request: HttpRequest) -> dict[str, Any]:
    """`for_board`: whether this person only reads what is meant for the board; asked when a page needs it.

    One query, on the pages outside a round only: a page of a round knows its `round.team_role`.
    """
    user: User | AnonymousUser = getattr(request, "user", AnonymousUser())
    return {"for_board": SimpleLazyObject(lambda: reads_for_board(user))}


def reads_for_board(user: User | AnonymousUser) -> bool:
    """Whether somebody is a bestuurder in every team that they are in, and in one at least; 1 query."""
    if isinstance(user, AnonymousUser) or user.pk is None:
        return False
    found = Membership.objects.filter(user_id=user.pk).aggregate(
        teams=Count("pk"), board=Count("pk", filter=Q(role=TeamRole.BOARD.value))
    )
    return bool(found["board"]) and found["board"] == found["teams"]
