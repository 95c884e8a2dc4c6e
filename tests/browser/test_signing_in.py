"""Signing in, in a real browser: with the keyboard alone, on a telephone, and without faults for axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from assessments.models import User
from tests.people import PASSWORD


def test_a_coordinator_signs_in_with_the_keyboard_alone(
    page: Page, live_server: LiveServer, anna: User
) -> None:
    page.goto(f"{live_server.url}/inloggen/")
    page.get_by_label("E-mailadres").focus()
    page.keyboard.type(anna.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/inloggen/" not in url)


def test_a_wrong_password_is_explained_beside_the_form(
    page: Page, live_server: LiveServer, anna: User
) -> None:
    page.goto(f"{live_server.url}/inloggen/")
    page.get_by_label("E-mailadres").fill(anna.email)
    page.get_by_label("Wachtwoord", exact=True).fill("een-heel-ander-wachtwoord")
    page.keyboard.press("Enter")
    page.get_by_text("Het e-mailadres of het wachtwoord klopt niet").first.wait_for()
    assert "/inloggen/" in page.url


@pytest.mark.parametrize("path", ["/inloggen/", "/wachtwoord/vergeten/", "/aanmelden/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_around_signing_in_have_no_faults(
    page: Page, live_server: LiveServer, faults: Callable[[], list[str]], path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + path)
    assert faults() == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
