"""The invented municipalities: each has everything of a real one but the code and the name. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from assessments.catalogue.municipalities import MunicipalityRow

FIRST_CODE = 5001
CODE_PREFIX = "GM5"


@dataclass(frozen=True, slots=True)
class Place:
    """An invented municipality; `inhabitants` are persons, tile places those of the real one."""

    code: str
    name: str
    province_code: str
    province: str
    inhabitants: int
    inhabitants_date: dt.date
    size_class: int
    omgevingsdienst: str
    veiligheidsregio: str
    tile_row: int
    tile_col: int


def places_of(rows: Sequence[MunicipalityRow], number: int) -> tuple[Place, ...]:
    """The first `number` rows of the list as invented municipalities GM5001 and on."""
    return tuple(
        Place(
            code=f"GM{FIRST_CODE + index}",
            name=f"{row.name} (simulatie)",
            province_code=row.province_code,
            province=row.province,
            inhabitants=row.inhabitants,
            inhabitants_date=row.inhabitants_date,
            size_class=row.size_class,
            omgevingsdienst=row.omgevingsdienst,
            veiligheidsregio=row.veiligheidsregio,
            tile_row=row.tile_row,
            tile_col=row.tile_col,
        )
        for index, row in enumerate(rows[:number])
    )
