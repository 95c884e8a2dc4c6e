"""From stored rows to an answers file; the tables are known here by the shape of their rows only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal, Protocol, cast

from assessments.scoring.answers_rows import AnswersFile, CrossRow, StatementRow, TaskRow
from assessments.scoring.types import STEPS, AnswerValue, ScoringModel, StepValue, Support
from assessments.scoring.units import statement_in_scope, task_in_scope


class StoredAnswer(Protocol):
    """A row of the table of answers: texts, "" where nothing was given; role "" is every role.

    `to_confirm`: carried over from the last round and not confirmed yet, so it does not count (method.md 10).
    """

    statement: str
    role: str
    value: str
    support: str
    note: str
    function: str
    to_confirm: bool


class StoredTask(Protocol):
    """A row of the table of task answers: five steps, "" where nothing was given; `to_confirm` as above."""

    task: str
    in_beeld: str
    belegd: str
    beleid: str
    capaciteit: str
    besproken: str
    discussed_on: dt.date | None
    not_applicable: bool
    nvt_reason: str
    note: str
    function: str
    to_confirm: bool


def answer_value(stored: str) -> AnswerValue:
    """The stored text as an answer: "3" is level 3, "" is empty."""
    if stored.isdigit():
        return int(stored)
    return cast(AnswerValue, stored or None)


def stored_value(value: AnswerValue) -> str:
    """The answer as it is stored; the reverse of `answer_value`."""
    return "" if value is None else str(value)


def _support(stored: str) -> Support:
    return cast(Support, stored or None)


def _task_row(row: StoredTask) -> TaskRow:
    steps = tuple(cast(StepValue, getattr(row, step) or None) for step in STEPS)
    reason = row.nvt_reason if row.not_applicable else None
    discussed_on = row.discussed_on.isoformat() if row.discussed_on else None
    if reason is None and discussed_on is None and not row.note and not any(steps):
        return TaskRow(row.task)
    return TaskRow(row.task, reason, steps, row.note, row.function or None, discussed_on)


def _content(row: StoredAnswer) -> tuple[AnswerValue, Support, str, str | None]:
    """Value, support, note and function; who emptied an answer is not part of the file."""
    given = (answer_value(row.value), _support(row.support), row.note)
    return (*given, row.function or None) if any(part not in (None, "") for part in given) else (*given, None)


def _statement_rows(
    model: ScoringModel, scope: str, answers: Mapping[str, Mapping[str, StoredAnswer]]
) -> tuple[StatementRow, ...]:
    found = []
    for statement in model.statements:
        stored = answers.get(statement.id)
        if not stored or not statement_in_scope(statement, scope):
            continue
        for role in ("", *statement.roles):
            if role in stored:
                found.append(StatementRow(statement.id, role or None, *_content(stored[role])))
    return tuple(row for row in found if not row.is_empty)


def file_from_rows(
    model: ScoringModel,
    *,
    municipality: str,
    scope: str,
    definitive: bool,
    answers: Iterable[StoredAnswer],
    tasks: Iterable[StoredTask],
) -> AnswersFile:
    """The answers file of the stored rows of one round, in catalogue order.

    Left out are rows without content, rows out of scope, and rows that somebody still has to confirm: they
    stay stored and do not count.
    """
    by_statement: dict[str, dict[str, StoredAnswer]] = {}
    for answer in answers:
        if answer.to_confirm:
            continue
        by_statement.setdefault(answer.statement, {})[answer.role] = answer
    by_task = {task.task: task for task in tasks if not task.to_confirm}
    task_rows = [
        _task_row(by_task[task.id])
        for task in model.tasks
        if task.id in by_task and task_in_scope(task, scope)
    ]
    cross_rows = [
        CrossRow(item.id, *_content(by_statement[item.id][""]))
        for item in model.cross_statements
        if "" in by_statement.get(item.id, {})
    ]
    return AnswersFile(
        municipality=municipality,
        edition=model.edition,
        scope=cast(Literal["basis", "volledig"], scope),
        definitive=definitive,
        tasks=tuple(row for row in task_rows if not row.is_empty),
        statements=_statement_rows(model, scope, by_statement),
        cross=tuple(row for row in cross_rows if not row.is_empty),
    )
