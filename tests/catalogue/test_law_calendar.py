"""The law calendar of the real edition: nothing made up, nothing lost, nothing twice."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from assessments.catalogue.law_calendar import build_law_calendar, dates_of, months_after
from assessments.catalogue.spec import Task
from tests.build import real_catalogue

START = dt.date(2026, 11, 22)


def task(**changes: object) -> Task:
    """A task without dates, with these changes."""
    bare = replace(real_catalogue().tasks[0], due=None, term=None, changes=None)
    return replace(bare, **changes)  # type: ignore[arg-type]  # the test names the fields


def test_every_structured_date_stands_in_the_calendar_once() -> None:
    calendar = build_law_calendar(real_catalogue(), START)
    everything = [*calendar.past, *calendar.ahead, *calendar.later]
    due = {(item.id, item.due) for item in real_catalogue().tasks if item.due}
    found = [(item.task.id, item.date) for item in everything]
    assert len(found) == len(set(found))
    assert due <= set(found)


def test_every_date_is_written_in_its_own_task() -> None:
    calendar = build_law_calendar(real_catalogue(), START)
    for item in (*calendar.past, *calendar.ahead, *calendar.later):
        said = f"{item.task.term} {item.task.changes}"
        assert item.sentence in said or item.sentence == item.task.title
        assert str(item.date.year) in said or item.date == item.task.due or item.words.startswith("voor ")


def test_the_calendar_of_the_edition_is_the_one_that_was_read_by_hand() -> None:
    """Counted by hand in taken.yaml on the reference date: what comes within 24 months."""
    calendar = build_law_calendar(real_catalogue(), START)
    assert [(item.date.isoformat(), item.task.id) for item in calendar.ahead][:3] == [
        ("2026-12-11", "lucht-toets-omgevingsplan"),
        ("2026-12-31", "lucht-nul-emissiezone"),
        ("2026-12-31", "mob-geluid-basisgeluidemissie"),
    ]
    assert [item.task.id for item in calendar.past] == ["vth-robuuste-omgevingsdienst"]
    assert calendar.end == dt.date(2028, 11, 22)
    assert (len(calendar.ahead), len(calendar.later)) == (21, 35)
    assert "2028-12-31" not in {item.date.isoformat() for item in calendar.ahead}


def test_the_window_turns_with_the_day_and_loses_nothing() -> None:
    one = build_law_calendar(real_catalogue(), START)
    other = build_law_calendar(real_catalogue(), dt.date(2027, 7, 2))
    assert {item.date for item in other.ahead} <= {item.date for item in (*one.ahead, *one.later)}
    assert "ro-omgevingsvisie" in {item.task.id for item in other.past}
    assert "wb-volkshuisvestingsprogramma" not in {item.task.id for item in other.past}  # no limit, not sure


def test_a_limit_on_the_first_and_on_the_last_day_is_ahead() -> None:
    catalogue = replace(
        real_catalogue(),
        tasks=(
            task(id="a", due=START),
            task(id="b", due=months_after(START, 24)),
            task(id="c", due=START.replace(day=21)),
        ),
    )
    calendar = build_law_calendar(catalogue, START)
    assert [item.task.id for item in calendar.ahead] == ["a", "b"]
    assert [item.task.id for item in calendar.past] == ["c"]


def test_a_date_that_is_less_exact_in_words_stays_less_exact() -> None:
    (item,) = dates_of(
        task(due=dt.date(2027, 12, 31), term="Uiterlijk eind 2027", changes="Moet eind 2027 af.")
    )
    assert (item.exactness, item.words, item.date) == ("jaar", "eind 2027", dt.date(2027, 12, 31))


def test_months_are_in_order_and_none_is_empty() -> None:
    months = build_law_calendar(real_catalogue(), START).months
    assert [(month.year, month.month) for month in months] == sorted({(m.year, m.month) for m in months})
    assert all(month.items for month in months)


def test_only_the_tasks_that_are_asked_for_are_in_it() -> None:
    calendar = build_law_calendar(real_catalogue(), START, lambda item: item.dossier == "vth")
    dated = {item.task.dossier for item in (*calendar.past, *calendar.ahead, *calendar.later)}
    assert dated | {item.task.dossier for item in calendar.recurring} == {"vth"}


def test_a_catalogue_without_dates_has_an_empty_calendar() -> None:
    assert build_law_calendar(replace(real_catalogue(), tasks=(task(),)), START).is_empty


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert months_after(dt.date(2026, 12, 31), 2) == dt.date(2027, 2, 28)
    assert months_after(dt.date(2026, 11, 30), 1) == dt.date(2026, 12, 30)
    assert months_after(dt.date(2026, 1, 31), 23) == dt.date(2027, 12, 31)


def test_words_of_the_catalogue_with_a_coming_year_are_read_or_known_to_be_no_date() -> None:
    """A new edition may say a date in other words: then this test asks to look at it."""
    known = {"vooruitlopend op 2030"}
    for item in real_catalogue().tasks:
        for text in filter(None, (item.term, item.changes)):
            for year in re.findall(r"(?<![\d./-])20(?:2[7-9]|[3-9]\d)(?![\d/-])", text):
                years = {one.date.year for one in dates_of(replace(item, term=text, changes=None))}
                near = {int(year), int(year) - 1}
                assert years & near or any(word in text for word in known), (item.id, text)
