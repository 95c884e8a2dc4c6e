"""Properties P5-P8, P11 and P12 of method.md section 7: order, scale, additivity, matrix and dwars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from random import Random
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.engine import score_round
from assessments.scoring.types import (
    ScoreCard,
    StatementAnswer,
)
from tests.scoring.build import real_model
from tests.scoring.properties import LEVELS, REAL, SETTINGS, Case, all_scores
from tests.scoring.strategies import models_and_rounds


def sorted_card(card: ScoreCard) -> object:
    """A card without its order; of a lowest statement only the score: a tie goes by the catalogue."""
    cells = [
        (item.domain, item.factor, item.scores, item.lowest and item.lowest.score) for item in card.cells
    ]
    summary = replace(card.tasks, per_task=tuple(sorted(card.tasks.per_task, key=repr)))
    parts = (card.clusters, card.domains, card.dossiers, card.themes, card.role_differences)
    return cells, card.risks, card.measures, summary, [sorted(part, key=repr) for part in parts]


Item = TypeVar("Item")


@SETTINGS
@given(models_and_rounds(), st.randoms(use_true_random=False))
def test_p5_order_changes_nothing(case: Case, draw: Random) -> None:
    def mixed(items: Iterable[Item]) -> tuple[Item, ...]:
        out = list(items)
        draw.shuffle(out)
        return tuple(out)

    model, answers = case
    statements = [replace(item, roles=mixed(item.roles)) for item in model.statements]
    shuffled = replace(
        model, statements=mixed(statements), dossiers=mixed(model.dossiers), tasks=mixed(model.tasks)
    )
    rows = replace(answers, statements=mixed(answers.statements), tasks=mixed(answers.tasks))
    assert sorted_card(score_round(shuffled, rows)) == sorted_card(score_round(model, answers))


@SETTINGS
@given(models_and_rounds(), st.integers(2, 5))
def test_p6_the_scale_of_the_weights_does_not_matter(case: Case, factor: int) -> None:
    model, answers = case
    scaled = replace(
        model,
        statements=tuple(
            replace(item, weights={risk: factor * weight for risk, weight in item.weights.items()})
            for item in model.statements
        ),
        risks=tuple(
            replace(
                risk, dossier_weights={name: factor * weight for name, weight in risk.dossier_weights.items()}
            )
            for risk in model.risks
        ),
    )
    for one, other in zip(score_round(model, answers).risks, score_round(scaled, answers).risks, strict=True):
        assert one.vulnerability_index == other.vulnerability_index
        assert (one.band_low, one.band_high, one.standing) == (
            other.band_low,
            other.band_high,
            other.standing,
        )
        assert one.contributions == other.contributions


@SETTINGS
@given(models_and_rounds(), st.integers(0, 4))
def test_p7_constant_answers_give_constant_figures(case: Case, level: int) -> None:
    model, answers = case
    rows = tuple(StatementAnswer(item.id, None, level) for item in model.statements)
    card = score_round(replace(model, tasks=()), replace(answers, statements=rows, cross=(), tasks=()))
    assert set(all_scores(card)) <= {Fraction(25 * level), None}
    assert {risk.vulnerability_index for risk in card.risks} <= {Fraction(100 - 25 * level), None}


def check_additivity(card: ScoreCard) -> None:
    for risk in card.risks:
        parts = risk.contributions
        if risk.vulnerability_index is None:
            assert (parts.dossiers, parts.factors, parts.mechanisms, parts.tasks) == ({}, {}, {}, None)
            continue
        assert parts.tasks is not None
        for split in (parts.dossiers, parts.factors, parts.mechanisms):
            assert sum(split.values(), parts.tasks) == risk.vulnerability_index


@SETTINGS
@given(models_and_rounds())
def test_p8_contributions_add_up_exactly(case: Case) -> None:
    check_additivity(score_round(*case))


@pytest.mark.parametrize("case", REAL)
def test_p8_contributions_add_up_exactly_on_the_real_catalogue(case: Case) -> None:
    check_additivity(score_round(*case))


def test_p11_the_matrix_rises_with_likelihood_and_impact() -> None:
    matrix = real_model().matrix
    for impact in range(1, 6):
        assert all(LEVELS.index(low) <= LEVELS.index(high) for low, high in pairwise(matrix[impact]))
    for likelihood in range(5):
        column = [matrix[impact][likelihood] for impact in range(1, 6)]
        assert all(LEVELS.index(low) <= LEVELS.index(high) for low, high in pairwise(column))


@SETTINGS
@given(models_and_rounds())
def test_p12_dwars_never_changes_a_risk_or_a_cell(case: Case) -> None:
    model, answers = case
    before, after = score_round(model, answers), score_round(model, replace(answers, cross=()))
    assert before.risks == after.risks
    assert (before.cells, before.domains, before.tasks) == (after.cells, after.domains, after.tasks)


def test_the_same_input_gives_the_same_card() -> None:
    for model, answers in REAL:
        assert score_round(model, answers) == score_round(model, answers)


def test_a_mechanism_without_weights_takes_no_share() -> None:
    names = {mechanism.id for mechanism in real_model().mechanisms if not mechanism.factor_weights}
    assert names == {"M7"}
