"""Rounds for the tests of the results: the stories of the demo, and extremes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assessments.catalogue.queries import catalogue_by_id
from assessments.models import Answer, Municipality, Round, TaskAnswer
from assessments.report.facts import Facts
from assessments.report.results_views import facts_for
from tests.build import make_round

DEMO_FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "demo"
STEPS = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
DEFINITIVE, PROVISIONAL, NEARLY_EMPTY = "GM9001", "GM9002", "GM9003"


def demo_round(municipality: Municipality, story: str) -> Round:
    """A provisional round with the answers of one demo municipality."""
    data: dict[str, Any] = json.loads((DEMO_FOLDER / f"{story}.json").read_text(encoding="utf-8"))
    round = make_round(municipality, data["scope"])
    Answer.objects.bulk_create(
        Answer(
            round=round,
            statement=row["id"],
            role=row.get("rol") or "",
            value="" if row["antwoord"] is None else str(row["antwoord"]),
            support=row["onderbouwing"] or "",
            note=row["toelichting"],
            function=row.get("functie") or "",
        )
        for row in (*data["stellingen"], *data["dwars"])
    )
    TaskAnswer.objects.bulk_create(
        TaskAnswer(
            round=round,
            task=row["id"],
            not_applicable=row["nvt"] is not None,
            nvt_reason=row["nvt"] or "",
            note=row["toelichting"],
            **{step: row["stappen"][step] or "" for step in STEPS},
        )
        for row in data["taken"]
    )
    return round


def answer_everything(round: Round, value: str, step: str = "", *, not_applicable: bool = False) -> None:
    """The same answer on every statement and task in scope."""
    catalogue = catalogue_by_id(round.edition_id)
    full = round.scope == "volledig"
    Answer.objects.bulk_create(
        Answer(round=round, statement=item.id, value=value, note="Geldt niet voor onze gemeente.")
        for item in catalogue.statements
        if full or item.core
    )
    TaskAnswer.objects.bulk_create(
        TaskAnswer(
            round=round,
            task=item.id,
            not_applicable=not_applicable,
            nvt_reason="Geldt niet voor onze gemeente." if not_applicable else "",
            **dict.fromkeys(STEPS, step),
        )
        for item in catalogue.tasks
        if full or item.core
    )


def facts_of(round: Round) -> Facts:
    """The facts of a round as the pages read them, with its relations loaded."""
    return facts_for(Round.objects.select_related("municipality", "edition").get(pk=round.pk))
