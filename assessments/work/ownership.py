"""Whose dossier is it to hand in; the rules over assignments are those of `answering.ownership`."""

from __future__ import annotations

from collections.abc import Iterable

from assessments.accounts.access import MAY_ANSWER, RoundAccess
from assessments.answering.ownership import assigned_to_dossier, is_assigned
from assessments.models import Assignment


def owns_dossier(
    access: RoundAccess, person_id: int, dossier: str, assignments: Iterable[Assignment]
) -> bool:
    """Whether this person may hand in a dossier: the coordinator, who it was given to, or else any invuller.

    Somebody who sees only some roles of an unassigned dossier cannot say that the whole of it is ready.
    """
    if access.can_coordinate:
        return True
    if access.role not in MAY_ANSWER:
        return False
    whole = assigned_to_dossier(dossier, assignments)
    if not whole:
        return not access.municipal_roles
    return any(is_assigned(access, person_id, item) for item in whole)
