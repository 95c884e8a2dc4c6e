"""Samenspel beleid en uitvoering: the seven themes of dwars (method.md 11, part 6)."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.report import wording
from assessments.report.document_shared import ScoreView, score_view
from assessments.report.facts import Facts
from assessments.report.figures import listed


@dataclass(frozen=True, slots=True)
class ThemeRow:
    label: str
    score: ScoreView
    recommendation: str
    instruments: str


@dataclass(frozen=True, slots=True)
class CrossPart:
    heading: str
    themes: tuple[ThemeRow, ...]


def build_cross(facts: Facts) -> CrossPart | None:
    """The seven themes, or None when no dwars statement is answered."""
    scores = {item.theme: item for item in facts.card.themes}
    if all(item.colour == "niet_onderzocht" for item in facts.card.themes):
        return None
    rows = tuple(
        ThemeRow(
            theme.label,
            score_view(scores[theme.id].score, scores[theme.id].colour),
            theme.recommendation,
            listed(theme.instruments),
        )
        for theme in facts.catalogue.themes
    )
    judged = [
        (scores[theme.id].score, theme.label)
        for theme in facts.catalogue.themes
        if scores[theme.id].score is not None and scores[theme.id].colour != "te_weinig_ingevuld"
    ]
    lowest = (
        min(judged, key=lambda item: item[0] or 0)[1] if len({score for score, _ in judged}) > 1 else None
    )
    return CrossPart(wording.cross_heading(lowest), rows)
