"""The tasks as tables: what stands on the page, for Excel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.dashboard import tasks_words as words
from assessments.dashboard.tasks import LawGroup, TaskLine, TaskPage
from assessments.tables import Cell, Column, Table, cell

KIND_LABELS: Mapping[str, str] = {kind: one.capitalize() for kind, (one, _) in words.KIND_WORDS.items()}
LAW_COLUMNS = (
    Column("Wet of afspraak"),
    Column("Taken", number=True),
    Column("Laagste aandeel", number=True),
    Column("Minder dan de helft", number=True),
    Column("Te weinig deelnemers", number=True),
)


def laws_table(page: TaskPage) -> Table:
    """Per law the number of tasks, and of how many less than half of the municipalities has them in view."""
    rows = tuple(
        (
            cell(words.group_name(group), href=f"#{group.key}"),
            cell(len(group.lines)),
            Cell("–" if group.lowest is None else f"{group.lowest}%", group.lowest),
            cell(group.behind),
            cell(group.unknown),
        )
        for group in page.groups
    )
    return Table(
        "Per wet", "Taken per wet, en bij hoeveel minder dan de helft ze in beeld heeft", LAW_COLUMNS, rows
    )


def tasks_table(page: TaskPage, since: str) -> Table:
    """Every task of the choice in the order of the page; `since`: the head of the column with changes."""
    columns = (
        Column("Taak"),
        Column("Wet"),
        Column("Artikel"),
        Column("Andere grondslag"),
        Column("Soort"),
        Column("Dossier"),
        Column("Meestal uitgevoerd door"),
        Column("Gemeenten", number=True),
        Column("In beeld", number=True),
        Column(since, number=True),
    )
    rows = tuple(_row(line) for line in page.lines)
    return Table(
        "Taken", "In hoeveel gemeenten een taak in beeld is", columns, rows, " ".join(words.HOW_COUNTED)
    )


def _row(line: TaskLine) -> tuple[Cell, ...]:
    return (
        cell(line.title),
        cell(line.law.name),
        cell(line.law.articles),
        cell("; ".join(law.text for law in line.other_laws)),
        cell(KIND_LABELS[line.kind]),
        cell(line.dossier_label),
        cell(line.executor),
        cell(words.TOO_FEW) if line.municipalities is None else cell(line.municipalities),
        Cell(words.share_words(line), line.share),
        Cell(words.change_words(line.change), line.change),
    )


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A task with its share and its change in words."""

    line: TaskLine
    share: str
    change: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A law with its finding, and its tasks as the page shows them."""

    group: LawGroup
    name: str
    heading: str
    lines: tuple[ShownLine, ...]

    @property
    def is_mixed(self) -> bool:
        """Whether the tasks are of several laws, so that each has to name its own."""
        return not self.group.name


def shown_lines(lines: Iterable[TaskLine]) -> tuple[ShownLine, ...]:
    """Tasks with their words."""
    return tuple(ShownLine(line, words.share_words(line), words.change_words(line.change)) for line in lines)


def shown_groups(page: TaskPage) -> tuple[ShownGroup, ...]:
    """The groups of the page with their words."""
    return tuple(
        ShownGroup(
            group,
            words.group_name(group),
            words.group_heading(group),
            shown_lines(group.lines),
        )
        for group in page.groups
    )
