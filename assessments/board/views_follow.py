"""What became of the decisions, and when the board and the council dealt with the report.

The whole team reads this page; the coordinator writes. Two forms post to it: a decision (`deel` = stand) and
the recorded days (`deel` = data).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import ANY_ROLE, MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.board import sentences, stamps
from assessments.board.board_tables import follow_table
from assessments.board.follow_services import set_dates, set_status, warning_of
from assessments.board.follow_up import FollowLine, follow_up_of
from assessments.board.forms import DatesForm, StatusForm, whole_faults
from assessments.board.holding import NotDefinitive, Stale
from assessments.board.queries import (
    Stored,
    decisions_to_edit,
    history_for,
    proposing_facts,
    stored_for,
)
from assessments.board.services import save_decisions
from assessments.models import Decision
from assessments.report.sources import decision_text_of
from assessments.tables import wants_excel


@dataclass(slots=True)
class Posted:
    """What came with a refused form; empty for a first look."""

    status_form: StatusForm | None = None
    dates_form: DatesForm | None = None
    faults: list[str] = field(default_factory=list)
    stale: str = ""  # "stand" or "data"

    @property
    def decision_id(self) -> str:
        return str(self.status_form["besluit"].value()) if self.status_form else ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A decision on the page with its form; `stale` shows what a colleague stored meanwhile.

    `version` is the one that the form replaces: after a clash that of now.
    """

    line: FollowLine
    form: StatusForm
    version: str
    stale: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """How the decisions stand (`?vorm=xlsx`: as Excel); POST by the coordinator changes one, or the days."""
    roles = MAY_COORDINATE if request.method == "POST" else ANY_ROLE
    access = fetch_round(request.user, round_id, roles)
    if not access.round.is_definitive:
        if request.method == "POST":
            messages.error(request, sentences.NOT_DEFINITIVE)
        return _closed(request, access, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return _file(access) if wants_excel(request) else _page(request, access, Posted())
    acts = {"stand": _status, "data": _dates, "vastleggen": _adopt}
    act = acts.get(request.POST.get("deel", ""))
    if act is None:
        return _page(request, access, Posted(faults=[sentences.PART_UNKNOWN]), status=422)
    try:
        return act(request, access)
    except NotDefinitive:
        messages.error(request, sentences.NOT_DEFINITIVE)
        return _closed(request, access, status=409)


def _file(access: RoundAccess) -> HttpResponse:
    """The decisions and how they stand, as Excel."""
    texts = [decision_text_of(row) for row in stored_for(access.round).decisions]
    tables = [follow_table(follow_up_of(texts, timezone.localdate()))]
    return round_excel(access.round, tables, what="besluiten", title="Besluiten en opvolging")


def _back(access: RoundAccess, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('board-follow-up', args=[access.round.pk])}#{anchor}")


def _status(request: HttpRequest, access: RoundAccess) -> HttpResponse:
    form = StatusForm(request.POST)
    posted = Posted(status_form=form)
    if not form.is_valid():
        return _page(request, access, posted, status=422)
    values = form.cleaned_data
    try:
        row = set_status(
            actor=person_of(request),
            round=access.round,
            decision_id=values["besluit"],
            status=values["status"],
            note=values["note"],
            on=values["on"],
            expected_version=values["versie"],
        )
    except ValidationError as error:
        form.take_faults(error)
        posted.faults = whole_faults(error)
        return _page(request, access, posted, status=422)
    except Stale:
        posted.stale = "stand"
        return _page(request, access, posted, status=409)
    label = row.get_status_display().lower()
    messages.success(request, sentences.STATUS_SAVED.format(number=row.number, status=label))
    return _back(access, f"besluit-{row.number}")


def _dates(request: HttpRequest, access: RoundAccess) -> HttpResponse:
    form = DatesForm(request.POST)
    posted = Posted(dates_form=form)
    if not form.is_valid():
        return _page(request, access, posted, status=422)
    days = form.cleaned_data
    try:
        changed = set_dates(
            actor=person_of(request), round=access.round, seen=request.POST.get("gezien", ""), **days
        )
    except ValidationError as error:
        form.take_faults(error)
        return _page(request, access, posted, status=422)
    except Stale:
        posted.stale = "data"
        return _page(request, access, posted, status=409)
    messages.success(request, sentences.DATES_SAVED if changed else sentences.NOTHING_NEW)
    if warning := warning_of(**days):
        messages.warning(request, warning)
    return _back(access, "data")


def _adopt(request: HttpRequest, access: RoundAccess) -> HttpResponse:
    """Store the proposals as they are, so that they can be followed."""
    stored = stored_for(access.round)
    if not stored.decisions_edited:
        try:
            save_decisions(
                actor=person_of(request),
                round=access.round,
                decisions=decisions_to_edit(stored, proposing_facts(access.round)),
                seen=stamps.decisions_stamp(stored.paper, stored.decisions),
            )
        except Stale:
            return _page(request, access, Posted(faults=[sentences.STALE]), status=409)
    messages.success(request, sentences.DECISIONS_SAVED)
    return _back(access, "besluiten")


def _page(request: HttpRequest, access: RoundAccess, posted: Posted, status: int = 200) -> HttpResponse:
    round, stored = access.round, stored_for(access.round)
    follow = follow_up_of([decision_text_of(row) for row in stored.decisions], timezone.localdate())
    rows = {str(row.pk): row for row in stored.decisions}
    paper = stored.paper
    context = _context(access) | {
        "stored": stored,
        "paper": paper,
        "follow": follow,
        "followed": [_followed(line, rows[line.key], posted) for line in follow.lines],
        "proposals": () if stored.decisions_edited else decisions_to_edit(stored, proposing_facts(round)),
        "dates_form": posted.dates_form or _dates_form(stored),
        "dates_seen": stamps.dates_stamp(paper),
        "warning": warning_of(paper.discussed_on, paper.council_informed_on) if paper else "",
        "posted": posted,
        "stale_sentence": sentences.STALE,
        "history": history_for(round, person_of(request).pk),
    }
    return render(request, "board/follow_up.html", context, status=status)


def _dates_form(stored: Stored) -> DatesForm:
    paper = stored.paper
    return DatesForm(
        initial={
            "discussed_on": paper.discussed_on if paper else None,
            "council_informed_on": paper.council_informed_on if paper else None,
        }
    )


def _followed(line: FollowLine, row: Decision, posted: Posted) -> Followed:
    if posted.status_form is not None and posted.decision_id == line.key:
        seen = row.version if posted.stale else posted.status_form["versie"].value()
        return Followed(line, posted.status_form, str(seen), posted.stale == "stand")
    form = StatusForm(
        initial={
            "besluit": row.pk,
            "status": row.status,
            "on": row.status_on,
            "note": row.status_note,
        },
        auto_id=f"id_%s_{row.number}",
    )
    return Followed(line, form, str(row.version), stale=False)


def _closed(request: HttpRequest, access: RoundAccess, status: int) -> HttpResponse:
    return render(request, "board/closed.html", _context(access), status=status)


def _context(access: RoundAccess) -> dict[str, object]:
    round = access.round
    return {
        "round": round,
        "access": access,
        "crumbs": round_crumbs(round, ("Besluit", None)),
        "round_nav": {"round": round, "active": "besluit"},
    }
