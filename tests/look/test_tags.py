"""The tags of every page: numbers in Dutch, badges that do not lean on colour, terms in plain words."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

import pytest
from django.template import Context, Template

from assessments.constants import RiskLevel, RiskStanding, ScoreColour, TaskKind
from assessments.glossary import GLOSSARY
from assessments.templatetags import apk

WITH_A_SCORE = ["groen", "geel", "oranje", "rood"]


def render(source: str, **context: object) -> str:
    """The text that a template gives after loading our tags."""
    return Template("{% load apk %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Fraction(125, 2), "63"), (Fraction(124, 2), "62"), (0, "0"), (99.49, "99"), (None, "–")],
)
def test_a_figure_is_shown_whole_and_a_half_goes_up(value: apk.Number | None, shown: str) -> None:
    assert apk.whole(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(18130, "18.130"), (999, "999"), (1234567, "1.234.567"), (None, "–")]
)
def test_large_numbers_are_grouped_by_points(value: int | None, shown: str) -> None:
    assert apk.nl_int(value) == shown


def test_a_percentage_has_no_decimals() -> None:
    assert apk.percent(Fraction(183, 2)) == "92%"
    assert apk.percent(None) == "–"


def test_a_date_is_written_in_full() -> None:
    assert apk.nl_date(dt.date(2026, 11, 12)) == "12 november 2026"
    assert apk.nl_date(None) == "–"


def test_a_moment_is_shown_in_dutch_time() -> None:
    moment = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)
    assert apk.nl_date(moment) == "2 juli 2026"
    assert apk.nl_time(moment) == "00:30"


@pytest.mark.parametrize("colour", WITH_A_SCORE)
def test_a_score_badge_says_number_word_and_mark(colour: str) -> None:
    html = apk.score_badge(Fraction(85, 2), colour)
    assert ">43<" in html
    assert ScoreColour(colour).label in html
    assert '<svg class="apk-mark"' in html
    assert 'aria-hidden="true"' in html


@pytest.mark.parametrize("colour", ["nvt", "niet_onderzocht", "te_weinig_ingevuld"])
def test_a_badge_without_a_score_shows_the_word_alone(colour: str) -> None:
    html = apk.score_badge(None, colour)
    assert ScoreColour(colour).label in html
    assert "<svg" not in html
    assert "–" not in html


def test_the_four_marks_differ_in_shape_so_a_copy_without_colour_reads_the_same() -> None:
    shapes = {re.sub(r"#[0-9a-f]{3,6}", "", apk.score_mark(colour)) for colour in WITH_A_SCORE}
    assert len(shapes) == 4


def test_a_score_that_is_largely_unknown_is_hatched() -> None:
    assert "apk-hatch" in apk.score_badge(43, "oranje", hatch=True)
    assert "apk-hatch" not in apk.score_badge(43, "oranje")


@pytest.mark.parametrize(("level", "filled"), [("laag", 1), ("matig", 2), ("hoog", 3), ("zeer_hoog", 4)])
def test_a_risk_badge_fills_as_many_steps_as_its_level(level: str, filled: int) -> None:
    html = apk.risk_badge(level)
    assert html.count("<rect") == 4
    assert html.count('fill="#fff"') == 4 - filled
    assert RiskLevel(level).label in html


def test_a_risk_without_a_level_says_why() -> None:
    html = render("{% risk_badge None stand=stand %}", stand="te_weinig_ingevuld")
    assert RiskStanding.TOO_LITTLE.label in html
    assert "<rect" not in html


def test_every_kind_of_task_has_its_word() -> None:
    for kind in TaskKind.values:
        assert "apk-tag--" in apk.kind_tag(kind)


def test_a_term_opens_its_own_explanation_without_scripting() -> None:
    html = render('{% term "Dekking" %}{% term "Dekking" "ingevuld" %}')
    targets = re.findall(r'popovertarget="([^"]+)"', html)
    ids = re.findall(r'id="([^"]+)" popover', html)
    assert targets == ids
    assert len(set(ids)) == 2
    assert html.count(GLOSSARY["Dekking"]) == 2
    assert ">ingevuld<" in html


def test_an_unknown_term_is_an_error_and_not_an_empty_place() -> None:
    with pytest.raises(KeyError):
        render('{% term "Bestaat niet" %}')


def test_words_from_outside_are_escaped() -> None:
    assert "<b>" not in render('{% term "Kern" word %}', word="<b>")


def test_no_explanation_is_longer_than_twenty_words_a_sentence() -> None:
    for text in GLOSSARY.values():
        for sentence in re.split(r"(?<=[.?!:]) ", text):
            assert len(sentence.split()) <= 20, sentence
