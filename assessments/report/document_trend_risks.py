"""Sinds vorige keer, the risks: the level then and now, with a warning where the method changed."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.catalogue.mapping import comparable_ids
from assessments.constants import RiskLevel
from assessments.report import wording_trend as wording
from assessments.report.document_shared import LevelView, level_view
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.report.previous import PreviousRound
from assessments.scoring.trend import SMALL_CHANGE
from assessments.scoring.trend_card import RiskTrend, TrendCard
from assessments.scoring.types import RiskScore, ScoringModel

LEVELS: tuple[str, ...] = tuple(RiskLevel.values)


@dataclass(frozen=True, slots=True)
class RiskShift:
    """A risk then and now. `before` is None for a risk that is new; `same_said` compares the same statements.

    `direction` compares the levels: hoger, lager, gelijk, or "" when one of them is unknown.
    """

    label: str
    before: LevelView | None
    after: LevelView
    direction: str
    same_said: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskTrendPart:
    heading: str
    meaning: str
    rows: tuple[RiskShift, ...]
    matrix_note: str


def risk_trend(facts: Facts, previous: PreviousRound, card: TrendCard) -> RiskTrendPart:
    """All risks in the order of this report, with their level of last time."""
    then = {risk.risk: risk for risk in previous.card.risks}
    same = {item.risk: item for item in card.risks}
    rows = tuple(_row(facts, previous, risk, then.get(risk.risk), same[risk.risk]) for risk in facts.risks)
    directions = [row.direction for row in rows if row.direction]
    changed = previous.catalogue.matrix != facts.catalogue.matrix
    return RiskTrendPart(
        heading=wording.risks_heading(directions.count("lager"), directions.count("hoger"), len(directions)),
        meaning=wording.RISKS_MEANING,
        rows=rows,
        matrix_note=wording.MATRIX_CHANGED if changed else "",
    )


def _row(
    facts: Facts, previous: PreviousRound, risk: RiskScore, then: RiskScore | None, same: RiskTrend
) -> RiskShift:
    direction = _direction(then.level if then else None, risk.level)
    return RiskShift(
        label=facts.catalogue.risk_by_id[risk.risk].label,
        before=level_view(then) if then else None,
        after=level_view(risk),
        direction=direction,
        same_said=_same_said(same),
        notes=tuple(_notes(facts, previous, risk, then, same, direction)),
    )


def _same_said(same: RiskTrend) -> str:
    if not same.enough or same.change is None:
        return wording.RISK_NOT_COMPARED
    return wording.risk_same(whole(same.before), whole(same.after), same.change)


def _direction(before: str | None, after: str | None) -> str:
    if before is None or after is None:
        return ""
    step = LEVELS.index(after) - LEVELS.index(before)
    return "gelijk" if not step else "hoger" if step > 0 else "lager"


def _notes(
    facts: Facts,
    previous: PreviousRound,
    risk: RiskScore,
    then: RiskScore | None,
    same: RiskTrend,
    direction: str,
) -> list[str]:
    """What to know before reading the two levels beside each other."""
    if then is None:
        return [wording.RISK_NEW]
    old, new = previous.catalogue.scoring_model, facts.catalogue.scoring_model
    notes = []
    if then.impact != risk.impact:
        notes.append(wording.risk_impact(then.impact, risk.impact))
    new_to_old = comparable_ids(previous.changes or ())
    if _weights_changed(risk.risk, old, new, new_to_old):
        notes.append(wording.RISK_WEIGHTS)
    if _questions_changed(risk.risk, old, new, new_to_old):
        notes.append(wording.RISK_QUESTIONS)
    moved = direction in {"hoger", "lager"}
    if moved and same.enough and same.change is not None and abs(same.change) < SMALL_CHANGE:
        notes.append(wording.RISK_NOT_BY_ANSWERS)
    return notes


def _weights(model: ScoringModel, risk: str) -> dict[str, int]:
    """The weight of each statement that is linked to this risk."""
    return {item.id: item.weights[risk] for item in model.statements if item.weights.get(risk, 0) > 0}


def _weights_changed(risk: str, old: ScoringModel, new: ScoringModel, new_to_old: dict[str, str]) -> bool:
    """Whether a comparable statement or a dossier weighs otherwise for this risk."""
    before, now = _weights(old, risk), _weights(new, risk)
    statements = {item.id for item in new.statements}
    if any(now.get(name, 0) != before.get(was, 0) for name, was in new_to_old.items() if name in statements):
        return True
    dossiers = [{item.id: dict(item.dossier_weights) for item in model.risks} for model in (old, new)]
    return dossiers[0].get(risk) != dossiers[1].get(risk)


def _questions_changed(risk: str, old: ScoringModel, new: ScoringModel, new_to_old: dict[str, str]) -> bool:
    """Whether a linked statement came, went or changed its meaning."""
    came = any(name not in new_to_old for name in _weights(new, risk))
    kept = set(new_to_old.values())
    return came or any(name not in kept for name in _weights(old, risk))
