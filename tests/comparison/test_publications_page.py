"""Publication days: fixed beforehand, made once, and what goes wrong is said."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.comparison import planning
from assessments.comparison import sentences_planning as sentences
from assessments.comparison.planning import (
    Made,
    drop_publication,
    next_publication_day,
    plan_publication,
    publish_due,
    request_publication,
    run_publication,
)
from assessments.models import AuditEntry, Edition, GroupFigures, PeerPublication, PublicationDate, User
from tests.build import make_edition, make_round
from tests.people import make_municipality

pytestmark = pytest.mark.django_db
PublishCall = dict[str, Any]


def day(number: int) -> dt.date:
    """So many days from today."""
    return timezone.localdate() + dt.timedelta(days=number)


def planned(number: int, **more: Any) -> PublicationDate:
    """A day that was planned at the time, also one that has come meanwhile."""
    values = {"edition": make_edition(), "day": day(number)} | more
    return PublicationDate.objects.create(**values)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[PublishCall]:
    """Publishing itself is tested elsewhere: here it only makes an empty publication."""
    seen: list[PublishCall] = []

    def publish(**asked: Any) -> PeerPublication:
        seen.append(asked)
        rest = {name: asked[name] for name in ("edition", "taken_on", "fictional")}
        return PeerPublication.objects.create(**rest)

    monkeypatch.setattr(planning, "publish_groups", publish)
    return seen


def test_a_day_is_fixed_beforehand_and_once(vera: User) -> None:
    edition = make_edition()
    plan_publication(actor=vera, edition=edition, day=day(1))
    for again, fault in [(day(1), sentences.DAY_TAKEN), (day(0), sentences.DAY_NOT_AHEAD)]:
        with pytest.raises(ValidationError, match=fault):
            plan_publication(actor=vera, edition=edition, day=again)
    plan_publication(actor=vera, edition=edition, day=day(1), fictional=True)
    revision = Edition.objects.create(name="2026", revision=1, content={}, sha256="f" * 64)
    with pytest.raises(ValidationError, match=sentences.DAY_TAKEN):
        plan_publication(actor=vera, edition=revision, day=day(1))
    assert AuditEntry.objects.filter(action="publicatie.gepland").count() == 2


def test_the_next_day_is_of_that_edition_and_that_world(calls: list[PublishCall]) -> None:
    assert next_publication_day("2026") is None
    planned(9)
    planned(5)
    planned(2, fictional=True)
    planned(-3)
    assert next_publication_day("2026") == day(5)
    assert next_publication_day("2026", fictional=True) == day(2)
    assert next_publication_day("2025") is None


def test_only_a_day_that_has_come_is_published_and_only_once(vera: User, calls: list[PublishCall]) -> None:
    early = planned(1)
    with pytest.raises(ValidationError, match="Publiceren kan vanaf"):
        request_publication(actor=vera, planned_id=early.pk)
    due = planned(0)
    request_publication(actor=vera, planned_id=due.pk)
    for _ in range(3):
        assert run_publication(due.pk, vera)
    assert run_publication(early.pk, vera)
    due.refresh_from_db()
    assert (len(calls), due.state, calls[0]["taken_on"]) == (1, "klaar", day(0))
    with pytest.raises(ValidationError, match="al gemaakt"):
        request_publication(actor=vera, planned_id=due.pk)
    with pytest.raises(ValidationError, match="niet meer te schrappen"):
        drop_publication(actor=vera, planned_id=due.pk)
    early.refresh_from_db()
    assert early.state == ""


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ValidationError("De peildatum klopt niet."), "De peildatum klopt niet."),
        (OSError("x"), sentences.BROKE),
    ],
)
def test_a_failure_is_said_and_can_be_tried_again(
    vera: User,
    calls: list[PublishCall],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    words: str,
) -> None:
    works = planning.publish_groups

    def fails(**asked: Any) -> PeerPublication:
        raise error

    due = planned(0)
    monkeypatch.setattr(planning, "publish_groups", fails)
    with pytest.raises(CommandError, match="1 niet gelukt"):
        call_command("publish_due")
    due.refresh_from_db()
    assert (due.state, due.error) == ("mislukt", words)
    monkeypatch.setattr(planning, "publish_groups", works)
    assert request_publication(actor=vera, planned_id=due.pk).state == "wacht"
    assert publish_due(day(0)) == Made(1, 0)
    assert len(calls) == 1


def test_a_day_on_which_nobody_shares_yet_makes_no_empty_publication() -> None:
    due = planned(0)
    assert publish_due(day(0)) == Made(0, 1)
    due.refresh_from_db()
    assert "deelt nog geen gemeente een definitieve ronde" in due.error
    assert not PeerPublication.objects.exists()


def test_missed_days_become_one_publication_of_today(calls: list[PublishCall]) -> None:
    old, newer, other = planned(-9), planned(-2), planned(-1, fictional=True)
    assert publish_due(day(0)) == Made(2, 0)
    assert [(call["taken_on"], call["fictional"]) for call in calls] == [(day(0), False), (day(0), True)]
    for row in (old, newer, other):
        row.refresh_from_db()
    assert (old.publication, newer.state, other.state) == (None, "klaar", "klaar")
    assert publish_due(day(0)) == Made(0, 0)


def test_a_run_that_was_lost_begins_again(calls: list[PublishCall]) -> None:
    planned(0, state="bezig")
    assert publish_due(day(0)) == Made(1, 0)


def test_the_newest_revision_is_published(calls: list[PublishCall]) -> None:
    planned(0)
    Edition.objects.create(name="2026", revision=1, content={}, sha256="f" * 64)
    publish_due(day(0))
    assert calls[0]["edition"].revision == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_once_publish_once(calls: list[PublishCall]) -> None:
    due = planned(0)
    gate = threading.Barrier(2)

    def work() -> bool:
        try:
            gate.wait(timeout=20)
            return run_publication(due.pk)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        done = [future.result(timeout=60) for future in [pool.submit(work), pool.submit(work)]]
    assert (done, len(calls), PeerPublication.objects.count()) == ([True, True], 1, 1)


def test_the_page_plans_drops_and_publishes(
    client: Client,
    vera: User,
    calls: list[PublishCall],
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    make_edition()
    client.force_login(vera)
    posted = {"edition": "2026", "day": day(3).isoformat(), "world": "echt"}
    page = client.post(reverse("publication-plan"), posted, follow=True).content.decode()
    assert "Schrap deze publicatie" in page
    assert "Publiceer nu" not in page
    refused = client.post(reverse("publication-plan"), posted)
    assert (refused.status_code, sentences.DAY_TAKEN in refused.content.decode()) == (422, True)
    client.post(reverse("publication-drop", args=[PublicationDate.objects.get().pk]))
    assert not PublicationDate.objects.exists()
    due = planned(0)
    assert "Publiceer nu" in client.get(reverse("publications")).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("publication-now", args=[due.pk]))
    assert (len(calls), calls[0]["actor"]) == (1, vera)
    assert AuditEntry.objects.filter(action="vng.groepen", subject="Publicaties").exists()


def test_few_participants_are_never_a_number_and_a_visit_costs_the_same(client: Client, vera: User) -> None:
    client.force_login(vera)

    def visit() -> tuple[str, int]:
        with CaptureQueriesContext(connection) as seen:
            page = client.get(reverse("publications")).content.decode()
        return page, len(seen)

    make_edition()
    _, few = visit()
    for number in range(6):
        publication = PeerPublication.objects.create(edition=make_edition(), taken_on=day(-number))
        GroupFigures.objects.create(
            publication=publication,
            kind="landelijk",
            label="alle gemeenten",
            participants=None if number else 7,
            figures={"x": [7, 50, None, None]} if number == 0 else {},
        )
        planned(number + 1)
    page, many = visit()
    assert page.count(">te weinig deelnemers<") == 5
    assert (many, many <= 12) == (few, True)
    assert client.get(reverse("publications"), {"vorm": "xlsx"}).status_code == 200


def test_the_consent_page_says_the_next_day(client: Client, anna: User) -> None:
    round = make_round(make_municipality())
    client.force_login(anna)
    url = reverse("consent", args=[round.pk])
    assert "geen volgende publicatie gepland" in client.get(url).content.decode()
    planned(4)
    page = client.get(url).content.decode()
    assert f"De volgende publicatie staat gepland op {sentences.in_words(day(4))}." in page
