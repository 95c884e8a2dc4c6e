"""The figures of the overview as tables, for the page and for Excel. Pure."""

from __future__ import annotations

from assessments.comparison.groups import Benchmark
from assessments.dashboard.overview import FigureLine, HeatCell, HeatRow, Overview
from assessments.dashboard.overview_wording import TOO_FEW
from assessments.tables import Cell, Column, Table, cell

FIGURE_COLUMNS = (
    Column("Gemeenten", number=True),
    Column("Midden", number=True),
    Column("Een kwart zit onder", number=True),
    Column("Een kwart zit boven", number=True),
)


def figure_cells(found: Benchmark | None) -> tuple[Cell, Cell, Cell, Cell]:
    """The four figures of a group; one that may not be shown says so, and is never 0."""
    if found is None:
        return Cell(""), Cell(TOO_FEW), Cell(""), Cell("")
    quartiles = (found.lower_quartile, found.upper_quartile)
    low, high = (Cell(TOO_FEW) if one is None else cell(one) for one in quartiles)
    return cell(found.others), cell(found.median), low, high


def scores_table(page: Overview, change_head: str) -> Table:
    """Domains, clusters and cells, a line each."""
    rows = [_score_row("Domein", one.where, "", one) for one in page.domains]
    for block in page.blocks:
        rows += _rows("Groep oorzaken", block.cluster, page)
        for row in block.factors:
            rows += _rows("Factor", row, page)
    columns = [
        Column("Onderdeel"),
        Column("Domein"),
        Column("Soort"),
        *FIGURE_COLUMNS,
        Column("In een woord"),
    ]
    if change_head:
        columns.append(Column(change_head))
    width = len(columns)
    return Table(
        "Scores",
        "Scores per domein, groep oorzaken en factor",
        tuple(columns),
        tuple(row[:width] for row in rows),
    )


def _rows(kind: str, row: HeatRow, page: Overview) -> list[tuple[Cell, ...]]:
    return [
        _score_row(kind, row.label, domain.where, one)
        for domain, one in zip(page.domains, row.cells, strict=True)
    ]


def _score_row(kind: str, label: str, domain: str, one: HeatCell) -> tuple[Cell, ...]:
    word = one.word if one.found else ""
    return (
        Cell(label), Cell(domain or label), Cell(kind), *figure_cells(one.found), Cell(word), Cell(one.change)
    )  # fmt: skip


def risks_table(page: Overview, change_head: str) -> Table:
    """The risks, a line each, in the order of the page."""
    return _lines("Risico's", "Kwetsbaarheid per risico, van 0 tot 100", "Risico", page.risks, change_head)


def in_view_table(page: Overview, change_head: str) -> Table:
    """The share of tasks in view per dossier (percent), in the order of the page."""
    about = "Deel van de taken in beeld per dossier, in procenten"
    return _lines("Taken in beeld", about, "Dossier", page.in_view, change_head)


def _lines(name: str, about: str, head: str, lines: tuple[FigureLine, ...], change_head: str) -> Table:
    columns = [Column(head), Column("Domein"), *FIGURE_COLUMNS]
    if change_head:
        columns.append(Column(change_head))
    width = len(columns)
    rows = (
        (Cell(one.label), Cell(one.domain), *figure_cells(one.found), Cell(one.change))[:width]
        for one in lines
    )
    return Table(name, about, tuple(columns), tuple(rows))
