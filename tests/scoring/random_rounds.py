"""Random rounds from a seed: every kind of answer, per role and for all roles at once."""

from __future__ import annotations

import random

from assessments.scoring.types import (
    STEPS,
    AnswerValue,
    RoundAnswers,
    ScoringModel,
    StatementAnswer,
    StepValue,
    Support,
    TaskAnswer,
)

VALUES: tuple[AnswerValue, ...] = (0, 1, 2, 2, 3, 3, 4, "weet_niet", "nvt", None)
SUPPORTS: tuple[Support, ...] = (None, "inschatting", "toelichting", "document")
STEP_VALUES: tuple[StepValue, ...] = ("ja", "ja", "ja", "deels", "nee", "weet_niet", None)


def random_round(
    model: ScoringModel, *, seed: int, scope: str = "volledig", definitive: bool = True
) -> RoundAnswers:
    """A round with answers drawn evenly; the same seed gives the same round."""
    draw = random.Random(seed)  # noqa: S311 - test data, no secret
    rows: list[StatementAnswer] = []
    for statement in model.statements:
        roles: tuple[str | None, ...] = statement.roles if draw.random() < 0.5 else (None,)
        rows += [
            StatementAnswer(statement.id, role, draw.choice(VALUES), draw.choice(SUPPORTS)) for role in roles
        ]
    cross = [
        StatementAnswer(item.id, None, draw.choice(VALUES), draw.choice(SUPPORTS))
        for item in model.cross_statements
        if seed % 3
    ]
    tasks = [
        TaskAnswer(task.id, tuple(draw.choice(STEP_VALUES) for _ in STEPS), draw.random() < 0.1)
        for task in model.tasks
    ]
    return RoundAnswers(
        "GM0344",
        "basis" if scope == "basis" else "volledig",
        definitive,
        tuple(rows),
        tuple(cross),
        tuple(tasks),
    )
