"""How far municipalities are, without one answer, and who is invited for a campaign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.http import Http404
from django.utils import timezone

from assessments.campaign.regions import Region, regions_of
from assessments.constants import JobState, ResponseState, RoundStatus, TeamRole
from assessments.jobs import LOST_AFTER
from assessments.models import (
    Answer,
    Campaign,
    Invitee,
    Membership,
    Municipality,
    Reminder,
    ReminderMail,
    Round,
    TaskAnswer,
)
from assessments.models.accounts import valid_on

STEPS = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
UNDER_WAY = (JobState.QUEUED, JobState.RUNNING)
STILL_SAID = dt.timedelta(days=30)
"""How long after its last day a campaign still stands on the page of a municipality that is not ready."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a municipality is with an edition: its state, and since when (None: no round yet)."""

    state: str  # ResponseState value
    since: dt.datetime | None


NOT_STARTED = Standing(ResponseState.NOT_STARTED.value, None)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invited municipality as the pages show it. `gone_on`: the day it was merged into another."""

    code: str
    name: str
    regions: Mapping[str, Region]
    standing: Standing
    invited_at: dt.datetime
    coordinators: int
    reminded_at: dt.datetime | None
    stopped_at: dt.datetime | None
    stopped_by: str
    gone_on: dt.date | None

    @property
    def state(self) -> str:
        return self.standing.state

    @property
    def state_words(self) -> str:
        return str(ResponseState(self.standing.state).label)

    @property
    def since(self) -> dt.datetime:
        """Since when it is in this state, as far as that is known without its answers."""
        return self.standing.since or self.invited_at


def standings_for(edition: str, codes: Collection[str] | None = None) -> dict[str, Standing]:
    """How far each municipality is on the edition of that name; who has no round is left out; 1 query.

    A round without one answer, step or scan answer of its own has not begun; what was carried over from the
    last round and nobody confirmed is no answer.
    """
    given = Answer.objects.filter(round=OuterRef("pk"), to_confirm=False).exclude(value="")
    any_step = Q(not_applicable=True)
    for step in STEPS:
        any_step |= ~Q(**{step: ""})
    stepped = TaskAnswer.objects.filter(any_step, round=OuterRef("pk"), to_confirm=False)
    rows = Round.objects.filter(edition__name=edition)
    if codes is not None:
        rows = rows.filter(municipality__in=codes)
    state = Case(
        When(status=RoundStatus.DEFINITIVE, then=Value(ResponseState.DEFINITIVE.value)),
        When(Exists(given) | Exists(stepped), then=Value(ResponseState.BUSY.value)),
        default=Value(ResponseState.NOT_STARTED.value),
    )
    found: dict[str, Standing] = {}
    listed = rows.annotate(response=state).values_list(
        "municipality", "response", "created_at", "definitive_at"
    )
    for code, response, created, definitive in listed.order_by("edition__revision"):
        since = definitive if response == ResponseState.DEFINITIVE else created
        found[code] = Standing(response, since)
    return found


def campaign_or_404(campaign_id: int) -> Campaign:
    """The campaign with its edition (without the content); 1 query. Raises Http404."""
    found = (
        Campaign.objects.select_related("edition", "ended_by")
        .defer("edition__content")
        .filter(pk=campaign_id)
        .first()
    )
    if found is None:
        raise Http404("Deze campagne bestaat niet.")
    return found


def invited_for(campaign: Campaign) -> list[Invited]:
    """Everybody who is invited, by name, with how far they are; 2 queries however many there are."""
    coordinators = (
        Membership.objects.filter(
            municipality=OuterRef("municipality"), role=TeamRole.COORDINATOR, user__is_active=True
        )
        .order_by()
        .values("municipality")
        .annotate(number=Count("pk"))
        .values("number")
    )
    last = (
        ReminderMail.objects.filter(
            reminder__campaign=OuterRef("campaign"), municipality=OuterRef("municipality")
        )
        .order_by()
        .values("municipality")
        .annotate(last=Max("sent_at"))
        .values("last")
    )
    rows = (
        Invitee.objects.filter(campaign=campaign)
        .select_related("municipality", "stopped_by")
        .annotate(coordinators=Subquery(coordinators), reminded_at=Subquery(last))
        .order_by("municipality__name", "municipality")
    )
    standings = standings_for(campaign.edition.name)
    today = timezone.localdate()
    return [
        Invited(
            row.municipality_id,
            row.municipality.name,
            regions_of(row.municipality),
            standings.get(row.municipality_id, NOT_STARTED),
            row.added_at,
            row.coordinators or 0,
            row.reminded_at,
            row.stopped_at,
            str(row.stopped_by) if row.stopped_by else "",
            _gone(row.municipality, today),
        )
        for row in rows
    ]


def _gone(place: Municipality, today: dt.date) -> dt.date | None:
    return place.valid_until if place.valid_until is not None and place.valid_until <= today else None


def municipalities_today(*, fictional: bool) -> list[Municipality]:
    """The municipalities that exist today in one of the two worlds, by name; 1 query."""
    today = timezone.localdate()
    rows = Municipality.objects.filter(valid_on(today), is_fictional=fictional)
    return list(rows.order_by("name", "pk"))


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in the list, with how many are invited and how many of them are definitive."""

    campaign: Campaign
    invited: int
    definitive: int

    @property
    def share(self) -> int:
        """Definitive out of invited, 0-100."""
        return (200 * self.definitive + self.invited) // (2 * self.invited) if self.invited else 0


def campaign_lines() -> list[CampaignLine]:
    """All campaigns, newest first, those that were ended last; 2 queries."""
    ready = Round.objects.filter(
        municipality=OuterRef("municipality"),
        edition__name=OuterRef("campaign__edition__name"),
        status=RoundStatus.DEFINITIVE,
    )
    today = timezone.localdate()
    counted = (
        Invitee.objects.filter(Q(municipality__valid_until=None) | Q(municipality__valid_until__gt=today))
        .annotate(ready=Exists(ready))
        .order_by()
        .values_list("campaign")
        .annotate(total=Count("pk"), definitive=Count("pk", filter=Q(ready=True)))
    )
    numbers = {campaign: (total, definitive) for campaign, total, definitive in counted}
    campaigns = Campaign.objects.select_related("edition", "ended_by").defer("edition__content")
    lines = [CampaignLine(one, *numbers.get(one.pk, (0, 0))) for one in campaigns]
    return sorted(lines, key=lambda line: line.campaign.ended_at is not None)


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A reminder with how far it is: messages sent, not sent with a reason, and waiting."""

    reminder: Reminder
    sent: int
    failed: int
    waiting: int
    last_sent: dt.datetime | None

    @property
    def is_under_way(self) -> bool:
        return self.reminder.state in UNDER_WAY

    @property
    def is_lost(self) -> bool:
        """Whether it is under way, but nothing went out for so long that its worker must be gone."""
        return went_quiet(self.reminder, self.last_sent)


def went_quiet(reminder: Reminder, last_sent: dt.datetime | None) -> bool:
    """Whether a reminder is under way, while its last message (None: none yet) was too long ago."""
    since = max(last_sent or reminder.asked_at, reminder.asked_at)
    return reminder.state in UNDER_WAY and timezone.now() - since > LOST_AFTER


def reminder_lines(campaign: Campaign) -> list[ReminderLine]:
    """The reminders of a campaign, newest first; 1 query."""
    rows = campaign.reminders.select_related("asked_by").annotate(
        sent=Count("mails__person", filter=Q(mails__sent_at__isnull=False), distinct=True),
        failed=Count("mails", filter=Q(mails__isnull=False) & ~Q(mails__error="")),
        waiting=Count("mails__person", filter=Q(mails__sent_at=None, mails__error=""), distinct=True),
        last_sent=Max("mails__sent_at"),
    )
    return [ReminderLine(row, row.sent, row.failed, row.waiting, row.last_sent) for row in rows]


def mails_of(reminder: Reminder) -> QuerySet[ReminderMail]:
    """The messages of one reminder by municipality and person."""
    return reminder.mails.select_related("municipality", "person").order_by(
        "municipality__name", "municipality", "person__name", "pk"
    )


@dataclass(frozen=True, slots=True)
class Call:
    """What VNG asks of a municipality: a campaign that runs, while its round is not definitive."""

    campaign_id: int
    name: str
    edition: str
    closes_on: dt.date
    is_late: bool
    stopped_at: dt.datetime | None


def calls_for(municipality: Municipality, edition: str = "") -> list[Call]:
    """The campaigns that ask something of this municipality now (of one edition), soonest first; 1 query.

    Nothing is asked of one that was merged: its successor goes on.
    """
    today = timezone.localdate()
    if _gone(municipality, today):
        return []
    ready = Round.objects.filter(
        municipality=municipality,
        edition__name=OuterRef("campaign__edition__name"),
        status=RoundStatus.DEFINITIVE,
    )
    rows = Invitee.objects.filter(
        ~Exists(ready),
        municipality=municipality,
        campaign__ended_at=None,
        campaign__opens_on__lte=today,
        campaign__closes_on__gte=today - STILL_SAID,
    )
    if edition:
        rows = rows.filter(campaign__edition__name=edition)
    listed = rows.order_by("campaign__closes_on", "campaign").values_list(
        "campaign", "campaign__name", "campaign__edition__name", "campaign__closes_on", "stopped_at"
    )
    return [Call(key, name, of, last, last < today, stopped) for key, name, of, last, stopped in listed]
