"""The law calendar (wetskalender): the terms and law changes that the tasks state. Pure, without a clock.

A date is taken from `uiterlijk` or read from the words of `termijn` and `wijzigt` (`stated_dates.py`), never
made up: the sentence that states it stays beside it. docs/decisions/0066 has the rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from assessments.catalogue.laws import Law, laws_of, reservation_of
from assessments.catalogue.spec import Catalogue, Task
from assessments.catalogue.stated_dates import (
    Exactness,
    StatedDate,
    recurring_words,
    sentence_of,
    stated_dates,
)

MONTHS_AHEAD = 24


@dataclass(frozen=True, slots=True)
class LawDate:
    """One date of one task. `words` is the date as the source states it; `sentence` is where it stands.

    `is_change`: the law changes then; otherwise it is a term of the task. `uncertain`: the sentence itself
    says that the date is not sure.
    """

    date: dt.date
    exactness: Exactness
    words: str
    sentence: str
    is_change: bool
    is_deadline: bool
    uncertain: bool
    task: Task
    laws: tuple[Law, ...]
    reservation: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A term that comes back, without a date: `words` is how often, in the words of the source."""

    words: str
    sentence: str
    task: Task
    laws: tuple[Law, ...]
    reservation: str


@dataclass(frozen=True, slots=True)
class Month:
    """The dates of one month, in order."""

    year: int
    month: int
    items: tuple[LawDate, ...]


@dataclass(frozen=True, slots=True)
class LawCalendar:
    """Counted from `start`: `ahead` up to and with `end`, `later` after it, `past` are terms before it."""

    start: dt.date
    end: dt.date
    ahead: tuple[LawDate, ...]
    later: tuple[LawDate, ...]
    past: tuple[LawDate, ...]
    recurring: tuple[Recurring, ...]

    @property
    def months(self) -> tuple[Month, ...]:
        """What is ahead, by month; a month without dates is left out."""
        found: dict[tuple[int, int], list[LawDate]] = {}
        for item in self.ahead:
            found.setdefault((item.date.year, item.date.month), []).append(item)
        return tuple(Month(year, month, tuple(items)) for (year, month), items in found.items())

    @property
    def is_empty(self) -> bool:
        return not (self.ahead or self.later or self.past or self.recurring)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))


def build_law_calendar(
    catalogue: Catalogue, start: dt.date, includes: Callable[[Task], bool] = lambda task: True
) -> LawCalendar:
    """The calendar of the tasks that `includes` takes, counted from the day `start` (included)."""
    tasks = [task for task in catalogue.tasks if includes(task)]
    end = months_after(start, MONTHS_AHEAD)
    dates = sorted(
        (item for task in tasks for item in dates_of(task)), key=lambda item: item.date
    )  # stable: on one day in catalogue order
    return LawCalendar(
        start=start,
        end=end,
        ahead=tuple(item for item in dates if start <= item.date <= end),
        later=tuple(item for item in dates if item.date > end),
        past=tuple(item for item in dates if item.date < start and item.is_deadline),
        recurring=tuple(found for task in tasks if (found := recurring_of(task)) is not None),
    )


def dates_of(task: Task) -> tuple[LawDate, ...]:
    """Every date that a task states, each day once: `uiterlijk` first, then `termijn`, then `wijzigt`."""
    found: dict[dt.date, LawDate] = {}
    terms = stated_dates(task.term or "")
    if task.due:
        named = next((item for item in terms if item.covers(task.due)), None)
        sentence = named.sentence if named else (task.term or task.title)
        found[task.due] = _item(task, named or StatedDate.on(task.due, sentence), task.due, deadline=True)
    for stated, is_change in _with_kind(terms, stated_dates(task.changes or "")):
        covered = task.due is not None and stated.covers(task.due)
        if stated.date not in found and not covered:
            found[stated.date] = _item(task, stated, stated.date, is_change=is_change)
    return tuple(found.values())


def _with_kind(terms: Iterable[StatedDate], changes: Iterable[StatedDate]) -> list[tuple[StatedDate, bool]]:
    return [*((item, False) for item in terms), *((item, True) for item in changes)]


def _item(
    task: Task, stated: StatedDate, date: dt.date, *, is_change: bool = False, deadline: bool = False
) -> LawDate:
    return LawDate(
        date=date,
        exactness=stated.exactness,
        words=stated.words,
        sentence=stated.sentence,
        is_change=is_change,
        is_deadline=deadline or stated.is_deadline,
        uncertain=stated.uncertain,
        task=task,
        laws=laws_of(task),
        reservation=reservation_of(task),
    )


def recurring_of(task: Task) -> Recurring | None:
    """How often a term of this task comes back, when its words say so."""
    words = recurring_words(task.term or "")
    if not words:
        return None
    return Recurring(words, sentence_of(task.term or "", words), task, laws_of(task), reservation_of(task))
