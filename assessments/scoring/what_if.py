"""What if: other answers and measures tried on a round; nothing is stored (docs/scoring.md, "Wat als").

The method gives a measure no effect of its own. What a measure does here is a choice of the makers: it lifts
the statements of its factors to level 3, in the domains for which it is advised. It never lowers an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from assessments.scoring.risks import (
    Linked,
    RiskContext,
    linked_units,
    risk_context_of,
    risk_figures,
    risk_sums,
    standing_of,
)
from assessments.scoring.rules import NOT_APPLICABLE, TOP_LEVEL, in_base, level_of
from assessments.scoring.types import (
    STEPS,
    AnswerValue,
    Figure,
    RoundAnswers,
    ScoreCard,
    ScoringModel,
    StatementAnswer,
    StatementModel,
    StepValue,
    TaskAnswer,
)
from assessments.scoring.units import (
    Given,
    Sheet,
    agreed_answers,
    answer_for,
    sheet_of,
    statement_in_scope,
    task_answers,
    task_in_scope,
)

LIFTED_TO = 3
"""The level of a statement that a measure takes care of: geregeld. Level 4 asks for a test every year."""

ASSIGNS = "A1"
"""The measure that brings missing duties into view and assigns them: steps 1 and 2."""
DISCUSSES = "G1"
"""The measure that brings the outcome to the board: step 5 of every task that is at least partly in view."""
DUTY = "wettelijk-verplicht"
IN_VIEW = frozenset({"ja", "deels"})
FIRST, SECOND, LAST = 0, 1, len(STEPS) - 1
ZERO = Fraction(0)

StepChoices = Mapping[tuple[str, str], StepValue]


@dataclass(frozen=True, slots=True)
class Trial:
    """What somebody tries: own levels 0-4 per statement, own steps per (task, step), measures and lifts.

    An own choice goes before what a measure or a lift would make of it; it may also be lower.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    steps: StepChoices = field(default_factory=dict)
    measures: frozenset[str] = frozenset()
    lifted: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many choices were made."""
        return len(self.levels) + len(self.steps) + len(self.measures) + len(self.lifted)


NO_TRIAL = Trial()


@dataclass(frozen=True, slots=True)
class Effect:
    """What level 3 on one statement does: points (0-100) that the index of each risk falls, and their sum."""

    statement: str
    points: Fraction
    per_risk: Mapping[str, Fraction]


def domains_of_measure(model: ScoringModel, card: ScoreCard, measure: str) -> frozenset[str]:
    """The domains in which a measure works: where the round as it is advises it, else all."""
    for advice in card.measures:
        if advice.measure == measure:
            return frozenset(advice.domains)
    return frozenset(model.domains)


def lifted_statements(model: ScoringModel, card: ScoreCard, measures: Iterable[str]) -> frozenset[str]:
    """The statements that these measures lift, in or out of scope. Unknown measures lift nothing."""
    chosen = frozenset(measures)
    domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
    places = {
        (domain, factor)
        for measure in model.measures
        if measure.id in chosen
        for domain in domains_of_measure(model, card, measure.id)
        for factor in measure.factors
    }
    return frozenset(item.id for item in model.statements if (domain_of[item.dossier], item.factor) in places)


def lifted(value: AnswerValue) -> AnswerValue:
    """An answer after a lift: unknown and empty become level 3, nvt stays, a higher level stays."""
    if value == NOT_APPLICABLE:
        return value
    return max(level_of(value), LIFTED_TO)


def tried_answers(model: ScoringModel, answers: RoundAnswers, card: ScoreCard, trial: Trial) -> RoundAnswers:
    """The answers of a round as they would be; `card` is the outcome of the round as it is.

    What is not tried stays row for row. Not applicable stays not applicable. Ids that the model does not
    know, or that are out of scope, change nothing.
    """
    if not trial.count:
        return answers
    lifts = lifted_statements(model, card, trial.measures) | trial.lifted
    return replace(
        answers,
        statements=_tried_statements(model, answers, trial.levels, lifts),
        tasks=_tried_tasks(model, answers, card, trial),
    )


def _tried_statements(
    model: ScoringModel, answers: RoundAnswers, levels: Mapping[str, int], lifts: frozenset[str]
) -> tuple[StatementAnswer, ...]:
    given = agreed_answers(answers.statements)
    touched: dict[str, list[StatementAnswer]] = {
        item.id: _tried_rows(given, item, levels.get(item.id))
        for item in model.statements
        if (item.id in levels or item.id in lifts) and statement_in_scope(item, answers.scope)
    }
    kept = [row for row in answers.statements if row.statement not in touched]
    return (*kept, *(row for rows in touched.values() for row in rows))


def _tried_rows(
    given: Mapping[tuple[str, str | None], Given], statement: StatementModel, level: int | None
) -> list[StatementAnswer]:
    """One row per role: the own level, or else the lift; the support stays what it was."""
    rows = []
    for role in statement.roles:
        value, support = answer_for(given, statement.id, role)
        tried = lifted(value) if level is None or value == NOT_APPLICABLE else level
        rows.append(StatementAnswer(statement.id, role, tried, support))
    return rows


def _tried_tasks(
    model: ScoringModel, answers: RoundAnswers, card: ScoreCard, trial: Trial
) -> tuple[TaskAnswer, ...]:
    given = task_answers(answers.tasks)
    domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
    working = {
        measure: domains_of_measure(model, card, measure) if measure in trial.measures else frozenset()
        for measure in (ASSIGNS, DISCUSSES)
    }
    touched: dict[str, TaskAnswer] = {}
    for task in model.tasks:
        answer = given.get(task.id) or TaskAnswer(task.id)
        if answer.not_applicable or not task_in_scope(task, answers.scope):
            continue
        domain = domain_of[task.dossier]
        steps = list(answer.steps)
        if domain in working[ASSIGNS] and task.kind == DUTY:
            steps[FIRST] = steps[SECOND] = "ja"
        if domain in working[DISCUSSES] and steps[FIRST] in IN_VIEW:
            steps[LAST] = "ja"
        for place, step in enumerate(STEPS):
            steps[place] = trial.steps.get((task.id, step), steps[place])
        if tuple(steps) != answer.steps:
            touched[task.id] = TaskAnswer(task.id, tuple(steps))
    kept = [row for row in answers.tasks if row.task not in touched]
    return (*kept, *touched.values())


def effects_of(model: ScoringModel, answers: RoundAnswers, risks: Sequence[str]) -> tuple[Effect, ...]:
    """What each statement in scope would do on these risks at level 3, the strongest first.

    Worked out from the sums of each risk, without scoring the round again: the index is a quotient of two
    sums, and one statement changes a known part of both. Statements that change nothing are left out; a tie
    goes to the first in the catalogue. A risk without an index counts nowhere.
    """
    sheet = sheet_of(model, answers)
    context, links = risk_context_of(sheet), linked_units(sheet)
    found: dict[str, dict[str, Fraction]] = {}
    for risk in risks:
        for statement, points in _falls_of(context, links, risk).items():
            found.setdefault(statement, {})[risk] = points
    effects = [
        Effect(item.id, sum(found[item.id].values(), ZERO), found[item.id])
        for item in model.statements
        if item.id in found
    ]
    return tuple(sorted(effects, key=lambda effect: -effect.points))


def _falls_of(context: RiskContext, links: Mapping[str, list[Linked]], risk_id: str) -> dict[str, Fraction]:
    """Per statement the points that the index of one risk falls; negative when it would rise."""
    sheet = context.sheet
    (risk,) = (item for item in sheet.model.risks if item.id == risk_id)
    sums = risk_sums(links[risk_id], definitive=sheet.definitive)
    figures = risk_figures(context, risk, sums)
    if figures.index is None or standing_of(sums, definitive=sheet.definitive) == "niet_te_bepalen":
        return {}
    changes: dict[str, tuple[Fraction, Fraction]] = {}
    for unit, weight in links[risk_id]:
        if not unit.applicable or lifted(unit.value) == unit.value:
            continue
        above, below = _change_of(sheet, unit.value, unit.parts * weight)
        before = changes.get(unit.statement, (ZERO, ZERO))
        changes[unit.statement] = (before[0] + above, before[1] + below)
    return {
        statement: figures.index - 100 * (figures.numerator + above) / (figures.denominator + below)
        for statement, (above, below) in changes.items()
    }


def _change_of(sheet: Sheet, value: AnswerValue, parts: int) -> tuple[Fraction, Fraction]:
    """What a lift adds to the two sums of an index: shortfall above the line, weight below it."""
    weight = sheet.weight(parts)
    after = weight * Fraction(TOP_LEVEL - LIFTED_TO, TOP_LEVEL)
    if not in_base(value, definitive=sheet.definitive):
        return after, weight
    return after - weight * Fraction(TOP_LEVEL - level_of(value), TOP_LEVEL), ZERO


def difference(before: Figure, after: Figure) -> Figure:
    """After minus before in points; None when one of the two does not exist."""
    return None if before is None or after is None else after - before
