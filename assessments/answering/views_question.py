"""The page of one question, and what happens there: proposals, agreeing after them, and putting back."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.answering import sentences_talk
from assessments.answering.forms_talk import AgreeForm, ProposalForm, UndoForm, WithdrawForm
from assessments.answering.question_page import (
    Asked,
    OpenQuestion,
    agrees,
    open_question,
    question_context,
)
from assessments.answering.services import (
    RoundLocked,
    StaleSave,
    agree_answer,
    may_look,
    restore_answer,
    restore_task,
    save_proposal,
    withdraw_proposal,
)
from assessments.answering.spread_tables import spread_tables
from assessments.answering.typed import Typed
from assessments.answering.views_save import signed_in
from assessments.comments.services import mark_mentions_seen
from assessments.tables import wants_excel

VALUES = ("value", "support", "note", "shows_name")


@login_required
@require_safe
def question(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """One question with its answer, proposals, remarks, evidence and history.

    `?vorm=xlsx` gives the spread of the proposals as Excel, for who sees it.
    """
    access = fetch_round(request.user, round_id, part=True)
    opened = open_question(access, person_of(request), subject)
    before = request.GET.get("voor", "")
    asked = Asked(
        per_role=request.GET.get("per_rol", ""),
        take=request.GET.get("neem", ""),
        take_role=request.GET.get("rol", ""),
        before=int(before) if before.isdecimal() and len(before) < 10 else None,
    )
    context = question_context(opened, asked)
    proposals = context.get("proposals")
    tables = spread_tables(proposals.spreads) if proposals and proposals.looks else []
    if tables and wants_excel(request):
        title = f"Spreiding bij {opened.spec.id}"
        what, about = f"spreiding-{subject.lower()}", [opened.spec.text]
        return round_excel(
            access.round, tables, what=what, title=title, about=about, limited=access.is_limited
        )
    if context["threads"].unseen:
        mark_mentions_seen(actor=opened.person, round=access.round, subject=subject)
    return render(request, "answering/question.html", context)


def _page(request: HttpRequest, opened: OpenQuestion, asked: Asked, status: int = 200) -> HttpResponse:
    return render(request, "answering/question.html", question_context(opened, asked), status=status)


def _open(request: HttpRequest, round_id: UUID, subject: str, *, tasks: bool = False) -> OpenQuestion:
    """The question for somebody who fills in. Raises Http404 for a task, unless `tasks`."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    opened = open_question(access, person_of(request), subject)
    if opened.spec.kind == "taak" and not tasks:
        raise Http404("Bij een taak zijn er geen voorstellen.")
    return opened


def _back(opened: OpenQuestion, section: str) -> HttpResponse:
    response = redirect(reverse("question", args=[opened.access.round.pk, opened.spec.id]) + f"#{section}")
    response.status_code = 303
    return response


def _typed(opened: OpenQuestion, form: forms.Form) -> Typed:
    """What was posted, with the faults that the form found."""
    found = {name: " ".join(str(line) for line in lines) for name, lines in form.errors.items()}
    values = {name: form.data.get(name, "") for name in VALUES}
    values["version"] = str(form.cleaned_data.get("version", 0))
    return Typed(opened.spec.id, form.data.get("role", ""), values, found)


def _refused(typed: Typed, error: Exception) -> Typed:
    """The same with the reason why a service refused it."""
    if isinstance(error, StaleSave):
        return replace(typed, newer=error.rows, newer_version=error.version)
    if isinstance(error, ValidationError):
        lines = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        return replace(typed, errors={name: " ".join(text) for name, text in lines.items()})
    return replace(typed, errors={NON_FIELD_ERRORS: str(error)}, locked=True)


def _status(typed: Typed) -> int:
    return 409 if typed.stale or typed.locked else 422


@require_POST
@signed_in
def save_proposal_view(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Give or change the own proposal."""
    opened = _open(request, round_id, subject)
    form = ProposalForm(request.POST)
    typed = _typed(opened, form)
    if form.is_valid():
        given = form.cleaned_data
        try:
            save_proposal(
                actor=opened.person,
                round=opened.access.round,
                catalogue=opened.catalogue,
                statement=subject,
                role=given["role"],
                value=given["value"],
                support=given["support"],
                note=given["note"],
                shows_name=given["shows_name"],
                function=opened.access.function,
                own_roles=opened.access.municipal_roles,
            )
        except (ValidationError, RoundLocked) as error:
            typed = _refused(typed, error)
        else:
            messages.success(request, sentences_talk.PROPOSAL_SAVED)
            return _back(opened, "voorstellen")
    return _page(request, opened, Asked(refused_proposal=typed), _status(typed))


@require_POST
@signed_in
def withdraw_proposal_view(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Take the own proposal back."""
    opened = _open(request, round_id, subject)
    form = WithdrawForm(request.POST)
    role = form.cleaned_data["role"] if form.is_valid() else ""
    try:
        gone = withdraw_proposal(
            actor=opened.person,
            round=opened.access.round,
            catalogue=opened.catalogue,
            statement=subject,
            role=role,
        )
    except RoundLocked as error:
        messages.error(request, str(error))
    else:
        text = sentences_talk.PROPOSAL_WITHDRAWN if gone else sentences_talk.PROPOSAL_NONE
        messages.success(request, text)
    return _back(opened, "voorstellen")


@require_POST
@signed_in
def agree_view(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Set the agreed answer after the proposals, for the coordinator or owner who may see them."""
    opened = _open(request, round_id, subject)
    form = AgreeForm(request.POST)
    typed = _typed(opened, form)
    if not agrees(opened):
        raise PermissionDenied(sentences_talk.NOT_YOURS_TO_AGREE)
    role = form.cleaned_data.get("role", "")  # not as it was posted: a query takes no unreadable text
    if not may_look(round=opened.access.round, statement=subject, role=role, viewer=opened.person):
        raise PermissionDenied(sentences_talk.LOOK_FIRST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            saved = agree_answer(
                actor=opened.person,
                round=opened.access.round,
                catalogue=opened.catalogue,
                statement=subject,
                role=given["role"],
                value=given["value"],
                support=given["support"],
                note=given["note"],
                expected_version=given["version"],
                function=opened.access.function,
                own_roles=opened.access.municipal_roles,
            )
        except (ValidationError, StaleSave, RoundLocked) as error:
            typed = _refused(typed, error)
        else:
            messages.success(
                request, sentences_talk.ANSWER_AGREED if saved.changed else sentences_talk.ANSWER_SAME
            )
            return _back(opened, "antwoord")
    return _page(request, opened, Asked(refused_agreeing=typed), _status(typed))


@require_POST
@signed_in
def undo_view(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Put an earlier version back, for who may set the agreed answer."""
    opened = _open(request, round_id, subject, tasks=True)
    if not agrees(opened):
        raise PermissionDenied(sentences_talk.NOT_YOURS_TO_AGREE)
    form = UndoForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentences_talk.NO_SUCH_STATE)
        return _page(request, opened, Asked(), 422)
    try:
        changed = _restore(opened, form)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except StaleSave:
        messages.error(request, sentences_talk.CHANGED_MEANWHILE)
    except RoundLocked as error:
        messages.error(request, str(error))
    else:
        messages.success(request, sentences_talk.RESTORED if changed else sentences_talk.ANSWER_SAME)
    return _back(opened, "geschiedenis")


def _restore(opened: OpenQuestion, form: UndoForm) -> bool:
    given = form.cleaned_data
    if opened.spec.kind == "taak":
        return restore_task(
            actor=opened.person,
            round=opened.access.round,
            catalogue=opened.catalogue,
            task=opened.spec.id,
            moment=given["moment"],
            expected_version=given["version"],
            function=opened.access.function,
            reason=given["reason"],
        )
    return restore_answer(
        actor=opened.person,
        round=opened.access.round,
        catalogue=opened.catalogue,
        statement=opened.spec.id,
        moment=given["moment"],
        expected_version=given["version"],
        function=opened.access.function,
        reason=given["reason"],
        own_roles=opened.access.municipal_roles,
    )
