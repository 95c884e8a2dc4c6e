"""How much work a round is: medians and quartiles per edition, and a change only between what is shown."""

from __future__ import annotations

import datetime as dt

from assessments.comparison.groups import Benchmark
from assessments.comparison.picture import Picture
from assessments.comparison.published import Publication
from assessments.dashboard.burden import BurdenPart, build_burden
from assessments.dashboard.burden_words import burden_table, heading, shown
from tests.dashboard.made import NO_SIGNALS


def parts(*editions: dict[str, Benchmark] | None) -> tuple[BurdenPart, ...]:
    """The parts of editions from 2022 on; None is an edition without a picture."""
    published = [
        Publication(number, str(2022 + number), 1, dt.date(2022 + number, 11, 1), False)
        for number in range(len(editions))
    ]
    pictures = {
        number: Picture({}, {}, burden, NO_SIGNALS)
        for number, burden in enumerate(editions)
        if burden is not None
    }
    return build_burden(published, pictures)


def test_the_heading_says_what_a_round_costs_in_the_newest_edition() -> None:
    found = parts({"dagen": Benchmark(20, 95, 60, 140), "mensen": Benchmark(20, 10, 5, 15)})
    assert heading(found) == "Een ronde kost een gemeente in het midden ongeveer 95 dagen en 10 mensen"
    assert shown(found)[0].heading == (
        "Hoeveel dagen een ronde duurt: het midden is 95 dagen, de middelste helft 60 tot 140"
    )
    assert shown(found)[2].heading == "Hoeveel uren zij in de APK bezig zijn: te weinig deelnemers"
    assert heading(parts({})) == "Te weinig deelnemers voor een beeld van de werklast"


def test_a_change_counts_from_the_last_edition_that_may_be_shown() -> None:
    found = parts({"dagen": Benchmark(8, 100, None, None)}, None, {"dagen": Benchmark(9, 90, None, None)})
    days = found[0]
    assert [line.change for line in days.lines] == [None, None, -10]
    assert [words for _, words in shown(found)[0].lines] == ["", "", "10 dagen minder"]


def test_places_are_on_one_scale_for_all_editions_of_a_measure() -> None:
    days = parts({"dagen": Benchmark(20, 50, 25, 75)}, {"dagen": Benchmark(20, 100, 50, 190)})[0]
    assert days.top == 200
    assert [(line.place, line.low, line.width) for line in days.lines] == [(25, 12, 26), (50, 25, 70)]


def test_the_table_says_too_few_and_never_0() -> None:
    table = burden_table(parts({"dagen": Benchmark(8, 100, None, None)}))
    rows = {row[0].text: [one.text for one in row] for row in table.rows}
    assert rows["Dagen"][2:6] == ["8", "100", "te weinig deelnemers", "te weinig deelnemers"]
    assert rows["Uren"][2:6] == ["te weinig deelnemers"] * 4
