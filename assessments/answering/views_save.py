"""Saving one answer or one task: a fragment for htmx, a redirect or a full page without JavaScript.

A refused save keeps what was typed: 422 for faults, 409 for a newer version or a locked round. htmx 4 swaps
those in like any other; 401 is a message in place of a log-in page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessments.accounts.access import MAY_ANSWER, RoundAccess, fetch_round, person_of
from assessments.accounts.trail import page_before
from assessments.answering import sentences
from assessments.answering.forms import STEPS, AnswerForm, TaskForm
from assessments.answering.ownership import owners_in_the_way
from assessments.answering.pages import FILTERS
from assessments.answering.round_context import catalogue_of, open_round, partly_given
from assessments.answering.saved_context import saved_answer, saved_task
from assessments.answering.services import (
    RoundLocked,
    SavedStatement,
    StaleSave,
    confirm_not_applicable,
    save_answer,
    save_task,
)
from assessments.answering.shown_answers import build_conflict
from assessments.answering.task_pages import build_task_conflict
from assessments.answering.typed import Typed
from assessments.answering.views_questions import cross_page, statements_page, tasks_page
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue, CrossStatement, Statement, Task
from assessments.models import TaskAnswer

View = Callable[..., HttpResponse]
CHANGED_MEANWHILE = "Een collega wijzigde dit antwoord intussen. Kijk eerst wat er nu staat."


def signed_in(view: View) -> View:
    """Like `login_required`, but a fragment stays a fragment and `next` is the page, not the POST."""

    @wraps(view)
    def check(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        page = page_before(request, reverse("round", args=[kwargs["round_id"]]))
        if is_htmx(request):
            return render(request, "answering/_signed_out.html", {"page": page}, status=401)
        return redirect_to_login(page)

    return check


def is_htmx(request: HttpRequest) -> bool:
    """Whether htmx asks: it wants a fragment, not a page."""
    return request.headers.get("HX-Request") == "true"


@require_POST
@signed_in
def save_answer_view(request: HttpRequest, round_id: UUID, statement: str) -> HttpResponse:
    """Save the answer to a statement, or confirm that it does not apply (`confirm`)."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    catalogue = catalogue_for(access.round.edition)
    item = _statement_of(access, statement, request.POST.get("role", ""))
    if "confirm" in request.POST:
        return _confirm(request, access, catalogue, item)
    form = AnswerForm(request.POST)
    names = ("value", "support", "note", "toon")
    typed = _typed(form, statement, request.POST.get("role", ""), names)
    owners = owners_in_the_way(access, request.user.pk, question_of(catalogue, statement))
    if owners:
        typed = _not_yours(typed, sentences.OWNED_BY_OTHER.format(owners=owners))
    elif form.is_valid():
        given = form.cleaned_data
        try:
            saved = save_answer(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue,
                statement=statement,
                role=given["role"],
                value=given["value"],
                support=given["support"],
                note=given["note"],
                expected_version=given["version"],
                function=access.function,
            )
        except (ValidationError, StaleSave, RoundLocked) as error:
            typed = _refused(typed, error)
        else:
            return _answer_saved(request, access, item, saved)
    return _answer_refused(request, access, item, typed)


@require_POST
@signed_in
def save_task_view(request: HttpRequest, round_id: UUID, task: str) -> HttpResponse:
    """Save the five steps of a task, or that it does not apply."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    catalogue = catalogue_for(access.round.edition)
    if task not in catalogue_of(access).task_by_id:
        raise Http404("Deze taak bestaat niet.")
    form = TaskForm(request.POST)
    names = (*STEPS, "discussed_on", "not_applicable", "nvt_reason", "note", "toon")
    typed = _typed(form, task, "", names)
    owners = owners_in_the_way(access, request.user.pk, question_of(catalogue, task))
    if owners:
        typed = _not_yours(typed, sentences.TASK_OWNED_BY_OTHER.format(owners=owners))
    elif form.is_valid():
        given = form.cleaned_data
        try:
            saved = save_task(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue,
                task=task,
                steps=form.steps(),
                discussed_on=given["discussed_on"],
                not_applicable=given["not_applicable"],
                nvt_reason=given["nvt_reason"],
                note=given["note"],
                expected_version=given["version"],
                function=access.function,
            )
        except (ValidationError, StaleSave, RoundLocked) as error:
            typed = _refused(typed, error)
        else:
            return _task_saved(request, access, catalogue.task_by_id[task], saved)
    return _task_refused(request, access, catalogue.task_by_id[task], typed)


def _statement_of(access: RoundAccess, name: str, role: str) -> Statement | CrossStatement:
    """The statement, if it is in the part of this person, with these roles only. Raises Http404."""
    part = catalogue_of(access)
    item = part.statement_by_id.get(name) or part.cross_statement_by_id.get(name)
    if item is None or (item.id in partly_given(access) and role not in item.roles):
        raise Http404("Deze stelling bestaat niet.")
    return item


def _typed(form: AnswerForm | TaskForm, subject: str, role: str, names: Iterable[str]) -> Typed:
    """What was posted, with the faults that the form found; the version only as the form understood it."""
    found = {name: " ".join(str(line) for line in lines) for name, lines in form.errors.items()}
    values = {name: form.data.get(name, "") for name in names}
    values["version"] = str(form.cleaned_data.get("version", 0))
    return Typed(subject, role, values, found)


def _refused(typed: Typed, error: Exception) -> Typed:
    """The same with the reason why a service refused it."""
    if isinstance(error, StaleSave):
        return Typed(typed.subject, typed.role, typed.values, {}, error.rows, error.version)
    if isinstance(error, ValidationError):
        lines = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        return Typed(
            typed.subject, typed.role, typed.values, {name: " ".join(text) for name, text in lines.items()}
        )
    return Typed(typed.subject, typed.role, typed.values, {NON_FIELD_ERRORS: str(error)}, locked=True)


def _not_yours(typed: Typed, sentence: str) -> Typed:
    """The same, refused because a colleague sets the agreed answer."""
    return replace(typed, errors={NON_FIELD_ERRORS: sentence}, locked=True, not_yours=True)


def _refused_fragment(
    request: HttpRequest, template: str, context: dict[str, object], typed: Typed
) -> HttpResponse:
    response = render(request, template, context, status=_status(typed))
    if typed.not_yours:
        response.headers["X-Apk-Refused"] = "1"  # a 403 without this may also be a token that is too old
    return response


def _status(typed: Typed) -> int:
    if typed.not_yours:
        return 403
    return 409 if typed.stale or typed.locked else 422


def _back(request: HttpRequest, page: str, subject: str) -> HttpResponse:
    """To the question on its page, with the same filter; the browser asks for it with GET."""
    show = request.POST.get("toon", "")
    query = f"?{urlencode({'toon': show, 'open': subject})}" if show in FILTERS else ""
    response = redirect(f"{page}{query}#{subject}")
    response.status_code = 303
    return response


def _statement_page_url(round_id: UUID, item: Statement | CrossStatement) -> str:
    if isinstance(item, CrossStatement):
        return reverse("round-cross", args=[round_id])
    return reverse("round-statements", args=[round_id, item.dossier])


def _answer_saved(
    request: HttpRequest, access: RoundAccess, item: Statement | CrossStatement, saved: SavedStatement
) -> HttpResponse:
    if not is_htmx(request):
        return _back(request, _statement_page_url(access.round.pk, item), item.id)
    context = saved_answer(access, item, saved, request.user.pk)
    context["show"] = request.POST.get("toon", "")
    context["here"] = _statement_page_url(access.round.pk, item)
    return render(request, "answering/_answer_fragment.html", context)


def _answer_refused(
    request: HttpRequest, access: RoundAccess, item: Statement | CrossStatement, typed: Typed
) -> HttpResponse:
    if is_htmx(request):
        context = {
            "key": f"{item.id}-{typed.role}" if typed.role else item.id,
            "typed": typed,
            "conflict": build_conflict(item, typed) if typed.stale else None,
            "take_url": _statement_page_url(access.round.pk, item),
        }
        return _refused_fragment(request, "answering/_answer_refused.html", context, typed)
    if isinstance(item, CrossStatement):
        return cross_page(request, open_round(access, request.user.pk), typed, _status(typed))
    return statements_page(request, open_round(access, request.user.pk), item.dossier, typed, _status(typed))


def _task_saved(request: HttpRequest, access: RoundAccess, task: Task, saved: TaskAnswer) -> HttpResponse:
    page = reverse("round-tasks", args=[access.round.pk, task.dossier])
    if not is_htmx(request):
        return _back(request, page, task.id)
    context = saved_task(access, task, saved) | {"here": page, "show": request.POST.get("toon", "")}
    return render(request, "answering/_task_fragment.html", context)


def _task_refused(request: HttpRequest, access: RoundAccess, task: Task, typed: Typed) -> HttpResponse:
    if not is_htmx(request):
        return tasks_page(request, open_round(access, request.user.pk), task.dossier, typed, _status(typed))
    context = {
        "key": task.id,
        "typed": typed,
        "conflict": build_task_conflict(typed) if typed.stale else None,
        "take_url": reverse("round-tasks", args=[access.round.pk, task.dossier]),
    }
    return _refused_fragment(request, "answering/_task_refused.html", context, typed)


def _confirm(
    request: HttpRequest, access: RoundAccess, catalogue: Catalogue, item: Statement | CrossStatement
) -> HttpResponse:
    """A second person confirms that a core statement does not apply."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            confirm_not_applicable(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue,
                statement=item.id,
                role=form.cleaned_data["role"],
                function=access.function,
                expected_version=form.cleaned_data["version"],
            )
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        except StaleSave:
            messages.error(request, CHANGED_MEANWHILE)
        except RoundLocked as error:
            messages.error(request, str(error))
        else:
            messages.success(request, "U hebt bevestigd dat deze stelling niet van toepassing is.")
    else:
        messages.error(request, CHANGED_MEANWHILE)
    return _back(request, _statement_page_url(access.round.pk, item), item.id)
