"""Refreshing the list of municipalities from CBS."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from assessments.audit.services import record
from assessments.catalogue.municipalities import MunicipalityRow
from assessments.catalogue.services import MunicipalityCounts, save_municipalities
from assessments.models import Municipality, User
from assessments.models.accounts import valid_on
from assessments.reference.changes import ChangeRow
from assessments.reference.checking import rows_from
from assessments.reference.mergers import Applied, apply_mergers
from assessments.reference.odata import Fetch, find_table, read_areas


@dataclass(frozen=True, slots=True)
class CbsAddresses:
    """Where CBS keeps its tables, and the list of them."""

    service: str
    catalogue: str


@dataclass(frozen=True, slots=True)
class CbsImport:
    """What an import did; `table` is the id of the table that was read."""

    table: str
    counts: MunicipalityCounts
    mergers: Applied


def known_rows(day: dt.date) -> dict[str, MunicipalityRow]:
    """The real municipalities that were valid just before a day, as rows of the list."""
    fields = MunicipalityRow.__struct_fields__
    before = valid_on(day - dt.timedelta(days=1))
    rows = Municipality.objects.filter(before, is_fictional=False).values(*fields)
    return {row["code"]: MunicipalityRow(**row) for row in rows}


@transaction.atomic
def import_from_cbs(
    *,
    actor: User | None,
    fetch: Fetch,
    addresses: CbsAddresses,
    year: int,
    table: str = "",
    changes: list[ChangeRow],
) -> CbsImport:
    """Read the municipalities on 1 January of a year, check them, store them and carry out the mergers.

    The table is found by its title unless `table` names it. Raises CbsRefused (nothing is stored) when the
    table, a field, a number or a province does not fit; ValidationError as `apply_mergers` does.
    """
    day = dt.date(year, 1, 1)
    found = table or find_table(fetch, addresses.catalogue, year)
    areas = read_areas(fetch, addresses.service, found)
    rows = rows_from(areas, known_rows(day), changes, day)
    counts = save_municipalities(actor=actor, rows=rows, source=f"CBS {found}")
    mergers = apply_mergers(actor=actor, rows=changes, on=day)
    record(
        actor=actor,
        action="gemeenten.cbs",
        subject=found,
        new={"jaar": year, "gemeenten": len(rows), "verhuisde rondes": mergers.moved},
    )
    return CbsImport(found, counts, mergers)
