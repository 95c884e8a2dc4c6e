"""The page about yourself."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import memberships_for, person_of


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Name, e-mail address, and what this person may do for which municipality."""
    person = person_of(request)
    context = {
        "crumbs": [("Start", "/"), ("Mijn account", None)],
        "person": person,
        "memberships": memberships_for(person),
    }
    return render(request, "accounts/account.html", context)
