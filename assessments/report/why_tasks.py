"""Why the task counts are what they are: a kind of task, a step, or one task (method.md 4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue.laws import Law, laws_of, reservation_of
from assessments.constants import StepChoice, TaskKind, TaskStep
from assessments.report.facts import Facts
from assessments.report.figures import listed
from assessments.report.why_lines import NoSuchFigureError, exact
from assessments.report.words import KIND_MEANING, STEP_QUESTIONS
from assessments.scoring.rules import STEP_HALVES
from assessments.scoring.types import STEPS, Figure, StepValue
from assessments.scoring.units import ScopedTask

EMPTY_WORDS = "Niet ingevuld"
VALUES: tuple[StepValue, ...] = ("ja", "deels", "nee", "weet_niet", None)
NOT_APPLICABLE = "nvt"
GROUP_WORDS: Mapping[str | None, str] = {
    "ja": "In beeld",
    "deels": "Deels in beeld",
    "nee": "Niet in beeld",
    "weet_niet": "Weet ik niet",
    None: EMPTY_WORDS,
    NOT_APPLICABLE: "Niet van toepassing",
}
HALF_WORDS = ("0", "½", "1")
TASK_SOURCE = "Methode, module Taken: per taak vijf stappen"


@dataclass(frozen=True, slots=True)
class TaskLink:
    id: str
    title: str
    dossier: str
    dossier_label: str


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks with the same answer, and what one of them counts for."""

    label: str
    counts_as: str  # what it counts for, when the label does not say so
    tasks: tuple[TaskLink, ...]


@dataclass(frozen=True, slots=True)
class WhyTasks:
    """A kind of task or a step: groups of tasks that add up to the count or the share."""

    title: str
    meaning: str
    is_step: bool
    groups: tuple[TaskGroup, ...]
    applicable: int
    yes: int
    partly: int
    coverage: Figure
    sources: tuple[str, ...]

    @property
    def sum_words(self) -> str:
        """The groups that make up the count: "48 in beeld, 4 deels in beeld en 9 niet in beeld"."""
        return listed(
            f"{len(group.tasks)} {group.label.lower()}"
            for group in self.groups
            if group.label != GROUP_WORDS[NOT_APPLICABLE]
        )


@dataclass(frozen=True, slots=True)
class StepLine:
    label: str
    question: str
    answer: str
    value: str  # 0, ½ or 1; a dash when it does not count


@dataclass(frozen=True, slots=True)
class WhyTask:
    """One task: five steps and their mean; `rule` says which rule of method.md 4.1 decides."""

    title: str
    link: TaskLink
    kind: str
    laws: tuple[Law, ...]
    reservation: str
    steps: tuple[StepLine, ...]
    score: Figure
    rule: str  # nvt, leeg, eerste_stap, gemiddelde
    total: str
    counted: int
    sources: tuple[str, ...]


def step_words(value: StepValue) -> str:
    """The answer on a step in words."""
    return EMPTY_WORDS if value is None else str(StepChoice(value).label)


def _link(facts: Facts, item: ScopedTask) -> TaskLink:
    task = facts.catalogue.task_by_id[item.task.id]
    return TaskLink(task.id, task.title, task.dossier, facts.catalogue.dossier_by_id[task.dossier].label)


def _counts_as(value: str | None, *, definitive: bool) -> str:
    """Where a task with this first step is counted, when the answer itself does not say so."""
    if value == NOT_APPLICABLE:
        return "telt niet mee"
    if value == "weet_niet" or (value is None and definitive):
        return "telt als niet in beeld"
    return ""


def why_tasks(facts: Facts, key: str) -> WhyTasks:
    """The counts of a kind of task, or the share of a step; key is a kind or a step."""
    if key in TaskKind.values:
        return _why_kind(facts, key)
    if key in TaskStep.values:
        return _why_step(facts, key)
    raise NoSuchFigureError(key)


def _why_kind(facts: Facts, kind: str) -> WhyTasks:
    per_value: dict[str | None, list[TaskLink]] = {value: [] for value in (*VALUES, NOT_APPLICABLE)}
    for item in facts.sheet.tasks:
        if item.task.kind == kind:
            value = NOT_APPLICABLE if item.answer.not_applicable else item.answer.steps[0]
            per_value[value].append(_link(facts, item))
    return WhyTasks(
        title=f"{TaskKind(kind).label}: {len(per_value['ja'])} in beeld",
        meaning=KIND_MEANING[kind],
        is_step=False,
        groups=tuple(
            TaskGroup(GROUP_WORDS[value], _counts_as(value, definitive=facts.definitive), tuple(links))
            for value, links in per_value.items()
            if links
        ),
        applicable=sum(len(links) for value, links in per_value.items() if value != NOT_APPLICABLE),
        yes=len(per_value["ja"]),
        partly=len(per_value["deels"]),
        coverage=None,
        sources=(TASK_SOURCE,),
    )


def _why_step(facts: Facts, step: str) -> WhyTasks:
    place = STEPS.index(step)
    per_value: dict[StepValue, list[TaskLink]] = {value: [] for value in VALUES}
    for item in facts.sheet.tasks:
        if not item.answer.not_applicable:
            per_value[item.answer.steps[place]].append(_link(facts, item))
    return WhyTasks(
        title=f"Stap {place + 1}: {TaskStep(step).label}",
        meaning=STEP_QUESTIONS[step],
        is_step=True,
        groups=tuple(
            TaskGroup(step_words(value), f"telt als {HALF_WORDS[STEP_HALVES.get(value, 0)]}", tuple(links))
            for value, links in per_value.items()
            if links
        ),
        applicable=sum(len(links) for links in per_value.values()),
        yes=len(per_value["ja"]),
        partly=len(per_value["deels"]),
        coverage=facts.card.tasks.step_coverage[step],
        sources=(TASK_SOURCE,),
    )


def why_task(facts: Facts, key: str) -> WhyTask:
    """The score of one task in scope."""
    found = next((item for item in facts.sheet.tasks if item.task.id == key), None)
    if found is None:
        raise NoSuchFigureError(key)
    task, steps = facts.catalogue.task_by_id[key], found.answer.steps
    score = next(item.score for item in facts.card.tasks.per_task if item.task == key)
    counted = [step for step in steps if step is not None or facts.definitive]
    if found.answer.not_applicable:
        rule = "nvt"
    elif score is None:
        rule = "leeg"
    else:
        rule = "gemiddelde" if steps[0] in ("ja", "deels") else "eerste_stap"
    counts = rule == "gemiddelde"
    return WhyTask(
        title=task.title,
        link=_link(facts, found),
        kind=task.kind,
        laws=laws_of(task),
        reservation=reservation_of(task),
        steps=tuple(
            StepLine(
                step.label,
                STEP_QUESTIONS[step.value],
                step_words(value),
                HALF_WORDS[STEP_HALVES.get(value, 0)] if counts and (value or facts.definitive) else "–",
            )
            for step, value in zip(TaskStep, steps, strict=True)
        ),
        score=score,
        rule=rule,
        total=exact(score * len(counted) / 100) if counts and score is not None else "",
        counted=len(counted),
        sources=(task.source,),
    )
