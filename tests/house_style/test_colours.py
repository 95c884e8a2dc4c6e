"""Contrast as WCAG measures it, and the nearest colour that passes."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.house_style.colours import SURFACE, TEXT_RATIO, WHITE, contrast, darkened_to, mixed
from assessments.house_style.look import OWN_LOOK, Look

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "measured"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#595959", 7.0)],
)
def test_the_contrast_is_that_of_wcag(colour: str, measured: float) -> None:
    assert contrast(colour, WHITE) == pytest.approx(measured, abs=0.01)
    assert contrast(WHITE, colour) == contrast(colour, WHITE)


@given(COLOURS)
def test_the_suggestion_passes_and_is_the_colour_itself_when_that_passes(colour: str) -> None:
    found = darkened_to(colour, TEXT_RATIO)
    assert contrast(found, WHITE) >= TEXT_RATIO
    if contrast(colour, WHITE) >= TEXT_RATIO:
        assert found == colour
    else:
        assert contrast(found, WHITE) < TEXT_RATIO + 0.6, "much darker than needed"


@given(COLOURS)
def test_links_and_buttons_read_on_white_and_on_our_grey(colour: str) -> None:
    look = Look(None, "", "", darkened_to(colour, TEXT_RATIO), "", "x")
    assert contrast(look.action, WHITE) >= TEXT_RATIO
    assert contrast(look.action, SURFACE) >= TEXT_RATIO


def test_the_suggestion_keeps_the_hue() -> None:
    found = darkened_to("#ff9900", TEXT_RATIO)
    hues = [
        colorsys.rgb_to_hls(*(int(one[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]
        for one in ("#ff9900", found)
    ]
    assert hues[0] == pytest.approx(hues[1], abs=0.01)


def test_the_colours_of_the_scores_are_never_set() -> None:
    css = Look(None, "", "", "#7a1f5c", "#1f7a45", "x").page_css()
    assert "--apk-action:#7a1f5c" in css
    for state in ("groen", "geel", "oranje", "rood"):
        assert state not in css


def test_our_own_look_changes_nothing() -> None:
    assert OWN_LOOK.page_css() == ""
    assert OWN_LOOK.report_css() == ""


def test_a_mix_lies_between() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
