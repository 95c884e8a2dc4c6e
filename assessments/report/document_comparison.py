"""The own outcome beside a group of municipalities (method.md 9, and 11 part 8). Words, never a rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.comparison.groups import position_of
from assessments.comparison.measures import values_of
from assessments.report import wording_comparison as wording
from assessments.report import words
from assessments.report.charts_comparison import PeerBand
from assessments.report.facts import Facts
from assessments.report.figures import day, whole
from assessments.report.peers import PeerComparison


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One line: own value and that of the others, as shown; `position` is lager, rond or hoger."""

    label: str
    own: str
    median: str
    middle_half: str  # "35 tot 55"; a dash below eight others
    others: str
    position: str
    chart: PeerBand
    inner: bool  # part of the line above it


@dataclass(frozen=True, slots=True)
class PeerTable:
    title: str
    explanation: str  # what a higher figure means here
    rows: tuple[PeerRow, ...]


@dataclass(frozen=True, slots=True)
class CellRow:
    """One factor with what there is to say per domain: a line, or in words why there is none."""

    label: str
    cells: tuple[PeerRow | str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    heading: str
    group: str  # which group, how large, on which day
    tables: tuple[PeerTable, ...]
    domains: tuple[str, ...]
    cells: tuple[CellRow, ...]
    left_out: str  # what could not be shown; empty when everything is
    scope: str  # what a basis round is not compared on; empty for a full one
    caution: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of `comparison.measures` as the page calls it."""

    name: str
    label: str
    inner: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """The own values that may be compared (0-100), and what may be seen of the group."""

    own: Mapping[str, Fraction]
    peers: PeerComparison

    def row(self, measure: Measure) -> PeerRow | None:
        """The line of one measure; None without an own value, or when too few others have one."""
        own, figures = self.own.get(measure.name), self.peers.figures.get(measure.name)
        if own is None or figures is None:
            return None
        low, high = figures.lower_quartile, figures.upper_quartile
        said = wording.said(whole(own), figures.median)
        return PeerRow(
            label=measure.label,
            own=whole(own),
            median=str(figures.median),
            middle_half=wording.NO_QUARTILES if low is None or high is None else f"{low} tot {high}",
            others=str(figures.others),
            position=position_of(own, figures),
            chart=PeerBand(measure.label, own, figures.median, low, high, said),
            inner=measure.inner,
        )


def build_comparison(facts: Facts) -> ComparisonPart | None:
    """The comparison with the group that the coordinator chose; None while provisional or without figures."""
    if facts.peers is None or not facts.definitive:
        return None
    beside = Beside(values_of(facts.sheet, facts.card), facts.peers)
    lists = (
        (wording.SCORES_TITLE, wording.SCORES_MEANING, _scores(facts)),
        (wording.RISKS_TITLE, wording.RISKS_MEANING, _risks(facts)),
        (wording.TASKS_TITLE, wording.TASKS_MEANING, _tasks_in_view(facts)),
    )
    tables = tuple(
        PeerTable(title, meaning, rows)
        for title, meaning, measures in lists
        if (rows := tuple(row for measure in measures if (row := beside.row(measure))))
    )
    if not tables:
        return None
    cells = _cell_measures(facts)
    compared = [*cells.values(), *(measure for *_, measures in lists for measure in measures)]
    scores = [row.position for table in tables if table.title == wording.SCORES_TITLE for row in table.rows]
    most = max(figures.others for figures in facts.peers.figures.values())
    return ComparisonPart(
        heading=wording.heading(scores.count("lager"), scores.count("hoger"), len(scores), full=facts.full),
        group=wording.group_line(facts.peers.label, most, day(facts.peers.taken_on)),
        tables=tables,
        domains=tuple(domain.label for domain in facts.catalogue.domains),
        cells=_cells(facts, beside, cells),
        left_out=wording.left_out(
            sum(item.name in beside.own and item.name not in facts.peers.figures for item in compared)
        ),
        scope="" if facts.full else wording.CORE_ONLY,
        caution=wording.CAUTION,
    )


def _scores(facts: Facts) -> list[Measure]:
    """Per domain its score, then those of its groups of causes."""
    found = []
    for domain in facts.catalogue.domains:
        found.append(Measure(f"domein:{domain.id}", domain.label))
        found += [
            Measure(f"cluster:{domain.id}.{cluster.id}", cluster.label, inner=True)
            for cluster in facts.catalogue.clusters
        ]
    return found


def _risks(facts: Facts) -> list[Measure]:
    return [
        Measure(f"risico:{risk.risk}", facts.catalogue.risk_by_id[risk.risk].label) for risk in facts.risks
    ]


def _tasks_in_view(facts: Facts) -> list[Measure]:
    """The share of tasks in view per dossier."""
    return [Measure(f"in_beeld:{dossier.id}", dossier.label) for dossier in facts.catalogue.dossiers]


def _cell_measures(facts: Facts) -> dict[tuple[str, str], Measure]:
    return {
        (factor.id, domain.id): Measure(f"cel:{domain.id}.{factor.id}", domain.label)
        for factor in facts.catalogue.factors
        for domain in facts.catalogue.domains
    }


def _cells(facts: Facts, beside: Beside, measures: Mapping[tuple[str, str], Measure]) -> tuple[CellRow, ...]:
    """The thirty cells as one line per factor; factors without any figure are left out."""
    rows = []
    for factor in facts.catalogue.factors:
        own = [measures[(factor.id, domain.id)] for domain in facts.catalogue.domains]
        lines = [beside.row(measure) for measure in own]
        if any(lines):
            cells = tuple(
                line or (wording.TOO_FEW if measure.name in beside.own else wording.NO_OWN_VALUE)
                for line, measure in zip(lines, own, strict=True)
            )
            rows.append(CellRow(words.factor_label(factor.id, factor.label), cells))
    return tuple(rows)
