"""A trial in a real browser: scores move at once, nothing needs scripting, and axe finds no faults."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Municipality, Round, User
from tests.report.rounds import DEFINITIVE, demo_round

OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def round(aa: Municipality, wim: User, sign_in: Callable[[User], None]) -> Round:
    """A full round, with its alderman signed in."""
    sign_in(wim)
    return demo_round(aa, DEFINITIVE)


def _address(live_server: LiveServer, round: Round) -> str:
    return f"{live_server.url}/ronde/{round.pk}/wat-als/"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_choice_moves_the_outcome_at_once(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(_address(live_server, round))
    assert faults() == []
    outcome = page.locator("#wat-als-uitkomst")
    expect(outcome).to_contain_text("U hebt nog niets veranderd")

    page.locator("[name=tip]").first.focus()
    page.keyboard.press("Space")
    expect(outcome).to_contain_text("Uw proef telt één keuze.")
    expect(page.locator("#wat-als-melding")).to_contain_text("Uw proef telt één keuze.")
    page.locator("#maatregel-G1").check()
    page.locator("#maatregel-G3").check()
    expect(outcome).to_contain_text("Uw proef telt drie keuzes.")
    expect(outcome).to_contain_text("−")
    page.locator("select[name^='niveau.']").first.select_option("4")
    expect(outcome).to_contain_text("Uw proef telt vier keuzes.")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert faults() == []
    assert page.evaluate(OVERFLOW) <= 0

    page.get_by_role("link", name="Begin opnieuw").click()
    expect(outcome).to_contain_text("U hebt nog niets veranderd")
    expect(page.locator("#maatregel-G1")).not_to_be_checked()


def test_another_dossier_keeps_the_trial(page: Page, live_server: LiveServer, round: Round) -> None:
    page.goto(_address(live_server, round))
    page.locator("#maatregel-G1").check()
    page.get_by_label("Dossier").select_option("vth")
    page.get_by_role("button", name="Toon vragen").click()
    expect(page.get_by_role("heading", name="Stellingen van")).to_be_visible()
    expect(page.locator("#maatregel-G1")).to_be_checked()
    expect(page.locator("#wat-als-uitkomst")).to_contain_text("Uw proef telt één keuze.")


def test_without_scripting_the_button_works_it_out(
    without_scripts: Callable[[], Page], live_server: LiveServer, round: Round
) -> None:
    plain = without_scripts()
    plain.goto(_address(live_server, round))
    plain.locator("#maatregel-G1").check()
    plain.get_by_role("button", name="Reken opnieuw").click()
    expect(plain.locator("#maatregel-G1")).to_be_checked()
    expect(plain.locator("#wat-als-uitkomst")).to_contain_text("Uw proef telt één keuze.")
