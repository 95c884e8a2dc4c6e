"""A real browser (Debian's chromium) on pages of this machine; every test in this folder is marked e2e."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from assessments.models import User
from tests.browser.watching import Console, faults_of

# Playwright runs an event loop in the thread of the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder, so that `-m e2e` finds it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of the machine, quiet: it looks nothing up by itself."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "These tests need chromium: bin/test installs it."
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A Dutch visitor; the Content-Security-Policy of the pages stays in force."""
    return {**browser_context_args, "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page whose console must stay silent: an error there (a blocked style, say) fails the test."""
    console = Console(page)
    yield page
    assert console.errors == []


@pytest.fixture(autouse=True)
def finished_requests(transactional_db: None, context: BrowserContext) -> Iterator[None]:
    """Before the database is emptied: leave every page, and let the server finish what it was asked.

    A save that waited for a pause in typing would otherwise meet an empty database, or hold up emptying it.
    """
    under_way: list[str] = []

    def begin(**_: object) -> None:
        under_way.append("request")

    def end(**_: object) -> None:
        if under_way:  # a request that began before this test is none of its business
            under_way.pop()

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    for page in context.pages:
        page.close(run_before_unload=False)
    time.sleep(0.03)  # closing a page may send its last save
    latest = time.monotonic() + 10
    while under_way and time.monotonic() < latest:
        time.sleep(0.02)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def sign_in(context: BrowserContext, live_server: LiveServer) -> Callable[[User], None]:
    """Sign somebody in without walking through the form: the browser gets the cookie of a session."""

    def sign_in(person: User) -> None:
        client = Client()
        client.force_login(person)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])

    return sign_in


@pytest.fixture
def without_scripts(browser: Browser, context: BrowserContext) -> Iterator[Callable[[], Page]]:
    """Open a page without scripting, for whoever is signed in by then."""
    opened: list[BrowserContext] = []

    def open_page() -> Page:
        plain = browser.new_context(java_script_enabled=False)
        opened.append(plain)
        plain.add_cookies(context.cookies())  # type: ignore[arg-type]  # what is read is what is added
        return plain.new_page()

    yield open_page
    for plain in opened:
        plain.close()


@pytest.fixture
def faults(page: Page) -> Callable[[], list[str]]:
    """Ask axe what is wrong with the page as it is now: a list of sentences, empty when all is well."""
    return partial(faults_of, page)
