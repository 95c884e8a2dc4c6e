"""The arithmetic of a trial: nothing tried changes nothing, and a measure never makes anything worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from assessments.scoring import what_if
from assessments.scoring.engine import score_round
from assessments.scoring.risks import Linked, RiskSums, risk_sums
from assessments.scoring.rules import NOT_APPLICABLE
from assessments.scoring.types import RoundAnswers, ScoringModel
from assessments.scoring.units import agreed_answers, answer_for, sheet_of, statement_in_scope
from assessments.scoring.what_if import (
    NO_TRIAL,
    Trial,
    difference,
    domains_of_measure,
    effects_of,
    lifted_statements,
    tried_answers,
)
from tests.scoring.build import answers, model, real_model, statement, steps, task
from tests.scoring.properties import REAL, SETTINGS, Case, not_worse
from tests.scoring.strategies import MEASURES, models_and_rounds

MEASURE_IDS = [item.id for item in MEASURES]
MEASURE_SETS = st.frozensets(st.sampled_from(MEASURE_IDS))


def tried(case: Case, trial: Trial) -> RoundAnswers:
    scoring_model, round = case
    return tried_answers(scoring_model, round, score_round(scoring_model, round), trial)


@given(models_and_rounds())
@SETTINGS
def test_a_trial_without_choices_gives_the_same_card(case: Case) -> None:
    scoring_model, round = case
    assert score_round(scoring_model, tried(case, NO_TRIAL)) == score_round(scoring_model, round)


@given(models_and_rounds(definitive=True), MEASURE_SETS, MEASURE_SETS)
@SETTINGS
def test_another_measure_never_makes_anything_worse(
    case: Case, some: frozenset[str], more: frozenset[str]
) -> None:
    fewer = score_round(case[0], tried(case, Trial(measures=some)))
    all_of_them = score_round(case[0], tried(case, Trial(measures=some | more)))
    assert not_worse(fewer, all_of_them)


@given(models_and_rounds(), MEASURE_SETS)
@SETTINGS
def test_a_measure_never_lowers_an_answer(case: Case, measures: frozenset[str]) -> None:
    scoring_model, round = case
    before = agreed_answers(round.statements)
    after = agreed_answers(tried(case, Trial(measures=measures)).statements)
    for item in scoring_model.statements:
        for role in item.roles:
            old, new = answer_for(before, item.id, role)[0], answer_for(after, item.id, role)[0]
            if isinstance(old, int):
                assert isinstance(new, int)
                assert new >= old
            elif old == NOT_APPLICABLE:
                assert new == NOT_APPLICABLE
            else:
                assert new in (old, 3)


@given(models_and_rounds(), MEASURE_SETS, st.randoms(use_true_random=False))
@SETTINGS
def test_the_order_of_rows_does_not_matter(case: Case, measures: frozenset[str], random: object) -> None:
    scoring_model, round = case
    turned = replace(round, statements=round.statements[::-1], tasks=round.tasks[::-1])
    trial = Trial(measures=measures)
    assert score_round(scoring_model, tried(case, trial)) == score_round(
        scoring_model, tried((scoring_model, turned), trial)
    )


@given(st.data())
@SETTINGS
def test_an_effect_is_what_scoring_again_would_find(data: DataObject) -> None:
    case = data.draw(models_and_rounds())
    scoring_model, round = case
    check_effects(scoring_model, round)


def check_effects(scoring_model: ScoringModel, round: RoundAnswers) -> None:
    before = score_round(scoring_model, round)
    risks = [risk.risk for risk in before.risks]
    for effect in effects_of(scoring_model, round, risks):
        trial = Trial(lifted=frozenset({effect.statement}))
        after = score_round(scoring_model, tried_answers(scoring_model, round, before, trial))
        found = {
            old.risk: difference(new.vulnerability_index, old.vulnerability_index)
            for old, new in zip(before.risks, after.risks, strict=True)
            if old.risk in effect.per_risk
        }
        assert found == effect.per_risk
        assert effect.points == sum(effect.per_risk.values(), Fraction(0))


@pytest.mark.parametrize("case", REAL, ids=["volledig", "voorlopig", "basis", "basis voorlopig"])
def test_the_strongest_effect_comes_first(case: Case) -> None:
    scoring_model, round = case
    found = effects_of(scoring_model, round, [risk.id for risk in scoring_model.risks])
    assert len(found) > 10
    assert [item.points for item in found] == sorted((item.points for item in found), reverse=True)


def test_the_own_choice_goes_before_a_measure() -> None:
    scoring_model = real_model()
    round = answers({item.id: 1 for item in scoring_model.statements})
    card = score_round(scoring_model, round)
    lifted = sorted(lifted_statements(scoring_model, card, ["G1"]))
    trial = Trial(levels={lifted[0]: 2, lifted[1]: 0}, measures=frozenset({"G1"}))
    units = sheet_of(scoring_model, tried_answers(scoring_model, round, card, trial)).units
    values = {unit.statement: unit.value for unit in units}
    assert (values[lifted[0]], values[lifted[1]], values[lifted[2]]) == (2, 0, 3)


def test_a_measure_works_only_where_it_is_advised() -> None:
    scoring_model = real_model()
    domain_of = {item.id: item.domain for item in scoring_model.dossiers}
    weak = {
        item.id: 1 if domain_of[item.dossier] == "milieu-mobiliteit" else 4
        for item in scoring_model.statements
    }
    card = score_round(scoring_model, answers(weak))
    advised = {advice.measure: advice.domains for advice in card.measures}
    assert advised["G3"] == ("milieu-mobiliteit",)
    lifted = lifted_statements(scoring_model, card, ["G3"])
    assert {domain_of[item.dossier] for item in scoring_model.statements if item.id in lifted} == {
        "milieu-mobiliteit"
    }
    strong = score_round(scoring_model, answers(dict.fromkeys(weak, 4)))
    assert domains_of_measure(scoring_model, strong, "G3") == set(scoring_model.domains)


TASKS = model(tasks=[task("a"), task("b"), task("c"), task("d", kind="bestuurlijke-afspraak")])


@pytest.mark.parametrize(
    ("measures", "letters"),
    [
        ((), {"a": "jjnnn", "b": "nn---", "c": "nvt", "d": "wnnnn"}),
        (("G1",), {"a": "jjnnj", "b": "nn---", "c": "nvt", "d": "wnnnn"}),
        (("A1",), {"a": "jjnnn", "b": "jj---", "c": "nvt", "d": "wnnnn"}),
        (("G1", "A1"), {"a": "jjnnj", "b": "jj--j", "c": "nvt", "d": "wnnnn"}),
    ],
)
def test_two_measures_also_change_tasks(measures: tuple[str, ...], letters: dict[str, str]) -> None:
    given_tasks = [steps("a", "jjnnn"), steps("b", "nn---"), steps("c", "nvt"), steps("d", "wnnnn")]
    found = tried((TASKS, answers(tasks=given_tasks)), Trial(measures=frozenset(measures)))
    by_id = {row.task: row for row in found.tasks}
    assert by_id == {name: steps(name, given_letters) for name, given_letters in letters.items()}


def test_a_step_of_a_task_that_does_not_apply_stays_out() -> None:
    round = answers(tasks=[steps("a", "nvt")])
    found = tried((TASKS, round), Trial(steps={("a", "in_beeld"): "ja", ("b", "in_beeld"): "ja"}))
    assert {row.task: row for row in found.tasks} == {"a": steps("a", "nvt"), "b": steps("b", "j----")}


def test_what_is_out_of_scope_cannot_be_tried() -> None:
    small = model([statement("S-1", core=False, weights={})])
    round = answers({}, scope="basis")
    assert not statement_in_scope(small.statements[0], "basis")
    assert tried((small, round), Trial(levels={"S-1": 4})) == round


def test_the_effects_are_worked_out_from_one_sum_per_risk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scoring the round again for each of the hundred statements would take seconds."""
    scoring_model, round = REAL[0]
    risks = [risk.id for risk in scoring_model.risks][:3]
    summed: list[RiskSums] = []

    def counted(linked: Sequence[Linked], *, definitive: bool) -> RiskSums:
        summed.append(risk_sums(linked, definitive=definitive))
        return summed[-1]

    monkeypatch.setattr(what_if, "risk_sums", counted)
    assert len(effects_of(scoring_model, round, risks)) > 10
    assert len(summed) == len(risks)
