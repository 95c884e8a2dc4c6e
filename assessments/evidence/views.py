"""Evidence at a question: adding, using it at more questions, taking it away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from assessments.accounts.access import MAY_ANSWER, RoundAccess, fetch_round, person_of
from assessments.accounts.questions import question_or_404
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.questions import QuestionSpec
from assessments.evidence import sentences
from assessments.evidence.forms import AddForm, PieceForm
from assessments.evidence.queries import evidence_for, evidence_or_404
from assessments.evidence.refusal import EvidenceLocked, SamePiece
from assessments.evidence.services import add_file, add_link, unuse_evidence, use_evidence
from assessments.models import Evidence

Typed = dict[str, Any]
"""What was typed (title, dated, url), and the faults found in it, by field."""
FIELDS = ("title", "dated", "url")


def to_question(access: RoundAccess, subject: str) -> HttpResponse:
    """Back to the evidence of a question."""
    return HttpResponseRedirect(f"{reverse('question', args=[access.round.pk, subject])}#bewijs")


def faults_of(error: ValidationError | Form) -> dict[str, str]:
    """The faults by field, each as one sentence; `whole` is about everything."""
    if isinstance(error, Form):
        lines = {name: [str(line) for line in found] for name, found in error.errors.items()}
    elif hasattr(error, "error_dict"):
        lines = error.message_dict
    else:
        lines = {NON_FIELD_ERRORS: error.messages}
    return {"whole" if name == NON_FIELD_ERRORS else name: " ".join(text) for name, text in lines.items()}


def typed_in(request: HttpRequest, faults: dict[str, str]) -> Typed:
    """What was posted, to be shown again."""
    return {name: request.POST.get(name, "") for name in FIELDS} | {"faults": faults}


def refused(
    request: HttpRequest,
    access: RoundAccess,
    question: QuestionSpec,
    typed: Typed,
    *,
    status: int = 422,
    same: Evidence | None = None,
) -> HttpResponse:
    """The own page of a refusal: the same form, what was typed, and the way back."""
    back = f"{reverse('question', args=[access.round.pk, question.id])}#bewijs"
    context = {
        "round": access.round,
        "access": access,
        "subject": question.id,
        "question": question,
        "evidence": evidence_for(access, question.id),
        "typed": typed,
        "is_link": request.POST.get("soort") == "link",
        "same": same,
        "back": back,
        "crumbs": round_crumbs(access.round, (question.dossier_label, back), ("Bewijs", None)),
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
    return render(request, "evidence/refused.html", context, status=status)


@require_POST
@login_required
def evidence_add(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Add a file or a link at a question."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    question = question_or_404(access, subject)
    form = AddForm(request.POST)
    faults = {} if form.is_valid() else faults_of(form)
    is_file = form.cleaned_data.get("soort") == "bestand"
    upload = request.FILES.get("file")
    if is_file and upload is None:
        faults["file"] = _no_file(request)
    if faults:
        return refused(request, access, question, typed_in(request, faults))
    about: dict[str, Any] = {
        "actor": person_of(request),
        "access": access,
        "question": question,
        "title": form.cleaned_data["title"],
        "dated": form.cleaned_data["dated"],
    }
    try:
        if upload is not None and is_file:
            add_file(file=upload, filename=upload.name or "", **about)
        else:
            add_link(url=form.cleaned_data["url"], **about)
    except ValidationError as error:
        return refused(request, access, question, typed_in(request, faults_of(error)))
    except SamePiece as error:
        typed = typed_in(request, {"whole": str(error)})
        same = None if error.here else error.piece
        return refused(request, access, question, typed, status=409, same=same)
    except EvidenceLocked as error:
        return refused(request, access, question, typed_in(request, {"whole": str(error)}), status=409)
    messages.success(request, sentences.ADDED)
    return to_question(access, subject)


def _no_file(request: HttpRequest) -> str:
    """Why there is no file: none was chosen, or it grew past the limit while it came in (apk/uploads.py)."""
    if getattr(request, "too_large", []):
        return sentences.FILE_TOO_LARGE.format(limit=settings.EVIDENCE_MAX_BYTES // (1024 * 1024))
    if "file" in request.FILES:
        return sentences.FILE_EMPTY
    return sentences.FILE_MISSING


@require_POST
@login_required
def evidence_use(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Use a piece of this round at one more question."""
    return _use(request, round_id, subject, use=True)


@require_POST
@login_required
def evidence_unuse(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Take a piece away from one question."""
    return _use(request, round_id, subject, use=False)


def _use(request: HttpRequest, round_id: UUID, subject: str, *, use: bool) -> HttpResponse:
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    question = question_or_404(access, subject)
    form = PieceForm(request.POST)
    if not form.is_valid():
        return refused(request, access, question, typed_in(request, {"whole": sentences.PIECE_UNKNOWN}))
    piece = evidence_or_404(access, form.cleaned_data["evidence"])
    change = use_evidence if use else unuse_evidence
    try:
        change(actor=person_of(request), access=access, question=question, piece=piece)
    except EvidenceLocked as error:
        return refused(request, access, question, typed_in(request, {"whole": str(error)}), status=409)
    except ValidationError as error:
        return refused(request, access, question, typed_in(request, faults_of(error)))
    messages.success(request, sentences.USED if use else sentences.UNUSED)
    return to_question(access, subject)
