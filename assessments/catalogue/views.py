"""The catalogue to read, without logging in: what is asked, by which law, with which source and weight."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.catalogue import pages, pages_analysis
from assessments.catalogue.catalogue_file import catalogue_excel
from assessments.catalogue.queries import catalogue_for, edition_or_404, editions_published
from assessments.catalogue.search import MAX_LENGTH, find_in_catalogue
from assessments.constants import LEGAL_NOTICE
from assessments.models import Edition
from assessments.tables import wants_excel

Crumbs = list[tuple[str, str | None]]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The newest edition, with the way to the older ones."""
    editions = editions_published()
    if not editions:
        return render(request, "catalogue/empty.html", {"crumbs": [("Catalogus", None)]})
    return catalogue_page(request, editions[0], "overview", [("Catalogus", None)], editions=editions)


@require_safe
def overview(request: HttpRequest, edition: str) -> HttpResponse:
    """One edition: the domains with their dossiers; `?vorm=xlsx` gives the whole catalogue as Excel."""
    found = edition_or_404(edition)
    if wants_excel(request):
        return catalogue_excel(found)
    return catalogue_page(request, found, "overview", [])


@require_safe
def dossier(request: HttpRequest, edition: str, dossier: str) -> HttpResponse:
    """One dossier: its tasks with their law, and its statements. `?taak=` or `?alles=open` unfolds tasks."""
    found = edition_or_404(edition)
    try:
        page = pages.build_dossier_page(catalogue_for(found), dossier)
    except KeyError:
        raise Http404(f"Dossier '{dossier}' bestaat niet.") from None
    return catalogue_page(
        request,
        found,
        "dossier",
        [(page.dossier.label, None)],
        active=dossier,
        page=page,
        legal_notice=LEGAL_NOTICE,
        open_task=request.GET.get("taak", ""),
        open_statement=request.GET.get("stelling", ""),
        all_open=request.GET.get("alles") == "open",
    )


@require_safe
def cross(request: HttpRequest, edition: str) -> HttpResponse:
    """The module Samenspel beleid en uitvoering: seven themes."""
    found = edition_or_404(edition)
    themes = pages_analysis.build_themes(catalogue_for(found))
    return catalogue_page(request, found, "cross", [("Samenspel beleid en uitvoering", None)], themes=themes)


@require_safe
def risks(request: HttpRequest, edition: str) -> HttpResponse:
    """The eleven risks, the classes and the matrix."""
    found = edition_or_404(edition)
    catalogue = catalogue_for(found)
    return catalogue_page(
        request,
        found,
        "risks",
        [("Risico's", None)],
        groups=pages_analysis.build_domain_risks(catalogue),
        matrix=pages_analysis.build_matrix(catalogue),
        ranges=pages_analysis.likelihood_ranges(catalogue),
    )


@require_safe
def risk(request: HttpRequest, edition: str, risk: str) -> HttpResponse:
    """One risk: impact, weights and the statements behind it."""
    found = edition_or_404(edition)
    try:
        page = pages_analysis.build_risk_page(catalogue_for(found), risk)
    except KeyError:
        raise Http404(f"Risico '{risk}' bestaat niet.") from None
    crumbs: Crumbs = [("Risico's", reverse("catalogue-risks", args=[found.name])), (page.risk.label, None)]
    return catalogue_page(request, found, "risk", crumbs, active="risks", page=page)


@require_safe
def measures(request: HttpRequest, edition: str) -> HttpResponse:
    """The measures for the municipality and the signals to VNG and Rijk."""
    found = edition_or_404(edition)
    groups = pages_analysis.build_actor_groups(catalogue_for(found))
    return catalogue_page(request, found, "measures", [("Maatregelen", None)], groups=groups)


@require_safe
def mechanisms(request: HttpRequest, edition: str) -> HttpResponse:
    """The mechanisms of chapter 6 with their shares and arrows."""
    found = edition_or_404(edition)
    parts = pages_analysis.build_mechanisms(catalogue_for(found))
    return catalogue_page(request, found, "mechanisms", [("Mechanismen", None)], mechanisms=parts)


@require_safe
def method(request: HttpRequest, edition: str) -> HttpResponse:
    """How the scores come about, what is from the source and what is the makers' choice."""
    found = edition_or_404(edition)
    evidence = pages_analysis.evidence_counts(catalogue_for(found))
    return catalogue_page(request, found, "method", [("Methode en bronnen", None)], evidence=evidence)


@require_safe
def search(request: HttpRequest, edition: str) -> HttpResponse:
    """Tasks, laws and statements that hold every word of `?q=`."""
    found = edition_or_404(edition)
    result = find_in_catalogue(catalogue_for(found), request.GET.get("q", ""))
    return catalogue_page(
        request,
        found,
        "search",
        [("Zoeken", None)],
        found=result,
        legal_notice=LEGAL_NOTICE,
        max_length=MAX_LENGTH,
    )


def catalogue_page(
    request: HttpRequest, edition: Edition, name: str, crumbs: Crumbs, active: str = "", **extra: Any
) -> HttpResponse:
    """A page of the catalogue with the list of its parts beside it; `name` is also its template."""
    catalogue = catalogue_for(edition)
    start: Crumbs = [("Catalogus", reverse("catalogue-home"))]
    if "editions" not in extra:
        address = reverse("catalogue-edition", args=[edition.name]) if crumbs else None
        start.append((f"Editie {edition.name}", address))
        crumbs = start + crumbs
    context = {
        "edition": edition,
        "catalogue": catalogue,
        "domain_groups": pages.domain_groups(catalogue),
        "active": active or name,
        "crumbs": crumbs,
        **extra,
    }
    return render(request, f"catalogue/{name}.html", context)
