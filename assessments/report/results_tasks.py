"""The tasks on the results page: counts per kind, the five steps, and what is not in view (method.md 4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue.laws import Law, laws_of
from assessments.catalogue.spec import Catalogue, Task
from assessments.constants import TaskKind, TaskStep
from assessments.report.facts import Facts
from assessments.scoring.types import Figure, TaskCounts

NOT_IN_VIEW: Mapping[str | None, str] = {
    "nee": "Niet in beeld",
    "weet_niet": "Wij weten het niet",
    None: "Niet ingevuld",
}


@dataclass(frozen=True, slots=True)
class KindRow:
    """Counts of one kind of task; `applicable` leaves out what does not apply here."""

    kind: str
    label: str
    in_view: int
    partly: int
    not_in_view: int
    empty: int
    not_applicable: int

    @property
    def applicable(self) -> int:
        """Tasks that apply: the number to set the others against."""
        return self.in_view + self.partly + self.not_in_view + self.empty

    @property
    def answered(self) -> int:
        """Tasks with an answer on step 1: where the empty ones begin on the bar."""
        return self.in_view + self.partly + self.not_in_view


@dataclass(frozen=True, slots=True)
class StepRow:
    id: str
    label: str
    coverage: Figure  # 0-100


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on a list, with the words of its first step."""

    id: str
    title: str
    dossier: str
    dossier_label: str
    laws: tuple[Law, ...]
    standing: str
    executor: str


@dataclass(frozen=True, slots=True)
class TaskOverview:
    """Duties first; `missing` and `partly` list duties only, the other kinds are counted."""

    duties: KindRow
    kinds: tuple[KindRow, ...]
    steps: tuple[StepRow, ...]
    chain_complete: int
    applicable: int
    missing: tuple[TaskLine, ...]
    partly: tuple[TaskLine, ...]


def _kind_row(counts: TaskCounts) -> KindRow:
    kind = counts.kind or ""
    return KindRow(
        kind,
        TaskKind(kind).label,
        counts.in_view,
        counts.partly,
        counts.not_in_view,
        counts.empty,
        counts.not_applicable,
    )


def _line(catalogue: Catalogue, task: Task, standing: str) -> TaskLine:
    return TaskLine(
        task.id,
        task.title,
        task.dossier,
        catalogue.dossier_by_id[task.dossier].label,
        laws_of(task),
        standing,
        task.usual_executor,
    )


def task_overview_of(facts: Facts) -> TaskOverview:
    """Everything the page says about tasks; the figures are those of the card."""
    catalogue, card = facts.catalogue, facts.card
    kinds = tuple(_kind_row(counts) for counts in card.tasks.per_kind)
    missing: list[TaskLine] = []
    partly: list[TaskLine] = []
    for item in facts.sheet.tasks:
        task, first = catalogue.task_by_id[item.task.id], item.answer.steps[0]
        if task.kind != TaskKind.DUTY or item.answer.not_applicable:
            continue
        if first == "deels":
            partly.append(_line(catalogue, task, "Deels in beeld"))
        elif first in ("nee", "weet_niet") or (first is None and card.definitive):
            missing.append(_line(catalogue, task, NOT_IN_VIEW[first]))
    return TaskOverview(
        duties=next(row for row in kinds if row.kind == TaskKind.DUTY),
        kinds=kinds,
        steps=tuple(
            StepRow(step.value, step.label, card.tasks.step_coverage[step.value]) for step in TaskStep
        ),
        chain_complete=card.tasks.chain_complete,
        applicable=sum(row.applicable for row in kinds),
        missing=tuple(missing),
        partly=tuple(partly),
    )
