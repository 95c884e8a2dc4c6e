"""The figures of the map as tables, for the page and for Excel. Pure."""

from __future__ import annotations

from assessments.dashboard.map_page import MapPage
from assessments.dashboard.map_wording import NOT_BY_NAME, TOO_FEW
from assessments.dashboard.measure_drawings import middle_half
from assessments.dashboard.overview_tables import FIGURE_COLUMNS, figure_cells
from assessments.tables import Cell, Column, Table, cell


def groups_table(page: MapPage, label: str, head: str) -> Table:
    """A line per group, in a fixed order."""
    return Table(
        "Per groep",
        f"{label}, per {head.lower()}",
        (Column(head), *FIGURE_COLUMNS, Column("Klasse")),
        tuple(
            (
                Cell(line.name),
                *figure_cells(line.found),
                Cell(line.shade.label if line.shade else ""),
            )
            for line in page.groups
        ),
        "De volgorde is vast: op naam of van klein naar groot. Dit is geen ranglijst.",
    )


def shown_groups_table(page: MapPage, label: str, head: str) -> Table:
    """The groups that may be shown, as the page shows them: in a fixed order, with the middle half."""
    return Table(
        "Per groep",
        f"{label}, per {head.lower()}",
        (
            Column(head),
            Column("Gemeenten", number=True),
            Column("Midden", number=True),
            Column("Middelste helft"),
            Column("Klasse"),
        ),
        tuple(
            (
                Cell(line.name),
                cell(line.found.others),
                cell(line.found.median),
                Cell(middle_half(line.found) or TOO_FEW),
                Cell(line.shade.label if line.shade else ""),
            )
            for line in page.groups
            if line.found
        ),
        "De volgorde is vast: op naam of van klein naar groot. Dit is geen ranglijst.",
    )


def places_table(page: MapPage, label: str, head: str) -> Table:
    """A line per municipality with the figure of its group, by name."""
    return Table(
        "Per gemeente",
        f"{label}: het midden van de groep waar een gemeente in zit",
        (
            Column("Gemeente"),
            Column(head),
            Column("Gemeenten in de groep", number=True),
            Column("Midden van de groep", number=True),
        ),
        tuple(
            (
                Cell(line.name),
                Cell(line.group),
                cell(line.found.others) if line.found else Cell(""),
                cell(line.found.median) if line.found else Cell(TOO_FEW),
            )
            for line in page.places
        ),
        "Het cijfer hoort bij de groep, niet bij de gemeente.",
    )


def named_table(page: MapPage, label: str) -> Table:
    """A line per municipality that shares by name, by name."""
    return Table(
        "Herkenbaar",
        f"{label}: gemeenten die herkenbaar delen",
        (Column("Gemeente"), Column("Eigen cijfer", number=True), Column("Klasse")),
        tuple((Cell(line.name), cell(line.value), Cell(line.shade.label)) for line in page.named),
        f"Alle andere gemeenten: {NOT_BY_NAME}.",
    )
