"""Tasks that are not in view, with their legal basis; then those partly in view, and the five steps."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.catalogue.laws import Law, laws_of, reservation_of
from assessments.catalogue.spec import Task
from assessments.constants import TaskStep
from assessments.report import wording, words
from assessments.report.charts import StepBar
from assessments.report.facts import DUTY, Facts
from assessments.report.figures import percent
from assessments.scoring.types import STEPS, TASK_KINDS, StepValue

STEP_ORDER: tuple[StepValue, ...] = ("ja", "deels", "nee", "weet_niet", None)


@dataclass(frozen=True, slots=True)
class TaskView:
    id: str
    title: str
    dossier: str
    laws: tuple[Law, ...]
    stops_at: str
    executor: str
    owner: str  # proposed: who finds out what is needed
    condition: str
    term: str
    reservation: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    heading: str
    meaning: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    label: str
    question: str
    coverage: str
    counts: tuple[int, ...]  # ja, deels, nee, weet niet, leeg
    show_empty: bool
    bar: StepBar

    @property
    def shown_counts(self) -> tuple[int, ...]:
        """The counts of the table: without "leeg" when nothing is empty."""
        return self.counts if self.show_empty else self.counts[:-1]


@dataclass(frozen=True, slots=True)
class TasksPart:
    """`missing` and `partly` are grouped by kind, duties first; empty groups are left out."""

    heading: str
    meaning: str
    missing: tuple[TaskGroup, ...]
    partly: tuple[TaskGroup, ...]
    partly_heading: str
    empty: str
    steps: tuple[StepRow, ...]
    steps_heading: str
    chain: str
    applicable: int
    show_empty: bool


def build_tasks(facts: Facts) -> TasksPart:
    """Assemble the part on tasks from the answers and the counts of the score card."""
    total, duties = facts.counts(None), facts.counts(DUTY)
    absent: set[StepValue] = {"nee", "weet_niet", None} if facts.definitive else {"nee", "weet_niet"}
    steps = _steps(facts)
    return TasksPart(
        heading=wording.tasks_heading(total, duties),
        meaning=wording.tasks_meaning(total),
        missing=_groups(facts, absent),
        partly=_groups(facts, {"deels"}),
        partly_heading=wording.partly_heading(total.partly),
        empty=wording.tasks_still_empty(total.empty) if total.empty else "",
        steps=steps,
        steps_heading=_steps_heading(facts),
        chain=wording.chain_sentence(facts.card.tasks.chain_complete, words.applicable(total)),
        applicable=words.applicable(total),
        show_empty=any(row.show_empty for row in steps),
    )


def _groups(facts: Facts, first_steps: set[StepValue]) -> tuple[TaskGroup, ...]:
    found = {
        item.task.id: item.answer.steps
        for item in facts.sheet.tasks
        if not item.answer.not_applicable and item.answer.steps[0] in first_steps
    }
    groups = []
    for kind in TASK_KINDS:
        tasks = tuple(
            _view(facts, task, found[task.id])
            for task in facts.tasks
            if task.id in found and task.kind == kind
        )
        if tasks:
            groups.append(TaskGroup(words.KIND_HEADINGS[kind], words.KIND_MEANING[kind], tasks))
    return tuple(groups)


def _view(facts: Facts, task: Task, steps: tuple[StepValue, ...]) -> TaskView:
    return TaskView(
        id=task.id,
        title=task.title,
        dossier=facts.catalogue.dossier_by_id[task.dossier].label,
        laws=laws_of(task),
        stops_at=_stops_at(steps),
        executor=task.usual_executor,
        owner=_proposed_owner(facts, task),
        condition=task.applies_if or "",
        term=task.term or "",
        reservation=reservation_of(task),
    )


def _proposed_owner(facts: Facts, task: Task) -> str:
    dossier = facts.catalogue.dossier_by_id[task.dossier]
    return words.proposed_owner(task.role, words.dossier_word(dossier.id, dossier.label))


def _stops_at(steps: tuple[StepValue, ...]) -> str:
    """The first step that is not "ja", with its answer."""
    for name, value in zip(STEPS, steps, strict=True):
        if value != "ja":
            return f"{words.STEP_WORDS[name]}: {words.step_word(value)}"
    return ""


def _steps(facts: Facts) -> tuple[StepRow, ...]:
    applicable = [item.answer for item in facts.sheet.tasks if not item.answer.not_applicable]
    rows = []
    show_empty = any(None in answer.steps for answer in applicable)
    for index, name in enumerate(STEPS):
        values = [answer.steps[index] for answer in applicable]
        counts = tuple(values.count(value) for value in STEP_ORDER)
        label = str(TaskStep(name).label)
        coverage = percent(facts.card.tasks.step_coverage[name])
        rows.append(
            StepRow(
                label, words.STEP_QUESTIONS[name], coverage, counts, show_empty, StepBar.of(label, counts)
            )
        )
    return tuple(rows)


def _steps_heading(facts: Facts) -> str:
    coverage = {name: value for name, value in facts.card.tasks.step_coverage.items() if value is not None}
    total = facts.counts(None)
    if not coverage or 2 * total.empty > words.applicable(total):
        return wording.STEPS_TOO_FEW
    if len(set(coverage.values())) < 2:
        return wording.steps_equal_heading(percent(next(iter(coverage.values()))))
    weakest = min(STEPS, key=lambda name: coverage.get(name, 0))
    return wording.steps_heading(words.STEP_WORDS[weakest], percent(coverage[weakest]))
