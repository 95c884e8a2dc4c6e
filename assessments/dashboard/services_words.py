"""What the page of omgevingsdiensten says, and its figures as a table."""

from __future__ import annotations

from assessments.dashboard.services_page import STEPS, ServiceFigure, ServiceLine, ServicePage
from assessments.tables import Cell, Column, Table, cell

TOO_FEW = "te weinig deelnemers"
HEADS = ("Taken in beeld", *(str(step.label) for step in STEPS))
HOW_COUNTED = (
    "Elk cijfer is het midden: de helft van de gemeenten bij de dienst zit eronder, de helft erboven.",
    "Taken in beeld is het aandeel taken van het dossier dat de gemeente in beeld heeft.",
    "De vier stappen tellen ja als geheel en deels als half.",
    "Elk cijfer is afgerond op een veelvoud van 5.",
    "Lager, rond en hoger vergelijken met de middelste helft van alle gemeenten.",
    "Bij minder dan zes gemeenten staat er: te weinig deelnemers. Soms ook bij meer gemeenten. "
    "Anders is het cijfer van één gemeente uit te rekenen.",
    "De cijfers gaan over gemeenten, niet over het werk van de dienst. Het zijn antwoorden van de gemeenten.",
)


def heading(page: ServicePage) -> str:
    """The finding about tasks in view; the page names the dossier above it."""
    if not page.known:
        return "Nog bij geen omgevingsdienst genoeg deelnemers"
    about = "omgevingsdiensten" if page.known > 1 else "omgevingsdienst"
    count = f"bij {page.lower} van {page.known} {about}" if page.lower else "bij geen omgevingsdienst"
    return f"{count} zijn minder taken in beeld dan landelijk".capitalize()


def withheld_names(page: ServicePage) -> tuple[str, ...]:
    """The diensten without figures, each with how many municipalities it works for."""
    return tuple(
        f"{line.name} ({line.municipalities} {'gemeente' if line.municipalities == 1 else 'gemeenten'})"
        for line in page.withheld
    )


def service_table(page: ServicePage) -> Table:
    """One row per dienst in the order of the names, and all municipalities below."""
    columns = (
        Column("Omgevingsdienst"),
        Column("Gemeenten", number=True),
        Column("Doen mee", number=True),
        *(Column(f"{head}, midden", number=True) for head in HEADS),
        Column("Taken in beeld naast landelijk"),
        Column("Gemeenten achter dit cijfer", number=True),
    )
    rows = tuple(_row(line) for line in (*page.lines, page.national))
    caption = f"{page.dossier_label}: hoe ver de gemeenten zijn per omgevingsdienst"
    return Table(page.dossier_label, caption, columns, rows)


def _row(line: ServiceLine) -> tuple[Cell, ...]:
    first = line.figures[0].shown
    return (
        cell(line.name),
        cell(line.municipalities),
        cell(TOO_FEW) if line.participants is None else cell(line.participants),
        *(_figure(one) for one in line.figures),
        cell(line.position or ""),
        cell(first.others if first else None),
    )


def _figure(one: ServiceFigure) -> Cell:
    return cell(TOO_FEW) if one.median is None else Cell(f"{one.median}%", one.median)
