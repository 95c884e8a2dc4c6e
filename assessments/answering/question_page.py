"""One question with everything around it: answer, proposals, remarks, evidence and history.

A fixed number of queries, whatever is stored (at most twelve with those of the request itself).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from assessments.accounts.access import MAY_ANSWER, RoundAccess
from assessments.accounts.trail import round_crumbs
from assessments.answering.changes import Changed, changed_for
from assessments.answering.history import answer_history, task_history
from assessments.answering.openness import openness_of, with_marks
from assessments.answering.ownership import assignments_for, may_agree
from assessments.answering.previous import lineage_for
from assessments.answering.proposal_fields import Viewer
from assessments.answering.proposal_pages import build_section
from assessments.answering.statement_pages import Reader, build_card
from assessments.answering.task_pages import KIND_ORDER, build_task_row
from assessments.answering.typed import Typed
from assessments.answering.versions import version_for
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue, CrossStatement, Statement
from assessments.comments.queries import threads_for
from assessments.constants import NationalCause, RedactedPart, Scope
from assessments.evidence.queries import evidence_for
from assessments.models import Answer, Assignment, AuditEntry, Proposal, TaskAnswer, User
from assessments.national.queries import signal_and_lock
from assessments.scoring.progress import Question

NOT_THERE = "Deze vraag bestaat niet of is niet voor u."


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader asks of the page, and what was refused on the way here."""

    per_role: str = ""
    take: str = ""
    take_role: str = ""
    before: int | None = None  # the history from this state backwards
    refused_proposal: Typed | None = None
    refused_agreeing: Typed | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that somebody opened: within the part that this person sees."""

    access: RoundAccess
    person: User
    catalogue: Catalogue  # the whole edition
    part: Catalogue
    spec: QuestionSpec

    @property
    def in_scope(self) -> bool:
        return self.spec.kind == "dwars" or self.spec.core or self.access.round.scope == Scope.FULL

    @property
    def item(self) -> Statement | CrossStatement:
        """The whole statement, with all its roles. Raises KeyError for a task."""
        found = self.catalogue.statement_by_id.get(self.spec.id)
        return found or self.catalogue.cross_statement_by_id[self.spec.id]


def open_question(access: RoundAccess, person: User, subject: str) -> OpenQuestion:
    """The question, without a query. Raises Http404 outside the part of this person."""
    catalogue = catalogue_for(access.round.edition)
    part = part_of(catalogue, access.dossiers, access.municipal_roles)
    spec = question_of(part, subject)
    if spec is None:
        raise Http404(NOT_THERE)
    return OpenQuestion(access, person, catalogue, part, spec)


def agrees(opened: OpenQuestion) -> bool:
    """Whether this person sets the agreed answer of this question: the coordinator or its owner."""
    return opened.in_scope and may_agree(
        opened.access, opened.person.pk, opened.spec, _assignments(opened.access)
    )


def _assignments(access: RoundAccess) -> tuple[Assignment, ...]:
    """The assignments, where they make a difference: not for the coordinator, nor for who only reads."""
    if access.can_coordinate or access.role not in MAY_ANSWER:
        return ()
    return assignments_for(access.round)


def question_context(opened: OpenQuestion, asked: Asked) -> dict[str, Any]:
    """Everything that the page of a question shows."""
    access, spec = opened.access, opened.spec
    signal, agreed = signal_and_lock(access.round, spec)
    evidence = evidence_for(access, spec.id, agreed=agreed)
    context = {
        "round": access.round,
        "municipality": access.round.municipality,
        "access": access,
        "question": spec,
        "subject": spec.id,
        "in_scope": opened.in_scope,
        "agreed_dossier": evidence.agreed,
        "crumbs": round_crumbs(access.round, *_trail(opened)),
        "round_nav": {"round": access.round, "active": "overzicht"},
        "neighbours": _neighbours(opened),
        "threads": threads_for(access, spec.id, opened.person),
        "evidence": evidence,
        "answer_url": _answer_url(opened),
        "changed": _changed(opened),
        "history_is_older": asked.before is not None,
        "refused_open": asked.refused_proposal is not None or bool(asked.per_role),
    }
    locked = evidence.agreed or access.round.is_definitive or not opened.in_scope
    agreeing = agrees(opened)
    context |= {"may_agree": agreeing, "may_restore": agreeing and not locked}
    context["national"] = {
        "signal": signal,
        "may_change": agreeing and not locked,
        "causes": NationalCause.choices,
    }
    if spec.kind == "taak":
        return context | _task_context(opened, asked)
    return context | _statement_context(opened, asked, agreeing=agreeing, locked=locked)


def _changed(opened: OpenQuestion) -> Changed | None:
    """What changed in this question since the round that this one began with."""
    access = opened.access
    return changed_for(
        lineage_for(access.round, opened.catalogue),
        opened.spec.id,
        dossiers=access.dossiers,
        roles=access.municipal_roles,
        today=timezone.localdate(),
    )


def _task_context(opened: OpenQuestion, asked: Asked) -> dict[str, Any]:
    task = opened.part.task_by_id[opened.spec.id]
    rows = TaskAnswer.objects.filter(round=opened.access.round, task=task.id).select_related("updated_by")
    row = with_marks(rows, RedactedPart.TASK_NOTE, task.id).first()
    history = task_history(opened.access.round, task.id, before=asked.before)
    return {
        "openness": openness_of(opened.access, task.id, [row] if row else []),
        "row": build_task_row(task, row, _as_question(opened.spec)),
        "to_confirm": bool(row and row.to_confirm),
        "history": history,
        "version": row.version if row else 0,
    }


def _statement_context(opened: OpenQuestion, asked: Asked, *, agreeing: bool, locked: bool) -> dict[str, Any]:
    access, person, own_roles = opened.access, opened.person, opened.access.municipal_roles
    rows = Answer.objects.filter(round=access.round, statement=opened.spec.id).select_related("updated_by")
    answers = list(with_marks(rows.order_by("role"), RedactedPart.STATEMENT_NOTE, opened.spec.id))
    part_item = opened.part.statement_by_id.get(opened.spec.id) or opened.item
    seen = [row for row in answers if not own_roles or row.role in {"", *own_roles}]
    proposals, blind_ended = _proposals(opened)
    viewer = Viewer(
        user_id=person.pk,
        # What somebody typed stays on the page, also when the question was locked in the meantime.
        can_propose=asked.refused_proposal is not None or (access.can_answer and not locked),
        looks=agreeing,
        agrees=asked.refused_agreeing is not None or (agreeing and not locked),
        blind=access.round.blind,
        own_roles=own_roles,
        per_role=asked.per_role,
        take=asked.take,
        take_role=asked.take_role,
    )
    return {
        "openness": openness_of(access, opened.spec.id, seen),
        "card": build_card(opened.part, part_item, seen, _as_question(opened.spec), Reader()),
        "to_confirm": any(row.to_confirm for row in seen),
        "proposals": build_section(
            opened.item,
            proposals,
            answers,
            viewer,
            blind_ended=blind_ended,
            refused_proposal=asked.refused_proposal,
            refused_agreeing=asked.refused_agreeing,
        ),
        "history": answer_history(access.round, opened.item, own_roles=own_roles, before=asked.before),
        "version": version_for(answers, ""),
    }


def _proposals(opened: OpenQuestion) -> tuple[list[Proposal], dt.datetime | None]:
    """The proposals in the part of this person, and since when they are no longer blind, in one query."""
    round, own_roles = opened.access.round, opened.access.municipal_roles
    ended = AuditEntry.objects.filter(round_id=round.pk, action="ronde.blind_uit").order_by("-at", "-id")
    rows = Proposal.objects.filter(round=round, statement=opened.spec.id).select_related("author")
    if own_roles:
        rows = rows.filter(role__in=["", *own_roles])
    found: list[Proposal] = []
    since: dt.datetime | None = None
    for row in rows.annotate(blind_ended=Subquery(ended.values("at")[:1])).order_by("role", "pk"):
        found.append(row)
        if row.blind_ended and row.created_at < row.blind_ended and not round.blind:
            since = row.blind_ended
    return found, since


def _as_question(spec: QuestionSpec) -> Question:
    """The question as the cards take it; this page folds nothing and counts nothing."""
    return Question(spec.kind, spec.id, spec.dossier or None, done=False, unknown=False, required=False)


def _trail(opened: OpenQuestion) -> Sequence[tuple[str, str | None]]:
    label = {"taak": "Taak", "stelling": "Stelling", "dwars": "Stelling"}[opened.spec.kind]
    return (opened.spec.dossier_label, _list_url(opened)), (f"{label} {opened.spec.id}", None)


def _list_url(opened: OpenQuestion) -> str:
    if opened.spec.kind == "dwars":
        return reverse("round-cross", args=[opened.access.round.pk])
    name = "round-tasks" if opened.spec.kind == "taak" else "round-statements"
    return reverse(name, args=[opened.access.round.pk, opened.spec.dossier])


def _answer_url(opened: OpenQuestion) -> str:
    """The place of the question on the page where it is answered."""
    return f"{_list_url(opened)}?open={opened.spec.id}#{opened.spec.id}"


def _neighbours(opened: OpenQuestion) -> dict[str, QuestionSpec | None]:
    """The question before and after this one in its dossier, in the order of the pages."""
    ids = _order(opened)
    found: dict[str, QuestionSpec | None] = {"previous": None, "next": None}
    for one, other in pairwise(ids):
        if other == opened.spec.id:
            found["previous"] = question_of(opened.part, one)
        if one == opened.spec.id:
            found["next"] = question_of(opened.part, other)
    return found


def _order(opened: OpenQuestion) -> list[str]:
    """The questions in scope of the same dossier: tasks (duties first), then statements per cluster."""
    part, dossier = opened.part, opened.spec.dossier
    if opened.spec.kind == "dwars":
        return [item.id for item in part.cross_statements]
    everything = opened.access.round.scope == Scope.FULL
    tasks = sorted(part.tasks_of(dossier), key=lambda task: KIND_ORDER[task.kind])
    cluster = {item.id: index for index, item in enumerate(part.clusters)}
    statements = sorted(
        part.statements_of(dossier), key=lambda item: cluster[part.factor_by_id[item.factor].cluster]
    )
    ids = [task.id for task in tasks if everything or task.core]
    return ids + [item.id for item in statements if everything or item.core]
