"""Sinds vorige keer: this definitive round beside the one before (method.md 10 and 11, part 7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.constants import DecisionStatus
from assessments.report import wording_trend as wording
from assessments.report.board_texts import DecisionText
from assessments.report.document_trend_risks import RiskTrendPart, risk_trend
from assessments.report.document_trend_scores import (
    CellShifts,
    SplitPart,
    TrendBlock,
    cell_shifts,
    scores_heading,
    split_part,
    trend_blocks,
)
from assessments.report.document_trend_tasks import ChangesPart, TaskTrend, changed_questions, task_trend
from assessments.report.facts import Facts
from assessments.report.figures import capitalised, day
from assessments.report.previous import PreviousRound

CLOSED = frozenset({DecisionStatus.DONE.value, DecisionStatus.DROPPED.value})


@dataclass(frozen=True, slots=True)
class TileTrend:
    """The trend of a domain on page 1: "hoger", "lager" or "gelijk", "+6" and "6 punten hoger dan ..."."""

    direction: str
    points: str
    said: str


@dataclass(frozen=True, slots=True)
class PastDecision:
    """A decision of last time: what was agreed, how it stands, and whether that is what was agreed."""

    number: int
    what: str
    owner: str
    due: str
    state: str
    kept: str
    note: str


@dataclass(frozen=True, slots=True)
class PastDecisions:
    heading: str
    rows: tuple[PastDecision, ...]


@dataclass(frozen=True, slots=True)
class TrendPart:
    """`blocks` is empty, and the parts below it None, when the editions cannot be compared."""

    heading: str
    before: str  # the day of the round before
    lead: tuple[str, ...]
    scores_heading: str
    blocks: tuple[TrendBlock, ...]
    split: SplitPart | None
    cells: CellShifts | None
    tasks: TaskTrend | None
    changes: ChangesPart | None
    risks: RiskTrendPart | None
    decisions: PastDecisions


def build_trend(facts: Facts) -> TrendPart | None:
    """The part of the report; None while provisional, or without a definitive round on an earlier edition."""
    previous, card = facts.previous, facts.trends
    if previous is None or not facts.definitive:
        return None
    decisions = _decisions(facts, previous)
    lead = [wording.since(day(previous.date), previous.catalogue.edition)]
    if card is None:
        return TrendPart(
            wording.heading((), 0, _done(previous)), day(previous.date), (*lead, wording.NO_LINEAGE), "", (),
            None, None, None, None, None, decisions,
        )  # fmt: skip
    lead += [wording.based_on(card.based_on, card.out_of), wording.RECALCULATED]
    if previous.card.scope != facts.card.scope:
        lead.insert(1, wording.other_scope(previous.card.scope, facts.card.scope))
    return TrendPart(
        heading=_heading(facts, previous),
        before=day(previous.date),
        lead=tuple(lead),
        scores_heading=scores_heading(card),
        blocks=trend_blocks(facts, card),
        split=split_part(card),
        cells=cell_shifts(facts, card),
        tasks=task_trend(facts, previous),
        changes=changed_questions(facts, previous),
        risks=risk_trend(facts, previous, card),
        decisions=decisions,
    )


def tile_trends(facts: Facts) -> dict[str, TileTrend]:
    """Per domain id its trend for page 1; a domain that cannot be compared is absent."""
    if facts.trends is None:
        return {}
    return {
        item.domain: TileTrend(
            item.trend.direction,
            wording.signed(item.trend.change),
            wording.tile_said(item.trend.direction, item.trend.change),
        )
        for item in facts.trends.domains
        if item.trend.enough and item.trend.direction is not None and item.trend.change is not None
    }


def undone_decisions(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Questions for the board, with the reason, about decisions of last time that were not carried out.

    A decision that runs and has time left is not asked about, nor one that was dropped.
    """
    if facts.previous is None or not facts.definitive:
        return ()
    return tuple(
        (
            wording.undone_question(item.what),
            wording.undone_reason(_state(item), item.owner, day(item.due) if item.due else ""),
        )
        for item in facts.previous.decisions
        if item.status not in CLOSED and not _has_time(item, facts.date)
    )


def _has_time(item: DecisionText, today: dt.date) -> bool:
    if item.status == DecisionStatus.NOT_DONE.value or item.due is None:
        return False
    return item.due >= today


def _heading(facts: Facts, previous: PreviousRound) -> str:
    found = [item for item in facts.trends.domains if item.trend.enough] if facts.trends else []
    changed = [
        (facts.catalogue.domain_by_id[item.domain].label, item.trend.direction, item.trend.change)
        for item in found
        if item.trend.direction in {"hoger", "lager"} and item.trend.change is not None
    ]
    return wording.heading(changed, len(found), _done(previous))


def _done(previous: PreviousRound) -> str:
    open_ones = [item for item in previous.decisions if item.status != DecisionStatus.DROPPED.value]
    done = sum(item.status == DecisionStatus.DONE.value for item in open_ones)
    return wording.decisions_finding(done, len(open_ones))


def _decisions(facts: Facts, previous: PreviousRound) -> PastDecisions:
    rows = tuple(
        PastDecision(
            number=item.number,
            what=item.what,
            owner=item.owner,
            due=day(item.due) if item.due else "",
            state=_state(item),
            kept=_kept(item, facts.date),
            note=item.status_note,
        )
        for item in previous.decisions
    )
    heading = capitalised(_done(previous)) if rows else wording.DECISIONS_NONE
    return PastDecisions(heading or wording.DECISIONS_DROPPED, rows)


def _state(item: DecisionText) -> str:
    return str(DecisionStatus(item.status).label)


def _kept(item: DecisionText, today: dt.date) -> str:
    """Whether what was agreed was done, on the day of this round."""
    if item.status == DecisionStatus.DONE.value:
        if item.due is None or item.status_on is None:
            return wording.DONE
        return wording.DONE_IN_TIME if item.status_on <= item.due else wording.DONE_LATER
    if item.status == DecisionStatus.NOT_DONE.value:
        return wording.NOT_DONE
    if item.status == DecisionStatus.DROPPED.value:
        return wording.DROPPED
    if item.status == DecisionStatus.PROPOSED.value:
        return wording.NOT_RECORDED
    if item.due is None:
        return wording.NOT_READY
    return wording.time_left(day(item.due)) if item.due >= today else wording.OVERDUE
