"""Signing in through the organisation: from a work address to the provider of its municipality."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account.views import LoginView
from allauth.core import ratelimit
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.socialaccount.providers.openid_connect.views import login as start
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from assessments.accounts import sign_in_sentences as sentences
from assessments.accounts.sign_in_organisation import organisation_for
from assessments.models import OrganisationSignIn

log = logging.getLogger(__name__)


class WorkAddressForm(forms.Form):
    """The address by which the organisation is found."""

    email = forms.EmailField(
        label="Uw e-mailadres van het werk",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Vul uw e-mailadres in.",
            "invalid": "Vul een heel e-mailadres in, zoals naam@gemeente.nl.",
        },
    )


@require_http_methods(["GET", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """Ask for the work address; then show the link to the right provider."""
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="find_organisation")
    if limited:
        return limited
    form = WorkAddressForm(request.POST or None)
    context = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    if request.method == "POST":
        if form.is_valid():
            found = organisation_for(form.cleaned_data["email"])
            if found:
                return render(request, "socialaccount/organisation_found.html", {**context, "found": found})
            form.add_error("email", sentences.NO_ORGANISATION)
        return render(request, "socialaccount/organisation.html", context, status=422)
    return render(request, "socialaccount/organisation.html", context)


@require_safe
def start_at_organisation(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider; when it does not answer, say so instead of failing."""
    try:
        response: HttpResponse = start(request, provider_id)
    except (RequestException, ValueError, KeyError):  # away, or it answers nonsense
        log.exception("the provider of %s does not answer", provider_id)
        return render(request, "socialaccount/away.html", status=502)
    return response


class LogIn(LoginView):
    """allauth's log-in; the page offers the organisation only when one has been set up."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = OrganisationSignIn.objects.filter(is_active=True).exists()
        return {**super().get_context_data(**kwargs), "has_organisations": known}


log_in = LogIn.as_view()


class RecoveryCodesFile(DownloadRecoveryCodesView):
    """allauth's file, with a Dutch name."""

    def render_to_response(self, context: dict[str, Any], **response_kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **response_kwargs)
        response["Content-Disposition"] = 'attachment; filename="apk-herstelcodes.txt"'
        return response


recovery_codes_file = RecoveryCodesFile.as_view()
