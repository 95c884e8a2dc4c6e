"""Silent risks and displaced attention: two patterns in the outcome that no single figure shows.

A choice of the makers (docs/scoring.md). A silent risk is high while the will to act on it is low and nothing
happened lately: nobody is pressed to move. Attention is displaced when one domain is driven and another not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.scoring.risks import linked_units
from assessments.scoring.scores import scores_of
from assessments.scoring.types import ClusterScore, RiskScore
from assessments.scoring.units import Sheet

MOTIVATION = "motivatie"
HIGH_LEVELS = ("hoog", "zeer_hoog")
LOW_MOTIVATION = 50
DISPLACEMENT_GAP = 25
JUDGED = ("groen", "geel", "oranje", "rood")
NO_INCIDENT = "nee"


@dataclass(frozen=True, slots=True)
class SilentRisk:
    """A high risk with a low motivation score (0-100); `certain` when it is known that nothing happened."""

    risk: str
    level: str
    motivation: Fraction
    certain: bool


@dataclass(frozen=True, slots=True)
class Displacement:
    """Motivation (0-100) in the domain that draws attention, and in the one that lacks it."""

    strong: str
    strong_score: Fraction
    weak: str
    weak_score: Fraction


def silent_risks(
    sheet: Sheet, risks: Sequence[RiskScore], incidents: Mapping[str, str]
) -> tuple[SilentRisk, ...]:
    """The silent risks, in the order of `risks`.

    `incidents` says per risk id whether there was an incident in the last 24 months: "ja", "nee", or no entry
    when nobody said so. With "ja" a risk is not silent; without an entry it may be (`certain` False).
    """
    links = linked_units(sheet)
    found = []
    for risk in risks:
        said = incidents.get(risk.risk, "")
        if risk.level not in HIGH_LEVELS or said not in ("", NO_INCIDENT):
            continue
        units = [unit for unit, _ in links[risk.risk] if unit.cluster == MOTIVATION]
        motivation = scores_of(units, definitive=sheet.definitive).score
        if motivation is not None and motivation < LOW_MOTIVATION:
            found.append(SilentRisk(risk.risk, risk.level, motivation, said == NO_INCIDENT))
    return tuple(found)


def displacements(clusters: Sequence[ClusterScore]) -> tuple[Displacement, ...]:
    """Per domain with a low motivation the most motivated domain, when that is at least 25 points above it.

    Only scores with a colour take part: too little filled in says nothing about attention.
    """
    scores = {
        item.domain: item.scores.score
        for item in clusters
        if item.cluster == MOTIVATION and item.scores.colour in JUDGED and item.scores.score is not None
    }
    if len(scores) < 2:
        return ()
    strong, highest = max(scores.items(), key=lambda item: item[1])
    return tuple(
        Displacement(strong, highest, domain, score)
        for domain, score in scores.items()
        if score < LOW_MOTIVATION and highest - score >= DISPLACEMENT_GAP
    )
