"""Explain a risk or a measure of a round: the same sums as the engine, line by line (method.md 5 to 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from assessments.scoring.explain_lines import known, unit_line
from assessments.scoring.explain_types import (
    ConditionLine,
    DomainRule,
    LeverageLine,
    MeasureExplanation,
    MechanismLine,
    RiskExplanation,
    TaskLine,
    TaskUnitLine,
    UnitLine,
    WeakLink,
)
from assessments.scoring.measures import (
    condition_holds,
    counts_for_leverage,
    rule_holds,
    seen_of,
    value_seen,
)
from assessments.scoring.risks import (
    Linked,
    RiskContext,
    RiskSums,
    linked_units,
    risk_context_of,
    risk_figures,
    risk_sums,
    risks_of,
    score_risk,
    weak_link_fires,
)
from assessments.scoring.rules import TOP_LEVEL, WEAK_LINK_WEIGHT, level_of, likelihood_of, share
from assessments.scoring.scores import cells_of, themes_of
from assessments.scoring.tasks import task_score
from assessments.scoring.types import Figure, RiskModel, RiskScore, RoundAnswers, ScoringModel
from assessments.scoring.units import ScopedTask, Sheet, sheet_of

ZERO = Fraction(0)


def _unit_lines(sheet: Sheet, units: Sequence[Linked], denominator: Fraction | None) -> tuple[UnitLine, ...]:
    lines = []
    for unit, link in units:
        shortfall = Fraction(TOP_LEVEL - level_of(unit.value), TOP_LEVEL)
        part = 100 * sheet.weight(unit.parts) * link * shortfall
        lines.append(unit_line(sheet, unit, link, part / denominator if denominator else None))
    return tuple(lines)


def _task_line(sheet: Sheet, item: ScopedTask) -> TaskLine:
    score = task_score(item.answer, definitive=sheet.definitive)
    if item.answer.not_applicable:
        return TaskLine(item.task.id, item.answer.steps, None, "nvt")
    return TaskLine(item.task.id, item.answer.steps, score, "leeg" if score is None else None)


def _task_units(
    context: RiskContext, risk: RiskModel, denominator: Fraction | None
) -> tuple[TaskUnitLine, ...]:
    sheet, lines = context.sheet, []
    for unit in context.tasks:
        weight = risk.dossier_weights.get(unit.dossier, 0)
        if weight <= 0:
            continue
        contribution: Figure = None
        if denominator and unit.shortfall is not None:
            contribution = 100 * weight * unit.shortfall / denominator
        tasks = tuple(_task_line(sheet, item) for item in sheet.tasks if item.task.dossier == unit.dossier)
        lines.append(TaskUnitLine(unit.dossier, weight, unit.mean, unit.shortfall, contribution, tasks))
    return tuple(lines)


def _mechanism_lines(context: RiskContext, score: RiskScore) -> tuple[MechanismLine, ...]:
    return tuple(
        MechanismLine(factor, mechanism, part, points * part)
        for factor, points in score.contributions.factors.items()
        for mechanism, part in context.shares.get(factor, {}).items()
    )


def _weak_link(sheet: Sheet, sums: RiskSums, lines: Sequence[UnitLine], *, given: bool) -> WeakLink:
    return WeakLink(
        units=tuple(line for line in lines if line.counted and line.link == WEAK_LINK_WEIGHT),
        weak=sheet.weight(sums.weak),
        weight=sheet.weight(sums.weak_base),
        fires=given and weak_link_fires(sums),
    )


def explain_risk(model: ScoringModel, answers: RoundAnswers, risk_id: str) -> RiskExplanation:
    """A risk; when it is niet_te_bepalen the lines are there but nothing has a contribution."""
    known(risk_id, (risk.id for risk in model.risks))
    sheet = sheet_of(model, answers)
    context = risk_context_of(sheet)
    (risk,) = (item for item in model.risks if item.id == risk_id)
    units = linked_units(sheet)[risk_id]
    score = score_risk(context, risk, units)
    sums = risk_sums(units, definitive=sheet.definitive)
    figures = risk_figures(context, risk, sums)
    given = score.standing != "niet_te_bepalen"
    denominator = figures.denominator if given else None
    lines = _unit_lines(sheet, units, denominator)
    before = None
    if score.likelihood is not None and figures.index is not None:
        before = likelihood_of(figures.index)
    return RiskExplanation(
        score=score,
        units=lines,
        task_units=_task_units(context, risk, denominator),
        numerator=figures.numerator,
        denominator=figures.denominator,
        mechanisms=_mechanism_lines(context, score),
        weak_link=_weak_link(sheet, sums, lines, given=given),
        likelihood_before=before,
        scope_share=share(sums.applicable, sums.applicable + sums.outside, 100),
        answered_share=share(sums.answered, sums.applicable, 100),
    )


def explain_measure(model: ScoringModel, answers: RoundAnswers, measure_id: str) -> MeasureExplanation:
    """A measure: its rule in every domain in scope, and its leverage per risk and factor."""
    known(measure_id, (measure.id for measure in model.measures))
    (measure,) = (item for item in model.measures if item.id == measure_id)
    sheet = sheet_of(model, answers)
    seen, risks = seen_of(sheet, cells_of(sheet), themes_of(sheet)), risks_of(sheet)
    domains = []
    for domain in sheet.domains_in_scope:
        values = [(item, value_seen(item, seen, domain)) for item in measure.conditions]
        lines = tuple(ConditionLine(item, value, condition_holds(item, value)) for item, value in values)
        domains.append(DomainRule(domain, rule_holds(measure, seen, domain), lines))
    parts = tuple(
        LeverageLine(risk.risk, factor, risk.contributions.factors[factor])
        for risk in risks
        if counts_for_leverage(risk)
        for factor in dict.fromkeys(measure.factors)
        if factor in risk.contributions.factors
    )
    return MeasureExplanation(
        measure=measure.id,
        combine=measure.combine,
        domains=tuple(domains),
        leverage=sum((line.contribution for line in parts), ZERO),
        parts=parts,
    )
