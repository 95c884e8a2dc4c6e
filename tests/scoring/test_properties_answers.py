"""Properties P1-P4, P9 and P10 of method.md section 7: what another answer may and may not change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assessments.scoring.engine import score_round
from assessments.scoring.types import (
    AnswerValue,
    Figure,
    RoundAnswers,
    ScoreCard,
    StatementAnswer,
    StepValue,
    Support,
)
from tests.scoring.build import real_model
from tests.scoring.properties import LEVELS, REAL, SETTINGS, Case, all_scores, not_worse, numbers, with_values
from tests.scoring.random_rounds import random_round
from tests.scoring.strategies import BETTER, BETTER_STEP, VALUES, models_and_rounds


def in_unit(values: Iterable[Figure]) -> bool:
    return all(value is None or 0 <= value <= 100 for value in values)


def check_bounds(card: ScoreCard) -> None:
    for scores in [*(cell.scores for cell in card.cells), *(item.scores for item in card.clusters)]:
        assert in_unit((scores.score, scores.score_known, scores.coverage, scores.unknown, scores.certainty))
    assert in_unit(all_scores(card))
    assert in_unit(item.score for item in card.tasks.per_task)
    assert in_unit(card.tasks.step_coverage.values())
    for risk in card.risks:
        assert in_unit((risk.vulnerability_index, risk.band_low, risk.band_high))
        assert risk.level in (None, *LEVELS)
        index = risk.vulnerability_index
        if index is not None and risk.band_low is not None and risk.band_high is not None:
            assert risk.band_low <= index <= risk.band_high
            assert not card.definitive or risk.band_high == index


@SETTINGS
@given(models_and_rounds())
def test_p1_figures_stay_within_bounds(case: Case) -> None:
    check_bounds(score_round(*case))


@pytest.mark.parametrize("case", REAL)
def test_p1_figures_stay_within_bounds_on_the_real_catalogue(case: Case) -> None:
    check_bounds(score_round(*case))


def improvable(answers: RoundAnswers, value: AnswerValue) -> list[StatementAnswer]:
    """Rows that a value would improve; while provisional only from an answered state."""
    rows = [row for row in answers.statements if row.value in BETTER and BETTER[row.value] < BETTER[value]]
    return [row for row in rows if answers.definitive or row.value is not None]


@SETTINGS
@given(models_and_rounds(), st.integers(0, 4), st.data())
def test_p2_a_better_answer_never_makes_anything_worse(case: Case, level: int, data: st.DataObject) -> None:
    model, answers = case
    rows = improvable(answers, level)
    assume(rows)
    row = data.draw(st.sampled_from(rows))
    better = with_values(answers, row.statement, level, row.role)
    assert not_worse(score_round(model, answers), score_round(model, better))


@SETTINGS
@given(models_and_rounds(), st.sampled_from(["ja", "deels"]), st.integers(0, 4), st.data())
def test_p2_a_better_step_never_makes_anything_worse(
    case: Case, value: str, step: int, data: st.DataObject
) -> None:
    model, answers = case
    better_value: StepValue = "ja" if value == "ja" else "deels"
    tasks = [
        task
        for task in answers.tasks
        if BETTER_STEP[task.steps[step]] < BETTER_STEP[better_value]
        and (answers.definitive or task.steps[step] is not None)
    ]
    assume(tasks)
    task = data.draw(st.sampled_from(tasks))
    steps = (*task.steps[:step], better_value, *task.steps[step + 1 :])
    changed = tuple(replace(item, steps=steps) if item is task else item for item in answers.tasks)
    before, after = score_round(model, answers), score_round(model, replace(answers, tasks=changed))
    assert not_worse(before, after)
    for old, new in zip(before.tasks.per_task, after.tasks.per_task, strict=True):
        assert old.score is None or (new.score is not None and new.score >= old.score)


@SETTINGS
@given(models_and_rounds(), st.data())
def test_p3_not_knowing_equals_zero_and_empty_equals_unknown(case: Case, data: st.DataObject) -> None:
    model, answers = case
    name = data.draw(st.sampled_from(model.statements)).id
    values: list[AnswerValue] = [0, "weet_niet", None] if answers.definitive else [0, "weet_niet"]
    cards = [score_round(model, with_values(answers, name, value)) for value in values]
    for card in cards[1:]:
        assert all_scores(card) == all_scores(cards[0])
        for one, other in zip(card.risks, cards[0].risks, strict=True):
            assert one.vulnerability_index == other.vulnerability_index
            assert (one.standing, one.level, one.weak_link) == (other.standing, other.level, other.weak_link)


@SETTINGS
@given(models_and_rounds(), st.data())
def test_p4_nvt_for_all_roles_equals_leaving_the_statement_out(case: Case, data: st.DataObject) -> None:
    model, answers = case
    statement = data.draw(st.sampled_from(model.statements))
    without = replace(model, statements=tuple(item for item in model.statements if item is not statement))
    marked = score_round(model, with_values(answers, statement.id, "nvt"))
    if answers.scope == "basis" and not statement.core:
        assert marked == score_round(model, answers)  # out of scope: the row is ignored
    else:
        assert numbers(marked) == numbers(score_round(without, answers))


@SETTINGS
@given(models_and_rounds(), st.data())
def test_p4_nvt_for_one_role_equals_leaving_the_role_out(case: Case, data: st.DataObject) -> None:
    model, answers = case
    several = [item for item in model.statements if len(item.roles) > 1]
    assume(several)
    statement = data.draw(st.sampled_from(several))
    role = data.draw(st.sampled_from(statement.roles))
    fewer = replace(statement, roles=tuple(item for item in statement.roles if item != role))
    smaller = replace(
        model, statements=tuple(fewer if item is statement else item for item in model.statements)
    )
    marked = score_round(model, with_values(answers, statement.id, "nvt", role))
    assert numbers(marked) == numbers(score_round(smaller, answers))


@SETTINGS
@given(models_and_rounds(), st.data())
def test_p9_the_same_answer_for_every_role_equals_one_answer(case: Case, data: st.DataObject) -> None:
    model, answers = case
    statement = data.draw(st.sampled_from(model.statements))
    value: AnswerValue = data.draw(st.sampled_from(VALUES))
    others = tuple(row for row in answers.statements if row.statement != statement.id)
    copied = tuple(StatementAnswer(statement.id, role, value) for role in statement.roles)
    single = (StatementAnswer(statement.id, None, value),)
    one = score_round(model, replace(answers, statements=others + copied))
    assert one == score_round(model, replace(answers, statements=others + single))


@SETTINGS
@given(models_and_rounds(), st.sampled_from([None, "inschatting", "toelichting", "document"]))
def test_p10_support_changes_certainty_only(case: Case, support: Support) -> None:
    model, answers = case
    rows = tuple(replace(row, support=support) for row in answers.statements)
    before, after = score_round(model, answers), score_round(model, replace(answers, statements=rows))
    cells = tuple(
        replace(new, scores=replace(new.scores, certainty=old.scores.certainty))
        for old, new in zip(before.cells, after.cells, strict=True)
    )
    clusters = tuple(
        replace(new, scores=replace(new.scores, certainty=old.scores.certainty))
        for old, new in zip(before.clusters, after.clusters, strict=True)
    )
    assert replace(after, cells=cells, clusters=clusters) == before


@pytest.mark.parametrize("seed", range(4))
def test_p2_p3_and_p12_hold_on_the_real_catalogue(seed: int) -> None:
    model = real_model()
    answers = random_round(model, seed=seed)
    card = score_round(model, answers)
    lifted = tuple(
        replace(row, value=min(4, row.value + 1)) if isinstance(row.value, int) else row
        for row in answers.statements
    )
    assert not_worse(card, score_round(model, replace(answers, statements=lifted)))
    unknown_as_zero = tuple(
        replace(row, value=0) if row.value in ("weet_niet", None) else row for row in answers.statements
    )
    zeros = score_round(model, replace(answers, statements=unknown_as_zero))
    assert [risk.level for risk in zeros.risks] == [risk.level for risk in card.risks]
    assert score_round(model, replace(answers, cross=())).risks == card.risks
