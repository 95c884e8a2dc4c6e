"""The national count of signals, for VNG staff."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.catalogue.queries import edition_or_404, editions_published
from assessments.constants import NationalCause, VngRight
from assessments.national.counts import figures_for
from assessments.national.disclosure import BATCH, MIN_MUNICIPALITIES
from assessments.national.services import note_visit
from assessments.quality_words import CAUSE_WORDS


@require_safe
@login_required
def national_counts(request: HttpRequest) -> HttpResponse:
    """How many municipalities gave which signal, of one edition (`?editie=`, else the newest)."""
    person = fetch_vng(request, VngRight.FIGURES)
    editions = editions_published()
    if not editions:
        raise Http404("Er is nog geen editie gepubliceerd.")
    asked = request.GET.get("editie", "")
    edition = edition_or_404(asked) if asked else editions[0]
    note_visit(actor=person, edition=edition)
    context = {
        "edition": edition,
        "editions": editions,
        "figures": figures_for(edition),
        "causes": [CAUSE_WORDS[value] for value in NationalCause.values],
        "least": MIN_MUNICIPALITIES,
        "batch": BATCH,
        "crumbs": [("Landelijk overzicht", "/"), ("Signalen van gemeenten", None)],
    }
    return render(request, "national/counts.html", context)
