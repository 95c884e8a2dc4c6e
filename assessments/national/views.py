"""The signals to VNG and Rijk of a round: at a question, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, WITH_BOARD, RoundAccess, fetch_round, person_of
from assessments.accounts.questions import question_or_404, questions_seen
from assessments.accounts.trail import round_crumbs
from assessments.answering.errors import RoundLocked
from assessments.answering.ownership import owners_in_the_way
from assessments.catalogue.questions import QuestionSpec, dossiers_of
from assessments.constants import NationalCause, TeamRole
from assessments.national import sentences
from assessments.national.errors import StaleSignal
from assessments.national.forms import FilterForm, RemoveForm, SignalForm
from assessments.national.pages import SignalBox, Typed, build_groups, build_lines, refused_context
from assessments.national.queries import signals_given
from assessments.national.services import remove_signal, save_signal


@require_POST
@login_required
def national_signal(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Give, change or take away (`verwijder`) the signal of one question."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    question = question_or_404(access, subject)
    removing = "verwijder" in request.POST
    form = RemoveForm(request.POST) if removing else SignalForm(request.POST)
    typed = Typed(request.POST.get("cause", ""), request.POST.get("note", ""))
    owners = owners_in_the_way(access, request.user.pk, question)
    if owners:
        fault = sentences.NOT_YOURS.format(owners=owners)
        return _refused(request, access, question, replace(typed, faults={"whole": fault}), 403)
    if not form.is_valid():
        return _refused(request, access, question, replace(typed, faults=_faults(form.errors)), 422)
    try:
        text = (
            _remove(request, access, question, form) if removing else _save(request, access, question, form)
        )
    except ValidationError as error:
        lines = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        return _refused(request, access, question, replace(typed, faults=_faults(lines)), 422)
    except StaleSignal as error:
        typed = replace(typed, faults={"whole": sentences.STALE}, stale=not removing, newer=error.current)
        return _refused(request, access, question, typed, 409)
    except RoundLocked as error:
        return _refused(request, access, question, replace(typed, faults={"whole": str(error)}), 409)
    messages.success(request, text)
    return HttpResponseRedirect(_place(access, subject))


def _save(
    request: HttpRequest, access: RoundAccess, question: QuestionSpec, form: SignalForm | RemoveForm
) -> str:
    saved = save_signal(
        actor=person_of(request),
        round=access.round,
        question=question,
        cause=form.cleaned_data["cause"],
        note=form.cleaned_data["note"],
        expected_version=form.cleaned_data["version"],
        function=access.function,
    )
    return sentences.SAVED if saved.changed else sentences.SAME


def _remove(
    request: HttpRequest, access: RoundAccess, question: QuestionSpec, form: SignalForm | RemoveForm
) -> str:
    gone = remove_signal(
        actor=person_of(request),
        round=access.round,
        question=question,
        expected_version=form.cleaned_data["version"],
    )
    return sentences.REMOVED if gone else sentences.NOTHING_TO_REMOVE


def _faults(lines: Mapping[Any, Iterable[object]]) -> dict[str, str]:
    """A sentence per field; what is about no field that is shown is about the whole."""
    return {
        name if name in {"cause", "note"} else "whole": " ".join(str(line) for line in found)
        for name, found in lines.items()
    }


def _place(access: RoundAccess, subject: str) -> str:
    return f"{reverse('question', args=[access.round.pk, subject])}#niet-aan-ons"


def _refused(
    request: HttpRequest, access: RoundAccess, question: QuestionSpec, typed: Typed, status: int
) -> HttpResponse:
    """The own page of a refusal: the same form, what was typed, and the way back."""
    back = _place(access, question.id)
    context = refused_context(access, question, typed) | {
        "box": SignalBox(None, may_change=status in {409, 422}),
        "version": request.POST.get("version", "0"),
        "back": back,
        "crumbs": round_crumbs(access.round, (question.dossier_label, back), ("Niet aan ons", None)),
    }
    return render(request, "national/refused.html", context, status=status)


@require_safe
@login_required
def national_signals(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """All signals of a round that this person sees, per cause."""
    access = fetch_round(request.user, round_id, WITH_BOARD, part=True)
    form = FilterForm(request.GET)
    form.is_valid()  # what is not understood falls out of cleaned_data, so it filters nothing
    chosen = form.cleaned_data
    lines = build_lines(signals_given(access.round), questions_seen(access))
    groups = build_groups(lines, cause=chosen.get("oorzaak", ""), dossier=chosen.get("dossier", ""))
    context = {
        "round": access.round,
        "access": access,
        "municipality": access.round.municipality,
        "groups": groups,
        "count": len(lines),
        "shown": sum(len(group.lines) for group in groups),
        "chosen": chosen,
        "causes": NationalCause.choices,
        "dossiers": dossiers_of(line.question for line in lines),
        "opens_questions": access.role != TeamRole.BOARD,
        "crumbs": round_crumbs(access.round, ("Signalen voor VNG en Rijk", None)),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
    return render(request, "national/signals.html", context)
