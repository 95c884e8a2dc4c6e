"""The page Bespreken: what to talk about, and whether proposals are given blind."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.trail import round_crumbs
from assessments.answering import sentences_talk
from assessments.answering.forms_talk import BlindForm
from assessments.answering.quality import signals_for
from assessments.answering.queries import rows_for
from assessments.answering.services import RoundLocked, set_blind
from assessments.answering.talk import blind_history, talk_for
from assessments.catalogue.queries import catalogue_for


@login_required
@require_safe
def round_talk(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The subjects for a talk of the team, the heaviest first."""
    return _page(request, fetch_round(request.user, round_id))


def _page(
    request: HttpRequest, access: RoundAccess, form: BlindForm | None = None, status: int = 200
) -> HttpResponse:
    round = access.round
    catalogue = catalogue_for(round.edition)
    rows = rows_for(round)
    context = {
        "round": round,
        "municipality": round.municipality,
        "access": access,
        "crumbs": round_crumbs(round, ("Bespreken", None)),
        "round_nav": {"round": round, "active": "bespreken"},
        "talk": talk_for(access, person_of(request), catalogue, rows, signals_for(round, catalogue, rows)),
        "blind_change": blind_history(round),
        "form": form,
    }
    return render(request, "answering/talk.html", context, status=status)


@login_required
@require_POST
def round_blind(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Turn the blind mode on or off."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    form = BlindForm(request.POST)
    if not form.is_valid():
        return _page(request, access, form, 422)
    try:
        set_blind(actor=person_of(request), round=access.round, blind=form.cleaned_data["blind"])
    except RoundLocked as error:
        messages.error(request, str(error))
    else:
        text = sentences_talk.BLIND_ON if form.cleaned_data["blind"] else sentences_talk.BLIND_OFF
        messages.success(request, text)
    return redirect("round-talk", round_id)
