"""The link in a reminder that stops it: always works, for everybody who has it, and cannot be guessed."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.signing import Signer
from django.test import Client
from django.urls import reverse

from assessments.campaign.ending import end_campaign
from assessments.campaign.services import change_invitees
from assessments.models import AuditEntry, Campaign, Invitee, Municipality, User
from tests.campaign.reminders import ask, run, stop_url

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def program() -> Client:
    """A mail program: no cookie, no log-in, no token of a form."""
    return Client(enforce_csrf_checks=True)


def stopped() -> list[str]:
    return list(Invitee.objects.exclude(stopped_at=None).values_list("municipality", flat=True))


def test_the_header_of_the_mail_stops_with_one_post(
    program: Client, campaign: Campaign, vera: User, anna: User
) -> None:
    run(ask(vera, campaign))
    (message,) = [one for one in mail.outbox if one.to == [anna.email]]
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = re.fullmatch(r"<http://localhost:8000(/.+)>", message.extra_headers["List-Unsubscribe"])
    assert link is not None
    assert f"http://localhost:8000{link[1]}" in message.body
    page = program.post(link[1], ONE_CLICK)
    assert (page.status_code, page.cookies) == (200, {})
    assert stopped() == ["GM9001"]
    assert AuditEntry.objects.get(action="campagne.stop").actor is None


def test_opening_the_link_only_asks(program: Client, campaign: Campaign, aa: Municipality) -> None:
    url = stop_url(campaign, aa)
    for verb in (program.get, program.head):
        assert verb(url).status_code == 200
    assert stopped() == []
    program.post(url)
    program.post(url)  # pressed twice: still stopped
    assert stopped() == ["GM9001"]


def test_who_is_logged_in_as_somebody_else_stops_the_same(
    client: Client, campaign: Campaign, aa: Municipality, dirk: User
) -> None:
    client.force_login(dirk)
    client.post(stop_url(campaign, aa))
    assert stopped() == ["GM9001"]


def test_the_link_still_works_for_a_municipality_that_was_invited_again(
    program: Client, campaign: Campaign, vera: User, aa: Municipality
) -> None:
    url = stop_url(campaign, aa)
    change_invitees(actor=vera, campaign_id=campaign.pk, version=1, remove=["GM9001"])
    page = program.get(url)
    assert page.status_code == 200
    assert "doet niet meer mee" in page.content.decode()
    assert program.post(url, ONE_CLICK).status_code == 200
    change_invitees(actor=vera, campaign_id=campaign.pk, version=2, add=["GM9001"])
    program.post(url, ONE_CLICK)
    assert stopped() == ["GM9001"]


def test_the_link_follows_the_invitation_to_a_successor(
    program: Client, campaign: Campaign, aa: Municipality, bee: Municipality
) -> None:
    url = stop_url(campaign, aa)
    campaign.invitees.filter(municipality=bee).delete()
    campaign.invitees.update(municipality=bee)
    program.post(url)
    assert stopped() == ["GM9002"]


def test_it_says_so_when_the_campaign_ended_and_stops_all_the_same(
    program: Client, campaign: Campaign, vera: User, aa: Municipality
) -> None:
    end_campaign(actor=vera, campaign_id=campaign.pk, version=1, reason="Teruggetrokken editie")
    assert "heeft deze campagne beëindigd" in program.get(stop_url(campaign, aa)).content.decode()
    program.post(stop_url(campaign, aa))
    assert stopped() == ["GM9001"]


def test_a_link_that_we_did_not_make_opens_nothing(
    program: Client, campaign: Campaign, aa: Municipality, bee: Municipality
) -> None:
    good = stop_url(campaign, aa).split("/")[-2]
    text, signature = good.rsplit(".", 1)
    wrong = (
        text.replace("GM9001", "GM9002") + "." + signature,  # of Bee, with the signature of Aa
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        Signer(salt="another", sep=".").sign(text),
        text,
    )
    for token in wrong:
        assert program.post(reverse("reminder-stop", args=[token]), ONE_CLICK).status_code == 404
    assert stopped() == []
