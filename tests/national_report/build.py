"""What the national report is made of: figures for everything, or for little; with and without a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessments.catalogue.spec import Catalogue
from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import measure_names
from assessments.comparison.picture import (
    Picture,
    SignalCounts,
    SpreadClass,
    TaskShare,
    stored_benchmark,
    stored_picture,
)
from assessments.comparison.published import Group, Publication
from assessments.constants import NationalCause, PeerKind
from assessments.models import GroupFigures, NationalPicture, PeerPublication
from assessments.national_report.sources import Sources
from tests.build import make_edition, real_catalogue

DAY = dt.date(2026, 11, 1)
SIZES = (("vanaf-100000", "100.000 inwoners of meer"), ("tot-20000", "minder dan 20.000 inwoners"))
PROVINCES = (("PV24", "Flevoland"), ("PV22", "Drenthe"))


@dataclass(frozen=True, slots=True)
class OfTests(Publication):
    """A publication on the real edition, without a database."""

    @property
    def catalogue(self) -> Catalogue:
        return real_catalogue()


def publication(number: int = 2, *, fictional: bool = False) -> OfTests:
    return OfTests(number, f"202{4 + number}", number, DAY.replace(year=2024 + number), fictional)


def figures(shift: int = 0) -> dict[str, Benchmark]:
    """A figure for every measure: 5 to 95 in turn, with quartiles."""
    found = {}
    for place, name in enumerate(measure_names(real_catalogue())):
        median = 5 + 5 * ((place + shift) % 19)
        found[name] = Benchmark(40, median, max(median - 15, 0), min(median + 15, 100))
    return found


def groups() -> tuple[Group, ...]:
    few = {name: Benchmark(6, one.median, None, None) for name, one in figures(2).items()}
    return (
        Group(PeerKind.NATIONAL.value, "", "alle gemeenten", 40, figures()),
        *(Group(PeerKind.SIZE.value, key, f"gemeenten met {label}", 20, figures(1)) for key, label in SIZES),
        Group(PeerKind.PROVINCE.value, *_in(PROVINCES[0]), 6, few),
        Group(PeerKind.PROVINCE.value, *_in(PROVINCES[1]), None, {}),
        Group(PeerKind.SERVICE.value, "OD Noord", "gemeenten bij OD Noord", 8, figures(3)),
    )


def _in(province: tuple[str, str]) -> tuple[str, str]:
    return province[0], f"gemeenten in {province[1]}"


def picture() -> Picture:
    shares = {
        task.id: TaskShare(40, 5 + 5 * (place % 20)) for place, task in enumerate(real_catalogue().tasks)
    }
    first = real_catalogue().tasks[0].id
    return Picture(
        spreads={"domein:milieu-mobiliteit": (SpreadClass(0, 50, 40), SpreadClass(50, 100, 60))},
        tasks={**shares, first: TaskShare(40, None, "weinig")},
        burden={"dagen": Benchmark(40, 60, 45, 90), "mensen": Benchmark(40, 9, 6, 13)},
        signals=SignalCounts(40, {NationalCause.MONEY.value: 25, NationalCause.LATE.value: 10}, {}),
    )


def sources(
    *, now: tuple[Group, ...] | None = None, fictional: bool = False, editions: int = 2,
    pictures: Mapping[int, Picture] | None = None,
) -> Sources:  # fmt: skip
    """Two editions with figures for everything, unless said otherwise."""
    found = groups() if now is None else now
    current, earlier = publication(2, fictional=fictional), publication(1, fictional=fictional)
    national = next((one for one in found if one.kind == PeerKind.NATIONAL.value), None)
    over_time = {current.id: national, earlier.id: national} if national else {}
    return Sources(
        publication=current,
        earlier=earlier if editions > 1 else None,
        editions=(earlier, current) if editions > 1 else (current,),
        groups=found,
        over_time=over_time,
        pictures={1: picture(), 2: picture()} if pictures is None else pictures,
        registered={
            (PeerKind.SERVICE.value, "OD Noord"): 12,
            (PeerKind.SERVICE.value, "OD Zuid"): 7,
            (PeerKind.SIZE.value, "tot-20000"): 70,
            (PeerKind.PROVINCE.value, "PV22"): 12,
        },
        municipalities=342,
    )


def publish(day: dt.date = DAY, names: Sequence[str] = ()) -> PeerPublication:
    """The same figures as a publication of the real world, in the database; `names`: rounds read by name."""
    found = PeerPublication.objects.create(edition=make_edition(), taken_on=day, names=list(names))
    GroupFigures.objects.bulk_create(
        GroupFigures(
            publication=found,
            kind=one.kind,
            key=one.key,
            label=one.label,
            participants=one.participants,
            figures={name: stored_benchmark(figure) for name, figure in one.figures.items()},
        )
        for one in groups()
    )
    NationalPicture.objects.create(publication=found, **stored_picture(picture()))
    return found
