"""The scan points at what may be personal data; it misses little and never decides."""

from __future__ import annotations

import pytest

from assessments.publication.scan import hints_in, passes_eleven_check

SEEN = [
    ("Mail naar jan.jansen@aa.voorbeeld.nl voor de cijfers.", "e-mailadres", "jan.jansen@aa.voorbeeld.nl"),
    ("Bel 06-12345678.", "telefoonnummer", "06-12345678"),
    ("Bel 06 1234 5678 of mail.", "telefoonnummer", "06 1234 5678"),
    ("Bel +31 6 12345678.", "telefoonnummer", "+31 6 12345678"),
    ("Kantoor: 030-1234567", "telefoonnummer", "030-1234567"),
    ("Kantoor: 0348 123456", "telefoonnummer", "0348 123456"),
    ("Dossier van 111222333 is zoek.", "lijkt op een BSN", "111222333"),
    ("Rekening NL91ABNA0417164300 is gebruikt.", "bankrekening", "NL91ABNA0417164300"),
    ("Het perceel aan 3511 AB is vervuild.", "postcode", "3511 AB"),
    ("Gesproken met dhr. Jansen over bodem.", "naam van een persoon", "dhr. Jansen"),
    ("Volgens mevr. De Vries klopt het.", "naam van een persoon", "mevr. De Vries"),
    ("Volgens mw. van den Berg klopt het.", "naam van een persoon", "mw. van den Berg"),
    ("Volgens de heer Van Dijk klopt het.", "naam van een persoon", "de heer Van Dijk"),
    ("Vraag het @Bram.", "naam van een persoon", "@Bram"),
]
NOT_SEEN = [
    "Wij huren een bodemdeskundige in bij de omgevingsdienst; een vaste vervanger is er niet.",
    "In 2026 kost dit 1.250.000 euro, en 18.130 uren.",
    "Zie artikel 5.1, tweede lid, onder e.",
    "Besluit van 12-03-2026, zaaknummer 2026-00012345.",
    "Vastgesteld op 1 januari 2026.",
    "De heer en mevrouw van de straat kennen wij niet.",
    "123456789 is geen BSN.",
]


@pytest.mark.parametrize(("text", "kind", "found"), SEEN)
def test_it_points_at_what_a_reader_should_look_at(text: str, kind: str, found: str) -> None:
    hints = {(hint.kind, hint.found) for hint in hints_in(text)}
    assert any(one == kind and words.startswith(found) for one, words in hints), hints


@pytest.mark.parametrize("text", NOT_SEEN)
def test_it_is_quiet_about_ordinary_sentences(text: str) -> None:
    assert hints_in(text) == ()


def test_the_check_of_eleven() -> None:
    assert passes_eleven_check("111222333")
    assert not passes_eleven_check("111222334")
    assert not passes_eleven_check("000000000")


def test_a_long_text_is_read_fast() -> None:
    assert hints_in("a." * 5_000 + "1 " * 5_000 + "mevrouw " * 2_000) == ()
