"""When a session ends by itself: so long after logging in, or so long without a sign of life.

The two moments stand in the session itself. A sign of life is written down at most every five minutes, so a
click costs no write; an idle session therefore ends up to five minutes early, never late.
"""

from __future__ import annotations

import datetime as dt
import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone

from assessments.models import User

MARKS = "apk_session"  # {"began": seconds, "seen": seconds}


def begin(session: SessionBase) -> None:
    """Start the clocks, at logging in."""
    now = int(time.time())
    session[MARKS] = {"began": now, "seen": now}


def is_over(session: SessionBase, person: User) -> bool:
    """Whether this person must log in again; writes a sign of life down when it is time to."""
    now = int(time.time())
    marks = session.get(MARKS)
    if marks is None:  # logged in by other means than our adapter: Django wrote that moment down
        began = int(person.last_login.timestamp()) if person.last_login else now
        marks = {"began": began, "seen": began}
    if now - marks["began"] > settings.SESSION_HOURS * 3600 or now - marks["seen"] > _idle():
        return True
    if now - marks["seen"] >= min(300, _idle() // 12):
        session[MARKS] = {**marks, "seen": now}
    return False


def _idle() -> int:
    return int(settings.IDLE_MINUTES) * 60


def clocks(session: SessionBase, person: User) -> dict[str, dt.datetime]:
    """When this session began, and when it ends at the latest."""
    marks = session.get(MARKS)
    last = person.last_login or timezone.now()
    began = dt.datetime.fromtimestamp(marks["began"], dt.UTC) if marks else last
    return {"began": began, "ends": began + dt.timedelta(hours=settings.SESSION_HOURS)}
