"""The own outcome beside a group of municipalities (method.md 9, and 11 part 8). Words, never a rank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue.spec import PolicyDomain
from assessments.comparison.measures import values_of
from assessments.report import wording_comparison as wording
from assessments.report import words
from assessments.report.beside import Beside, Measure, PeerRow
from assessments.report.facts import Facts
from assessments.report.figures import day

CORE = "kern-"
"""How the names of the measures on the core begin (`comparison.measures`)."""


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


def build_comparison(facts: Facts) -> ComparisonPart | None:
    """The comparison with the group that the coordinator chose; None while provisional or without figures."""
    if facts.peers is None or not facts.definitive:
        return None
    beside = Beside(values_of(facts.sheet, facts.card), facts.peers.figures)
    title = wording.SCORES_TITLE if facts.full else wording.CORE_SCORES_TITLE
    lists = (
        (title, wording.SCORES_MEANING, _scores(facts)),
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
    scores = [row.position for table in tables if table.title == title for row in table.rows]
    most = max(figures.others for figures in facts.peers.figures.values())
    return ComparisonPart(
        heading=wording.heading(scores.count("lager"), scores.count("hoger"), len(scores)),
        group=wording.group_line(facts.peers.label, most, day(facts.peers.taken_on)),
        tables=tables,
        domains=tuple(domain.label for domain in _domains(facts)),
        cells=_cells(facts, beside, cells),
        left_out=wording.left_out(beside.too_few(compared)),
        scope="" if facts.full else wording.CORE_ONLY,
        caution=wording.CAUTION,
    )


def _domains(facts: Facts) -> tuple[PolicyDomain, ...]:
    """The domains whose scores are compared: all, or those that hold a part of the core."""
    core = {
        facts.catalogue.dossier_by_id[item.dossier].domain for item in facts.catalogue.statements if item.core
    }
    return tuple(item for item in facts.catalogue.domains if facts.full or item.id in core)


def _prefix(facts: Facts) -> str:
    """A round on the core is compared on the core, with everybody: also of whoever filled in more."""
    return "" if facts.full else CORE


def _scores(facts: Facts) -> list[Measure]:
    """Per domain its score, then those of its groups of causes."""
    found = []
    for domain in _domains(facts):
        found.append(Measure(f"{_prefix(facts)}domein:{domain.id}", domain.label))
        found += [
            Measure(f"{_prefix(facts)}cluster:{domain.id}.{cluster.id}", cluster.label, depth=1)
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
        (factor.id, domain.id): Measure(f"{_prefix(facts)}cel:{domain.id}.{factor.id}", domain.label)
        for factor in facts.catalogue.factors
        for domain in _domains(facts)
    }


def _cells(facts: Facts, beside: Beside, measures: Mapping[tuple[str, str], Measure]) -> tuple[CellRow, ...]:
    """The thirty cells as one line per factor; factors without any figure are left out."""
    rows = []
    for factor in facts.catalogue.factors:
        own = [measures[(factor.id, domain.id)] for domain in _domains(facts)]
        lines = [beside.row(measure) for measure in own]
        if any(lines):
            cells = tuple(
                line or (wording.TOO_FEW if measure.name in beside.own else wording.NO_OWN_VALUE)
                for line, measure in zip(lines, own, strict=True)
            )
            rows.append(CellRow(words.factor_label(factor.id, factor.label), cells))
    return tuple(rows)
