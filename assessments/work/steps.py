"""From which state a dossier may go to which, and who may do that. Pure."""

from __future__ import annotations

from assessments.constants import WorkState

TO_DO, BUSY, READY = WorkState.TO_DO.value, WorkState.BUSY.value, WorkState.READY.value
RETURNED, AGREED = WorkState.RETURNED.value, WorkState.AGREED.value

BY_OWNER, BY_COORDINATOR = "eigenaar", "coordinator"
STEPS: dict[tuple[str, str], str] = {
    (TO_DO, BUSY): BY_OWNER,
    (TO_DO, READY): BY_OWNER,
    (BUSY, READY): BY_OWNER,
    (READY, BUSY): BY_OWNER,  # handed in too early: taken back before anybody looked
    (RETURNED, BUSY): BY_OWNER,
    (RETURNED, READY): BY_OWNER,
    (READY, AGREED): BY_COORDINATOR,
    (READY, RETURNED): BY_COORDINATOR,
    (AGREED, RETURNED): BY_COORDINATOR,
}
WAITING_FOR_OWNER = frozenset({TO_DO, BUSY, RETURNED})


def allowed_steps(state: str, *, is_owner: bool, is_coordinator: bool) -> tuple[str, ...]:
    """The states to which this person may bring a dossier that is now in `state`."""
    return tuple(
        new
        for (old, new), who in STEPS.items()
        if old == state and (is_coordinator or (who == BY_OWNER and is_owner))
    )
