"""One piece of evidence: its file, its data, its removal; and the list of a round."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assessments.accounts.access import MAY_ANSWER, RoundAccess, fetch_round, person_of
from assessments.accounts.questions import questions_seen
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.evidence import sentences
from assessments.evidence.evidence_tables import evidence_table
from assessments.evidence.forms import FILTER_SORTS, ChangeForm, FilterForm
from assessments.evidence.kinds import BY_CONTENT_TYPE
from assessments.evidence.pieces import piece_of
from assessments.evidence.queries import (
    NOT_THERE,
    evidence_or_404,
    has_uses_outside,
    may_choose,
    use_subjects_for,
)
from assessments.evidence.refusal import EvidenceLocked, MustConfirm
from assessments.evidence.round_evidence import ALL, evidence_of_round
from assessments.evidence.services import change_evidence, remove_evidence
from assessments.evidence.views import Typed, faults_of, typed_in
from assessments.models import Evidence
from assessments.tables import wants_excel

FILE_GONE = "Het bestand van dit bewijsstuk is er niet meer. Meld dit aan de beheerder."
SEALED = "sandbox; default-src 'none'"
"""Even a browser that would show the file lets it do nothing."""


@require_safe
@login_required
def evidence_file(request: HttpRequest, round_id: UUID, evidence_id: UUID) -> HttpResponseBase:
    """The file itself, always as a download, under the content type that we found."""
    access = fetch_round(request.user, round_id, part=True)
    piece = evidence_or_404(access, evidence_id)
    if not piece.file:
        raise Http404(NOT_THERE)
    try:
        file = piece.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(FILE_GONE) from error
    kind = BY_CONTENT_TYPE.get(piece.content_type)
    return FileResponse(
        file,
        as_attachment=True,
        filename=piece.filename,
        content_type=kind.content_type if kind else "application/octet-stream",
        headers={"Content-Security-Policy": SEALED, "X-Content-Type-Options": "nosniff"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def evidence_change(request: HttpRequest, round_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Title, date and the choice for the report; on a definitive round there is nothing to change."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    piece = evidence_or_404(access, evidence_id)
    person = person_of(request)
    if access.is_limited and has_uses_outside(access, piece):
        raise PermissionDenied(sentences.NOT_YOURS_TO_CHANGE)
    if request.method != "POST":
        dated = piece.dated.isoformat() if piece.dated else ""
        typed: Typed = {"title": piece.title, "dated": dated, "in_report": piece.in_report, "faults": {}}
        return _change_page(request, access, piece, typed)
    form = ChangeForm(request.POST)
    faults, status = ({}, 422) if form.is_valid() else (faults_of(form), 422)
    if not faults:
        try:
            change_evidence(
                actor=person,
                access=access,
                piece=piece,
                title=form.cleaned_data["title"],
                dated=form.cleaned_data["dated"],
                in_report=form.cleaned_data["in_report"] if may_choose(access, piece, person) else None,
            )
        except ValidationError as error:
            faults = faults_of(error)
        except EvidenceLocked as error:
            faults, status = {"whole": str(error)}, 409
        else:
            messages.success(request, sentences.CHANGED)
            return redirect("evidence-change", round_id, evidence_id)
    typed = typed_in(request, faults) | {"in_report": "in_report" in request.POST}
    return _change_page(request, access, piece, typed, status)


def _change_page(
    request: HttpRequest,
    access: RoundAccess,
    piece: Evidence,
    typed: Typed,
    status: int = 200,
    confirm: str = "",
) -> HttpResponse:
    seen = questions_seen(access)
    questions = [seen[name] for name in use_subjects_for(piece) if name in seen]
    context: dict[str, Any] = {
        "round": access.round,
        "access": access,
        "piece": piece_of(piece, len(questions)),
        "questions": questions,
        "typed": typed,
        "may_choose": may_choose(access, piece, person_of(request)),
        "confirm": confirm,
        "crumbs": round_crumbs(
            access.round,
            ("Bewijs", reverse("round-evidence", args=[access.round.pk])),
            (piece.title, None),
        ),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
    return render(request, "evidence/change.html", context, status=status)


@require_POST
@login_required
def evidence_remove(request: HttpRequest, round_id: UUID, evidence_id: UUID) -> HttpResponse:
    """Remove a piece; one that is still used only after `bevestigd`."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    piece = evidence_or_404(access, evidence_id)
    dated = piece.dated.isoformat() if piece.dated else ""
    typed: Typed = {"title": piece.title, "dated": dated, "in_report": piece.in_report, "faults": {}}
    try:
        remove_evidence(
            actor=person_of(request), access=access, piece=piece, confirmed="bevestigd" in request.POST
        )
    except MustConfirm as question:
        return _change_page(request, access, piece, typed, 409, confirm=str(question))
    except EvidenceLocked as error:
        typed["faults"] = {"whole": str(error)}
        return _change_page(request, access, piece, typed, 409)
    messages.success(request, sentences.REMOVED)
    return redirect("round-evidence", round_id)


@require_safe
@login_required
def round_evidence(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """All evidence of a round that this person sees; with `?voor=` to choose a piece for a question.

    `?vorm=xlsx` gives every piece that the filter finds, not one page of them.
    """
    access = fetch_round(request.user, round_id, part=True)
    form = FilterForm(request.GET)
    form.is_valid()  # what is not understood falls out of cleaned_data, so it filters nothing
    chosen = form.cleaned_data
    subject = chosen.get("voor") or ""
    if wants_excel(request):
        pieces = evidence_of_round(access, chosen, None, per_page=ALL).lines
        tables = [evidence_table(pieces)]
        return round_excel(
            access.round, tables, what="bewijs", title="Bewijs bij de antwoorden", limited=access.is_limited
        )
    question = questions_seen(access).get(subject)
    context = {
        "round": access.round,
        "access": access,
        "municipality": access.round.municipality,
        "found": evidence_of_round(access, chosen, request.GET.get("bladzijde"), subject),
        "chosen": chosen,
        "sorts": FILTER_SORTS,
        "for_question": question if access.can_answer else None,
        "crumbs": round_crumbs(access.round, ("Bewijs", None)),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
    return render(request, "evidence/round.html", context)
