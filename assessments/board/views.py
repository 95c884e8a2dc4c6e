"""The board page: what the report says, read-only, one subject a screen; and where a bestuurder lands."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_municipality, fetch_round
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import municipality_crumb
from assessments.board.board_tables import board_tables
from assessments.board.follow_up import follow_up_of
from assessments.board.queries import newest_definitive, other_definitive_rounds, rounds_of
from assessments.board.screens import decisions_shown, first_why, screens_of, shown
from assessments.catalogue.queries import catalogue_by_id
from assessments.constants import TeamRole
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_document
from assessments.report.sources import sources_for
from assessments.tables import wants_excel


@login_required
@require_safe
def board_home(request: HttpRequest, code: str) -> HttpResponse:
    """The newest definitive round for the board, else what is under way, without any unfinished figure."""
    place, membership = fetch_municipality(request.user, code, WITH_BOARD)
    rounds = rounds_of(place)
    found = newest_definitive(rounds)
    if found is not None:
        return redirect("board", found.pk)
    is_board = membership.role == TeamRole.BOARD
    context = {
        "municipality": place,
        "rounds": rounds,
        "for_board": is_board,
        "crumbs": [(municipality_crumb(place)[0], None)]
        if is_board
        else [municipality_crumb(place), ("Voor het bestuur", None)],
    }
    return render(request, "board/home.html", context)


@login_required
@require_safe
def board(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """One screen of the board page (`?scherm=3`), or all of them under each other (`?scherm=alles`).

    `?vorm=xlsx` gives the tables as Excel.
    """
    access = fetch_round(request.user, round_id, WITH_BOARD)
    round = access.round
    if round.is_scan:  # it has no scores and no risks
        return redirect("board-home", round.municipality_id)
    catalogue = catalogue_by_id(round.edition_id)
    sources = sources_for(round, catalogue, outcome_for(round, catalogue))
    doc = build_document(round, catalogue, sources)
    follow = follow_up_of(sources.board.decisions or (), timezone.localdate())
    if wants_excel(request):
        tables = board_tables(doc, decisions_shown(doc), follow)
        return round_excel(round, tables, what="bestuur", title=f"APK {doc.edition} voor het bestuur")
    screens = screens_of(doc, follow)
    context = {
        "round": round,
        "access": access,
        "doc": doc,
        "follow": follow,
        "decisions": decisions_shown(doc),
        "why": first_why(doc),
        "menu": screens,
        "shown": shown(screens, request.GET.get("scherm", "1")),
        "others": other_definitive_rounds(round),
    }
    return render(request, "board/board.html", context)
