"""Two rounds beside each other: places, weights, and why a statement has no pair (method.md 10)."""

from __future__ import annotations

from fractions import Fraction

from assessments.scoring.trend import Pair, mean_of_trends, trend_of
from assessments.scoring.trend_card import TrendCard, Unpaired, trend_card
from assessments.scoring.types import AnswerValue, RiskModel, ScoringModel, StatementAnswer
from assessments.scoring.units import sheet_of
from tests.scoring.build import N, U, answers, model, statement

ROLES = ("medeoverheid", "handhaver")


def card_of(
    before: dict[str, AnswerValue], after: dict[str, AnswerValue], *, factor: str = "kennis"
) -> TrendCard:
    """Statements of one factor with the same ids in both rounds."""
    old = model([statement(name, factor=factor) for name in before])
    new = model([statement(name, factor=factor) for name in after])
    names = {name: name for name in after if name in before}
    return trend_card(sheet_of(old, answers(before)), sheet_of(new, answers(after)), names)


def test_example_16_comes_out_on_every_place() -> None:
    card = card_of({"A": 1, "B": U, "C": 3}, {"A": 2, "B": 2, "C": 3})
    place = next(item for item in card.clusters if item.trend.based_on)
    cell = next(item for item in card.cells if item.trend.based_on)
    domain = next(item for item in card.domains if item.trend.based_on)
    for trend in (place.trend, cell.trend, domain.trend):
        assert (trend.before, trend.after, trend.change) == (Fraction(100, 3), Fraction(175, 3), 25)
        assert (trend.improvement, trend.better_view) == (Fraction(25, 3), Fraction(50, 3))
        assert (trend.decline, trend.less_view, trend.direction) == (0, 0, "hoger")
    assert (cell.part, card.based_on, card.out_of) == ("kennis", 3, 3)


def test_a_domain_is_the_mean_of_its_clusters_not_of_its_statements() -> None:
    resources = trend_of([Pair(f"A{index}", None, 1, 2) for index in range(3)], 3)  # +25 over three
    motivation = trend_of([Pair("B", None, 3, 2)], 1)  # -25 over one
    mean = mean_of_trends([resources, motivation], Fraction(1))
    assert (mean.before, mean.after, mean.change) == (50, 50, 0)
    assert (mean.improvement, mean.decline) == (Fraction(25, 2), Fraction(-25, 2))
    assert (mean.based_on, mean.out_of, mean.direction, mean.enough) == (4, 4, "gelijk", True)


def test_a_cluster_without_pairs_takes_no_part_in_the_mean() -> None:
    nothing = trend_of([], 2)
    mean = mean_of_trends([trend_of([Pair("A", None, 1, 3)], 1), nothing], Fraction(1, 3))
    assert (mean.change, mean.based_on, mean.out_of, mean.enough) == (50, 1, 3, False)
    assert mean_of_trends([nothing], None).change is None


def test_each_statement_without_a_pair_has_its_reason() -> None:
    before = sheet_of(
        model([statement("ZELFDE"), statement("NVT"), statement("ROL", roles=("handhaver",))]),
        answers({"ZELFDE": 2, "NVT": N, "ROL": 1}),
    )
    now = [statement(name) for name in ("ZELFDE", "NVT", "NIEUW")]
    after = sheet_of(
        model([*now, statement("ROL", roles=("medeoverheid",))]),
        answers({"ZELFDE": 2, "NVT": 1, "ROL": 1, "NIEUW": 0}),
    )
    card = trend_card(before, after, {"ZELFDE": "ZELFDE", "NVT": "NVT", "ROL": "ROL"})
    found = next(item for item in card.domains if item.trend.out_of)
    assert found.unpaired == Unpaired(changed=1, out_of_scope=0, not_applicable=1, roles=1)
    assert (found.trend.based_on, found.trend.out_of, found.trend.enough) == (1, 4, False)


def test_what_was_out_of_scope_is_not_compared() -> None:
    statements = [statement("KERN"), statement("REST", core=False)]
    before = sheet_of(model(statements), answers({"KERN": 1, "REST": 1}, scope="basis"))
    after = sheet_of(model(statements), answers({"KERN": 2, "REST": 4}))
    card = trend_card(before, after, {"KERN": "KERN", "REST": "REST"})
    found = next(item for item in card.domains if item.trend.out_of)
    assert (found.trend.change, found.unpaired.out_of_scope) == (25, 1)


def test_a_role_that_is_not_paired_takes_its_weight_along() -> None:
    """One statement of which half is paired holds half of the weight: too little for a trend."""
    rows = [StatementAnswer("A", "medeoverheid", N), StatementAnswer("A", "handhaver", 1)]
    before = sheet_of(model([statement("A", roles=ROLES)]), answers({}, rows=rows))
    after = sheet_of(model([statement("A", roles=ROLES)]), answers({"A": 2}))
    found = next(item for item in trend_card(before, after, {"A": "A"}).domains if item.trend.out_of)
    assert (found.trend.based_on, found.trend.out_of, found.trend.enough) == (1, 1, False)


def test_a_statement_that_moved_counts_where_it_stands_now() -> None:
    before = sheet_of(model([statement("A", factor="kennis")]), answers({"A": 1}))
    after = sheet_of(model([statement("A", factor="budget")]), answers({"A": 3}))
    card = trend_card(before, after, {"A": "A"})
    assert [item.part for item in card.cells if item.trend.based_on] == ["budget"]


def test_a_risk_is_weighed_with_the_weights_of_now_on_the_paired_statements_only() -> None:
    """Then g=1 for both; now 3 and 1. KI then (3*0,75+1*0,25)/4 = 62,5; now (3*0,25+1*0,25)/4 = 25."""
    risks = [RiskModel("R1", "milieu-mobiliteit", 3, {})]

    def weighed(**weights: int) -> ScoringModel:
        return model(
            [statement(name, weights={"R1": weight}) for name, weight in weights.items()], risks=risks
        )

    old, new = weighed(A=1, B=1), weighed(A=3, B=1, C=1)
    before = sheet_of(old, answers({"A": 1, "B": 3}))
    after = sheet_of(new, answers({"A": 3, "B": 3, "C": 0}))
    risk = next(item for item in trend_card(before, after, {"A": "A", "B": "B"}).risks if item.risk == "R1")
    assert (risk.before, risk.after, risk.change) == (Fraction(125, 2), 25, Fraction(-75, 2))
    assert risk.enough, "4 of the 5 parts of the weight are paired"
