"""How far municipalities are per omgevingsdienst: the page of VNG, and its table as Excel."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.comparison.chosen import chosen_publication
from assessments.comparison.published import groups_of
from assessments.constants import PeerKind, VngRight
from assessments.dashboard import services_words as words
from assessments.dashboard.parts import about_file, page_of, visited
from assessments.dashboard.services_forms import ServiceForm
from assessments.dashboard.services_page import build_service_page, measures_for
from assessments.dashboard.services_queries import municipalities_per_service
from assessments.tables import excel_response, wants_excel

KINDS = (PeerKind.NATIONAL.value, PeerKind.SERVICE.value)


@require_safe
@login_required
def vng_services(request: HttpRequest) -> HttpResponse:
    """The medians of one dossier per omgevingsdienst beside all municipalities (`?vorm=xlsx`: as Excel)."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    note_vng_visit(actor=person, page=visited("Omgevingsdiensten", chosen))
    if chosen is None:
        return render(request, "dashboard/nothing.html", {"active": "omgevingsdiensten"})
    publication = chosen.publication
    form = ServiceForm(request.GET, publication.catalogue)
    is_sound = form.is_valid()
    page = build_service_page(
        publication.catalogue,
        form.dossier_id,
        municipalities_per_service(publication.taken_on, fictional=publication.fictional),
        groups_of(publication, kinds=KINDS, measures=measures_for(form.dossier_id)),
    )
    if is_sound and wants_excel(request):
        title = f"Omgevingsdiensten, {page.dossier_label}"
        about = about_file(chosen, words.HOW_COUNTED)
        return excel_response([words.service_table(page)], title=title, about=about)
    context = page_of(chosen, "omgevingsdiensten", "Omgevingsdiensten") | {
        "form": form,
        "page": page,
        "heading": words.heading(page),
        "heads": words.HEADS,
        "too_few": words.TOO_FEW,
        "withheld": words.withheld_names(page),
        "how": words.HOW_COUNTED,
    }
    return render(request, "dashboard/services.html", context, status=200 if is_sound else 422)
