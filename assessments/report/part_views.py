"""Pages that show one part of the report: what changed since last time, and samenspel."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_round
from assessments.accounts.trail import round_crumbs
from assessments.models import Round
from assessments.report import wording_cross, wording_trend
from assessments.report.annex import spread_for
from assessments.report.document_cross import build_cross
from assessments.report.document_trend import build_trend
from assessments.report.figures import day
from assessments.report.results_views import facts_for
from assessments.report.sources import previous_round_for
from assessments.scoring.annex_file import AnnexFile


def _results_crumb(round: Round) -> tuple[str, str]:
    return "Resultaten", reverse("results", args=[round.pk])


@login_required
@require_safe
def trend(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What changed since the last definitive round, as the report says it; or why there is nothing to say."""
    access = fetch_round(request.user, round_id, WITH_BOARD)
    round = access.round
    if round.is_scan:
        return redirect("scan-result", round_id)
    facts = facts_for(round)
    facts = replace(facts, previous=previous_round_for(round, facts.catalogue))
    absent = wording_trend.ABSENT_NO_ROUND if facts.definitive else wording_trend.ABSENT_PROVISIONAL
    context = {
        "access": access,
        "round": round,
        "doc": {"trend": build_trend(facts), "date": day(facts.date)},
        "absent": absent,
        "crumbs": round_crumbs(round, _results_crumb(round), ("Sinds vorige keer", None)),
    }
    return render(request, "results/trend.html", context)


@login_required
@require_safe
def cross_outcome(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Samenspel: the themes and the mirror of the recommendations, as the report says it."""
    access = fetch_round(request.user, round_id, WITH_BOARD)
    round = access.round
    if round.is_scan:
        return redirect("scan-result", round_id)
    facts = replace(facts_for(round), annex=AnnexFile(spread=spread_for(round)))
    context = {
        "access": access,
        "round": round,
        "doc": {"cross": build_cross(facts)},
        "absent": wording_cross.ABSENT,
        "crumbs": round_crumbs(round, _results_crumb(round), ("Samenspel", None)),
    }
    return render(request, "results/cross.html", context)
