"""Measures: which rules hold in which domain, leverage and order (method.md 5.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.scoring.rules import in_base, level_of
from assessments.scoring.scores import grouped, scores_of
from assessments.scoring.tasks import counts_of
from assessments.scoring.types import (
    Cell,
    Condition,
    Figure,
    MeasureAdvice,
    MeasureModel,
    RiskScore,
    Scores,
    ThemeScore,
)
from assessments.scoring.units import Sheet

ZERO = Fraction(0)
NO_STARS = 10**6  # sorts after every real sum of stars


@dataclass(frozen=True, slots=True)
class Seen:
    """The values that the conditions look at."""

    cells: Mapping[tuple[str, str], Scores]
    themes: Mapping[str, Figure]
    theme_unknown: Mapping[str, Figure]
    levels: Mapping[str, tuple[str, int | None]]  # statement -> (domain, lowest level)
    unknown: Mapping[str, Figure]  # per domain
    not_in_view: Mapping[str, int]  # per domain


def _lowest_levels(sheet: Sheet) -> dict[str, tuple[str, int | None]]:
    """Lowest role per statement: unknown counts as 0, empty too when definitive, else it is left out."""
    levels: dict[str, tuple[str, int | None]] = {}
    for unit in sheet.units:
        lowest = levels.get(unit.statement, (unit.domain, None))[1]
        if unit.applicable and in_base(unit.value, definitive=sheet.definitive):
            level = level_of(unit.value)
            lowest = level if lowest is None else min(lowest, level)
        levels[unit.statement] = (unit.domain, lowest)
    return levels


def seen_of(sheet: Sheet, cells: Iterable[Cell], themes: Iterable[ThemeScore]) -> Seen:
    """Collect the values once for all measures."""
    per_domain = grouped(sheet.units, lambda unit: unit.domain)
    counts = {
        domain: counts_of(
            (task for task in sheet.tasks if task.domain == domain), None, definitive=sheet.definitive
        )
        for domain in sheet.model.domains
    }
    return Seen(
        cells={(cell.domain, cell.factor): cell.scores for cell in cells},
        themes={theme.theme: theme.score for theme in themes},
        theme_unknown={
            theme: scores_of(units, definitive=sheet.definitive).unknown
            for theme, units in sheet.cross.items()
        },
        levels=_lowest_levels(sheet),
        unknown={
            domain: scores_of(per_domain[domain], definitive=sheet.definitive).unknown
            for domain in sheet.model.domains
        },
        not_in_view={domain: count.not_in_view for domain, count in counts.items()},
    )


def value_seen(condition: Condition, seen: Seen, domain: str) -> Figure:
    """The value a condition looks at in one domain; None never triggers.

    Raises ValueError on a measure it does not know, KeyError on an unknown factor, theme or statement.
    """
    match condition.measure:
        case "altijd":
            return None
        case "score" if condition.theme is not None:
            return seen.themes[condition.theme]
        case "score" if condition.factor is not None:
            return seen.cells[domain, condition.factor].score
        case "niveau" if condition.statement is not None:
            home, level = seen.levels[condition.statement]
            return Fraction(level) if home == domain and level is not None else None
        case "onbekend_aandeel" if condition.theme is not None:
            return seen.theme_unknown[condition.theme]
        case "onbekend_aandeel" if condition.factor is not None:
            return seen.cells[domain, condition.factor].unknown
        case "onbekend_aandeel":
            return seen.unknown[domain]
        case "taken_niet_in_beeld":
            return Fraction(seen.not_in_view[domain])
    raise ValueError(f"condition that the rules do not know: {condition}")


def condition_holds(condition: Condition, value: Figure) -> bool:
    """Both borders are strict; a condition without a border holds only when it is `altijd`."""
    if condition.measure == "altijd":
        return True
    if value is None or (condition.below is None and condition.above is None):
        return False
    return (condition.below is None or value < condition.below) and (
        condition.above is None or value > condition.above
    )


def rule_holds(measure: MeasureModel, seen: Seen, domain: str) -> bool:
    """Whether a rule holds in one domain: at least one condition (een) or all of them (alle)."""
    outcomes = [condition_holds(item, value_seen(item, seen, domain)) for item in measure.conditions]
    return any(outcomes) if measure.combine == "een" else bool(outcomes) and all(outcomes)


def counts_for_leverage(risk: RiskScore) -> bool:
    """Risks at level laag or without a level are excluded."""
    return risk.level is not None and risk.level != "laag"


def leverage_of(measure: MeasureModel, risks: Sequence[RiskScore]) -> Fraction:
    """Points of vulnerability that hang on the factors of a measure, over all domains and counting risks."""
    return sum(
        (
            risk.contributions.factors.get(factor, ZERO)
            for risk in risks
            if counts_for_leverage(risk)
            for factor in dict.fromkeys(measure.factors)
        ),
        ZERO,
    )


def measures_of(sheet: Sheet, seen: Seen, risks: Sequence[RiskScore]) -> tuple[MeasureAdvice, ...]:
    """Measures whose rule holds in at least one domain in scope: leverage desc, stars asc (none last), id."""
    found: list[tuple[MeasureModel, MeasureAdvice]] = []
    for measure in sheet.model.measures:
        domains = tuple(domain for domain in sheet.domains_in_scope if rule_holds(measure, seen, domain))
        if domains:
            found.append((measure, MeasureAdvice(measure.id, domains, leverage_of(measure, risks))))

    def key(item: tuple[MeasureModel, MeasureAdvice]) -> tuple[Fraction, int, str]:
        measure, advice = item
        return (-advice.leverage, NO_STARS if measure.stars is None else measure.stars, measure.id)

    return tuple(advice for _, advice in sorted(found, key=key))
