"""One measure: the spread, all groups side by side and earlier editions."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.comparison.measure_names import MeasureName, measure_by_slug
from assessments.comparison.published import measure_of_groups, measure_over_time, picture_of
from assessments.constants import VngRight
from assessments.dashboard import measure_wording as wording
from assessments.dashboard import overview_wording
from assessments.dashboard.measure import MeasurePage, Past, build_measure_page
from assessments.dashboard.measure_tables import measure_tables
from assessments.dashboard.overview_change import comparable_measures
from assessments.dashboard.overview_groups import NATIONAL
from assessments.dashboard.parts import about_file, page_of, visited
from assessments.tables import excel_response, wants_excel

NO_SUCH = "Dit cijfer bestaat niet in deze editie."


@require_safe
@login_required
def vng_measure(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that was published of one measure (`?vorm=xlsx`: the same as Excel)."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    if chosen is None:
        note_vng_visit(actor=person, page="Eén cijfer")
        return render(request, "dashboard/nothing.html", {"active": "overzicht"})
    catalogue = chosen.publication.catalogue
    measure = measure_by_slug(catalogue, slug)
    if measure is None:
        raise Http404(NO_SUCH)
    note_vng_visit(actor=person, page=visited(measure.label, chosen))
    page = _page_of(chosen, measure)
    if wants_excel(request):
        about = about_file(
            chosen, (page.heading, page.lead, page.formula, page.direction, *overview_wording.HOW_READ)
        )
        title = f"{measure.label} {chosen.publication.edition}"
        return excel_response(measure_tables(page), title=title, about=about)
    context = page_of(chosen, "overzicht", measure.label) | {
        "page": page,
        "catalogue_url": _catalogue_url(chosen, measure),
        "no_spread": wording.NO_SPREAD,
        "spread_note": wording.SPREAD_NOTE,
        "no_ranking": wording.NO_RANKING,
        "drawing_means": wording.DRAWING_MEANS,
        "not_comparable": wording.NOT_COMPARABLE,
        "how": overview_wording.HOW_READ[2:],
    }
    return render(request, "dashboard/measure.html", context)


def _page_of(chosen: Chosen, measure: MeasureName) -> MeasurePage:
    """The figures of the measure; 3 queries."""
    catalogue = chosen.publication.catalogue
    picture = picture_of(chosen.publication)
    past = Past(
        chosen.editions,
        measure_over_time(chosen.editions, measure.name, kind=NATIONAL),
        {one.id for one in chosen.editions if measure.name in comparable_measures(catalogue, one.catalogue)},
    )
    return build_measure_page(
        catalogue,
        measure,
        measure_of_groups(chosen.publication, measure.name),
        picture.spreads.get(measure.name, ()) if picture else (),
        past,
    )


def _catalogue_url(chosen: Chosen, measure: MeasureName) -> str:
    """The page of the catalogue that says what this measure is about."""
    edition = chosen.publication.edition
    if measure.kind == "risico":
        return reverse("catalogue-risk", args=[edition, measure.part])
    if measure.dossier:
        return reverse("catalogue-dossier", args=[edition, measure.dossier])
    return f"{reverse('catalogue-edition', args=[edition])}#{measure.domain}"
