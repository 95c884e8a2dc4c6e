"""The editions of a simulation: the newest real one, and earlier ones that ask exactly the same. Pure."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Sequence
from typing import Any

from assessments.catalogue.queries import SIMULATED
from assessments.simulation.plan import PlannedEdition

NEWEST = "2026"
"""The edition that the last round is on: of the real catalogue, so that every page has it."""
PUBLICATION_DAY = (11, 1)
MOST_ROUNDS = 20


def plan_editions(rounds: int) -> tuple[PlannedEdition, ...]:
    """One edition a year, oldest first; the last is `NEWEST`. Raises ValueError for a number out of range."""
    if not 1 <= rounds <= MOST_ROUNDS:
        raise ValueError(f"rounds out of range: {rounds}")
    last = int(NEWEST)
    years = range(last - rounds + 1, last + 1)
    return tuple(
        PlannedEdition(
            name=NEWEST if year == last else f"{year}{SIMULATED}",
            number=year - last,
            day=dt.date(year, *PUBLICATION_DAY),
        )
        for year in years
    )


def contents_of(content: dict[str, Any], editions: Sequence[PlannedEdition]) -> list[dict[str, Any]]:
    """The content of the earlier editions, oldest first: that of the newest, with another name.

    Each but the first has a was-wordt that says that nothing changed.
    """
    found = []
    before: str | None = None
    for edition in editions[:-1]:
        copied = copy.deepcopy(content)
        copied.pop("was_wordt", None)
        copied["stellingen"]["editie"] = copied["taken"]["editie"] = edition.name
        if before is not None:
            copied["was_wordt"] = {
                "formaat": "apk-was-wordt/1",
                "editie": edition.name,
                "van": before,
                "regels": [],
                "rest": "gelijk",
            }
        found.append(copied)
        before = edition.name
    return found
