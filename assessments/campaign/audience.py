"""To whom a reminder goes: coordinators of invited municipalities that are not ready, not too often.

Two worlds that never mix: about an invented municipality nobody is written to who works for a real one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from assessments.campaign.queries import UNDER_WAY, Invited, invited_for
from assessments.constants import TeamRole
from assessments.models import Campaign, Membership, ReminderMail

REST = dt.timedelta(days=7)
"""How long a municipality is left alone after a reminder, of whatever campaign."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person who gets one message, for one municipality or for more."""

    person_id: int
    name: str
    email: str
    municipalities: tuple[tuple[str, str], ...]  # code and name


@dataclass(frozen=True, slots=True)
class Audience:
    """Who gets a reminder, and which municipalities do not, with why."""

    recipients: tuple[Recipient, ...]
    without_coordinator: tuple[Invited, ...]
    stopped: tuple[Invited, ...]
    recent: tuple[Invited, ...]  # had one less than seven days ago and are passed over this time
    again: tuple[Invited, ...]  # had one as well, and get this one all the same
    kept_apart: tuple[str, ...] = ()  # names of who works for a real municipality, where these are invented

    @property
    def municipalities(self) -> int:
        """How many municipalities are written to."""
        return len({code for one in self.recipients for code, _ in one.municipalities})

    @property
    def pairs(self) -> list[tuple[int, str]]:
        """Person and municipality of every row to store."""
        return [(one.person_id, code) for one in self.recipients for code, _ in one.municipalities]


def audience_for(campaign: Campaign, states: Collection[str], *, again: bool = False) -> Audience:
    """Who would get a reminder to these states now. `again`: also who had one this week. 5 queries."""
    meant = [one for one in invited_for(campaign) if one.state in states and one.gone_on is None]
    stopped = [one for one in meant if one.stopped_at]
    open_ones = [one for one in meant if not one.stopped_at]
    reachable = [one for one in open_ones if one.coordinators]
    lately = recently_reminded([one.code for one in reachable])
    recent = [one for one in reachable if one.code in lately]
    written = [one for one in reachable if again or one.code not in lately]
    people = _coordinators(written, fictional=campaign.fictional)
    apart = works_for_real([one.person_id for one in people]) if campaign.fictional else set()
    return Audience(
        recipients=tuple(one for one in people if one.person_id not in apart),
        kept_apart=tuple(one.name for one in people if one.person_id in apart),
        without_coordinator=tuple(one for one in open_ones if not one.coordinators),
        stopped=tuple(stopped),
        recent=() if again else tuple(recent),
        again=tuple(recent) if again else (),
    )


def recently_reminded(codes: Collection[str]) -> set[str]:
    """Which municipalities had a reminder in the last seven days, or are about to get one; 1 query."""
    sent = Q(sent_at__gt=timezone.now() - REST)
    coming = Q(sent_at=None, error="", reminder__state__in=UNDER_WAY)
    rows = ReminderMail.objects.filter(sent | coming, municipality__in=codes)
    return set(rows.order_by().values_list("municipality", flat=True).distinct())


def works_for_real(people: Collection[int]) -> set[int]:
    """Who of these people (keys) is in the team of a real municipality too; 1 query."""
    real = Membership.objects.filter(user__in=people, municipality__is_fictional=False)
    return set(real.values_list("user", flat=True))


def _coordinators(written: Sequence[Invited], *, fictional: bool) -> tuple[Recipient, ...]:
    """The coordinators of these municipalities, each once, with all of them that are theirs."""
    names = {one.code: one.name for one in written}
    rows = Membership.objects.filter(
        municipality__in=names,
        municipality__is_fictional=fictional,
        role=TeamRole.COORDINATOR,
        user__is_active=True,
    ).select_related("user")
    own: dict[int, list[tuple[str, str]]] = {}
    people = {}
    for row in rows.order_by("municipality__name", "municipality", "user__name", "user"):
        people[row.user_id] = row.user
        own.setdefault(row.user_id, []).append((row.municipality_id, names[row.municipality_id]))
    return tuple(Recipient(key, one.name, one.email, tuple(own[key])) for key, one in people.items())
