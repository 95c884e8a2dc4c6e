"""Municipalities that share by name, side by side: for who has the right `herkenbaar`, and kept by name."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import BY_NAME, note_vng_visit
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.comparison.named import NamedMunicipality, Names, names_of, values_by_name
from assessments.comparison.planning import next_publication_day
from assessments.comparison.published import Group, group_names, group_of
from assessments.constants import VngRight
from assessments.dashboard import named_words as words
from assessments.dashboard.named import NamedPart, basis_of, build_named
from assessments.dashboard.named_forms import NamedForm
from assessments.dashboard.parts import about_file, page_of, visited
from assessments.models import User
from assessments.tables import excel_response, wants_excel

PAGE = "Herkenbaar naast elkaar"


@require_safe
@login_required
def vng_named(request: HttpRequest) -> HttpResponse:
    """Up to six municipalities by name beside a group (`?gemeente=<code>`, more than once; `?vorm=xlsx`)."""
    person = fetch_vng(request, VngRight.NAMED)
    chosen = chosen_publication(request.GET)
    if chosen is None:
        return render(request, "dashboard/nothing.html", {"active": "herkenbaar"})
    publication = chosen.publication
    names_now = names_of(publication.edition, fictional=publication.fictional)
    places = names_now.shown
    form = NamedForm(request.GET, places, group_names(publication))
    is_sound = form.is_valid()
    shown = form.chosen if is_sound else []
    _note(person, chosen, shown)
    group = group_of(publication, *form.group) if shown else None
    basis = basis_of(one.scope for one in shown)
    parts = _parts(chosen, shown, group, basis)
    names, label = [one.name for one in shown], group.label if group else ""
    if shown and wants_excel(request):
        about = about_file(chosen, (words.basis_words(basis), *words.HOW_COUNTED))
        tables = [words.file_table(part, names, label) for part in parts]
        return excel_response(tables, title=words.heading(names), about=about)
    context = page_of(chosen, "herkenbaar", "Herkenbaar") | {
        "form": form,
        "places": places,
        "shown": shown,
        "heading": words.heading(names),
        "parts": [
            (part.key, words.part_heading(part), words.part_table(part, names, label)) for part in parts
        ],
        "basis": words.basis_words(basis),
        "dropped": words.NO_LONGER if form.dropped else "",
        "nobody": words.NOBODY,
        "waiting": words.waiting_lines(names_now.waiting, _next_day(chosen, names_now)),
        "why_wait": words.WHY_WAIT,
        "logged": words.LOGGED,
        "most": words.MOST,
        "how": words.HOW_COUNTED if shown else (),
    }
    return render(request, "dashboard/named.html", context, status=200 if is_sound else 422)


def _next_day(chosen: Chosen, found: Names) -> dt.date | None:
    """The next planned publication, when somebody waits for it."""
    if not found.waiting:
        return None
    return next_publication_day(chosen.publication.edition, fictional=chosen.fictional)


def _note(person: User, chosen: Chosen, shown: list[NamedMunicipality]) -> None:
    """Each municipality that is shown finds the visit in its logbook; the list of names is kept as such."""
    if shown:
        codes = [one.code for one in shown]
        note_vng_visit(actor=person, page=visited(PAGE, chosen), municipalities=codes, action=BY_NAME)
    else:
        note_vng_visit(actor=person, page=visited("Lijst van wie herkenbaar deelt", chosen))


def _parts(
    chosen: Chosen, shown: list[NamedMunicipality], group: Group | None, basis: str
) -> tuple[NamedPart, ...]:
    if not shown:
        return ()
    values = values_by_name(shown)
    columns = [values[one.code] for one in shown]
    return build_named(chosen.publication.catalogue, columns, group.figures if group else {}, basis)
