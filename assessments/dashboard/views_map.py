"""The Netherlands in tiles, coloured by figures of groups that may be shown."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng, has_vng_right
from assessments.accounts.vng_visits import BY_NAME, note_vng_visit
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.comparison.named import named_municipalities, values_by_name
from assessments.comparison.published import measure_of_groups
from assessments.constants import VngRight
from assessments.dashboard import overview_wording
from assessments.dashboard.map_forms import NAMED, MapForm
from assessments.dashboard.map_page import MapPage, build_group_map, build_named_map
from assessments.dashboard.map_tables import groups_table, named_table, places_table, shown_groups_table
from assessments.dashboard.map_wording import KINDS
from assessments.dashboard.overview_queries import municipalities_today
from assessments.dashboard.parts import about_file, page_of, visited
from assessments.tables import Table, excel_response, wants_excel


@require_safe
@login_required
def vng_map(request: HttpRequest) -> HttpResponse:
    """One figure of the groups of one kind, on a map and in a table (`?vorm=xlsx`: the same as Excel).

    Who has the right `herkenbaar` may choose the own figures of municipalities that share by name.
    """
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    if chosen is None:
        note_vng_visit(actor=person, page="Kaart")
        return render(request, "dashboard/nothing.html", {"active": "kaart"})
    may_name = has_vng_right(person, VngRight.NAMED)
    form = MapForm(request.GET, chosen.publication.catalogue, named=may_name)
    is_sound = form.is_valid()
    visit = visited(f"Kaart, {form.measure.label}", chosen)
    if may_name and form.kind == NAMED:
        page, codes = _named_page(chosen, form)
        note_vng_visit(actor=person, page=visit, municipalities=codes, action=BY_NAME)
        tables: tuple[Table, ...] = (named_table(page, form.measure.label),)
        shown = tables[0]
    else:
        page = _group_page(chosen, form)
        note_vng_visit(actor=person, page=visit)
        head = KINDS[form.kind]
        tables = (groups_table(page, form.measure.label, head), places_table(page, form.measure.label, head))
        shown = shown_groups_table(page, form.measure.label, head)
    if is_sound and wants_excel(request):
        about = about_file(chosen, (page.heading, page.means, *overview_wording.HOW_READ))
        title = f"Kaart {form.measure.label} {chosen.publication.edition}"
        return excel_response(tables, title=title, about=about)
    context = page_of(chosen, "kaart", "Kaart") | {
        "form": form,
        "measure": form.measure,
        "page": page,
        "named": form.kind == NAMED,
        "table": shown,
        "how": overview_wording.HOW_READ[2:],
    }
    return render(request, "dashboard/map.html", context, status=200 if is_sound else 422)


def _group_page(chosen: Chosen, form: MapForm) -> MapPage:
    """The map of groups; 2 queries."""
    return build_group_map(
        form.measure,
        form.kind,
        measure_of_groups(chosen.publication, form.measure.name, kinds=(form.kind,)),
        list(municipalities_today(fictional=chosen.fictional)),
        form.content,
    )


def _named_page(chosen: Chosen, form: MapForm) -> tuple[MapPage, list[str]]:
    """The map of municipalities that share by name, and the codes whose figure is on it; 3 queries."""
    places = named_municipalities(chosen.publication.edition, fictional=chosen.fictional)
    values = {
        code: figures[form.measure.name]
        for code, figures in values_by_name(places).items()
        if form.measure.name in figures
    }
    municipalities = list(municipalities_today(fictional=chosen.fictional))
    page = build_named_map(form.measure, values, municipalities, form.content)
    return page, sorted(values.keys() & {one.code for one in municipalities})
