"""To come in the next minutes."""

from __future__ import annotations
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from assessments.accounts.access import fetch_vng
from assessments.constants import VngRight


@require_safe
@login_required
def vng_measure(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Page."""
    fetch_vng(request, VngRight.FIGURES)
    return render(request, "dashboard/nothing.html", {"active": "overzicht"})
