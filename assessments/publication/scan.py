"""Points at what may be personal data in a text. It never decides: a person reads and chooses. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessments.publication import sentences

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\w/.-])(?:\+31|0031|0)[\s-]?(?:\(0\)\s?)?"
    r"(?:6[\s-]?(?:\d[\s-]?){7}\d|[1-57-9]\d{1,2}[\s-]?(?:\d[\s-]?){5,6}\d)(?!\w)"
)
NUMBER = re.compile(r"(?<![\w.,/-])\d(?:[ .]?\d){7,8}(?![\w/-])")
BANK = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?(?:\d\s?){9}\d\b")
POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b")
CAPITAL, BETWEEN = "[A-Z\u00c0-\u00de]", r"(?:(?i:van|de|der|den|ten|ter|'t|el|al)\s+)*"
NAMED = re.compile(
    r"\b(?i:(?:dhr|mevr|mw|drs|ing|ir|mr)\.|de\s+heer\b|mevrouw\b|meneer\b|buurman\b|buurvrouw\b)\s*"
    rf"{BETWEEN}{CAPITAL}[\w.'\u2019-]*(?:\s+{BETWEEN}{CAPITAL}[\w'\u2019-]*)*"
)
AT_NAME = re.compile(r"(?<![\w.+-])@[A-Z\u00c0-\u00de][\w'\u2019-]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing to look at: what it seems to be, and the words that were found."""

    kind: str
    found: str


def hints_in(text: str) -> tuple[Hint, ...]:
    """What a reader should look at, each once, in the order of the kinds."""
    seen: dict[Hint, None] = {}
    for kind, find in FINDERS:
        for found in find(text):
            seen.setdefault(Hint(kind, " ".join(found.split())), None)
    return tuple(seen)


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[str]]:
    return lambda text: (found[0].strip() for found in pattern.finditer(text))


def _citizen_numbers(text: str) -> Iterator[str]:
    """Numbers of eight or nine digits that pass the check of a burgerservicenummer."""
    for found in NUMBER.finditer(text):
        digits = re.sub(r"\D", "", found[0]).zfill(9)
        if passes_eleven_check(digits):
            yield found[0]


def passes_eleven_check(digits: str) -> bool:
    """Whether nine digits pass the check of eleven that every burgerservicenummer passes."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and int(digits) > 0


FINDERS: tuple[tuple[str, Callable[[str], Iterator[str]]], ...] = (
    (sentences.MAIL, _matches(MAIL)),
    (sentences.PHONE, _matches(PHONE)),
    (sentences.CITIZEN_NUMBER, _citizen_numbers),
    (sentences.BANK, _matches(BANK)),
    (sentences.ADDRESS, _matches(POSTCODE)),
    (sentences.NAME, _matches(NAMED)),
    (sentences.NAME, _matches(AT_NAME)),
)
