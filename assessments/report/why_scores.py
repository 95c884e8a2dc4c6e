"""Why a score is what it is: cell, cluster, dossier, domain and theme (method.md 4)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from assessments.report.facts import Facts
from assessments.report.results_scores import ScoreCell
from assessments.report.why_lines import (
    AnswerLine,
    NoSuchFigureError,
    answer_lines,
    exact,
    one_decimal,
    source_words,
    sum_of,
)
from assessments.scoring.answers_file import answers_of
from assessments.scoring.explain import (
    explain_cell,
    explain_cluster,
    explain_domain,
    explain_dossier,
    explain_theme,
)
from assessments.scoring.explain_types import ScoreExplanation
from assessments.scoring.types import Scores


@dataclass(frozen=True, slots=True)
class WhyScore:
    """A score with every answer under it; the contributions of `counted` add up to the score."""

    title: str
    where: str
    scores: Scores
    numerator: str
    denominator: str
    counted: tuple[AnswerLine, ...]
    left_out: tuple[AnswerLine, ...]
    weight_total: str
    contribution_total: Fraction
    sources: tuple[str, ...]

    @property
    def contribution_shown(self) -> str:
        """The sum of the contributions with one decimal."""
        return one_decimal(self.contribution_total)


@dataclass(frozen=True, slots=True)
class WhyDomain:
    """A domain score: the mean of its clusters."""

    title: str
    where: str
    cell: ScoreCell
    clusters: tuple[ScoreCell, ...]
    terms: tuple[str, ...]
    denominator: int
    score: Fraction | None
    flat: Scores
    sources: tuple[str, ...]


def split_key(key: str, first: Collection[str], second: Collection[str]) -> tuple[str, str]:
    """Both halves of a key "a.b". Raises NoSuchFigureError when one of them is not known."""
    left, _, right = key.partition(".")
    if left not in first or right not in second:
        raise NoSuchFigureError(key)
    return left, right


def _why(facts: Facts, explanation: ScoreExplanation, where: str, sources: tuple[str, ...]) -> WhyScore:
    lines = answer_lines(facts.catalogue, explanation.units)
    counted = tuple(line for line in lines if not line.reason)
    return WhyScore(
        title=where,
        where=where,
        scores=explanation.scores,
        numerator=exact(explanation.numerator),
        denominator=exact(explanation.denominator),
        counted=counted,
        left_out=tuple(line for line in lines if line.reason),
        weight_total=exact(sum_of(line.weight for line in counted)),
        contribution_total=sum_of(line.contribution for line in counted),
        sources=sources,
    )


def why_cell(facts: Facts, key: str) -> WhyScore:
    """A cell of the heatmap; key "domein.factor"."""
    catalogue = facts.catalogue
    domain, factor = split_key(key, catalogue.domain_by_id, catalogue.factor_by_id)
    spec = catalogue.factor_by_id[factor]
    return _why(
        facts,
        explain_cell(catalogue.scoring_model, answers_of(facts.answers), domain, factor),
        f"{spec.label} in {catalogue.domain_by_id[domain].label}",
        (source_words(spec.source), source_words(catalogue.domain_by_id[domain].source)),
    )


def why_cluster(facts: Facts, key: str) -> WhyScore:
    """A cluster of a domain; key "domein.cluster"."""
    catalogue = facts.catalogue
    domain, cluster = split_key(key, catalogue.domain_by_id, catalogue.cluster_by_id)
    spec = catalogue.cluster_by_id[cluster]
    return _why(
        facts,
        explain_cluster(catalogue.scoring_model, answers_of(facts.answers), domain, cluster),
        f"{spec.label} in {catalogue.domain_by_id[domain].label}",
        (f"BMC 2020, hfst. 6: {spec.report_label}", source_words(catalogue.domain_by_id[domain].source)),
    )


def why_dossier(facts: Facts, key: str) -> WhyScore:
    """A cluster of a dossier; key "dossier.cluster"."""
    catalogue = facts.catalogue
    dossier, cluster = split_key(key, catalogue.dossier_by_id, catalogue.cluster_by_id)
    spec = catalogue.cluster_by_id[cluster]
    return _why(
        facts,
        explain_dossier(catalogue.scoring_model, answers_of(facts.answers), dossier, cluster),
        f"{catalogue.dossier_by_id[dossier].label}, {spec.label.lower()}",
        (f"BMC 2020, hfst. 6: {spec.report_label}",),
    )


def why_theme(facts: Facts, key: str) -> WhyScore:
    """A theme of Samenspel."""
    catalogue = facts.catalogue
    if key not in catalogue.theme_by_id:
        raise NoSuchFigureError(key)
    theme = catalogue.theme_by_id[key]
    return _why(
        facts,
        explain_theme(catalogue.scoring_model, answers_of(facts.answers), key),
        theme.label,
        (source_words(theme.source),),
    )


def why_domain(facts: Facts, key: str) -> WhyDomain:
    """A domain score."""
    catalogue = facts.catalogue
    if key not in catalogue.domain_by_id:
        raise NoSuchFigureError(key)
    domain = catalogue.domain_by_id[key]
    found = explain_domain(catalogue.scoring_model, answers_of(facts.answers), key)
    return WhyDomain(
        title=domain.label,
        where=domain.label,
        cell=ScoreCell("domein", key, domain.label, found.score, found.colour, found.scores_flat.hatched),
        clusters=tuple(
            ScoreCell(
                "cluster",
                f"{key}.{item.cluster}",
                catalogue.cluster_by_id[item.cluster].label,
                item.scores.score,
                item.scores.colour,
                item.scores.hatched,
            )
            for item in found.clusters
        ),
        terms=tuple(exact(item.scores.score) for item in found.clusters if item.scores.score is not None),
        denominator=found.denominator,
        score=found.score,
        flat=found.scores_flat,
        sources=(source_words(domain.source),),
    )
