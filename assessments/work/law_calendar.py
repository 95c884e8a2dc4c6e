"""The law calendar of a round: only the tasks that apply, with how the municipality stands with each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from assessments.accounts.access import RoundAccess
from assessments.catalogue.calendar_words import OWN_FEED_NAME, OwnState, own_state
from assessments.catalogue.law_calendar import LawCalendar, LawDate, build_law_calendar
from assessments.catalogue.law_feed import FeedItem, render_law_feed
from assessments.catalogue.parts import part_of
from assessments.catalogue.queries import catalogue_for, latest_edition
from assessments.catalogue.spec import Catalogue, Task
from assessments.constants import Scope
from assessments.models import Edition, Membership, Round, TaskAnswer, User
from assessments.work.links import whole_url


@dataclass(frozen=True, slots=True)
class RoundCalendar:
    """The calendar with the state of each of its tasks by id; `ownerless` counts dates ahead without one."""

    calendar: LawCalendar
    states: Mapping[str, OwnState]

    @property
    def ownerless(self) -> int:
        return sum(self.states[item.task.id].ownerless for item in self.calendar.ahead)


def round_calendar_for(access: RoundAccess, start: dt.date) -> RoundCalendar:
    """The calendar of a round, or of the part that this person sees, counted from `start`; 1 query."""
    catalogue = part_of(catalogue_for(access.round.edition), access.dossiers, access.municipal_roles)
    rows = {row.task: row for row in TaskAnswer.objects.filter(round=access.round)}
    gone = {task for task, row in rows.items() if row.not_applicable and not row.to_confirm}
    calendar = build_law_calendar(catalogue, start, lambda task: applies(task, access.round.scope, gone))
    return RoundCalendar(calendar, {task.id: _state(rows.get(task.id)) for task in catalogue.tasks})


def applies(task: Task, scope: str, not_applicable: set[str]) -> bool:
    """Whether a task is in scope of a round and was not said to be not applicable."""
    return (scope == Scope.FULL or task.core) and task.id not in not_applicable


def _state(row: TaskAnswer | None) -> OwnState:
    """An answer of the last round that nobody confirmed counts as empty."""
    if row is None or row.to_confirm:
        return own_state("", "")
    return own_state(row.in_beeld, row.belegd)


def render_own_calendar(person: User, host: str) -> bytes:
    """The feed with every date to come for the municipalities of a person, counted from the edition.

    Per municipality its newest round; without one the newest edition as a whole. At most 4 queries.
    """
    memberships = Membership.objects.filter(user=person).select_related("municipality")
    teams = list(memberships.order_by("municipality__name"))
    rounds = _newest_rounds([team.municipality_id for team in teams])
    found = TaskAnswer.objects.filter(round__in=list(rounds.values()), not_applicable=True, to_confirm=False)
    gone: dict[UUID, set[str]] = {}
    for round_id, task in found.values_list("round_id", "task"):
        gone.setdefault(round_id, set()).add(task)
    newest = latest_edition() if any(team.municipality_id not in rounds for team in teams) else None
    items: list[FeedItem] = []
    for team in teams:
        items += _items_of(team, rounds.get(team.municipality_id), newest, gone)
    return render_law_feed(items, OWN_FEED_NAME, host)


def _newest_rounds(codes: list[str]) -> dict[str, Round]:
    """The newest round of each municipality that has one; 1 query."""
    rounds = Round.objects.filter(municipality__in=codes).select_related("edition")
    return {
        round.municipality_id: round for round in rounds.defer("edition__content").order_by("edition__name")
    }


def _items_of(
    team: Membership, round: Round | None, newest: Edition | None, gone: Mapping[UUID, set[str]]
) -> list[FeedItem]:
    edition = round.edition if round else newest
    if edition is None:
        return []
    catalogue = part_of(catalogue_for(edition), team.dossiers, team.municipal_roles)
    scope = round.scope if round else Scope.FULL.value
    not_applicable = gone.get(round.pk, set()) if round else set()
    start = catalogue.reference_date
    calendar = build_law_calendar(catalogue, start, lambda task: applies(task, scope, not_applicable))
    return [
        FeedItem(
            item,
            _url(catalogue, item),
            start,
            owner=team.municipality.name,
            owner_code=team.municipality_id,
        )
        for item in (*calendar.ahead, *calendar.later)
    ]


def _url(catalogue: Catalogue, item: LawDate) -> str:
    page = reverse("catalogue-dossier", args=[catalogue.edition, item.task.dossier])
    return whole_url(f"{page}?taak={item.task.id}")
