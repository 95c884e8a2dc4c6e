"""The tables of a page of a municipality as one Excel file, called and marked the same everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import dateformat, timezone

from assessments.accounts import sentences
from assessments.models import Municipality, Round
from assessments.tables import Table, excel_response


def round_excel(
    round: Round,
    tables: Sequence[Table],
    *,
    what: str,
    title: str,
    about: Sequence[str] = (),
    limited: bool = False,
) -> HttpResponse:
    """The tables of a page of a round; `what` is the word in the name of the file ("werkverdeling").

    Every sheet says of which municipality, edition and day it is, and whether the round is definitive.
    `limited`: this person was given a part of the round, and the file holds no more than that.
    """
    if round.is_definitive and round.definitive_at:
        status = sentences.FILE_DEFINITIVE.format(day=_in_words(timezone.localdate(round.definitive_at)))
    else:
        status = sentences.FILE_PROVISIONAL
    middle = (sentences.FILE_EDITION.format(edition=round.edition.name), status)
    lines = [*about, *([sentences.FILE_LIMITED] if limited else [])]
    return _answer(round.municipality, tables, what, title, middle, lines)


def municipality_excel(
    place: Municipality, tables: Sequence[Table], *, what: str, title: str, about: Sequence[str] = ()
) -> HttpResponse:
    """The same for a page that belongs to a municipality and not to one round."""
    return _answer(place, tables, what, title, (), about)


def _answer(
    place: Municipality,
    tables: Sequence[Table],
    what: str,
    title: str,
    middle: Sequence[str],
    about: Sequence[str],
) -> HttpResponse:
    today = timezone.localdate()
    made_up = [sentences.FILE_FICTIONAL] if place.is_fictional else []
    fetched = sentences.FILE_FETCHED.format(day=_in_words(today))
    source = " · ".join([f"Gemeente {place.name}", *middle, *made_up, fetched])
    name = f"apk-{what}-{place.pk}-{today.isoformat()}"
    about = [*about, sentences.FILE_SAME_AS_PAGE]
    return excel_response(tables, title=title, about=about, source=source, name=name)


def _in_words(day: object) -> str:
    return str(dateformat.format(day, "j F Y"))  # type: ignore[arg-type]
