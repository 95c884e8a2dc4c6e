"""The page with every passage of a report, and the mark at one question."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from assessments.accounts.access import MAY_ANSWER, MAY_COORDINATE, RoundAccess, fetch_round, person_of
from assessments.accounts.questions import question_or_404
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.queries import catalogue_for
from assessments.publication import sentences
from assessments.publication.forms import CLOSE, GROUNDS, MarkForm, QuestionForm
from assessments.publication.passages import groups_of
from assessments.publication.queries import texts_for
from assessments.publication.services import close_passages, mark_question, open_passages


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Choose which passages are niet-openbaar: for the coordinator, before and after definitive."""
    access = fetch_round(request.user, round_id, MAY_COORDINATE)
    if access.round.is_scan:
        return redirect("scan-result", round_id)
    if request.method != "POST":
        return render(request, "publication/passages.html", _context(access))
    form = MarkForm(request.POST)
    if form.is_valid():
        try:
            messages.success(request, _save(request, access, form))
        except ValidationError as error:
            form.add_error("passage", error)
        else:
            return redirect("publication", round_id=access.round.pk)
    return render(request, "publication/passages.html", _context(access, form, request.POST), status=422)


def _save(request: HttpRequest, access: RoundAccess, form: MarkForm) -> str:
    given, person, catalogue = form.cleaned_data, person_of(request), catalogue_for(access.round.edition)
    chosen = given["passage"]
    if given["act"] == CLOSE:
        count = close_passages(
            actor=person, round=access.round, catalogue=catalogue, chosen=chosen, ground=given["ground"]
        )
        return sentences.closed(count) if count else sentences.NOTHING_CHANGED
    count = open_passages(actor=person, round=access.round, catalogue=catalogue, chosen=chosen)
    return sentences.opened(count) if count else sentences.NOTHING_CHANGED


def _context(
    access: RoundAccess, form: MarkForm | None = None, posted: QueryDict | None = None
) -> dict[str, Any]:
    round = access.round
    groups = groups_of(texts_for(round, catalogue_for(round.edition)))
    passages = [passage for group in groups for passage in group.passages]
    closed = sum(passage.is_closed for passage in passages)
    return {
        "access": access,
        "round": round,
        "municipality": round.municipality,
        "groups": groups,
        "count": len(passages),
        "closed": closed,
        "pointed_at": [item for item in passages if item.hints and not item.is_closed],
        "heading": sentences.head_line(closed, len(passages)),
        "grounds": GROUNDS,
        "form": form,
        "ticked": set(posted.getlist("passage")) if posted else set(),
        "chosen_ground": posted.get("ground", "") if posted else "",
        "crumbs": round_crumbs(round, ("Rapport", reverse("report", args=[round.pk])), ("Openbaar", None)),
        "round_nav": {"round": round, "active": "rapport"},
    }


@login_required
@require_POST
def publication_mark(request: HttpRequest, round_id: UUID, subject: str) -> HttpResponse:
    """Mark the note of one question while filling in; afterwards that is for the coordinator."""
    access = fetch_round(request.user, round_id, MAY_ANSWER, part=True)
    question = question_or_404(access, subject)
    place = reverse("question", args=[access.round.pk, subject]) + "#openbaarheid"
    form = QuestionForm(request.POST)
    if not form.is_valid():
        messages.error(request, sentences.CHOOSE_GROUND)
    elif access.round.is_definitive and not access.can_coordinate:
        messages.error(request, sentences.ROUND_LOCKED)
    else:
        ground = form.cleaned_data["ground"]
        changed = mark_question(
            actor=person_of(request),
            round=access.round,
            catalogue=catalogue_for(access.round.edition),
            question=question,
            ground=ground,
            own_roles=access.municipal_roles,
        )
        said = sentences.QUESTION_CLOSED if ground else sentences.QUESTION_OPEN
        messages.success(request, said if changed else sentences.NOTHING_CHANGED)
    response = HttpResponseRedirect(place)
    response.status_code = 303
    return response
