"""The quick scan: filling it in, what it says, and making a full round of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.answering import sentences
from assessments.answering.errors import RoundLocked, StaleSave
from assessments.answering.forms import ScanForm, ScopeForm
from assessments.answering.ownership import (
    assigned_to,
    assignments_for,
    may_agree,
    owner_names,
    owners_in_the_way,
)
from assessments.answering.queries import agreed_dossiers_for
from assessments.answering.round_tables import scan_tables
from assessments.answering.scan import Scan, build_scan, duties_of
from assessments.answering.services import grow_scan, save_scan_steps
from assessments.answering.views_save import is_htmx, signed_in
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import question_of
from assessments.constants import StepChoice
from assessments.models import TaskAnswer
from assessments.tables import wants_excel

CHANGED = "Een collega wijzigde dit antwoord intussen. Laad de pagina opnieuw en kijk wat er nu staat."


def scan_of(access: RoundAccess, user_id: int | None = None) -> Scan:
    """The scan of a round, in one query; with `user_id` also what this person cannot fill in, in two more."""
    stored = {row.task: row for row in TaskAnswer.objects.filter(round=access.round)}
    catalogue, scope = catalogue_for(access.round.edition), access.round.scope
    if user_id is None or not access.can_answer:
        return build_scan(catalogue, scope, stored)
    agreed = agreed_dossiers_for(access.round)
    if access.can_coordinate:
        return build_scan(catalogue, scope, stored, agreed=agreed)
    assignments = assignments_for(access.round)
    owners = {
        task.id: owner_names(assigned_to(task, assignments))
        for task in duties_of(catalogue, scope)
        if task.dossier not in agreed and not may_agree(access, user_id, task, assignments)
    }
    return build_scan(catalogue, scope, stored, owners, agreed)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def round_scan(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The duties with two steps each; POST saves one of them."""
    if request.method != "POST":
        return _page(request, fetch_round(request.user, round_id))
    access = fetch_round(request.user, round_id, MAY_ANSWER)
    form = ScanForm(request.POST)
    status = 422
    is_valid = form.is_valid()
    if owners := _owners_in_the_way(request, access):
        form.add_error(None, sentences.TASK_OWNED_BY_OTHER.format(owners=owners))
        status = 403
    elif is_valid:
        given = form.cleaned_data
        try:
            save_scan_steps(
                actor=person_of(request),
                round=access.round,
                catalogue=catalogue_for(access.round.edition),
                task=given["task"],
                in_view=given["in_beeld"],
                assigned=given["belegd"],
                not_applicable=given["not_applicable"],
                nvt_reason=given["nvt_reason"],
                expected_version=given["version"],
                function=access.function,
            )
        except StaleSave:
            form.add_error(None, CHANGED)
            status = 409
        except RoundLocked as error:
            form.add_error(None, str(error))
            status = 409
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            return _saved(request, access, given["task"])
    if not is_htmx(request):
        return _page(request, access, form, status=status)
    response = render(request, "answering/_scan_refused.html", {"form": form}, status=status)
    if status == 403:
        response.headers["X-Apk-Refused"] = "1"  # a 403 without this may also be a token that is too old
    return response


def _owners_in_the_way(request: HttpRequest, access: RoundAccess) -> str:
    """Who fills in the task that was posted when this person does not."""
    question = question_of(catalogue_for(access.round.edition), request.POST.get("task", ""))
    return owners_in_the_way(access, request.user.pk, question)


def _saved(request: HttpRequest, access: RoundAccess, task: str) -> HttpResponse:
    if not is_htmx(request):
        response = redirect("round-scan", access.round.pk)
        response["Location"] += f"#{task}"
        return response
    scan = scan_of(access)
    row = next(row for row in scan.rows if row.task.id == task)
    context = {"scan": scan, "row": row, "round": access.round, "oob": True}
    return render(request, "answering/_scan_saved.html", context)


def _page(
    request: HttpRequest, access: RoundAccess, form: ScanForm | None = None, status: int = 200
) -> HttpResponse:
    context = _context(access, "Snelle scan") | {
        "scan": scan_of(access, request.user.pk),
        "choices": STEP_CHOICES,
        "can_answer": access.can_answer,
        "refused": form,
        "refused_task": form.data.get("task", "") if form else "",
    }
    return render(request, "answering/scan.html", context, status=status)


STEP_CHOICES: tuple[tuple[str, str, str], ...] = (
    (StepChoice.YES.value, "ja", "Ja"),
    (StepChoice.PARTLY.value, "deels", "Deels"),
    (StepChoice.NO.value, "nee", "Nee"),
    (StepChoice.UNKNOWN.value, "?", "Weet ik niet"),
)


def _context(access: RoundAccess, title: str) -> dict[str, object]:
    return {
        "round": access.round,
        "municipality": access.round.municipality,
        "access": access,
        "crumbs": round_crumbs(access.round, (title, None)),
        "round_nav": {"round": access.round, "active": "scan"},
    }


@login_required
@require_safe
def scan_result(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """What the quick scan says: counts and lists, on one sheet, with an honest label."""
    access = fetch_round(request.user, round_id)
    scan = scan_of(access)
    if wants_excel(request):
        title = "Uitslag van de snelle scan"
        return round_excel(access.round, scan_tables(scan), what="snelle-scan", title=title)
    context = _context(access, "Uitslag van de snelle scan") | {"scan": scan}
    return render(request, "answering/scan_result.html", context)


@login_required
@require_POST
def scan_grow(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Make a full round of the quick scan."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    form = ScopeForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies hoe breed de ronde wordt: basis of volledig.")
        return redirect("scan-result", round_id)
    try:
        grow_scan(actor=person_of(request), round=access.round, scope=form.cleaned_data["scope"])
    except RoundLocked as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "De snelle scan is nu een hele ronde. Alle antwoorden zijn bewaard.")
    return redirect("round", round_id)
