"""The words in the answer cells, and back: lenient in what is read, exact in what is written. Pure."""

from __future__ import annotations

import datetime as dt
import re

from assessments.constants import AnswerChoice, AnswerSupport, MunicipalRole, StepChoice

ALL_ROLES = "Alle rollen"

VALUE_WORDS: dict[str, str] = {
    value: f"{value} {label}" if value.isdigit() else str(label) for value, label in AnswerChoice.choices
}
SUPPORT_WORDS: dict[str, str] = {value: str(label) for value, label in AnswerSupport.choices}
STEP_WORDS: dict[str, str] = {value: str(label) for value, label in StepChoice.choices}
ROLE_WORDS: dict[str, str] = {"": ALL_ROLES, **{value: str(label) for value, label in MunicipalRole.choices}}

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2}) ([a-z]{3,9})\.? (\d{4})", re.ASCII)
_WHOLE = re.compile(r"([0-4])(?:[.,]0+)?", re.ASCII)


def _plain(text: str) -> str:
    """Lower case, single spaces: what two spellings of one word have in common."""
    return " ".join(text.replace("\u00a0", " ").lower().split())


def _reverse(words: dict[str, str], **also: str) -> dict[str, str]:
    known = {_plain(word): value for value, word in words.items()}
    return known | {_plain(value): value for value in words if value} | also


_VALUES = _reverse(VALUE_WORDS) | {_plain(str(label)): value for value, label in AnswerChoice.choices}
_VALUES |= {"n.v.t.": "nvt", "n.v.t": "nvt", "weet niet": "weet_niet", "?": "weet_niet"}
_SUPPORTS = _reverse(SUPPORT_WORDS)
_STEPS = _reverse(STEP_WORDS) | {"j": "ja", "d": "deels", "n": "nee", "?": "weet_niet"}
_STEPS |= {"weet niet": "weet_niet"}
_ROLES = _reverse(ROLE_WORDS)


def value_of(text: str) -> str | None:
    """The stored answer for the words in a cell ("" is empty); None when nobody could tell."""
    plain = _plain(text)
    if not plain:
        return ""
    if number := _WHOLE.fullmatch(plain):
        return number[1]
    return _VALUES.get(plain)


def support_of(text: str) -> str | None:
    """The stored onderbouwing for the words in a cell; None when unknown."""
    return _SUPPORTS.get(_plain(text)) if text.strip() else ""


def step_of(text: str) -> str | None:
    """The stored value of a step for the words in a cell; None when unknown."""
    return _STEPS.get(_plain(text)) if text.strip() else ""


def role_of(text: str) -> str | None:
    """The role for the words in a cell; an empty cell is all roles; None when unknown."""
    return _ROLES.get(_plain(text)) if text.strip() else ""


def date_of(text: str) -> str | None:
    """A date typed as Dutch text ("12-3-2026", "12 maart 2026") or ISO, as ISO; None when it is no date."""
    plain = _plain(text)
    if not plain:
        return ""
    try:
        if found := _DAY_FIRST.fullmatch(plain):
            return dt.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        if found := _YEAR_FIRST.fullmatch(plain.upper()):
            return dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if found := _IN_WORDS.fullmatch(plain):
            months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(found[2][:3])]
            known = [number for number in months if MONTHS[number - 1].startswith(found[2])]
            known = known or [3] * (found[2] == "mrt")
            return dt.date(int(found[3]), known[0], int(found[1])).isoformat() if known else None
    except ValueError:
        return None
    return None
