"""What changed since the last edition, and confirming what was carried over from the last round."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, RoundAccess, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.answering import sentences
from assessments.answering import wording_changes as wording
from assessments.answering.changes_page import Sight, build_changes_page
from assessments.answering.forms import VERSION_UNREADABLE
from assessments.answering.forms_changes import ConfirmForm
from assessments.answering.ownership import owners_in_the_way
from assessments.answering.pages import FILTERS
from assessments.answering.previous import lineage_since_last
from assessments.answering.round_context import catalogue_of, partly_given
from assessments.answering.round_tables import change_tables
from assessments.answering.saved_context import saved_answer, saved_task
from assessments.answering.services import RoundLocked, SavedStatement, StaleSave, confirm_prefilled
from assessments.answering.typed import Typed
from assessments.answering.views_save import is_htmx, signed_in
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.constants import Scope
from assessments.models import TaskAnswer
from assessments.tables import wants_excel


@login_required
@require_safe
def round_changes(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Every question of this edition beside the last one; `?soort=` keeps a kind, `?vorm=xlsx`: as Excel."""
    access = fetch_round(request.user, round_id, part=True)
    round = access.round
    lineage = lineage_since_last(round, catalogue_for(round.edition))
    only = request.GET.get("soort", "")
    only = only if only in wording.KIND_LABELS else ""
    page = None
    if lineage is not None:
        sight = Sight(
            now=catalogue_of(access),
            before=part_of(lineage.old, access.dossiers, access.municipal_roles),
            roles=access.municipal_roles,
            core_only=round.scope == Scope.BASIC,
        )
        prefilled = round.prefilled_from_id is not None
        page = build_changes_page(lineage, sight, prefilled=prefilled, only=only)
        if wants_excel(request):
            return round_excel(
                round,
                change_tables(page, round.edition.name),
                what="was-wordt",
                title="Wat is er veranderd sinds de vorige editie",
                limited=access.is_limited,
            )
    context = {
        "round": round,
        "municipality": round.municipality,
        "access": access,
        "page": page,
        "previous": lineage.previous if lineage else None,
        "only": only,
        "crumbs": round_crumbs(round, ("Wat is er veranderd", None)),
        "round_nav": {"round": round, "active": "overzicht"},
    }
    return render(request, "answering/changes.html", context)


@require_POST
@signed_in
def confirm_prefilled_view(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Say that the answer of the last round still holds: one box of a statement, or one task."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    question = question_of(catalogue_of(access), subject)
    role = request.POST.get("role", "")
    if question is None or (subject in partly_given(access) and role not in question.roles):
        raise Http404("Deze vraag bestaat niet.")
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _refused(request, access, question, role, VERSION_UNREADABLE, 422)
    owners = owners_in_the_way(access, request.user.pk, question)
    if owners:
        task = question.kind == "taak"
        sentence = sentences.TASK_OWNED_BY_OTHER if task else sentences.OWNED_BY_OTHER
        return _refused(request, access, question, role, sentence.format(owners=owners), 403)
    try:
        saved = confirm_prefilled(
            actor=person_of(request),
            round=access.round,
            catalogue=catalogue_for(access.round.edition),
            subject=subject,
            role=role,
            function=access.function,
            expected_version=form.cleaned_data["version"],
        )
    except StaleSave:
        return _refused(request, access, question, role, wording.CHANGED_MEANWHILE, 409)
    except ValidationError as error:
        return _refused(request, access, question, role, " ".join(error.messages), 422)
    except RoundLocked as error:
        return _refused(request, access, question, role, str(error), 409)
    return _confirmed(request, access, question, saved)


def _page(round_id: UUID, question: QuestionSpec) -> str:
    """The page with this question among the others."""
    if question.kind == "dwars":
        return reverse("round-cross", args=[round_id])
    name = "round-tasks" if question.kind == "taak" else "round-statements"
    return reverse(name, args=[round_id, question.dossier])


def _confirmed(
    request: HttpRequest,
    access: RoundAccess,
    question: QuestionSpec,
    saved: SavedStatement | TaskAnswer,
) -> HttpResponse:
    """The same fragments as after a save, or back to the question."""
    if not is_htmx(request):
        messages.success(request, wording.CONFIRMED)
        return _back(request, access.round.pk, question)
    catalogue = catalogue_of(access)
    if isinstance(saved, TaskAnswer):
        context = saved_task(access, catalogue.task_by_id[question.id], saved)
        template = "answering/_task_fragment.html"
    else:
        item = catalogue.statement_by_id.get(question.id) or catalogue.cross_statement_by_id[question.id]
        context = saved_answer(access, item, saved, request.user.pk)
        template = "answering/_answer_fragment.html"
    context |= {"here": _page(access.round.pk, question), "show": request.POST.get("toon", "")}
    return render(request, template, context)


def _refused(
    request: HttpRequest, access: RoundAccess, question: QuestionSpec, role: str, sentence: str, status: int
) -> HttpResponse:
    """Why it was not confirmed; without a script as a message beside what is stored now."""
    if not is_htmx(request):
        messages.error(request, sentence)
        return _back(request, access.round.pk, question)
    typed = Typed(question.id, role, {}, {"__all__": sentence}, locked=status != 422)
    context = {
        "key": f"{question.id}-{role}" if role else question.id,
        "typed": typed,
        "conflict": None,
        "take_url": _page(access.round.pk, question),
    }
    task = question.kind == "taak"
    template = "answering/_task_refused.html" if task else "answering/_answer_refused.html"
    response = render(request, template, context, status=status)
    if status == 403:
        response.headers["X-Apk-Refused"] = "1"  # a 403 without this may also be a token that is too old
    return response


def _back(request: HttpRequest, round_id: UUID, question: QuestionSpec) -> HttpResponse:
    """To the question where it was confirmed; the browser asks for it with GET."""
    if request.POST.get("terug") == "vraag":
        response = redirect("question", round_id, question.id)
    else:
        show = request.POST.get("toon", "")
        query = f"?toon={show}&open={question.id}" if show in FILTERS else f"?open={question.id}"
        response = redirect(f"{_page(round_id, question)}{query}#{question.id}")
    response.status_code = 303
    return response
