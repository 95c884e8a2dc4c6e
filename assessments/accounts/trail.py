"""The way to a page: the breadcrumbs down to a round, and the page that somebody came from."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from assessments.constants import TeamRole
from assessments.models import Municipality, Round

Crumb = tuple[str, str | None]


def municipality_crumb(municipality: Municipality, *, for_board: bool = False) -> Crumb:
    """The municipality as the first crumb; a bestuurder has a page of the own there."""
    page = "board-home" if for_board else "municipality"
    return f"Gemeente {municipality.name}", reverse(page, args=[municipality.pk])


def round_crumbs(round: Round, *trail: Crumb) -> list[Crumb]:
    """The way down to a round and on along `trail`; the last crumb is the page itself and has no address.

    For a bestuurder, as `access.fetch_round` noted on the round, the way goes along the board page.
    """
    for_board = getattr(round, "team_role", "") == TeamRole.BOARD
    crumbs: list[Crumb] = [
        municipality_crumb(round.municipality, for_board=for_board),
        (f"APK {round.edition.name}", reverse("board" if for_board else "round", args=[round.pk])),
        *trail,
    ]
    return [*crumbs[:-1], (crumbs[-1][0], None)]


def page_before(request: HttpRequest, otherwise: str) -> str:
    """The page that posted, as a path of our own; `otherwise` when the browser does not say."""
    referer = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(referer, allowed_hosts={request.get_host()}):
        return urlsplit(referer).path
    return otherwise
