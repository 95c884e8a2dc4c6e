"""What the page shows again after a save: the question as it is stored now, and the counts beside it."""

from __future__ import annotations

from typing import Any

from assessments.accounts.access import RoundAccess
from assessments.answering.pages import build_dossier_line
from assessments.answering.round_context import OpenRound, open_dossier, partly_given
from assessments.answering.services import SavedStatement
from assessments.answering.statement_pages import Reader, build_card
from assessments.answering.task_pages import build_task_row
from assessments.catalogue.spec import CrossStatement, Statement, Task
from assessments.models import TaskAnswer


def saved_answer(
    access: RoundAccess, item: Statement | CrossStatement, saved: SavedStatement, user_id: int | None
) -> dict[str, Any]:
    """The card of a statement, the form of one role, and the fresh counts.

    `versions` come from the save itself, per key of a form: what a colleague stored after it, or for another
    role, the page does not show, so it may not send the version of that either.
    """
    role = saved.role
    if isinstance(item, CrossStatement):
        opened = open_dossier(access, None)
        part = opened.progress.cross
        counts = {"round": access.round, "part": part, "url_name": "round-cross"}
    else:
        opened = open_dossier(access, item.dossier)
        part = opened.progress.of(item.dossier).statements
        counts = _counts(opened, item.dossier, "round-statements")
    question = next(question for question in part.questions if question.id == item.id)
    rows = saved.rows
    reader = Reader(user_id=user_id, per_role=item.id if role else f"-{item.id}", partly=partly_given(access))
    card = build_card(opened.catalogue, item, rows, question, reader)
    box = next((box for box in card.boxes if box.role == role), card.boxes[0])
    versions = {other.key: saved.versions[other.role] for other in card.boxes if other.role in saved.versions}
    return counts | {"card": card, "box": box, "versions": versions}


def saved_task(access: RoundAccess, task: Task, saved: TaskAnswer) -> dict[str, Any]:
    """The row of a task as this save stored it, and the fresh counts."""
    opened = open_dossier(access, task.dossier)
    part = opened.progress.of(task.dossier).tasks
    question = next(question for question in part.questions if question.id == task.id)
    row = build_task_row(task, saved, question)
    return _counts(opened, task.dossier, "round-tasks") | {"row": row}


def _counts(opened: OpenRound, dossier_id: str, url_name: str) -> dict[str, Any]:
    """The counts of a dossier and its line in the list beside the questions."""
    counts = opened.progress.of(dossier_id)
    dossier = opened.catalogue.dossier_by_id[dossier_id]
    return {
        "round": opened.round,
        "counts": counts,
        "part": counts.tasks if url_name == "round-tasks" else counts.statements,
        "dossier": dossier,
        "line": build_dossier_line(dossier, opened.progress),
        "url_name": url_name,
    }
