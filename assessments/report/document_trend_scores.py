"""Sinds vorige keer, the scores: domains, clusters, themes and factors then and now (method.md 10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from assessments.report import wording_trend as wording
from assessments.report import words
from assessments.report.charts_trend import Shift
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.scoring.trend import Trend
from assessments.scoring.trend_card import PlaceTrend, TrendCard

MOST_CELLS = 10


@dataclass(frozen=True, slots=True)
class ShiftView:
    """A trend as shown. `change` and its four parts are signed points; `based_on` reads "12 van 13"."""

    before: str
    after: str
    direction: str
    word: str
    change: str
    improvement: str
    decline: str
    better_view: str
    less_view: str
    based_on: str
    drawing: Shift
    moved: bool  # whether any answer below it changed


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One domain, cluster or theme: either a shift, or the reason why there is none."""

    label: str
    whole: bool  # the domain itself, above its clusters
    shift: ShiftView | None
    reason: str


@dataclass(frozen=True, slots=True)
class TrendBlock:
    label: str
    rows: tuple[TrendRow, ...]

    @property
    def moved(self) -> tuple[TrendRow, ...]:
        """The rows in which at least one answer changed."""
        return tuple(row for row in self.rows if row.shift is not None and row.shift.moved)


@dataclass(frozen=True, slots=True)
class SplitPart:
    """The finding above the four causes of the difference."""

    heading: str


@dataclass(frozen=True, slots=True)
class CellShift:
    factor: str
    domain: str
    shift: ShiftView


@dataclass(frozen=True, slots=True)
class CellShifts:
    """The factors that moved five points or more, the largest move first; `note` says when some are left."""

    heading: str
    rows: tuple[CellShift, ...]
    note: str


def shift_view(label: str, trend: Trend) -> ShiftView | None:
    """A trend in figures and words; None below 70% of the weight, or without pairs."""
    if not trend.enough or trend.before is None or trend.after is None or trend.change is None:
        return None
    before, after, direction = whole(trend.before), whole(trend.after), trend.direction or "gelijk"
    word = wording.shift_word(direction, trend.change)
    return ShiftView(
        before=before,
        after=after,
        direction=direction,
        word=word,
        change=wording.signed(trend.change),
        improvement=wording.signed(trend.improvement),
        decline=wording.signed(trend.decline),
        better_view=wording.signed(trend.better_view),
        less_view=wording.signed(trend.less_view),
        based_on=f"{trend.based_on} van {trend.out_of}",
        drawing=Shift(label, trend.before, trend.after, wording.shift_said(before, after)),
        moved=any((trend.improvement, trend.decline, trend.better_view, trend.less_view)),
    )


def trend_blocks(facts: Facts, card: TrendCard) -> tuple[TrendBlock, ...]:
    """Per domain its score and its three clusters; below them the themes when dwars was used both times."""
    catalogue = facts.catalogue
    blocks = []
    for domain in catalogue.domains:
        own = next(item for item in card.domains if item.domain == domain.id)
        if not own.trend.out_of:
            continue  # nothing of this domain counts now
        parts = [item for item in card.clusters if item.domain == domain.id and item.trend.out_of]
        rows = [_row(domain.label, own, whole_domain=True)]
        rows += [_row(catalogue.cluster_by_id[item.part].label, item) for item in parts]
        blocks.append(TrendBlock(domain.label, tuple(rows)))
    if any(item.trend.based_on for item in card.themes):
        rows = [_row(catalogue.theme_by_id[item.part].label, item) for item in card.themes]
        blocks.append(TrendBlock(wording.CROSS_BLOCK, tuple(rows)))
    return tuple(blocks)


def _row(label: str, item: PlaceTrend, *, whole_domain: bool = False) -> TrendRow:
    shift = shift_view(label, item.trend)
    reason = "" if shift else wording.not_compared(item.trend, item.unpaired)
    return TrendRow(label, whole_domain, shift, reason)


def scores_heading(card: TrendCard) -> str:
    """How many of the domains that count now can be compared."""
    counting = [item for item in card.domains if item.trend.out_of]
    return wording.scores_heading(len(counting), sum(item.trend.enough for item in counting))


def split_part(card: TrendCard) -> SplitPart | None:
    """Whether other answers or another view made the difference; None when no cluster can be compared."""
    trends = [item.trend for item in card.clusters if item.trend.enough and item.trend.change is not None]
    if not trends:
        return None
    answers = sum((trend.improvement - trend.decline for trend in trends), Fraction(0))
    view = sum((trend.better_view - trend.less_view for trend in trends), Fraction(0))
    return SplitPart(wording.split_heading(answers, view))


def cell_shifts(facts: Facts, card: TrendCard) -> CellShifts | None:
    """What moved per factor and domain; None when no such cell can be compared."""
    compared = [item for item in card.cells if item.trend.enough and item.trend.change is not None]
    if not compared:
        return None
    moved = sorted(
        (item for item in compared if item.trend.direction != "gelijk"),
        key=lambda item: -abs(item.trend.change or Fraction(0)),
    )
    rows = tuple(_cells(facts, moved[:MOST_CELLS]))
    return CellShifts(
        heading=wording.cells_heading(
            sum(item.trend.direction == "hoger" for item in moved),
            sum(item.trend.direction == "lager" for item in moved),
            len(compared),
        ),
        rows=rows,
        note=wording.cells_shown(len(rows), len(moved)),
    )


def _cells(facts: Facts, items: Iterable[PlaceTrend]) -> Iterable[CellShift]:
    for item in items:
        label = facts.catalogue.factor_by_id[item.part].label
        shown = words.factor_name(item.part, label)
        domain = facts.catalogue.domain_by_id[item.domain].label
        shift = shift_view(f"{shown}, {domain}", item.trend)
        if shift is not None:
            yield CellShift(shown, domain, shift)
