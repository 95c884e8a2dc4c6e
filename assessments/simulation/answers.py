"""The answers of one invented round, as the rows of an answers file (method.md 3 and 4.1). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Literal

from assessments.catalogue.spec import Catalogue
from assessments.scoring.answers_rows import AnswersFile, CrossRow, StatementRow, TaskRow
from assessments.scoring.types import AnswerValue, StatementModel, StepValue, Support, TaskModel
from assessments.scoring.units import statement_in_scope, task_in_scope
from assessments.simulation.wording import FUNCTIONS, NOT_APPLICABLE_REASON, NOTES, function_of
from assessments.simulation.world import (
    STEP_EASE,
    Character,
    World,
    Year,
    ease_of_statement,
    ease_of_task,
)

Scope = Literal["basis", "volledig"]
LEVEL_BORDERS = (-1.25, -0.35, 0.6, 1.7)
NOISE = 0.4
ROLE_SHIFT: Mapping[str, float] = {"medeoverheid": 0.15, "dienstverlener": 0.05, "handhaver": -0.35}
PER_ROLE = 0.3
"""The share of the statements with more roles that get an answer per role."""
TASKS_NOT_HERE = 0.55
"""The share of the municipalities for which a task that does not hold everywhere does not hold."""
NO_STEP: tuple[StepValue, ...] = ("nee", "nee", "nee", "nee")


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of an edition with how easy they are, worked out once for a whole simulation."""

    catalogue: Catalogue
    world: World
    domain_of: Mapping[str, str]
    statements: tuple[tuple[StatementModel, float], ...]
    tasks: tuple[tuple[TaskModel, float], ...]
    conditional: frozenset[str]

    @property
    def ids(self) -> tuple[str, ...]:
        """Every question, in catalogue order."""
        cross = (item.id for item in self.catalogue.scoring_model.cross_statements)
        return (*(item.id for item, _ in self.statements), *(item.id for item, _ in self.tasks), *cross)


def questions_for(world: World, catalogue: Catalogue) -> Questions:
    """The questions of an edition in this world."""
    model = catalogue.scoring_model
    domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
    return Questions(
        catalogue=catalogue,
        world=world,
        domain_of=domain_of,
        statements=tuple(
            (item, ease_of_statement(world, item, domain_of[item.dossier])) for item in model.statements
        ),
        tasks=tuple((item, ease_of_task(world, item)) for item in model.tasks),
        conditional=frozenset(task.id for task in catalogue.tasks if task.applies_if),
    )


def answers_file(
    questions: Questions, year: Year, *, edition: str, scope: Scope, definitive: bool, day: dt.date
) -> AnswersFile:
    """All answers of a round; `day` is about when it was answered, boards spoke in the two years before."""
    dice = questions.world.dice("antwoord", year.character.place.code, edition)
    tasks = tuple(
        _task(questions, year, task, ease, dice, day)
        for task, ease in questions.tasks
        if task_in_scope(task, scope)
    )
    statements = tuple(
        row
        for statement, ease in questions.statements
        if statement_in_scope(statement, scope)
        for row in _statement(questions, year, statement, ease, dice)
    )
    return AnswersFile(
        municipality=year.character.place.code,
        edition=edition,
        scope=scope,
        definitive=definitive,
        tasks=tasks,
        statements=statements,
        cross=_cross(questions, year, dice),
    )


def _statement(
    questions: Questions, year: Year, statement: StatementModel, ease: float, dice: Random
) -> list[StatementRow]:
    base = year.base(statement.dossier, questions.domain_of[statement.dossier])
    base += ease + year.character.habits[statement.id]
    per_role = len(statement.roles) > 1 and dice.random() < PER_ROLE
    if not statement.core and dice.random() < 0.02:
        return []
    rows = []
    for role in statement.roles if per_role else (None,):
        shift = ROLE_SHIFT.get(role, 0.0) if role else 0.0
        value = _level(base + shift, year.character, statement.factor, dice)
        support = _support(value, dice)
        note = NOTES[value] if support == "toelichting" and isinstance(value, int) else ""
        rows.append(StatementRow(statement.id, role, value, support, note, function_of(statement.dossier)))
    return rows


def _level(base: float, who: Character, factor: str, dice: Random) -> AnswerValue:
    """A level from how well it goes; who stands weak, or asks for knowledge, knows less often."""
    felt = base + dice.gauss(0.0, NOISE)
    unknown = who.carefulness * (1.6 if felt < -0.5 else 0.8) * (1.4 if factor in ("kennis", "kaders") else 1)
    if dice.random() < unknown:
        return "weet_niet"
    return sum(felt >= border for border in LEVEL_BORDERS)


def _support(value: AnswerValue, dice: Random) -> Support:
    """What stands behind an answer; a high level has a document more often."""
    if value == "weet_niet":
        return None
    chance = dice.random()
    document = 0.08 * value if isinstance(value, int) else 0.0
    if chance < document:
        return "document"
    return "toelichting" if chance < document + 0.3 else "inschatting"


def _task(
    questions: Questions, year: Year, task: TaskModel, ease: float, dice: Random, day: dt.date
) -> TaskRow:
    who, function = year.character, function_of(task.dossier)
    if task.id in questions.conditional:
        fixed = questions.world.dice("geldt", who.place.code, task.id).random()
        if fixed < TASKS_NOT_HERE:
            return TaskRow(task.id, not_applicable=NOT_APPLICABLE_REASON, function=function)
    base = year.base(task.dossier, questions.domain_of[task.dossier]) + ease + who.habits[task.id]
    steps = _chain(base, who, dice)
    spoken = None
    if steps[-1] in ("ja", "deels"):
        spoken = (day - dt.timedelta(days=dice.randint(20, 690))).isoformat()
    return TaskRow(task.id, steps=steps, function=function, discussed_on=spoken)


def _chain(base: float, who: Character, dice: Random) -> tuple[StepValue, ...]:
    """The five steps: a later one is seldom further than the one before; nothing follows what is not seen."""
    steps: list[StepValue] = []
    ceiling = 2.0
    for number, ease in enumerate(STEP_EASE):
        felt = min(base + ease + dice.gauss(0.0, NOISE), ceiling + dice.gauss(0.0, 0.1))
        value = _step(felt, who, dice)
        if number == 0 and value in ("nee", "weet_niet"):
            return (value, *NO_STEP)
        steps.append(value)
        ceiling = felt + 0.3
    return tuple(steps)


def _step(felt: float, who: Character, dice: Random) -> StepValue:
    if dice.random() < who.carefulness * (0.7 if felt < 0 else 0.15):
        return "weet_niet"
    if felt > 0.0:
        return "ja"
    return "deels" if felt > -0.6 else "nee"


def _cross(questions: Questions, year: Year, dice: Random) -> tuple[CrossRow, ...]:
    """Samenspel is free to fill in: about a third does, and then whole."""
    who = year.character
    if questions.world.dice("samenspel", who.place.code).random() > 0.35:
        return ()
    base = who.strength + year.luck - 0.2
    rows = []
    for statement in questions.catalogue.scoring_model.cross_statements:
        value = _level(base + who.habits[statement.id], who, "", dice)
        rows.append(CrossRow(statement.id, value, _support(value, dice), "", FUNCTIONS["samenspel"]))
    return tuple(rows)
