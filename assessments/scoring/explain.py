"""Explain a score of a round: the same sums as the engine, line by line (pages "waarom dit cijfer").

Every function takes the model and the answers, is pure, raises KeyError on an unknown id.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from assessments.scoring.explain_lines import known, reason_not_counted, unit_line
from assessments.scoring.explain_risk import explain_measure, explain_risk
from assessments.scoring.explain_types import DomainExplanation, ScoreExplanation
from assessments.scoring.rules import POINTS_PER_LEVEL, level_of
from assessments.scoring.scores import clusters_of, domains_of, scores_of
from assessments.scoring.types import RoundAnswers, ScoringModel
from assessments.scoring.units import Sheet, Unit, sheet_of

__all__ = [
    "explain_cell",
    "explain_cluster",
    "explain_domain",
    "explain_dossier",
    "explain_measure",
    "explain_risk",
    "explain_theme",
]

ZERO = Fraction(0)


def _explain_score(
    sheet: Sheet,
    kind: Literal["cel", "cluster", "dossier", "thema"],
    keys: tuple[str, ...],
    units: Sequence[Unit],
) -> ScoreExplanation:
    counted = [unit for unit in units if reason_not_counted(unit, definitive=sheet.definitive) is None]
    denominator = sum((sheet.weight(unit.parts) for unit in counted), ZERO)

    def points(unit: Unit) -> Fraction:
        return sheet.weight(unit.parts) * POINTS_PER_LEVEL * level_of(unit.value)

    return ScoreExplanation(
        kind=kind,
        keys=keys,
        units=tuple(
            unit_line(sheet, unit, 1, points(unit) / denominator if denominator else None) for unit in units
        ),
        numerator=sum((points(unit) for unit in counted), ZERO),
        denominator=denominator,
        scores=scores_of(units, definitive=sheet.definitive),
    )


def explain_cell(model: ScoringModel, answers: RoundAnswers, domain: str, factor: str) -> ScoreExplanation:
    """The cell domain x factor."""
    known(domain, model.domains)
    known(factor, (item.id for item in model.factors))
    sheet = sheet_of(model, answers)
    units = [unit for unit in sheet.units if (unit.domain, unit.factor) == (domain, factor)]
    return _explain_score(sheet, "cel", (domain, factor), units)


def explain_cluster(
    model: ScoringModel, answers: RoundAnswers, domain: str, cluster: str
) -> ScoreExplanation:
    """A cluster of one domain, flat over its units."""
    known(domain, model.domains)
    known(cluster, model.clusters)
    sheet = sheet_of(model, answers)
    units = [unit for unit in sheet.units if (unit.domain, unit.cluster) == (domain, cluster)]
    return _explain_score(sheet, "cluster", (domain, cluster), units)


def explain_dossier(
    model: ScoringModel, answers: RoundAnswers, dossier: str, cluster: str
) -> ScoreExplanation:
    """A cluster of one dossier."""
    known(dossier, (item.id for item in model.dossiers))
    known(cluster, model.clusters)
    sheet = sheet_of(model, answers)
    units = [unit for unit in sheet.units if (unit.dossier, unit.cluster) == (dossier, cluster)]
    return _explain_score(sheet, "dossier", (dossier, cluster), units)


def explain_theme(model: ScoringModel, answers: RoundAnswers, theme: str) -> ScoreExplanation:
    """A theme of dwars; without a single dwars answer every line is out of scope."""
    known(theme, model.themes)
    sheet = sheet_of(model, answers)
    return _explain_score(sheet, "thema", (theme,), sheet.cross[theme])


def explain_domain(model: ScoringModel, answers: RoundAnswers, domain: str) -> DomainExplanation:
    """A domain: the clusters whose mean it is."""
    known(domain, model.domains)
    sheet = sheet_of(model, answers)
    clusters = tuple(item for item in clusters_of(sheet) if item.domain == domain)
    scores = [item.scores.score for item in clusters if item.scores.score is not None]
    (outcome,) = (item for item in domains_of(sheet, clusters) if item.domain == domain)
    return DomainExplanation(
        domain=domain,
        clusters=clusters,
        numerator=sum(scores, ZERO),
        denominator=len(scores),
        score=outcome.score,
        colour=outcome.colour,
        scores_flat=scores_of(
            (unit for unit in sheet.units if unit.domain == domain), definitive=sheet.definitive
        ),
    )
