"""The choices on the page "Wat als": which statements, tasks and measures are shown, and how. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.search import find_in_catalogue
from assessments.catalogue.spec import Measure, Statement, Task
from assessments.constants import AnswerChoice, StepChoice, TaskStep
from assessments.report.figures import listed, whole
from assessments.scoring.rules import whole_half_up
from assessments.scoring.tasks import task_score
from assessments.scoring.types import AnswerValue, StepValue
from assessments.scoring.what_if import Effect, Trial, domains_of_measure
from assessments.what_if import sentences
from assessments.what_if.forms import level_field, step_field
from assessments.what_if.start import Start

SHOWN_STATEMENTS, SHOWN_TASKS = 10, 5
"""How many stand in the list before somebody chooses a dossier or searches."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One of the steps with the most effect: its statement to level 3."""

    id: str
    text: str
    place: str
    now: str
    effect: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MeasureChoice:
    id: str
    label: str
    where: str
    advised: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class StatementChoice:
    """One statement with the field for another level; `chosen` is empty when it stays as it is."""

    id: str
    field: str
    text: str
    place: str
    now: str
    effect: str
    anchors: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class StepField:
    field: str
    label: str
    now: str
    chosen: str


@dataclass(frozen=True, slots=True)
class TaskOption:
    """One task with its five steps."""

    id: str
    title: str
    place: str
    steps: tuple[StepField, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that can be tried, as the form shows it."""

    suggestions: tuple[Suggestion, ...]
    measures: tuple[MeasureChoice, ...]
    other_statements: tuple[StatementChoice, ...]  # tried already, and not in the list below
    other_tasks: tuple[TaskOption, ...]
    statements_heading: str
    statements: tuple[StatementChoice, ...]
    tasks_heading: str
    tasks: tuple[TaskOption, ...]

    @property
    def advised(self) -> list[MeasureChoice]:
        """The measures that the outcome of the round advises."""
        return [item for item in self.measures if item.advised]

    @property
    def other_measures(self) -> list[MeasureChoice]:
        return [item for item in self.measures if not item.advised]

    @property
    def other_tried(self) -> bool:
        """Whether a measure that is not advised was ticked."""
        return any(item.chosen for item in self.other_measures)

    @property
    def nothing_found(self) -> bool:
        return not self.statements and not self.tasks


def build_choices(start: Start, trial: Trial, dossier: str, query: str) -> Choices:
    """The choices of a trial: the list of a dossier, of a search, or of what weighs most."""
    statements, tasks = _listed_items(start, dossier, query)
    shown, shown_tasks = {item.id for item in statements}, {item.id for item in tasks}
    tried_tasks = {task for task, _ in trial.steps}
    heading, tasks_heading = _headings(start, dossier, query, len(statements), len(tasks))
    return Choices(
        suggestions=tuple(_suggestion(start, effect, trial) for effect in start.suggestions),
        measures=tuple(_measure(start, item, trial) for item in start.measures),
        other_statements=tuple(
            _statement(start, item, trial)
            for item in start.statements
            if item.id in trial.levels and item.id not in shown
        ),
        other_tasks=tuple(
            _task(start, item, trial)
            for item in start.tasks
            if item.id in tried_tasks and item.id not in shown_tasks
        ),
        statements_heading=heading,
        statements=tuple(_statement(start, item, trial) for item in statements),
        tasks_heading=tasks_heading,
        tasks=tuple(_task(start, item, trial) for item in tasks),
    )


def _headings(start: Start, dossier: str, query: str, statements: int, tasks: int) -> tuple[str, str]:
    if query:
        return (
            sentences.found_heading(statements, "stelling", "stellingen", query),
            sentences.found_heading(tasks, "taak", "taken", query),
        )
    if dossier:
        label = start.catalogue.dossier_by_id[dossier].label
        return sentences.dossier_heading(label), sentences.dossier_tasks_heading(label)
    return sentences.STRONGEST_HEADING, sentences.TASKS_HEADING


def _listed_items(start: Start, dossier: str, query: str) -> tuple[list[Statement], list[Task]]:
    """What the list shows: the heaviest statements and the weakest tasks first."""
    statements, tasks = _by_weight(start, start.statements), _weakest_first(start, start.tasks)
    if query:
        found = find_in_catalogue(start.catalogue, query)
        hits = {view.statement.id for view in found.statements}
        task_hits = {view.task.id for view in found.tasks}
        statements = [item for item in statements if item.id in hits]
        tasks = [item for item in tasks if item.id in task_hits]
    if dossier:
        statements = [item for item in statements if item.dossier == dossier]
        tasks = [item for item in tasks if item.dossier == dossier]
    if query or dossier:
        return statements, tasks
    weak = [item for item in tasks if _score(start, item) < 100]
    return statements[:SHOWN_STATEMENTS], weak[:SHOWN_TASKS]


def _by_weight(start: Start, statements: Iterable[Statement]) -> list[Statement]:
    """Those that weigh most in the highest risks first, then the lowest answers."""

    def key(item: Statement) -> tuple[Fraction, int]:
        effect = start.effects.get(item.id)
        levels = [unit.value for unit in start.units[item.id] if isinstance(unit.value, int)]
        return (-effect.points if effect else Fraction(0), min(levels, default=0))

    return sorted(statements, key=key)


def _weakest_first(start: Start, tasks: Iterable[Task]) -> list[Task]:
    return sorted(tasks, key=lambda item: _score(start, item))


def _score(start: Start, task: Task) -> Fraction:
    """The score of a task, 0-100; one that is not answered yet counts as 0 here."""
    found = task_score(start.task_answers[task.id], definitive=start.answers.definitive)
    return found if found is not None else Fraction(0)


def _place(start: Start, item: Statement) -> str:
    catalogue = start.catalogue
    return f"{catalogue.dossier_by_id[item.dossier].label} · {catalogue.factor_by_id[item.factor].label}"


def _word(value: AnswerValue) -> str:
    if value is None:
        return sentences.NOT_ANSWERED
    word = str(AnswerChoice(str(value)).label)
    return f"{value} ({word.lower()})" if isinstance(value, int) else word.lower()


def _now(start: Start, item: Statement) -> str:
    """The answer as it is; where the roles differ, the lowest and the highest."""
    values = [unit.value for unit in start.units[item.id]]
    ranked = sorted(values, key=lambda value: value if isinstance(value, int) else -1)
    low, high = _word(ranked[0]), _word(ranked[-1])
    return low if low == high else sentences.roles_differ(low, high)


def _points(effect: Effect) -> str:
    """The points a step saves, at least "1": a smaller number says so."""
    return whole(effect.points) if whole_half_up(effect.points) else sentences.LESS_THAN_ONE.split(" punt")[0]


def _suggestion(start: Start, effect: Effect, trial: Trial) -> Suggestion:
    item = start.catalogue.statement_by_id[effect.statement]
    return Suggestion(
        id=item.id,
        text=item.text,
        place=_place(start, item),
        now=_now(start, item),
        effect=sentences.points_less(_points(effect), len(start.top_risks)),
        chosen=item.id in trial.lifted,
    )


def _measure(start: Start, item: Measure, trial: Trial) -> MeasureChoice:
    catalogue = start.catalogue
    domains = domains_of_measure(catalogue.scoring_model, start.card, item.id)
    everywhere = len(domains) == len(catalogue.domains)
    return MeasureChoice(
        id=item.id,
        label=item.label,
        where="alle domeinen"
        if everywhere
        else listed(domain.label for domain in catalogue.domains if domain.id in domains),
        advised=any(advice.measure == item.id for advice in start.card.measures),
        chosen=item.id in trial.measures,
    )


def _statement(start: Start, item: Statement, trial: Trial) -> StatementChoice:
    effect = start.effects.get(item.id)
    return StatementChoice(
        id=item.id,
        field=level_field(item.id),
        text=item.text,
        place=_place(start, item),
        now=_now(start, item),
        effect=sentences.effect_note(_points(effect)) if effect else "",
        anchors=item.anchors,
        chosen=str(trial.levels.get(item.id, "")),
    )


def _step_word(value: StepValue) -> str:
    return str(StepChoice(value).label).lower() if value else sentences.NOT_ANSWERED


def _task(start: Start, item: Task, trial: Trial) -> TaskOption:
    answer = start.task_answers[item.id]
    return TaskOption(
        id=item.id,
        title=item.title,
        place=start.catalogue.dossier_by_id[item.dossier].label,
        steps=tuple(
            StepField(
                field=step_field(item.id, step.value),
                label=str(step.label),
                now=_step_word(value),
                chosen=trial.steps.get((item.id, step.value)) or "",
            )
            for step, value in zip(TaskStep, answer.steps, strict=True)
        ),
    )
