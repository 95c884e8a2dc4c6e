"""One measure as finished values: its spread, all groups in a fixed order, and earlier editions. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from assessments.catalogue.spec import Catalogue
from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import MeasureName, measure_names
from assessments.comparison.picture import SpreadClass
from assessments.comparison.published import GroupMeasure, Publication
from assessments.dashboard import measure_wording as wording
from assessments.dashboard.measure_drawings import band, bar, middle_half
from assessments.dashboard.overview_change import change_word, questions_of
from assessments.dashboard.overview_groups import KIND_HEADS, NATIONAL, ordered, short_name


@dataclass(frozen=True, slots=True)
class SpreadLine:
    """The share (percent, multiple of 5) of municipalities in one class, with its bar."""

    label: str
    share: int
    drawing: SafeString


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The figures of one group; without `found` they may not be shown."""

    kind: str
    name: str
    found: Benchmark | None
    drawing: SafeString | None

    @property
    def middle_half(self) -> str:
        return middle_half(self.found) if self.found else ""


@dataclass(frozen=True, slots=True)
class GroupKind:
    """All groups of one kind, in a fixed order."""

    kind: str
    head: str
    lines: tuple[GroupLine, ...]

    @property
    def shown(self) -> tuple[GroupLine, ...]:
        return tuple(line for line in self.lines if line.found)

    @property
    def withheld(self) -> tuple[str, ...]:
        """The names of the groups that may not be shown."""
        return tuple(line.name for line in self.lines if not line.found)

    @property
    def heading(self) -> str:
        """The finding of this kind: between which values its groups lie."""
        medians = [line.found.median for line in self.lines if line.found]
        return wording.kind_heading(self.kind, min(medians, default=None), max(medians, default=None))


@dataclass(frozen=True, slots=True)
class EditionLine:
    """The figure of all municipalities in one publication; `change` against the one before it in the list."""

    publication: Publication
    found: Benchmark | None
    comparable: bool
    change: str
    drawing: SafeString | None

    @property
    def middle_half(self) -> str:
        return middle_half(self.found) if self.found else ""


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question that counts in the measure: its id, text and dossier, and whether it is a task."""

    id: str
    text: str
    dossier: str
    is_task: bool


@dataclass(frozen=True, slots=True)
class MeasurePage:
    measure: MeasureName
    heading: str
    lead: str
    kind_word: str
    formula: str
    direction: str
    national: Benchmark | None
    drawing: SafeString | None
    spread_heading: str
    spread: tuple[SpreadLine, ...]
    kinds: tuple[GroupKind, ...]
    trend_heading: str
    trend: tuple[EditionLine, ...]
    questions: tuple[QuestionLink, ...]
    related: tuple[MeasureName, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The publications of a trend (oldest first), their figures by id, and those that may be compared."""

    publications: Sequence[Publication]
    figures: Mapping[int, Benchmark]
    comparable: Collection[int]


def build_measure_page(
    catalogue: Catalogue,
    measure: MeasureName,
    groups: Sequence[GroupMeasure],
    spread: Sequence[SpreadClass],
    past: Past,
) -> MeasurePage:
    """Everything that was published of one measure. `past` ends with the publication of the page."""
    national = next((one.found for one in groups if one.group.kind == NATIONAL), None)
    top = max(spread, key=lambda one: one.share, default=None)
    trend = _trend(measure, past)
    return MeasurePage(
        measure=measure,
        heading=wording.heading(_phrase(catalogue, measure), national),
        lead=wording.lead(national),
        kind_word=wording.KIND_WORDS[measure.kind],
        formula=wording.FORMULAS[measure.kind],
        direction=wording.DIRECTIONS[measure.direction],
        national=national,
        drawing=band(measure.label, national) if national else None,
        spread_heading=wording.spread_heading(top.low, top.high, top.share) if top else "Spreiding",
        spread=tuple(
            SpreadLine(_class(one), one.share, bar(_class(one), one.share, top.share if top else 0))
            for one in spread
        ),
        kinds=_kinds(groups, national),
        trend_heading=_trend_heading(trend),
        trend=trend,
        questions=_questions(catalogue, measure),
        related=tuple(one for one in measure_names(catalogue).values() if _is_related(one, measure)),
    )


def _phrase(catalogue: Catalogue, measure: MeasureName) -> str:
    """The measure as the start of a sentence: "Budget in Ruimte & Wonen"."""
    if measure.kind in ("cel", "cluster", "kern-cel", "kern-cluster"):
        parts = {one.id: one.label for one in catalogue.clusters}
        parts |= {one.id: one.label for one in catalogue.factors}
        about = f"{parts[measure.part]} in {catalogue.domain_by_id[measure.domain].label}"
        return f"{about}, alleen de kern" if measure.kind.startswith("kern") else about
    if measure.kind == "kern-domein":
        return f"{catalogue.domain_by_id[measure.domain].label}, alleen de kern"
    if measure.dossier:
        return measure.label.replace(": ", ", ", 1)
    return measure.label


def _class(one: SpreadClass) -> str:
    return f"{one.low} tot {one.high}" if one.high < 100 else f"{one.low} tot en met {one.high}"


def _kinds(groups: Sequence[GroupMeasure], national: Benchmark | None) -> tuple[GroupKind, ...]:
    by_group = {one.group: one.found for one in groups}
    found: dict[str, list[GroupLine]] = {}
    for group in ordered(list(by_group)):
        if group.kind == NATIONAL:
            continue
        name, figures = short_name(group.label), by_group[group]
        beside = national.median if national else None
        drawing = band(name, figures, beside) if figures else None
        found.setdefault(group.kind, []).append(GroupLine(group.kind, name, figures, drawing))
    return tuple(GroupKind(kind, KIND_HEADS[kind], tuple(lines)) for kind, lines in found.items())


def _trend(measure: MeasureName, past: Past) -> tuple[EditionLine, ...]:
    lines = []
    before: Benchmark | None = None
    for one in past.publications:
        now = past.figures.get(one.id)
        may = one.id in past.comparable
        lines.append(
            EditionLine(
                publication=one,
                found=now,
                comparable=may,
                change=change_word(now, before) if may else "",
                drawing=band(f"Editie {one.edition}, {measure.label}", now) if now and may else None,
            )
        )
        if may:
            before = now
    return tuple(lines)


def _trend_heading(lines: Sequence[EditionLine]) -> str:
    shown = [one for one in lines if one.comparable and one.found]
    if len(lines) == 1:
        return wording.FIRST_EDITION
    if len(shown) < 2 or shown[-1] is not lines[-1]:
        return wording.trend_heading("", "")
    first, last = shown[0], shown[-1]
    return wording.trend_heading(first.publication.edition, change_word(last.found, first.found))


def _questions(catalogue: Catalogue, measure: MeasureName) -> tuple[QuestionLink, ...]:
    """The questions behind a measure, in catalogue order."""
    wanted = questions_of(catalogue, measure)
    statements = [
        QuestionLink(one.id, one.text, one.dossier, False) for one in catalogue.statements if one.id in wanted
    ]
    tasks = [
        QuestionLink(one.id, one.title, one.dossier, True) for one in catalogue.tasks if one.id in wanted
    ]
    return (*statements, *tasks)


def _is_related(one: MeasureName, measure: MeasureName) -> bool:
    """The same in other domains, or the other figures of the same dossier; other risks for a risk."""
    if one.name == measure.name:
        return False
    if measure.dossier:
        return one.dossier == measure.dossier
    if measure.kind in ("risico", "domein", "kern-domein"):
        return one.kind == measure.kind
    return one.kind == measure.kind and one.part == measure.part
