"""The page on which the coordinator edits what goes to the board: its forms, filled from what is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from django.http import QueryDict

from assessments.board import sentences, stamps
from assessments.board.checks import in_words
from assessments.board.forms import INCIDENT_LABELS, CoveringForm, DecisionForm, IncidentForm, PointForm
from assessments.board.queries import (
    AskedRisk,
    Stored,
    asked_risks,
    decisions_to_edit,
    points_to_edit,
    proposing_facts,
    stored_for,
)
from assessments.board.typed import TypedDecision, TypedPoint
from assessments.models import Round

One = TypeVar("One")
PARTS = ("tekst", "besluiten", "punten", "incidenten")
MOVES: Mapping[str, int] = {"omhoog": -1, "omlaag": 1}


@dataclass(slots=True)
class Editing:
    """One visit to the page: what is stored, and the forms per part (bound where something was posted).

    `stale` names the part that somebody else changed meanwhile; `faults` are the sentences per part.
    """

    round: Round
    stored: Stored
    decisions: tuple[TypedDecision, ...]
    points: tuple[TypedPoint, ...]
    risks: tuple[AskedRisk, ...]
    stale: str = ""
    faults: dict[str, list[str]] = field(default_factory=dict)
    covering_form: CoveringForm = field(default_factory=CoveringForm)
    decision_forms: list[DecisionForm] = field(default_factory=list)
    point_forms: list[PointForm] = field(default_factory=list)
    incident_form: IncidentForm | None = None

    @property
    def last_decision(self) -> int:
        """The place of the last row that is shown unfolded; -1 for none."""
        return _last_used(self.decision_forms, len(self.decisions))

    @property
    def last_point(self) -> int:
        return _last_used(self.point_forms, len(self.points))

    @property
    def stored_covering(self) -> list[str]:
        """What stands now, shown beside what was typed after a clash; so are the three below."""
        text = self.stored.paper.covering_text if self.stored.paper else ""
        return [text] if text else []

    @property
    def stored_decisions(self) -> list[str]:
        return [
            f"{one.what} ({one.owner}{f', {in_words(one.due)}' if one.due else ''})"
            for one in self.stored.decisions
            if self.stored.decisions_edited
        ]

    @property
    def stored_points(self) -> list[str]:
        return [one.question for one in self.stored.points if self.stored.points_edited]

    @property
    def stored_incidents(self) -> list[str]:
        labels = dict(INCIDENT_LABELS)
        return [f"{risk.label}: {labels[risk.answer].lower()}" for risk in self.risks]

    @property
    def stamps(self) -> dict[str, str]:
        """Per part the stamp of what is stored now, also for a form that is sent again after a clash."""
        paper = self.stored.paper
        return {
            "tekst": stamps.covering_stamp(paper),
            "besluiten": stamps.decisions_stamp(paper, self.stored.decisions),
            "punten": stamps.points_stamp(paper, self.stored.points),
            "incidenten": stamps.incidents_stamp(paper),
        }


def open_editing(round: Round, posted: QueryDict | None = None) -> Editing:
    """The page of a definitive round; what was posted stays in the forms of its part."""
    stored, facts = stored_for(round), proposing_facts(round)
    paper = stored.paper
    page = Editing(
        round=round,
        stored=stored,
        decisions=decisions_to_edit(stored, facts),
        points=points_to_edit(stored, facts),
        risks=asked_risks(facts, paper.incidents if paper else {}),
    )
    part = posted.get("deel", "") if posted is not None else ""
    page.covering_form = CoveringForm(
        posted if part == "tekst" else None, initial={"text": paper.covering_text if paper else ""}
    )
    page.decision_forms = [
        DecisionForm(posted if part == "besluiten" else None, prefix=f"besluit-{place}", initial=values)
        for place, values in _places(page.decisions, sentences.MAX_DECISIONS)
    ]
    page.point_forms = [
        PointForm(posted if part == "punten" else None, prefix=f"punt-{place}", initial=values)
        for place, values in _places(page.points, sentences.MAX_POINTS)
    ]
    page.incident_form = IncidentForm(posted if part == "incidenten" else None, risks=page.risks)
    return page


def _places(filled: Sequence[Any], most: int) -> Iterable[tuple[int, dict[str, Any]]]:
    """Every place of the form, filled or free: a draft that the browser kept always finds its place."""
    for place in range(max(most, len(filled))):
        yield place, asdict(filled[place]) if place < len(filled) else {}


def _last_used(forms: Sequence[DecisionForm | PointForm], filled: int) -> int:
    """What was posted keeps its row unfolded, also when less is stored."""
    posted = [place for place, form in enumerate(forms) if form.is_bound and form.is_filled]
    return max([filled - 1, *posted])


def reordered(rows: Sequence[One], act: str) -> list[One]:
    """The rows after "omhoog-1", "omlaag-1" or "weg-1"; anything else leaves them."""
    name, _, number = act.partition("-")
    found = list(rows)
    place = int(number) if number.isascii() and number.isdigit() else -1
    if not 0 <= place < len(found):
        return found
    if name == "weg":
        del found[place]
    other = place + MOVES.get(name, 0)
    if name in MOVES and 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    return found
