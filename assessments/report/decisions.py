"""The decisions that the report asks for: what, who, when, cost class, and if we do nothing.

The proposals follow from the outcome, at most three; what the coordinator wrote stands in their place. Which
decisions are proposed, who carries them out and when is a choice of the makers; the report says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Measure
from assessments.constants import CostClass, DecisionStatus
from assessments.report import wording_summary, words
from assessments.report.board_texts import DecisionText
from assessments.report.facts import DUTY, Facts
from assessments.report.figures import day, decapitalised, months_later
from assessments.scoring.rules import UNKNOWN

SOON, HALF_YEAR, YEAR = 3, 6, 12  # months after the date of the round
ASKED_FOR_LEVELS = frozenset({"hoog", "zeer_hoog"})
OWN_DECISION = frozenset({"G1", "A1", "A2"})  # measures that are a decision of their own here
FROM_TASKS, FROM_UNKNOWN, FROM_REPEAT, FROM_RISK = "taken", "onbekend", "herhalen", "risico:"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A decision that follows from the data.

    `origin` is "taken", "risico:<id>", "onbekend" or "herhalen"; `cost` is a CostClass value.
    """

    origin: str
    what: str
    owner: str
    due: dt.date
    cost: str
    otherwise: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as shown. `status` is empty while it is only asked for; `key` is empty for a proposal."""

    number: int
    what: str
    who: str
    when: str
    cost: str
    otherwise: str
    status: str = ""
    key: str = ""


def decisions_of(facts: Facts) -> tuple[Decision, ...]:
    """The decisions of a definitive round: as the coordinator wrote them, else the proposals; else none."""
    if not facts.definitive:
        return ()
    if facts.board.decisions is not None:
        return tuple(_written(text) for text in facts.board.decisions)
    return tuple(
        Decision(number, item.what, item.owner, words.until(day(item.due)), _cost(item.cost), item.otherwise)
        for number, item in enumerate(proposals_of(facts), start=1)
    )


def proposals_of(facts: Facts) -> tuple[Proposed, ...]:
    """The decisions that follow from the outcome, at most three, the most urgent first."""
    found = (_tasks_decision(facts), _risk_decision(facts), _knowledge_decision(facts))
    return tuple(item for item in found if item is not None)


def _written(text: DecisionText) -> Decision:
    status = DecisionStatus(text.status)
    return Decision(
        number=text.number,
        what=text.what,
        who=text.owner,
        when=words.until(day(text.due)) if text.due else words.NO_DATE,
        cost=_cost(text.cost),
        otherwise=text.otherwise,
        status="" if status is DecisionStatus.PROPOSED else str(status.label),
        key=text.key,
    )


def _cost(value: str) -> str:
    return str(CostClass(value).label).lower()


def _tasks_decision(facts: Facts) -> Proposed | None:
    absent = missing_tasks(facts)
    tasks = [task for task in facts.tasks if task.id in absent]
    missing = [task for task in tasks if task.kind == DUTY] or tasks
    if not missing:
        return None
    return Proposed(
        origin=FROM_TASKS,
        what=wording_summary.decide_tasks(len(missing), duty=missing[0].kind == DUTY),
        owner=words.SECRETARY,
        due=months_later(facts.date, SOON),
        cost=CostClass.SMALL.value,
        otherwise=wording_summary.neglected(decapitalised(missing[0].risk_of_neglect)),
    )


def missing_tasks(facts: Facts) -> frozenset[str]:
    """Ids of the tasks not in view: step 1 is nee or weet_niet, or empty when definitive."""
    absent = {"nee", UNKNOWN, None} if facts.definitive else {"nee", UNKNOWN}
    return frozenset(
        item.task.id
        for item in facts.sheet.tasks
        if not item.answer.not_applicable and item.answer.steps[0] in absent
    )


def _risk_decision(facts: Facts) -> Proposed | None:
    risk = facts.risks[0] if facts.risks else None
    if risk is None or risk.level not in ASKED_FOR_LEVELS:
        return None
    spec = facts.catalogue.risk_by_id[risk.risk]
    measure = _measure_for(facts, spec.domain, risk.contributions.factors)
    if measure is None:
        return None
    return Proposed(
        origin=f"{FROM_RISK}{risk.risk}",
        what=wording_summary.decide_measure(measure.label),
        owner=words.portfolio_holder(facts.catalogue.domain_by_id[spec.domain].label),
        due=months_later(facts.date, HALF_YEAR),
        cost=cost_class(measure.stars.get("financien")),
        otherwise=spec.explanation,
    )


def cost_class(stars: int | None) -> str:
    """The CostClass value of a measure from its stars for finance (1-3, or None where none is given)."""
    classes = {1: CostClass.SMALL, 2: CostClass.MIDDLE, 3: CostClass.LARGE}
    return classes.get(stars or 0, CostClass.UNKNOWN).value


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


def _knowledge_decision(facts: Facts) -> Proposed:
    unknown = len(unknown_core(facts))
    if unknown:
        return Proposed(
            origin=FROM_UNKNOWN,
            what=wording_summary.decide_unknown(unknown),
            owner=words.COORDINATOR,
            due=months_later(facts.date, SOON),
            cost=CostClass.SMALL.value,
            otherwise=wording_summary.UNKNOWN_OTHERWISE,
        )
    return Proposed(
        origin=FROM_REPEAT,
        what=wording_summary.DECIDE_REPEAT,
        owner=words.SECRETARY,
        due=months_later(facts.date, YEAR),
        cost=cost_class(facts.catalogue.measure_by_id["G1"].stars.get("financien")),
        otherwise=wording_summary.REPEAT_OTHERWISE,
    )


def unknown_core(facts: Facts) -> tuple[str, ...]:
    """Ids of the kern statements in scope with weet_niet for at least one role, in catalogue order."""
    unknown = {unit.statement for unit in facts.sheet.units if unit.in_scope and unit.value == UNKNOWN}
    return tuple(item.id for item in facts.statements if item.core and item.id in unknown)
