"""Where the proposals lie far apart: counts per answer, never who (method.md 11, parts 6 and 9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assessments.catalogue.questions import question_of
from assessments.report import wording_cross as wording
from assessments.report.facts import Facts
from assessments.report.figures import capitalised
from assessments.scoring.annex_spread import SpreadRow


@dataclass(frozen=True, slots=True)
class SpreadView:
    """A statement with its proposals in words; `role` is empty for all roles together."""

    statement: str
    dossier: str
    role: str
    said: str


def spread_views(facts: Facts) -> tuple[SpreadView, ...]:
    """Every spread on a statement that is in this round, the widest first."""
    views = []
    for row in _widest_first(facts):
        question = question_of(facts.catalogue, row.subject)
        if question is not None:
            said = f"{capitalised(wording.proposals_said(row.counts))}."
            views.append(SpreadView(question.text, question.dossier_label, _role(facts, row), said))
    return tuple(views)


def spread_points(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Questions for the board, with the reason, where proposals lie far apart; the widest first.

    One per statement, and none where the agreed answers already differ per role: that is asked apart.
    """
    asked = {item.statement for item in facts.card.role_differences}
    points = []
    for row in _widest_first(facts):
        question = question_of(facts.catalogue, row.subject)
        if row.subject in asked or question is None:
            continue
        asked.add(row.subject)
        points.append(
            (
                wording.spread_question(question.text),
                wording.spread_reason(row.counts, _role(facts, row)),
            )
        )
    return tuple(points)


def _widest_first(facts: Facts) -> list[SpreadRow]:
    """The spreads on what is asked in this round; as wide: in the order of the catalogue."""
    order = {name: place for place, name in enumerate(_asked(facts))}
    rows = [row for row in facts.annex.spread if row.subject in order]
    return sorted(rows, key=lambda row: (-row.difference, order[row.subject], row.role))


def _asked(facts: Facts) -> Iterator[str]:
    yield from (item.id for item in facts.statements)
    yield from (unit.statement for units in facts.sheet.cross.values() for unit in units if unit.in_scope)


def _role(facts: Facts, row: SpreadRow) -> str:
    return facts.catalogue.role_by_id[row.role].label if row.role else ""
