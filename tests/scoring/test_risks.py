"""Risks: standing, bands, weak link, contributions and order (method.md 5 and 5.1)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.risks import in_order, mechanism_shares
from assessments.scoring.rules import likelihood_of
from assessments.scoring.types import (
    AnswerValue,
    Contributions,
    RiskModel,
    RiskScore,
    StatementAnswer,
    StatementModel,
)
from tests.scoring.build import N, U, answers, model, real_model, statement, steps, task

RISK = RiskModel("R", "milieu-mobiliteit", 3, {"bodem": 1})
EMPTY = Contributions({}, {}, {}, None)


def risk_of(
    statements: list[StatementModel],
    given: dict[str, AnswerValue],
    *,
    definitive: bool = True,
    scope: str = "volledig",
) -> RiskScore:
    scoring_model = model(statements, risks=[RISK])
    return score_round(scoring_model, answers(given, definitive=definitive, scope=scope)).risks[0]


def linked(name: str, weight: int, factor: str = "kennis", *, core: bool = True) -> StatementModel:
    return statement(name, factor, weights={"R": weight}, core=core)


@pytest.mark.parametrize(
    ("index", "likelihood"),
    [(0, 1), (Fraction("19.999"), 1), (20, 2), (40, 3), (Fraction("59.9"), 3), (60, 4), (80, 5), (100, 5)],
)
def test_a_likelihood_class_starts_at_its_lower_border(index: Fraction | int, likelihood: int) -> None:
    assert likelihood_of(Fraction(index)) == likelihood


@pytest.mark.parametrize(
    ("outside", "standing"),
    [(0, "bepaald"), (1, "deels_onderzocht"), (2, "deels_onderzocht"), (3, "niet_te_bepalen")],
)
def test_the_standing_follows_the_share_in_scope(outside: int, standing: str) -> None:
    statements = [linked("A", 2)] + ([linked("B", outside, core=False)] if outside else [])
    assert risk_of(statements, {"A": 2}, scope="basis").standing == standing


def test_nvt_counts_on_neither_side_of_the_scope_share() -> None:
    statements = [linked("A", 1), linked("N", 3), linked("B", 2, core=False)]
    risk = risk_of(statements, {"A": 2, "N": N}, scope="basis")
    assert risk.standing == "niet_te_bepalen"
    assert risk_of(statements, {"A": 2, "N": 2}, scope="basis").standing == "deels_onderzocht"


def test_a_role_nvt_leaves_the_scope_share_alone() -> None:
    both = statement("A", roles=("medeoverheid", "handhaver"), weights={"R": 1})
    scoring_model = model([both, linked("B", 1, core=False)], risks=[RISK])
    rows = [StatementAnswer("A", "medeoverheid", N), StatementAnswer("A", "handhaver", 2)]
    risk = score_round(scoring_model, answers(rows=rows, scope="basis")).risks[0]
    assert (risk.standing, risk.vulnerability_index) == ("deels_onderzocht", 50)


def test_what_cannot_be_determined_has_no_figures_even_with_tasks() -> None:
    scoring_model = model([linked("A", 1)], risks=[RISK], tasks=[task("t")])
    risk = score_round(scoring_model, answers({"A": N}, tasks=[steps("t", "nnnnn")])).risks[0]
    assert risk == RiskScore("R", "niet_te_bepalen", None, None, None, None, 3, None, False, EMPTY)


def test_too_little_filled_in_gives_figures_but_no_class() -> None:
    statements = [linked("A", 1), linked("B", 3)]
    risk = risk_of(statements, {"A": 0}, definitive=False)
    assert (risk.standing, risk.likelihood, risk.level) == ("te_weinig_ingevuld", None, None)
    assert (risk.vulnerability_index, risk.band_low, risk.band_high) == (100, 25, 100)
    assert risk.contributions.factors == {"kennis": 100}


def test_half_the_weight_answered_is_enough() -> None:
    assert risk_of([linked("A", 2), linked("B", 2)], {"A": U}, definitive=False).standing == "bepaald"


def test_too_little_filled_in_goes_before_partly_examined() -> None:
    statements = [linked("A", 1), linked("B", 3), linked("C", 1, core=False)]
    assert risk_of(statements, {"A": 0}, definitive=False, scope="basis").standing == "te_weinig_ingevuld"


def test_with_nothing_answered_there_is_only_the_widest_band() -> None:
    scoring_model = model([linked("A", 1)], risks=[RISK], tasks=[task("t")])
    risk = score_round(scoring_model, answers(definitive=False)).risks[0]
    assert (risk.standing, risk.vulnerability_index) == ("te_weinig_ingevuld", None)
    assert (risk.band_low, risk.band_high) == (0, 100)
    assert risk.contributions == EMPTY


def test_only_tasks_answered_still_gives_an_index() -> None:
    scoring_model = model([linked("A", 1)], risks=[RISK], tasks=[task("t")])
    given = answers(tasks=[steps("t", "jnnnn")], definitive=False)
    risk = score_round(scoring_model, given).risks[0]
    assert (risk.standing, risk.vulnerability_index) == ("te_weinig_ingevuld", 80)
    assert risk.contributions == Contributions({}, {}, {}, Fraction(80))


@pytest.mark.parametrize(
    ("values", "fires"),
    [((1, 2), True), ((2, 2), False), ((U, 4), True), ((None, 4), True), ((N, 2), False), ((1, 2, 2), False)],
)
def test_the_weak_link_fires_from_half_of_the_heaviest_units(
    values: tuple[AnswerValue, ...], fires: bool
) -> None:
    names = [f"S-{index}" for index in range(len(values))]
    given = dict(zip(names, values, strict=True))
    assert risk_of([linked(name, 3) for name in names], given).weak_link is fires


def test_an_empty_answer_is_no_weak_link_while_provisional() -> None:
    statements = [linked("A", 3), linked("B", 3)]
    assert not risk_of(statements, {"A": 4}, definitive=False).weak_link


def test_the_weak_link_looks_at_weight_three_only_and_at_the_weight_of_roles() -> None:
    assert not risk_of([linked("A", 2)], {"A": 0}).weak_link
    roles = ("medeoverheid", "dienstverlener", "handhaver")
    scoring_model = model([statement("A", roles=roles, weights={"R": 3}), linked("B", 3)], risks=[RISK])
    rows = [StatementAnswer("A", role, value) for role, value in zip(roles, (0, 0, 4), strict=True)]
    assert not score_round(scoring_model, answers({"B": 4}, rows=rows)).risks[0].weak_link


def test_the_weak_link_is_told_also_when_the_class_was_five_already() -> None:
    risk = risk_of([linked("A", 3)], {"A": 0})
    assert (risk.likelihood, risk.weak_link) == (5, True)


def test_contributions_list_zeros_and_leave_out_what_does_not_count() -> None:
    statements = [
        linked("A", 1, "kennis"),
        linked("B", 1, "kaders"),
        linked("C", 1, "budget"),
        statement("D", "overheden", weights={"R": 1}),
        statement("E", "formatie"),
    ]
    parts = risk_of(statements, {"A": 4, "B": 0, "C": N, "E": 0}, definitive=False).contributions
    assert parts.factors == {"kaders": 50, "kennis": 0}
    assert parts.dossiers == {"bodem": 50}
    assert parts.mechanisms == {"M2": 0, "M4": Fraction(75, 2), "M5": Fraction(25, 2), "M8": 0}
    assert list(parts.mechanisms) == ["M2", "M4", "M5", "M8"]


def test_the_shares_of_the_mechanisms_are_those_of_the_method() -> None:
    third, sixth = Fraction(1, 3), Fraction(1, 6)
    quarter, half = Fraction(1, 4), Fraction(1, 2)
    assert mechanism_shares(real_model().mechanisms) == {
        "kaders": {"M4": 3 * quarter, "M5": quarter},
        "kennis": {"M2": 3 * quarter, "M8": quarter},
        "budget": {"M1": third, "M3": third, "M8": third},
        "formatie": {"M1": Fraction(3, 5), "M2": Fraction(2, 5)},
        "bedrijfsvoering": {"M2": quarter, "M3": quarter, "M5": quarter, "M8": quarter},
        "will-to-act": {"M1": Fraction(2, 5), "M3": Fraction(2, 5), "M6": Fraction(1, 5)},
        "continuiteit": {"M1": half, "M3": half},
        "voorbeeldfunctie": {"M1": 3 * quarter, "M6": quarter},
        "stakeholders": {"M6": 3 * quarter, "M5": quarter},
        "overheden": {"M5": half, "M2": sixth, "M3": sixth, "M8": sixth},
    }


def test_scope_basis_determines_three_risks_in_part() -> None:
    scoring_model = real_model()
    rows = [StatementAnswer(item.id, None, 3) for item in scoring_model.statements]
    card = score_round(scoring_model, answers(rows=rows, scope="basis"))
    partly = {risk.risk for risk in card.risks if risk.standing == "deels_onderzocht"}
    assert partly == {"R-MM-2", "R-MM-3", "R-RW-3"}
    assert {risk.standing for risk in card.risks if risk.risk not in partly} == {"niet_te_bepalen"}


def test_risks_stand_by_level_then_index_then_impact_then_id() -> None:
    def risk(name: str, level: str | None, index: int | None, impact: int = 3) -> RiskScore:
        figure = None if index is None else Fraction(index)
        return RiskScore(name, "bepaald", figure, None, None, None, impact, level, False, EMPTY)

    risks = [
        risk("F", None, None),
        risk("E", None, 90),
        risk("D", "matig", 50),
        risk("C", "hoog", 40),
        risk("B", "hoog", 40),
        risk("A", "hoog", 40, impact=4),
        risk("Z", "hoog", 41),
    ]
    ordered = in_order(("laag", "matig", "hoog", "zeer_hoog"), risks)
    assert "".join(item.risk for item in ordered) == "ZABCDEF"
