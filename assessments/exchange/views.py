"""The pages of this room: files out of a round, files in, and the preview between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, RoundAccess, fetch_round, person_of
from assessments.accounts.trail import round_crumbs
from assessments.exchange import sentences
from assessments.exchange.compare import Plan
from assessments.exchange.exporting import workbook_for
from assessments.exchange.forms import ApplyForm, UploadForm
from assessments.exchange.planning import fingerprint, plan_for
from assessments.exchange.preview import shown_changes, shown_skips
from assessments.exchange.queries import (
    find_upload,
    ground_for,
    stored_for_round,
    uploads_for,
)
from assessments.exchange.rows import Reading
from assessments.exchange.services import (
    FaultyFile,
    PreviewChanged,
    RoundLocked,
    UploadGone,
    apply_upload,
    cancel_upload,
    receive_upload,
)
from assessments.models import Upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _context(access: RoundAccess, *trail: tuple[str, str | None]) -> dict[str, Any]:
    round = access.round
    return {
        "round": round,
        "municipality": round.municipality,
        "access": access,
        "crumbs": round_crumbs(round, *trail),
        "round_nav": {"round": round, "active": "bestanden"},
    }


@login_required
@require_safe
def files(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Everything that can be taken out of a round, and the form to read a file in."""
    access = fetch_round(request.user, round_id, part=True)
    return _files_page(request, access, [])


def _files_page(
    request: HttpRequest, access: RoundAccess, faults: Sequence[str], status: int = 200
) -> HttpResponse:
    ground = ground_for(access)
    counts: dict[str, int] = {}
    for name in ground.in_scope:
        dossier = ground.asked[name].dossier
        counts[dossier] = counts.get(dossier, 0) + 1
    context = _context(access, ("Bestanden", None)) | {
        "dossiers": [(item, counts[item.id]) for item in ground.part.dossiers if item.id in counts],
        "total": len(ground.in_scope),
        "uploads": uploads_for(access, person_of(request)),
        "faults": faults,
    }
    return render(request, "exchange/files.html", context, status=status)


@login_required
@require_safe
def workbook(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Download the workbook of the round, of `?dossier=`, or of the part of a partner."""
    ground = ground_for(fetch_round(request.user, round_id, part=True))
    dossier = request.GET.get("dossier") or None
    if dossier is not None and dossier not in {item.id for item in ground.part.dossiers}:
        raise Http404("Dit dossier is er niet.")
    file = workbook_for(ground, dossier)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type=XLSX, headers=headers)


@login_required
@require_POST
def upload(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Take in a file and show what it would change; a refused file leaves nothing behind."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _files_page(request, access, [str(text) for text in form.errors["bestand"]], 422)
    file = form.cleaned_data["bestand"]
    try:
        stored = receive_upload(
            actor=person_of(request), access=access, filename=file.name or "", raw=file.read()
        )
    except FaultyFile as error:
        return _files_page(request, access, error.faults, 422)
    except RoundLocked as error:
        return _files_page(request, access, [str(error)], 409)
    return redirect("upload-check", round_id, stored.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload_check(request: HttpRequest, round_id: UUID, upload_id: UUID) -> HttpResponse:
    """What a file would change; POST carries it out."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    found = find_upload(access, person_of(request), upload_id)
    if found is None:
        raise Http404("Dit bestand is al verwerkt, weggegooid of ouder dan een dag.")
    if request.method == "POST":
        return _apply(request, access, found)
    return _check_page(request, access, found)


def _apply(request: HttpRequest, access: RoundAccess, found: Upload) -> HttpResponse:
    plan = _plan(request, access, found)
    form = ApplyForm(request.POST, conflicts=plan.conflicts)
    if not form.is_valid():
        return _check_page(request, access, found, [sentences.PREVIEW_CHANGED], 422)
    try:
        done = apply_upload(
            actor=person_of(request),
            access=access,
            upload_id=found.pk,
            seen=form.cleaned_data["gezien"],
            own=form.own(),
        )
    except (PreviewChanged, RoundLocked) as error:
        return _check_page(request, access, found, [str(error)], 409)
    except ValidationError as error:
        return _check_page(request, access, found, error.messages, 422)
    except UploadGone:
        messages.info(request, sentences.ALREADY_DONE)
        return redirect("round-files", access.round.pk)
    messages.success(request, sentences.applied(done.saved, done.kept))
    return redirect("round-files", access.round.pk)


def _plan(request: HttpRequest, access: RoundAccess, found: Upload) -> Plan:
    ground = ground_for(access)
    return plan_for(ground, person_of(request), Reading.of(found.rows), stored_for_round(ground))


def _check_page(
    request: HttpRequest,
    access: RoundAccess,
    found: Upload,
    faults: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    plan = _plan(request, access, found)
    plain = shown_changes(plan.plain, access.function)
    conflicts = shown_changes(plan.conflicts, access.function)
    reading = Reading.of(found.rows)
    notices = list(reading.notices)
    if plan.missing:
        notices.append(sentences.MISSING_ROWS.format(count=plan.missing))
    trail = (("Bestanden", reverse("round-files", args=[access.round.pk])), (found.filename, None))
    context = _context(access, *trail) | {
        "upload": found,
        "filled": [change for change in plain if not change.empties],
        "emptied": [change for change in plain if change.empties],
        "conflicts": [(change, request.POST.get(change.field) == "eigen") for change in conflicts],
        "skips": shown_skips(plan),
        "plan": plan,
        "count": len(plan.changes),
        "seen": fingerprint(plan),
        "notices": notices,
        "faults": faults,
    }
    return render(request, "exchange/check.html", context, status=status)


@login_required
@require_POST
def upload_cancel(request: HttpRequest, round_id: UUID, upload_id: UUID) -> HttpResponse:
    """Throw a file away; the round stays as it is."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    if cancel_upload(actor=person_of(request), access=access, upload_id=upload_id):
        messages.success(request, sentences.CANCELLED)
    else:
        messages.info(request, sentences.ALREADY_DONE)
    return redirect("round-files", round_id)
