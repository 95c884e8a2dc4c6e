"""A signal to VNG and Rijk in a real browser: said with the keyboard, read by the team, counted by VNG."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Municipality, NationalSignal, Round, User
from tests.answering.calls import CORE
from tests.browser.keys import tab_to
from tests.browser.story import NARROW, WIDE
from tests.build import make_round
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
NOTE = "De norm voor bodemkwaliteit is er niet, en wij wachten daar sinds 2024 op."


@pytest.fixture
def round(aa: Municipality, bram: User, sign_in: Callable[[User], None]) -> Round:
    """A provisional round of Aa, with Bram signed in."""
    sign_in(bram)
    return make_round(aa)


def looks_well(page: Page, faults: Callable[[], list[str]]) -> None:
    """Axe has nothing to say, wide and narrow, and nothing slides sideways."""
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert faults() == [], page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], page.url


def question(live_server: LiveServer, round: Round) -> str:
    return f"{live_server.url}{reverse('question', args=[round.pk, CORE])}"


def test_somebody_says_with_the_keyboard_alone_that_it_is_not_up_to_us(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]]
) -> None:
    page.goto(question(live_server, round))
    part = page.locator("#niet-aan-ons")
    tab_to(page, part.locator("summary"))
    page.keyboard.press("Enter")
    tab_to(page, part.get_by_role("textbox"))
    page.keyboard.type("Te kort.")
    tab_to(page, part.get_by_role("button", name="Bewaar het signaal"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Het signaal is niet bewaard")
    expect(page.get_by_text("Kies waar het aan ligt.").first).to_be_visible()
    note = page.get_by_role("textbox", name=re.compile("^Leg uit"))
    expect(note).to_have_value("Te kort.")
    looks_well(page, faults)

    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="De landelijke regels komen te laat")).to_be_checked()
    tab_to(page, note)
    page.keyboard.press("Control+A")
    page.keyboard.type(NOTE)
    tab_to(page, page.get_by_role("button", name="Bewaar het signaal"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Het signaal is bewaard. Het verandert geen cijfer.")).to_be_visible()
    expect(part).to_contain_text(NOTE)
    stored = NationalSignal.objects.get()
    assert (stored.cause, stored.note) == ("te_laat", NOTE)
    looks_well(page, faults)


def test_the_team_reads_it_and_vng_sees_only_that_there_are_too_few(
    page: Page,
    live_server: LiveServer,
    round: Round,
    bram: User,
    vera: User,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
) -> None:
    NationalSignal.objects.create(
        round=round, subject=CORE, cause="te_laat", note=NOTE, function="VTH-adviseur", updated_by=bram
    )
    page.goto(f"{live_server.url}{reverse('national-signals', args=[round.pk])}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Bij 1 vraag ligt het niet aan ons")
    expect(page.get_by_text(NOTE)).to_be_visible()
    looks_well(page, faults)
    page.get_by_label("Oorzaak").select_option("geld")
    page.get_by_role("button", name="Toon", exact=True).press("Enter")
    expect(page.get_by_text("Met deze keuze is er geen signaal.")).to_be_visible()

    page.context.clear_cookies()
    sign_in(vera)
    page.goto(f"{live_server.url}{reverse('national-counts')}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog te weinig deelnemers voor een telling")
    counts = page.get_by_role("table", name="Aantal gemeenten per oorzaak").locator("tbody td")
    assert counts.all_inner_texts() == ["te weinig deelnemers"] * 6
    main = page.locator("main").inner_text()
    assert NOTE not in main
    assert "VTH-adviseur" not in main
    looks_well(page, faults)
    answer = page.goto(f"{live_server.url}{reverse('national-signals', args=[round.pk])}")
    assert answer is not None
    assert answer.status == 404


def test_a_signal_typed_while_the_login_expired_is_offered_back(
    page: Page, live_server: LiveServer, round: Round, bram: User
) -> None:
    page.goto(question(live_server, round))
    part = page.locator("#niet-aan-ons")
    part.locator("summary").click()
    part.get_by_role("textbox").fill(NOTE)
    cause = part.get_by_role("radio", name="De landelijke regels komen te laat")
    cause.check(force=True)
    Session.objects.all().delete()
    part.get_by_role("button", name="Bewaar het signaal").click()
    page.get_by_label("E-mailadres").fill(bram.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page).to_have_url(question(live_server, round))
    offer = page.get_by_role("region", name="Niet bewaard")
    expect(offer).to_be_visible()
    expect(offer).to_contain_text(NOTE)
    expect(offer).to_contain_text("De landelijke regels komen te laat")
    offer.get_by_role("button", name="Zet terug").click()
    expect(part.get_by_role("textbox")).to_have_value(NOTE)
    expect(cause).to_be_checked()
