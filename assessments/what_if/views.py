"""The page "Wat als": try other answers and measures; the trial lives in the form and nowhere else."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import WITH_BOARD, fetch_round
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_by_id
from assessments.scoring.what_if import NO_TRIAL
from assessments.what_if import sentences
from assessments.what_if.forms import LEVELS, STEP_CHOICES, TrialForm
from assessments.what_if.outcome import build_outcome
from assessments.what_if.page import build_choices
from assessments.what_if.start import start_for
from assessments.what_if.tables import choice_table, outcome_tables


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def what_if(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The trial with its outcome; htmx asks for the outcome alone. Nothing is written, also by a post.

    A post with `vorm=xlsx` gives the outcome as Excel.
    """
    round = fetch_round(request.user, round_id, WITH_BOARD).round
    if round.is_scan:
        return redirect("scan-result", round_id)
    catalogue = catalogue_by_id(round.edition_id)
    start = start_for(round, catalogue)
    form = TrialForm(request.POST if request.method == "POST" else None, start)
    valid = form.is_valid()
    trial = form.trial() if form.is_bound else NO_TRIAL
    outcome = build_outcome(catalogue, start.card, start.outcome_of(trial), trial.count)
    if valid and request.POST.get("vorm") == "xlsx":
        tables = [choice_table(catalogue, trial), *outcome_tables(outcome)]
        about = [sentences.TRIAL_TITLE, sentences.TRIAL_TEXT, outcome.headline, outcome.lead]
        return round_excel(round, tables, what="wat-als", title="Wat als wij iets veranderen?", about=about)
    context: dict[str, object] = {
        "outcome": outcome,
        "faults": form.faults,
    }
    status = 422 if form.is_bound and not valid else 200
    if request.headers.get("HX-Request"):
        return render(request, "what_if/_outcome.html", context, status=status)
    dossier = form.cleaned_data.get("dossier", "") if form.is_bound else ""
    query = form.cleaned_data.get("zoek", "") if form.is_bound else ""
    context |= {
        "round": round,
        "choices": build_choices(start, trial, dossier, query),
        "dossiers": [(item.id, item.label) for item in catalogue.dossiers],
        "dossier": dossier,
        "query": query or (form["zoek"].value() or ""),
        "levels": LEVELS,
        "steps": STEP_CHOICES,
        "notice": (sentences.TRIAL_TITLE, sentences.TRIAL_TEXT),
        "nothing_found": sentences.NOTHING_FOUND,
        "crumbs": round_crumbs(round, ("Resultaten", reverse("results", args=[round.pk])), ("Wat als", None)),
    }
    return render(request, "what_if/page.html", context, status=status)
