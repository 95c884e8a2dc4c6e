"""What changes the work of a team, and how it refuses."""

from __future__ import annotations

from assessments.work.assigning import Given, assign, hand_over_work, remove_assignment
from assessments.work.deadlines import set_dossier_due, set_round_due
from assessments.work.own_settings import renew_calendar, set_digest_choice
from assessments.work.states import NotAllowedError, StateChangedError, set_dossier_state

__all__ = [
    "Given",
    "NotAllowedError",
    "StateChangedError",
    "assign",
    "hand_over_work",
    "remove_assignment",
    "renew_calendar",
    "set_digest_choice",
    "set_dossier_due",
    "set_dossier_state",
    "set_round_due",
]
