"""Dates in Dutch words: read as exactly as they stand, and never made up."""

from __future__ import annotations

import datetime as dt

import pytest

from assessments.catalogue.calendar_words import rhythm_words
from assessments.catalogue.stated_dates import recurring_words, sentences_in, stated_dates


def found(text: str) -> list[tuple[str, str, str]]:
    """Date, exactness and words of every date in a text."""
    return [(item.date.isoformat(), item.exactness, item.words) for item in stated_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uiterlijk 1 januari 2027 vaststellen", [("2027-01-01", "dag", "1 januari 2027")]),
        ("per 31 december 2026", [("2026-12-31", "dag", "31 december 2026")]),
        ("in de tekst van juli 2026", [("2026-07-01", "maand", "juli 2026")]),
        ("Vanaf 2028 emissievrij", [("2028-01-01", "jaar", "2028")]),
        ("uiterlijk het jaar 2026", [("2026-12-31", "jaar", "2026")]),
        ("uitgeven tot en met 2028", [("2028-12-31", "jaar", "2028")]),
        ("Uiterlijk eind 2027", [("2027-12-31", "jaar", "eind 2027")]),
        ("na vier jaar (begin 2028) als programma", [("2028-01-01", "jaar", "begin 2028")]),
        ("medio 2027", [("2027-07-01", "jaar", "medio 2027")]),
        ("moet voor 2032 zijn omgezet", [("2031-12-31", "jaar", "voor 2032")]),
        ("Hogere klassen volgen niet voor 2028", [("2028-01-01", "jaar", "niet voor 2028")]),
        ("nieuwe plafonds in 2027 en 2029", [("2027-01-01", "jaar", "2027"), ("2029-01-01", "jaar", "2029")]),
        (
            "Elke twee jaar op 1 juli: 2027 en 2029",
            [("2027-07-01", "dag", "1 juli 2027"), ("2029-07-01", "dag", "1 juli 2029")],
        ),
    ],
)
def test_a_date_has_the_exactness_of_its_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wet collectieve warmte (Stb. 2026, 10)",
        "Richtlijn (EU) 2024/2881",
        "vervolg voor 2026-2030 is toegezegd",
        "de jaarwisseling 2026/2027",
        "Het Verzamelbesluit Omgevingswet IenW milieu 2025",
        "ten opzichte van 2024",
        "onder 50.000 inwoners",
        "uiterlijk 31 februari 2027",
        "Jaarlijks, uiterlijk 30 juni",
        "Verplicht sinds 1 januari 2024",
        "Doorlopend sinds 2023",
        "Gebiedsbeleid van voor 2024",
        "",
    ],
)
def test_what_is_no_date_to_come_gives_none(text: str) -> None:
    assert found(text) == []


def test_each_date_keeps_its_own_sentence() -> None:
    text = "Art. 3 geldt niet. Vanaf 2028 wel (KB Stb. 2023, 267). Uiterlijk 1 mei 2027 melden."
    assert [item.sentence for item in stated_dates(text)] == [
        "Vanaf 2028 wel (KB Stb. 2023, 267)",
        "Uiterlijk 1 mei 2027 melden",
    ]
    assert len(sentences_in(text)) == 3


@pytest.mark.parametrize(
    ("text", "uncertain"),
    [
        ("Naar verwachting vervalt de regel per 1 januari 2027", True),
        ("De regel vervalt per 1 januari 2027. Niet bevestigd.", True),
        ("De regel vervalt per 1 januari 2027. Het besluit over de ladder is nog niet bevestigd.", False),
        ("De regel vervalt per 1 januari 2027", False),
    ],
)
def test_doubt_in_the_words_stays_with_the_date(text: str, uncertain: bool) -> None:
    assert [item.uncertain for item in stated_dates(text)] == [uncertain]


def test_a_limit_is_told_apart_from_a_beginning() -> None:
    limits = {
        "uiterlijk 1 mei 2027": True,
        "vanaf 1 mei 2027": False,
        "niet voor 2028": False,
        "voor 2028": True,
    }
    assert {text: stated_dates(text)[0].is_deadline for text in limits} == limits


def test_a_date_covers_the_days_that_its_words_mean() -> None:
    (month,) = stated_dates("in juli 2027")
    assert month.covers(dt.date(2027, 7, 31))
    assert not month.covers(dt.date(2027, 8, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beleidsplan en crisisplan minstens elke 4 jaar", "minstens elke 4 jaar"),
        ("Jaarlijks, uiterlijk 30 juni", "jaarlijks"),
        ("Halfjaarlijkse taakstelling", "halfjaarlijkse"),
        ("Eens per 4 jaar; volgende ronde", "eens per 4 jaar"),
        ("Doorlopend", ""),
    ],
)
def test_a_term_that_comes_back_says_how_often(text: str, words: str) -> None:
    assert recurring_words(text) == words


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ("jaarlijkse", "elk jaar"),
        ("elk jaar", "elk jaar"),
        ("eens per 4 jaar", "elke 4 jaar"),
        ("elke twee jaar", "elke 2 jaar"),
        ("vijfjaarlijks", "elke 5 jaar"),
        ("minstens elke 4 jaar", "minstens elke 4 jaar"),
    ],
)
def test_one_rhythm_has_one_name(stated: str, said: str) -> None:
    assert rhythm_words(stated) == said
