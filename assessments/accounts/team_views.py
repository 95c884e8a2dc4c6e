"""The team of a municipality, and its invitations."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import MAY_COORDINATE, fetch_municipality, person_of
from assessments.accounts.invitations import (
    MAX_AT_ONCE,
    AddressesKnown,
    Known,
    invite_people,
    resend_invitation,
    withdraw_invitation,
)
from assessments.accounts.sentences import INVITED, RESENT, WITHDRAWN
from assessments.accounts.table_file import municipality_excel
from assessments.accounts.team_forms import InviteForm
from assessments.accounts.team_queries import (
    invitation_or_404,
    invitations_of,
    members_of,
    newest_catalogue,
)
from assessments.accounts.team_tables import team_tables
from assessments.accounts.trail import Crumb, municipality_crumb
from assessments.models import Municipality
from assessments.tables import wants_excel


def team_crumbs(place: Municipality, *trail: str, sees_team: bool = True) -> list[Crumb]:
    """Municipality, team, and on; the last crumb is the page itself. A partner has no way to the team."""
    head = municipality_crumb(place)
    if not trail:
        return [head, ("Team", None)]
    team = reverse("team", args=[place.pk]) if sees_team else None
    return [head, ("Team", team), *((label, None) for label in trail)]


@require_safe
@login_required
def team(request: HttpRequest, code: str) -> HttpResponse:
    """Who is in the team, and every invitation with where it stands; `?vorm=xlsx` gives the tables."""
    place, membership = fetch_municipality(request.user, code)
    catalogue = newest_catalogue()
    members, invitations = members_of(place, catalogue), invitations_of(place, catalogue)
    may_coordinate = membership.role in MAY_COORDINATE
    if wants_excel(request):
        tables = team_tables(members, invitations, with_addresses=may_coordinate)
        return municipality_excel(place, tables, what="team", title=f"Team van gemeente {place.name}")
    context = {
        "municipality": place,
        "members": members,
        "invitations": invitations,
        "own": membership,
        "may_coordinate": may_coordinate,
        "crumbs": team_crumbs(place),
    }
    return render(request, "accounts/team.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Invite people by e-mail, several at once."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    catalogue = newest_catalogue()
    if request.method != "POST":
        return _invite_page(request, place, InviteForm(catalogue=catalogue, initial={"role": "invuller"}))
    form = InviteForm(request.POST, catalogue=catalogue)
    known: Known | None = None
    if form.is_valid():
        values = form.cleaned_data
        try:
            made = invite_people(
                actor=person_of(request),
                municipality=place,
                addresses=values["addresses"],
                role=values["role"],
                function=values["function"],
                part=form.part(),
                catalogue=catalogue,
                skip_known=values["skip_known"],
            )
        except AddressesKnown as refused:
            known = refused.known
            form.add_error("addresses", refused.messages)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, INVITED[len(made) > 1].format(count=len(made), email=made[0].email))
            return redirect("team", place.pk)
    return _invite_page(request, place, form, known=known, status=422)


def add_errors(form: forms.Form, refused: ValidationError) -> None:
    """Put each sentence at its field, and those without a field above the form."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for field, lines in refused.message_dict.items():
        form.add_error(field if field in form.fields else None, lines)


def _invite_page(
    request: HttpRequest,
    place: Municipality,
    form: InviteForm,
    *,
    known: Known | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "municipality": place,
        "form": form,
        "known": known,
        "limit": MAX_AT_ONCE,
        "days": settings.INVITATION_DAYS,
        "crumbs": team_crumbs(place, "Uitnodigen"),
    }
    return render(request, "accounts/invite.html", context, status=status)


@require_POST
@login_required
def withdraw(request: HttpRequest, code: str, invitation: UUID) -> HttpResponse:
    """Stop an invitation; its link no longer works."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    found = invitation_or_404(place, invitation)
    try:
        withdraw_invitation(actor=person_of(request), invitation=found)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, WITHDRAWN.format(email=found.email))
    return redirect("team", place.pk)


@require_POST
@login_required
def resend(request: HttpRequest, code: str, invitation: UUID) -> HttpResponse:
    """Mail a new link with a new term; the old link no longer works."""
    place, _ = fetch_municipality(request.user, code, MAY_COORDINATE)
    found = invitation_or_404(place, invitation)
    try:
        renewed = resend_invitation(actor=person_of(request), invitation=found)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, RESENT.format(email=renewed.email))
    return redirect("team", place.pk)
