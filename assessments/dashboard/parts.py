"""What the pages of tasks, services, signals, burden and named municipalities have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from assessments.comparison.chosen import Chosen

FICTIONAL = "Simulatie: verzonnen gemeenten en verzonnen cijfers. Gebruik deze cijfers niet."


def page_of(chosen: Chosen, active: str, label: str) -> dict[str, Any]:
    """What every page needs: the choice, its publication, the open item of the menu and the crumbs."""
    return {
        "chosen": chosen,
        "publication": chosen.publication,
        "active": active,
        "crumbs": [("Landelijk overzicht", f"{reverse('vng-home')}{chosen.query}"), (label, None)],
    }


def about_file(chosen: Chosen, lines: Sequence[str]) -> list[str]:
    """The first sheet of an Excel file: which publication, whether it is made up, and how it was counted."""
    one = chosen.publication
    day = date_format(one.taken_on, "j F Y")
    head = f"APK beleid en wettelijk kader, editie {one.edition}, peildatum {day}."
    return [head, *([FICTIONAL] if one.fictional else []), *lines]


def visited(page: str, chosen: Chosen | None) -> str:
    """How a visit is kept in the logbook: the page and the edition that it was about."""
    return f"{page}, editie {chosen.publication.edition}" if chosen else page


def since_words(chosen: Chosen) -> str:
    """The head of a column with changes: "Sinds editie 2025", or since the day within one edition."""
    earlier = chosen.earlier
    if earlier is None:
        return "Sinds de vorige editie"
    if earlier.edition != chosen.publication.edition:
        return f"Sinds editie {earlier.edition}"
    return f"Sinds {date_format(earlier.taken_on, 'j F Y')}"
