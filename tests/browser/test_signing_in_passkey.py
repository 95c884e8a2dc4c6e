"""Passkeys and codes in a real browser, with the authenticator that Chromium plays itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import CDPSession, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from assessments.models import User
from tests.accounts.codes import code_for
from tests.people import PASSWORD


@pytest.fixture
def authenticator(page: Page) -> tuple[CDPSession, str]:
    """A built-in authenticator that says yes to everything."""
    browser = page.context.new_cdp_session(page)
    browser.send("WebAuthn.enable")
    options: dict[str, Any] = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = browser.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return browser, made["authenticatorId"]


@pytest.fixture
def go(page: Page, live_server: LiveServer) -> Callable[..., None]:
    """Open a page by the name of its address."""

    def go(name: str, *args: Any) -> None:
        page.goto(live_server.url + reverse(name, args=args))

    return go


def log_in(page: Page, person: User) -> None:
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_load_state()


def log_out(page: Page) -> None:
    page.context.clear_cookies()


def add_key(page: Page, go: Callable[..., None]) -> None:
    go("mfa_add_webauthn")
    page.get_by_label("Naam").fill("Laptop van het werk")
    page.get_by_role("button", name="Maak de toegangssleutel").click()
    page.get_by_role("heading", name="Herstelcodes").wait_for()


def test_a_coordinator_sets_a_passkey_up_and_logs_in_without_password(
    page: Page, go: Callable[..., None], anna: User, authenticator: tuple[CDPSession, str], settings: Settings
) -> None:
    settings.MFA_REQUIRED_FOR = frozenset({"coordinator"})
    go("account_login")
    log_in(page, anna)
    page.get_by_text("U hebt nog geen tweede stap").wait_for()
    add_key(page, go)
    page.get_by_role("link", name="Verder naar de startpagina").click()
    page.wait_for_url("**/gemeente/GM9001/")
    log_out(page)
    go("account_login")
    page.get_by_role("button", name="Log in met een toegangssleutel").click()
    page.wait_for_url("**/gemeente/GM9001/")


def test_a_passkey_is_the_second_step_after_a_password(
    page: Page, go: Callable[..., None], anna: User, authenticator: tuple[CDPSession, str]
) -> None:
    go("account_login")
    log_in(page, anna)
    add_key(page, go)
    log_out(page)
    go("account_login")
    log_in(page, anna)
    page.get_by_role("heading", name="Tweede stap", exact=True).wait_for()
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    page.wait_for_url("**/gemeente/GM9001/")


def test_a_key_gets_another_name_and_goes_away(
    page: Page, go: Callable[..., None], anna: User, authenticator: tuple[CDPSession, str]
) -> None:
    go("account_login")
    log_in(page, anna)
    add_key(page, go)
    go("mfa_list_webauthn")
    page.get_by_role("link", name="Naam wijzigen").click()
    page.get_by_label("Naam").fill("Telefoon")
    page.get_by_role("button", name="Bewaar de naam").click()
    page.get_by_role("rowheader", name="Telefoon").wait_for()
    page.get_by_role("link", name="Verwijderen").click()
    page.get_by_role("button", name="Verwijder de toegangssleutel").click()
    page.get_by_text("U hebt nog geen toegangssleutel").wait_for()


def test_a_refused_passkey_is_explained_in_dutch_and_leaves_the_console_silent(
    page: Page, go: Callable[..., None], anna: User, authenticator: tuple[CDPSession, str]
) -> None:
    browser, number = authenticator
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    go("account_login")
    page.get_by_role("button", name="Log in met een toegangssleutel").click()
    page.get_by_text("Het is niet gelukt, of u bent gestopt").wait_for()


def test_an_app_with_codes_is_set_up_with_the_keyboard(
    page: Page, go: Callable[..., None], anna: User, faults: Callable[[], list[str]]
) -> None:
    go("account_login")
    log_in(page, anna)
    go("mfa_activate_totp")
    assert page.evaluate("document.querySelector('.apk-qr').naturalWidth") > 0
    page.get_by_label("Code uit de app").fill(code_for(page.locator(".apk-secret").inner_text()))
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    assert faults() == []
    with page.expect_download() as file:
        page.get_by_role("link", name="Download de codes").click()
    assert file.value.suggested_filename == "apk-herstelcodes.txt"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_the_second_factor_and_the_account_have_no_faults(
    page: Page,
    go: Callable[..., None],
    anna: User,
    faults: Callable[[], list[str]],
    width: int,
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    go("organisation-sign-in")
    assert faults() == []
    go("account_login")
    log_in(page, anna)
    for name in ("account", "account-delete", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn"):
        go(name)
        assert faults() == [], name
        assert page.locator("h1").count() == 1, name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
