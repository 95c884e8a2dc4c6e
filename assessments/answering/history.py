"""The history of one question: every stored state, newest first, a page at a time, in one query.

The database keeps each state by trigger (pghistory), so this holds for an import and a command as well. One
moment is all that one transaction wrote to the question (docs/decisions/0053).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import F, QuerySet, Window
from django.db.models.functions import Lag

from assessments.answering.history_moments import (
    ANSWER_FIELDS,
    TASK_FIELDS,
    Event,
    Moment,
    answer_moment,
    task_moment,
)
from assessments.catalogue.spec import CrossStatement, Statement
from assessments.models import Round

PAGE = 20
"""Moments on one page."""

ROWS = 6 * PAGE + 1
"""Rows read for a page: in one moment at most three roles go and three come."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Moments, newest first; `older` is where the next page begins, None at the end."""

    moments: tuple[Moment, ...]
    older: int | None


def answer_events(round: Round, statement: str, own_roles: Collection[str] = ()) -> QuerySet[Any]:
    """The stored states of a statement; with a limited invitation (`own_roles`) those of its roles only."""
    events = _events("AnswerEvent").filter(round_id=round.pk, statement=statement)
    return events.filter(role__in=["", *own_roles]) if own_roles else events


def task_events(round: Round, task: str) -> QuerySet[Any]:
    """The stored states of a task."""
    return _events("TaskAnswerEvent").filter(round_id=round.pk, task=task)


def answer_history(
    round: Round,
    item: Statement | CrossStatement,
    *,
    own_roles: Collection[str] = (),
    before: int | None = None,
) -> HistoryPage:
    """The history of a statement, from the state `before` (a key) backwards."""
    events = answer_events(round, item.id, own_roles)
    fields = ("pgh_label", *ANSWER_FIELDS, "to_confirm", "confirmed_at")
    rows = _read(events, fields, before, "role", "confirmed_by__name")
    return _page(rows, lambda group: answer_moment(item, group), newest=before is None)


def task_history(round: Round, task: str, *, before: int | None = None) -> HistoryPage:
    """The history of a task, from the state `before` (a key) backwards."""
    rows = _read(task_events(round, task), ("pgh_label", *TASK_FIELDS, "to_confirm"), before)
    return _page(rows, task_moment, newest=before is None)


def _events(name: str) -> QuerySet[Any]:
    found: QuerySet[Any] = apps.get_model("assessments", name)._default_manager.all()
    return found


def _read(events: QuerySet[Any], fields: Sequence[str], before: int | None, *more: str) -> list[Event]:
    """The newest rows; with each as `old_…` what stood before it in the same place (role)."""
    if before is not None:
        events = events.filter(pgh_id__lt=before)
    place = [F("role")] if "role" in more else None
    old = {
        f"old_{name}": Window(Lag(name), partition_by=place, order_by=F("pgh_id").asc()) for name in fields
    }
    always = ("pgh_id", "pgh_created_at", "updated_at", "updated_by__name", "function")
    return list(events.order_by("-pgh_id").annotate(**old).values(*always, *more, *fields, *old)[:ROWS])


def _page(
    rows: Sequence[Event], build: Callable[[Sequence[Event]], Moment | None], *, newest: bool
) -> HistoryPage:
    """Rows of one transaction make one moment; a moment that may be cut off waits for the next page."""
    groups = [list(group) for _, group in groupby(rows, key=lambda row: row["pgh_created_at"])]
    cut = len(rows) == ROWS
    if cut and len(groups) > 1:
        groups.pop()
    shown, rest = groups[:PAGE], groups[PAGE:]
    moments = [moment for group in shown if (moment := build(group)) is not None]
    if newest and moments:
        moments[0] = replace(moments[0], may_restore=False, is_now=True)
    older = int(shown[-1][-1]["pgh_id"]) if shown and (rest or cut) else None
    return HistoryPage(tuple(moments), older)
