"""Putting an earlier state of a question back: a new save with the old content; history only grows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from assessments.answering import sentences_talk
from assessments.answering.errors import StaleSave
from assessments.answering.history import answer_events, task_events
from assessments.answering.history_moments import Event
from assessments.answering.locking import lock_question
from assessments.answering.proposals import places_for
from assessments.answering.saving import find_statement, save_answer, stored_rows
from assessments.answering.saving_tasks import STEPS, save_task
from assessments.answering.versions import version_for
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue
from assessments.models import Round, TaskAnswer, User
from assessments.text import clean_text

ANSWER = ("pgh_label", "role", "value", "support", "note")
TASK = ("pgh_label", *STEPS, "discussed_on", "not_applicable", "nvt_reason", "note")


def _rows_of(events: QuerySet[Any], moment: int, fields: tuple[str, ...]) -> list[Event]:
    """The states that one moment stored. Raises ValidationError when it is not one of this question."""
    at = events.filter(pgh_id=moment).values_list("pgh_created_at", flat=True).first()
    if at is None:
        raise ValidationError(sentences_talk.NO_SUCH_STATE)
    rows = list(events.filter(pgh_created_at=at, pgh_id__lte=moment).order_by("pgh_id").values(*fields))
    last: dict[str, Event] = {row.get("role", ""): row for row in rows}
    stored = [row for row in last.values() if row["pgh_label"] != "delete"]
    if not stored:
        raise ValidationError(sentences_talk.NOTHING_IN_STATE)
    return stored


@transaction.atomic
def restore_answer(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    statement: str,
    moment: int,
    expected_version: int,
    function: str,
    reason: str = "",
    own_roles: Collection[str] = (),
) -> bool:
    """Store an earlier state of a statement again; False when it is what stands there already.

    `expected_version` is the highest of the whole statement, so a save of a colleague for any role is seen.
    A restored 'not applicable' of the core waits for a second person again. Raises ValidationError,
    StaleSave, RoundLocked and DossierAgreed.
    """
    scope = lock_question(round.pk, statement, catalogue)
    rows = stored_rows(round, statement)
    if version_for(rows, "") != expected_version:
        raise StaleSave(rows=rows, version=version_for(rows, ""))
    places = places_for(find_statement(catalogue, statement, scope), own_roles)
    states = _rows_of(answer_events(round, statement, own_roles), moment, ANSWER)
    changed = False
    wanted = [(role, state) for state in states for role in _targets(state["role"], places)]
    for role, content in wanted:
        saved = save_answer(
            actor=actor,
            round=round,
            catalogue=catalogue,
            statement=statement,
            role=role,
            value=content["value"],
            support=content["support"],
            note=content["note"],
            expected_version=version_for(stored_rows(round, statement), role),
            function=function,
        )
        changed |= saved.changed
    if changed:
        _record(actor, "antwoord.teruggezet", round, statement, reason)
    return changed


def _targets(role: str, places: Sequence[str]) -> tuple[str, ...]:
    """Where a state comes back: its own role; one for all roles only in the roles of a limited invitation."""
    if role or "" in places:
        return (role,)
    return tuple(places)


@transaction.atomic
def restore_task(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    task: str,
    moment: int,
    expected_version: int,
    function: str,
    reason: str = "",
) -> bool:
    """Store an earlier state of a task again; False when it is what stands there already.

    Raises ValidationError, StaleSave, RoundLocked and DossierAgreed.
    """
    lock_question(round.pk, task, catalogue)
    before = TaskAnswer.objects.filter(round=round, task=task).values_list("version", flat=True).first()
    (state,) = _rows_of(task_events(round, task), moment, TASK)
    saved = save_task(
        actor=actor,
        round=round,
        catalogue=catalogue,
        task=task,
        steps={step: state[step] for step in STEPS},
        discussed_on=state["discussed_on"],
        not_applicable=state["not_applicable"],
        nvt_reason=state["nvt_reason"],
        note=state["note"],
        expected_version=expected_version,
        function=function,
    )
    changed = saved.version != (before or 0)
    if changed:
        _record(actor, "taak.teruggezet", round, task, reason)
    return changed


def _record(actor: User, action: str, round: Round, subject: str, reason: str) -> None:
    record(actor=actor, action=action, round=round, subject=subject, reason=clean_text(reason))
