"""The catalogue in a real browser: no faults for axe, no sliding sideways, links that unfold their task."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.build import make_edition


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_the_catalogue_have_no_faults(
    page: Page, live_server: LiveServer, faults: Callable[[], list[str]], width: int
) -> None:
    make_edition()
    page.set_viewport_size({"width": width, "height": 800})
    for path in (
        "",
        "2026/dossier/klimaatakkoord/?taak=ka-netcongestie&stelling=KLA-CON",
        "2026/samenspel/",
        "2026/risicos/",
        "2026/risicos/R-MM-2/",
        "2026/maatregelen/",
        "2026/mechanismen/",
        "2026/methode/",
        "2026/zoeken/?q=bodem",
        "2026/zoeken/?q=niets-dat-bestaat",
    ):
        page.goto(f"{live_server.url}/catalogus/{path}")
        assert faults() == [], path
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_somebody_finds_a_task_with_the_keyboard_and_reads_its_law(
    page: Page, live_server: LiveServer
) -> None:
    make_edition()
    page.goto(f"{live_server.url}/catalogus/")
    page.get_by_label("Zoek een taak, wet of stelling").focus()
    page.keyboard.type("bodemfunctieklassen")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Landbodem indelen in bodemfunctieklassen").click()
    task = page.locator("#bodem-functieklassen")
    assert task.get_attribute("open") is not None
    law = task.get_by_role("link", name="Besluit bodemkwaliteit")
    assert law.get_attribute("href") == "https://wetten.overheid.nl/BWBR0022929"
