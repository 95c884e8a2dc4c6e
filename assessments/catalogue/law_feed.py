"""The law calendar as a feed for an agenda (ICS): the same edition gives the same bytes (decisions/0066).

All-day events without a reminder. The moment of an event is that of the edition, never of the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.catalogue.calendar_words import FEED_LINK, event_text, event_title
from assessments.catalogue.law_calendar import LawDate
from assessments.constants import LEGAL_NOTICE

if TYPE_CHECKING:
    from icalendar import Event

REFRESH = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One date for an agenda; `owner` is the municipality ("" in the public feed), `stamp` of the edition."""

    item: LawDate
    url: str
    stamp: dt.date
    owner: str = ""
    owner_code: str = ""

    @property
    def uid(self) -> str:
        """The same for the same date of the same task, also in a later edition."""
        owner = f"{self.owner_code.lower()}-" if self.owner_code else ""
        return f"wet-{owner}{self.item.task.id}-{self.item.date.isoformat()}"


def render_law_feed(items: Iterable[FeedItem], name: str, host: str) -> bytes:
    """The feed as bytes, in order of date; `host` ends each UID."""
    from icalendar import (
        Calendar,
        vDuration,
        vText,
    )  # here, so that only who serves a feed holds it in memory

    calendar = Calendar()
    calendar.add("prodid", "-//APK beleid en wettelijk kader//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar["X-WR-CALNAME"] = vText(name)
    calendar["REFRESH-INTERVAL"] = vDuration(REFRESH, params={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = vDuration(REFRESH)
    for one in sorted(items, key=lambda one: (one.item.date, one.uid)):
        calendar.add_component(_event(one, host))
    return bytes(calendar.to_ical())


def _event(one: FeedItem, host: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{one.uid}@{host}")
    event.add("dtstamp", dt.datetime.combine(one.stamp, dt.time(), dt.UTC))
    event.add("dtstart", one.item.date)
    event.add("dtend", one.item.date + dt.timedelta(days=1))
    title = event_title(one.item)
    event.add("summary", f"{one.owner}: {title}" if one.owner else title)
    event.add("description", "\n".join([event_text(one.item, LEGAL_NOTICE), FEED_LINK, one.url]))
    event.add("url", one.url)
    event.add("transp", "TRANSPARENT")
    return event
