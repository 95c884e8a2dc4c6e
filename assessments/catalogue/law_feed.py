"""The law calendar as a feed for an agenda (ICS): the same edition gives the same bytes (decisions/0066).

All-day events without a reminder. The moment of an event is that of the edition, never of the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.catalogue.calendar_words import FEED_LINK, event_text, event_title
from assessments.catalogue.law_calendar import LawDate
from assessments.constants import LEGAL_NOTICE

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
    from assessments.catalogue.agenda import all_day_event, new_agenda

    agenda = new_agenda(name, REFRESH)
    for one in sorted(items, key=lambda one: (one.item.date, one.uid)):
        title = event_title(one.item)
        event = all_day_event(
            uid=f"{one.uid}@{host}",
            stamp=dt.datetime.combine(one.stamp, dt.time(), dt.UTC),
            date=one.item.date,
            title=f"{one.owner}: {title}" if one.owner else title,
            text="\n".join([event_text(one.item, LEGAL_NOTICE), FEED_LINK, one.url]),
            url=one.url,
        )
        agenda.add_component(event)
    return bytes(agenda.to_ical())


def host_of(site: str) -> str:
    """The host of an address: "apk.voorbeeld.nl" of "https://apk.voorbeeld.nl:8000/pad"."""
    return site.split("://", 1)[-1].split("/", 1)[0].split(":", 1)[0]
