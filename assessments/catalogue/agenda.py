"""What every agenda feed (ICS) of this site begins with, and its all-day events.

Read this module only where a feed is made: icalendar takes 5 MB of memory.
"""

from __future__ import annotations

import datetime as dt

from icalendar import Calendar, Event, vDuration, vText


def new_agenda(name: str, refresh: dt.timedelta) -> Calendar:
    """An agenda without events; `refresh` is how often a reader should look again."""
    calendar = Calendar()
    calendar.add("prodid", "-//APK beleid en wettelijk kader//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar["X-WR-CALNAME"] = vText(name)
    calendar["REFRESH-INTERVAL"] = vDuration(refresh, params={"VALUE": "DURATION"})
    calendar["X-PUBLISHED-TTL"] = vDuration(refresh)
    return calendar


def all_day_event(*, uid: str, stamp: dt.datetime, date: dt.date, title: str, text: str, url: str) -> Event:
    """One day that leaves the reader free; `stamp` is when it was last changed, in UTC."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", date)
    event.add("dtend", date + dt.timedelta(days=1))
    event.add("summary", title)
    event.add("description", text)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    return event
