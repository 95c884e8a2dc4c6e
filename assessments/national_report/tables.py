"""Every table of the national report as a sheet of Excel, in the order of its chapters. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assessments.comparison.groups import Benchmark
from assessments.dashboard.overview_tables import risks_table, scores_table
from assessments.dashboard.overview_wording import TOO_FEW
from assessments.dashboard.services_words import service_table
from assessments.dashboard.signals_words import trend_table
from assessments.dashboard.tasks_tables import laws_table, tasks_table
from assessments.national_report import wording
from assessments.national_report.document import NationalDocument
from assessments.tables import Cell, Table, cell, shown_number, table_of

QUARTERS = ("Midden", "Een kwart zit onder", "Een kwart zit boven")


def tables_of(document: NationalDocument) -> tuple[Table, ...]:
    """Who takes part, scores, risks, tasks, groups, diensten, signals, editions and work; no empty sheet."""
    found = (
        _places(document),
        scores_table(document.overview, document.since),
        _core(document),
        risks_table(document.overview, document.since),
        tasks_table(document.tasks, document.since),
        laws_table(document.tasks),
        _groups(document),
        replace(service_table(document.services), name="Omgevingsdiensten"),
        replace(trend_table(document.signals, wording.ALL_DOMAINS), name="Signalen"),
        _editions(document),
        _burden(document),
    )
    return tuple(table for table in found if table.rows)


def _places(document: NationalDocument) -> Table:
    rows = [
        (table.title, row.label, row.municipalities, shown_number(row.participants))
        for table in document.places
        for row in table.rows
    ]
    return table_of("Wie doet mee", wording.SHEET_PLACES, ("Soort", "Groep", "Gemeenten", "Doen mee"), rows)


def _core(document: NationalDocument) -> Table:
    rows = [(row.label, row.figures.others, *_quarters(row.figures)) for row in document.core]
    return table_of("De kern", wording.SHEET_CORE, ("Domein", "Gemeenten", *QUARTERS), rows)


def _groups(document: NationalDocument) -> Table:
    """One row per group and domain, so that it can be filtered."""
    rows = [
        (table.title, row.label, shown_number(row.participants), *one)
        for table in document.groups
        for row in table.rows
        for one in _by_domain(document.domains, row.figures)
    ]
    columns = ("Soort", "Groep", "Doen mee", "Domein", *QUARTERS)
    return table_of("Grootte en provincie", wording.SHEET_GROUPS, columns, rows)


def _editions(document: NationalDocument) -> Table:
    rows = [
        (row.edition, row.day, shown_number(row.participants), *one)
        for row in document.editions
        for one in _by_domain(document.domains, row.figures)
    ]
    return table_of(
        "Ontwikkeling", wording.SHEET_EDITIONS, ("Editie", "Stand van", "Doen mee", "Domein", *QUARTERS), rows
    )


def _burden(document: NationalDocument) -> Table:
    rows = [(row.label, row.figures.others, *_quarters(row.figures)) for row in document.burden]
    return table_of("Wat de APK vraagt", wording.SHEET_BURDEN, ("Wat", "Gemeenten", *QUARTERS), rows)


def _by_domain(
    domains: Sequence[str], figures: Sequence[Benchmark | None]
) -> Iterable[tuple[str | Cell, ...]]:
    for domain, found in zip(domains, figures, strict=True):
        yield (domain, *_quarters(found))


def _quarters(found: Benchmark | None) -> tuple[Cell, Cell, Cell]:
    """Median and quartiles; in words where there are too few."""
    if found is None:
        return Cell(TOO_FEW), Cell(TOO_FEW), Cell(TOO_FEW)
    few = [one if one is not None else TOO_FEW for one in (found.lower_quartile, found.upper_quartile)]
    return cell(found.median), cell(few[0]), cell(few[1])
