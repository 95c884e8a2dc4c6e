"""The door of the scoring: answers and catalogue in, score card out (method.md 3 to 5.2).

No clock, no randomness, no database: the same input always gives the same score card.
"""

from __future__ import annotations

from assessments.scoring.measures import measures_of, seen_of
from assessments.scoring.risks import risks_of
from assessments.scoring.scores import (
    cells_of,
    clusters_of,
    domains_of,
    dossiers_of,
    role_differences_of,
    themes_of,
)
from assessments.scoring.tasks import task_summary_of
from assessments.scoring.types import RoundAnswers, ScoreCard, ScoringModel
from assessments.scoring.units import sheet_of

SCORING_VERSION = "1"
"""Rises with every change that can give another figure for the same answers."""


def score_round(model: ScoringModel, answers: RoundAnswers) -> ScoreCard:
    """Score a whole round.

    Rows out of scope and rows with an unknown id are ignored. Raises ValueError on a value off the scale
    and on the same statement and role, or the same task, twice.
    """
    sheet = sheet_of(model, answers)
    cells, clusters = cells_of(sheet), clusters_of(sheet)
    themes, risks = themes_of(sheet), risks_of(sheet)
    return ScoreCard(
        municipality=answers.municipality,
        edition=model.edition,
        catalogue_sha256=model.sha256,
        scope=answers.scope,
        definitive=answers.definitive,
        cells=cells,
        clusters=clusters,
        domains=domains_of(sheet, clusters),
        dossiers=dossiers_of(sheet),
        tasks=task_summary_of(sheet),
        risks=risks,
        measures=measures_of(sheet, seen_of(sheet, cells, themes), risks),
        themes=themes,
        role_differences=role_differences_of(sheet),
    )
