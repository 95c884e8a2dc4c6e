"""Deleting a campaign of which nothing went out, and ending one: after that no reminder leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from assessments.campaign import sentences
from assessments.campaign.ending import delete_campaign, end_campaign, reopen_campaign
from assessments.campaign.queries import calls_for, campaign_lines
from assessments.campaign.reminding import resume_reminder
from assessments.campaign.services import StaleCampaignError, change_campaign, change_invitees
from assessments.models import AuditEntry, Campaign, Invitee, Municipality, User
from tests.campaign.conftest import fields
from tests.campaign.reminders import ask, receivers, run

pytestmark = pytest.mark.django_db
REASON = "De editie is teruggetrokken"
send = EmailMultiAlternatives.send


@pytest.fixture(autouse=True)
def people(anna: User, dirk: User) -> None:
    """Anna and Dirk coordinate."""


def end(vera: User, campaign: Campaign, reason: str = REASON) -> Campaign:
    campaign.refresh_from_db()
    return end_campaign(actor=vera, campaign_id=campaign.pk, version=campaign.version, reason=reason)


def test_what_nobody_was_written_about_can_be_deleted(campaign: Campaign, vera: User) -> None:
    assert delete_campaign(actor=vera, campaign_id=campaign.pk, version=1) == "Ronde 2026"
    assert not Campaign.objects.exists()
    assert not Invitee.objects.exists()
    entry = AuditEntry.objects.get(action="campagne.verwijderd")
    assert (entry.subject, entry.old) == ("Ronde 2026", {"editie": "2026", "uitgenodigd": 2})


def test_nobody_is_reminded_of_what_was_deleted_meanwhile(campaign: Campaign, vera: User) -> None:
    seen = Campaign.objects.get(pk=campaign.pk)
    delete_campaign(actor=vera, campaign_id=campaign.pk, version=1)
    with pytest.raises(ValidationError, match=sentences.GONE):
        ask(vera, seen)


def test_what_was_sent_stays(campaign: Campaign, vera: User) -> None:
    run(ask(vera, campaign))
    with pytest.raises(ValidationError, match=sentences.NOT_A_DRAFT):
        delete_campaign(actor=vera, campaign_id=campaign.pk, version=1)
    assert Campaign.objects.exists()


@pytest.mark.parametrize("act", [delete_campaign, end_campaign])
def test_who_saw_an_older_campaign_ends_nothing(
    campaign: Campaign, vera: User, act: Callable[..., Any]
) -> None:
    more = {"reason": REASON} if act is end_campaign else {}
    with pytest.raises(StaleCampaignError):
        act(actor=vera, campaign_id=campaign.pk, version=7, **more)
    campaign.refresh_from_db()
    assert campaign.ended_at is None


def test_ending_stops_what_is_being_sent_and_what_would_come(
    campaign: Campaign, vera: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ends(self: EmailMultiAlternatives, *args: Any, **more: Any) -> int:
        end(vera, campaign)
        return send(self, *args, **more)

    reminder = ask(vera, campaign)
    monkeypatch.setattr(EmailMultiAlternatives, "send", ends)
    run(reminder)
    monkeypatch.setattr(EmailMultiAlternatives, "send", send)
    run(reminder)
    reminder.refresh_from_db()
    assert (len(receivers()), reminder.state) == (1, "gestopt")
    with pytest.raises(ValidationError, match=sentences.ENDED):
        resume_reminder(actor=vera, reminder=reminder)
    with pytest.raises(ValidationError, match=sentences.ENDED):
        ask(vera, campaign, again=True, text="Nog eens: {link}")
    assert len(mail.outbox) == 1


def test_a_campaign_that_ended_asks_nothing_and_stays_as_it_was(
    campaign: Campaign, vera: User, aa: Municipality
) -> None:
    assert len(calls_for(aa)) == 1
    ended = end(vera, campaign)
    assert calls_for(aa) == []
    with pytest.raises(ValidationError, match=sentences.ENDED):
        change_campaign(actor=vera, campaign_id=campaign.pk, version=ended.version, fields=fields())
    with pytest.raises(ValidationError, match=sentences.ENDED):
        change_invitees(actor=vera, campaign_id=campaign.pk, version=ended.version, remove=["GM9001"])
    with pytest.raises(ValidationError, match=sentences.ENDED_ALREADY):
        end(vera, campaign)
    entry = AuditEntry.objects.get(action="campagne.beeindigd")
    assert (entry.actor, entry.reason) == (vera, REASON)


def test_it_can_be_opened_again_with_a_reason(campaign: Campaign, vera: User, aa: Municipality) -> None:
    ended = end(vera, campaign)

    def reopen(version: int, reason: str = "Toch nog een maand erbij") -> Campaign:
        return reopen_campaign(actor=vera, campaign_id=campaign.pk, version=version, reason=reason)

    with pytest.raises(ValidationError, match="waarom"):
        reopen(ended.version, "toch")
    opened = reopen(ended.version)
    with pytest.raises(ValidationError, match=sentences.OPEN_ALREADY):
        reopen(opened.version)
    assert (opened.end_reason, len(calls_for(aa))) == ("", 1)
    run(ask(vera, campaign))
    assert len(mail.outbox) == 2


def test_those_that_ended_stand_last(campaign: Campaign, vera: User) -> None:
    other = Campaign.objects.create(
        edition=campaign.edition, name="Ouder", opens_on="2020-01-01", closes_on="2020-02-01"
    )
    end(vera, campaign)
    assert [line.campaign for line in campaign_lines()] == [other, campaign]


def test_the_pages_say_what_happens_and_do_it(client: Client, campaign: Campaign, vera: User) -> None:
    client.force_login(vera)
    page = reverse("campaign", args=[campaign.pk])
    way = {name: reverse(f"campaign-{name}", args=[campaign.pk]) for name in ("end", "reopen", "delete")}
    assert way["end"] in (first := client.get(page).content.decode())
    assert way["delete"] in first
    refused = client.post(way["end"], {"version": 1, "reason": "weg"})
    assert refused.status_code == 422
    assert ">weg</textarea>" in refused.content.decode().replace("\n", "")
    assert client.post(way["end"], {"version": 9, "reason": REASON}).status_code == 409
    ended = client.post(way["end"], {"version": 1, "reason": REASON}, follow=True).content.decode()
    assert "Er gaan geen herinneringen meer uit." in ended
    assert f"Waarom: {REASON}" in ended
    assert reverse("campaign-remind", args=[campaign.pk]) not in ended
    assert "al beëindigd" in client.get(way["end"]).content.decode()
    assert client.get(way["reopen"]).status_code == 200
    client.post(way["reopen"], {"version": 2, "reason": REASON})
    assert client.post(way["delete"], {"version": 1}).status_code == 409
    assert client.post(way["delete"], {}).status_code == 422
    gone = client.post(way["delete"], {"version": 3}, follow=True)
    assert "is verwijderd" in gone.content.decode()
    assert client.get(page).status_code == 404


def test_a_campaign_with_a_reminder_offers_no_button_to_delete_it(
    client: Client, campaign: Campaign, vera: User
) -> None:
    run(ask(vera, campaign))
    client.force_login(vera)
    delete = reverse("campaign-delete", args=[campaign.pk])
    assert delete not in client.get(reverse("campaign", args=[campaign.pk])).content.decode()
    page = client.get(delete).content.decode()
    assert "kunt u niet verwijderen" in page
    assert "Verwijder de campagne" not in page
    assert client.post(delete, {"version": 1}).status_code == 422
