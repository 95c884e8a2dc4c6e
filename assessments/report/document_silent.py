"""Findings that no figure shows by itself: silent risks and displaced attention (docs/scoring.md)."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.report import wording_why, words
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.scoring.silent import Displacement, SilentRisk, displacements, silent_risks

Point = tuple[str, str]
"""A question for the board, and its reason."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A heading that says what was found, with a line per risk or domain."""

    heading: str
    meaning: str
    lines: tuple[str, ...]


def build_findings(facts: Facts) -> tuple[Finding, ...]:
    """The silent risks and the displaced attention, each left out when there is none."""
    silent = _silent(facts)
    certain = [item for item in silent if item.certain]
    possible = [item for item in silent if not item.certain]
    found = []
    if certain:
        found.append(
            Finding(
                wording_why.silent_heading(len(certain), certain=True),
                wording_why.SILENT_MEANING,
                tuple(_silent_line(facts, item) for item in certain),
            )
        )
    if possible:
        found.append(
            Finding(
                wording_why.silent_heading(len(possible), certain=False),
                wording_why.POSSIBLY_SILENT_MEANING,
                tuple(_silent_line(facts, item) for item in possible),
            )
        )
    displaced = displacements(facts.card.clusters)
    if displaced:
        found.append(
            Finding(
                wording_why.displacement_heading(_domain(facts, displaced[0].strong)),
                wording_why.DISPLACEMENT_MEANING,
                tuple(_displacement_line(facts, item) for item in displaced),
            )
        )
    return tuple(found)


def silent_points(facts: Facts) -> list[Point]:
    """A question per silent risk, those that are certain first."""
    silent = sorted(_silent(facts), key=lambda item: not item.certain)
    return [
        (
            wording_why.silent_question(facts.catalogue.risk_by_id[item.risk].label),
            wording_why.silent_reason(
                words.level_word(item.level), whole(item.motivation), certain=item.certain
            ),
        )
        for item in silent
    ]


def displacement_points(facts: Facts) -> list[Point]:
    """A question per domain whose attention may be drawn away."""
    return [
        (
            wording_why.displacement_question(_domain(facts, item.strong), _domain(facts, item.weak)),
            _displacement_line(facts, item),
        )
        for item in displacements(facts.card.clusters)
    ]


def _silent(facts: Facts) -> tuple[SilentRisk, ...]:
    return silent_risks(facts.sheet, facts.risks, facts.board.incidents)


def _silent_line(facts: Facts, item: SilentRisk) -> str:
    label = facts.catalogue.risk_by_id[item.risk].label
    return wording_why.silent_finding(label, words.level_word(item.level), whole(item.motivation))


def _displacement_line(facts: Facts, item: Displacement) -> str:
    return wording_why.displacement_finding(
        _domain(facts, item.strong),
        whole(item.strong_score),
        _domain(facts, item.weak),
        whole(item.weak_score),
    )


def _domain(facts: Facts, domain: str) -> str:
    return facts.catalogue.domain_by_id[domain].label
