"""Why this figure: a page of its own, or the fragment that unfolds under the figure."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from assessments.accounts.access import WITH_BOARD, fetch_round
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.report.results_views import facts_for
from assessments.report.why import build_why
from assessments.report.why_lines import NoSuchFigureError
from assessments.report.why_tables import why_tables
from assessments.tables import wants_excel


@login_required
@require_safe
def why(request: HttpRequest, round_id: UUID, soort: str, sleutel: str) -> HttpResponse:
    """The answers, weights, rule and source under one figure; 404 for one that this round does not have.

    `?vorm=xlsx` gives the sums as Excel.
    """
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    facts = facts_for(round)
    try:
        page = build_why(facts, soort, sleutel)
    except NoSuchFigureError:
        raise Http404("Dit cijfer bestaat niet in deze ronde.") from None
    if wants_excel(request):
        title = f"Waarom dit cijfer: {page.why.title}"
        about = [f"Bron: {source}" for source in page.why.sources]
        tables = why_tables(page.why)
        return round_excel(round, tables, what=f"waarom-{soort}-{slugify(sleutel)}", title=title, about=about)
    results = reverse("results", args=[round.pk])
    context = {
        "round": round,
        "card": facts.card,
        "why": page.why,
        "part": page.template,
        "soort": soort,
        "excel": f"{request.path}?vorm=xlsx",
        "back": f"{results}#{page.section}",
        "crumbs": round_crumbs(round, ("Resultaten", results), ("Waarom dit cijfer", None)),
    }
    fragment = bool(request.headers.get("HX-Request"))
    response = render(request, "results/_why.html" if fragment else "results/why.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
