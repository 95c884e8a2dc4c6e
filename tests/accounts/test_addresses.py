"""What people type or paste as e-mail addresses."""

from __future__ import annotations

import pytest

from assessments.accounts.addresses import Address, read_addresses


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a@aa.nl", [("a@aa.nl", "")]),
        ("a@aa.nl\nb@aa.nl\r\n\n c@aa.nl ", [("a@aa.nl", ""), ("b@aa.nl", ""), ("c@aa.nl", "")]),
        ("a@aa.nl, b@aa.nl; c@aa.nl", [("a@aa.nl", ""), ("b@aa.nl", ""), ("c@aa.nl", "")]),
        ("Jan de Vries <Jan@AA.nl>", [("jan@aa.nl", "Jan de Vries")]),
        ('"Vries, Jan de" <jan@aa.nl>; <b@aa.nl>', [("jan@aa.nl", "Vries, Jan de"), ("b@aa.nl", "")]),
        ("Vries, Jan de <jan@aa.nl>, b@aa.nl", [("jan@aa.nl", "Vries, Jan de"), ("b@aa.nl", "")]),
        ("a@aa.nl\nA@AA.NL", [("a@aa.nl", "")]),
    ],
)
def test_addresses_are_read_however_they_are_typed(typed: str, expected: list[tuple[str, str]]) -> None:
    found = read_addresses(typed)
    assert found.good == tuple(Address(email, name) for email, name in expected)
    assert found.faulty == ()


@pytest.mark.parametrize(
    ("typed", "faulty"),
    [
        ("jan", ("jan",)),
        ("a@@aa.nl, b@aa.nl", ("a@@aa.nl",)),
        ("a@aa.nl b@aa.nl", ("a@aa.nl b@aa.nl",)),
        ("Jan <jan>", ("Jan <jan>",)),
        ("a" * 250 + "@aa.nl", ("a" * 250 + "@aa.nl",)),
        ("a@aa.nl\x00", ("a@aa.nl\x00",)),
    ],
)
def test_every_faulty_piece_is_named(typed: str, faulty: tuple[str, ...]) -> None:
    assert read_addresses(typed).faulty == faulty
