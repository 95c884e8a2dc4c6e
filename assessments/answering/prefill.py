"""Beginning a round with the answers of the last definitive one, and confirming them (method.md 10).

What means the same is carried over and waits for a person; what changed stays empty, with the old answer
beside it (docs/decisions/0056).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from assessments.accounts.invitations import lock_team
from assessments.answering import wording_changes as wording
from assessments.answering.errors import StaleSave
from assessments.answering.locking import lock_question
from assessments.answering.previous import AnswerRow, PreviousRound, previous_round
from assessments.answering.saving import (
    Content,
    SavedStatement,
    find_statement,
    roles_of,
    save_answer,
    stored_rows,
)
from assessments.answering.saving_tasks import find_task
from assessments.answering.versions import next_version, row_for, rows_seen_by, version_for
from assessments.audit.services import record
from assessments.catalogue.mapping import Change, by_new_id
from assessments.catalogue.parts import is_in_part, part_of
from assessments.catalogue.queries import changes_since
from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue, Statement
from assessments.constants import TeamRole
from assessments.models import Answer, Assignment, Membership, Round, TaskAnswer, User
from assessments.scoring.answers_rows import CrossRow, TaskRow
from assessments.scoring.rows import stored_value
from assessments.scoring.types import STEPS

MAY_WORK = (TeamRole.COORDINATOR, TeamRole.EDITOR)
EVERY_ROLE = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """How much of the last round a new round begins with."""

    answers: int
    tasks: int
    assignments: int = 0
    left_out: int = 0  # assignments to people who left, or to questions that ended


# --- what is carried over (pure)


def carried_answers(
    changes: Iterable[Change], catalogue: Catalogue, old: Catalogue, previous: PreviousRound
) -> list[tuple[str, str, AnswerRow]]:
    """The answers of the last round whose statement still means the same: the new id, the role, and the row.

    A role that the statement no longer has falls away; a new role stays empty.
    """
    return [
        (change.new[0], role, row)
        for change in changes
        if change.comparable
        for row in previous.answers.get(change.old[0], ())
        if row.value is not None
        for role in _roles_of(
            row, catalogue.statement_by_id.get(change.new[0]), old.statement_by_id.get(change.old[0])
        )
    ]


def _roles_of(row: AnswerRow, now: Statement | None, before: Statement | None) -> tuple[str, ...]:
    """Where an answer belongs now; one answer for all roles stays one, unless there is a role to add."""
    if isinstance(row, CrossRow) or now is None or before is None:
        return (EVERY_ROLE,)
    if row.role is not None:
        carried = (row.role,) if row.role in now.roles else ()
        return (EVERY_ROLE,) if carried == now.roles else carried
    if set(now.roles) <= set(before.roles):
        return (EVERY_ROLE,)
    return tuple(role for role in now.roles if role in before.roles)


def carried_tasks(changes: Iterable[Change], previous: PreviousRound) -> list[tuple[str, TaskRow]]:
    """The tasks of the last round that still mean the same: the new id and the row."""
    found = []
    for change in changes:
        row = previous.tasks.get(change.old[0]) if change.comparable else None
        if row is not None and (row.not_applicable is not None or any(row.steps)):
            found.append((change.new[0], row))
    return found


# --- services


@transaction.atomic
def prefill_round(
    *, actor: User | None, round: Round, source: Round, catalogue: Catalogue, copy_work: bool = False
) -> Carried:
    """Fill a new round with the answers of a definitive one, each waiting to be confirmed.

    Questions that have an answer already keep it. With `copy_work` also who does what comes along. Reads the
    snapshot of `source`, never its rows. Raises ValueError when the editions do not follow.
    """
    previous, old = previous_round(source.pk)
    changes = changes_since(catalogue, previous.edition)
    if changes is None:
        raise ValueError(f"edition {catalogue.edition} does not follow {previous.edition}")
    given = set(Answer.objects.filter(round=round).values_list("statement", flat=True))
    given |= set(TaskAnswer.objects.filter(round=round).values_list("task", flat=True))
    answers = [one for one in carried_answers(changes, catalogue, old, previous) if one[0] not in given]
    tasks = [one for one in carried_tasks(changes, previous) if one[0] not in given]
    Answer.objects.bulk_create(_answer(round, *one) for one in answers)
    TaskAnswer.objects.bulk_create(_task(round, *one) for one in tasks)
    taken, left_out = _copy_work(actor, round, source, catalogue, changes) if copy_work else (0, 0)
    carried = Carried(len({one[0] for one in answers}), len(tasks), taken, left_out)
    record(
        actor=actor,
        action="ronde.voorgevuld",
        round=round,
        subject=previous.edition,
        new={
            "stellingen": carried.answers,
            "taken": carried.tasks,
            "toewijzingen": carried.assignments,
            "toewijzingen_niet_overgenomen": carried.left_out,
        },
    )
    return carried


def _answer(round: Round, statement: str, role: str, row: AnswerRow) -> Answer:
    return Answer(
        round=round,
        statement=statement,
        role=role,
        value=stored_value(row.value),
        support=row.support or "",
        note=row.note,
        function=row.function or "",
        to_confirm=True,
    )


def _task(round: Round, task: str, row: TaskRow) -> TaskAnswer:
    steps: dict[str, Any] = {step: value or "" for step, value in zip(STEPS, row.steps, strict=True)}
    return TaskAnswer(
        round=round,
        task=task,
        **steps,
        discussed_on=dt.date.fromisoformat(row.discussed_on) if row.discussed_on else None,
        not_applicable=row.not_applicable is not None,
        nvt_reason=row.not_applicable or "",
        note=row.note,
        function=row.function or "",
        to_confirm=True,
    )


def _copy_work(
    actor: User | None, round: Round, source: Round, catalogue: Catalogue, changes: Sequence[Change]
) -> tuple[int, int]:
    """Who does what, without deadlines: how many came along, and how many have no person or question now."""
    lock_team(round.municipality)  # nobody leaves meanwhile
    working = Membership.objects.filter(municipality_id=round.municipality_id, role__in=MAY_WORK)
    team = {member.user_id: part_of(catalogue, member.dossiers, member.municipal_roles) for member in working}
    forward: dict[str, list[str]] = {}
    for name, change in by_new_id(changes).items():
        for old in change.old:
            forward.setdefault(old, []).append(name)
    fresh: dict[tuple[str, str, int | None, str], Assignment] = {}
    left_out = 0
    for row in Assignment.objects.filter(round=source):
        part = catalogue if row.person_id is None else team.get(row.person_id)
        places = _places(row, catalogue, forward) if part else []
        places = [place for place in places if part and is_in_part(part, *place)]
        left_out += not places
        for dossier, subject in places:
            fresh[dossier, subject, row.person_id, row.assigned_function] = Assignment(
                round=round,
                dossier=dossier,
                subject=subject,
                person_id=row.person_id,
                assigned_function=row.assigned_function,
                note=row.note,
                created_by=actor,
            )
    Assignment.objects.bulk_create(fresh.values())
    return len(fresh), left_out


def _places(row: Assignment, catalogue: Catalogue, forward: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Dossier and question where an assignment belongs now; none when they ended."""
    if not row.subject:
        return [(row.dossier, "")] if not row.dossier or row.dossier in catalogue.dossier_by_id else []
    questions = [question_of(catalogue, name) for name in forward.get(row.subject, [])]
    return [(question.dossier, question.id) for question in questions if question is not None]


@transaction.atomic
def confirm_prefilled(
    *,
    actor: User,
    round: Round,
    catalogue: Catalogue,
    subject: str,
    role: str,
    function: str,
    expected_version: int,
) -> SavedStatement | TaskAnswer:
    """Say that an answer of the last round still holds: from now on it counts, as answered by this function.

    One box of a statement (role "" is all roles), or a task with all its steps. Raises StaleSave when a
    colleague changed it meanwhile, ValidationError when nothing waits, RoundLocked and DossierAgreed.
    """
    scope = lock_question(round.pk, subject, catalogue)
    if subject in catalogue.task_by_id:
        find_task(catalogue, subject, scope)
        return _confirm_task(actor, round, subject, function, expected_version)
    item = find_statement(catalogue, subject, scope)
    rows = stored_rows(round, subject)
    version = version_for(rows, role)
    if version != expected_version:
        raise StaleSave(rows=rows_seen_by(rows, role), version=version)
    waiting = rows_seen_by(rows, role)
    contents = {Content.of(row) for row in waiting}
    if len(contents) != 1 or not any(row.to_confirm for row in waiting):
        raise ValidationError(wording.NOTHING_TO_CONFIRM)
    if role and role not in roles_of(item):
        raise ValidationError(wording.NOTHING_TO_CONFIRM)
    content, row = contents.pop(), row_for(rows, role)
    if (
        row is None
    ):  # one answer for all roles is confirmed for one, or the other way round: a save as any other
        return save_answer(
            actor=actor,
            round=round,
            catalogue=catalogue,
            statement=subject,
            role=role,
            value=content.value,
            support=content.support,
            note=content.note,
            expected_version=expected_version,
            function=function,
        )
    row.function, row.updated_by, row.updated_at = function, actor, timezone.now()
    row.to_confirm, row.version = False, next_version(rows)
    row.save(force_update=True)
    record(
        actor=actor,
        action="antwoord.bevestigd",
        round=round,
        subject=f"{subject} {role}".strip(),
        new=dict(content.as_dict()),
    )
    return SavedStatement(subject, role, tuple(rows), {role: row.version}, changed=True)


def _confirm_task(actor: User, round: Round, task: str, function: str, expected_version: int) -> TaskAnswer:
    row = TaskAnswer.objects.filter(round=round, task=task).select_related("updated_by").first()
    if (row.version if row else 0) != expected_version:
        raise StaleSave(rows=[row] if row else [], version=row.version if row else 0)
    if row is None or not row.to_confirm:
        raise ValidationError(wording.NOTHING_TO_CONFIRM)
    row.function, row.updated_by, row.updated_at = function, actor, timezone.now()
    row.to_confirm = False
    row.version += 1
    row.save(force_update=True)
    record(
        actor=actor,
        action="taak.bevestigd",
        round=round,
        subject=task,
        new={step: getattr(row, step) for step in STEPS} | {"nvt": row.not_applicable},
    )
    return row
