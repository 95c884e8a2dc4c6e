"""The state of one dossier: what it is, who changed it and why, and changing it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assessments.accounts.access import MAY_ANSWER, TOO_LITTLE_ROLE, RoundAccess, fetch_round, person_of
from assessments.accounts.table_file import round_excel
from assessments.accounts.trail import round_crumbs
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.constants import WorkState
from assessments.tables import wants_excel
from assessments.work.deadlines import due_of
from assessments.work.forms import StateForm
from assessments.work.links import dossier_url, question_url
from assessments.work.ownership import owns_dossier
from assessments.work.queries import team_of, work_of
from assessments.work.round_work import assigned_lines
from assessments.work.services import NotAllowedError, StateChangedError, set_dossier_state
from assessments.work.states import history_of
from assessments.work.steps import allowed_steps
from assessments.work.work_tables import history_table

NOT_THERE = "Dit dossier bestaat niet of is niet voor u."


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def dossier_state(request: HttpRequest, round_id: UUID, dossier: str) -> HttpResponse:
    """The state of a dossier with its history (`?vorm=xlsx`: as Excel); POST brings it to another state."""
    access = fetch_round(request.user, round_id, part=True)
    _check_seen(access, dossier)
    if request.method != "POST":
        if wants_excel(request):
            return _file(access, dossier)
        return _page(request, access, dossier, StateForm())
    if access.role not in MAY_ANSWER:
        raise PermissionDenied(TOO_LITTLE_ROLE)
    form = StateForm(request.POST)
    if not form.is_valid():
        return _page(request, access, dossier, form, status=422)
    values = form.cleaned_data
    try:
        set_dossier_state(
            actor=person_of(request),
            access=access,
            dossier=dossier,
            state=values["state"],
            seen_state=values["seen"],
            reason=values["reason"],
            accept_open=values["accept_open"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, access, dossier, form, status=422)
    except StateChangedError as error:
        form.add_error(None, str(error))
        return _page(request, access, dossier, form, status=409)
    except NotAllowedError as error:
        form.add_error(None, str(error))
        return _page(request, access, dossier, form, status=403)
    messages.success(request, f"De stand is nu: {WorkState(values['state']).label.lower()}.")
    return redirect("dossier-state", round_id, dossier)


def _check_seen(access: RoundAccess, dossier: str) -> None:
    """Raise Http404 for a dossier that this edition, or the part of this person, does not hold."""
    part = part_of(catalogue_for(access.round.edition), access.dossiers, access.municipal_roles)
    if dossier not in part.dossier_by_id:
        raise Http404(NOT_THERE)


def _file(access: RoundAccess, dossier: str) -> HttpResponse:
    """The history as Excel."""
    label = catalogue_for(access.round.edition).dossier_by_id[dossier].label
    tables = [history_table(label, history_of(access.round, dossier))]
    return round_excel(
        access.round,
        tables,
        what=f"geschiedenis-{dossier}",
        title=f"Geschiedenis van {label}",
        limited=access.is_limited,
    )


def _page(
    request: HttpRequest, access: RoundAccess, dossier: str, form: StateForm, status: int = 200
) -> HttpResponse:
    work = work_of(access)
    spec = work.catalogue.dossier_by_id[dossier]
    round, part, state = access.round, work.part(dossier), work.state(dossier)
    following = next((question for question in part.questions if not question.done), None)
    steps: tuple[str, ...] = ()
    if not round.is_definitive and part.total:
        is_owner = owns_dossier(access, person_of(request).pk, dossier, work.assignments)
        steps = allowed_steps(state, is_owner=is_owner, is_coordinator=access.can_coordinate)
    has_tasks = any(question.kind == "taak" for question in part.questions)
    page = dossier_url(round.pk, dossier, has_tasks=has_tasks)
    context = {
        "round": round,
        "municipality": round.municipality,
        "access": access,
        "dossier": spec,
        "part": part,
        "to_confirm": work.confirm_count(part.questions),
        "state": state,
        "state_label": work.state_label(dossier),
        "stored": work.states.get(dossier),
        "due": due_of(work.first_due(dossier), timezone.localdate()),
        "given": assigned_lines(work, dossier, team_of(round), timezone.localdate()),
        "steps": steps,
        "form": form,
        "history": history_of(round, dossier),
        "dossier_url": page,
        "next_url": question_url(round.pk, following) if following else "",
        "crumbs": round_crumbs(round, (spec.label, page), ("Stand", None)),
        "round_nav": {"round": round, "active": "werk"},
    }
    return render(request, "work/dossier_state.html", context, status=status)
