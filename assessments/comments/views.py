"""Placing, resolving, changing and choosing remarks, and the list of a round.

Reading along is enough to place a remark; a limited partner does so within the own part (decisions/0054).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import TOO_LITTLE_ROLE, RoundAccess, fetch_round, person_of
from assessments.accounts.questions import question_or_404
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.questions import QuestionSpec
from assessments.comments import sentences
from assessments.comments.forms import STATES, WHOSE, CommentForm, FilterForm, ReportForm, ResolveForm, ticked
from assessments.comments.queries import threads_for
from assessments.comments.round_threads import threads_of_round
from assessments.comments.services import (
    Placed,
    add_comment,
    change_comment,
    choose_comment,
    resolve_comment,
    withdraw_comment,
)
from assessments.models import Comment

Typed = dict[str, Any]
"""What was typed: text, people (ids), and the faults found in it, by field."""


def _comment_or_404(access: RoundAccess, comment_id: int) -> tuple[Comment, QuestionSpec]:
    comment = Comment.objects.filter(round=access.round, pk=comment_id).first()
    if comment is None:
        raise Http404("Deze opmerking bestaat niet of is niet voor u.")
    return comment, question_or_404(access, comment.subject)


def _to_question(access: RoundAccess, subject: str, comment_id: int | None = None) -> HttpResponse:
    anchor = f"opmerking-{comment_id}" if comment_id else "opmerkingen"
    return HttpResponseRedirect(f"{reverse('question', args=[access.round.pk, subject])}#{anchor}")


def _back(request: HttpRequest, access: RoundAccess, subject: str, comment_id: int) -> HttpResponse:
    """To the list when that was the page that posted, with its filter; else to the remark itself."""
    page = request.POST.get("terug", "")
    own_list = reverse("round-comments", args=[access.round.pk])
    if url_has_allowed_host_and_scheme(page, allowed_hosts=None) and urlsplit(page).path == own_list:
        return HttpResponseRedirect(page)
    return _to_question(access, subject, comment_id)


def _faults(error: ValidationError) -> dict[str, str]:
    lines = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    return {"whole" if name == NON_FIELD_ERRORS else name: " ".join(text) for name, text in lines.items()}


def _tell(request: HttpRequest, placed: Placed, sentence: str) -> None:
    messages.success(request, sentence)
    if placed.unreached:
        messages.warning(request, sentences.UNREACHED.format(names=", ".join(placed.unreached)))


@require_POST
@login_required
def comment_add(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Place a remark at a question, or answer one."""
    access = fetch_round(request.user, round_id, part=True)
    question = question_or_404(access, subject)
    form = CommentForm(request.POST)
    people = ticked(request.POST)
    typed: Typed = {"text": request.POST.get("text", ""), "people": people, "faults": {}}
    parent = request.POST.get("parent", "")
    if form.is_valid():
        try:
            placed = add_comment(
                actor=person_of(request),
                round=access.round,
                subject=subject,
                text=form.cleaned_data["text"],
                parent_id=form.cleaned_data["parent"],
                mention_ids=people,
                function=access.function,
            )
        except ValidationError as error:
            typed["faults"] = _faults(error)
        else:
            answered = sentences.REOPENED_BY_REPLY if placed.reopened else sentences.PLACED_REPLY
            _tell(request, placed, answered if placed.comment.parent_id else sentences.PLACED)
            return _to_question(access, subject, placed.comment.pk)
    else:
        typed["faults"] = {"whole": sentences.PARENT_GONE}
        parent = ""
    return _refused(request, access, question, typed, {"parent": parent})


def _refused(
    request: HttpRequest, access: RoundAccess, question: QuestionSpec, typed: Typed, more: dict[str, Any]
) -> HttpResponse:
    """The own page of a refused remark: the same form, what was typed, and the way back."""
    return render(
        request, "comments/refused.html", _form_context(request, access, question, typed) | more, status=422
    )


def _form_context(
    request: HttpRequest, access: RoundAccess, question: QuestionSpec, typed: Typed
) -> dict[str, Any]:
    back = f"{reverse('question', args=[access.round.pk, question.id])}#opmerkingen"
    return {
        "round": access.round,
        "access": access,
        "subject": question.id,
        "question": question,
        "threads": threads_for(access, question.id, person_of(request)),
        "typed": typed,
        "back": back,
        "crumbs": round_crumbs(access.round, (question.dossier_label, back), ("Opmerking", None)),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comment_edit(request: HttpRequest, round_id: UUID, comment_id: int) -> HttpResponse:
    """Change one's own remark, or take it back (`trek_in`)."""
    access = fetch_round(request.user, round_id, part=True)
    comment, question = _comment_or_404(access, comment_id)
    person = person_of(request)
    if comment.author_id != person.pk:
        raise PermissionDenied(sentences.NOT_OWN)
    mentioned = [mention.person_id for mention in comment.mentions.all()]
    typed: Typed = {"text": comment.text, "people": mentioned, "faults": {}}
    if request.method == "POST":
        try:
            if "trek_in" in request.POST:
                withdraw_comment(actor=person, round=access.round, comment=comment)
                messages.success(request, sentences.TAKEN_BACK)
            else:
                typed |= {"text": request.POST.get("text", ""), "people": ticked(request.POST)}
                placed = change_comment(
                    actor=person,
                    round=access.round,
                    comment=comment,
                    text=typed["text"],
                    mention_ids=typed["people"],
                )
                _tell(request, placed, sentences.CHANGED)
        except ValidationError as error:
            typed["faults"] = _faults(error)
        else:
            return _to_question(access, question.id, comment.pk)
    elif not comment.text:
        raise Http404(sentences.WITHDRAWN)
    context = _form_context(request, access, question, typed) | {"comment": comment}
    return render(request, "comments/edit.html", context, status=422 if typed["faults"] else 200)


@require_POST
@login_required
def comment_resolve(request: HttpRequest, round_id: UUID, comment_id: int) -> HttpResponse:
    """Say that a thread is done, or open it again."""
    access = fetch_round(request.user, round_id, part=True)
    comment, question = _comment_or_404(access, comment_id)
    form = ResolveForm(request.POST)
    if not form.is_valid():
        typed: Typed = {"text": "", "people": [], "faults": {"whole": sentences.STATE_UNKNOWN}}
        return _refused(request, access, question, typed, {})
    done = form.cleaned_data["stand"] == "afgehandeld"
    first = resolve_comment(actor=person_of(request), round=access.round, comment=comment, resolved=done)
    messages.success(request, sentences.RESOLVED if done else sentences.REOPENED)
    return _back(request, access, question.id, first.pk)


@require_POST
@login_required
def comment_report(request: HttpRequest, round_id: UUID, comment_id: int) -> HttpResponse:
    """The coordinator chooses whether the report prints a remark."""
    access = fetch_round(request.user, round_id, part=True)
    comment, question = _comment_or_404(access, comment_id)
    if not access.can_coordinate:
        raise PermissionDenied(TOO_LITTLE_ROLE)
    form = ReportForm(request.POST)
    fault = sentences.CHOICE_UNKNOWN
    if form.is_valid():
        chosen = form.cleaned_data["rapport"] == "ja"
        try:
            choose_comment(actor=person_of(request), round=access.round, comment=comment, in_report=chosen)
        except ValidationError as error:
            fault = " ".join(error.messages)
        else:
            messages.success(request, sentences.CHOSEN if chosen else sentences.NOT_CHOSEN)
            return _back(request, access, question.id, comment.pk)
    typed: Typed = {"text": "", "people": [], "faults": {"whole": fault}}
    return _refused(request, access, question, typed, {})


@require_safe
@login_required
def round_comments(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """All remarks of a round that this person sees, open ones first asked for."""
    access = fetch_round(request.user, round_id, part=True)
    form = FilterForm(request.GET)
    form.is_valid()  # what is not understood falls out of cleaned_data, so it filters nothing
    chosen = form.cleaned_data
    found = threads_of_round(access, person_of(request), chosen, request.GET.get("bladzijde"))
    context = {
        "round": access.round,
        "access": access,
        "municipality": access.round.municipality,
        "found": found,
        "chosen": chosen,
        "states": STATES,
        "state": chosen.get("stand") or "open",
        "whose": WHOSE,
        "here": request.get_full_path(),
        "can_choose": access.can_coordinate and not access.round.is_definitive,
        "crumbs": round_crumbs(access.round, ("Opmerkingen", None)),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
    return render(request, "comments/round.html", context)
