"""Pages of a definitive round for who reads, shares or checks: no faults for axe, and they fit a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.answering.services import make_definitive
from assessments.models import Municipality, Round, User
from tests.browser.keys import tab_to
from tests.build import real_catalogue
from tests.report.rounds import DEFINITIVE, demo_round

OF_THE_ROUND = (
    "round-law-calendar",
    "consent",
    "publication",
    "report-pdf",
)


@pytest.fixture
def round(aa: Municipality, anna: User, sign_in: Callable[[User], None]) -> Round:
    """A definitive round of Aa, with its coordinator signed in."""
    found = demo_round(aa, DEFINITIVE)
    make_definitive(actor=anna, round=found, catalogue=real_catalogue(), function="Coördinator APK")
    sign_in(anna)
    return found


def addresses(round: Round) -> list[str]:
    """The pages of the round, and those that anybody sees."""
    edition = round.edition.name
    return [
        *(reverse(name, args=[round.pk]) for name in OF_THE_ROUND),
        reverse("law-calendar", args=[edition]),
        reverse("verify"),
    ]


@pytest.mark.parametrize("width", [360, 1280])
def test_each_page_has_no_faults_and_fits(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in addresses(round):
        page.goto(f"{live_server.url}{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert faults() == [], path
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_passages_are_closed_to_the_public_with_the_keyboard_alone(
    page: Page, live_server: LiveServer, round: Round
) -> None:
    page.goto(f"{live_server.url}{reverse('publication', args=[round.pk])}")
    tab_to(page, page.get_by_role("checkbox").first)
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    ground = page.get_by_label("Grond voor de aangevinkte passages")
    ground.focus()
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Maak niet openbaar"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 passage is nu niet openbaar.")).to_be_visible()
    expect(page.locator(".pub-item--closed")).to_have_count(1)


def test_a_file_that_is_none_of_ours_is_checked_with_the_keyboard(
    page: Page, live_server: LiveServer, db: None
) -> None:
    page.goto(f"{live_server.url}{reverse('verify')}")
    tab_to(page, page.get_by_label("Of het controlegetal"))
    page.keyboard.type("f" * 63)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Een controlegetal heeft 64 tekens").first).to_be_visible()
    expect(page.get_by_label("Of het controlegetal")).to_have_value("f" * 63)
    tab_to(page, page.get_by_label("Of het controlegetal"))
    page.keyboard.press("End")
    page.keyboard.type("f")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wij kennen dit controlegetal niet")
