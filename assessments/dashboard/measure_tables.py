"""The figures of one measure as tables for Excel: the same values as on the page. Pure."""

from __future__ import annotations

from django.utils.formats import date_format

from assessments.dashboard.measure import MeasurePage
from assessments.dashboard.measure_wording import NO_RANKING, NO_SPREAD, NOT_COMPARABLE, SPREAD_NOTE
from assessments.dashboard.overview_tables import FIGURE_COLUMNS, figure_cells
from assessments.tables import Cell, Column, Table, cell


def measure_tables(page: MeasurePage) -> tuple[Table, Table, Table]:
    """All municipalities and the groups; the spread; the editions."""
    return _groups(page), _spread(page), _editions(page)


def _groups(page: MeasurePage) -> Table:
    rows = [(Cell("Alle gemeenten"), Cell("Landelijk"), *figure_cells(page.national))]
    rows += [
        (Cell(line.name), Cell(kind.head), *figure_cells(line.found))
        for kind in page.kinds
        for line in kind.lines
    ]
    columns = (Column("Groep"), Column("Soort"), *FIGURE_COLUMNS)
    return Table("Groepen", f"{page.measure.label}, per groep", columns, tuple(rows), NO_RANKING)


def _spread(page: MeasurePage) -> Table:
    return Table(
        "Spreiding",
        f"{page.measure.label}, welk deel van de gemeenten waar ligt",
        (Column("Van 0 tot 100"), Column("Deel van de gemeenten", number=True)),
        tuple((Cell(line.label), Cell(f"{line.share}%", line.share)) for line in page.spread),
        SPREAD_NOTE if page.spread else NO_SPREAD,
    )


def _editions(page: MeasurePage) -> Table:
    rows = []
    for line in page.trend:
        day = date_format(line.publication.taken_on, "j F Y")
        figures = figure_cells(line.found if line.comparable else None)
        if not line.comparable:
            figures = (Cell(""), Cell(NOT_COMPARABLE), Cell(""), Cell(""))
        rows.append((cell(line.publication.edition), Cell(day), *figures, Cell(line.change)))
    columns = (Column("Editie"), Column("Stand van"), *FIGURE_COLUMNS, Column("Sinds de editie ervoor"))
    return Table("Edities", f"{page.measure.label}, per editie", columns, tuple(rows))
