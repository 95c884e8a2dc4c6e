"""A campaign about invented municipalities: its mail says so, and reaches nobody of a real municipality."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse

from assessments.campaign import sentences
from assessments.campaign.audience import audience_for
from assessments.campaign.services import create_campaign
from assessments.constants import TeamRole
from assessments.models import Campaign, Membership, Municipality, ReminderMail, User
from tests.campaign.conftest import fields
from tests.campaign.reminders import NOT_BEGUN, ask, receivers, run
from tests.people import make_member, make_municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def invented() -> Municipality:
    return make_municipality("GM5001", "Aa (simulatie)", is_fictional=True)


@pytest.fixture
def sim(invented: Municipality) -> User:
    """Coordinates the invented municipality and nothing else."""
    return make_member("Sim", invented, TeamRole.COORDINATOR, "Coördinator")


@pytest.fixture
def invented_campaign(vera: User, sim: User, anna: User, invented: Municipality) -> Campaign:
    """Anna, of the real municipality Aa, tries the invented one too."""
    Membership.objects.create(
        user=anna, municipality=invented, role=TeamRole.COORDINATOR, function="Coördinator"
    )
    return create_campaign(actor=vera, fields=fields(name="Proef", fictional=True), everybody=True)


def test_the_mail_says_that_it_is_about_nothing_real(
    invented_campaign: Campaign, vera: User, sim: User
) -> None:
    run(ask(vera, invented_campaign))
    (message,) = mail.outbox
    assert isinstance(message, EmailMultiAlternatives)
    assert message.to == [sim.email]
    assert message.subject == "[Simulatie] APK van Aa (simulatie)"
    assert str(message.body).startswith(sentences.INVENTED_TEXT)
    assert sentences.INVENTED_TEXT in str(message.alternatives[0][0])


def test_a_real_campaign_says_no_such_thing(campaign: Campaign, vera: User, anna: User) -> None:
    run(ask(vera, campaign))
    assert "imulatie" not in f"{mail.outbox[0].subject} {mail.outbox[0].body}"


def test_who_works_for_a_real_municipality_is_named_and_not_written_to(
    client: Client, invented_campaign: Campaign, vera: User, anna: User, sim: User
) -> None:
    audience = audience_for(invented_campaign, NOT_BEGUN)
    assert [one.name for one in audience.recipients] == [sim.name]
    assert audience.kept_apart == (anna.name,)
    client.force_login(vera)
    asked = {"states": NOT_BEGUN, "subject": "APK", "text": "Zie {link}"}
    page = client.post(reverse("campaign-remind", args=[invented_campaign.pk]), asked).content.decode()
    assert "[Simulatie] APK" in page
    assert sentences.INVENTED_TEXT in page
    assert f"{anna.name}. Over verzonnen gemeenten krijgen zij geen mail." in page


def test_who_joins_a_real_municipality_meanwhile_gets_nothing_either(
    invented_campaign: Campaign, vera: User, sim: User, aa: Municipality
) -> None:
    reminder = ask(vera, invented_campaign)
    Membership.objects.create(user=sim, municipality=aa, role=TeamRole.READER, function="Beleid")
    run(reminder)
    assert receivers() == []
    assert ReminderMail.objects.get().error == sentences.KEPT_APART


def test_a_municipality_that_turns_out_to_be_of_the_other_world_is_not_written_to(
    campaign: Campaign, vera: User, anna: User, dirk: User, aa: Municipality
) -> None:
    reminder = ask(vera, campaign)
    Municipality.objects.filter(pk=aa.pk).update(is_fictional=True)
    run(reminder)
    assert receivers() == [dirk.email]
