"""The own outcome beside a group of municipalities (method.md 9, and 11 part 8). Words, never a rank."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.comparison.groups import position_of
from assessments.report import wording_comparison as wording
from assessments.report import words
from assessments.report.charts_comparison import PeerBand
from assessments.report.facts import Facts
from assessments.report.figures import day, whole
from assessments.report.peers import PeerComparison
from assessments.scoring.types import Figure


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
    """One factor with what there is to say per domain: own value, the middle of the others, the position."""

    label: str
    cells: tuple[PeerRow | None, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    heading: str
    group: str  # which group, how large, on which day
    tables: tuple[PeerTable, ...]
    domains: tuple[str, ...]
    cells: tuple[CellRow, ...]
    left_out: str  # what could not be shown; empty when everything is
    caution: tuple[str, ...]


def build_comparison(facts: Facts) -> ComparisonPart | None:
    """The comparison with the group that the coordinator chose; None while provisional or without figures."""
    peers = facts.peers
    if peers is None or not facts.definitive:
        return None
    measures = _measures(facts)
    tables = tuple(
        PeerTable(title, meaning, rows)
        for title, meaning, names in (
            (wording.SCORES_TITLE, wording.SCORES_MEANING, _scores(facts)),
            (wording.RISKS_TITLE, wording.RISKS_MEANING, _risks(facts)),
            (wording.TASKS_TITLE, wording.TASKS_MEANING, _tasks_in_view(facts)),
        )
        if (rows := tuple(row for measure in names if (row := _row(measure, peers))))
    )
    if not tables:
        return None
    scores = [row.position for table in tables if table.title == wording.SCORES_TITLE for row in table.rows]
    most = max(figures.others for figures in peers.figures.values())
    return ComparisonPart(
        heading=wording.heading(scores.count("lager"), scores.count("hoger"), len(scores)),
        group=wording.group_line(peers.label, most, day(peers.taken_on)),
        tables=tables,
        domains=tuple(domain.label for domain in facts.catalogue.domains),
        cells=_cells(facts, peers),
        left_out=wording.left_out(sum(measure.name not in peers.figures for measure in measures)),
        caution=wording.CAUTION,
    )


@dataclass(frozen=True, slots=True)
class Measure:
    name: str
    label: str
    own: Figure
    inner: bool = False


def _measures(facts: Facts) -> list[Measure]:
    """Everything that has an own value."""
    every = [*_scores(facts), *_risks(facts), *_tasks_in_view(facts), *_cell_measures(facts).values()]
    return [measure for measure in every if measure.own is not None]


def _scores(facts: Facts) -> list[Measure]:
    """Per domain its score, then those of its groups of causes."""
    catalogue, card = facts.catalogue, facts.card
    found = []
    for domain in card.domains:
        label = catalogue.domain_by_id[domain.domain].label
        found.append(Measure(f"domein:{domain.domain}", label, domain.score))
        found += [
            Measure(
                f"cluster:{item.domain}.{item.cluster}",
                catalogue.cluster_by_id[item.cluster].label,
                item.scores.score,
                inner=True,
            )
            for item in card.clusters
            if item.domain == domain.domain
        ]
    return found


def _risks(facts: Facts) -> list[Measure]:
    return [
        Measure(f"risico:{risk.risk}", facts.catalogue.risk_by_id[risk.risk].label, risk.vulnerability_index)
        for risk in facts.risks
    ]


def _cell_measures(facts: Facts) -> dict[tuple[str, str], Measure]:
    return {
        (cell.factor, cell.domain): Measure(
            f"cel:{cell.domain}.{cell.factor}",
            facts.catalogue.domain_by_id[cell.domain].label,
            cell.scores.score,
        )
        for cell in facts.card.cells
    }


def _cells(facts: Facts, peers: PeerComparison) -> tuple[CellRow, ...]:
    """The thirty cells as one line per factor; factors without any figure are left out."""
    measures = _cell_measures(facts)
    rows = []
    for factor in facts.catalogue.factors:
        cells = tuple(_row(measures[(factor.id, domain.id)], peers) for domain in facts.catalogue.domains)
        if any(cells):
            rows.append(CellRow(words.factor_label(factor.id, factor.label), cells))
    return tuple(rows)


def _tasks_in_view(facts: Facts) -> list[Measure]:
    """The share of tasks in view per dossier, 0-100."""
    found = []
    for dossier in facts.catalogue.dossiers:
        answers = [
            item.answer
            for item in facts.sheet.tasks
            if item.task.dossier == dossier.id and not item.answer.not_applicable
        ]
        if answers:
            in_view = sum(answer.steps[0] == "ja" for answer in answers)
            share = Fraction(100 * in_view, len(answers))
            found.append(Measure(f"in_beeld:{dossier.id}", dossier.label, share))
    return found


def _row(measure: Measure, peers: PeerComparison) -> PeerRow | None:
    """The line of one measure; None without an own value, or when too few others have one."""
    figures = peers.figures.get(measure.name)
    if measure.own is None or figures is None:
        return None
    low, high = figures.lower_quartile, figures.upper_quartile
    own = whole(measure.own)
    return PeerRow(
        label=measure.label,
        own=own,
        median=str(figures.median),
        middle_half=wording.NO_QUARTILES if low is None or high is None else f"{low} tot {high}",
        others=str(figures.others),
        position=position_of(measure.own, figures),
        chart=PeerBand(
            measure.label, measure.own, figures.median, low, high, wording.said(own, figures.median)
        ),
        inner=measure.inner,
    )
