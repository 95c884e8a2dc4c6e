"""The sensitivity run of method.md section 13: other weights change little, the weak link more.

Simulated municipalities, not real data: each has a general level, with strong and weak dossiers and factors.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache

from assessments.scoring.engine import score_round
from assessments.scoring.rules import likelihood_of
from assessments.scoring.types import (
    STEPS,
    AnswerValue,
    RiskScore,
    RoundAnswers,
    ScoringModel,
    StatementAnswer,
    StepValue,
    TaskAnswer,
)
from tests.scoring.build import content, real_model

MUNICIPALITIES = 80
LEVELS = ("laag", "matig", "hoog", "zeer_hoog")


def simulated(seed: int) -> RoundAnswers:
    """One municipality with a level of its own."""
    model, draw = real_model(), random.Random(seed)  # noqa: S311 - test data, no secret
    general = draw.uniform(0.9, 3.1)
    names = [*(item.id for item in model.dossiers), *(item.id for item in model.factors)]
    tilt = {name: draw.gauss(0, 0.5) for name in names}

    def value(dossier: str, factor: str) -> AnswerValue:
        chance = draw.random()
        if chance < 0.08:
            return "nvt" if chance < 0.02 else "weet_niet"
        return max(0, min(4, round(draw.gauss(general + tilt[dossier] + tilt[factor], 0.7))))

    def step(dossier: str) -> StepValue:
        position = draw.gauss(general + tilt[dossier], 1.2)
        if draw.random() < 0.05:
            return "weet_niet"
        return "ja" if position > 1.8 else "deels" if position > 1 else "nee"

    return RoundAnswers(
        "GM0344",
        "volledig",
        definitive=True,
        statements=tuple(
            StatementAnswer(item.id, role, value(item.dossier, item.factor))
            for item in model.statements
            for role in item.roles
        ),
        tasks=tuple(TaskAnswer(task.id, tuple(step(task.dossier) for _ in STEPS)) for task in model.tasks),
    )


def reweighted(rule: str) -> ScoringModel:
    """The real catalogue with another weight per statement and risk: the smaller of the two, or all equal."""
    model = real_model()
    rows = {row["id"]: row for row in content("risicos")["risicos"]}

    def weight(risk: str, dossier: str, factor: str) -> int:
        d = rows[risk]["dossiergewichten"].get(dossier, 0)
        f = rows[risk]["factorgewichten"].get(factor, 0)
        return min(d, f) if rule == "min" else 1

    return replace(
        model,
        statements=tuple(
            replace(item, weights={risk: weight(risk, item.dossier, item.factor) for risk in item.weights})
            for item in model.statements
        ),
    )


@cache
def cards() -> list[tuple[RiskScore, ...]]:
    return [score_round(real_model(), simulated(seed)).risks for seed in range(MUNICIPALITIES)]


def level_without_weak_link(risk: RiskScore) -> str:
    assert risk.vulnerability_index is not None
    return real_model().matrix[risk.impact][likelihood_of(risk.vulnerability_index) - 1]


def changed_by(rule: str) -> float:
    """How many of the 11 levels change on average; the weak link is left out on both sides."""
    model = reweighted(rule)
    changed = 0
    for seed, before in enumerate(cards()):
        after = score_round(model, simulated(seed)).risks
        pairs = zip(before, after, strict=True)
        changed += sum(level_without_weak_link(one) != level_without_weak_link(other) for one, other in pairs)
    return changed / MUNICIPALITIES


def changed_by_the_weak_link() -> float:
    risks = [risk for card in cards() for risk in card]
    return sum(level_without_weak_link(risk) != risk.level for risk in risks) / MUNICIPALITIES


def test_the_scale_does_not_saturate() -> None:
    counts = Counter(risk.level for card in cards() for risk in card)
    total = sum(counts.values())
    assert set(counts) == set(LEVELS)
    assert all(0.02 <= counts[level] / total <= 0.65 for level in LEVELS), counts
    assert counts["matig"] + counts["hoog"] > counts["laag"] + counts["zeer_hoog"]


def test_the_index_tells_the_risks_of_one_municipality_apart() -> None:
    ranges = []
    for card in cards():
        indexes = [risk.vulnerability_index for risk in card if risk.vulnerability_index is not None]
        ranges.append(max(indexes) - min(indexes))
    assert 10 <= sorted(ranges)[MUNICIPALITIES // 2] <= 35


def test_other_weights_change_few_levels() -> None:
    assert 0 < changed_by("min") <= 1
    assert 0 < changed_by("equal") <= 1.5


def test_the_weak_link_is_the_one_choice_that_matters() -> None:
    weak_link = changed_by_the_weak_link()
    assert 0.3 <= weak_link <= 3
    assert weak_link > changed_by("min")
