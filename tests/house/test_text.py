"""What people type, in every room: line ends, white space, what cannot be stored, and functions."""

from __future__ import annotations

import pytest

from assessments.text import clean_text, is_readable, same_function


def test_line_ends_become_plain_and_outer_white_space_goes() -> None:
    assert clean_text(" een\r\ntwee\rdrie \n") == "een\ntwee\ndrie"


@pytest.mark.parametrize(
    ("text", "readable"),
    [("een\ttwee\ndrie é €", True), ("een\x00", False), ("\ud800", False), ("\x1b[31m", False)],
)
def test_a_character_that_no_page_shows_is_found(text: str, readable: bool) -> None:
    assert is_readable(text) is readable


def test_a_function_is_the_same_in_capitals_too() -> None:
    assert same_function(" VTH-Coördinator", "vth-coördinator ")
    assert not same_function("VTH-coördinator", "VTH-adviseur")
