"""The work of a round: who does what by when; the coordinator divides it, the whole team reads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.models import Assignment, Membership
from assessments.tables import wants_excel
from assessments.text import same_function
from assessments.work.forms import AssignForm, DueForm, HandOverForm
from assessments.work.queries import RoundWork, team_of, work_of
from assessments.work.round_work import (
    PersonLine,
    domains_of,
    find_questions,
    people_of,
    shown_domains,
    totals_of,
)
from assessments.work.services import (
    Given,
    assign,
    hand_over_work,
    remove_assignment,
    set_dossier_due,
    set_round_due,
)
from assessments.work.wording import count_words, date_words
from assessments.work.work_tables import dossiers_table, people_table

BY_PERSON = "personen"


@login_required
@require_safe
def round_work(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The dossiers with their state and who has them; `?beeld=personen` shows who has how much.

    `?vorm=xlsx` gives both as Excel.
    """
    access = fetch_round(request.user, round_id)
    if wants_excel(request):
        work, team, today = work_of(access), team_of(access.round), timezone.localdate()
        shown = shown_domains(domains_of(work, team, today), request.GET.get("toon", ""))
        tables = [dossiers_table(shown), people_table(people_of(work, team, today))]
        return round_excel(access.round, tables, what="werkverdeling", title="Werkverdeling")
    return _page(request, access)


def _page(
    request: HttpRequest, access: RoundAccess, *, by_person: bool = False, status: int = 200, **forms: Form
) -> HttpResponse:
    work, team, today = work_of(access), team_of(access.round), timezone.localdate()
    by_person = by_person or request.GET.get("beeld") == BY_PERSON
    domains = domains_of(work, team, today)
    people = people_of(work, team, today)
    chosen = request.POST if status != 200 else request.GET
    words = request.GET.get("q", "")[:100]
    context = {
        **_frame(access),
        "by_person": by_person,
        "domains": shown_domains(domains, request.GET.get("toon", "")),
        "shown": request.GET.get("toon", ""),
        "totals": totals_of(domains),
        "people": people,
        "free": [line for line in people if line.is_free],
        "can_divide": access.can_coordinate and not access.round.is_definitive,
        "words": words,
        "found": find_questions(work, words),
        "kept": _kept(work, chosen.getlist("vraag"), words),
        "chosen_dossiers": set(chosen.getlist("dossier")),
        "chosen_questions": set(chosen.getlist("vraag")),
        "functions": sorted({member.function for member in team}, key=str.casefold),
        **_forms(team, people, work, forms),
    }
    return render(request, "work/round_work.html", context, status=status)


def _frame(access: RoundAccess) -> dict[str, Any]:
    round = access.round
    return {
        "round": round,
        "municipality": round.municipality,
        "access": access,
        "crumbs": round_crumbs(round, ("Werkverdeling", None)),
        "round_nav": {"round": round, "active": "werk"},
    }


def _kept(work: RoundWork, chosen: list[str], words: str) -> list[QuestionSpec]:
    """Questions that were ticked before another search: they stay ticked on the page."""
    found = {item.id for item in find_questions(work, words)}
    asked = (question_of(work.catalogue, name) for name in chosen if name not in found)
    return [question for question in asked if question is not None]


def _forms(
    team: list[Membership], people: tuple[PersonLine, ...], work: RoundWork, given: dict[str, Form]
) -> dict[str, Form]:
    able, sources = people_choices(team), source_choices(people)
    return {
        "assign_form": AssignForm(people=able),
        "due_form": DueForm(initial={"due": work.round.due}),
        "handover_form": HandOverForm(people=able, sources=sources),
        **given,
    }


def people_choices(team: list[Membership]) -> list[tuple[int, str]]:
    """Who can get work, as choices: name and function."""
    return [
        (member.user_id, f"{member.user} ({member.function})") for member in team if member.role in MAY_ANSWER
    ]


def source_choices(people: tuple[PersonLine, ...]) -> list[tuple[str, str]]:
    """Who has work, as choices."""
    return [(line.source, line.name) for line in people if line.dossiers or line.questions]


@login_required
@require_POST
def assign_view(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Give the chosen dossiers and questions to a person or a function; or only set their date."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    team = team_of(access.round)
    form = AssignForm(request.POST, people=people_choices(team))
    if not form.is_valid():
        return _page(request, access, status=422, assign_form=form)
    values = form.cleaned_data
    try:
        given = assign(
            actor=person_of(request),
            round=access.round,
            catalogue=catalogue_for(access.round.edition),
            dossiers=request.POST.getlist("dossier"),
            questions=request.POST.getlist("vraag"),
            person_id=values["person"],
            function=values["function"],
            due=values["due"],
            note=values["note"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, access, status=422, assign_form=form)
    name = str(values["function"]) or next(str(m.user) for m in team if m.user_id == values["person"])
    _tell(request, given, name, team, values["function"])
    return redirect("round-work", round_id)


def _tell(request: HttpRequest, given: Given, name: str, team: list[Membership], function: str) -> None:
    lines = []
    if given.new or not given.already:
        lines.append(f"{count_words(given.new, 'onderdeel', 'onderdelen')} toegewezen aan {name}.")
    if given.changed:
        lines.append(
            f"Van {count_words(given.changed, 'onderdeel', 'onderdelen')} is de datum of opdracht nieuw."
        )
    if same := given.already - given.changed:
        lines.append(f"{count_words(same, 'onderdeel was', 'onderdelen waren')} al van {name}.")
    sentence = " ".join(lines)
    messages.success(request, sentence)
    if function and not any(same_function(member.function, function) for member in team):
        messages.warning(request, f"Niemand in het team heeft de functie {function}.")


@login_required
@require_POST
def assignment_remove(request: HttpRequest, round_id: UUID, assignment_id: int) -> HttpResponse:
    """Take one assignment back; what was answered stays."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    found = get_object_or_404(
        Assignment.objects.select_related("person", "round"), pk=assignment_id, round=access.round
    )
    try:
        remove_assignment(actor=person_of(request), assignment=found)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Niet meer toegewezen aan {found.person or found.assigned_function}.")
    return redirect("round-work", round_id)


@login_required
@require_POST
def hand_over(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Give all work of one person or function to another, for when somebody leaves."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    team = team_of(access.round)
    people = people_of(work_of(access), team, timezone.localdate())
    form = HandOverForm(request.POST, people=people_choices(team), sources=source_choices(people))
    if form.is_valid():
        values = form.cleaned_data
        try:
            moved = hand_over_work(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue_for(access.round.edition),
                source=values["source"],
                person_id=values["person"],
                function=values["function"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"{count_words(moved, 'onderdeel', 'onderdelen')} overgedragen.")
            return redirect(reverse("round-work", args=[round_id]) + f"?beeld={BY_PERSON}")
    return _page(request, access, by_person=True, status=422, handover_form=form)


@login_required
@require_POST
def round_due(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Set or clear the deadline of the round, or of the chosen dossiers (`voor=dossiers`)."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    for_dossiers = request.POST.get("voor") == "dossiers"
    form = DueForm(request.POST)
    if not form.is_valid():
        return _due_refused(request, access, form, for_dossiers)
    due, actor = form.cleaned_data["due"], person_of(request)
    try:
        if for_dossiers:
            changed = set_dossier_due(
                actor=actor,
                round=access.round,
                catalogue=catalogue_for(access.round.edition),
                dossiers=request.POST.getlist("dossier"),
                due=due,
            )
            what = count_words(changed, "dossier", "dossiers")
        else:
            set_round_due(actor=actor, round=access.round, due=due)
            what = "de ronde"
    except ValidationError as error:
        form.add_error(None, error)
        return _due_refused(request, access, form, for_dossiers)
    when = f"Klaar op {date_words(due)}" if due else "Geen datum meer"
    messages.success(request, f"{when}: {what}.")
    return redirect("round-work", round_id)


def _due_refused(
    request: HttpRequest, access: RoundAccess, form: DueForm, for_dossiers: bool
) -> HttpResponse:
    """The page again; a fault in the date of dossiers belongs to the form beside the list."""
    if not for_dossiers:
        return _page(request, access, status=422, due_form=form)
    beside = AssignForm(request.POST, people=people_choices(team_of(access.round)))
    beside.is_valid()
    for field, faults in form.errors.items():
        if field not in beside.errors:
            beside.add_error(None if field == "__all__" else field, list(faults))
    return _page(request, access, status=422, assign_form=beside)
