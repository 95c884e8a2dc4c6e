"""The pages about yourself: name, teams, ways to sign in, sessions, own data and the end of the account."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts import own_account, second_factor, sign_in_session
from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts.access import memberships_for, person_of
from assessments.accounts.own_data import hand_over_own_data
from assessments.accounts.team_parts import part_in_words
from assessments.accounts.team_queries import newest_catalogue
from assessments.models import Membership, OrganisationSignIn, User

START, ACCOUNT = ("Start", "/"), ("Mijn account", "/account/")


class NameForm(forms.Form):
    """The own name."""

    name = forms.CharField(
        label="Naam",
        help_text="Collega's zien uw naam. In het rapport staat uw functie.",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": sentences.NAME_MISSING},
    )


class RemovalForm(forms.Form):
    """A tick that one means it."""

    use_required_attribute = False  # the page says itself what is missing
    sure = forms.BooleanField(
        label="Ja, verwijder mijn account", error_messages={"required": sentences.CONFIRM_REMOVAL}
    )


@require_http_methods(["GET", "POST"])
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show the own account; a POST changes the name."""
    person = person_of(request)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": person.name})
    if request.method == "POST" and form.is_valid():
        own_account.change_name(actor=person, name=form.cleaned_data["name"])
        messages.success(request, sentences.NAME_CHANGED)
        return redirect("account")
    if form.errors:
        person.refresh_from_db(fields=["name"])
    context = {
        "crumbs": [START, (ACCOUNT[0], None)],
        "person": person,
        "form": form,
        "memberships": _with_parts(memberships_for(person)),
        "factors": Authenticator.objects.filter(user=person).order_by("created_at"),
        "must_have_factor": second_factor.must_have(person),
        "organisations": _organisations(person),
        "idle_minutes": settings.IDLE_MINUTES,
        "session": sign_in_session.clocks(request.session, person),
    }
    return render(request, "accounts/account.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
@reauthentication_required
def account_data(request: HttpRequest) -> HttpResponse:
    """Everything that is kept about this person, as a file."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="own_data", limit_get=True)
    if limited:
        return limited
    person = person_of(request)
    response = JsonResponse(
        hand_over_own_data(actor=person), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    name = f"apk-mijn-gegevens-{timezone.localdate():%Y-%m-%d}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@login_required
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session of this person except the present one."""
    person = own_account.end_all_sessions(actor=person_of(request))
    update_session_auth_hash(request, person)
    messages.success(request, sentences.SIGNED_OUT_ELSEWHERE)
    return redirect("account")


@require_http_methods(["GET", "POST"])
@login_required
@reauthentication_required
def account_delete(request: HttpRequest) -> HttpResponse:
    """Say what deleting means, and do it."""
    person = person_of(request)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    behind = own_account.needing_a_successor(person)
    if request.method == "POST" and form.is_valid():
        try:
            own_account.remove_account(actor=person)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            logout(request)
            messages.success(request, sentences.ACCOUNT_REMOVED)
            return HttpResponseRedirect("/inloggen/")
    context = {
        "crumbs": [START, ACCOUNT, ("Account verwijderen", None)],
        "person": person,
        "form": form,
        "behind": behind,
        "memberships": memberships_for(person),
    }
    return render(request, "accounts/account_delete.html", context, status=422 if form.errors else 200)


def _with_parts(memberships: list[Membership]) -> list[tuple[Membership, str]]:
    """Each membership with what it shows, in words."""
    catalogue = newest_catalogue() if any(item.is_limited for item in memberships) else None
    return [(item, part_in_words(catalogue, item.dossiers, item.municipal_roles)) for item in memberships]


def _organisations(person: User) -> list[OrganisationSignIn]:
    """The organisations that speak for the domain of this person's address."""
    domain = person.email.rpartition("@")[2].lower()
    return list(OrganisationSignIn.objects.filter(is_active=True, domains__contains=[domain]))
