"""Beginning and changing a campaign: what is refused, and that nobody overwrites somebody else unseen."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from assessments.campaign import sentences
from assessments.campaign.queries import calls_for
from assessments.campaign.services import (
    StaleCampaignError,
    change_campaign,
    change_invitees,
    create_campaign,
    set_reminders,
)
from assessments.models import AuditEntry, Campaign, Edition, Municipality, Round, User
from tests.build import make_round
from tests.campaign.conftest import fields
from tests.people import make_municipality

pytestmark = pytest.mark.django_db


def codes(campaign: Campaign) -> list[str]:
    return sorted(campaign.invitees.values_list("municipality", flat=True))


def test_everybody_is_who_exists_today_in_the_own_world(vera: User, aa: Municipality) -> None:
    today = timezone.localdate()
    make_municipality("GM9002", "Oud", valid_until=today)
    make_municipality("GM9003", "Straks", valid_from=today + dt.timedelta(days=1))
    make_municipality("GM9004", "Verzonnen", is_fictional=True)
    assert codes(create_campaign(actor=vera, fields=fields(), everybody=True)) == ["GM9001"]
    invented = fields(name="Simulatie", fictional=True)
    assert codes(create_campaign(actor=vera, fields=invented, everybody=True)) == ["GM9004"]
    assert codes(create_campaign(actor=vera, fields=fields(name="Leeg"), everybody=False)) == []


@pytest.mark.parametrize(
    ("change", "field", "fault"),
    [
        ({"name": "  "}, "name", sentences.NAME_NEEDED),
        ({"closes_on": dt.date(2020, 1, 1)}, "closes_on", sentences.ENDS_TOO_EARLY),
        ({"reminder_text": "{x} {link}"}, "reminder_text", sentences.unknown_field("x")),
        ({"reminder_subject": "{link}"}, "reminder_subject", sentences.NO_LINK_IN_SUBJECT),
    ],
)
def test_what_does_not_fit_is_refused_in_words(
    vera: User, change: dict[str, Any], field: str, fault: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        create_campaign(actor=vera, fields=fields(**change), everybody=False)
    assert refused.value.message_dict == {field: [fault]}
    assert not Campaign.objects.exists()


def test_a_name_is_given_once_per_edition(campaign: Campaign, vera: User) -> None:
    with pytest.raises(ValidationError, match=sentences.NAME_TAKEN):
        create_campaign(actor=vera, fields=fields(), everybody=False)


def test_who_comes_second_hears_it_and_stores_nothing(campaign: Campaign, vera: User) -> None:
    change_campaign(actor=vera, campaign_id=campaign.pk, version=1, fields=fields(name="Eerst"))
    with pytest.raises(StaleCampaignError, match="intussen gewijzigd"):
        change_campaign(actor=vera, campaign_id=campaign.pk, version=1, fields=fields(name="Daarna"))
    with pytest.raises(StaleCampaignError):
        change_invitees(actor=vera, campaign_id=campaign.pk, version=1, remove=["GM9001"])
    campaign.refresh_from_db()
    assert (campaign.name, campaign.version, codes(campaign)) == ("Eerst", 2, ["GM9001", "GM9002"])


def test_world_and_edition_stay_once_somebody_counts_on_them(campaign: Campaign, vera: User) -> None:
    with pytest.raises(ValidationError, match=sentences.WORLD_FIXED):
        change_campaign(actor=vera, campaign_id=campaign.pk, version=1, fields=fields(fictional=True))
    other = Edition.objects.create(name="2025", content={}, sha256="5" * 64)
    campaign.reminders.create()
    with pytest.raises(ValidationError, match=sentences.EDITION_FIXED):
        change_campaign(actor=vera, campaign_id=campaign.pk, version=1, fields=fields(edition=other))


def test_municipalities_come_and_go_and_the_log_says_which(campaign: Campaign, vera: User) -> None:
    make_municipality("GM9003", "Cee")
    done = change_invitees(
        actor=vera, campaign_id=campaign.pk, version=1, add=["GM9001", "GM9003"], remove=["GM9002"]
    )
    assert (done, codes(campaign)) == ((1, 1), ["GM9001", "GM9003"])
    entry = AuditEntry.objects.get(action="campagne.genodigden")
    assert entry.new == {"erbij": ["GM9003"], "eraf": ["GM9002"]}
    assert change_invitees(actor=vera, campaign_id=campaign.pk, version=2) == (0, 0)
    campaign.refresh_from_db()
    assert campaign.version == 2


def test_a_municipality_of_the_other_world_is_refused(campaign: Campaign, vera: User) -> None:
    make_municipality("GM9003", "Verzonnen", is_fictional=True)
    with pytest.raises(ValidationError, match="bestaat niet meer"):
        change_invitees(actor=vera, campaign_id=campaign.pk, version=1, add=["GM9003"])


def test_reminders_go_off_and_on_and_the_municipality_can_read_it(
    campaign: Campaign, aa: Municipality
) -> None:
    invitee = campaign.invitees.get(municipality=aa)
    for _ in range(2):
        set_reminders(actor=None, invitees=[invitee], on=False)
    assert calls_for(aa)[0].stopped_at is not None
    set_reminders(actor=None, invitees=[invitee], on=True)
    assert calls_for(aa)[0].stopped_at is None
    entries = AuditEntry.objects.filter(municipality=aa).order_by("pk")
    assert [entry.action for entry in entries] == ["campagne.stop", "campagne.weer_aan"]


def test_a_call_stands_from_the_first_day_until_the_round_is_definitive(
    campaign: Campaign, aa: Municipality, bee: Municipality
) -> None:
    assert [call.name for call in calls_for(aa)] == ["Ronde 2026"]
    assert calls_for(aa, "2025") == []
    today = timezone.localdate()
    for opens, closes, said in [(1, 9, 0), (0, 0, 1), (-40, -30, 1), (-40, -31, 0)]:
        Campaign.objects.update(
            opens_on=today + dt.timedelta(days=opens), closes_on=today + dt.timedelta(days=closes)
        )
        assert len(calls_for(aa)) == said
    Campaign.objects.update(opens_on=today, closes_on=today)
    Municipality.objects.filter(pk=bee.pk).update(valid_until=today)
    bee.refresh_from_db()
    assert calls_for(bee) == [], "it was merged: its successor is asked"
    Municipality.objects.filter(pk=bee.pk).update(valid_until=None)
    bee.refresh_from_db()
    round = make_round(aa)
    assert len(calls_for(aa, "2026")) == 1
    Round.objects.filter(pk=round.pk).update(status="definitief")
    assert (calls_for(aa), len(calls_for(bee))) == ([], 1)
