"""One own value beside that of a group, as page 8 of the report and the page on screen both show it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.comparison.groups import Benchmark, position_of
from assessments.report import wording_comparison as wording
from assessments.report.charts_comparison import PeerBand
from assessments.report.figures import whole


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of `comparison.measures` as a page calls it."""

    name: str
    label: str
    depth: int = 0  # 1: part of the line above it; 2: part of a part

    @property
    def inner(self) -> bool:
        return self.depth > 0


@dataclass(frozen=True, slots=True)
class PeerRow:
    """One line: own value and that of the others, as shown; `position` is lager, rond or hoger."""

    label: str
    own: str
    median: str
    middle_half: str  # "35 tot 55"; a dash below eight others
    others: str
    position: str
    chart: PeerBand
    depth: int

    @property
    def inner(self) -> bool:
        return self.depth > 0


@dataclass(frozen=True, slots=True)
class Beside:
    """The own values that may be compared (0-100), and what may be seen of the group, both per measure."""

    own: Mapping[str, Fraction]
    figures: Mapping[str, Benchmark]

    def row(self, measure: Measure) -> PeerRow | None:
        """The line of one measure; None without an own value, or when too few others have one."""
        own, figures = self.own.get(measure.name), self.figures.get(measure.name)
        if own is None or figures is None:
            return None
        low, high = figures.lower_quartile, figures.upper_quartile
        said = wording.said(whole(own), figures.median)
        return PeerRow(
            label=measure.label,
            own=whole(own),
            median=str(figures.median),
            middle_half=wording.middle_half(low, high),
            others=str(figures.others),
            position=position_of(own, figures),
            chart=PeerBand(measure.label, own, figures.median, low, high, said),
            depth=measure.depth,
        )

    def too_few(self, measures: list[Measure]) -> int:
        """Of how many own values too few others have one."""
        return sum(item.name in self.own and item.name not in self.figures for item in measures)
