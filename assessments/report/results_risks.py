"""The eleven risks on the results page: order, band, causes and "nearly equal" (method.md 5 and 13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue
from assessments.constants import RiskLevel
from assessments.report.document_shared import class_label, is_nearly_equal
from assessments.report.wording import risks_heading
from assessments.report.words import factor_word
from assessments.scoring.risks import in_order
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure, RiskScore, ScoreCard

TOP = 3


@dataclass(frozen=True, slots=True)
class BandBar:
    """Places on a bar of 200 units for an index of 0-100: whole numbers, safe in SVG."""

    index: int
    low: int
    high: int

    @property
    def width(self) -> int:
        """Length of the whisker."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Cause:
    label: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk as the page prints it; figures 0-100 or None, classes 1-5."""

    id: str
    rank: int
    label: str
    explanation: str
    domain: str
    level: str | None
    standing: str
    index: Figure
    low: Figure
    high: Figure
    bar: BandBar | None
    likelihood: int | None
    likelihood_label: str
    impact: int
    impact_label: str
    weak_link: bool
    nearly_equal: bool  # differs less than 3 points from the risk above it, at the same level
    dossiers: tuple[Cause, ...]
    factors: tuple[Cause, ...]
    mechanisms: tuple[Cause, ...]
    tasks: Figure

    @property
    def has_band(self) -> bool:
        """Whether low and high differ when rounded; a range "53 to 53" says nothing."""
        return (
            self.low is not None
            and self.high is not None
            and whole_half_up(self.low) != whole_half_up(self.high)
        )


@dataclass(frozen=True, slots=True)
class RiskOverview:
    heading: str
    rows: tuple[RiskRow, ...]


def bar_of(index: Figure, low: Figure, high: Figure) -> BandBar | None:
    """The geometry of a band; None when one of the figures does not exist."""
    if index is None or low is None or high is None:
        return None
    return BandBar(whole_half_up(2 * index), whole_half_up(2 * low), whole_half_up(2 * high))


def top_causes(points: Mapping[str, Fraction], labels: Mapping[str, str]) -> tuple[Cause, ...]:
    """The three largest contributions above zero; a tie goes to the first in the catalogue."""
    ranked = sorted(points.items(), key=lambda item: -item[1])
    return tuple(Cause(labels[key], value) for key, value in ranked[:TOP] if value > 0)


def risks_in_order(card: ScoreCard) -> tuple[RiskScore, ...]:
    """The risks in the order of method.md 5."""
    return in_order(RiskLevel.values, card.risks)


def _row(catalogue: Catalogue, risk: RiskScore, rank: int, *, nearly_equal: bool) -> RiskRow:
    spec = catalogue.risk_by_id[risk.risk]
    parts = risk.contributions
    return RiskRow(
        id=risk.risk,
        rank=rank,
        label=spec.label,
        explanation=spec.explanation,
        domain=catalogue.domain_by_id[spec.domain].label,
        level=risk.level,
        standing=risk.standing,
        index=risk.vulnerability_index,
        low=risk.band_low,
        high=risk.band_high,
        bar=bar_of(risk.vulnerability_index, risk.band_low, risk.band_high),
        likelihood=risk.likelihood,
        likelihood_label=class_label(catalogue.likelihood_classes, risk.likelihood),
        impact=risk.impact,
        impact_label=class_label(catalogue.impact_classes, risk.impact),
        weak_link=risk.weak_link and risk.level is not None,
        nearly_equal=nearly_equal,
        dossiers=top_causes(parts.dossiers, {item.id: item.label for item in catalogue.dossiers}),
        factors=top_causes(
            parts.factors, {item.id: factor_word(item.id, item.label) for item in catalogue.factors}
        ),
        mechanisms=top_causes(parts.mechanisms, {item.id: item.label for item in catalogue.mechanisms}),
        tasks=parts.tasks,
    )


def risk_overview_of(catalogue: Catalogue, card: ScoreCard) -> RiskOverview:
    """All risks, most serious first."""
    ordered = risks_in_order(card)
    rows = tuple(
        _row(
            catalogue,
            risk,
            place + 1,
            nearly_equal=place > 0 and is_nearly_equal(ordered[place - 1], risk),
        )
        for place, risk in enumerate(ordered)
    )
    return RiskOverview(
        heading=risks_heading(
            [row.label for row in rows if row.level == RiskLevel.VERY_HIGH],
            sum(row.level == RiskLevel.HIGH for row in rows),
            sum(row.level is not None for row in rows),
        ),
        rows=rows,
    )
