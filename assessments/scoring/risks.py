"""Risks: vulnerability index, band, likelihood, level, weak link and contributions (method.md 5 and 5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from assessments.scoring.rules import (
    TOP_LEVEL,
    TOP_LIKELIHOOD,
    UNKNOWN,
    WEAK_LINK_WEIGHT,
    in_base,
    is_weak,
    likelihood_of,
    share,
)
from assessments.scoring.tasks import DossierTasks, dossier_tasks_of
from assessments.scoring.types import Contributions, Figure, MechanismModel, RiskModel, RiskScore
from assessments.scoring.units import Sheet, Unit

Linked = tuple[Unit, int]  # a unit with its weight g for one risk
Shares = Mapping[str, Mapping[str, Fraction]]  # factor -> mechanism -> share
ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class RiskContext:
    """What all risks of a round share."""

    sheet: Sheet
    tasks: tuple[DossierTasks, ...]
    shares: Shares


@dataclass(slots=True)
class RiskSums:
    """Sums of w x g in parts over the statement units of one risk; shortfalls in quarters (4 - level)."""

    applicable: int = 0  # A
    outside: int = 0  # out of scope
    answered: int = 0  # K + U
    base: int = 0  # P
    unknown: int = 0  # U + B
    known_quarters: int = 0  # shortfall over K
    weak_base: int = 0  # weight of Z in P
    weak: int = 0  # weight of the weak units of Z in P
    dossier_quarters: dict[str, int] = field(default_factory=dict)
    factor_quarters: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RiskFigures:
    """The three figures of one risk with the sums they come from; weights as numbers, not parts."""

    index: Figure
    band_low: Figure
    band_high: Figure
    numerator: Fraction  # sum of w g t over P, tasks included
    denominator: Fraction  # sum of w g over P, tasks included
    task_shortfall: Fraction  # sum of d t over the scored task units


def linked_units(sheet: Sheet) -> dict[str, list[Linked]]:
    """Per risk id its units with weight g > 0, in catalogue order, out of scope included."""
    links: dict[str, list[Linked]] = {risk.id: [] for risk in sheet.model.risks}
    for unit in sheet.units:
        for risk, weight in unit.weights.items():
            if weight > 0:
                links[risk].append((unit, weight))
    return links


def mechanism_shares(mechanisms: Sequence[MechanismModel]) -> dict[str, dict[str, Fraction]]:
    """Share per factor and mechanism: weight / sum of the weights of that factor (method.md 5.1)."""
    totals: dict[str, int] = {}
    for mechanism in mechanisms:
        for factor, weight in mechanism.factor_weights.items():
            totals[factor] = totals.get(factor, 0) + weight
    shares: dict[str, dict[str, Fraction]] = {factor: {} for factor in totals}
    for mechanism in mechanisms:
        for factor, weight in mechanism.factor_weights.items():
            if weight:
                shares[factor][mechanism.id] = Fraction(weight, totals[factor])
    return shares


def _add_based(sums: RiskSums, unit: Unit, weight: int, at_weight: int) -> None:
    """Add a unit of P: `weight` is w x g in parts, `at_weight` is g."""
    level = unit.value if isinstance(unit.value, int) else 0
    quarters = weight * (TOP_LEVEL - level)
    sums.base += weight
    sums.dossier_quarters[unit.dossier] = sums.dossier_quarters.get(unit.dossier, 0) + quarters
    sums.factor_quarters[unit.factor] = sums.factor_quarters.get(unit.factor, 0) + quarters
    if at_weight == WEAK_LINK_WEIGHT:
        sums.weak_base += unit.parts
        sums.weak += unit.parts if is_weak(unit.value) else 0


def risk_sums(units: Sequence[Linked], *, definitive: bool) -> RiskSums:
    """Add up the statement units of one risk."""
    sums = RiskSums()
    for unit, at_weight in units:
        weight, value = unit.parts * at_weight, unit.value
        if not unit.in_scope:
            sums.outside += weight
            continue
        if not weight:
            continue
        sums.applicable += weight
        if isinstance(value, int):
            sums.answered += weight
            sums.known_quarters += weight * (TOP_LEVEL - value)
        else:
            sums.unknown += weight
            sums.answered += weight if value == UNKNOWN else 0
        if in_base(value, definitive=definitive):
            _add_based(sums, unit, weight, at_weight)
    return sums


def standing_of(sums: RiskSums, *, definitive: bool) -> str:
    """Standing by scope share and, while provisional, by the answered share (method.md 5)."""
    if not sums.applicable or sums.applicable < sums.outside:
        return "niet_te_bepalen"
    if not definitive and 2 * sums.answered < sums.applicable:
        return "te_weinig_ingevuld"
    return "deels_onderzocht" if sums.outside else "bepaald"


def weak_link_fires(sums: RiskSums) -> bool:
    """At least half of the weight of the units with g = 3 is weak; never without such units."""
    return sums.weak_base > 0 and 2 * sums.weak >= sums.weak_base


def risk_figures(context: RiskContext, risk: RiskModel, sums: RiskSums) -> RiskFigures:
    """Index and bands over the statement units and one task unit per dossier with d > 0."""
    parts = context.sheet.parts
    task_units = [
        (weight, unit) for unit in context.tasks if (weight := risk.dossier_weights.get(unit.dossier, 0)) > 0
    ]
    scored = [(weight, unit.shortfall) for weight, unit in task_units if unit.shortfall is not None]
    task_shortfall = sum((weight * shortfall for weight, shortfall in scored), ZERO)
    numerator = Fraction(sum(sums.dossier_quarters.values()), 4 * parts) + task_shortfall
    denominator = Fraction(sums.base, parts) + sum(weight for weight, _ in scored)
    whole = Fraction(sums.applicable, parts) + sum(weight for weight, _ in task_units)
    low = Fraction(sums.known_quarters, 4 * parts)
    high = low + Fraction(sums.unknown, parts)
    return RiskFigures(
        index=share(numerator, denominator, 100),
        band_low=share(
            low + sum((weight * unit.shortfall_low for weight, unit in task_units), ZERO), whole, 100
        ),
        band_high=share(
            high + sum((weight * unit.shortfall_high for weight, unit in task_units), ZERO), whole, 100
        ),
        numerator=numerator,
        denominator=denominator,
        task_shortfall=task_shortfall,
    )


def contributions_of(context: RiskContext, sums: RiskSums, figures: RiskFigures) -> Contributions:
    """Split of the index in points: per dossier, factor and mechanism, and from tasks (method.md 5.1)."""
    model = context.sheet.model
    denominator = figures.denominator
    if not denominator:
        return Contributions({}, {}, {}, None)
    unit_value = Fraction(25, context.sheet.parts) / denominator  # points per quarter of one part
    per_factor = {
        factor.id: sums.factor_quarters[factor.id] * unit_value
        for factor in model.factors
        if factor.id in sums.factor_quarters
    }
    per_mechanism: dict[str, Fraction] = {}
    for factor, points in per_factor.items():
        for mechanism, part in context.shares.get(factor, {}).items():
            per_mechanism[mechanism] = per_mechanism.get(mechanism, ZERO) + points * part
    return Contributions(
        dossiers={
            dossier.id: sums.dossier_quarters[dossier.id] * unit_value
            for dossier in model.dossiers
            if dossier.id in sums.dossier_quarters
        },
        factors=per_factor,
        mechanisms={item.id: per_mechanism[item.id] for item in model.mechanisms if item.id in per_mechanism},
        tasks=100 * figures.task_shortfall / denominator,
    )


def score_risk(
    context: RiskContext, risk: RiskModel, units: Sequence[Linked], *, weak_link: bool = True
) -> RiskScore:
    """The outcome of one risk, with the default impact class of the catalogue.

    `weak_link` False leaves the weak-link rule out, for the sensitivity run only (method.md 13).
    """
    definitive = context.sheet.definitive
    sums = risk_sums(units, definitive=definitive)
    standing = standing_of(sums, definitive=definitive)
    if standing == "niet_te_bepalen":
        empty = Contributions({}, {}, {}, None)
        return RiskScore(risk.id, standing, None, None, None, None, risk.impact, None, False, empty)
    figures = risk_figures(context, risk, sums)
    fires = weak_link and weak_link_fires(sums)
    likelihood = level = None
    if figures.index is not None and standing != "te_weinig_ingevuld":
        likelihood = min(TOP_LIKELIHOOD, likelihood_of(figures.index) + fires)
        level = context.sheet.model.matrix[risk.impact][likelihood - 1]
    return RiskScore(
        risk=risk.id,
        standing=standing,
        vulnerability_index=figures.index,
        band_low=figures.band_low,
        band_high=figures.band_high,
        likelihood=likelihood,
        impact=risk.impact,
        level=level,
        weak_link=fires,
        contributions=contributions_of(context, sums, figures),
    )


def risk_context_of(sheet: Sheet) -> RiskContext:
    """What all risks of a round share, made once."""
    return RiskContext(sheet, dossier_tasks_of(sheet), mechanism_shares(sheet.model.mechanisms))


def risks_of(sheet: Sheet, *, weak_link: bool = True) -> tuple[RiskScore, ...]:
    """All risks in catalogue order; `weak_link` False leaves that rule out (method.md 13)."""
    context, links = risk_context_of(sheet), linked_units(sheet)
    return tuple(score_risk(context, risk, links[risk.id], weak_link=weak_link) for risk in sheet.model.risks)


def in_order(model_levels: Sequence[str], risks: Sequence[RiskScore]) -> tuple[RiskScore, ...]:
    """Risks by level, index and impact, highest first, then by id (method.md 5); without a figure last.

    `model_levels` lists the levels from low to high.
    """

    def key(risk: RiskScore) -> tuple[int, Fraction, int, str]:
        rank = model_levels.index(risk.level) if risk.level is not None else -1
        index = risk.vulnerability_index if risk.vulnerability_index is not None else Fraction(-1)
        return (-rank, -index, -risk.impact, risk.risk)

    return tuple(sorted(risks, key=key))
