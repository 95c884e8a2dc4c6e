"""Does a table of CBS fit what we know? Pure: areas beside our list and the mergers, every fault at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from assessments.catalogue.municipalities import PROVINCES, MunicipalityRow
from assessments.reference import sentences
from assessments.reference.changes import ChangeRow, Ending, endings_of
from assessments.reference.odata import Area, CbsRefused

SIZE_BORDERS = (5_000, 10_000, 20_000, 50_000, 100_000, 150_000, 250_000)
LARGEST_CHANGE = 4
"""A number of inhabitants may change by at most one in so many without a merger."""


def size_class_of(inhabitants: int) -> int:
    """The size class of CBS, 1 (fewer than 5.000 inhabitants) to 8 (250.000 or more)."""
    return 1 + sum(inhabitants >= border for border in SIZE_BORDERS)


def rows_from(
    areas: Sequence[Area],
    known: Mapping[str, MunicipalityRow],
    changes: Iterable[ChangeRow],
    day: dt.date,
) -> list[MunicipalityRow]:
    """The list of municipalities on a day: names, provinces and inhabitants of CBS, the rest as we have it.

    `known` are the municipalities that we hold valid before. A new one takes the omgevingsdienst, the
    veiligheidsregio and the place on the map of its largest predecessor. Raises CbsRefused with all that does
    not fit: numbers, provinces, what came or went unexplained, a jump in inhabitants.
    """
    endings = [item for item in endings_of(changes) if item.day <= day and item.code in known]
    by_code = {area.code: area for area in areas}
    faults = [
        *_provinces(areas),
        *_coming_and_going(by_code, known, endings),
        *_jumps(by_code, known, endings),
    ]
    rows = []
    for area in sorted(areas, key=lambda item: item.code):
        model = known.get(area.code) or _largest_predecessor(area.code, known, endings)
        if model is None:
            faults.append(sentences.NO_SERVICE.format(name=area.name, code=area.code))
        else:
            rows.append(_row(area, model, day))
    if faults:
        raise CbsRefused("\n".join(dict.fromkeys(faults)))
    return rows


def _provinces(areas: Sequence[Area]) -> list[str]:
    if not areas:
        return [sentences.NO_AREAS]
    counts = Counter(area.code for area in areas)
    faults = [sentences.TWICE.format(code=code) for code, count in counts.items() if count > 1]
    for area in areas:
        if PROVINCES.get(area.province_code) != area.province:
            faults.append(
                sentences.UNKNOWN_PROVINCE.format(
                    name=area.name, code=area.code, province=area.province, province_code=area.province_code
                )
            )
    absent = [
        label for code, label in PROVINCES.items() if code not in {area.province_code for area in areas}
    ]
    if absent:
        faults.append(sentences.NOT_ALL_PROVINCES.format(names=", ".join(absent)))
    return faults


def _coming_and_going(
    found: Mapping[str, Area], known: Mapping[str, MunicipalityRow], endings: Sequence[Ending]
) -> list[str]:
    ended = {item.code for item in endings}
    begun = {part.new_code for item in endings for part in item.parts} - set(known)
    faults = [
        sentences.NOT_EXPLAINED_GONE.format(name=row.name, code=code)
        for code, row in known.items()
        if code not in found and code not in ended
    ]
    faults += [
        sentences.NOT_EXPLAINED_NEW.format(name=area.name, code=code)
        for code, area in found.items()
        if code not in known and code not in begun
    ]
    expected = len((set(known) - ended) | begun)
    if len(found) != expected:
        faults.append(sentences.COUNT.format(found=len(found), expected=expected))
    return faults


def _jumps(
    found: Mapping[str, Area], known: Mapping[str, MunicipalityRow], endings: Sequence[Ending]
) -> list[str]:
    merged = {part.new_code for item in endings for part in item.parts}
    faults = []
    for code, row in known.items():
        area = found.get(code)
        if area is None:
            continue
        if area.province_code != row.province_code:
            faults.append(
                sentences.MOVED_PROVINCE.format(
                    name=area.name, code=code, old=row.province, new=area.province
                )
            )
        jump = abs(area.inhabitants - row.inhabitants)
        if code not in merged and jump * LARGEST_CHANGE > row.inhabitants:
            faults.append(
                sentences.JUMP.format(name=area.name, code=code, old=row.inhabitants, new=area.inhabitants)
            )
    return faults


def _largest_predecessor(
    code: str, known: Mapping[str, MunicipalityRow], endings: Sequence[Ending]
) -> MunicipalityRow | None:
    before = [known[item.code] for item in endings if any(part.new_code == code for part in item.parts)]
    return max(before, key=lambda row: row.inhabitants, default=None)


def _row(area: Area, model: MunicipalityRow, day: dt.date) -> MunicipalityRow:
    return MunicipalityRow(
        code=area.code,
        name=area.name,
        province_code=area.province_code,
        province=area.province,
        inhabitants=area.inhabitants,
        inhabitants_date=day,
        size_class=size_class_of(area.inhabitants),
        omgevingsdienst=model.omgevingsdienst,
        veiligheidsregio=model.veiligheidsregio,
        tile_row=model.tile_row,
        tile_col=model.tile_col,
    )
