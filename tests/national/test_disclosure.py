"""Counting without giving anybody away: an adversary who knows the rules tries to subtract."""

from __future__ import annotations

from itertools import combinations_with_replacement, product

import pytest

from assessments.national.disclosure import (
    ALL,
    BATCH,
    MIN_MUNICIPALITIES,
    Given,
    Plan,
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
    assert ("vraag", "B1") not in shown_counts(many(4, "B1", "geld"), SMALL)
    assert shown_counts(many(5, "B1", "geld"), SMALL)[("vraag", "B1")] == 5


def test_nothing_of_four_municipalities_is_shown_at_all() -> None:
    assert shown_counts(many(4, "B1", "geld") + many(4, "L1", "te_laat"), SMALL) == {}


def test_a_municipality_with_two_signals_counts_once() -> None:
    rows = [one for n in range(6) for one in given(f"G{n}", {"B1": "geld", "B2": "geld"})]
    counts = counts_of(rows)
    assert (counts[ALL], counts[("dossier", "bodem")], counts[("oorzaak", "geld")]) == (6, 6, 6)


def test_a_total_gives_way_when_a_small_part_follows_from_it() -> None:
    """Nine in bodem, five of them late: the four for money would follow."""
    shown = shown_counts(many(5, "B1", "te_laat") + many(4, "B2", "geld", start=5), SMALL)
    assert shown[("dossier_oorzaak", "bodem", "te_laat")] == 5
    assert ("dossier", "bodem") not in shown
    assert ALL not in shown


def test_a_total_stays_when_nothing_follows_from_it() -> None:
    rows = many(9, "B1", "te_laat") + many(4, "B2", "geld")  # the four are among the nine
    assert shown_counts(rows, SMALL)[("dossier", "bodem")] == 9


def every_country(municipalities: int) -> list[tuple[Given, ...]]:
    """Every way in which so many municipalities can answer; names do not matter."""
    answers = [
        dict(zip(PLACES, causes, strict=True)) for causes in product(("", *CAUSES), repeat=len(PLACES))
    ]
    return [
        tuple(one for n, index in enumerate(chosen) for one in given(f"G{n}", answers[index]))
        for chosen in combinations_with_replacement(range(len(answers)), municipalities)
    ]


CELLS = sorted({cell for split in SMALL.splits() for cell in (split.whole, *split.parts)})


def small_counts_found(municipalities: int, *, withheld_is_small: bool) -> list[tuple[str, ...]]:
    """What a reader finds who tries every country that fits the numbers on a page, over all pages.

    `withheld_is_small`: the reader takes every withheld count for less than LEAST, where that fits. Found is
    a withheld count of 1 to LEAST - 1 that is at least 1 in every country that fits.
    """
    worlds = [
        dict(counts)
        for counts in {tuple(sorted(counts_of(one).items())) for one in every_country(municipalities)}
    ]
    pages = {
        tuple(sorted(shown_counts(country, SMALL, LEAST).items()))
        for country in every_country(municipalities)
    }
    assert len(pages) > 10
    found = []
    for page in pages:
        shown = dict(page)
        fitting = [one for one in worlds if all(one.get(cell, 0) == count for cell, count in page)]
        hidden = [cell for cell in CELLS if cell not in shown]
        if withheld_is_small:
            fitting = [one for one in fitting if all(one.get(cell, 0) < LEAST for cell in hidden)]
        for cell in hidden:
            values = {one.get(cell, 0) for one in fitting}
            if values and 0 < min(values) < LEAST:
                found.append(cell)
    return found


@pytest.mark.parametrize("withheld_is_small", [True, False])
@pytest.mark.parametrize("municipalities", [2, 3])
def test_an_adversary_who_subtracts_never_finds_a_small_count(
    municipalities: int, withheld_is_small: bool
) -> None:
    assert small_counts_found(municipalities, withheld_is_small=withheld_is_small) == []


def test_without_totals_that_give_way_the_adversary_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.national.disclosure._leak", lambda *_: None)
    assert small_counts_found(3, withheld_is_small=True)


@pytest.mark.parametrize(("there", "counted"), [(0, 0), (4, 0), (5, 5), (9, 5), (10, 10)])
def test_municipalities_join_by_whole_fives(there: int, counted: int) -> None:
    names = [f"G{n}" for n in range(there)]
    assert whole_batches(names) == tuple(names[:counted])
    assert BATCH == 5
