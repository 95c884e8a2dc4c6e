"""The 17 worked examples of method.md section 6, one test each, with the numbers of the method."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.comparison.disclosure import Participant, publish
from assessments.comparison.groups import benchmark_of, to_step
from assessments.scoring.engine import score_round
from assessments.scoring.rules import likelihood_of
from assessments.scoring.tasks import task_score
from assessments.scoring.trend import Pair, trend_of
from assessments.scoring.types import (
    AnswerValue,
    Cell,
    RiskModel,
    RiskScore,
    RoundAnswers,
    ScoreCard,
    ScoringModel,
    StatementAnswer,
)
from tests.scoring.build import N, U, answers, model, real_model, statement, steps, task

FIVE = ("S-1", "S-2", "S-3", "S-4", "S-5")
RISK = RiskModel("R-1", "milieu-mobiliteit", 5, {"bodem": 3})
RISK_STATEMENTS = (
    statement("S-KEN", "kennis", weights={"R-1": 3}),
    statement("S-WIL", "will-to-act", weights={"R-1": 2}),
    statement("S-OVH", "overheden", weights={"R-1": 1}),
)


def cell_of(card: ScoreCard, factor: str = "kennis") -> Cell:
    (cell,) = (item for item in card.cells if item.factor == factor and item.domain == card.cells[0].domain)
    return cell


def five_in_one_cell(*values: AnswerValue) -> ScoreCard:
    given = dict(zip(FIVE, values, strict=True))
    return score_round(model(statement(name) for name in FIVE), answers(given))


def risk_of(values: tuple[AnswerValue, AnswerValue, AnswerValue], *, definitive: bool = True) -> RiskScore:
    given = dict(zip(("S-KEN", "S-WIL", "S-OVH"), values, strict=True))
    card = score_round(model(RISK_STATEMENTS, risks=[RISK]), answers(given, definitive=definitive))
    return card.risks[0]


def without_tasks() -> ScoringModel:
    return replace(real_model(), tasks=())


def all_levels(scoring_model: ScoringModel, level: int, but: dict[str, int] | None = None) -> RoundAnswers:
    """Every statement on one level, with other levels for some factors."""
    rows = [
        StatementAnswer(item.id, None, (but or {}).get(item.factor, level))
        for item in scoring_model.statements
    ]
    return answers(rows=rows)


def two_decimals(value: Fraction | None) -> Fraction:
    assert value is not None
    return Fraction((value * 100 + Fraction(1, 2)).__floor__(), 100)


def test_example_01_one_answer() -> None:
    card = score_round(model([statement("BOD-KEN")]), answers({"BOD-KEN": 2}, support="toelichting"))
    scores = cell_of(card).scores
    assert (scores.score, scores.certainty, scores.coverage, scores.unknown) == (50, 75, 100, 0)
    assert scores.colour == "geel"


def test_example_02_a_cell() -> None:
    scores = cell_of(five_in_one_cell(3, 2, U, N, 1)).scores
    assert scores.score == Fraction(75, 2)
    assert scores.colour == "oranje"
    assert (scores.score_known, scores.coverage, scores.unknown) == (50, 100, 25)
    assert not scores.hatched


def test_example_03_all_unknown() -> None:
    scores = cell_of(five_in_one_cell(U, U, U, U, U)).scores
    assert (scores.score, scores.score_known, scores.coverage) == (0, None, 100)
    assert (scores.unknown, scores.certainty, scores.colour, scores.hatched) == (100, 0, "rood", True)
    risk = risk_of((U, U, U))
    assert (risk.vulnerability_index, risk.band_low, risk.band_high, risk.likelihood) == (100, 0, 100, 5)


def test_example_04_all_not_applicable() -> None:
    scores = cell_of(five_in_one_cell(N, N, N, N, N)).scores
    assert scores.colour == "nvt"
    figures = (scores.score, scores.score_known, scores.coverage, scores.unknown, scores.certainty)
    assert figures == (None,) * 5
    risk = risk_of((N, N, N))
    assert (risk.standing, risk.vulnerability_index) == ("niet_te_bepalen", None)
    card = score_round(model([statement("A"), statement("B", "will-to-act")]), answers({"A": N, "B": 3}))
    assert card.domains[0].score == 75


@pytest.mark.parametrize(
    ("enforcer", "score", "unknown", "difference"),
    [(1, Fraction(50), 0, 2), (U, Fraction(75, 2), 50, None)],
)
def test_example_05_mixed_roles(
    enforcer: AnswerValue, score: Fraction, unknown: int, difference: int | None
) -> None:
    roles = ("medeoverheid", "dienstverlener", "handhaver")
    rows = [
        StatementAnswer("VTH-OVH", role, value) for role, value in zip(roles, (3, N, enforcer), strict=True)
    ]
    card = score_round(model([statement("VTH-OVH", "overheden", roles=roles)]), answers(rows=rows))
    scores = cell_of(card, "overheden").scores
    assert (scores.score, scores.unknown) == (score, unknown)
    assert [item.difference for item in card.role_differences] == ([difference] if difference else [])


def test_example_05_three_equal_roles_equal_one_answer() -> None:
    scoring_model = model([statement("VTH-OVH", roles=("medeoverheid", "dienstverlener", "handhaver"))])
    assert cell_of(score_round(scoring_model, answers({"VTH-OVH": 3}))).scores.score == 75


def test_example_06_a_risk() -> None:
    risk = risk_of((1, U, 4))
    assert risk.vulnerability_index == Fraction(425, 6)
    assert two_decimals(risk.vulnerability_index) == Fraction("70.83")
    assert risk.band_low == Fraction("37.5")
    assert two_decimals(risk.band_high) == Fraction("70.83")
    assert likelihood_of(Fraction(425, 6)) == 4
    assert (risk.weak_link, risk.likelihood, risk.level) == (True, 5, "zeer_hoog")


def test_example_07_provisional_and_definitive() -> None:
    provisional = risk_of((1, U, None), definitive=False)
    assert provisional.vulnerability_index == 85
    assert (provisional.band_low, provisional.band_high) == (Fraction("37.5"), Fraction("87.5"))
    assert risk_of((1, U, None)).vulnerability_index == Fraction("87.5")
    card = score_round(
        model(statement(name) for name in ("A", "B", "C")), answers({"A": 1, "B": U}, definitive=False)
    )
    assert cell_of(card).scores.coverage == Fraction(200, 3)


def test_example_08_a_domain() -> None:
    names = [f"H-{index}" for index in range(5)]
    statements = [statement(name) for name in names]
    statements += [statement(f"S-{index}", "overheden") for index in range(5)]
    given = dict(zip(names, (3, 3, 2, 2, 2), strict=True))  # 300 / 5 = 60
    given |= {f"S-{index}": level for index, level in enumerate((2, 2, 2, 1, 1))}  # 200 / 5 = 40
    card = score_round(model(statements), answers(dict(given)))
    assert [item.scores.score for item in card.clusters] == [60, None, 40]
    assert card.domains[0].score == 50


def test_example_09_a_task() -> None:
    assert task_score(steps("t", "jjdnw"), definitive=True) == 50
    assert task_score(steps("t", "njjjj"), definitive=True) == 0
    assert task_score(steps("t", "jj---"), definitive=False) == 100


def test_example_10_a_task_in_a_risk() -> None:
    scoring_model = model(RISK_STATEMENTS, risks=[RISK], tasks=[task("t")])
    given = answers({"S-KEN": 1, "S-WIL": U, "S-OVH": 4}, tasks=[steps("t", "jjdnw")])
    risk = score_round(scoring_model, given).risks[0]
    assert risk.vulnerability_index == 100 * Fraction("5.75") / 9
    assert two_decimals(risk.vulnerability_index) == Fraction("63.89")


def test_example_11_mechanisms() -> None:
    shares = risk_of((1, U, 4)).contributions.mechanisms
    assert shares["M2"] == Fraction("28.125")
    assert shares["M8"] == Fraction("9.375")
    assert two_decimals(shares["M1"]) == two_decimals(shares["M3"]) == Fraction("13.33")
    assert two_decimals(shares["M6"]) == Fraction("6.67")
    assert shares["M5"] == 0
    assert sum(shares.values()) == Fraction(425, 6)
    assert "M7" not in shares
    assert "M4" not in shares


@pytest.mark.parametrize("level", [0, 1, 2, 3, 4])
def test_example_12_constant_answers(level: int) -> None:
    scoring_model = without_tasks()
    card = score_round(scoring_model, all_levels(scoring_model, level))
    assert {risk.vulnerability_index for risk in card.risks} == {Fraction(100 - 25 * level)}
    assert {cell.scores.score for cell in card.cells} == {Fraction(25 * level)}
    assert {cluster.scores.score for cluster in card.clusters} == {Fraction(25 * level)}
    assert {domain.score for domain in card.domains} == {Fraction(25 * level)}
    assert {dossier.score for dossier in card.dossiers} == {Fraction(25 * level)}


def test_example_13_the_whole_list() -> None:
    scoring_model = without_tasks()
    card = score_round(scoring_model, all_levels(scoring_model, 3, {"kennis": 1}))
    first, second = card.risks[0], card.risks[1]
    assert first.vulnerability_index == 100 * (14 * Fraction("0.75") + 58 * Fraction("0.25")) / 72
    assert two_decimals(first.vulnerability_index) == Fraction("34.72")
    assert (first.likelihood, first.impact, first.level, first.weak_link) == (2, 4, "matig", False)
    assert second.vulnerability_index == Fraction("32.5")
    assert (second.likelihood, second.impact, second.level) == (2, 5, "hoog")


def test_example_14_the_weak_link() -> None:
    scoring_model = without_tasks()
    given = all_levels(scoring_model, 3, {"kennis": 1, "will-to-act": 1})
    risk = score_round(scoring_model, given).risks[1]
    assert risk.vulnerability_index == 40
    assert likelihood_of(Fraction(40)) == 3
    assert (risk.weak_link, risk.likelihood, risk.level) == (True, 4, "zeer_hoog")


def test_example_15_a_benchmark() -> None:
    eight = benchmark_of([20, 30, 35, 40, 50, 55, 60, 70])
    assert eight is not None
    assert (eight.lower_quartile, eight.median, eight.upper_quartile) == (35, 45, 55)
    five = benchmark_of([20, Fraction("37.5"), Fraction("42.5"), 55, 60])
    assert five is not None
    assert (five.others, five.median, five.lower_quartile, five.upper_quartile) == (5, 45, None, None)
    assert to_step(Fraction("42.5")) == 45
    assert benchmark_of([20, 30, 40, 50]) is None


def test_example_16_a_trend() -> None:
    pairs = [Pair("A", None, 1, 2), Pair("B", None, U, 2), Pair("C", None, 3, 3)]
    trend = trend_of(pairs, statements_now=3)
    assert two_decimals(trend.before) == Fraction("33.33")
    assert two_decimals(trend.after) == Fraction("58.33")
    assert trend.change == 25
    assert two_decimals(trend.improvement) == Fraction("8.33")
    assert two_decimals(trend.better_view) == Fraction("16.67")
    assert (trend.decline, trend.less_view, trend.direction) == (0, 0, "hoger")


def test_example_17_differencing() -> None:
    province, smaller = ("provincie", "X"), ("grootteklasse_provincie", "20000-50000:X")
    twelve = [
        Participant(f"GM{number:04}", str(number), (province, smaller) if number < 9 else (province,))
        for number in range(12)
    ]
    outcome = publish(twelve, {str(number): {"cel:x.y": number} for number in range(12)})
    assert len(outcome[province].per_measure["cel:x.y"]) == 12
    assert "cel:x.y" in outcome[smaller].withheld
