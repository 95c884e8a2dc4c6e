"""The pages with questions: the statements and the tasks of a dossier, and dwars."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assessments.accounts.access import fetch_round
from assessments.answering.ownership import assigned_to_dossier, first_due, is_assigned, owner_names
from assessments.answering.pages import FILTERS, place_of
from assessments.answering.previous import lineage_for
from assessments.answering.queries import talk_counts_for
from assessments.answering.question_sides import QuestionSide, build_sides
from assessments.answering.round_context import OpenRound, open_round, partly_given
from assessments.answering.shown_answers import build_conflict
from assessments.answering.statement_pages import (
    Reader,
    build_cross_groups,
    build_statement_groups,
)
from assessments.answering.task_pages import STEP_HELP, build_task_conflict, build_task_groups
from assessments.answering.typed import Typed
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.spec import Dossier
from assessments.constants import Scope, TaskStep
from assessments.scoring.progress import PartProgress


@login_required
@require_safe
def statements(request: HttpRequest, round_id: UUID, dossier: str) -> HttpResponse:
    """The statements of one dossier, to answer or to read."""
    opened = open_round(fetch_round(request.user, round_id, part=True), request.user.pk)
    return statements_page(request, opened, dossier)


@login_required
@require_safe
def tasks(request: HttpRequest, round_id: UUID, dossier: str) -> HttpResponse:
    """The tasks of one dossier, to fill in or to read."""
    opened = open_round(fetch_round(request.user, round_id, part=True), request.user.pk)
    return tasks_page(request, opened, dossier)


@login_required
@require_safe
def cross(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The optional module Samenspel beleid en uitvoering."""
    opened = open_round(fetch_round(request.user, round_id), request.user.pk)
    return cross_page(request, opened)


def statements_page(
    request: HttpRequest, opened: OpenRound, dossier_id: str, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The page of the statements; `typed` is a refused save that is shown again."""
    dossier = _dossier(opened, dossier_id)
    part = opened.progress.of(dossier.id).statements
    reader, show = _reader(request, opened, part, typed), _filter(request, typed)
    stored = opened.rows.answers_by_statement()
    context = _context(opened, "round-statements", dossier, part, show, typed) | {
        "hands_in": _hands_in(request, opened, dossier),
        "groups": build_statement_groups(opened.catalogue, part, stored, reader, show),
        "conflict": _conflict(opened, typed),
    }
    return render(request, "answering/statements.html", context, status=status)


def tasks_page(
    request: HttpRequest, opened: OpenRound, dossier_id: str, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The page of the tasks; `typed` is a refused save that is shown again."""
    dossier = _dossier(opened, dossier_id)
    part = opened.progress.of(dossier.id).tasks
    show = _filter(request, typed)
    unfold = typed.subject if typed else request.GET.get("open", "")
    in_scope = {question.id: question for question in opened.progress.tasks.questions}
    stored = opened.rows.task_by_id()
    context = _context(opened, "round-tasks", dossier, part, show, typed) | {
        "hands_in": _hands_in(request, opened, dossier),
        "groups": build_task_groups(
            opened.catalogue, part, stored, typed, show, unfold, _sides(opened, part)
        ),
        "touching": [
            place_of(opened.catalogue, in_scope[task.id])
            for task in opened.catalogue.tasks_touching(dossier.id)
            if task.id in in_scope
        ],
        "step_help": [(str(label), STEP_HELP[name]) for name, label in TaskStep.choices],
        "unfold": unfold,
        "conflict": build_task_conflict(typed) if typed and typed.stale else None,
    }
    return render(request, "answering/tasks.html", context, status=status)


def cross_page(
    request: HttpRequest, opened: OpenRound, typed: Typed | None = None, status: int = 200
) -> HttpResponse:
    """The page of dwars; `typed` is a refused save that is shown again."""
    part = opened.progress.cross
    reader, show = _reader(request, opened, part, typed), _filter(request, typed)
    stored = opened.rows.answers_by_statement()
    context = _context(opened, "round-cross", None, part, show, typed) | {
        "groups": build_cross_groups(opened.catalogue, part, stored, reader, show),
        "conflict": _conflict(opened, typed),
    }
    return render(request, "answering/cross.html", context, status=status)


def _dossier(opened: OpenRound, dossier_id: str) -> Dossier:
    dossier = opened.catalogue.dossier_by_id.get(dossier_id)
    if dossier is None:
        raise Http404("Dit dossier bestaat niet.")
    return dossier


def _reader(request: HttpRequest, opened: OpenRound, part: PartProgress, typed: Typed | None) -> Reader:
    return Reader(
        user_id=request.user.pk,
        per_role=request.GET.get("per_rol", ""),
        unfold=typed.subject if typed else request.GET.get("open", ""),
        typed=typed,
        sides=_sides(opened, part),
        partly=partly_given(opened.access),
    )


def _sides(opened: OpenRound, part: PartProgress) -> Mapping[str, QuestionSide]:
    """Who owns each question of the page and what is said about it, in five queries."""
    ids = [question.id for question in part.questions]
    talk = talk_counts_for(opened.round, ids, opened.access.municipal_roles)
    lineage = lineage_for(opened.round, catalogue_for(opened.round.edition))
    return build_sides(
        opened.catalogue, ids, opened.access, opened.user_id, opened.assignments, talk, lineage
    )


def _filter(request: HttpRequest, typed: Typed | None) -> str:
    """The filter of the page; a refused save carries it along in the form."""
    wanted = typed.values.get("toon", "") if typed else request.GET.get("toon", "")
    return wanted if wanted in FILTERS else ""


def _conflict(opened: OpenRound, typed: Typed | None) -> object:
    if typed is None or not typed.stale:
        return None
    catalogue = opened.catalogue
    item = catalogue.statement_by_id.get(typed.subject) or catalogue.cross_statement_by_id[typed.subject]
    return build_conflict(item, typed)


def _hands_in(request: HttpRequest, opened: OpenRound, dossier: Dossier) -> bool:
    """Whether this person, or the own function, was given the dossier as a whole."""
    given = assigned_to_dossier(dossier.id, opened.assignments)
    return any(is_assigned(opened.access, request.user.pk, row) for row in given)


def _context(
    opened: OpenRound,
    url_name: str,
    dossier: Dossier | None,
    part: PartProgress,
    show: str,
    typed: Typed | None,
) -> dict[str, Any]:
    label = dossier.label if dossier else "Samenspel beleid en uitvoering"
    trail: list[tuple[str, str | None]] = [(label, None)]
    if dossier:
        domain = opened.catalogue.domain_by_id[dossier.domain].label
        trail.insert(0, (domain, reverse("round", args=[opened.round.pk]) + f"#{dossier.domain}"))
    here = reverse(url_name, args=[opened.round.pk, dossier.id] if dossier else [opened.round.pk])
    name = dossier.id if dossier else ""
    agreed = opened.is_agreed(name)
    given = assigned_to_dossier(name, opened.assignments)
    context = opened.context(*trail)
    return context | {
        "dossier": dossier,
        "domains": opened.lines(),
        "part": part,
        "counts": opened.progress.of(dossier.id) if dossier else None,
        "show": show,
        "typed": typed,
        "full": opened.round.scope == Scope.FULL,
        "here": here,
        "agreed": agreed,
        "can_answer": context["can_answer"] and not agreed,
        "assigned": owner_names(given),
        "begun": bool(dossier) and opened.has_begun(name),
        "dossier_work": opened.work.get(name),
        "dossier_due": first_due(name, opened.work.get(name), opened.round, opened.assignments),
    }
