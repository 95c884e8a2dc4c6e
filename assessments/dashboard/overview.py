"""The overview of VNG as finished values: medians of one group per cell, cluster, domain and risk. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.safestring import SafeString

from assessments.catalogue.spec import Catalogue, ClusterSpec, FactorSpec, PolicyDomain
from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import MeasureName, measure_names
from assessments.constants import ScoreColour
from assessments.dashboard import overview_wording as wording
from assessments.dashboard.measure_drawings import band, middle_half
from assessments.dashboard.overview_change import change_word
from assessments.report.words import factor_label, factor_word
from assessments.scoring.rules import score_class

Figures = Mapping[str, Benchmark]
WEAK = frozenset({ScoreColour.ORANGE.value, ScoreColour.RED.value})


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One figure of a group; `found` None may not be shown. `where`: its name inside a sentence.

    `measure` None: the core has no questions here.
    """

    measure: MeasureName | None
    where: str
    found: Benchmark | None
    change: str = ""

    @property
    def colour(self) -> str:
        """The class of the median, as of a score; nvt when it may not be shown."""
        return score_class(Fraction(self.found.median)) if self.found else ScoreColour.NOT_APPLICABLE.value

    @property
    def word(self) -> str:
        if self.found:
            return str(ScoreColour(self.colour).label)
        return wording.TOO_FEW if self.measure else wording.NOT_IN_CORE

    @property
    def middle_half(self) -> str:
        """ "35 tot 60"; empty below eight municipalities."""
        return middle_half(self.found) if self.found else ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    id: str
    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatBlock:
    """A cluster with its scores per domain, and under it its factors."""

    cluster: HeatRow
    factors: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One risk or dossier: the figures of the group, and their drawing (None: they may not be shown)."""

    measure: MeasureName
    label: str
    domain: str
    found: Benchmark | None
    change: str
    drawing: SafeString | None

    @property
    def middle_half(self) -> str:
        return middle_half(self.found) if self.found else ""


@dataclass(frozen=True, slots=True)
class Overview:
    heading: str
    domains: tuple[HeatCell, ...]
    blocks: tuple[HeatBlock, ...]
    risks_heading: str
    risks: tuple[FigureLine, ...]
    in_view_heading: str
    in_view: tuple[FigureLine, ...]
    weak: int
    scored: int

    @property
    def usual(self) -> int | None:
        """How many municipalities most figures of the heat map count; None without figures."""
        found = [one.found.others for one in (*self.domains, *self.cells) if one.found]
        return max(found, key=found.count, default=None)

    @property
    def changes(self) -> tuple[str, ...]:
        """The change of every cell that may be compared, in words."""
        return tuple(one.change for one in self.cells if one.change)

    @property
    def cells(self) -> tuple[HeatCell, ...]:
        """The 30 cells, row by row."""
        return tuple(cell for block in self.blocks for row in block.factors for cell in row.cells)


def build_overview(
    catalogue: Catalogue,
    figures: Figures,
    before: Figures,
    comparable: Collection[str],
    *,
    core: bool = False,
) -> Overview:
    """The medians of a group as pages show them; `before` are those of an earlier publication.

    Only measures in `comparable` get a difference. `core`: scores on the core alone.
    """
    names = measure_names(catalogue)
    prefix = "kern-" if core else ""
    domains = [one for one in catalogue.domains if f"{prefix}domein:{one.id}" in names]

    def cell(suffix: str, where: str) -> HeatCell:
        name = prefix + suffix
        now = figures.get(name)
        change = change_word(now, before.get(name)) if name in comparable else ""
        return HeatCell(names.get(name), where, now, change)

    blocks = _blocks(catalogue, domains, cell)
    cells = [one for block in blocks for row in block.factors for one in row.cells]
    scored = [one for one in cells if one.found]
    lowest = min((one.found.median for one in scored if one.found), default=0)
    at_lowest = [one.where for one in scored if one.found and one.found.median == lowest]
    weak = sum(one.colour in WEAK for one in scored)
    risks = _risks(catalogue, figures, before, comparable)
    in_view = _in_view(catalogue, figures, before, comparable)
    return Overview(
        heading=wording.heading(weak, len(scored), at_lowest, lowest),
        domains=tuple(cell(f"domein:{domain.id}", domain.label) for domain in domains),
        blocks=blocks,
        risks_heading=_risks_heading(risks),
        risks=risks,
        in_view_heading=_in_view_heading(in_view),
        in_view=in_view,
        weak=weak,
        scored=len(scored),
    )


def _blocks(
    catalogue: Catalogue, domains: Sequence[PolicyDomain], cell: Callable[[str, str], HeatCell]
) -> tuple[HeatBlock, ...]:
    """Every cluster with its factors; `cell` makes the cell of a measure that is said to lie somewhere."""

    def whole(cluster: ClusterSpec) -> HeatRow:
        said = cluster.label.lower()
        cells = (cell(f"cluster:{one.id}.{cluster.id}", f"{said} in {one.label}") for one in domains)
        return HeatRow(cluster.id, cluster.label, tuple(cells))

    def part(factor: FactorSpec) -> HeatRow:
        said = factor_word(factor.id, factor.label)
        cells = (cell(f"cel:{one.id}.{factor.id}", f"{said} in {one.label}") for one in domains)
        return HeatRow(factor.id, factor_label(factor.id, factor.label), tuple(cells))

    return tuple(
        HeatBlock(whole(cluster), tuple(part(one) for one in catalogue.factors if one.cluster == cluster.id))
        for cluster in catalogue.clusters
    )


def _risks(
    catalogue: Catalogue, figures: Figures, before: Figures, comparable: Collection[str]
) -> tuple[FigureLine, ...]:
    """The risks of the report, those most present first; equal ones in the order of the catalogue."""
    lines = [
        _line(
            catalogue,
            f"risico:{risk.id}",
            (risk.label, catalogue.domain_by_id[risk.domain].label),
            (figures, before, comparable),
        )
        for risk in catalogue.risks
    ]
    return tuple(sorted(lines, key=lambda one: -one.found.median if one.found else 1))


def _in_view(
    catalogue: Catalogue, figures: Figures, before: Figures, comparable: Collection[str]
) -> tuple[FigureLine, ...]:
    """The share of tasks in view per dossier, in the order of the catalogue."""
    return tuple(
        _line(
            catalogue,
            f"in_beeld:{dossier.id}",
            (dossier.label, catalogue.domain_by_id[dossier.domain].label),
            (figures, before, comparable),
        )
        for dossier in catalogue.dossiers
    )


def _line(
    catalogue: Catalogue, name: str, words: tuple[str, str], sides: tuple[Figures, Figures, Collection[str]]
) -> FigureLine:
    """One measure with its label and domain (`words`), now and before."""
    figures, before, comparable = sides
    now = figures.get(name)
    change = change_word(now, before.get(name)) if name in comparable else ""
    drawing = band(words[0], now) if now else None
    return FigureLine(measure_names(catalogue)[name], *words, now, change, drawing)


def _in_view_heading(lines: Iterable[FigureLine]) -> str:
    shown = [(one.found.median, one.label) for one in lines if one.found]
    lowest = min((median for median, _ in shown), default=0)
    return wording.in_view_heading([label for median, label in shown if median == lowest], lowest)


def _risks_heading(lines: Iterable[FigureLine]) -> str:
    shown = [one for one in lines if one.found]
    highest = max((one.found.median for one in shown if one.found), default=0)
    names = [one.measure.label for one in shown if one.found and one.found.median == highest]
    return wording.risks_heading(names, highest)
