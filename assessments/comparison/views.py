"""The page where a municipality says whether its outcome may be compared."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import ANY_ROLE, MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.trail import round_crumbs
from assessments.comparison import sentences
from assessments.comparison.forms import ConsentForm
from assessments.comparison.planning import next_publication_day
from assessments.comparison.queries import consent_for
from assessments.comparison.services import ConsentChangedError, mark_of, save_consent
from assessments.constants import ConsentChoice, PeerKind


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What was chosen, for the whole team; POST changes it (coordinator)."""
    roles = MAY_COORDINATE if request.method == "POST" else ANY_ROLE
    access = fetch_round(request.user, round_id, roles)
    if request.method != "POST":
        return _page(request, access, None)
    form = ConsentForm(request.POST)
    before = consent_for(access.round)
    was_named = before is not None and before.choice == ConsentChoice.NAMED
    if form.is_valid():
        try:
            save_consent(
                actor=person_of(request),
                round=access.round,
                choice=form.cleaned_data["choice"],
                peer_kind=form.cleaned_data["peer_kind"],
                function=form.cleaned_data["function"],
                seen=form.cleaned_data["seen"],
            )
        except ConsentChangedError as changed:
            again = ConsentForm({**request.POST.dict(), "seen": mark_of(consent_for(access.round))})
            again.add_error(None, str(changed))
            return _page(request, access, again, status=409)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            gone = was_named and form.cleaned_data["choice"] != ConsentChoice.NAMED
            messages.success(request, sentences.NAME_WITHDRAWN if gone else sentences.CONSENT_SAVED)
            return redirect("consent", round_id)
    return _page(request, access, form, status=422)


def _page(
    request: HttpRequest, access: RoundAccess, form: ConsentForm | None, status: int = 200
) -> HttpResponse:
    given = consent_for(access.round)
    if form is None:
        form = ConsentForm(
            initial={
                "seen": mark_of(given),
                "choice": given.choice if given else ConsentChoice.NONE,
                "peer_kind": given.peer_kind if given else PeerKind.SIZE,
                "function": given.function if given else access.function,
            }
        )
    context = {
        "access": access,
        "round": access.round,
        "given": given,
        "form": form,
        "next_day": next_publication_day(
            access.round.edition.name, fictional=access.round.municipality.is_fictional
        ),
        "round_nav": {"round": access.round, "active": "overzicht"},
        "crumbs": round_crumbs(access.round, ("Delen", None)),
    }
    return render(request, "comparison/consent.html", context, status=status)
