"""The page on which a municipality sees itself beside a group."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_round
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_for
from assessments.comparison import sentences
from assessments.comparison.measures import values_of
from assessments.comparison.own import comparison_for, last_published_on
from assessments.comparison.own_page import build_own_page
from assessments.comparison.planning import next_publication_day
from assessments.report.queries import outcome_for
from assessments.scoring.answers_file import answers_of
from assessments.scoring.units import sheet_of
from assessments.tables import excel_response, wants_excel


@require_safe
@login_required
def comparison(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Own value, median and quartiles of the chosen group (`?groep=`); `?vorm=xlsx` gives the tables."""
    access = fetch_round(request.user, round_id, WITH_BOARD)
    round = access.round
    found = comparison_for(round)
    group = found.chosen(request.GET.get("groep", ""))
    page = None
    if group is not None and round.is_definitive:
        catalogue = catalogue_for(round.edition)
        outcome = outcome_for(round, catalogue)
        own = values_of(sheet_of(catalogue.scoring_model, answers_of(outcome.answers)), outcome.card)
        page = build_own_page(catalogue, own, group)
        if wants_excel(request) and found.taken_on:
            title = sentences.file_title(round.municipality.name, round.edition.name)
            about = sentences.file_about(group.label, found.taken_on, fictional=found.fictional)
            return excel_response(page.tables, title=title, about=about)
    context = {
        "access": access,
        "round": round,
        "found": found,
        "group": group,
        "page": page,
        "fictional": found.fictional and page is not None,
        "last_day": None if found.taken_on else last_published_on(round),
        "next_day": next_publication_day(round.edition.name, fictional=round.municipality.is_fictional),
        "caution": sentences.CAUTION,
        "round_nav": {"round": round, "active": "resultaten"},
        "crumbs": round_crumbs(round, ("Wij naast andere gemeenten", None)),
    }
    return render(request, "comparison/own.html", context)
