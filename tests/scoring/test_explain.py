"""Explanations: the sum on the page is the figure, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.explain import (
    explain_cell,
    explain_cluster,
    explain_domain,
    explain_dossier,
    explain_measure,
    explain_risk,
    explain_theme,
)
from assessments.scoring.explain_types import RiskExplanation, ScoreExplanation
from assessments.scoring.types import Figure, RiskModel, RoundAnswers, ScoreCard, StatementAnswer
from tests.scoring.build import N, answers, model, real_model, statement, steps, task
from tests.scoring.random_rounds import random_round

MODEL = real_model()
ROUNDS = [
    random_round(MODEL, seed=1),
    random_round(MODEL, seed=2, definitive=False),
    random_round(MODEL, seed=4, scope="basis"),
    random_round(MODEL, seed=5, scope="basis", definitive=False),
    random_round(MODEL, seed=3, definitive=False),
    answers(definitive=False),
    answers(),
]


@pytest.fixture(params=range(len(ROUNDS)))
def scored(request: pytest.FixtureRequest) -> tuple[RoundAnswers, ScoreCard]:
    given = ROUNDS[request.param]
    return given, score_round(MODEL, given)


def adds_up_to(parts: list[Figure], figure: Figure) -> bool:
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) == figure if figure is not None else not any(known)


def check_score(explanation: ScoreExplanation, figure: Figure) -> None:
    assert explanation.scores.score == figure
    assert adds_up_to([unit.contribution for unit in explanation.units], figure)
    if figure is not None:
        assert explanation.numerator / explanation.denominator == figure
    counted = [unit for unit in explanation.units if unit.counted]
    assert sum((unit.weight or 0) * (unit.points or 0) for unit in counted) == explanation.numerator


def test_every_score_is_the_sum_of_its_lines(scored: tuple[RoundAnswers, ScoreCard]) -> None:
    given, card = scored
    for cell in card.cells:
        check_score(explain_cell(MODEL, given, cell.domain, cell.factor), cell.scores.score)
    for item in card.dossiers:
        check_score(explain_dossier(MODEL, given, item.dossier, item.cluster), item.score)
    for cluster in card.clusters:
        check_score(explain_cluster(MODEL, given, cluster.domain, cluster.cluster), cluster.scores.score)
    for theme in card.themes:
        check_score(explain_theme(MODEL, given, theme.theme), theme.score)


def test_a_domain_is_the_mean_of_its_clusters(scored: tuple[RoundAnswers, ScoreCard]) -> None:
    given, card = scored
    for item in card.domains:
        explanation = explain_domain(MODEL, given, item.domain)
        assert (explanation.score, explanation.colour) == (item.score, item.colour)
        if item.score is not None:
            assert explanation.numerator / explanation.denominator == item.score
        assert len(explanation.clusters) == 3


def check_weak_link(explanation: RiskExplanation) -> None:
    link, score = explanation.weak_link, explanation.score
    assert link.fires == score.weak_link
    assert sum((unit.weight or 0) for unit in link.units) == link.weight
    if score.likelihood is not None and explanation.likelihood_before is not None:
        assert score.likelihood == min(5, explanation.likelihood_before + link.fires)


def test_every_index_is_the_sum_of_its_lines(scored: tuple[RoundAnswers, ScoreCard]) -> None:
    given, card = scored
    for risk in card.risks:
        explanation = explain_risk(MODEL, given, risk.risk)
        assert explanation.score == risk
        index = risk.vulnerability_index
        parts = [unit.contribution for unit in explanation.units]
        task_parts = [unit.contribution for unit in explanation.task_units]
        assert adds_up_to(parts + task_parts, index)
        if index is not None:
            assert 100 * explanation.numerator / explanation.denominator == index
        factors = risk.contributions.factors
        assert sum(line.contribution for line in explanation.mechanisms) == sum(factors.values())
        check_weak_link(explanation)


def test_every_leverage_is_the_sum_of_its_lines(scored: tuple[RoundAnswers, ScoreCard]) -> None:
    given, card = scored
    advice = {item.measure: item for item in card.measures}
    for measure in MODEL.measures:
        explanation = explain_measure(MODEL, given, measure.id)
        domains = tuple(item.domain for item in explanation.domains if item.holds)
        assert explanation.recommended == (measure.id in advice)
        assert domains == (advice[measure.id].domains if measure.id in advice else ())
        assert sum(line.contribution for line in explanation.parts) == explanation.leverage
        if measure.id in advice:
            assert explanation.leverage == advice[measure.id].leverage


def test_a_line_says_why_it_does_not_count() -> None:
    scoring_model = model(
        [
            statement("A", roles=("medeoverheid", "handhaver", "dienstverlener"), weights={"R": 2}),
            statement("B", core=False, weights={"R": 1}),
        ],
        risks=[RiskModel("R", "milieu-mobiliteit", 3, {"bodem": 1})],
        tasks=[task("t"), task("u"), task("v")],
    )
    rows = [StatementAnswer("A", "medeoverheid", N), StatementAnswer("A", "handhaver", 3)]
    done = [steps("t", "jjjjn"), steps("u", "nvt")]
    given = answers(rows=rows, tasks=done, scope="basis", definitive=False)
    cell = explain_cell(scoring_model, given, "milieu-mobiliteit", "kennis")
    assert [(unit.reason, unit.weight, unit.points) for unit in cell.units] == [
        ("nvt", None, None),
        (None, Fraction(1, 2), 75),
        ("leeg", Fraction(1, 2), None),
        ("buiten_scope", 1, None),
    ]
    risk = explain_risk(scoring_model, given, "R")
    assert (risk.scope_share, risk.answered_share) == (Fraction(200, 3), 50)
    assert [(line.task, line.reason, line.score) for line in risk.task_units[0].tasks] == [
        ("t", None, 80),
        ("u", "nvt", None),
        ("v", "leeg", None),
    ]
    assert risk.task_units[0].shortfall == Fraction(1, 5)


def test_a_condition_shows_the_value_it_saw() -> None:
    explanation = explain_measure(MODEL, answers({"VTH-OVH": 2}, definitive=False), "G3")
    first = explanation.domains[0]
    seen = [(line.condition.statement, line.value, line.holds) for line in first.conditions]
    assert seen == [(None, None, False), ("VTH-OVH", 2, True), ("EXV-OVH", None, False)]
    assert [domain.holds for domain in explanation.domains] == [True, False, False]


def test_an_unknown_id_is_a_key_error() -> None:
    given = answers()
    for call in (
        lambda: explain_cell(MODEL, given, "maan", "kennis"),
        lambda: explain_cell(MODEL, given, "milieu-mobiliteit", "maan"),
        lambda: explain_cluster(MODEL, given, "milieu-mobiliteit", "maan"),
        lambda: explain_dossier(MODEL, given, "maan", "motivatie"),
        lambda: explain_domain(MODEL, given, "maan"),
        lambda: explain_theme(MODEL, given, "maan"),
        lambda: explain_risk(MODEL, given, "maan"),
        lambda: explain_measure(MODEL, given, "maan"),
    ):
        with pytest.raises(KeyError):
            call()
