"""An index split into parts whose printed whole numbers add up to the printed index (method.md 5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from assessments.report import wording_why
from assessments.report.apportion import apportioned
from assessments.report.charts import PartBar
from assessments.report.figures import capitalised
from assessments.scoring.rules import whole_half_up

ROWS_SHOWN = 5
TASKS = ""  # the key of the part from tasks among printed points


@dataclass(frozen=True, slots=True)
class PointRow:
    """A part of the index; `points` as printed. No bar for the rest and for tasks."""

    label: str
    points: int
    bar: PartBar | None = None


@dataclass(frozen=True, slots=True)
class PointTable:
    """The index split one way; the points of the rows add up to `total`."""

    caption: str
    column: str
    rows: tuple[PointRow, ...]
    total: int


def printed(parts: Mapping[str, Fraction], tasks: Fraction | None) -> dict[str, int]:
    """The points of each part as printed, highest first; the part from tasks last, under TASKS.

    They add up to the printed index; the part from tasks is the same however the rest is split. Parts of
    nothing are left out.
    """
    named = [(key, value) for key, value in sorted(parts.items(), key=lambda item: -item[1]) if value]
    whole = sum(parts.values(), Fraction(0))
    from_tasks = whole_half_up(tasks or Fraction(0))
    total = whole_half_up(whole + (tasks or 0)) - from_tasks
    numbers = apportioned([value for _, value in named], total)
    shown = {key: number for (key, _), number in zip(named, numbers, strict=True)}
    return {**shown, TASKS: from_tasks} if tasks else shown


def point_table(
    caption: str, column: str, parts: Mapping[str, Fraction], tasks: Fraction | None, noun: tuple[str, str]
) -> PointTable:
    """The largest parts, the rest together, and the tasks; the printed points add up."""
    numbers = printed(parts, tasks)
    named = [(name, number) for name, number in numbers.items() if name != TASKS]
    shown = named if len(named) <= ROWS_SHOWN + 1 else named[:ROWS_SHOWN]
    rest = named[len(shown) :]
    largest = max(parts.values(), default=Fraction(0))
    rows = [
        PointRow(
            capitalised(name),
            number,
            PartBar(capitalised(name), wording_why.points(number), parts[name] / largest),
        )
        for name, number in shown
    ]
    if rest:
        rows.append(PointRow(wording_why.rest_label(len(rest), *noun), sum(number for _, number in rest)))
    if TASKS in numbers:
        rows.append(PointRow(wording_why.TASKS_LABEL, numbers[TASKS]))
    return PointTable(caption, column, tuple(rows), sum(numbers.values()))
