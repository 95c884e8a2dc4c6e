"""Measures: rules per domain, leverage and order (method.md 5.2)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.types import (
    AnswerValue,
    Condition,
    CrossStatementModel,
    DossierModel,
    MeasureModel,
    RiskModel,
    RoundAnswers,
    ScoringModel,
    StatementAnswer,
)
from tests.scoring.build import N, U, answers, model, real_model, statement, steps, task

TWO_DOMAINS = (DossierModel("bodem", "mm"), DossierModel("vth", "rw"))
ROLES = ("medeoverheid", "handhaver")


def measure(
    *conditions: Condition,
    name: str = "G1",
    combine: str = "een",
    stars: int | None = None,
    factors: str = "kennis",
) -> MeasureModel:
    return MeasureModel(
        name, "gemeente", (factors,), stars, "alle" if combine == "alle" else "een", tuple(conditions)
    )


def two_domains(*measures: MeasureModel) -> ScoringModel:
    """bodem in domain mm and vth in domain rw, each with one statement on kennis and one on overheden."""
    statements = [
        statement("B-KEN", "kennis", "bodem", ROLES),
        statement("B-OVH", "overheden", "bodem"),
        statement("V-KEN", "kennis", "vth"),
        statement("V-OVH", "overheden", "vth", core=False),
    ]
    plain = model(statements, measures=measures, tasks=[task("t", "vth", "bestuurlijke-afspraak")])
    return replace(plain, domains=("mm", "rw", "ek"), dossiers=TWO_DOMAINS)


def domains_of(scoring_model: ScoringModel, given: RoundAnswers) -> tuple[str, ...]:
    advice = score_round(scoring_model, given).measures
    return advice[0].domains if advice else ()


GOOD: dict[str, AnswerValue] = {"B-KEN": 3, "B-OVH": 3, "V-KEN": 3, "V-OVH": 3}
LOW_KNOWLEDGE = Condition("score", factor="kennis", below=50)
LOW_COOPERATION = Condition("score", factor="overheden", below=50)


def test_a_score_condition_is_strict_and_per_domain() -> None:
    scoring_model = two_domains(measure(LOW_KNOWLEDGE))
    assert domains_of(scoring_model, answers({**GOOD, "V-KEN": 1})) == ("rw",)
    assert domains_of(scoring_model, answers({**GOOD, "V-KEN": 2})) == ()


def test_all_conditions_must_hold_in_the_same_domain() -> None:
    scoring_model = two_domains(measure(LOW_KNOWLEDGE, LOW_COOPERATION, combine="alle"))
    assert domains_of(scoring_model, answers({**GOOD, "V-KEN": 1, "B-OVH": 1})) == ()
    assert domains_of(scoring_model, answers({**GOOD, "V-KEN": 1, "V-OVH": 1})) == ("rw",)


def test_a_missing_value_never_triggers() -> None:
    scoring_model = two_domains(measure(LOW_KNOWLEDGE))
    assert domains_of(scoring_model, answers({**GOOD, "B-KEN": N, "V-KEN": N})) == ()
    assert domains_of(scoring_model, answers(definitive=False)) == ()


def test_always_holds_in_every_domain_in_scope_and_a_task_brings_a_domain_in_scope() -> None:
    scoring_model = two_domains(measure(Condition("altijd")))
    assert domains_of(scoring_model, answers()) == ("mm", "rw")
    only_task = replace(scoring_model, statements=scoring_model.statements[:2])
    assert domains_of(only_task, answers()) == ("mm", "rw")
    nothing = replace(only_task, tasks=(replace(scoring_model.tasks[0], core=False),))
    assert domains_of(nothing, answers(scope="basis")) == ("mm",)


@pytest.mark.parametrize(
    ("values", "definitive", "holds"),
    [
        ((3, 2), True, True),
        ((3, 3), True, False),
        ((3, U), False, True),
        ((3, N), True, False),
        ((3, None), True, True),
        ((3, None), False, False),
        ((N, N), True, False),
    ],
)
def test_a_level_condition_looks_at_the_lowest_role_in_its_own_domain(
    values: tuple[AnswerValue, AnswerValue], definitive: bool, holds: bool
) -> None:
    scoring_model = two_domains(measure(Condition("niveau", statement="B-KEN", below=3)))
    rows = [StatementAnswer("B-KEN", role, value) for role, value in zip(ROLES, values, strict=True)]
    given = answers({"V-KEN": 0}, rows=rows, definitive=definitive)
    assert domains_of(scoring_model, given) == (("mm",) if holds else ())


def test_a_level_condition_on_a_statement_out_of_scope_never_holds() -> None:
    scoring_model = two_domains(measure(Condition("niveau", statement="V-OVH", below=3)))
    assert domains_of(scoring_model, answers({"V-OVH": 0}, scope="basis")) == ()


def test_the_unknown_share_is_flat_over_the_domain_and_strict() -> None:
    scoring_model = two_domains(measure(Condition("onbekend_aandeel", above=50)))
    assert domains_of(scoring_model, answers({**GOOD, "V-KEN": U})) == ()
    assert domains_of(scoring_model, answers({**GOOD, "V-KEN": U, "V-OVH": None})) == ("rw",)
    provisional = answers({**GOOD, "V-KEN": U, "V-OVH": None}, definitive=False)
    assert domains_of(scoring_model, provisional) == ()


@pytest.mark.parametrize(
    ("letters", "definitive", "holds"),
    [
        ("n----", False, True),
        ("w----", False, True),
        ("-----", True, True),
        ("-----", False, False),
        ("nvt", True, False),
    ],
)
def test_tasks_not_in_view_count_whatever_their_kind(letters: str, definitive: bool, holds: bool) -> None:
    scoring_model = two_domains(measure(Condition("taken_niet_in_beeld", above=0)))
    given = answers(tasks=[steps("t", letters)], definitive=definitive)
    assert domains_of(scoring_model, given) == (("rw",) if holds else ())


def test_a_theme_condition_holds_for_every_domain_in_scope() -> None:
    low_theme = measure(Condition("score", theme="DW-1", below=50))
    scoring_model = replace(
        two_domains(low_theme), themes=("DW-1",), cross_statements=(CrossStatementModel("DW-1-1", "DW-1"),)
    )
    assert domains_of(scoring_model, answers(cross={"DW-1-1": 1})) == ("mm", "rw")
    assert domains_of(scoring_model, answers(cross={"DW-1-1": 2})) == ()
    assert domains_of(scoring_model, answers()) == ()


@pytest.mark.parametrize("condition", [Condition("score", below=50), Condition("anders", below=50)])
def test_a_condition_that_says_nothing_is_refused(condition: Condition) -> None:
    with pytest.raises(ValueError, match="do not know"):
        score_round(two_domains(measure(condition)), answers())


def leverage_model(*measures: MeasureModel) -> ScoringModel:
    """Two risks on kennis, one of them laag; impact 1 stays laag up to class 3."""
    risks = [
        RiskModel("R-A", "milieu-mobiliteit", 4, {"bodem": 1}),
        RiskModel("R-B", "milieu-mobiliteit", 1, {}),
    ]
    statements = [
        statement("A", "kennis", weights={"R-A": 1, "R-B": 1}),
        statement("B", "overheden", weights={"R-A": 1, "R-B": 1}),
    ]
    return model(statements, risks=risks, measures=measures, tasks=[task("t")])


def test_leverage_sums_the_statement_part_of_risks_above_low() -> None:
    always = measure(Condition("altijd"))
    given = answers({"A": 1, "B": 3}, tasks=[steps("t", "nnnnn")])
    card = score_round(leverage_model(always), given)
    assert [risk.level for risk in card.risks] == ["hoog", "laag"]
    assert card.measures[0].leverage == card.risks[0].contributions.factors["kennis"] == 25


def test_a_risk_without_a_level_gives_no_leverage() -> None:
    always = measure(Condition("altijd"))
    card = score_round(leverage_model(always), answers(tasks=[steps("t", "nnnnn")], definitive=False))
    assert card.risks[0].vulnerability_index == 100
    assert card.measures[0].leverage == 0


def test_measures_stand_by_leverage_then_stars_then_id() -> None:
    always = Condition("altijd")
    measures = [
        measure(always, name="Z", factors="overheden"),
        measure(always, name="D"),
        measure(always, name="C"),
        measure(always, name="B", stars=5),
        measure(always, name="A", stars=5),
        measure(always, name="Y", stars=2),
    ]
    card = score_round(leverage_model(*measures), answers({"A": 0, "B": 3}))
    assert [item.measure for item in card.measures] == ["Y", "A", "B", "C", "D", "Z"]
    assert card.measures[0].leverage > card.measures[-1].leverage > Fraction(0)


def test_the_first_measure_of_the_real_catalogue_is_always_there() -> None:
    rows = [StatementAnswer(item.id, None, 4) for item in real_model().statements]
    done = [steps(item.id, "jjjjj") for item in real_model().tasks]
    card = score_round(real_model(), answers(rows=rows, tasks=done))
    assert [(item.measure, len(item.domains)) for item in card.measures] == [("G1", 3)]
