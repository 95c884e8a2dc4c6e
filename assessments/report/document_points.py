"""The questions for the board that follow from the data, five to seven (method.md 11, part 9). Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assessments.catalogue.spec import Statement
from assessments.report import wording_talk, words
from assessments.report.decisions import unknown_core
from assessments.report.document_measures import advised_measures
from assessments.report.document_silent import displacement_points, silent_points
from assessments.report.document_spread import spread_points
from assessments.report.document_trend import undone_decisions
from assessments.report.facts import Facts
from assessments.report.figures import listed, percent
from assessments.scoring.units import Unit

FEWEST, MOST = 5, 7
WELL_SUPPORTED = 75  # certainty from which the question about it is not asked


@dataclass(frozen=True, slots=True)
class TalkPoint:
    question: str
    reason: str


Finder = Callable[[Facts], Sequence[TalkPoint]]


def proposed_points(facts: Facts) -> tuple[TalkPoint, ...]:
    """The questions that follow from the data, one of each kind before a second of any.

    The kinds stand in FINDERS; with fewer than five found, questions that every round asks fill up.
    """
    turns = zip_longest(*(find(facts) for find in FINDERS))
    found = [point for turn in turns for point in turn if point is not None][:MOST]
    if len(found) < FEWEST:
        found += _standing(facts)[: FEWEST - len(found)]
    return tuple(found)


def _role_differences(facts: Facts) -> list[TalkPoint]:
    points = []
    for item in sorted(facts.card.role_differences, key=lambda item: -item.difference):
        statement = facts.catalogue.statement_by_id[item.statement]
        units = [unit for unit in _units(facts, statement) if isinstance(unit.value, int)]
        said = listed(
            f"{facts.catalogue.role_by_id[unit.role].label.lower()} {unit.value}"
            for unit in units
            if unit.role
        )
        points.append(TalkPoint(wording_talk.role_question(statement.text), wording_talk.role_reason(said)))
    return points


def _unknown(facts: Facts) -> list[TalkPoint]:
    per_dossier: dict[str, list[str]] = {}
    for statement in unknown_core(facts):
        per_dossier.setdefault(facts.catalogue.statement_by_id[statement].dossier, []).append(statement)
    return [
        TalkPoint(
            wording_talk.unknown_question(
                words.dossier_word(dossier, facts.catalogue.dossier_by_id[dossier].label), len(found)
            ),
            wording_talk.unknown_reason(facts.catalogue.statement_by_id[found[0]].text),
        )
        for dossier, found in sorted(per_dossier.items(), key=lambda item: -len(item[1]))
    ]


def _weak_links(facts: Facts) -> list[TalkPoint]:
    return [
        TalkPoint(
            wording_talk.weak_link_question(facts.catalogue.risk_by_id[risk.risk].label),
            wording_talk.WEAK_LINK_REASON,
        )
        for risk in facts.risks
        if risk.weak_link and risk.level is not None
    ]


def _low(facts: Facts) -> list[TalkPoint]:
    """Kern statements at level 0 or 1, the lowest and heaviest first."""
    found = []
    for statement in facts.statements:
        levels = [unit.value for unit in _units(facts, statement) if isinstance(unit.value, int)]
        if statement.core and levels and min(levels) <= 1:
            found.append((min(levels), -sum(statement.weights.values()), statement))
    found.sort(key=lambda item: item[:2])
    return [
        TalkPoint(
            wording_talk.low_question(statement.text),
            wording_talk.low_reason(level, statement.anchors[level]),
        )
        for level, _, statement in found
    ]


def _undone(facts: Facts) -> list[TalkPoint]:
    """Decisions of last time that were not carried out."""
    return [TalkPoint(question, reason) for question, reason in undone_decisions(facts)]


def _spread(facts: Facts) -> list[TalkPoint]:
    """Statements on which the proposals lie far apart."""
    return [TalkPoint(question, reason) for question, reason in spread_points(facts)]


def _silent(facts: Facts) -> list[TalkPoint]:
    """High risks that nobody is pressed to act on."""
    return [TalkPoint(question, reason) for question, reason in silent_points(facts)]


def _displaced(facts: Facts) -> list[TalkPoint]:
    """A domain that takes the attention of another."""
    return [TalkPoint(question, reason) for question, reason in displacement_points(facts)]


def _standing(facts: Facts) -> list[TalkPoint]:
    """What may be asked after every round, the most telling first."""
    points = []
    rated = [risk for risk in facts.risks if risk.level is not None]
    if rated:
        label = facts.catalogue.risk_by_id[rated[0].risk].label
        points.append(TalkPoint(wording_talk.risk_question(label), wording_talk.RISK_REASON))
    measures = advised_measures(facts, 1)
    if measures and rated:
        points.append(
            TalkPoint(wording_talk.measure_question(measures[0].label), wording_talk.MEASURE_REASON)
        )
    points.append(TalkPoint(wording_talk.OWNER_QUESTION, wording_talk.OWNER_REASON))
    certainty = facts.overall.certainty
    if certainty is not None and certainty < WELL_SUPPORTED:
        points.append(
            TalkPoint(wording_talk.CERTAINTY_QUESTION, wording_talk.certainty_reason(percent(certainty)))
        )
    points.append(TalkPoint(wording_talk.COUNCIL_QUESTION, wording_talk.COUNCIL_REASON))
    return points


def _units(facts: Facts, statement: Statement) -> list[Unit]:
    return [unit for unit in facts.sheet.units if unit.in_scope and unit.statement == statement.id]


FINDERS: tuple[Finder, ...] = (
    _role_differences,
    _unknown,
    _weak_links,
    _low,
    _undone,
    _spread,
    _silent,
    _displaced,
)
"""One per kind of question, in the order in which they are asked."""
