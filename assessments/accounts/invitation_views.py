"""The page behind the link of an invitation: open to everybody who holds the link."""

from __future__ import annotations

from allauth.account.forms import LoginForm
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from assessments.accounts.accepting import (
    InvitationClosed,
    State,
    accept_as_new,
    accept_as_person,
    find_invitation,
    state_of,
)
from assessments.accounts.access import person_of
from assessments.accounts.sentences import JOINED
from assessments.accounts.team_forms import AcceptForm, NewAccountForm
from assessments.accounts.team_parts import part_in_words
from assessments.accounts.team_queries import member_of, newest_catalogue, person_with
from assessments.accounts.team_views import add_errors
from assessments.models import Invitation

# The path holds the secret, so it must never travel on as a referrer. Not "no-referrer": with that a browser
# sends "Origin: null" along with our own form, and Django then refuses the form (docs/decisions/0050).
REFERRER_POLICY = "strict-origin"


@sensitive_variables("token")
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation, and join the team with it; opening the page alone uses nothing up."""
    response = _answer(request, token)
    response["Referrer-Policy"] = REFERRER_POLICY
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, token: str) -> HttpResponse:
    found = find_invitation(token)
    if found is None:
        return render(request, "accounts/invitation_closed.html", {"state": "onbekend"}, status=404)
    state = state_of(found)
    if state is not State.OPEN:
        return _closed(request, found, state)
    if request.user.is_authenticated:
        return _for_person(request, token, found)
    account = person_with(found.email)
    if account is not None:
        return _page(request, found, "inloggen" if account.is_active else "gesloten")
    return _for_newcomer(request, token, found)


def _closed(request: HttpRequest, found: Invitation, state: State) -> HttpResponse:
    """A link that is over; who used it goes on to the municipality."""
    is_own = request.user.is_authenticated and found.accepted_by_id == request.user.pk
    if is_own and member_of(person_of(request), found.municipality):
        return redirect("municipality", found.municipality_id)
    context = {"state": state.value, "municipality": found.municipality}
    return render(request, "accounts/invitation_closed.html", context, status=410)


def _for_person(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    """Somebody who is logged in: joins with one press, when the invitation is theirs."""
    person = person_of(request)
    if person.email.lower() != found.email:
        return _page(request, found, "ander", status=403 if request.method == "POST" else 200)
    if member_of(person, found.municipality):
        return _page(request, found, "lid")
    if person.is_vng:
        return _page(request, found, "vng")
    form = AcceptForm(request.POST if request.method == "POST" else None, function=found.function)
    if request.method == "POST" and form.is_valid():
        try:
            function = form.cleaned_data.get("function", "")
            member = accept_as_person(actor=person, secret=token, function=function)
        except InvitationClosed:
            return _answer(request, token)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, JOINED.format(municipality=member.municipality))
            return redirect("municipality", found.municipality_id)
    return _page(request, found, "meedoen", form)


@sensitive_variables("password")
def _for_newcomer(request: HttpRequest, token: str, found: Invitation) -> HttpResponse:
    """Somebody without an account: makes one, is logged in and joins, in one go."""
    form = NewAccountForm(request.POST if request.method == "POST" else None, function=found.function)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password1"]
        try:
            member = accept_as_new(
                secret=token,
                name=form.cleaned_data["name"],
                function=form.cleaned_data.get("function", ""),
                password=password,
            )
        except InvitationClosed:
            return _answer(request, token)
        except ValidationError as refused:
            add_errors(form, refused)
        else:
            messages.success(request, JOINED.format(municipality=member.municipality))
            return _log_in(request, member.user.email, password, member.municipality_id)
    if request.method != "POST":
        form.initial = {"name": found.name}
    return _page(request, found, "nieuw", form)


def _log_in(request: HttpRequest, email: str, password: str, code: str) -> HttpResponse:
    """Log in as the login page would, second factor and all, and go on to the municipality."""
    login = LoginForm({"login": email, "password": password}, request=request)
    if not login.is_valid():  # the limit on log-ins of this address is reached
        return redirect("account_login")
    response: HttpResponse = login.login(request, redirect_url=reverse("municipality", args=[code]))
    return response


def _page(
    request: HttpRequest,
    found: Invitation,
    who: str,
    form: AcceptForm | None = None,
    status: int | None = None,
) -> HttpResponse:
    """`who` says which of the ways on the page offers; a form that was refused gives 422."""
    limited = bool(found.dossiers or found.municipal_roles)
    inviter = found.created_by
    inviting = member_of(inviter, found.municipality) if inviter else None
    context = {
        "invitation": found,
        "municipality": found.municipality,
        "inviter": inviter,
        "inviter_function": inviting.function if inviting else ("VNG" if inviter and inviter.is_vng else ""),
        "part": part_in_words(newest_catalogue() if limited else None, found.dossiers, found.municipal_roles),
        "is_limited": limited,
        "who": who,
        "form": form,
    }
    if status is None:
        status = 422 if form is not None and form.errors else 200
    return render(request, "accounts/invitation.html", context, status=status)
