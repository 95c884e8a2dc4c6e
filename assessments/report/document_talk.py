"""Questions for the board and the text of the decision (method.md 11, part 9)."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.catalogue.spec import Statement
from assessments.report import wording, words
from assessments.report.decisions import Decision, unknown_core
from assessments.report.facts import Facts
from assessments.report.figures import day, decapitalised, listed
from assessments.scoring.units import Unit

MOST_QUESTIONS = 7
PER_KIND = 2  # first round; what is left over fills up to seven


@dataclass(frozen=True, slots=True)
class TalkPoint:
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class TalkPart:
    """`resolution` is the text for the proposal to the board; empty while provisional."""

    heading: str
    points: tuple[TalkPoint, ...]
    resolution_intro: str
    resolution: tuple[str, ...]


def build_talk(facts: Facts, decisions: tuple[Decision, ...]) -> TalkPart:
    """Questions that follow from the data, and the text of the decision when the round is definitive."""
    points = _points(facts)
    return TalkPart(
        heading=wording.talk_heading(len(points)),
        points=points,
        resolution_intro=wording.RESOLUTION_INTRO if facts.definitive else "",
        resolution=_resolution(facts, decisions) if facts.definitive else (),
    )


def _points(facts: Facts) -> tuple[TalkPoint, ...]:
    kinds = [_weak_links(facts), _role_differences(facts), _unknown(facts), _low(facts)]
    first = [point for kind in kinds for point in kind[:PER_KIND]]
    rest = [point for kind in kinds for point in kind[PER_KIND:]]
    found = first + rest[: max(0, 5 - len(first))]
    owner = TalkPoint(wording.OWNER_QUESTION, wording.OWNER_REASON)  # the one question that every round asks
    return tuple([*found, owner][:MOST_QUESTIONS])


def _weak_links(facts: Facts) -> list[TalkPoint]:
    return [
        TalkPoint(
            wording.weak_link_question(facts.catalogue.risk_by_id[risk.risk].label), wording.WEAK_LINK_REASON
        )
        for risk in facts.risks
        if risk.weak_link and risk.level is not None
    ]


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
        points.append(TalkPoint(wording.role_question(statement.text), wording.role_reason(said)))
    return points


def _unknown(facts: Facts) -> list[TalkPoint]:
    per_dossier: dict[str, list[str]] = {}
    for statement in unknown_core(facts):
        per_dossier.setdefault(facts.catalogue.statement_by_id[statement].dossier, []).append(statement)
    return [
        TalkPoint(
            wording.unknown_question(
                words.dossier_word(dossier, facts.catalogue.dossier_by_id[dossier].label), len(found)
            ),
            wording.unknown_reason(facts.catalogue.statement_by_id[found[0]].text),
        )
        for dossier, found in sorted(per_dossier.items(), key=lambda item: -len(item[1]))
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
        TalkPoint(wording.low_question(statement.text), wording.low_reason(level, statement.anchors[level]))
        for level, _, statement in found
    ]


def _units(facts: Facts, statement: Statement) -> list[Unit]:
    return [unit for unit in facts.sheet.units if unit.in_scope and unit.statement == statement.id]


def _resolution(facts: Facts, decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    return (
        wording.resolution_note(facts.catalogue.edition, day(facts.date)),
        *(
            wording.resolution_line(decapitalised(decision.what), decision.who, decision.when)
            for decision in decisions
        ),
        wording.RESOLUTION_COUNCIL,
    )
