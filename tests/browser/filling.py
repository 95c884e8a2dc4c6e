"""Where the questions of a round are on a page, and how to get there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from assessments.models import Round

DRAFTS, TEXTS = "apk-concept:", "apk-tekst:"
"""How the keys of what waits in the browser begin: answers, and other texts."""
SAVED = re.compile(r"Opgeslagen \d\d:\d\d")


def visit(page: Page, server: LiveServer, round: Round, name: str, *args: str, query: str = "") -> None:
    """Go to a page of the round by the name of its address."""
    page.goto(f"{server.url}{reverse(name, args=[round.pk, *args])}{query}")


def form_of(page: Page, key: str) -> Locator:
    """The form of one question."""
    return page.locator(f"#formulier-{key}")


def choose(page: Page, key: str, value: str, name: str = "value") -> None:
    """Choose one radio of a question."""
    form_of(page, key).locator(f"[name={name}][value='{value}']").check(force=True)


def status_of(page: Page, key: str) -> Locator:
    """The line that says whether it is saved."""
    return page.locator(f"#stand-{key}")


def wait_until_stored(page: Page, read: Callable[[], object], expected: object, within: float = 10) -> None:
    """Wait until the database holds what was filled in, at most so many seconds.

    "Opgeslagen" may still be about the save before, so a test that looks at once may look too early.
    """
    end = time.monotonic() + within
    while (found := _read(read)) != expected and time.monotonic() < end:
        page.wait_for_timeout(50)  # not a sleep: the routes of the page must go on meanwhile
    assert found == expected


def _read(read: Callable[[], object]) -> object:
    """What is stored now, None when there is no row yet."""
    try:
        return read()
    except ObjectDoesNotExist:
        return None


def kept(page: Page, store: str) -> int:
    """How many pieces wait in the browser: `store` is DRAFTS or TEXTS."""
    found = page.evaluate(
        "store => Object.keys(localStorage).filter(key => key.startsWith(store)).length", store
    )
    return int(found)


def close_when_kept(page: Page, other: Page, text: str) -> None:
    """Close a tab once another tab of the site can read its draft: the store is handed on a moment later."""
    other.wait_for_function(
        "text => Object.keys(localStorage).some(key => localStorage[key].includes(text))", arg=text
    )
    page.close(run_before_unload=False)
