"""The page with the quality signals of a round, and confirming them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, RoundAccess, fetch_round, person_of
from assessments.answering.errors import RoundLocked
from assessments.answering.forms import ConfirmSignalsForm
from assessments.answering.quality import open_signals, signals_for
from assessments.answering.quality_pages import build_signal_groups
from assessments.answering.round_context import open_round
from assessments.answering.services import confirm_signals, reopen_signal
from assessments.catalogue.queries import catalogue_for

CONFIRMED = "Bevestigd: {count} {word}. Wijzigt een antwoord, dan komt het signaal terug."


@login_required
@require_safe
def round_signals(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Which answers look odd, each with its questions: to confirm or to change."""
    return _page(request, fetch_round(request.user, round_id), ConfirmSignalsForm())


@login_required
@require_POST
def confirm_signal(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Confirm the chosen signals with one reason, or open one again (`reopen`)."""
    access = fetch_round(request.user, round_id, MAY_ANSWER)
    form = ConfirmSignalsForm(request.POST)
    try:
        if form.is_valid() and form.cleaned_data["reopen"]:
            reopen_signal(actor=person_of(request), round=access.round, key=form.cleaned_data["reopen"])
            messages.success(request, "Het signaal staat weer open.")
            return redirect("round-signals", round_id)
        if form.is_valid():
            count = confirm_signals(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue_for(access.round.edition),
                keys=form.chosen(),
                reason=form.cleaned_data["reason"],
                function=access.function,
            )
            word = "signaal" if count == 1 else "signalen"
            messages.success(request, CONFIRMED.format(count=count, word=word))
            return redirect("round-signals", round_id)
    except ValidationError as error:
        form.add_error("reason" if "reason" in error.message_dict else None, " ".join(error.messages))
    except RoundLocked as error:
        messages.error(request, str(error))
        return redirect("round-signals", round_id)
    return _page(request, access, form, status=422)


def _page(
    request: HttpRequest, access: RoundAccess, form: ConfirmSignalsForm, status: int = 200
) -> HttpResponse:
    opened = open_round(access)
    signals = signals_for(opened.round, opened.catalogue, opened.rows)
    context = opened.context(("Controle van de antwoorden", None)) | {
        "groups": build_signal_groups(opened.catalogue, signals),
        "open_count": len(open_signals(signals)),
        "form": form,
        "chosen": form.chosen() if form.is_bound else (),
        "refused_kind": form.data.get("kind", "") if form.is_bound else "",
    }
    return render(request, "answering/signals.html", context, status=status)
