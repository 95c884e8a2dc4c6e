"""How many municipalities share their outcome: only as the last publication counted them.

A live count would tell, on the day that one municipality becomes definitive, whether that one shares. A
publication has fixed days and moves by five or more, so it says nothing about a single one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.constants import PeerKind
from assessments.models import GroupFigures


@dataclass(frozen=True, slots=True)
class Sharing:
    """The participants of the last publication of an edition; None: fewer than six."""

    day: dt.date
    participants: int | None


def sharing_of(edition: str, *, fictional: bool) -> Sharing | None:
    """What the last publication of this edition said; None when there is none yet; 1 query."""
    row = (
        GroupFigures.objects.filter(
            publication__edition__name=edition,
            publication__fictional=fictional,
            kind=PeerKind.NATIONAL,
        )
        .order_by("-publication__taken_on", "-publication")
        .values_list("publication__taken_on", "participants")
        .first()
    )
    return Sharing(*row) if row else None
