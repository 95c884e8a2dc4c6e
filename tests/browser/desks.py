"""Several people at once, each signed in at an own browser; what they do shows on each other's pages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from assessments.models import User
from tests.browser.story import Person, person


@contextmanager
def desks(browser: Browser, server: LiveServer, *users: User | None) -> Iterator[list[Person]]:
    """A browser for each of them, None for a visitor; in the end no console may have complained."""
    people = [_desk(browser, server, user) for user in users]
    yield people
    errors = {who.name: who.console.errors for who in people if who.console.errors}
    for who in people:
        who.page.context.close()
    assert errors == {}


def _desk(browser: Browser, server: LiveServer, user: User | None) -> Person:
    made = person(user.name if user else "Bezoeker", browser, server)
    if user is not None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        made.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": server.url}])
    made.page.goto(server.url)
    return made


def press_twice(who: Person, name: str) -> None:
    """Press a button, and again when the first press is on its way: as fast as an impatient hand."""
    button = who.page.get_by_role("button", name=name)
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 60); }")
