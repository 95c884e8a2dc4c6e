"""The fields in a reminder: filled in once, and refused when they do not exist."""

from __future__ import annotations

import pytest

from assessments.campaign import sentences
from assessments.campaign.texts import faults_in_subject, faults_in_text, filled

VALUES = {"gemeente": "{link} aan Zee", "einddatum": "31 januari 2027", "link": "http://x/"}


def test_the_fields_are_filled_in_once() -> None:
    text = "Beste {gemeente}, vóór {einddatum}: {link} {link}"
    assert filled(text, VALUES) == "Beste {link} aan Zee, vóór 31 januari 2027: http://x/ http://x/"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Zie {link}", None),
        ("Dag {naam}, zie {link}", sentences.unknown_field("naam")),
        ("Dag {}, zie {link}", sentences.unknown_field("")),
        ("Dag { gemeente }, zie {link}", sentences.unknown_field(" gemeente ")),
        ("Dag {gemeente, zie {link}", sentences.LOOSE_BRACE),
        ("Dag gemeente}, zie {link}", sentences.LOOSE_BRACE),
        ("Zonder adres", sentences.LINK_NEEDED),
        ("Zie {link}\x07", sentences.UNREADABLE),
    ],
)
def test_a_fault_in_the_text_is_said_in_a_sentence(text: str, fault: str | None) -> None:
    assert faults_in_text(text) == ([fault] if fault else [])


def test_a_subject_is_one_line_without_a_link() -> None:
    assert faults_in_subject("APK van {gemeente}") == []
    assert faults_in_subject("APK\nBcc: x@y.nl") == [sentences.SUBJECT_ONE_LINE]
    assert faults_in_subject("Zie {link}") == [sentences.NO_LINK_IN_SUBJECT]


def test_the_default_reminder_has_no_fault() -> None:
    assert faults_in_subject(sentences.DEFAULT_SUBJECT) == []
    assert faults_in_text(sentences.DEFAULT_TEXT) == []


def test_names_and_numbers_are_said_as_people_say_them() -> None:
    assert sentences.joined(["Aa"]) == "Aa"
    assert sentences.joined(["Aa", "Bee", "Cee"]) == "Aa, Bee en Cee"
    assert sentences.invited(1, 1204) == "1 gemeente uitgenodigd en 1.204 gemeenten weggehaald."
    assert sentences.invited(0, 0) == sentences.NOTHING_CHANGED
