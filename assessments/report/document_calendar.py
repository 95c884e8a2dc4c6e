"""The law calendar in the report: what comes within 24 months for our tasks, and who has it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.catalogue.calendar_words import kind_word, own_state, rhythm_words, when_words
from assessments.catalogue.law_calendar import LawDate, build_law_calendar
from assessments.catalogue.laws import Law
from assessments.report import wording_calendar
from assessments.report.facts import Facts
from assessments.report.figures import day
from assessments.scoring.types import StepValue


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """One date as printed; `ownerless` marks a date that comes while nobody has the task."""

    when: str
    kind: str
    task: str
    dossier: str
    sentence: str
    uncertain: bool
    laws: tuple[Law, ...]
    reservation: str
    state: str
    ownerless: bool


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """`rows` within 24 months, `past` terms to check; the sentences may be empty."""

    heading: str
    period: str
    rows: tuple[CalendarRow, ...]
    past: tuple[CalendarRow, ...]
    past_heading: str
    later: str
    recurring: str
    frequencies: tuple[tuple[str, int], ...]  # how often, and for how many tasks
    ownerless_meaning: str


def build_calendar(facts: Facts) -> CalendarPart | None:
    """The dates of the tasks in scope that apply, counted from the date of the round; None without any."""
    steps: dict[str, tuple[StepValue, ...]] = {
        item.task.id: item.answer.steps for item in facts.sheet.tasks if not item.answer.not_applicable
    }
    calendar = build_law_calendar(facts.catalogue, facts.date, lambda task: task.id in steps)
    if not (calendar.ahead or calendar.later or calendar.past):
        return None
    rows = _rows(facts, calendar.ahead, steps)
    past = _rows(facts, calendar.past, steps)
    ownerless = sum(row.ownerless for row in rows)
    often = Counter(rhythm_words(item.words) for item in calendar.recurring)
    return CalendarPart(
        heading=wording_calendar.calendar_heading(len(rows), ownerless, len(past)),
        period=wording_calendar.counted_from(day(calendar.start), day(calendar.end)),
        rows=rows,
        past=past,
        past_heading=wording_calendar.PAST,
        later=_later(calendar.later, day(calendar.end)),
        recurring=wording_calendar.recurring_sentence(len(calendar.recurring)) if often else "",
        frequencies=tuple(sorted(often.items(), key=lambda pair: (-pair[1], pair[0]))),
        ownerless_meaning=wording_calendar.OWNERLESS if any(row.ownerless for row in (*rows, *past)) else "",
    )


def _later(items: tuple[LawDate, ...], end: str) -> str:
    if not items:
        return ""
    busiest, most = Counter(item.date for item in items).most_common(1)[0]
    return wording_calendar.later_sentence(len(items), end, most, day(busiest))


def _rows(
    facts: Facts, items: Iterable[LawDate], steps: dict[str, tuple[StepValue, ...]]
) -> tuple[CalendarRow, ...]:
    rows = []
    for item in items:
        in_view, assigned, *_ = steps[item.task.id]
        state = own_state(in_view, assigned)
        rows.append(
            CalendarRow(
                when=when_words(item),
                kind=kind_word(item),
                task=item.task.title,
                dossier=facts.catalogue.dossier_by_id[item.task.dossier].label,
                sentence=f"{item.sentence}.",
                uncertain=item.uncertain,
                laws=item.laws,
                reservation=item.reservation,
                state=state.text,
                ownerless=state.ownerless,
            )
        )
    return tuple(rows)
