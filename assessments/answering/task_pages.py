"""Tasks as a page shows them: catalogue and stored rows made into rows of five steps. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.answering.pages import keeps
from assessments.answering.question_sides import ALONE, QuestionSide
from assessments.answering.typed import NO_ERRORS, Typed
from assessments.catalogue.laws import Law, laws_of, reservation_of
from assessments.catalogue.spec import Catalogue, Task
from assessments.constants import MunicipalRole, StepChoice, TaskKind, TaskStep
from assessments.models import TaskAnswer
from assessments.scoring.progress import PartProgress, Question

STEP_HELP: dict[str, str] = {
    TaskStep.IN_VIEW.value: "Wij weten dat wij deze taak hebben.",
    TaskStep.ASSIGNED.value: "Het is duidelijk wie de taak uitvoert.",
    TaskStep.POLICY.value: "Er is beleid en het klopt nog.",
    TaskStep.CAPACITY.value: "Er zijn genoeg mensen en middelen.",
    TaskStep.DISCUSSED.value: "Het college besprak de taak in deze periode, hooguit 24 maanden geleden.",
}
SHORT: dict[str, str] = {
    StepChoice.YES.value: "ja",
    StepChoice.PARTLY.value: "deels",
    StepChoice.NO.value: "nee",
    StepChoice.UNKNOWN.value: "?",
}
KIND_ORDER = {kind: index for index, kind in enumerate(TaskKind.values)}


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps with what is stored, as a value and in words; both empty without an answer."""

    name: str
    label: str
    value: str
    answer: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task with everything its row shows."""

    id: str
    task: Task
    laws: tuple[Law, ...]
    reservation: str  # in words; empty when the text of the law was read
    role_label: str
    steps: tuple[Step, ...]
    not_applicable: bool
    nvt_reason: str
    discussed_on: str  # as a date field takes it
    discussed: dt.date | None
    note: str
    version: int
    saved_at: dt.datetime | None
    saved_by: str
    function: str
    done: bool
    unknown: bool
    to_confirm: bool = False  # shows the answer of the last round, which does not count yet
    side: QuestionSide = ALONE
    typed: Typed | None = None

    @property
    def errors(self) -> Mapping[str, str]:
        """A sentence per field that was refused."""
        return self.typed.errors if self.typed else NO_ERRORS


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks of one kind (plicht, bevoegdheid, afspraak)."""

    kind: str
    label: str
    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class TaskVersion:
    """A version of a task answer in words, for choosing between two."""

    lines: tuple[tuple[str, str], ...]
    saved_at: dt.datetime | None
    saved_by: str


@dataclass(frozen=True, slots=True)
class TaskConflict:
    own: TaskVersion
    other: TaskVersion | None
    version: int


def _steps(values: Mapping[str, str]) -> tuple[Step, ...]:
    return tuple(_step(name, values.get(name, "")) for name in TaskStep.values)


def _step(name: str, value: str) -> Step:
    known = value in StepChoice.values
    return Step(
        name, str(TaskStep(name).label), value if known else "", str(StepChoice(value).label) if known else ""
    )


def build_task_row(
    task: Task,
    row: TaskAnswer | None,
    question: Question,
    typed: Typed | None = None,
    side: QuestionSide = ALONE,
) -> TaskRow:
    """The row of one task; what somebody typed goes before what is stored."""
    mine = typed if typed and typed.subject == task.id else None
    if mine:
        values: Mapping[str, str] = mine.values
        not_applicable = bool(values.get("not_applicable"))
        discussed_on, version = values.get("discussed_on", ""), int(values["version"])
    else:
        values = (
            {name: getattr(row, name) for name in (*TaskStep.values, "nvt_reason", "note")} if row else {}
        )
        not_applicable = bool(row and row.not_applicable)
        discussed_on = row.discussed_on.isoformat() if row and row.discussed_on else ""
        version = row.version if row else 0
    return TaskRow(
        id=task.id,
        task=task,
        laws=laws_of(task),
        reservation=reservation_of(task),
        role_label=str(MunicipalRole(task.role).label),
        steps=_steps(values),
        not_applicable=not_applicable,
        nvt_reason=values.get("nvt_reason", ""),
        discussed_on=discussed_on,
        discussed=row.discussed_on if row else None,
        note=values.get("note", ""),
        version=version,
        saved_at=row.updated_at if row else None,
        saved_by=str(row.updated_by) if row and row.updated_by else "",
        function=row.function if row else "",
        done=question.done,
        unknown=question.unknown,
        to_confirm=bool(row and row.to_confirm),
        side=side,
        typed=mine,
    )


def build_task_groups(
    catalogue: Catalogue,
    part: PartProgress,
    stored: Mapping[str, TaskAnswer],
    typed: Typed | None = None,
    show: str = "",
    unfold: str = "",
    sides: Mapping[str, QuestionSide] | None = None,
) -> tuple[TaskGroup, ...]:
    """The tasks in scope of a dossier (`part`): duties first, then powers, then agreements."""
    built = [
        build_task_row(
            catalogue.task_by_id[question.id],
            stored.get(question.id),
            question,
            typed,
            (sides or {}).get(question.id, ALONE),
        )
        for question in part.questions
    ]
    built = [
        row
        for row in built
        if row.id == unfold or keeps(show, done=row.done, unknown=row.unknown, to_confirm=row.to_confirm)
    ]
    groups = (
        TaskGroup(kind, str(TaskKind(kind).label), tuple(row for row in built if row.task.kind == kind))
        for kind in sorted(KIND_ORDER, key=KIND_ORDER.__getitem__)
    )
    return tuple(group for group in groups if group.rows)


def _lines(values: Mapping[str, str], not_applicable: bool, discussed_on: str) -> tuple[tuple[str, str], ...]:
    if not_applicable:
        return (("Niet van toepassing", values.get("nvt_reason", "")),)
    lines = [
        (
            str(label),
            str(StepChoice(values[name]).label) if values.get(name) in StepChoice.values else "niet ingevuld",
        )
        for name, label in TaskStep.choices
    ]
    if discussed_on:
        lines.append(("Besproken op", discussed_on))
    if values.get("note"):
        lines.append(("Toelichting", values["note"]))
    return tuple(lines)


def _day(text: str) -> str:
    """A date as a date field sends it, the Dutch way round; anything else as it was typed."""
    try:
        return dt.date.fromisoformat(text).strftime("%d-%m-%Y")
    except ValueError:
        return text


def build_task_conflict(typed: Typed) -> TaskConflict:
    """Both versions side by side."""
    own = TaskVersion(
        _lines(typed.values, bool(typed.values.get("not_applicable")), _day(typed.values["discussed_on"])),
        None,
        "",
    )
    row = next((row for row in typed.newer if isinstance(row, TaskAnswer)), None)
    other = None
    if row is not None:
        values = {name: getattr(row, name) for name in (*TaskStep.values, "nvt_reason", "note")}
        date = _day(row.discussed_on.isoformat()) if row.discussed_on else ""
        other = TaskVersion(
            _lines(values, row.not_applicable, date),
            row.updated_at,
            str(row.updated_by) if row.updated_by else "",
        )
    return TaskConflict(own, other, typed.newer_version or 0)
