"""The decisions that page 1 asks for: at most three, with who, when, cost class, and if we do nothing.

Which decisions are asked, who carries them out and when is a choice of the makers; the report says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Measure
from assessments.report import wording_summary, words
from assessments.report.facts import DUTY, Facts
from assessments.report.figures import day, decapitalised, months_later
from assessments.scoring.rules import UNKNOWN

SOON, HALF_YEAR, YEAR = 3, 6, 12  # months after the date of the round
ASKED_FOR_LEVELS = frozenset({"hoog", "zeer_hoog"})
OWN_DECISION = frozenset({"G1", "A1", "A2"})  # measures that are a decision of their own here


@dataclass(frozen=True, slots=True)
class Decision:
    number: int
    what: str
    who: str
    when: str
    cost: str
    otherwise: str


def decisions_of(facts: Facts) -> tuple[Decision, ...]:
    """The decisions that follow from the outcome, the most urgent first."""
    found = [_tasks_decision(facts), _risk_decision(facts), _knowledge_decision(facts)]
    return tuple(Decision(number, *parts) for number, parts in enumerate(filter(None, found), start=1))


Parts = tuple[str, str, str, str, str]


def _until(facts: Facts, months: int) -> str:
    return f"vóór {day(months_later(facts.date, months))}"


def _tasks_decision(facts: Facts) -> Parts | None:
    absent = missing_tasks(facts)
    tasks = [task for task in facts.tasks if task.id in absent]
    missing = [task for task in tasks if task.kind == DUTY] or tasks
    if not missing:
        return None
    return (
        wording_summary.decide_tasks(len(missing), duty=missing[0].kind == DUTY),
        "gemeentesecretaris",
        _until(facts, SOON),
        words.COST_WORDS[1],
        f"Bijvoorbeeld: {decapitalised(missing[0].risk_of_neglect)}",
    )


def missing_tasks(facts: Facts) -> frozenset[str]:
    """Ids of the tasks not in view: step 1 is nee or weet_niet, or empty when definitive."""
    absent = {"nee", UNKNOWN, None} if facts.definitive else {"nee", UNKNOWN}
    return frozenset(
        item.task.id
        for item in facts.sheet.tasks
        if not item.answer.not_applicable and item.answer.steps[0] in absent
    )


def _risk_decision(facts: Facts) -> Parts | None:
    risk = facts.risks[0] if facts.risks else None
    if risk is None or risk.level not in ASKED_FOR_LEVELS:
        return None
    spec = facts.catalogue.risk_by_id[risk.risk]
    measure = _measure_for(facts, spec.domain, risk.contributions.factors)
    if measure is None:
        return None
    return (
        f"{measure.label}.",
        words.portfolio_holder(facts.catalogue.domain_by_id[spec.domain].label),
        _until(facts, HALF_YEAR),
        words.cost_word(measure.stars.get("financien")),
        spec.explanation,
    )


def _measure_for(facts: Facts, domain: str, contributions: Mapping[str, Fraction]) -> Measure | None:
    """The measure advised for the domain that works on the strongest factor of the risk, else the first."""
    own = [
        facts.catalogue.measure_by_id[advice.measure]
        for advice in facts.card.measures
        if facts.catalogue.measure_by_id[advice.measure].actor == "gemeente"
        and advice.measure not in OWN_DECISION
        and domain in advice.domains
    ]
    for factor in sorted(contributions, key=lambda name: -contributions[name]):
        for measure in own:
            if factor in measure.factors:
                return measure
    return own[0] if own else None


def _knowledge_decision(facts: Facts) -> Parts:
    unknown = len(unknown_core(facts))
    if unknown:
        return (
            wording_summary.decide_unknown(unknown),
            "coördinator APK",
            _until(facts, SOON),
            words.COST_WORDS[1],
            "Wat wij niet weten, telt als niet geregeld. Risico's blijven dan buiten beeld.",
        )
    return (
        "Voer deze APK binnen een jaar opnieuw uit en bespreek de uitkomst in het college.",
        "gemeentesecretaris",
        _until(facts, YEAR),
        words.cost_word(facts.catalogue.measure_by_id["G1"].stars.get("financien")),
        "Wij zien dan niet of de maatregelen helpen.",
    )


def unknown_core(facts: Facts) -> tuple[str, ...]:
    """Ids of the kern statements in scope with weet_niet for at least one role, in catalogue order."""
    unknown = {unit.statement for unit in facts.sheet.units if unit.in_scope and unit.value == UNKNOWN}
    return tuple(item.id for item in facts.statements if item.core and item.id in unknown)
