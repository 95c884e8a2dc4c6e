"""The house style in a real browser: a logo and colours, and a refusal that loses nothing typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import HouseStyle, Municipality, User
from tests.browser.story import NARROW, WIDE
from tests.house_style.attacks import drawing

pytestmark = pytest.mark.django_db(transaction=True)
GOOD, LIGHT, ALT = "#7a1f5c", "#ff9900", "Wapen van de gemeente Aa"


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    """A harmless drawing."""
    place = tmp_path / "logo.svg"
    place.write_bytes(drawing(""))
    return place


@pytest.fixture
def bad_logo(tmp_path: Path) -> Path:
    """A drawing that would run a script."""
    place = tmp_path / "kwaad.svg"
    place.write_bytes(drawing("<script>alert(1)</script>"))
    return place


def looks_well(page: Page, faults: Callable[[], list[str]]) -> None:
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert faults() == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url


def main_colour(page: Page) -> Locator:
    """The field for the code of the main colour, beside the picker."""
    return page.get_by_role("textbox", name=re.compile("^Hoofdkleur"))


def save(page: Page) -> None:
    page.get_by_role("button", name="Bewaar de huisstijl").click()


def test_a_coordinator_gives_the_pages_a_logo_and_colours(
    page: Page,
    live_server: LiveServer,
    aa: Municipality,
    anna: User,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    logo: Path,
    bad_logo: Path,
) -> None:
    sign_in(anna)
    page.goto(f"{live_server.url}{reverse('house-style', args=[aa.pk])}")
    looks_well(page, faults)

    main_colour(page).fill(GOOD)
    page.get_by_label("Beschrijving van het logo").fill(ALT)
    page.locator("input[type=file]").set_input_files(bad_logo)
    save(page)
    expect(page.get_by_text(re.compile("bevat een onderdeel dat niet mag: script")).first).to_be_visible()
    expect(main_colour(page)).to_have_value(GOOD)
    expect(page.get_by_label("Beschrijving van het logo")).to_have_value(ALT)
    assert not HouseStyle.objects.exists()
    looks_well(page, faults)

    main_colour(page).fill(LIGHT)
    save(page)
    expect(page.get_by_text(re.compile("Nodig is 4,5 op 1")).first).to_be_visible()
    expect(main_colour(page)).to_have_value(LIGHT)
    assert not HouseStyle.objects.exists()
    looks_well(page, faults)

    main_colour(page).fill(GOOD)
    page.locator("input[type=file]").set_input_files(logo)
    save(page)
    expect(page.get_by_text("De huisstijl is bewaard.")).to_be_visible()
    page.goto(f"{live_server.url}{reverse('municipality', args=[aa.pk])}")
    shown = page.get_by_role("banner").get_by_role("img", name=ALT)
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.complete && image.naturalWidth > 0")
    link = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").first
    assert link.evaluate("one => getComputedStyle(one).getPropertyValue('--apk-action')") == GOOD
    looks_well(page, faults)


def test_the_preview_follows_the_colour_while_typing(
    page: Page, live_server: LiveServer, aa: Municipality, anna: User, sign_in: Callable[[User], None]
) -> None:
    sign_in(anna)
    page.goto(f"{live_server.url}{reverse('house-style', args=[aa.pk])}")
    main_colour(page).press_sequentially(GOOD)
    expect(page.locator("#tekening [data-colour='main']").first).to_have_attribute("fill", GOOD)
    assert not HouseStyle.objects.exists()
