"""The response of a campaign in numbers: per group of municipalities and per week. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from assessments.campaign.queries import Invited
from assessments.campaign.regions import ordered
from assessments.constants import ResponseState

LONGEST_TREND = 60
"""Weeks; a longer period shows its last ones."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many municipalities of a group are in which state."""

    label: str
    value: str  # names the group in an address; empty for all
    not_started: int
    busy: int
    definitive: int

    @property
    def total(self) -> int:
        return self.not_started + self.busy + self.definitive

    @property
    def share(self) -> int:
        """Definitive out of all, 0-100, half up."""
        return share_of(self.definitive, self.total)


@dataclass(frozen=True, slots=True)
class Week:
    """The end of one week of a campaign: its last day, and how many were definitive by then (today at most).

    `definitive` None: the week has yet to come.
    """

    number: int
    until: dt.date
    definitive: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which municipalities are listed: a state, a region (`kind:key`), a part of the name; empty is all."""

    state: str = ""
    region: str = ""
    words: str = ""
    coordinator: str = ""  # "zonder": those that no reminder reaches

    @property
    def is_on(self) -> bool:
        return bool(self.state or self.region or self.words or self.coordinator)


def share_of(part: int, whole: int) -> int:
    """A part in percents of the whole, a whole number half up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def present(found: Iterable[Invited]) -> list[Invited]:
    """Those that still exist: a municipality that was merged counts nowhere any more."""
    return [one for one in found if one.gone_on is None]


def counts_of(label: str, found: Iterable[Invited], value: str = "") -> Counts:
    """The numbers of one group."""
    states = [one.state for one in found]
    return Counts(label, value, *(states.count(state.value) for state in ResponseState))


def counts_per(kind: str, found: Sequence[Invited]) -> list[Counts]:
    """The numbers of every region of one kind that has somebody invited, in the order of a list."""
    regions = {one.regions[kind] for one in found if kind in one.regions}
    return [
        counts_of(region.label, [one for one in found if one.regions.get(kind) == region], value=region.value)
        for region in ordered(kind, regions)
    ]


def chosen(found: Iterable[Invited], filter: Filter) -> list[Invited]:
    """The municipalities that pass a filter."""
    words = filter.words.strip().casefold()
    return [
        one
        for one in found
        if filter.state in ("", one.state)
        and (not filter.region or any(own.value == filter.region for own in one.regions.values()))
        and words in one.name.casefold()
        and (filter.coordinator != "zonder" or not one.coordinators)
    ]


def weeks_of(found: Iterable[Invited], opens_on: dt.date, closes_on: dt.date, today: dt.date) -> list[Week]:
    """How many were definitive at the end of each week since the first day, up to the last day.

    Somebody who was definitive before the first day counts from the first week on. The last week ends on the
    last day.
    """
    days = sorted(
        timezone.localdate(one.standing.since)
        for one in found
        if one.state == ResponseState.DEFINITIVE and one.standing.since
    )
    weeks = []
    number, until = 1, min(opens_on + dt.timedelta(days=6), closes_on)
    while True:
        begun = until - dt.timedelta(days=6) <= today or number == 1
        weeks.append(Week(number, until, sum(day <= until for day in days) if begun else None))
        if until >= closes_on:
            return weeks[-LONGEST_TREND:]
        number, until = number + 1, min(until + dt.timedelta(days=7), closes_on)
