"""The national report as finished values, part by part. Pure; every part is left out cleanly when empty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from assessments.comparison.groups import Benchmark
from assessments.comparison.published import Group, GroupName
from assessments.constants import PeerKind, TaskKind
from assessments.dashboard.measure_drawings import band, middle_half
from assessments.dashboard.overview import FigureLine, Overview, build_overview
from assessments.dashboard.overview_change import change_word, comparable_measures
from assessments.dashboard.overview_groups import ordered, short_name
from assessments.dashboard.services_page import ServicePage, build_service_page
from assessments.dashboard.signals_trend import CauseTrend, cause_trends
from assessments.dashboard.tasks import TaskChoice, TaskLine, TaskPage, build_task_page, comparable_tasks
from assessments.national_report import wording
from assessments.national_report.sources import Sources
from assessments.report.figures import day

SERVICE_DOSSIER = "vth"
MOST_TASKS, MOST_RISKS = 20, 3
BURDEN = ("dagen", "mensen", "uren")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group: its number of municipalities in words, and the median per domain (None: too few)."""

    label: str
    participants: str
    figures: tuple[Benchmark | None, ...]


@dataclass(frozen=True, slots=True)
class GroupTable:
    title: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One group: its municipalities by the reference table, and how many share their outcome."""

    label: str
    municipalities: int
    participants: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    title: str
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class EditionRow:
    """The national medians of one edition, per domain."""

    edition: str
    day: str
    participants: str
    figures: tuple[Benchmark | None, ...]


@dataclass(frozen=True, slots=True)
class BurdenRow:
    label: str
    figures: Benchmark
    change: str

    @property
    def middle_half(self) -> str:
        return middle_half(self.figures)


@dataclass(frozen=True, slots=True)
class CoreRow:
    """A domain on the core alone, which every municipality fills in; `drawing` as with the risks."""

    label: str
    figures: Benchmark
    drawing: SafeString

    @property
    def middle_half(self) -> str:
        return middle_half(self.figures)


@dataclass(frozen=True, slots=True)
class Chapter:
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class NationalDocument:
    """All that is printed. Parts that are empty are not printed."""

    title: str
    edition: str
    day: str
    date_iso: str
    fictional: bool
    finding: str
    sentences: tuple[str, ...]
    overview: Overview
    top_risks: tuple[FigureLine, ...]
    core: tuple[CoreRow, ...]
    tasks: TaskPage
    tasks_heading: str
    least: tuple[TaskLine, ...]
    places: tuple[PlaceTable, ...]
    groups_heading: str
    groups: tuple[GroupTable, ...]
    domains: tuple[str, ...]
    services: ServicePage
    services_heading: str
    signals: tuple[CauseTrend, ...]
    signals_heading: str
    editions: tuple[EditionRow, ...]
    editions_heading: str
    burden: tuple[BurdenRow, ...]
    since: str
    taking_part: str
    account: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def build_national(sources: Sources) -> NationalDocument:
    """The report of one publication, in the order in which it is read."""
    catalogue, national = sources.catalogue, sources.national
    same = comparable_measures(catalogue, sources.earlier.catalogue) if sources.earlier else frozenset()
    overview = build_overview(
        catalogue,
        national.figures if national else {},
        sources.before.figures if sources.before else {},
        same,
    )
    tasks = _tasks(sources)
    least = _least(tasks)
    services = build_service_page(catalogue, SERVICE_DOSSIER, _per_service(sources), sources.groups)
    signals = tuple(one for one in cause_trends(sources.editions, sources.pictures) if one.points)
    editions = _editions(sources)
    groups = _groups(sources)
    taking_part = wording.taking_part(national.participants if national else None, sources.municipalities)
    document = NationalDocument(
        title=wording.TITLE,
        edition=sources.publication.edition,
        day=day(sources.publication.taken_on),
        date_iso=sources.publication.taken_on.isoformat(),
        fictional=sources.publication.fictional,
        finding=overview.heading,
        sentences=wording.summary(overview, tasks, signals, taking_part),
        overview=overview,
        top_risks=_top_risks(overview),
        core=_core(sources),
        tasks=tasks,
        tasks_heading=wording.tasks_heading(least),
        least=least,
        places=_places(sources),
        groups_heading=wording.groups_heading(groups),
        groups=groups,
        domains=tuple(item.label for item in catalogue.domains),
        services=services,
        services_heading=wording.services_heading(services),
        signals=signals,
        signals_heading=wording.signals_heading(signals),
        editions=editions,
        editions_heading=wording.editions_heading(overview, len(editions)),
        burden=_burden(sources),
        since=sources.since,
        taking_part=taking_part,
        account=wording.ACCOUNT,
        chapters=(),
    )
    return _with_chapters(document)


def _with_chapters(document: NationalDocument) -> NationalDocument:
    there = {
        "samenvatting": True,
        "stoplicht": True,
        "taken": document.tasks.total > 0,
        "risicos": True,
        "groepen": bool(document.groups),
        "omgevingsdiensten": document.services.known > 0,
        "signalen": bool(document.signals),
        "ontwikkeling": len(document.editions) > 1,
        "werklast": bool(document.burden),
        "verantwoording": True,
    }
    chapters = tuple(Chapter(name, wording.CHAPTERS[name]) for name, shown in there.items() if shown)
    return replace(document, chapters=chapters)


def _top_risks(overview: Overview) -> tuple[FigureLine, ...]:
    """The three risks with the highest median; fewer when fewer may be shown."""
    known = [line for line in overview.risks if line.found]
    return tuple(sorted(known, key=lambda line: -(line.found.median if line.found else 0))[:MOST_RISKS])


def _tasks(sources: Sources) -> TaskPage:
    """All tasks with the share of municipalities that has them in view, beside the edition before."""
    shares = sources.picture.tasks if sources.picture else {}
    before = {}
    earlier = sources.pictures.get(sources.earlier.id) if sources.earlier else None
    if sources.earlier and earlier:
        same = comparable_tasks(sources.catalogue, sources.earlier.catalogue)
        before = {new: earlier.tasks[old] for new, old in same.items() if old in earlier.tasks}
    return build_task_page(sources.catalogue, shares, TaskChoice(), before)


def _least(tasks: TaskPage) -> tuple[TaskLine, ...]:
    """The duties that the fewest municipalities have in view; at most twenty, where that is known."""
    duties = [
        line
        for group in tasks.groups
        for line in group.lines
        if line.kind == TaskKind.DUTY and (line.share is not None or line.mark == "weinig")
    ]
    return tuple(sorted(duties, key=lambda line: (line.share or 0, line.title))[:MOST_TASKS])


def _core(sources: Sources) -> tuple[CoreRow, ...]:
    national = sources.national
    rows = []
    for domain in sources.catalogue.domains:
        found = national.figures.get(f"kern-domein:{domain.id}") if national else None
        if found is not None:
            rows.append(CoreRow(domain.label, found, band(domain.label, found)))
    return tuple(rows)


def _per_service(sources: Sources) -> dict[str, int]:
    """How many municipalities each omgevingsdienst has."""
    return {key: count for (kind, key), count in sources.registered.items() if kind == PeerKind.SERVICE}


def _places(sources: Sources) -> tuple[PlaceTable, ...]:
    """Per size class and province how many municipalities there are, and how many take part."""
    tables = []
    for kind, title in wording.GROUP_TITLES.items():
        rows = [
            PlaceRow(
                short_name(one.label),
                sources.registered.get((one.kind, one.key), 0),
                wording.number_of(one.participants),
            )
            for one in _in_order(sources, kind)
        ]
        if rows:
            tables.append(PlaceTable(title, tuple(rows)))
    return tuple(tables)


def _in_order(sources: Sources, kind: PeerKind) -> list[Group]:
    """The groups of one kind in their fixed order."""
    found = {one.key: one for one in sources.groups if one.kind == kind.value}
    names = [GroupName(one.kind, one.key, one.label, one.participants) for one in found.values()]
    return [found[name.key] for name in ordered(names)]


def _per_domain(sources: Sources, group: Group) -> tuple[Benchmark | None, ...]:
    return tuple(group.figures.get(f"domein:{item.id}") for item in sources.catalogue.domains)


def _groups(sources: Sources) -> tuple[GroupTable, ...]:
    """Size classes and provinces in their fixed order, all municipalities above them; never by value."""
    tables = []
    for kind, title in wording.GROUP_TITLES.items():
        rows = [_group_row(sources, one) for one in _in_order(sources, kind)]
        if any(any(row.figures) for row in rows):
            tables.append(GroupTable(title, tuple(rows)))
    return tuple(tables)


def _group_row(sources: Sources, group: Group) -> GroupRow:
    label = short_name(group.label)
    return GroupRow(label, wording.number_of(group.participants), _per_domain(sources, group))


def _editions(sources: Sources) -> tuple[EditionRow, ...]:
    return tuple(
        EditionRow(
            one.edition,
            day(one.taken_on),
            wording.number_of(sources.over_time[one.id].participants),
            _per_domain(sources, sources.over_time[one.id]),
        )
        for one in sources.editions
        if one.id in sources.over_time
    )


def _burden(sources: Sources) -> tuple[BurdenRow, ...]:
    now = sources.picture.burden if sources.picture else {}
    earlier = sources.pictures.get(sources.earlier.id) if sources.earlier else None
    before = earlier.burden if earlier else {}
    return tuple(
        BurdenRow(wording.BURDEN[name], now[name], change_word(now[name], before.get(name)))
        for name in BURDEN
        if name in now
    )
