"""The agenda feed (ICS) of somebody's deadlines: the same data gives the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Max
from django.urls import reverse
from icalendar import Alarm, Event

from assessments.catalogue.agenda import all_day_event, new_agenda
from assessments.catalogue.law_feed import host_of
from assessments.models import Round, User
from assessments.work.deadlines import Due
from assessments.work.links import whole_url
from assessments.work.my_work import MyItem, MyRound, my_rounds_for
from assessments.work.wording import (
    AGENDA_LINK,
    AGENDA_NAME,
    AGENDA_ROUND,
    agenda_item_words,
    agenda_open_words,
)

REFRESH = dt.timedelta(hours=12)
WARN_BEFORE = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Entry:
    """One deadline in the agenda; `changed` is when anything of it last changed."""

    key: str
    date: dt.date
    title: str
    text: str
    url: str
    changed: dt.datetime
    since: dt.datetime


def entries_for(person: User, today: dt.date) -> tuple[Entry, ...]:
    """The deadlines of what this person still has to do, and of the open rounds; eight queries."""
    mine = my_rounds_for(person, today)
    rounds = [round for round in mine if round.due or any(item.due for item in round.todo)]
    changed = _changed([round.round for round in rounds])
    found: list[Entry] = []
    for round in rounds:
        found += [_item_entry(item, item.due, changed) for item in round.todo if item.due and item.own_due]
        if round.round.due and _concerns(round):
            found.append(_round_entry(round.round, round.round.due, changed))
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.key)))


def _concerns(round: MyRound) -> bool:
    """The deadline of a round is for who still has work in it, and for the coordinator."""
    return bool(round.todo) or round.access.can_coordinate


Changed = dict[tuple[UUID, str], dt.datetime]


def _changed(rounds: Iterable[Round]) -> Changed:
    """When the deadline of a round ("") or of a dossier last changed, from the history tables."""
    ids = [round.pk for round in rounds]
    of_dossiers: Any = apps.get_model("assessments", "DossierWorkEvent")
    of_rounds: Any = apps.get_model("assessments", "RoundEvent")
    found: Changed = {
        (round_id, dossier): at
        for round_id, dossier, at in of_dossiers.objects.filter(round__in=ids)
        .values_list("round_id", "dossier")
        .annotate(at=Max("pgh_created_at"))
        .order_by()
    }
    rows = (
        of_rounds.objects.filter(pgh_obj__in=ids).values_list("pgh_obj_id").annotate(at=Max("pgh_created_at"))
    )
    return found | {(round_id, ""): at for round_id, at in rows.order_by()}


def _item_entry(item: MyItem, due: Due, changed: Changed) -> Entry:
    round = item.round
    moments = [item.given_at, changed.get((round.pk, item.dossier)), changed.get((round.pk, ""))]
    return Entry(
        key=f"{round.pk}-{item.dossier or 'samenspel'}-{item.subject or 'geheel'}",
        date=due.date,
        title=agenda_item_words(round.municipality.name, item.label, item.detail),
        text=agenda_open_words(item.note),
        url=whole_url(item.url),
        changed=max(moment for moment in moments if moment is not None),
        since=round.created_at,
    )


def _round_entry(round: Round, due: dt.date, changed: Changed) -> Entry:
    return Entry(
        key=f"{round.pk}-ronde",
        date=due,
        title=AGENDA_ROUND.format(edition=round.edition.name, municipality=round.municipality.name),
        text="",
        url=whole_url(reverse("round", args=[round.pk])),
        changed=changed.get((round.pk, ""), round.created_at),
        since=round.created_at,
    )


def render_calendar(person: User, today: dt.date) -> bytes:
    """The feed as bytes; no names of people and no answers."""
    agenda = new_agenda(AGENDA_NAME, REFRESH)
    for entry in entries_for(person, today):
        agenda.add_component(_event(entry))
    return bytes(agenda.to_ical())


def _event(entry: Entry) -> Event:
    changed = entry.changed.astimezone(dt.UTC).replace(microsecond=0)
    event = all_day_event(
        uid=f"{entry.key}@{host_of(settings.SITE_URL)}",
        stamp=changed,
        date=entry.date,
        title=entry.title,
        text="\n".join(filter(None, [entry.text, AGENDA_LINK, entry.url])),
        url=entry.url,
    )
    event.add("last-modified", changed)
    # Seconds since the round began: only rises, so an agenda always takes the newer version.
    event.add("sequence", max(0, int((entry.changed - entry.since).total_seconds())))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", -WARN_BEFORE)
    event.add_component(alarm)
    return event
