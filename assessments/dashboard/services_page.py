"""How far municipalities are per omgevingsdienst, beside all of them. Pure; alphabetical, never ranked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.comparison.groups import Benchmark, Position, position_of
from assessments.comparison.published import Group
from assessments.constants import PeerKind, TaskStep

STEPS = (TaskStep.ASSIGNED, TaskStep.POLICY, TaskStep.CAPACITY, TaskStep.DISCUSSED)
EXECUTOR = "omgevingsdienst"
FIRST_CHOICE = "vth"


@dataclass(frozen=True, slots=True)
class ServiceFigure:
    """One measure of the municipalities of a dienst (None: too few), beside all municipalities."""

    shown: Benchmark | None
    national: Benchmark | None

    @property
    def median(self) -> int | None:
        return self.shown.median if self.shown else None

    @property
    def national_median(self) -> int | None:
        return self.national.median if self.national else None

    @property
    def position(self) -> Position | None:
        """Where the median lies beside all municipalities; None without both."""
        if self.shown is None or self.national is None:
            return None
        return position_of(Fraction(self.shown.median), self.national)


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One dienst: its municipalities by the reference table, how many take part (None: too few), figures."""

    name: str
    municipalities: int
    participants: int | None
    figures: tuple[ServiceFigure, ...]

    @property
    def position(self) -> Position | None:
        """Of the tasks in view."""
        return self.figures[0].position

    @property
    def is_shown(self) -> bool:
        """Whether any figure of this dienst may be shown."""
        return any(one.shown is not None for one in self.figures)


@dataclass(frozen=True, slots=True)
class ServicePage:
    """All diensten in the order of their names, and all municipalities together as the last line."""

    dossier: str
    dossier_label: str
    lines: tuple[ServiceLine, ...]
    national: ServiceLine

    @property
    def shown(self) -> tuple[ServiceLine, ...]:
        return tuple(line for line in self.lines if line.is_shown)

    @property
    def withheld(self) -> tuple[ServiceLine, ...]:
        return tuple(line for line in self.lines if not line.is_shown)

    @property
    def known(self) -> int:
        """Diensten of which the tasks in view may be shown."""
        return sum(line.figures[0].shown is not None for line in self.lines)

    @property
    def lower(self) -> int:
        return sum(line.position == "lager" for line in self.lines)


def measures_for(dossier: str) -> tuple[str, ...]:
    """The measures of the page: tasks in view, then the four steps after it."""
    return (f"in_beeld:{dossier}", *(f"stap:{dossier}.{step.value}" for step in STEPS))


def dossiers_of_services(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """Id and label of the dossiers with tasks that an omgevingsdienst may carry out."""
    found = {task.dossier for task in catalogue.tasks if EXECUTOR in task.executors}
    return tuple((item.id, item.label) for item in catalogue.dossiers if item.id in found)


def build_service_page(
    catalogue: Catalogue, dossier: str, registered: Mapping[str, int], groups: Iterable[Group]
) -> ServicePage:
    """The page of one dossier. `registered`: municipalities per dienst; `groups`: national and per dienst."""
    by_key = {(group.kind, group.key): group for group in groups}
    names = measures_for(dossier)
    whole = by_key.get((PeerKind.NATIONAL.value, ""))
    national = whole.figures if whole else {}
    services = {key for kind, key in by_key if kind == PeerKind.SERVICE.value}
    lines = []
    for name in sorted({*registered, *services} - {""}, key=str.casefold):
        group = by_key.get((PeerKind.SERVICE.value, name))
        figures = group.figures if group else {}
        lines.append(
            ServiceLine(
                name,
                registered.get(name, 0),
                group.participants if group else None,
                tuple(ServiceFigure(figures.get(one), national.get(one)) for one in names),
            )
        )
    return ServicePage(
        dossier,
        catalogue.dossier_by_id[dossier].label,
        tuple(lines),
        ServiceLine(
            "Alle gemeenten",
            sum(registered.values()),
            whole.participants if whole else None,
            tuple(ServiceFigure(national.get(one), None) for one in names),
        ),
    )
