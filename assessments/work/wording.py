"""Words of the work room that more than one page, mail or feed says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils import dateformat

CROSS_LABEL = "Samenspel beleid en uitvoering"


def count_words(count: int, one: str, many: str) -> str:
    """ "1 vraag", "3 vragen"."""
    return f"{count} {one if count == 1 else many}"


def open_words(count: int, to_confirm: int) -> str:
    """What is still open, as a sentence."""
    verb = "staat" if count == 1 else "staan"
    sentence = f"Er {verb} nog {count_words(count, 'vraag', 'vragen')} open"
    if to_confirm:
        sentence += f", waarvan {to_confirm} alleen te bevestigen"
    return f"{sentence}."


def date_words(date: dt.date) -> str:
    """ "12 november 2026"."""
    return dateformat.format(date, "j F Y")


def due_words(days: int) -> str:
    """How near a deadline is: "2 dagen over tijd", "vandaag", "morgen", "nog 3 dagen"."""
    if days < 0:
        return f"{count_words(-days, 'dag', 'dagen')} over tijd"
    return ("vandaag", "morgen")[days] if days < 2 else f"nog {days} dagen"


def history_words(action: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """One audited change of the work on a dossier, as a short sentence."""
    if action == "werk.klaar_op":
        text = str(new.get("klaar_op", ""))
        return f"Klaar op {date_words(dt.date.fromisoformat(text))}." if text else "Geen datum meer."
    if action == "werk.toegewezen":
        return f"Toegewezen aan {new['aan']}."
    if action == "werk.overgedragen":
        return f"Overgedragen van {old['aan']} aan {new['aan']}."
    return f"Niet meer toegewezen aan {old['aan']}."


AGENDA_NAME = "APK: mijn deadlines"
AGENDA_ROUND = "Laatste dag: APK {edition} van gemeente {municipality}"
AGENDA_LINK = "Ga naar de APK:"


def agenda_item_words(municipality: str, label: str, detail: str) -> str:
    """The title of a deadline: of a dossier, or of one question of a dossier (`detail`)."""
    what = f"vraag over {detail}" if detail else label
    return f"Laatste dag: {what} (APK gemeente {municipality})"


def agenda_open_words(note: str) -> str:
    """What was asked with the work; people may put a name there, so it stays out of the agenda."""
    return "Er staat een opdracht bij." if note else ""


def digest_subject(count: int) -> str:
    """The subject of the daily overview."""
    return f"APK: {count_words(count, 'punt wacht', 'punten wachten')} op u"
