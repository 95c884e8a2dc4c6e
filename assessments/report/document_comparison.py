"""The own outcome beside a group of municipalities (method.md 9, and 11 part 8). Words, never a rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.report import wording_comparison as wording
from assessments.report import words
from assessments.report.charts_comparison import PeerBand
from assessments.report.facts import Facts
from assessments.report.figures import day, whole
from assessments.report.peers import PeerComparison, PeerFigures
from assessments.scoring.types import Figure

AROUND = 10  # points from the median that count as "rond" when there are no quartiles


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


@dataclass(frozen=True, slots=True)
class PeerTable:
    title: str
    explanation: str  # what a higher figure means here
    rows: tuple[PeerRow, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPart:
    heading: str
    group: str  # which group, how large, on which day
    tables: tuple[PeerTable, ...]
    left_out: str  # what could not be shown; empty when everything is
    caution: tuple[str, ...]


def build_comparison(facts: Facts) -> ComparisonPart | None:
    """The comparison with the group that the coordinator chose; None while provisional or without figures."""
    peers = facts.peers
    if peers is None or not facts.definitive:
        return None
    tables = tuple(
        PeerTable(title, explanation, rows)
        for title, explanation, measures in _measures(facts)
        if (rows := tuple(_rows(measures, peers)))
    )
    if not tables:
        return None
    scores = [row.position for table in tables[:1] for row in table.rows]
    most = max(figures.others for figures in peers.figures.values())
    return ComparisonPart(
        heading=wording.heading(scores.count("lager"), scores.count("hoger"), len(scores)),
        group=wording.group_line(peers.label, most, day(peers.taken_on)),
        tables=tables,
        left_out=wording.left_out(_withheld(facts, peers)),
        caution=wording.CAUTION,
    )


Measures = list[tuple[str, str, Figure]]  # name of the measure, label, own value


def _measures(facts: Facts) -> Iterator[tuple[str, str, Measures]]:
    """The tables in order: scores per domain and group of causes, risks, tasks, and the thirty cells."""
    catalogue, card = facts.catalogue, facts.card
    domains = {domain.id: domain.label for domain in catalogue.domains}
    scores: Measures = []
    for domain in card.domains:
        scores.append((f"domein:{domain.domain}", domains[domain.domain], domain.score))
        scores += [
            (
                f"cluster:{item.domain}.{item.cluster}",
                f"{domains[item.domain]}: {catalogue.cluster_by_id[item.cluster].label.lower()}",
                item.scores.score,
            )
            for item in card.clusters
            if item.domain == domain.domain
        ]
    yield wording.SCORES_TITLE, wording.SCORES_MEANING, scores
    yield (
        wording.RISKS_TITLE,
        wording.RISKS_MEANING,
        [
            (f"risico:{risk.risk}", catalogue.risk_by_id[risk.risk].label, risk.vulnerability_index)
            for risk in facts.risks
        ],
    )
    yield wording.TASKS_TITLE, wording.TASKS_MEANING, _tasks_in_view(facts)
    yield (
        wording.CELLS_TITLE,
        wording.SCORES_MEANING,
        [
            (
                f"cel:{cell.domain}.{cell.factor}",
                f"{domains[cell.domain]}: "
                f"{words.factor_word(cell.factor, catalogue.factor_by_id[cell.factor].label)}",
                cell.scores.score,
            )
            for cell in card.cells
        ],
    )


def _tasks_in_view(facts: Facts) -> Measures:
    """The share of tasks in view per dossier, 0-100."""
    found: Measures = []
    for dossier in facts.catalogue.dossiers:
        answers = [
            item.answer
            for item in facts.sheet.tasks
            if item.task.dossier == dossier.id and not item.answer.not_applicable
        ]
        if answers:
            in_view = sum(answer.steps[0] == "ja" for answer in answers)
            found.append((f"in_beeld:{dossier.id}", dossier.label, Fraction(100 * in_view, len(answers))))
    return found


def _rows(measures: Measures, peers: PeerComparison) -> Iterator[PeerRow]:
    for name, label, own in measures:
        figures = peers.figures.get(name)
        if own is None or figures is None:
            continue
        position = _position(own, figures)
        low, high = figures.lower_quartile, figures.upper_quartile
        middle_half = wording.NO_QUARTILES if low is None or high is None else f"{low} tot {high}"
        yield PeerRow(
            label=label,
            own=whole(own),
            median=str(figures.median),
            middle_half=middle_half,
            others=str(figures.others),
            position=position,
            chart=PeerBand(label, own, figures.median, low, high, wording.said(whole(own), figures.median)),
        )


def _position(own: Fraction, figures: PeerFigures) -> str:
    """As `comparison.groups.position_of`: the borders themselves are "rond"."""
    low = figures.lower_quartile if figures.lower_quartile is not None else figures.median - AROUND
    high = figures.upper_quartile if figures.upper_quartile is not None else figures.median + AROUND
    if own < low:
        return "lager"
    return "hoger" if own > high else "rond"


def _withheld(facts: Facts, peers: PeerComparison) -> int:
    """How many own values have no figures of others beside them."""
    found: Mapping[str, Figure] = {
        name: own for _, _, measures in _measures(facts) for name, _, own in measures if own is not None
    }
    return sum(name not in peers.figures for name in found)
