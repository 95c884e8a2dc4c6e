"""The pages of VNG: the overview, one measure and the map. All figures come from what was published."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_vng
from assessments.constants import VngRight


@require_safe
@login_required
def vng_home(request: HttpRequest) -> HttpResponse:
    """What an adviser of VNG reads before talking to the Rijk."""
    fetch_vng(request, VngRight.FIGURES)
    return render(request, "dashboard/nothing.html", {"active": "overzicht"})


@require_safe
@login_required
def vng_measure(request: HttpRequest, slug: str) -> HttpResponse:
    """One measure: the spread, all groups and earlier editions."""
    fetch_vng(request, VngRight.FIGURES)
    return render(request, "dashboard/nothing.html", {"active": "overzicht"})


@require_safe
@login_required
def vng_map(request: HttpRequest) -> HttpResponse:
    """The Netherlands in tiles, coloured by figures of groups."""
    fetch_vng(request, VngRight.FIGURES)
    return render(request, "dashboard/nothing.html", {"active": "kaart"})
