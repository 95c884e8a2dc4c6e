"""The one door to background work: a function of our own is queued and a worker process runs it later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django_tasks import task
from django_tasks.base import Task

LOST_AFTER = dt.timedelta(minutes=10)
"""Work that is under way and showed no sign for so long was lost with its worker, and may begin again."""


def background(function: Callable[..., Any]) -> Task[..., Any]:
    """Mark a module-level function as background work; its arguments must be JSON values."""
    return task()(function)


def enqueue(job: Task[..., Any], /, **arguments: Any) -> None:
    """Queue a job once the current transaction has been committed, so the worker sees what was written."""
    transaction.on_commit(lambda: job.enqueue(**arguments))
