"""Counting without giving anybody away: an adversary who knows the rules tries to subtract."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from assessments.national.disclosure import (
    ALL,
    BATCH,
    MIN_MUNICIPALITIES,
    Given,
    Plan,
    Steps,
    counts_of,
    shown_counts,
    whole_batches,
)

CAUSES = ("te_laat", "geld")
SMALL = Plan(
    domains={"milieu": ["bodem", "lucht"]},
    dossiers={"bodem": ["B1", "B2"], "lucht": ["L1"]},
    causes=CAUSES,
)
PLACES = {"B1": "bodem", "B2": "bodem", "L1": "lucht"}
HUNDRED = Steps(100)
LEAST = 2  # as five, but small enough to try every possible country


def given(name: str, answers: dict[str, str]) -> list[Given]:
    """The signals of one municipality: cause by question."""
    return [
        Given(name, question, PLACES.get(question, "bodem"), "milieu", cause)
        for question, cause in answers.items()
        if cause
    ]


def many(count: int, question: str, cause: str, start: int = 0) -> list[Given]:
    """So many municipalities that give this one signal."""
    return [one for n in range(start, start + count) for one in given(f"G{n}", {question: cause})]


def test_a_count_is_shown_from_five_municipalities_on() -> None:
    assert MIN_MUNICIPALITIES == 5
    assert ("vraag", "B1") not in shown_counts(many(4, "B1", "geld"), SMALL, HUNDRED)
    assert shown_counts(many(5, "B1", "geld"), SMALL, HUNDRED)[("vraag", "B1")] == 5


@pytest.mark.parametrize(
    ("count", "told"), [(4, None), (5, 5), (9, 5), (10, 10), (94, 90), (95, 95), (99, 95), (100, 95)]
)
def test_counts_are_told_in_steps_of_five_and_never_that_it_is_everybody(
    count: int, told: int | None
) -> None:
    assert HUNDRED.told(count) == told
    assert told is None or told <= count <= HUNDRED.most(told)


def test_of_five_municipalities_nothing_is_told() -> None:
    """Five of five would say it of each of them."""
    assert shown_counts(many(5, "B1", "geld"), SMALL, Steps(5)) == {}
    assert shown_counts(many(10, "B1", "geld"), SMALL, Steps(10))[ALL] == 5


def test_five_municipalities_more_never_tell_that_a_withheld_count_was_not_empty() -> None:
    """What is told of two days leaves nought open to whoever knows which five came in between."""
    later = Steps(105)
    for second in {later.told(count) for new in range(6) for count in range(new, 5 + new)}:
        fitting = [one for one in range(5) if any(later.told(one + new) == second for new in range(6))]
        assert fitting == [0, 1, 2, 3, 4]


def test_nothing_of_four_municipalities_is_shown_at_all() -> None:
    assert shown_counts(many(4, "B1", "geld") + many(4, "L1", "te_laat"), SMALL, HUNDRED) == {}


def test_a_municipality_with_two_signals_counts_once() -> None:
    rows = [one for n in range(6) for one in given(f"G{n}", {"B1": "geld", "B2": "geld"})]
    counts = counts_of(rows)
    assert (counts[ALL], counts[("dossier", "bodem")], counts[("oorzaak", "geld")]) == (6, 6, 6)


def test_a_total_gives_way_when_a_small_part_follows_from_it() -> None:
    """Fourteen in bodem and nine of them late: of 10 and 5 to 9 it follows that money is not nought."""
    shown = shown_counts(many(9, "B1", "te_laat") + many(4, "B2", "geld", start=9), SMALL, HUNDRED)
    assert shown[("dossier_oorzaak", "bodem", "te_laat")] == 5
    assert ("dossier", "bodem") not in shown
    assert ALL not in shown


def test_a_total_stays_when_nothing_follows_from_it() -> None:
    rows = many(9, "B1", "te_laat") + many(4, "B2", "geld")  # the four are among the nine
    assert shown_counts(rows, SMALL, HUNDRED)[("dossier", "bodem")] == 5
    rows = many(12, "B1", "te_laat") + many(2, "B2", "geld", start=12)  # 10 to 14 of 10 to 14
    assert shown_counts(rows, SMALL, HUNDRED)[("dossier", "bodem")] == 10


def test_large_counts_stay_beside_small_ones() -> None:
    """What an adviser needs most: the total and the largest cause, whatever small counts lie below."""
    rows = many(150, "B1", "te_laat") + many(90, "L1", "geld", start=100) + many(3, "B2", "geld", start=5)
    shown = shown_counts(rows, SMALL, Steps(280))
    assert (shown[ALL], shown[("oorzaak", "te_laat")], shown[("oorzaak", "geld")]) == (190, 150, 90)
    assert ("vraag", "B2") not in shown


def every_country(municipalities: int, questions: int) -> list[tuple[Given, ...]]:
    """Every way in which so many municipalities can answer; names do not matter."""
    places = list(PLACES)[-questions:]
    answers = [dict(zip(places, causes, strict=True)) for causes in product(("", *CAUSES), repeat=questions)]
    return [
        tuple(one for n, index in enumerate(chosen) for one in given(f"G{n}", answers[index]))
        for chosen in combinations_with_replacement(range(len(answers)), municipalities)
    ]


CELLS = sorted({cell for split in SMALL.splits() for cell in (split.whole, *split.parts)})
Counts = dict[tuple[str, ...], int]


Page = tuple[tuple[tuple[str, ...], int], ...]


@cache
def all_pages(steps: Steps, questions: int) -> tuple[list[Page], dict[Page, list[Counts]]]:
    """The counts of every country, and per page the counts that lie behind it."""
    worlds = {
        tuple(sorted(counts_of(one).items())): one for one in every_country(steps.municipalities, questions)
    }
    behind: dict[Page, list[Counts]] = {}
    for counts, country in worlds.items():
        page = tuple(sorted(shown_counts(country, SMALL, steps).items()))
        behind.setdefault(page, []).append(dict(counts))
    return list(worlds), behind


def small_counts_found(steps: Steps, reader: str, questions: int = 3) -> list[tuple[str, ...]]:
    """What a reader finds who tries every country that fits what is on a page, over all pages.

    The reader takes every withheld count for less than `least` ("small"), supposes nothing ("open"), or knows
    the rules by heart ("rules": only countries with this very page fit). Found is a count of 1 to `least` - 1
    that is at least 1 in every country that fits.
    """
    worlds, behind = all_pages(steps, questions)
    assert len(behind) > 5
    found = []
    for page, own in behind.items():
        hidden = [cell for cell in CELLS if cell not in dict(page)]
        fitting = own if reader == "rules" else [one for one in map(dict, worlds) if fits(one, page, steps)]
        if reader == "small":
            fitting = [one for one in fitting if all(one.get(cell, 0) < steps.least for cell in hidden)]
        certain = {cell for cell in hidden if fitting and min(one.get(cell, 0) for one in fitting) > 0}
        found += [cell for one in own for cell in certain if 0 < one.get(cell, 0) < steps.least]
    return found


def fits(counts: Counts, page: Iterable[tuple[tuple[str, ...], int]], steps: Steps) -> bool:
    """Whether these counts can lie behind what a page tells."""
    return all(told <= counts.get(cell, 0) <= steps.most(told) for cell, told in page)


@pytest.mark.parametrize("reader", ["small", "open", "rules"])
@pytest.mark.parametrize(
    ("steps", "questions"),
    [(Steps(3, LEAST, 1), 3), (Steps(4, LEAST, 2), 2)],
)
def test_an_adversary_who_subtracts_never_finds_a_small_count(
    steps: Steps, questions: int, reader: str
) -> None:
    assert small_counts_found(steps, reader, questions) == []


def test_without_totals_that_give_way_the_adversary_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.national.disclosure._leak", lambda *_: None)
    all_pages.cache_clear()
    assert small_counts_found(Steps(3, LEAST, 1), "open")
    all_pages.cache_clear()


@pytest.mark.parametrize(("there", "counted"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_municipalities_join_by_whole_fives(there: int, counted: int) -> None:
    names = [f"G{n}" for n in range(there)]
    assert whole_batches(names) == tuple(names[:counted])
    assert BATCH == 5
