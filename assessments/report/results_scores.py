"""The heatmap, the dossiers and the themes of the results page, ready to print (method.md 4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.constants import ScoreColour
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.report.wording import scores_heading
from assessments.report.words import colour_word, factor_label
from assessments.scoring.scores import grouped
from assessments.scoring.types import Figure, Lowest, Scores

SCORED: frozenset[str] = frozenset(
    {ScoreColour.GREEN.value, ScoreColour.YELLOW.value, ScoreColour.ORANGE.value, ScoreColour.RED.value}
)
WEAK: frozenset[str] = frozenset({ScoreColour.ORANGE.value, ScoreColour.RED.value})


@dataclass(frozen=True, slots=True)
class LowestView:
    """The lowest statement under an average: a mean must not hide a hole."""

    statement: str
    dossier_label: str
    score: Fraction


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One figure with the page that explains it; `score` 0-100 or None, `where` says of what."""

    soort: str
    key: str
    where: str
    score: Figure
    colour: str
    hatched: bool = False
    lowest: LowestView | None = None

    @property
    def word(self) -> str:
        """The colour class in words."""
        return colour_word(self.colour)

    @property
    def is_scored(self) -> bool:
        """Whether a colour class was given; otherwise the word stands alone."""
        return self.colour in SCORED


@dataclass(frozen=True, slots=True)
class ScoreRow:
    id: str
    label: str
    cells: tuple[ScoreCell, ...]


@dataclass(frozen=True, slots=True)
class ClusterBlock:
    """A cluster with its score per domain, and under it its factors."""

    cluster: ScoreRow
    factors: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Three domains across, ten factors down in their clusters."""

    heading: str
    domains: tuple[ScoreCell, ...]
    blocks: tuple[ClusterBlock, ...]
    weakest: ScoreCell | None


@dataclass(frozen=True, slots=True)
class DossierBlock:
    """The dossiers of one domain, each with a score per cluster."""

    domain: str
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class DossierTable:
    heading: str
    clusters: tuple[str, ...]
    blocks: tuple[DossierBlock, ...]


def _cell(soort: str, key: str, where: str, scores: Scores, lowest: LowestView | None = None) -> ScoreCell:
    return ScoreCell(soort, key, where, scores.score, scores.colour, scores.hatched, lowest)


def _lowest(catalogue: Catalogue, lowest: Lowest | None) -> LowestView | None:
    if lowest is None:
        return None
    dossier = catalogue.dossier_by_id[catalogue.statement_by_id[lowest.statement].dossier]
    return LowestView(lowest.statement, dossier.label, lowest.score)


def weakest_of(cells: Iterable[ScoreCell]) -> ScoreCell | None:
    """The weak cell with the lowest score; a tie goes to the first. None when no cell is weak."""
    weak = [cell for cell in cells if cell.colour in WEAK and cell.score is not None]
    return min(weak, key=lambda cell: cell.score or Fraction(0), default=None)


def heatmap_of(facts: Facts) -> Heatmap:
    """All 30 cells, 9 cluster scores and 3 domain scores in one table."""
    catalogue, card = facts.catalogue, facts.card
    labels = {domain.id: domain.label for domain in catalogue.domains}
    names = {factor.id: factor_label(factor.id, factor.label) for factor in catalogue.factors}
    cluster_label = {cluster.id: cluster.label for cluster in catalogue.clusters}
    cells = {
        (cell.domain, cell.factor): _cell(
            "cel",
            f"{cell.domain}.{cell.factor}",
            f"{names[cell.factor]} in {labels[cell.domain]}",
            cell.scores,
            _lowest(catalogue, cell.lowest),
        )
        for cell in card.cells
    }
    clusters = {
        (item.domain, item.cluster): _cell(
            "cluster",
            f"{item.domain}.{item.cluster}",
            f"{cluster_label[item.cluster]} in {labels[item.domain]}",
            item.scores,
        )
        for item in card.clusters
    }
    blocks = tuple(
        ClusterBlock(
            ScoreRow(cluster.id, cluster.label, tuple(clusters[domain, cluster.id] for domain in labels)),
            tuple(
                ScoreRow(factor.id, names[factor.id], tuple(cells[domain, factor.id] for domain in labels))
                for factor in catalogue.factors
                if factor.cluster == cluster.id
            ),
        )
        for cluster in catalogue.clusters
    )
    return Heatmap(
        heading=scores_heading(
            [cell.where for cell in cells.values() if cell.colour == ScoreColour.RED],
            sum(cell.colour == ScoreColour.ORANGE for cell in cells.values()),
            sum(cell.is_scored for cell in cells.values()),
        ),
        domains=tuple(
            ScoreCell(
                "domein",
                item.domain,
                labels[item.domain],
                item.score,
                item.colour,
                facts.scores_of_domain(item.domain).hatched,
            )
            for item in card.domains
        ),
        blocks=blocks,
        weakest=weakest_of(cells.values()),
    )


def _dossier_heading(cells: Sequence[ScoreCell]) -> str:
    if not any(cell.is_scored for cell in cells):
        return "Nog geen dossier is te beoordelen"
    weakest = weakest_of(cells)
    if weakest is None:
        return "Geen enkel onderzocht dossier is kwetsbaar"
    return f"Het laagst: {whole(weakest.score)}, bij {weakest.where}"


def dossier_table_of(facts: Facts) -> DossierTable:
    """The 12 dossiers by 3 clusters, grouped by domain."""
    catalogue, card = facts.catalogue, facts.card
    units = grouped(facts.sheet.units, lambda unit: (unit.dossier, unit.cluster))
    cluster_label = {cluster.id: cluster.label for cluster in catalogue.clusters}
    rows: dict[str, list[ScoreCell]] = {dossier.id: [] for dossier in catalogue.dossiers}
    for item in card.dossiers:
        where = f"{catalogue.dossier_by_id[item.dossier].label}, {cluster_label[item.cluster].lower()}"
        key = f"{item.dossier}.{item.cluster}"
        rows[item.dossier].append(
            ScoreCell(
                "dossier",
                key,
                where,
                item.score,
                item.colour,
                facts.scores(units[item.dossier, item.cluster]).hatched,
            )
        )
    return DossierTable(
        heading=_dossier_heading([cell for cells in rows.values() for cell in cells]),
        clusters=tuple(cluster_label.values()),
        blocks=tuple(
            DossierBlock(
                domain.label,
                tuple(
                    ScoreRow(dossier.id, dossier.label, tuple(rows[dossier.id]))
                    for dossier in catalogue.dossiers
                    if dossier.domain == domain.id
                ),
            )
            for domain in catalogue.domains
        ),
    )


def theme_rows_of(facts: Facts) -> Sequence[ScoreCell]:
    """The themes of Samenspel; empty when the module was not used in this round."""
    catalogue, card = facts.catalogue, facts.card
    if all(item.colour == ScoreColour.NOT_EXAMINED for item in card.themes):
        return ()
    return tuple(
        ScoreCell(
            "thema",
            item.theme,
            catalogue.theme_by_id[item.theme].label,
            item.score,
            item.colour,
            facts.scores(facts.sheet.cross[item.theme]).hatched,
        )
        for item in card.themes
    )
