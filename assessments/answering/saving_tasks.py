"""Saving one task: its five steps, or not applicable with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.answering import sentences
from assessments.answering.errors import StaleSave
from assessments.answering.locking import lock_question
from assessments.answering.text import check_note, reason_is_missing
from assessments.audit.services import record
from assessments.catalogue.spec import Catalogue, Task
from assessments.constants import Scope, StepChoice, TaskStep
from assessments.models import Round, TaskAnswer, User
from assessments.text import clean_text

STEPS: tuple[str, ...] = tuple(TaskStep.values)
FIELDS: tuple[str, ...] = (*STEPS, "discussed_on", "not_applicable", "nvt_reason", "note")
FILE_NAMES = {
    "discussed_on": "besproken_op",
    "not_applicable": "nvt",
    "nvt_reason": "reden_nvt",
    "note": "toelichting",
}
"""Names of the fields in the audit trail, in the words of the answers file; steps keep their own name."""


@dataclass(frozen=True, slots=True)
class TaskContent:
    """The part of a task answer that a person gives; a reason is kept only when the task does not apply."""

    steps: Mapping[str, str]
    discussed_on: dt.date | None
    not_applicable: bool
    nvt_reason: str
    note: str

    def as_fields(self) -> dict[str, Any]:
        """The values per model field."""
        return {step: self.steps.get(step, "") for step in STEPS} | {
            "discussed_on": self.discussed_on,
            "not_applicable": self.not_applicable,
            "nvt_reason": self.nvt_reason if self.not_applicable else "",
            "note": self.note,
        }


EMPTY = TaskContent({}, None, False, "", "").as_fields()


def find_task(catalogue: Catalogue, task: str, scope: str) -> Task:
    """The task with this id. Raises ValidationError when unknown or out of scope."""
    found = catalogue.task_by_id.get(task)
    if found is None:
        raise ValidationError({"task": sentences.TASK_UNKNOWN.format(id=task, edition=catalogue.edition)})
    if scope == Scope.BASIC and not found.core:
        raise ValidationError({"task": sentences.TASK_OUT_OF_SCOPE.format(id=task)})
    return found


def _check(content: TaskContent) -> None:
    """Raise ValidationError with every fault at once, a sentence per field."""
    faults: dict[str, str] = {}
    for step, value in content.steps.items():
        if step not in STEPS or value not in ("", *StepChoice.values):
            faults[step if step in STEPS else "steps"] = sentences.STEP_UNKNOWN
    if content.discussed_on is not None:
        if content.discussed_on > timezone.localdate():
            faults["discussed_on"] = sentences.DATE_IN_FUTURE
        elif content.steps.get(TaskStep.DISCUSSED) not in (StepChoice.YES, StepChoice.PARTLY):
            faults["discussed_on"] = sentences.DATE_WITHOUT_DISCUSSION
    note_fault, reason_fault = check_note(content.note), check_note(content.nvt_reason)
    if note_fault:
        faults["note"] = note_fault
    if reason_fault:
        faults["nvt_reason"] = reason_fault
    elif content.not_applicable and reason_is_missing(content.nvt_reason):
        faults["nvt_reason"] = sentences.REASON_MISSING
    if faults:
        raise ValidationError(faults)


def _in_words(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        FILE_NAMES.get(name, name): value.isoformat() if isinstance(value, dt.date) else value
        for name, value in fields.items()
    }


@transaction.atomic
def save_task(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    task: str,
    steps: Mapping[str, str],
    discussed_on: dt.date | None,
    not_applicable: bool,
    nvt_reason: str,
    note: str,
    expected_version: int,
    function: str,
    on_behalf: bool = False,
) -> TaskAnswer:
    """Store the steps of one task ("" is empty, a step left out too), or that it does not apply.

    The same content again writes nothing, unless it was carried over: then it counts from now on. With
    nothing stored and nothing given the answer returned is unsaved (version 0). `on_behalf`: the audit trail
    names the `function`, which is not that of the actor. Raises ValidationError (a sentence per field),
    StaleSave, RoundLocked and DossierAgreed.
    """
    scope = lock_question(round.pk, task, catalogue)
    find_task(catalogue, task, scope)
    content = TaskContent(dict(steps), discussed_on, not_applicable, clean_text(nvt_reason), clean_text(note))
    _check(content)
    new = content.as_fields()
    row = TaskAnswer.objects.filter(round=round, task=task).select_related("updated_by").first()
    old = {name: getattr(row, name) for name in FIELDS} if row else EMPTY
    if new == old and not (row and row.to_confirm):
        return row or TaskAnswer(round=round, task=task, version=0)
    if (row.version if row else 0) != expected_version:
        raise StaleSave(rows=[row] if row else [], version=row.version if row else 0)
    if row is None:
        row = TaskAnswer(round=round, task=task, version=0)
    for name, value in new.items():
        setattr(row, name, value)
    row.function, row.updated_by, row.updated_at = function, actor, timezone.now()
    carried_over, row.to_confirm = row.to_confirm, False
    row.version += 1
    row.save()
    changed = [name for name in FIELDS if old[name] != new[name] or (carried_over and new[name])]
    record(
        actor=actor,
        action="taak.opgeslagen",
        round=round,
        subject=task,
        old=_in_words({name: old[name] for name in changed}),
        new=_in_words({name: new[name] for name in changed}) | ({"functie": function} if on_behalf else {}),
    )
    return row
