"""The daily overview by mail: what goes in, and when there is nothing to say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from assessments.comments.queries import UnseenMention
from assessments.models import User
from assessments.work.deadlines import Due
from assessments.work.my_work import MyItem, MyRound, MyWork, Waiting, my_work_for

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person reads today; every part may be empty, but not all of them."""

    person: User
    returned: tuple[MyItem, ...]
    waiting: tuple[Waiting, ...]
    mentions: tuple[UnseenMention, ...]
    pressing: tuple[MyItem, ...]
    new: tuple[MyItem, ...]
    other: tuple[MyItem, ...]
    rounds: tuple[MyRound, ...]

    @property
    def count(self) -> int:
        """How many things wait for this person."""
        parts = (self.returned, self.waiting, self.mentions, self.pressing, self.new, self.other)
        return sum(len(part) for part in parts)


def digest_for(person: User, today: dt.date) -> Digest | None:
    """The overview of today; None when nothing is new, nothing presses and it is not Monday.

    New is what came since the day of the last overview. That day itself counts again: the overview goes
    out early, so saying something twice is rare, and missing something is worse.
    """
    return build_digest(person, my_work_for(person, today), today)


def build_digest(person: User, work: MyWork, today: dt.date) -> Digest | None:
    """The same from work that was read already. Pure."""
    since = _start_of(person.digest_sent_on)
    items = work.open_items
    returned = tuple(item for item in items if item.is_returned)
    rest = [item for item in items if not item.is_returned]
    pressing = tuple(item for item in rest if _presses(item.due))
    new = tuple(item for item in rest if item not in pressing and item.given_at >= since)
    other = tuple(item for item in rest if item not in pressing and item not in new)
    waiting = tuple(line for round in work.rounds for line in round.waiting)
    mentions = tuple(item for item in work.mentions if item.comment.created_at >= since)
    reason = (
        any(item.stored is not None and item.stored.changed_at >= since for item in returned)
        or any(_presses(item.due) for item in returned)
        or any(line.stored is not None and line.stored.changed_at >= since for line in waiting)
        or mentions
        or pressing
        or new
        or (today.weekday() == MONDAY and (items or waiting or work.mentions))
    )
    if not reason:
        return None
    if today.weekday() == MONDAY:
        mentions = work.mentions
    return Digest(person, returned, waiting, mentions, pressing, new, other, work.rounds)


def _presses(due: Due | None) -> bool:
    return due is not None and due.presses


def _start_of(day: dt.date | None) -> dt.datetime:
    """The first moment of a day here; before everything when there was no day."""
    start = dt.datetime.combine(day or dt.date(2000, 1, 1), dt.time.min)
    return timezone.make_aware(start)
