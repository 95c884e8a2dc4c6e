"""Reminders in bulk: to whom, once each, and what is refused."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from assessments.campaign import sentences
from assessments.campaign.audience import REST, audience_for
from assessments.campaign.reminding import (
    ASKED_JUST_NOW,
    AskedTwiceError,
    AudienceChangedError,
    fingerprint,
)
from assessments.campaign.services import set_reminders
from assessments.constants import TeamRole
from assessments.models import Campaign, Membership, Municipality, Reminder, ReminderMail, Round, User
from tests.build import make_round
from tests.campaign.reminders import NOT_BEGUN, ask, receivers, run
from tests.people import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(anna: User, bram: User, dirk: User) -> None:
    """Anna and Dirk coordinate; Bram fills in."""


def test_coordinators_get_it_with_their_own_link(campaign: Campaign, vera: User, anna: User) -> None:
    reminder = ask(vera, campaign)
    run(reminder)
    assert receivers() == ["anna@voorbeeld.nl", "dirk@voorbeeld.nl"]
    message = next(found for found in mail.outbox if found.to == [anna.email])
    assert isinstance(message, EmailMultiAlternatives)
    assert message.subject == "APK van Aa"
    assert "http://localhost:8000/gemeente/GM9001/" in message.body
    assert message.reply_to == [vera.email]
    html = str(message.alternatives[0][0])
    for part in (message.body, html):
        assert "Beste Anna" in part
        assert message.extra_headers["List-Unsubscribe"].strip("<>") in part
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    reminder.refresh_from_db()
    assert (reminder.state, reminder.total) == ("klaar", 2)
    assert ReminderMail.objects.exclude(sent_at=None).count() == 2


def test_a_name_cannot_bring_in_html(campaign: Campaign, vera: User, aa: Municipality) -> None:
    Municipality.objects.filter(pk=aa.pk).update(name="<b>Aa</b>")
    run(ask(vera, campaign, text="<i>Hoi</i> {gemeente} {link}"))
    html = next(str(found.alternatives[0][0]) for found in mail.outbox if "Anna" in found.body)  # type: ignore[attr-defined]
    assert "<b>Aa" not in html
    assert "&lt;i&gt;Hoi" in html


def test_who_coordinates_two_gets_one_message_about_both(
    campaign: Campaign, vera: User, anna: User, bee: Municipality
) -> None:
    Membership.objects.create(user=anna, municipality=bee, role=TeamRole.COORDINATOR, function="x")
    run(ask(vera, campaign))
    assert receivers() == ["anna@voorbeeld.nl", "dirk@voorbeeld.nl"]
    message = next(found for found in mail.outbox if found.to == [anna.email])
    assert message.subject == "APK van Aa en Bee"
    assert ReminderMail.objects.filter(person=anna).exclude(sent_at=None).count() == 2


def test_only_the_chosen_states_are_written_to(campaign: Campaign, vera: User, aa: Municipality) -> None:
    round = make_round(aa)
    assert audience_for(campaign, ["bezig"]).recipients == ()
    Round.objects.filter(pk=round.pk).update(status="definitief")
    run(ask(vera, campaign, ["niet_begonnen", "bezig"]))
    assert receivers() == ["dirk@voorbeeld.nl"]


def test_the_audience_says_who_is_passed_over_and_why(
    campaign: Campaign, vera: User, aa: Municipality, dirk: User
) -> None:
    set_reminders(actor=vera, invitees=[campaign.invitees.get(municipality=aa)], on=False)
    User.objects.filter(pk=dirk.pk).update(is_active=False)
    audience = audience_for(campaign, NOT_BEGUN)
    assert [one.name for one in audience.stopped] == ["Aa"]
    assert [one.name for one in audience.without_coordinator] == ["Bee"]
    with pytest.raises(ValidationError, match=sentences.NOBODY):
        ask(vera, campaign)


def test_a_week_of_rest_unless_it_is_confirmed(campaign: Campaign, vera: User) -> None:
    run(ask(vera, campaign))
    audience = audience_for(campaign, NOT_BEGUN)
    assert (audience.recipients, [one.name for one in audience.recent]) == ((), ["Aa", "Bee"])
    with pytest.raises(AskedTwiceError):  # the button pressed twice
        ask(vera, campaign, again=True)
    Reminder.objects.update(asked_at=timezone.now() - ASKED_JUST_NOW)
    run(ask(vera, campaign, again=True))
    assert len(mail.outbox) == 4
    ReminderMail.objects.update(sent_at=timezone.now() - REST)
    assert len(audience_for(campaign, NOT_BEGUN).recipients) == 2


def test_it_goes_to_exactly_who_was_shown(
    campaign: Campaign, vera: User, anna: User, aa: Municipality
) -> None:
    seen = fingerprint(audience_for(campaign, NOT_BEGUN))
    make_member("Els", aa, TeamRole.COORDINATOR, "Coördinator")
    anna.memberships.all().delete()  # as many people as before, but not the same
    with pytest.raises(AudienceChangedError):
        ask(vera, campaign, expected=seen)
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"states": []}, sentences.STATES_NEEDED),
        ({"states": ["definitief"]}, sentences.STATES_NEEDED),
        ({"text": "{x}{link}"}, sentences.unknown_field("x")),
    ],
)
def test_what_does_not_fit_is_refused(
    campaign: Campaign, vera: User, change: dict[str, Any], fault: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        ask(vera, campaign, **({"states": NOT_BEGUN} | change))
    assert fault in refused.value.messages


def test_nobody_is_reminded_before_the_first_day_or_beside_another_one(
    campaign: Campaign, vera: User
) -> None:
    ask(vera, campaign)
    with pytest.raises(ValidationError, match="al een herinnering verstuurd"):
        ask(vera, campaign, again=True, subject="Een ander onderwerp")
    Reminder.objects.update(state="klaar")
    Campaign.objects.update(opens_on=timezone.localdate() + dt.timedelta(days=1))
    campaign.refresh_from_db()
    with pytest.raises(ValidationError, match="eerste dag"):
        ask(vera, campaign, again=True)
