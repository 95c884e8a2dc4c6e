"""The traffic light: domain x factor, and dossier x cluster (method.md 4 and 11, part 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assessments.report import wording, words
from assessments.report.document_shared import ScoreView, score_view
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.scoring.rules import score_class
from assessments.scoring.types import Cell

HOLE = 50  # a statement below it is no more than "Kwetsbaar"
MOST_HOLES = 5
UNSCORED = frozenset({"nvt", "niet_onderzocht", "te_weinig_ingevuld"})


@dataclass(frozen=True, slots=True)
class CellView:
    score: ScoreView
    lowest: str  # "bodem 25"; empty when nothing is scored or every dossier scores the same


@dataclass(frozen=True, slots=True)
class FactorRow:
    cluster: str
    cluster_size: int  # rows of this cluster when it is the first, else 0
    factor: str
    cells: tuple[CellView, ...]
    cluster_scores: tuple[ScoreView, ...]  # per domain, beside the name of the cluster


@dataclass(frozen=True, slots=True)
class DossierRow:
    domain: str
    domain_size: int  # rows of this domain when it is the first, else 0
    dossier: str
    cells: tuple[ScoreView, ...]


@dataclass(frozen=True, slots=True)
class HoleRow:
    """A statement with a low score, which an average may hide."""

    statement: str
    dossier: str
    factor: str
    score: ScoreView


@dataclass(frozen=True, slots=True)
class ScoresPart:
    heading: str
    meaning: str
    domains: tuple[str, ...]
    clusters: tuple[str, ...]
    rows: tuple[FactorRow, ...]
    domain_scores: tuple[ScoreView, ...]
    dossiers: tuple[DossierRow, ...]  # empty when nothing could be judged: every cell would say so
    dossier_heading: str
    not_examined: str
    holes: tuple[HoleRow, ...]
    holes_heading: str


def build_scores(facts: Facts) -> ScoresPart:
    """Assemble the two heat maps."""
    catalogue, card = facts.catalogue, facts.card
    judged = [cell for cell in card.cells if cell.scores.colour not in UNSCORED]
    holes = _holes(facts, judged)
    return ScoresPart(
        heading=wording.scores_heading(
            [cell.factor for cell in judged if cell.scores.colour == "rood"],
            sum(cell.scores.colour == "oranje" for cell in judged),
            len(judged),
        ),
        meaning=_meaning(facts, judged),
        domains=tuple(domain.label for domain in catalogue.domains),
        clusters=tuple(cluster.label for cluster in catalogue.clusters),
        rows=_factor_rows(facts),
        domain_scores=tuple(
            score_view(item.score, item.colour, hatched=facts.scores_of_domain(item.domain).hatched)
            for item in card.domains
        ),
        dossiers=_dossier_rows(facts) if judged else (),
        dossier_heading=_dossier_heading(facts),
        not_examined=_not_examined(facts),
        holes=holes,
        holes_heading=wording.holes_heading(len(holes)),
    )


def _holes(facts: Facts, judged: Sequence[Cell]) -> tuple[HoleRow, ...]:
    """The lowest statement of each cell that is not well, those of the kern first; at most five."""
    low = [
        (lowest.score, facts.catalogue.statement_by_id[lowest.statement])
        for lowest in (cell.lowest for cell in judged)
        if lowest is not None and lowest.score < HOLE
    ]
    low.sort(key=lambda item: (item[0], not item[1].core))
    return tuple(
        HoleRow(
            item.text,
            facts.catalogue.dossier_by_id[item.dossier].label,
            words.short_factor(facts.catalogue.factor_by_id[item.factor].label),
            score_view(score, score_class(score)),
        )
        for score, item in low[:MOST_HOLES]
    )


def _factor_rows(facts: Facts) -> tuple[FactorRow, ...]:
    cells = {(cell.domain, cell.factor): cell for cell in facts.card.cells}
    rows: list[FactorRow] = []
    seen: set[str] = set()
    for factor in facts.catalogue.factors:
        size = sum(item.cluster == factor.cluster for item in facts.catalogue.factors)
        rows.append(
            FactorRow(
                facts.catalogue.cluster_by_id[factor.cluster].label,
                0 if factor.cluster in seen else size,
                words.factor_label(factor.id, factor.label),
                tuple(_cell(facts, cells[domain.id, factor.id]) for domain in facts.catalogue.domains),
                _cluster_scores(facts, factor.cluster),
            )
        )
        seen.add(factor.cluster)
    return tuple(rows)


def _cluster_scores(facts: Facts, cluster: str) -> tuple[ScoreView, ...]:
    found = {item.domain: item.scores for item in facts.card.clusters if item.cluster == cluster}
    return tuple(
        score_view(found[domain.id].score, found[domain.id].colour, hatched=found[domain.id].hatched)
        for domain in facts.catalogue.domains
    )


def _cell(facts: Facts, cell: Cell) -> CellView:
    scores = cell.scores
    lowest = ""
    if cell.lowest is not None and scores.score is not None and cell.lowest.score < scores.score:
        dossier = facts.catalogue.dossier_by_id[
            facts.catalogue.statement_by_id[cell.lowest.statement].dossier
        ]
        lowest = f"{words.dossier_word(dossier.id, dossier.label)} {whole(cell.lowest.score)}"
    return CellView(score_view(scores.score, scores.colour, hatched=scores.hatched), lowest)


def _dossier_rows(facts: Facts) -> tuple[DossierRow, ...]:
    scores = {(item.dossier, item.cluster): item for item in facts.card.dossiers}
    rows: list[DossierRow] = []
    seen: set[str] = set()
    for dossier in facts.catalogue.dossiers:
        size = sum(item.domain == dossier.domain for item in facts.catalogue.dossiers)
        cells = []
        for cluster in facts.catalogue.clusters:
            item = scores[dossier.id, cluster.id]
            units = [u for u in facts.sheet.units if (u.dossier, u.cluster) == (dossier.id, cluster.id)]
            cells.append(score_view(item.score, item.colour, hatched=facts.scores(units).hatched))
        rows.append(
            DossierRow(
                facts.catalogue.domain_by_id[dossier.domain].label,
                0 if dossier.domain in seen else size,
                dossier.label,
                tuple(cells),
            )
        )
        seen.add(dossier.domain)
    return tuple(rows)


def _meaning(facts: Facts, judged: list[Cell]) -> str:
    scored = [cell for cell in judged if cell.scores.score is not None]
    if len({cell.scores.score for cell in scored}) < 2:
        return ""
    low = min(scored, key=lambda cell: cell.scores.score or 0)
    high = max(scored, key=lambda cell: cell.scores.score or 0)
    ends = [
        (
            words.factor_word(cell.factor, facts.catalogue.factor_by_id[cell.factor].label),
            facts.catalogue.domain_by_id[cell.domain].label,
            whole(cell.scores.score),
        )
        for cell in (low, high)
    ]
    return wording.lowest_and_highest(*ends)


def _dossier_heading(facts: Facts) -> str:
    judged = [item for item in facts.card.dossiers if item.colour not in UNSCORED and item.score is not None]
    if len({item.score for item in judged}) < 2:
        return wording.DOSSIERS_HEADING
    low = min(judged, key=lambda item: item.score or 0)
    printed = whole(low.score)
    same = sum(whole(item.score) == printed for item in judged)
    if same > 1:
        return wording.lowest_dossiers_heading(same, printed)
    dossier = facts.catalogue.dossier_by_id[low.dossier]
    return wording.dossiers_heading(
        words.dossier_word(dossier.id, dossier.label),
        facts.catalogue.cluster_by_id[low.cluster].label,
        printed,
    )


def _not_examined(facts: Facts) -> str:
    if facts.full:
        return ""
    examined = {unit.dossier for unit in facts.sheet.units if unit.in_scope}
    absent = [item.label for item in facts.catalogue.dossiers if item.id not in examined]
    return wording.not_examined(absent) if absent else ""
