"""Calls of the services with everything filled in, so that a test names only what it is about."""

from __future__ import annotations

from typing import Any

from assessments.answering.services import SavedStatement, save_answer, save_task
from assessments.models import Answer, Round, TaskAnswer, User
from tests.build import real_catalogue

CORE = "BOD-KAD"  # kern; medeoverheid, dienstverlener, handhaver
ROLES = ("medeoverheid", "dienstverlener", "handhaver")
NOT_CORE = "LAN-KAD"
CROSS = "DW-1-1"
TASK = "bodem-toelaatbare-kwaliteit"  # kern, wettelijk-verplicht
REASON = "Wij hebben geen enkel bedrijf van deze soort."
ALL_YES = {"in_beeld": "ja", "belegd": "ja", "beleid": "ja", "capaciteit": "ja", "besproken": "ja"}


def save(actor: User, round: Round, **changes: Any) -> SavedStatement:
    """Save level 3 for all roles of the core statement, unless the test says otherwise."""
    values: dict[str, Any] = {
        "catalogue": real_catalogue(),
        "statement": CORE,
        "role": "",
        "value": "3",
        "support": "document",
        "note": "",
        "expected_version": 0,
        "function": "VTH-adviseur",
    }
    return save_answer(actor=actor, round=round, **(values | changes))


def save_steps(actor: User, round: Round, **changes: Any) -> TaskAnswer:
    """Save 'ja' for step 1 of the core task, unless the test says otherwise."""
    values: dict[str, Any] = {
        "catalogue": real_catalogue(),
        "task": TASK,
        "steps": {"in_beeld": "ja"},
        "discussed_on": None,
        "not_applicable": False,
        "nvt_reason": "",
        "note": "",
        "expected_version": 0,
        "function": "VTH-adviseur",
    }
    return save_task(actor=actor, round=round, **(values | changes))


def stored(round: Round, statement: str = CORE) -> dict[str, str]:
    """The stored value per role of a statement."""
    return dict(Answer.objects.filter(round=round, statement=statement).values_list("role", "value"))
