"""The results page of a round."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_round
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_by_id
from assessments.models import Round
from assessments.report.facts import Facts
from assessments.report.queries import outcome_for
from assessments.report.results import build_results


def facts_for(round: Round) -> Facts:
    """The facts of a round, frozen or live; reads as many rows as `outcome_for`."""
    catalogue = catalogue_by_id(round.edition_id)
    outcome = outcome_for(round, catalogue)
    return Facts(
        catalogue=catalogue,
        card=outcome.card,
        answers=outcome.answers,
        municipality=round.municipality.name,
        date=outcome.date,
        definitive_function=round.definitive_function,
        invented=round.municipality.is_fictional,
    )


@login_required
@require_safe
def results(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What came out: tasks, scores, risks and measures, each figure with the way to its why."""
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    if round.is_scan:
        return redirect("scan-result", round_id)
    facts = facts_for(round)
    context = {
        "round": round,
        "card": facts.card,
        "page": build_results(facts),
        "has_trend": facts.definitive and facts.catalogue.previous_edition is not None,
        "crumbs": round_crumbs(round, ("Resultaten", None)),
    }
    return render(request, "results/results.html", context)
