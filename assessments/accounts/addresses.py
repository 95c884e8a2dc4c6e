"""Reading typed e-mail addresses: one a line, or with commas or semicolons, also "Naam <adres>". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MAX_NAME = 120
MAX_EMAIL = 254
_NAMED = re.compile(r"^\"?(?P<name>[^<>\"]*)\"?\s*<\s*(?P<email>[^<>]*?)\s*>$")


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail address in lower case, with the name that stood beside it ("" for none)."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """What was typed: the addresses, each once and in order, and the pieces that are no address."""

    good: tuple[Address, ...]
    faulty: tuple[str, ...]


def read_addresses(text: str) -> Addresses:
    """Every address in `text`; an address that is typed twice counts once, with its first name."""
    good: dict[str, Address] = {}
    faulty: list[str] = []
    for line in re.split(r"[\n\r;]+", text):
        for piece in _pieces(line):
            address = _address(piece)
            if address is None:
                faulty.append(piece)
            else:
                good.setdefault(address.email, address)
    return Addresses(tuple(good.values()), tuple(dict.fromkeys(faulty)))


def _pieces(line: str) -> list[str]:
    """A line cut at its commas; "Vries, Jan de <jan@aa.nl>" keeps the comma of the name."""
    pieces: list[str] = []
    for part in (part.strip() for part in line.split(",")):
        if pieces and "@" not in pieces[-1] and "<" in part:
            pieces[-1] = f"{pieces[-1]}, {part}"
        elif part:
            pieces.append(part)
    return pieces


def _address(piece: str) -> Address | None:
    named = _NAMED.match(piece)
    email = (named["email"] if named else piece).strip().lower()
    name = " ".join(named["name"].split())[:MAX_NAME] if named else ""
    if len(email) > MAX_EMAIL:
        return None
    try:
        validate_email(email)
    except ValidationError:
        return None
    return Address(email, name)
