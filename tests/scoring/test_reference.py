"""The engine against the naive reference, on random rounds over the real catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.rules import likelihood_of
from assessments.scoring.types import Scores
from tests.scoring.build import real_model
from tests.scoring.random_rounds import random_round
from tests.scoring.reference import Reference

SEEDS = range(24)


def same(exact: Fraction | None, naive: float | None) -> bool:
    if exact is None or naive is None:
        return exact is None and naive is None
    return float(exact) == pytest.approx(naive, abs=1e-9)


def same_figures(scores: Scores, naive: tuple[float | None, ...]) -> bool:
    exact = (scores.score, scores.score_known, scores.coverage, scores.unknown, scores.certainty)
    return all(same(one, other) for one, other in zip(exact, naive, strict=True))


def same_parts(exact: Mapping[str, Fraction], naive: Mapping[str, float]) -> bool:
    return exact.keys() == naive.keys() and all(same(exact[key], naive[key]) for key in exact)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_engine_agrees_with_the_reference(seed: int) -> None:
    model = real_model()
    scope = "basis" if seed % 4 == 0 else "volledig"
    given = random_round(model, seed=seed, scope=scope, definitive=seed % 2 == 0)
    card, naive = score_round(model, given), Reference(model, given)
    for cell in card.cells:
        assert same_figures(cell.scores, naive.figures(naive.at(domain=cell.domain, factor=cell.factor)))
    for item in card.clusters:
        assert same_figures(item.scores, naive.figures(naive.at(domain=item.domain, cluster=item.cluster)))
    for dossier in card.dossiers:
        assert same(dossier.score, naive.score(naive.at(dossier=dossier.dossier, cluster=dossier.cluster)))
    for domain in card.domains:
        assert same(domain.score, naive.domain_score(domain.domain))
    for task in card.tasks.per_task:
        assert same(task.score, naive.task_score(task.task))
    assert len(card.tasks.per_task) == len(naive.tasks)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_risks_agree_with_the_reference(seed: int) -> None:
    model = real_model()
    scope = "basis" if seed % 3 == 0 else "volledig"
    given = random_round(model, seed=100 + seed, scope=scope, definitive=seed % 2 == 1)
    card, reference = score_round(model, given), Reference(model, given)
    for spec, risk in zip(model.risks, card.risks, strict=True):
        naive = reference.risk(spec)
        assert risk.standing == naive["standing"]
        assert same(risk.vulnerability_index, naive["index"])
        assert same(risk.band_low, naive["low"])
        assert same(risk.band_high, naive["high"])
        if risk.standing == "niet_te_bepalen":
            continue
        assert risk.weak_link == naive["weak"]
        assert same_parts(risk.contributions.factors, naive["factors"])
        assert same_parts(risk.contributions.dossiers, naive["dossiers"])
        if risk.likelihood is not None and risk.vulnerability_index is not None:
            assert risk.likelihood == min(5, likelihood_of(risk.vulnerability_index) + naive["weak"])
            assert risk.level == model.matrix[spec.impact][risk.likelihood - 1]
