"""A remark that did not arrive waits in the browser: a cut line, a closed tab, an expired login."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Comment, Municipality, Round, User
from tests.answering.calls import CORE
from tests.browser.filling import TEXTS, close_when_kept, kept
from tests.build import make_round
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Wie weet hoe het met de nota zit?\nTweede regel."


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def open_question(page: Page, live_server: LiveServer, round: Round) -> None:
    page.goto(f"{live_server.url}{reverse('question', args=[round.pk, CORE])}")


def place(page: Page, text: str) -> None:
    page.locator("form[data-apk-text^=opmerking] textarea").first.fill(text)


def send(page: Page) -> None:
    page.get_by_role("button", name="Plaats opmerking").first.click()


def test_a_remark_in_a_tab_that_was_closed_is_put_back_and_placed(
    context: BrowserContext,
    page: Page,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    sign_in(bram)
    first = context.new_page()
    open_question(first, live_server, round)
    place(first, TEXT)
    open_question(page, live_server, round)
    close_when_kept(first, page, "Tweede")

    open_question(page, live_server, round)
    offer = page.get_by_role("region", name="Niet bewaard")
    expect(offer).to_contain_text("U hebt hier nog een tekst van")
    expect(offer).to_contain_text("Tweede regel.")
    offer.get_by_role("button", name="Zet terug").press("Enter")
    expect(page.locator("form[data-apk-text^=opmerking] textarea").first).to_have_value(TEXT)
    send(page)
    expect(page.get_by_text("Wie weet hoe het met de nota zit?")).to_be_visible()
    assert Comment.objects.get().text == TEXT
    assert kept(page, TEXTS) == 0


def test_a_remark_after_an_expired_login_is_offered_back(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    open_question(page, live_server, round)
    place(page, TEXT)
    Session.objects.all().delete()
    send(page)
    page.get_by_label("E-mailadres").fill(bram.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(f"{live_server.url}{reverse('question', args=[round.pk, CORE])}")
    expect(page.get_by_role("region", name="Niet bewaard")).to_contain_text("Tweede regel.")
    page.get_by_role("button", name="Gooi weg").click()
    assert kept(page, TEXTS) == 0
    assert not Comment.objects.exists()


def test_somebody_else_on_the_same_browser_sees_nothing_of_it(
    context: BrowserContext,
    page: Page,
    sign_in: Callable[[User], None],
    anna: User,
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    sign_in(bram)
    open_question(page, live_server, round)
    place(page, TEXT)
    context.clear_cookies()
    sign_in(anna)
    open_question(page, live_server, round)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.get_by_role("region", name="Niet bewaard").count() == 0
    assert kept(page, TEXTS) == 1


def test_a_remark_that_was_placed_leaves_nothing_behind(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    open_question(page, live_server, round)
    place(page, TEXT)
    assert kept(page, TEXTS) == 1
    send(page)
    expect(page.locator(".apk-messages")).to_be_visible()
    assert kept(page, TEXTS) == 0
