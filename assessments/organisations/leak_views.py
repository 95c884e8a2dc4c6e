"""A key of a municipality that leaked: VNG finds whose it is and revokes it, and can do nothing else."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from assessments.accounts.access import fetch_vng
from assessments.accounts.api_tokens import PREFIX_LENGTH, token_by_text
from assessments.accounts.trail import Crumb
from assessments.accounts.vng_visits import PLACE, note_vng_visit
from assessments.constants import VngRight
from assessments.organisations import sentences
from assessments.organisations.place_queries import place_or_404
from assessments.organisations.token_views import GET_OR_POST, revoke_page, token_or_404

PAGE = "Sleutel van de gemeente intrekken"


@sensitive_post_parameters("sleutel")
@login_required
@require_POST
@sensitive_variables("found")
def find(request: HttpRequest) -> HttpResponse:
    """To the page that revokes the key which somebody found; what was typed is kept nowhere."""
    fetch_vng(request, VngRight.ORGANISATIONS)
    found = token_by_text(request.POST.get("sleutel", ""))
    if found is None:
        messages.error(request, sentences.KEY_NOT_FOUND.format(count=PREFIX_LENGTH))
        return redirect(reverse("api-tokens") + "#gevonden")
    if found.municipality_id is None:
        return redirect("api-token-revoke", found.pk)
    return redirect("vng-token-revoke", found.municipality_id, found.pk)


@login_required
@GET_OR_POST
def revoke(request: HttpRequest, code: str, token: int) -> HttpResponse:
    """Revoke a key of a municipality, with a reason that the municipality reads."""
    person = fetch_vng(request, VngRight.ORGANISATIONS)
    place = place_or_404(code)
    found = token_or_404(place, token)
    note_vng_visit(actor=person, page=PAGE, municipalities=[place.pk], action=PLACE)
    back = reverse("vng-municipality", args=[place.pk])
    crumbs: list[Crumb] = [
        ("Start", "/"),
        ("Gemeenten", reverse("vng-municipalities")),
        (place.name, back),
        ("Sleutel intrekken", None),
    ]
    return revoke_page(request, found, actor=person, back=(f"gemeente {place.name}", back), crumbs=crumbs)
