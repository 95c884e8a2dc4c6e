"""What the "why" pages share: one line per statement, numbers as people write them, and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from assessments.catalogue.spec import Catalogue, Source
from assessments.constants import AnswerSupport
from assessments.report import words
from assessments.report.results_measures import answer_words
from assessments.scoring.explain_types import UnitLine
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure

ZERO = Fraction(0)
REASONS = {
    "nvt": "niet van toepassing",
    "leeg": "nog niet ingevuld",
    "buiten_scope": "niet onderzocht in deze ronde",
}


class NoSuchFigureError(LookupError):
    """There is no figure of that sort with that key in this round."""


def exact(value: Figure, places: int = 2) -> str:
    """A number in Dutch notation with at most `places` decimals, half up: "24,33", "2"; a dash for None."""
    if value is None:
        return "–"
    scale = 10**places
    whole, rest = divmod(whole_half_up(value * scale), scale)
    decimals = f"{rest:0{places}d}".rstrip("0")
    return f"{whole},{decimals}" if decimals else str(whole)


def one_decimal(value: Figure) -> str:
    """A contribution in points with one decimal, so that a column adds up: "14,2"; a dash for None."""
    if value is None:
        return "–"
    whole, rest = divmod(whole_half_up(value * 10), 10)
    return f"{whole},{rest}"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """The answer on a statement for the roles that gave the same one; `contribution` in points.

    `weight` is the sum of w, `link` is g (1 outside risks), `shortfall` 0-1. `dossier` is empty for dwars.
    """

    statement: str
    text: str
    dossier: str
    dossier_label: str
    factor_label: str
    source: str
    roles: tuple[str, ...]
    answer: str
    support: str
    reason: str  # why it does not count; empty when it counts
    weight: Figure
    link: int
    points: Figure
    shortfall: Figure
    contribution: Figure

    @property
    def weight_shown(self) -> str:
        """The weight with at most two decimals."""
        return exact(self.weight)

    @property
    def shortfall_shown(self) -> str:
        """The shortfall with at most two decimals."""
        return exact(self.shortfall)

    @property
    def contribution_shown(self) -> str:
        """The contribution with one decimal."""
        return one_decimal(self.contribution)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A named part of a figure in points; `bar` is its length (0-100) beside the largest part."""

    label: str
    points: Fraction
    bar: int

    @property
    def shown(self) -> str:
        """The points with one decimal."""
        return one_decimal(self.points)


def source_words(source: Source) -> str:
    """A source with its lines: "BMC 2020, hfst. 3, regels 326-327"."""
    return words.source_line(source.label, source.lines)


def sum_of(figures: Iterable[Figure]) -> Fraction:
    """The sum of the figures that exist."""
    return sum((figure for figure in figures if figure is not None), ZERO)


def answer_lines(catalogue: Catalogue, units: Sequence[UnitLine]) -> tuple[AnswerLine, ...]:
    """One line per statement and answer: roles that answered the same stand together, in catalogue order."""
    groups: dict[tuple[object, ...], list[UnitLine]] = {}
    for unit in units:
        groups.setdefault((unit.statement, unit.value, unit.support, unit.reason), []).append(unit)
    return tuple(_line(catalogue, group) for group in groups.values())


def _line(catalogue: Catalogue, units: list[UnitLine]) -> AnswerLine:
    first = units[0]
    cross = catalogue.cross_statement_by_id.get(first.statement)
    statement = cross or catalogue.statement_by_id[first.statement]
    return AnswerLine(
        statement=first.statement,
        text=statement.text,
        dossier=first.dossier,
        dossier_label=catalogue.dossier_by_id[first.dossier].label if first.dossier else "",
        factor_label=catalogue.factor_by_id[first.factor].label if first.factor else "",
        source=source_words(statement.source),
        roles=tuple(catalogue.role_by_id[unit.role].label for unit in units if unit.role),
        answer=answer_words(first.value),
        support=str(AnswerSupport(first.support).label) if first.support else "",
        reason=REASONS[first.reason] if first.reason else "",
        weight=None if first.weight is None else sum_of(unit.weight for unit in units),
        link=first.link,
        points=first.points,
        shortfall=first.shortfall,
        contribution=None if first.contribution is None else sum_of(unit.contribution for unit in units),
    )
