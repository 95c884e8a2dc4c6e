"""The overview of VNG: what an adviser reads before talking to the Rijk."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.comparison.published import Group, GroupName, group_names, group_of, picture_of
from assessments.constants import VngRight
from assessments.dashboard import overview_wording as wording
from assessments.dashboard.in_short import in_short
from assessments.dashboard.overview import Overview, build_overview
from assessments.dashboard.overview_change import comparable_measures
from assessments.dashboard.overview_forms import GroupForm
from assessments.dashboard.overview_groups import NATIONAL, short_name
from assessments.dashboard.overview_queries import municipality_count
from assessments.dashboard.overview_tables import in_view_table, risks_table, scores_table
from assessments.dashboard.parts import about_file, page_of, since_words, visited
from assessments.tables import excel_response, wants_excel


@dataclass(frozen=True, slots=True)
class _Sides:
    """The group of a page now, and what it was in the publication before (None: not there)."""

    now: Group | None
    before: Group | None


@require_safe
@login_required
def vng_home(request: HttpRequest) -> HttpResponse:
    """The medians of one group: scores and risks, with what changed (`?vorm=xlsx`: the same as Excel)."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    if chosen is None:
        note_vng_visit(actor=person, page="Landelijk overzicht")
        return render(request, "dashboard/nothing.html", {"active": "overzicht"})
    form = GroupForm(request.GET, group_names(chosen.publication))
    group = form.chosen or GroupName(NATIONAL, "", "alle gemeenten", None)
    note_vng_visit(actor=person, page=visited(f"Landelijk overzicht, {group.label}", chosen))
    sides = _sides_of(chosen, group)
    page = _overview_of(chosen, sides, core=form.core)
    since = since_words(chosen) if sides.before else ""
    tables = tuple(make(page, since) for make in (scores_table, risks_table, in_view_table))
    taking_part = wording.taking_part(
        group.participants, municipality_count(fictional=chosen.fictional), national=group.kind == NATIONAL
    )
    note = wording.change_note(chosen.earlier) if chosen.earlier and sides.before else ""
    if form.is_valid() and wants_excel(request):
        about = about_file(
            chosen,
            (
                f"Groep: {group.label}.",
                wording.over_which(core=form.core),
                taking_part,
                note,
                *wording.HOW_READ,
            ),
        )
        return excel_response(tables, title=f"Landelijk overzicht {chosen.publication.edition}", about=about)
    context = page_of(chosen, "overzicht", "Landelijk overzicht") | {
        "crumbs": [("Landelijk overzicht", None)],
        "form": form,
        "core": form.core,
        "over_which": wording.over_which(core=form.core),
        "group": group,
        "group_name": short_name(group.label),
        "page": page,
        "taking_part": taking_part,
        "middle_means": wording.MIDDLE_MEANS,
        "since": since,
        "in_short": _in_short(chosen, group, page, since),
        "change_note": note,
        "tables": tables,
        "how": wording.HOW_READ,
    }
    return render(request, "dashboard/overview.html", context, status=200 if form.is_valid() else 422)


def _in_short(chosen: Chosen, group: GroupName, page: Overview, since: str) -> list[tuple[str, str]]:
    """The findings of the page with their address; tasks and signals only exist of all municipalities."""
    picture = picture_of(chosen.publication) if group.kind == NATIONAL else None
    found = in_short(page, chosen.publication, picture, since)
    return [(one.text, _address(one.target, chosen)) for one in found]


def _address(target: str, chosen: Chosen) -> str:
    return target if target.startswith("#") else f"{reverse(target)}{chosen.query}"


def _sides_of(chosen: Chosen, group: GroupName) -> _Sides:
    """The same group in both publications; 2 queries."""
    now = group_of(chosen.publication, group.kind, group.key)
    before = group_of(chosen.earlier, group.kind, group.key) if chosen.earlier else None
    return _Sides(now, before)


def _overview_of(chosen: Chosen, sides: _Sides, *, core: bool) -> Overview:
    catalogue = chosen.publication.catalogue
    same = comparable_measures(catalogue, chosen.earlier.catalogue) if chosen.earlier else frozenset()
    return build_overview(
        catalogue,
        sides.now.figures if sides.now else {},
        sides.before.figures if sides.before else {},
        same,
        core=core,
    )
