"""Editing what goes to the board: covering text, decisions, points to discuss, incidents.

One address; every form says which part it is (`deel`). A refused save answers with the same page: 422 for a
fault, 409 when a colleague stored something else meanwhile or the round is provisional. What was typed stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.trail import round_crumbs
from assessments.board import sentences
from assessments.board.editing import Editing, open_editing, reordered
from assessments.board.forms import BoardForm, whole_faults
from assessments.board.holding import NotDefinitive, Stale
from assessments.board.services import (
    restore_decisions,
    restore_points,
    save_covering,
    save_decisions,
    save_incidents,
    save_points,
)

BACK = "terug"  # the button that goes back to the proposals


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def board_edit(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The page with everything that the coordinator edits; POST stores one part of it."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    if not access.round.is_definitive:
        if request.method == "POST":
            messages.error(request, sentences.NOT_DEFINITIVE)
        return _closed(request, access, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _page(request, access, open_editing(access.round))
    return _save(request, access)


def _save(request: HttpRequest, access: RoundAccess) -> HttpResponse:
    """Store the part that was posted, or show the page again with what is wrong."""
    part = request.POST.get("deel", "")
    page = open_editing(access.round, request.POST)
    save = SAVE.get(part)
    if save is None:
        messages.error(request, sentences.PART_UNKNOWN)
        return _page(request, access, page, status=422)
    try:
        if not save(request, access, page):
            return _page(request, access, page, status=422)
    except ValidationError as error:
        _show_faults(page, part, error)
        return _page(request, access, page, status=422)
    except Stale:
        page.stale = part
        return _page(request, access, page, status=409)
    except NotDefinitive:
        messages.error(request, sentences.NOT_DEFINITIVE)
        return _closed(request, access, status=409)
    return redirect(f"{reverse('board-edit', args=[access.round.pk])}#{part}")


def _show_faults(page: Editing, part: str, error: ValidationError) -> None:
    page.faults[part] = whole_faults(error)
    if part == "tekst":
        page.covering_form.take_faults(error)
    rows: Mapping[str, Sequence[BoardForm]] = {"besluiten": page.decision_forms, "punten": page.point_forms}
    for place, form in enumerate(rows.get(part, ())):
        form.take_faults(error, place)


def _save_covering(request: HttpRequest, access: RoundAccess, page: Editing) -> bool:
    form = page.covering_form
    if not form.is_valid():
        return False
    changed = save_covering(
        actor=person_of(request), round=access.round, text=form.cleaned_data["text"], seen=_seen(request)
    )
    messages.success(request, sentences.COVERING_SAVED if changed else sentences.NOTHING_NEW)
    return True


def _save_decisions(request: HttpRequest, access: RoundAccess, page: Editing) -> bool:
    actor, round, act = person_of(request), access.round, request.POST.get("doe", "")
    if act == BACK:
        restore_decisions(actor=actor, round=round, seen=_seen(request))
        messages.success(request, sentences.DECISIONS_RESTORED)
        return True
    if not all(form.is_valid() for form in page.decision_forms):
        return False
    typed = reordered([form.typed() for form in page.decision_forms], act)
    changed = save_decisions(actor=actor, round=round, decisions=typed, seen=_seen(request))
    messages.success(request, sentences.DECISIONS_SAVED if changed else sentences.NOTHING_NEW)
    return True


def _save_points(request: HttpRequest, access: RoundAccess, page: Editing) -> bool:
    actor, round, act = person_of(request), access.round, request.POST.get("doe", "")
    if act == BACK:
        restore_points(actor=actor, round=round, seen=_seen(request))
        messages.success(request, sentences.POINTS_RESTORED)
        return True
    if not all(form.is_valid() for form in page.point_forms):
        return False
    typed = reordered([form.typed() for form in page.point_forms], act)
    count = save_points(actor=actor, round=round, points=typed, seen=_seen(request))
    messages.success(request, sentences.POINTS_SAVED)
    if count < sentences.FEW_POINTS:
        messages.warning(request, sentences.FEW_POINTS_LEFT)
    return True


def _save_incidents(request: HttpRequest, access: RoundAccess, page: Editing) -> bool:
    form = page.incident_form
    if form is None or not form.is_valid():
        return False
    changed = save_incidents(
        actor=person_of(request),
        round=access.round,
        risks=[risk.id for risk in page.risks],
        incidents=form.answers(),
        seen=_seen(request),
    )
    messages.success(request, sentences.INCIDENTS_SAVED if changed else sentences.NOTHING_NEW)
    return True


SAVE: Mapping[str, Callable[[HttpRequest, RoundAccess, Editing], bool]] = {
    "tekst": _save_covering,
    "besluiten": _save_decisions,
    "punten": _save_points,
    "incidenten": _save_incidents,
}


def _seen(request: HttpRequest) -> str:
    return request.POST.get("gezien", "")


def _page(request: HttpRequest, access: RoundAccess, page: Editing, status: int = 200) -> HttpResponse:
    context = _context(access) | {"page": page, "stale_sentence": sentences.STALE}
    return render(request, "board/edit.html", context, status=status)


def _closed(request: HttpRequest, access: RoundAccess, status: int) -> HttpResponse:
    """The round is provisional: what is needed first."""
    return render(request, "board/closed.html", _context(access), status=status)


def _context(access: RoundAccess) -> dict[str, object]:
    round = access.round
    follow = reverse("board-follow-up", args=[round.pk])
    return {
        "round": round,
        "access": access,
        "crumbs": round_crumbs(round, ("Besluit", follow), ("Teksten bewerken", None)),
        "round_nav": {"round": round, "active": "besluit"},
    }
