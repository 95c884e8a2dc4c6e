"""The page of VNG about publications: which days are fixed, what was published, and how a run stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assessments.accounts.access import fetch_vng
from assessments.accounts.vng_visits import note_vng_visit
from assessments.catalogue.queries import editions_in_use
from assessments.comparison import sentences_planning as sentences
from assessments.comparison.planning import (
    UNDER_WAY,
    Planned,
    drop_publication,
    plan_publication,
    planned_dates,
    publications_made,
    request_publication,
)
from assessments.constants import JobState, VngRight, World
from assessments.models import Edition
from assessments.tables import Column, Table, cell, excel_response, table_of, wants_excel

LEAST = "te weinig deelnemers"


class PlanForm(forms.Form):
    """A day to plan, for an edition in one of the two worlds."""

    use_required_attribute = False

    edition = forms.ChoiceField(
        label="Editie",
        error_messages={"required": sentences.EDITION_NEEDED, "invalid_choice": sentences.EDITION_NEEDED},
    )
    day = forms.DateField(
        label="Dag",
        help_text="Een dag na vandaag. Het is de peildatum van de cijfers.",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": sentences.DAY_NEEDED, "invalid": sentences.DAY_NEEDED},
    )
    world = forms.ChoiceField(
        label="Voor welke gemeenten?",
        choices=World.choices,
        widget=forms.RadioSelect,
        initial=World.REAL.value,
    )

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["edition"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  (for the type checker)
        field.choices = [(edition.name, f"Editie {edition.name}") for edition in editions]


@login_required
@require_http_methods(["GET", "HEAD"])
def publications(request: HttpRequest) -> HttpResponse:
    """Planned and published days; `?vorm=xlsx` gives both as Excel."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    note_vng_visit(actor=person, page="Publicaties")
    if wants_excel(request):
        return excel_response(
            [_table(), _planned_table()], title="Publicaties van groepen", about=[sentences.WHAT_IT_IS]
        )
    return _page(request, PlanForm(editions=editions_in_use()))


@login_required
@require_POST
def publication_plan(request: HttpRequest) -> HttpResponse:
    """Fix a day beforehand."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    editions = editions_in_use()
    form = PlanForm(request.POST, editions=editions)
    if form.is_valid():
        edition = next(one for one in editions if one.name == form.cleaned_data["edition"])
        fictional = form.cleaned_data["world"] == World.INVENTED
        try:
            plan_publication(actor=person, edition=edition, day=form.cleaned_data["day"], fictional=fictional)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, sentences.PLANNED)
            return redirect("publications")
    return _page(request, form, status=422)


@login_required
@require_POST
def publication_drop(request: HttpRequest, planned_id: int) -> HttpResponse:
    """Take a planned day away."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    try:
        drop_publication(actor=person, planned_id=planned_id)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, sentences.DROPPED)
    return redirect("publications")


@login_required
@require_POST
def publication_now(request: HttpRequest, planned_id: int) -> HttpResponse:
    """Publish a planned day that has come, in the background; also again after a failure."""
    person = fetch_vng(request, VngRight.CAMPAIGN)
    try:
        request_publication(actor=person, planned_id=planned_id)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, sentences.QUEUED)
    return redirect("publications")


def _table() -> Table:
    """What was published: the number of groups with figures, and participants from five on."""
    columns = (
        *(Column(label) for label in ("Peildatum", "Editie", "Gemeenten")),
        *(Column(label, number=True) for label in ("Groepen met cijfers", "Deelnemers")),
    )
    rows = tuple(
        (
            cell(one.taken_on),
            cell(one.edition),
            cell("Verzonnen (simulatie)" if one.fictional else "Nederland"),
            cell(one.groups or "geen"),
            cell(LEAST if one.participants is None else one.participants),
        )
        for one in publications_made()
    )
    return Table("Publicaties", "Wat er is gepubliceerd, het nieuwste eerst", columns, rows)


def _planned_table() -> Table:
    """The days that are fixed beforehand, with how each stands."""
    rows = [
        [
            one.day,
            one.edition,
            "Verzonnen (simulatie)" if one.fictional else "Nederland",
            _state(one),
            one.error,
        ]
        for one in planned_dates()
    ]
    heads = ["Dag", "Editie", "Gemeenten", "Stand", "Wat er misging"]
    return table_of("Gepland", "Dagen waarop wordt gepubliceerd", heads, rows)


def _page(request: HttpRequest, form: PlanForm, *, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    planned = planned_dates()
    context = {
        "form": form,
        "lines": [(one, _state(one), one.day <= today and not one.passed_over) for one in planned],
        "under_way": any(one.state in UNDER_WAY for one in planned),
        "table": _table(),
        "crumbs": [("Start", "/"), ("Publicaties", None)],
    }
    return render(request, "comparison/publications.html", context, status=status)


def _state(planned: Planned) -> str:
    """How a planned day stands, in words."""
    if planned.passed_over:
        return sentences.PASSED_OVER
    if planned.state:
        return str(JobState(planned.state).label)
    return sentences.DUE if planned.day <= timezone.localdate() else sentences.AHEAD
