"""The pages of a round for everybody: axe, a small screen, the skip link."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, User
from tests.answering.calls import CORE
from tests.browser.filling import visit
from tests.build import fill_round, make_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_a_fault_for_assistive_technology_or_runs_off_the_screen(
    page: Page,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    round: Round,
    live_server: LiveServer,
    width: int,
) -> None:
    fill_round(round, note="Zie het jaarverslag van de omgevingsdienst.")
    Answer.objects.filter(round=round, statement__in=["BOD-KAD", "BOD-KEN"]).delete()
    page.set_viewport_size({"width": width, "height": 800})
    pages = [
        ("round", (), ""),
        ("round-statements", ("bodem",), f"?per_rol={CORE}"),
        ("round-statements", ("mobiliteit",), ""),
        ("round-tasks", ("vth",), ""),
        ("round-cross", (), ""),
        ("round-search", (), "?q=bodem"),
        ("make-definitive", (), ""),
    ]
    page.goto(live_server.url)
    found = {"welcome": look(page, faults)}
    sign_in(anna)
    page.goto(f"{live_server.url}{reverse('municipality', args=['GM9001'])}")
    found["municipality"] = look(page, faults)
    for name, args, query in pages:
        visit(page, live_server, round, name, *args, query=query)
        found[f"{name} {args}"] = look(page, faults)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def look(page: Page, faults: Callable[[], list[str]]) -> list[str]:
    """What axe finds, and whether the page is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*faults(), *(["wider than the screen"] if wide else [])]


def test_the_skip_link_goes_to_the_content(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
