"""How much work a round is for municipalities: the page of VNG, and its table as Excel."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.comparison.chosen import chosen_publication
from assessments.comparison.published import pictures_of
from assessments.constants import VngRight
from assessments.dashboard import burden_words as words
from assessments.dashboard.burden import build_burden
from assessments.dashboard.parts import about_file, page_of, visited
from assessments.tables import excel_response, wants_excel

TITLE = "Werklast van een ronde"


@require_safe
@login_required
def vng_burden(request: HttpRequest) -> HttpResponse:
    """Days, people and hours of a round over the editions (`?vorm=xlsx`: as Excel)."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    note_vng_visit(actor=person, page=visited("Werklast", chosen))
    if chosen is None:
        return render(request, "dashboard/nothing.html", {"active": "werklast"})
    parts = build_burden(chosen.editions, pictures_of(chosen.editions))
    table = words.burden_table(parts)
    if wants_excel(request):
        return excel_response([table], title=TITLE, about=about_file(chosen, words.HOW_COUNTED))
    context = page_of(chosen, "werklast", "Werklast") | {
        "heading": words.heading(parts),
        "parts": words.shown(parts),
        "has_trend": len(chosen.editions) > 1,
        "table": table,
        "how": words.HOW_COUNTED,
    }
    return render(request, "dashboard/burden.html", context)
