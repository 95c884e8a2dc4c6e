"""An invitation in a real browser: the form works under the policy that keeps the link secret."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from assessments.models import Membership, Municipality, User
from tests.accounts.inviting import NEW_ACCOUNT, link_of
from tests.build import make_edition

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_coordinator_invites_and_the_partner_joins_with_a_new_account(
    page: Page,
    browser: Browser,
    live_server: LiveServer,
    sign_in: Callable[[User], None],
    anna: User,
    aa: Municipality,
) -> None:
    make_edition()
    sign_in(anna)
    page.goto(f"{live_server.url}/gemeente/GM9001/team/")
    page.get_by_role("link", name="Nodig mensen uit").first.click()
    page.get_by_label("E-mailadressen").fill("Jan Jansen <jan@voorbeeld.nl>")
    page.get_by_text("Alleen een deel van de ronde").click()
    page.get_by_label("Vergunningverlening, toezicht en handhaving").check()
    page.get_by_label("Handhaver").check()
    page.get_by_role("button", name="Verstuur de uitnodigingen").click()
    page.get_by_text("jan@voorbeeld.nl krijgt een uitnodiging per e-mail.").wait_for()
    assert len(mail.outbox) == 1

    link = link_of("jan@voorbeeld.nl")
    guest = browser.new_page()
    referrers: list[str] = []
    guest.on("request", lambda request: referrers.append(request.headers.get("referer", "")))
    guest.goto(f"{live_server.url}{link}")
    assert guest.get_by_label("Uw naam").input_value() == "Jan Jansen"
    guest.get_by_label("Uw functie").fill(NEW_ACCOUNT["function"])
    guest.get_by_label("Kies een wachtwoord").fill(NEW_ACCOUNT["password1"])
    guest.get_by_label("Typ het wachtwoord nog een keer").fill(NEW_ACCOUNT["password2"])
    guest.get_by_role("button", name="Maak mijn account en doe mee").click()
    guest.wait_for_url("**/gemeente/GM9001/")
    assert not [referrer for referrer in referrers if link in referrer]
    assert Membership.objects.get(user__email="jan@voorbeeld.nl").dossiers == ["vth"]

    other = browser.new_page()
    response = other.goto(f"{live_server.url}{link}")
    assert response
    assert response.status == 410
