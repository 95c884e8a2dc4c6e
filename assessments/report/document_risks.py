"""The risks in order with their causes, and why the first three are high (method.md 5, 5.1, 11 part 4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from assessments.report import wording, words
from assessments.report.cause_graph import strongest
from assessments.report.charts import Band
from assessments.report.document_shared import (
    LevelView,
    because,
    class_label,
    is_nearly_equal,
    level_view,
)
from assessments.report.document_silent import Finding, build_findings
from assessments.report.document_why import WhyPart, build_why
from assessments.report.facts import Facts
from assessments.report.figures import decapitalised, whole
from assessments.scoring.types import RiskScore

EXPLAINED = 3


@dataclass(frozen=True, slots=True)
class RiskRow:
    number: int
    id: str
    label: str
    level: LevelView
    partly: str  # reservation when the risk is examined in part
    likelihood: str
    impact: str
    index: str
    band: str
    chart: Band
    mechanism: str
    because: str
    nearly_equal: str
    weak_link: bool


@dataclass(frozen=True, slots=True)
class UnratedRisk:
    id: str
    label: str
    reason: str
    index: str


@dataclass(frozen=True, slots=True)
class RisksPart:
    heading: str
    rows: tuple[RiskRow, ...]
    unrated: tuple[UnratedRisk, ...]
    why: WhyPart | None
    findings: tuple[Finding, ...]


def build_risks(facts: Facts) -> RisksPart:
    """Assemble the table of risks; risks without a level stand apart, with the reason."""
    rated = [risk for risk in facts.risks if risk.level is not None]
    levels = [risk.level for risk in rated]
    return RisksPart(
        heading=wording.risks_heading(
            [risk.risk for risk in rated if risk.level == "zeer_hoog"], levels.count("hoog"), len(rated)
        ),
        rows=tuple(_row(facts, rated, position) for position in range(len(rated))),
        unrated=tuple(
            UnratedRisk(
                risk.risk,
                facts.catalogue.risk_by_id[risk.risk].label,
                wording.unrated_reason(risk.standing, full=facts.full),
                whole(risk.vulnerability_index),
            )
            for risk in facts.risks
            if risk.level is None
        ),
        why=build_why(facts, rated[:EXPLAINED]),
        findings=build_findings(facts),
    )


def _row(facts: Facts, rated: list[RiskScore], position: int) -> RiskRow:
    risk = rated[position]
    spec = facts.catalogue.risk_by_id[risk.risk]
    index, low, high = (
        value if value is not None else Fraction(0)
        for value in (risk.vulnerability_index, risk.band_low, risk.band_high)
    )
    band = words.band(whole(low), whole(high))
    likelihood = class_label(facts.catalogue.likelihood_classes, risk.likelihood)
    impact = class_label(facts.catalogue.impact_classes, risk.impact)
    return RiskRow(
        number=position + 1,
        id=risk.risk,
        label=spec.label,
        level=level_view(risk),
        partly=wording.PARTLY_EXAMINED if risk.standing == "deels_onderzocht" else "",
        likelihood=f"{risk.likelihood} {likelihood.lower()}",
        impact=f"{risk.impact} {impact.lower()}",
        index=whole(index),
        band=band,
        chart=Band(spec.label, index, low, high, f"{whole(index)}, bandbreedte {band}"),
        mechanism=_mechanism(facts, risk),
        because=because(facts, risk),
        nearly_equal=_nearly_equal(rated, position),
        weak_link=risk.weak_link,
    )


def _mechanism(facts: Facts, risk: RiskScore) -> str:
    """The mechanism with the largest part of the index; empty when there is no shortfall."""
    found = strongest(risk.contributions.mechanisms)
    return decapitalised(facts.catalogue.mechanism_by_id[found].label) if found else ""


def _nearly_equal(rated: list[RiskScore], position: int) -> str:
    """Say so when the next risk has the same level and an index less than 3 points lower."""
    if position + 1 >= len(rated):
        return ""
    close = is_nearly_equal(rated[position], rated[position + 1])
    return wording.nearly_equal(position + 2) if close else ""
