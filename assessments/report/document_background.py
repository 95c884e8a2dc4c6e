"""The national background: figures 6 and 7 of the report as charts with their tables (method.md 0 and 11).

Every sentence is counted from the figures. Where the text of the report claims more than its figures show,
the figures stand here.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from assessments.catalogue.spec_analysis import ContextFigure, ContextSeries
from assessments.report import wording_background as wording
from assessments.report import words
from assessments.report.background_charts import ChangesChart, LevelsChart
from assessments.report.facts import Facts
from assessments.report.figures import thousands

LEVELS, CHANGES = "fte", "lasten"  # the ids of figures 6 and 7
MUNICIPALITIES, JOINT = "Gemeenten", "Gemeenschappelijke regelingen"
PHYSICAL = "Totaal fysiek domein"


@dataclass(frozen=True, slots=True)
class FigureView:
    """A chart with the table of its numbers; a year without a figure says so."""

    heading: str
    caption: str
    sentences: tuple[str, ...]
    chart: LevelsChart | ChangesChart
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # year, a number per series
    source: str

    @property
    def svg(self) -> SafeString:
        """The chart as drawn."""
        return self.chart.svg


@dataclass(frozen=True, slots=True)
class BackgroundPart:
    heading: str
    intro: tuple[str, ...]
    figures: tuple[FigureView, ...]
    terms: tuple[tuple[str, str], ...]
    terms_heading: str


def build_background(facts: Facts) -> BackgroundPart | None:
    """The figures of the catalogue, or None when it has none."""
    catalogue = facts.catalogue
    if not catalogue.context:
        return None
    return BackgroundPart(
        heading=_heading(catalogue.context) or catalogue.texts["context_title"],
        intro=catalogue.context_sentences,
        figures=tuple(_figure(item) for item in catalogue.context),
        terms=catalogue.outdated_terms,
        terms_heading=wording.terms_heading(len(catalogue.outdated_terms)),
    )


def _series(figure: ContextFigure, name: str) -> ContextSeries | None:
    return next((item for item in figure.series if item.name == name), None)


def _heading(figures: tuple[ContextFigure, ...]) -> str:
    """How the fte of municipalities changed over the whole figure; empty when the figure does not say."""
    figure = next((item for item in figures if item.id == LEVELS), None)
    series = _series(figure, MUNICIPALITIES) if figure else None
    if figure is None or series is None or not series.values[0] or series.values[-1] is None:
        return ""
    share = round(100 * (series.values[-1] / series.values[0] - 1))
    return wording.background_heading(series.name, share, figure.years[0], figure.years[-1])


def _figure(figure: ContextFigure) -> FigureView:
    changes = figure.id == CHANGES
    gaps = _gaps(figure)
    sentences = [*(() if changes else _compensation(figure)), *gaps]
    description = " ".join([*gaps, wording.ends_sentence(figure.years[-1])])
    chart = (
        ChangesChart(figure, wording.CHANGES_TITLE, description)
        if changes
        else LevelsChart(figure, wording.FTE_TITLE, description)
    )
    return FigureView(
        heading=(_changes_heading(figure) if changes else _levels_heading(figure)) or figure.title,
        caption=f"{figure.title}, in {figure.unit}",
        sentences=tuple(sentences),
        chart=chart,
        names=tuple(item.name for item in figure.series),
        rows=tuple(
            (
                str(year),
                tuple(_shown(item.values[place], changes=changes) for item in figure.series),
            )
            for place, year in enumerate(figure.years)
        ),
        source=words.source_line(figure.source.label, figure.source.lines),
    )


def _shown(value: float | None, *, changes: bool) -> str:
    """A number in Dutch notation: two decimals for a change, a point per three digits for an amount."""
    if value is None:
        return wording.NO_FIGURE
    return f"{value:.2f}".replace(".", ",").replace("-", "−") if changes else thousands(round(value))


def _gaps(figure: ContextFigure) -> tuple[str, ...]:
    """A sentence per set of series that miss the same years."""
    missing: dict[tuple[int, ...], list[str]] = {}
    for item in figure.series:
        years = tuple(year for year, value in zip(figure.years, item.values, strict=True) if value is None)
        if years:
            missing.setdefault(years, []).append(item.name.lower())
    return tuple(wording.gap_sentence(years, names) for years, names in missing.items())


def _common(figure: ContextFigure) -> tuple[int, int, int, int] | None:
    """First and last year that both have, with the change of municipalities and of joint arrangements."""
    own, joint = _series(figure, MUNICIPALITIES), _series(figure, JOINT)
    if own is None or joint is None:
        return None
    both = [
        (year, one, other)
        for year, one, other in zip(figure.years, own.values, joint.values, strict=True)
        if one is not None and other is not None
    ]
    if len(both) < 2:
        return None
    (first, own_first, joint_first), (last, own_last, joint_last) = both[0], both[-1]
    return first, last, round(own_last - own_first), round(joint_last - joint_first)


def _levels_heading(figure: ContextFigure) -> str:
    found = _common(figure)
    if found is None:
        return ""
    first, last, own, joint = found
    return wording.fte_heading(first, last, (MUNICIPALITIES, own), (JOINT, joint))


def _compensation(figure: ContextFigure) -> tuple[str, ...]:
    """What part of the fall of municipalities the growth of joint arrangements is; only when it is a part."""
    found = _common(figure)
    if found is None or not found[2] < 0 < found[3] < -found[2]:
        return ()
    return (wording.compensation(found[3], -found[2], round(-100 * found[3] / found[2])), wording.CLAIM)


def _changes_heading(figure: ContextFigure) -> str:
    series = _series(figure, PHYSICAL)
    known = [value for value in series.values if value is not None] if series else []
    return wording.changes_heading(PHYSICAL, sum(value < 0 for value in known), len(known)) if known else ""
