"""Numbers, dates and lists in Dutch."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from assessments.report import figures


def test_a_half_rounds_up_and_nothing_is_a_dash() -> None:
    assert [figures.whole(Fraction(value, 2)) for value in (1, 75, 0)] == ["1", "38", "0"]
    assert figures.whole(None) == "–"
    assert figures.percent(Fraction(183, 2)) == "92%"


def test_thousands_have_points() -> None:
    assert [figures.thousands(value) for value in (0, 999, 18130, 1234567)] == [
        "0",
        "999",
        "18.130",
        "1.234.567",
    ]


def test_dates_are_in_words() -> None:
    assert figures.day(dt.date(2026, 11, 12)) == "12 november 2026"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (dt.date(2026, 11, 12), 3, dt.date(2027, 2, 12)),
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 31), 12, dt.date(2027, 12, 31)),
        (dt.date(2026, 6, 30), 6, dt.date(2026, 12, 30)),
    ],
)
def test_some_months_later_is_never_a_day_that_does_not_exist(
    day: dt.date, months: int, expected: dt.date
) -> None:
    assert figures.months_later(day, months) == expected


def test_small_numbers_are_words_and_nouns_agree() -> None:
    assert [figures.counted(value, "taak", "taken") for value in (0, 1, 9, 13)] == [
        "geen taken",
        "één taak",
        "negen taken",
        "13 taken",
    ]


def test_lists_end_with_en() -> None:
    assert [figures.listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a en b",
        "a, b en c",
    ]


def test_an_abbreviation_keeps_its_capitals_inside_a_sentence() -> None:
    assert figures.decapitalised("VTH is van ons") == "VTH is van ons"
    assert figures.decapitalised("Bewoners lopen gevaar") == "bewoners lopen gevaar"
