"""Signals of municipalities to VNG and Rijk: the counts of today, and the trend over the editions."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.catalogue.queries import catalogue_for, edition_or_404, latest_edition
from assessments.comparison.chosen import Chosen, chosen_publication
from assessments.comparison.published import pictures_of
from assessments.constants import NationalCause, VngRight
from assessments.dashboard import signals_words as words
from assessments.dashboard.parts import FICTIONAL
from assessments.dashboard.signals_drawing import draw, top_of
from assessments.dashboard.signals_forms import SignalsForm
from assessments.dashboard.signals_trend import cause_trends
from assessments.models import Edition
from assessments.national.counts import figures_for
from assessments.national.services import note_visit
from assessments.quality_words import CAUSE_WORDS
from assessments.tables import excel_response, wants_excel

TITLE = "Signalen van gemeenten"
FIRST_QUESTIONS = 10


@require_safe
@login_required
def national_counts(request: HttpRequest) -> HttpResponse:
    """How many municipalities gave which signal: today, and over the editions (`?vorm=xlsx`: as Excel)."""
    person = fetch_vng(request, VngRight.FIGURES)
    chosen = chosen_publication(request.GET)
    edition = _edition_of(request.GET.get("editie", ""), chosen)
    if edition is None:
        return render(request, "dashboard/nothing.html", {"active": "signalen"})
    note_visit(actor=person, edition=edition)
    fictional = chosen is not None and chosen.fictional
    catalogue = catalogue_for(edition)
    form = SignalsForm(request.GET, words.domain_labels(catalogue))
    is_sound = form.is_valid()
    published = chosen.editions if chosen else ()
    pictures = pictures_of(published) if published else {}
    trends = cause_trends(published, pictures, form.domain)
    figures = figures_for(edition, fictional=fictional)
    trend_table = words.trend_table(trends, form.domain_label or "alle domeinen")
    if is_sound and wants_excel(request):
        shown = [trend_table, words.all_trends_table(catalogue, published, pictures)] if published else []
        about = [
            f"APK beleid en wettelijk kader, editie {edition.name}.",
            *([FICTIONAL] if fictional else []),
            *words.HOW_COUNTED,
        ]
        return excel_response([*shown, *words.count_tables(figures)], title=TITLE, about=about)
    top = top_of(trends)
    context = {
        "chosen": chosen,
        "publication": chosen.publication if chosen else None,
        "active": "signalen",
        "crumbs": [
            ("Landelijk overzicht", f"{reverse('vng-home')}{chosen.query if chosen else ''}"),
            ("Signalen", None),
        ],
        "edition": edition,
        "figures": figures,
        "heading": words.heading(figures),
        "most_named": words.most_named(figures),
        "counted": words.counted(figures),
        "causes_by_count": words.causes_by_count(figures),
        "has_counts": any(row.count is not None for row in figures.causes),
        "has_domains": any(row.count is not None for row in (*figures.domains, *figures.dossiers)),
        "domain_heading": words.domain_heading(figures),
        "first_questions": figures.questions[:FIRST_QUESTIONS],
        "more_questions": figures.questions[FIRST_QUESTIONS:],
        "form": form,
        "drawings": [draw(one, words.trend_words(one), top) for one in trends],
        "top": top,
        "trend_heading": words.trend_heading(trends, form.domain_label),
        "trend_table": trend_table,
        "trend_note": words.NO_TREND if not published else words.ONE_EDITION if len(published) == 1 else "",
        "causes": [CAUSE_WORDS[value] for value in NationalCause.values],
        "how": words.HOW_COUNTED,
    }
    return render(request, "dashboard/signals.html", context, status=200 if is_sound else 422)


def _edition_of(asked: str, chosen: Chosen | None) -> Edition | None:
    """The edition that was asked for, else that of the publication, else the newest; None: there is none.

    Raises Http404 for one that does not exist.
    """
    if asked or chosen:
        return edition_or_404(asked or (chosen.publication.edition if chosen else ""))
    return latest_edition()
