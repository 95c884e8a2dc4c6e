"""The list of municipalities and one municipality, for VNG: who is in the team, never answers or scores."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import fetch_vng
from assessments.accounts.team_views import add_errors
from assessments.accounts.vng_visits import PLACE, note_vng_visit
from assessments.constants import VngRight
from assessments.models import Municipality
from assessments.organisations import sentences
from assessments.organisations.forms import AppointForm, CoordinatorForm, PlaceFilterForm, ReasonForm
from assessments.organisations.place_queries import (
    THERE,
    Team,
    changes_of,
    choices_for,
    invitation_or_404,
    place_or_404,
    places_for,
    sign_in_of,
    team_of,
    working_tokens,
)
from assessments.organisations.place_services import (
    appoint_coordinator,
    invite_coordinator,
    resend_of_vng,
    withdraw_of_vng,
)
from assessments.organisations.place_tables import (
    change_table,
    invitation_table,
    list_table,
    size_label,
    team_table,
)
from assessments.tables import excel_response, wants_excel

PER_PAGE = 25
RIGHT = VngRight.ORGANISATIONS
LIST_PAGE, ONE_PAGE = "Lijst van gemeenten", "Gegevens en team van de gemeente"
LIST_CRUMB = "Gemeenten"
ABOUT = (
    "Gegevens uit de lijst van gemeenten, met het aantal mensen in het team.",
    "Er staan geen antwoorden en geen cijfers in.",
)


@require_safe
@login_required
def places(request: HttpRequest) -> HttpResponse:
    """All municipalities with filters; `?vorm=xlsx` gives all that were found."""
    person = fetch_vng(request, RIGHT)
    today = timezone.localdate()
    choices = choices_for(request.GET.get("stand", THERE), today)
    form = PlaceFilterForm(request.GET, choices=choices)
    wanted = form.wanted()
    found = places_for(wanted, today)
    note_vng_visit(actor=person, page=LIST_PAGE, action=PLACE)
    if wants_excel(request):
        day = f"Gemaakt op {today:%d-%m-%Y}."
        return excel_response([list_table(found)], title="Gemeenten", about=(*ABOUT, day))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("bladzijde"))
    context = {
        "form": form,
        "page": page,
        "table": list_table(page.object_list),
        "is_filtered": any(value for name, value in form.cleaned_data.items() if name != "stand"),
        "fictional": wanted.stand == "verzonnen",
        "crumbs": [("Start", "/"), (LIST_CRUMB, None)],
    }
    return render(request, "organisations/places.html", context)


@require_safe
@login_required
def place(request: HttpRequest, code: str) -> HttpResponse:
    """One municipality: facts, team, invitations and single sign-on."""
    person = fetch_vng(request, RIGHT)
    found = place_or_404(code)
    note_vng_visit(actor=person, page=ONE_PAGE, municipalities=[found.pk], action=PLACE)
    if wants_excel(request):
        team = team_of(found)
        tables = [team_table(team.members), invitation_table(team.invitations)]
        tables.append(change_table(changes_of(found)))
        return excel_response(tables, title=f"Gemeente {found.name}", about=ABOUT)
    return _page(request, found)


def _page(
    request: HttpRequest,
    found: Municipality,
    *,
    invite: CoordinatorForm | None = None,
    appoint: AppointForm | None = None,
    withdraw: ReasonForm | None = None,
    status: int = 200,
) -> HttpResponse:
    team, changes = team_of(found), changes_of(found)
    today = timezone.localdate()
    context = {
        "place": found,
        "size": size_label(found),
        "is_ended": found.valid_until is not None and found.valid_until <= today,
        "team": team,
        "team_table": team_table(team.members),
        "invitation_table": invitation_table(team.invitations) if team.invitations else None,
        "change_table": change_table(changes) if changes else None,
        "tokens": working_tokens(found),
        "sign_in": sign_in_of(found),
        "invite": invite or CoordinatorForm(),
        "appoint": appoint or AppointForm(members=_choices(team)),
        "withdraw": withdraw or ReasonForm(),
        "crumbs": [("Start", "/"), (LIST_CRUMB, reverse("vng-municipalities")), (found.name, None)],
    }
    return render(request, "organisations/place.html", context, status=status)


def _choices(team: Team) -> list[tuple[int, str]]:
    return [(one.pk, f"{one.user.name}, {one.function}") for one in team.suited]


@require_POST
@login_required
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Invite a coordinator."""
    person = fetch_vng(request, RIGHT)
    found = place_or_404(code)
    form = CoordinatorForm(request.POST)
    if form.is_valid():
        try:
            made = invite_coordinator(actor=person, municipality=found, **form.cleaned_data)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, sentences.INVITED.format(email=made.email, place=found.name))
            return redirect("vng-municipality", found.pk)
    return _page(request, found, invite=form, status=422)


@require_POST
@login_required
def appoint(request: HttpRequest, code: str) -> HttpResponse:
    """Make a member of the team coordinator, where no coordinator can log in."""
    person = fetch_vng(request, RIGHT)
    found = place_or_404(code)
    form = AppointForm(request.POST, members=_choices(team_of(found)))
    if form.is_valid():
        try:
            member = appoint_coordinator(
                actor=person,
                municipality=found,
                member_id=form.cleaned_data["member"],
                reason=form.cleaned_data["reason"],
            )
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, sentences.APPOINTED.format(person=member.user, place=found.name))
            return redirect("vng-municipality", found.pk)
    return _page(request, found, appoint=form, status=422)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, invitation: UUID) -> HttpResponse:
    """Stop an invitation that VNG sent, with a reason."""
    person = fetch_vng(request, RIGHT)
    found = place_or_404(code)
    sent = invitation_or_404(found, invitation)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            withdraw_of_vng(actor=person, invitation=sent, reason=form.cleaned_data["reason"])
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, sentences.WITHDRAWN.format(email=sent.email))
            return redirect("vng-municipality", found.pk)
    return _page(request, found, withdraw=form, status=422)


@require_POST
@login_required
def resend(request: HttpRequest, code: str, invitation: UUID) -> HttpResponse:
    """A new link for an invitation that VNG sent."""
    person = fetch_vng(request, RIGHT)
    found = place_or_404(code)
    sent = invitation_or_404(found, invitation)
    say: Callable[[HttpRequest, str], None] = messages.success
    try:
        resend_of_vng(actor=person, invitation=sent)
        sentence = sentences.RESENT.format(email=sent.email)
    except ValidationError as refused:
        say, sentence = messages.error, " ".join(refused.messages)
    say(request, sentence)
    return redirect("vng-municipality", found.pk)
