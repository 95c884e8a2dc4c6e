"""The sensitivity run of method.md section 13: other weights change little, the weak link more.

Simulated municipalities from seed 7, not real data: each has a general level, with strong and weak domains,
dossiers and factors. The method took 400 of another draw; half of them keeps the run within ten seconds, and
its figures hold within a tolerance.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pytest
from hypothesis import given

from assessments.scoring.engine import score_round
from assessments.scoring.risks import risks_of
from assessments.scoring.sensitivity import Sensitivity, compared, equal_weights, sensitivity_of
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
from assessments.scoring.units import sheet_of
from tests.scoring.build import content, real_model
from tests.scoring.properties import SETTINGS, Case
from tests.scoring.random_rounds import random_round
from tests.scoring.strategies import models_and_rounds

MUNICIPALITIES = 200
SEED = 7
LEVELS = ("laag", "matig", "hoog", "zeer_hoog")


def simulated(draw: random.Random) -> RoundAnswers:
    """One municipality with a level of its own."""
    model = real_model()
    general = draw.uniform(1.35, 3.1)
    domains = {name: draw.gauss(0, 0.55) for name in model.domains}
    names = [*(item.id for item in model.dossiers), *(item.id for item in model.factors)]
    tilt = {name: draw.gauss(0, 0.5) for name in names}
    place = {item.id: general + domains[item.domain] + tilt[item.id] for item in model.dossiers}

    def value(dossier: str, factor: str) -> AnswerValue:
        chance = draw.random()
        if chance < 0.08:
            return "nvt" if chance < 0.02 else "weet_niet"
        return max(0, min(4, round(draw.gauss(place[dossier] + tilt[factor], 1))))

    def step(dossier: str) -> StepValue:
        position = draw.gauss(place[dossier] + 0.3, 1.2)
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


@cache
def smaller_of_the_two() -> ScoringModel:
    """The real catalogue with another rule for the weight: the smaller of the two weights."""
    rows = {row["id"]: row for row in content("risicos")["risicos"]}

    def weight(risk: str, dossier: str, factor: str) -> int:
        row = rows[risk]
        return int(min(row["dossiergewichten"].get(dossier, 0), row["factorgewichten"].get(factor, 0)))

    return replace(
        real_model(),
        statements=tuple(
            replace(item, weights={risk: weight(risk, item.dossier, item.factor) for risk in item.weights})
            for item in real_model().statements
        ),
    )


@dataclass(frozen=True)
class Run:
    """The whole simulation: all risks, their spread per municipality, the levels that change on average."""

    risks: tuple[RiskScore, ...]
    ranges: tuple[float, ...]
    changed_by_smaller: float
    changed_by_equal: float
    changed_by_weak_link: float

    def share(self, level: str) -> float:
        return 100 * Counter(risk.level for risk in self.risks)[level] / len(self.risks)

    def quantile(self, part: float) -> float:
        return sorted(self.ranges)[int(part * len(self.ranges))]


@pytest.fixture(scope="module")
def run() -> Run:
    draw = random.Random(SEED)  # noqa: S311 - test data, no secret
    equal_model = equal_weights(real_model())
    risks: list[RiskScore] = []
    ranges = []
    equal: list[Sensitivity] = []
    smaller: list[Sensitivity] = []
    for _ in range(MUNICIPALITIES):
        answers = simulated(draw)
        sheet = sheet_of(real_model(), answers)
        base, without = risks_of(sheet), risks_of(sheet, weak_link=False)
        equal.append(compared(sheet, base, risks_of(sheet_of(equal_model, answers)), without))
        smaller.append(compared(sheet, base, risks_of(sheet_of(smaller_of_the_two(), answers)), without))
        indexes = [risk.vulnerability_index for risk in base if risk.vulnerability_index is not None]
        risks.extend(base)
        ranges.append(float(max(indexes) - min(indexes)))

    def mean(found: list[Sensitivity], count: Callable[[Sensitivity], tuple[str, ...]]) -> float:
        return sum(len(count(item)) for item in found) / MUNICIPALITIES

    return Run(
        tuple(risks),
        tuple(ranges),
        mean(smaller, lambda item: item.equal_weights),
        mean(equal, lambda item: item.equal_weights),
        mean(equal, lambda item: item.without_weak_link),
    )


def test_the_scale_does_not_saturate(run: Run) -> None:
    """The method: laag 7%, matig 48%, hoog 38%, zeer hoog 7%."""
    shares = {level: run.share(level) for level in LEVELS}
    assert shares == pytest.approx({"laag": 7, "matig": 48, "hoog": 38, "zeer_hoog": 7}, abs=4)


def test_the_index_tells_the_risks_of_one_municipality_apart(run: Run) -> None:
    """The method: the range within one municipality has median 21, p10 12 and p90 38."""
    found = [run.quantile(part) for part in (0.1, 0.5, 0.9)]
    assert found == pytest.approx([12, 21, 38], abs=4)


def test_other_weights_change_few_levels(run: Run) -> None:
    """The method: the smaller of the two 0,25 of 11, all weights equal 0,58 of 11."""
    assert run.changed_by_smaller == pytest.approx(0.25, abs=0.2)
    assert run.changed_by_equal == pytest.approx(0.58, abs=0.2)


def test_the_weak_link_is_the_one_choice_that_matters(run: Run) -> None:
    """The method: 1,27 of 11."""
    assert run.changed_by_weak_link == pytest.approx(1.27, abs=0.3)
    assert run.changed_by_weak_link > run.changed_by_equal > run.changed_by_smaller


# --- the run on one round -------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_at_most_every_judged_risk_changes(seed: int) -> None:
    answers = random_round(real_model(), seed=seed)
    found = sensitivity_of(real_model(), answers)
    card = score_round(real_model(), answers)
    assert found.judged == tuple(risk.risk for risk in card.risks if risk.level is not None)
    for changed in (found.equal_weights, found.without_weak_link):
        assert set(changed) <= set(found.judged)
        assert 0 <= len(changed) <= 11
    fired = {risk.risk for risk in card.risks if risk.weak_link}
    assert set(found.without_weak_link) <= fired


@SETTINGS
@given(models_and_rounds())
def test_the_run_never_fails_on_a_small_catalogue(case: Case) -> None:
    found = sensitivity_of(*case)
    assert set(found.equal_weights) | set(found.without_weak_link) <= set(found.judged)


@pytest.mark.parametrize("level", range(5))
def test_with_constant_answers_no_weight_matters(level: int) -> None:
    """Every index is the same whatever the weights; from level 2 up no link is weak either."""
    model = replace(real_model(), tasks=())
    answers = RoundAnswers(
        "GM0344",
        "volledig",
        definitive=True,
        statements=tuple(StatementAnswer(item.id, None, level) for item in model.statements),
    )
    found = sensitivity_of(model, answers)
    assert len(found.judged) == 11
    assert found.equal_weights == ()
    assert bool(found.without_weak_link) == (level == 1)  # at 0 the class is 5 already


def test_an_empty_round_has_nothing_to_change() -> None:
    found = sensitivity_of(real_model(), RoundAnswers("GM0344", "volledig", definitive=False))
    assert found == Sensitivity((), (), ())


def test_the_switch_changes_the_likelihood_and_nothing_else() -> None:
    sheet = sheet_of(real_model(), random_round(real_model(), seed=3))
    for on, off in zip(risks_of(sheet), risks_of(sheet, weak_link=False), strict=True):
        assert not off.weak_link
        same = replace(off, weak_link=on.weak_link, likelihood=on.likelihood, level=on.level)
        assert same == on
