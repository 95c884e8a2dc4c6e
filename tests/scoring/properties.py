"""What the property tests share: cases, settings and ways to compare cards."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, settings

from assessments.scoring.types import (
    AnswerValue,
    Figure,
    RoundAnswers,
    ScoreCard,
    ScoringModel,
)
from tests.scoring.build import real_model
from tests.scoring.random_rounds import random_round

LEVELS = ("laag", "matig", "hoog", "zeer_hoog")
Case = tuple[ScoringModel, RoundAnswers]
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REAL = [
    (real_model(), random_round(real_model(), seed=seed, scope=scope, definitive=definitive))
    for seed, (scope, definitive) in enumerate(
        [("volledig", True), ("volledig", False), ("basis", True), ("basis", False)]
    )
]


def all_scores(card: ScoreCard) -> list[Figure]:
    """Every score of a card in a fixed order."""
    return [
        *(item.scores.score for item in card.cells),
        *(item.scores.score for item in card.clusters),
        *(item.score for item in card.domains),
        *(item.score for item in card.dossiers),
        *(item.score for item in card.themes),
    ]


def numbers(card: ScoreCard) -> object:
    """Everything of a card but the colour words."""
    return (
        [(replace(item.scores, colour=""), item.lowest) for item in card.cells],
        [replace(item.scores, colour="") for item in card.clusters],
        all_scores(card),
        card.tasks,
        card.risks,
        card.role_differences,
    )


def with_values(
    answers: RoundAnswers, name: str, value: AnswerValue, role: str | None = None
) -> RoundAnswers:
    """The round with one statement changed, for one role or for all."""
    rows = tuple(
        replace(row, value=value) if row.statement == name and role in (None, row.role) else row
        for row in answers.statements
    )
    return replace(answers, statements=rows)


def not_worse(before: ScoreCard, after: ScoreCard) -> bool:
    """No score fell, and no index, class or level rose."""
    scores = zip(all_scores(before), all_scores(after), strict=True)
    if any(old is not None and new is not None and new < old for old, new in scores):
        return False
    for old, new in zip(before.risks, after.risks, strict=True):
        if old.vulnerability_index is None or new.vulnerability_index is None:
            continue
        if new.vulnerability_index > old.vulnerability_index:
            return False
        if old.level is None or new.level is None or old.likelihood is None or new.likelihood is None:
            continue
        if new.likelihood > old.likelihood or LEVELS.index(new.level) > LEVELS.index(old.level):
            return False
    return True
