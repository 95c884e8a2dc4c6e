"""Dates in Dutch words, read with the exactness that the words have and never more. Pure.

"1 januari 2027" is a day, "juli 2026" a month, "in 2027" a year. Years in names of laws and publications
("Stb. 2026, 10", "Richtlijn (EU) 2024/2881", "Besluit 2025") and spans ("2026-2030") are not dates.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

Exactness = Literal["dag", "maand", "jaar"]

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_YEAR = r"20\d{2}(?![\d/\-–])"
_LIST = rf"{_YEAR}(?:(?:, | en ){_YEAR})*"
_BEFORE_YEAR = (
    r"op zijn vroegst in|in de loop van|tot en met|niet voor|van voor|het jaar|uiterlijk in|uiterlijk|vanaf"
    r"|begin|medio|eind|sinds|einddoel|doel|voor|na|tot|in"
)
_DATE = re.compile(
    rf"(?P<day>\b\d{{1,2}}) (?P<month>{_MONTH})(?:: (?P<days>{_LIST})| (?P<year>{_YEAR}))"
    rf"|(?<!\d )\b(?P<month_only>{_MONTH}) (?P<month_year>{_YEAR})"
    rf"|\b(?P<lead>{_BEFORE_YEAR}) (?P<years>{_LIST})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<!\bArt)(?<!\bart)(?<!\bStb)\.\s+(?=[A-ZÀ-Ý])")
_DEADLINE = re.compile(r"\b(uiterlijk|tot en met|voor|tot)(?: (?:in|het jaar|de))*\s*$", re.IGNORECASE)
_HISTORY = re.compile(r"\b(van voor|sinds)(?: het jaar)?\s*$", re.IGNORECASE)
_UNCERTAIN = re.compile(
    r"niet bevestigd|naar verwachting|verwacht|streefdatum|volgens bronnen|niet (?:na)?gelezen"
    r"|niet gecontroleerd|niet gevonden|lijkt",
    re.IGNORECASE,
)
_RECURRING = re.compile(
    r"\b((?:minstens |ongeveer |vaak |in beginsel )?(?:elke|elk|om de|eens per|één keer per)"
    r" (?:(?:\d+|twee|drie|vier|vijf|zes) )?(?:jaar|maanden|maand|kwartaal|week)"
    r"|\w*jaarlijkse?|periodieke?|periodiek)\b",
    re.IGNORECASE,
)
_LAST_DAY = frozenset({"tot en met", "uiterlijk", "uiterlijk in", "eind", "het jaar", "tot"})


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as a text states it. `date` is where a calendar puts it: the day itself; of a month the first
    day; of a year the first day, or the last when it is a limit ("uiterlijk 2027", "eind 2027").
    """

    date: dt.date
    exactness: Exactness
    words: str
    sentence: str
    is_deadline: bool
    uncertain: bool

    @classmethod
    def on(cls, date: dt.date, sentence: str) -> StatedDate:
        """A date that is known to the day, with the sentence beside it."""
        words = f"{date.day} {MONTHS[date.month - 1]} {date.year}"
        return cls(date, "dag", words, sentence, is_deadline=True, uncertain=is_uncertain(sentence))

    def covers(self, day: dt.date) -> bool:
        """Whether this day lies in what is stated: the day, the month or the year."""
        if self.exactness == "dag":
            return self.date == day
        if self.exactness == "maand":
            return (self.date.year, self.date.month) == (day.year, day.month)
        return self.date.year == day.year


def is_uncertain(sentence: str) -> bool:
    """Whether a sentence says itself that it is not sure of its date."""
    return bool(_UNCERTAIN.search(sentence))


def sentences_in(text: str) -> list[str]:
    """The sentences of a text; "Art. 4" and "Stb. 2026" end none."""
    return [part.strip().removesuffix(".") for part in _SENTENCE_END.split(text) if part.strip()]


def sentence_of(text: str, words: str) -> str:
    """The sentence of a text that holds these words; the whole text when none does."""
    return next((part for part in sentences_in(text) if words in part), text)


def recurring_words(text: str) -> str:
    """How often something comes back ("elke 4 jaar", "jaarlijks"); empty when the text does not say."""
    found = _RECURRING.search(text)
    return found.group(0).lower() if found else ""


def stated_dates(text: str) -> tuple[StatedDate, ...]:
    """Every date in a text, in order, each with its sentence. Impossible days ("31 februari") are left out.

    What lies in the past by its own words ("sinds 2024", "van voor 2024") is no date to come and left out.
    """
    found: list[StatedDate] = []
    sentences = sentences_in(text)
    for number, sentence in enumerate(sentences):
        # "Naar verwachting ... Niet bevestigd.": a short sentence after it may take the certainty away.
        after = sentences[number + 1] if number + 1 < len(sentences) else ""
        doubt = is_uncertain(sentence) or (len(after.split()) <= 3 and is_uncertain(after))
        for match in _DATE.finditer(sentence):
            before = sentence[: match.start()]
            if _HISTORY.search(before) or (match["lead"] or "").lower() in {"sinds", "van voor"}:
                continue
            found += [
                StatedDate(date, exactness, words, sentence, deadline, doubt)
                for date, exactness, words, deadline in _read(match, before)
            ]
    return tuple(found)


def _read(match: re.Match[str], before: str) -> list[tuple[dt.date, Exactness, str, bool]]:
    """The dates of one match: the date, its exactness, its words, and whether it is a limit."""
    deadline = bool(_DEADLINE.search(before))
    if match["day"]:
        month = MONTHS.index(match["month"].lower()) + 1
        years = re.findall(r"\d{4}", match["days"] or match["year"])
        days = [(year, _day(int(year), month, int(match["day"]))) for year in years]
        name = f"{match['day']} {match['month']}"
        return [(date, "dag", f"{name} {year}", deadline) for year, date in days if date]
    if match["month_only"]:
        month = MONTHS.index(match["month_only"].lower()) + 1
        words = f"{match['month_only']} {match['month_year']}"
        return [(dt.date(int(match["month_year"]), month, 1), "maand", words, deadline)]
    lead = match["lead"].lower()
    limit = lead != "niet voor" and (deadline or bool(_DEADLINE.search(f"{lead} ")))
    return [
        (_place(lead, int(year), before), "jaar", _year_words(lead, year), limit)
        for year in re.findall(r"\d{4}", match["years"])
    ]


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _place(lead: str, year: int, before: str) -> dt.date:
    """Where a calendar puts a year: its last day for a limit, the day before for "voor", else its first."""
    if lead == "voor":
        return dt.date(year - 1, 12, 31)
    if lead == "medio":
        return dt.date(year, 7, 1)
    last = lead in _LAST_DAY or (lead == "in" and bool(_DEADLINE.search(before)))
    return dt.date(year, 12, 31) if last else dt.date(year, 1, 1)


def _year_words(lead: str, year: str) -> str:
    """A year with the word that says what part of it is meant, as in the source."""
    kept = {"begin", "medio", "eind", "voor", "niet voor", "op zijn vroegst in"}
    return f"{lead} {year}" if lead in kept else year
