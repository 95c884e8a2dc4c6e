"""The trend of signals to VNG and Rijk: what was published per edition, as words, bars and a table."""

from __future__ import annotations

import datetime as dt

from assessments.comparison.picture import Picture, SignalCounts
from assessments.comparison.published import Publication
from assessments.dashboard.signals_drawing import GROUND, TOP, WIDTH, draw, top_of
from assessments.dashboard.signals_trend import CauseTrend, cause_trends, most_changed
from assessments.dashboard.signals_words import (
    all_trends_table,
    most_named,
    trend_heading,
    trend_table,
    trend_words,
)
from assessments.national.counts import CountRow, NationalFigures
from tests.build import real_catalogue

EDITIONS = [
    Publication(number, f"{2024 + number}-simulatie", 1, dt.date(2024 + number, 11, 1), True)
    for number in range(3)
]
COUNTS = [
    SignalCounts(200, {"geld": 80, "te_laat": 100}, {"ruimte-wonen": {"geld": 50}}),
    SignalCounts(400, {"geld": 200}, {}),
    SignalCounts(400, {"geld": 220, "te_laat": 210}, {"ruimte-wonen": {"geld": 80, "mensen": 60}}),
]
PICTURES = {number: Picture({}, {}, {}, counts) for number, counts in enumerate(COUNTS)}


def trend(cause: str, domain: str = "") -> CauseTrend:
    return next(one for one in cause_trends(EDITIONS, PICTURES, domain) if one.cause == cause)


def test_a_share_is_of_the_municipalities_that_counted_then() -> None:
    assert [point.share for point in trend("geld").points] == [40, 50, 55]
    assert [point.share for point in trend("te_laat").points] == [50, None, 52]  # 52.5: at least 52
    assert [point.share for point in trend("geld", "ruimte-wonen").points] == [25, None, 20]


def test_the_heading_says_what_changed_most() -> None:
    trends = cause_trends(EDITIONS, PICTURES)
    found = most_changed(trends)
    assert found is not None
    assert (found.cause, found.change) == ("geld", 15)
    assert trend_heading(trends, "") == "Het signaal “te weinig geld” ging van 40% naar 55% van de gemeenten"
    one = cause_trends(EDITIONS[:1], PICTURES)
    assert trend_heading(one, "Ruimte & Wonen") == "Ruimte & Wonen: hoeveel gemeenten het melden"


def test_of_two_causes_with_the_same_count_neither_is_called_the_first() -> None:
    def said(*counts: int | None) -> str:
        causes = tuple(CountRow(f"Oorzaak {place}", count) for place, count in enumerate(counts))
        return most_named(NationalFigures(50, 50, 45, causes, (), (), (), 0))

    assert said(5, 30, None) == "Het vaakst genoemd: “Oorzaak 1”, door minstens 30 gemeenten."
    assert said(5, 30, 30).startswith("Een van de vaakst genoemde oorzaken: “Oorzaak 1”, door minstens 30")
    assert said(None) == ""


def test_a_small_change_is_called_the_same() -> None:
    assert trend_words(trend("te_laat")) == (
        "Minstens 210 van 400 gemeenten in editie 2026-simulatie. Gelijk aan editie 2024-simulatie."
    )
    assert trend_words(trend("mensen")) == "Te weinig deelnemers om de laatste editie te tonen."


def test_what_may_come_from_the_rounding_is_called_the_same() -> None:
    """5 of 20 may be nine (45%), and 10 of 25 may be ten (40%)."""

    def geld(before: int, now: int) -> CauseTrend:
        counts = (SignalCounts(before, {"geld": 5}, {}), SignalCounts(now, {"geld": 10}, {}))
        pictures = {number: Picture({}, {}, {}, one) for number, one in enumerate(counts)}
        return next(one for one in cause_trends(EDITIONS[:2], pictures) if one.cause == "geld")

    assert (geld(25, 25).change, geld(25, 25).is_changed) == (20, True)
    assert (geld(20, 25).change, geld(20, 25).is_changed) == (15, False)
    assert "Gelijk aan" in trend_words(geld(20, 25))


def test_what_is_withheld_has_no_bar_and_no_0() -> None:
    found = draw(trend("te_laat"), "", 60)
    assert [(bar.height > 0, bar.figure) for bar in found.bars] == [
        (True, "50%"),
        (False, "–"),
        (True, "52%"),
    ]
    row = next(
        row for row in trend_table(cause_trends(EDITIONS, PICTURES), "").rows if row[0].text[:2] == "De"
    )
    assert [one.text for one in row[1:]] == ["100 (50%)", "te weinig deelnemers", "210 (52%)"]
    assert [one.value for one in row[1:]] == [100, None, 210]


def test_all_causes_share_one_scale_and_stay_inside_the_drawing() -> None:
    trends = cause_trends(EDITIONS, PICTURES)
    top = top_of(trends)
    assert top == 60
    for one in trends:
        for bar in draw(one, "", top).bars:
            assert 0 <= bar.x <= WIDTH - bar.width
            assert TOP <= bar.y <= GROUND == bar.y + bar.height


def test_the_file_holds_every_domain_cause_and_edition() -> None:
    rows = all_trends_table(real_catalogue(), EDITIONS, PICTURES).rows
    assert len(rows) == (1 + 3 + 1) * 6 * 3
    wanted = [
        [one.value if one.value is not None else one.text for one in row[3:]]
        for row in rows
        if row[0].text == "Ruimte & Wonen" and row[1].text == "Er komt te weinig geld mee"
    ]
    assert wanted == [
        [200, 50, 25],
        [400, "te weinig deelnemers", "te weinig deelnemers"],
        [400, 80, 20],
    ]
