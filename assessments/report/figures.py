"""Numbers, dates and lists as the reader sees them: Dutch notation, whole numbers, half rounds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import Figure

NONE_SHOWN = "–"
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SMALL_NUMBERS = (
    "geen", "één", "twee", "drie", "vier", "vijf", "zes",
    "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip


def whole(value: Figure) -> str:
    """A figure as a whole number, half up: "38"; a dash for None."""
    return NONE_SHOWN if value is None else str(whole_half_up(value))


def percent(value: Figure) -> str:
    """A figure 0-100 as a percentage without decimals: "92%"; a dash for None."""
    return NONE_SHOWN if value is None else f"{whole_half_up(value)}%"


def thousands(value: int) -> str:
    """A count with a point per three digits: "18.130"."""
    return f"{value:,}".replace(",", ".")


def day(date: dt.date) -> str:
    """A date in words: "12 november 2026"."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def months_later(date: dt.date, months: int) -> dt.date:
    """The same day so many months later, or the last day of a shorter month."""
    total = date.month - 1 + months
    year, month = date.year + total // 12, total % 12 + 1
    next_month = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, min(date.day, (next_month - dt.timedelta(days=1)).day))


def number_word(value: int) -> str:
    """A small number in words ("geen", "één" … "twaalf"), a larger one in digits."""
    return SMALL_NUMBERS[value] if 0 <= value < len(SMALL_NUMBERS) else thousands(value)


def counted(value: int, one: str, many: str) -> str:
    """A number with its noun: "één taak", "negen taken", "geen taken"."""
    return f"{number_word(value)} {one if value == 1 else many}"


def listed(items: Iterable[str]) -> str:
    """A list in a sentence: "a, b en c"."""
    parts: Sequence[str] = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} en {parts[-1]}"


def capitalised(text: str) -> str:
    """The text with a capital at the start; the rest stays. The first e of "één" loses its accent: "Eén"."""
    return f"E{text[1:]}" if text.startswith("één") else text[:1].upper() + text[1:]


def decapitalised(text: str) -> str:
    """The text for use inside a sentence; a word in capitals such as VTH stays."""
    first = text.split(" ", 1)[0]
    return text if len(first) > 1 and first[1:2].isupper() else text[:1].lower() + text[1:]


def shortened(text: str, limit: int) -> str:
    """The text in at most `limit` characters: cut between two words, with an ellipsis where it was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    kept = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return kept.rstrip(" ,;:.") + "…"
