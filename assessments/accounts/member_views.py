"""One member of a team: what this person may do, handing over to them, and taking them out."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessments.accounts import sentences
from assessments.accounts.access import MAY_COORDINATE, fetch_municipality, person_of
from assessments.accounts.members import change_member, hand_over, remove_member
from assessments.accounts.team_forms import HandOverForm, MemberForm
from assessments.accounts.team_parts import part_in_words
from assessments.accounts.team_queries import ending_work, member_or_404, newest_catalogue
from assessments.accounts.team_views import add_errors, team_crumbs
from assessments.catalogue.spec import Catalogue
from assessments.constants import TeamRole
from assessments.models import Membership, Municipality

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@GET_OR_POST
def member(request: HttpRequest, code: str, member: int) -> HttpResponse:
    """Change the role, function or part of a member."""
    place, own = fetch_municipality(request.user, code, MAY_COORDINATE)
    found = member_or_404(place, member)
    catalogue = newest_catalogue()
    if request.method != "POST":
        initial = {name: getattr(found, name) for name in ("role", "function", "dossiers", "municipal_roles")}
        form = MemberForm(initial=initial, catalogue=catalogue)
        return _member_page(request, place, own, found, form, catalogue)
    form = MemberForm(request.POST, catalogue=catalogue)
    if form.is_valid():
        try:
            changed = change_member(
                actor=person_of(request),
                member=found,
                role=form.cleaned_data["role"],
                function=form.cleaned_data["function"],
                part=form.part(),
                catalogue=catalogue,
            )
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            sentence = sentences.MEMBER_SAVED_ENDED if changed.ended else sentences.MEMBER_SAVED
            messages.success(request, sentence.format(person=found.user, count=changed.ended))
            return redirect("team", place.pk)
    return _member_page(request, place, own, found, form, catalogue, status=422)


def _member_page(
    request: HttpRequest,
    place: Municipality,
    own: Membership,
    found: Membership,
    form: MemberForm,
    catalogue: Catalogue | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "municipality": place,
        "member": found,
        "is_self": own.pk == found.pk,
        "form": form,
        "part": part_in_words(catalogue, found.dossiers, found.municipal_roles),
        "may_receive": found.role != TeamRole.COORDINATOR and not found.is_limited,
        "crumbs": team_crumbs(place, found.user.name),
    }
    return render(request, "accounts/member.html", context, status=status)


@login_required
@GET_OR_POST
def remove(request: HttpRequest, code: str, member: int) -> HttpResponse:
    """Take somebody out of the team (coordinator), or leave it oneself; GET says what happens."""
    place, own = fetch_municipality(request.user, code, part=True)
    if own.pk != member:
        place, own = fetch_municipality(request.user, code, MAY_COORDINATE)
    found = member_or_404(place, member)
    leaves = own.pk == found.pk
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            remove_member(actor=person_of(request), member=found)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            sentence = sentences.MEMBER_LEFT if leaves else sentences.MEMBER_REMOVED
            messages.success(request, sentence.format(person=found.user, municipality=place))
            return redirect("home") if leaves else redirect("team", place.pk)
    context = {
        "municipality": place,
        "member": found,
        "leaves": leaves,
        "form": form,
        "ending": ending_work(found),
        "crumbs": team_crumbs(
            place,
            "Verlaat het team" if leaves else f"{found.user.name} verwijderen",
            sees_team=not own.is_limited,
        ),
    }
    return render(request, "accounts/member_remove.html", context, status=422 if form.errors else 200)


@login_required
@GET_OR_POST
def handover(request: HttpRequest, code: str, member: int) -> HttpResponse:
    """Make this member coordinator; the coordinator says what he or she becomes."""
    place, own = fetch_municipality(request.user, code, MAY_COORDINATE)
    found = member_or_404(place, member)
    form = HandOverForm(request.POST if request.method == "POST" else None, initial={"after": "invuller"})
    if request.method == "POST" and form.is_valid():
        stays = form.cleaned_data["after"] == TeamRole.COORDINATOR
        try:
            hand_over(actor=person_of(request), giver=own, receiver=found, giver_stays=stays)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, sentences.HANDED_OVER.format(person=found.user, municipality=place))
            return redirect("team", place.pk)
    context = {
        "municipality": place,
        "member": found,
        "form": form,
        "may_receive": found.role != TeamRole.COORDINATOR and not found.is_limited,
        "crumbs": team_crumbs(place, f"Overdragen aan {found.user.name}"),
    }
    return render(request, "accounts/member_handover.html", context, status=422 if form.errors else 200)
