"""What was typed and did not arrive waits in the browser, for this person only, and is offered back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, User
from tests.answering.calls import CORE, TASK, save, stored
from tests.browser.filling import DRAFTS, SAVED, choose, close_when_kept, form_of, kept, status_of, visit
from tests.build import make_round
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Getypt zonder verbinding.\nTweede regel."


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


@pytest.fixture
def cut(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    """Bram typed an answer while the line was down, and then closed the tab."""
    page = context.new_page()
    sign_in(bram)
    other = context.new_page()
    visit(other, live_server, round, "round")
    visit(page, live_server, round, "round-statements", "bodem")
    # Not set_offline: a browser lifts that while it closes the tab, and the last save then still arrives.
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('Failed to fetch')); }")
    choose(page, CORE, "3")
    page.locator(f"#toelichting-{CORE}").fill(TEXT)
    expect(status_of(page, CORE)).to_contain_text("Niet opgeslagen")
    close_when_kept(page, other, "Tweede")
    assert stored(round) == {}


def test_a_text_typed_without_a_line_in_a_tab_that_was_closed_is_put_back_by_keyboard(
    cut: None, page: Page, round: Round, live_server: LiveServer, faults: Callable[[], list[str]]
) -> None:
    visit(page, live_server, round, "round")
    waiting = page.get_by_role("region", name="Nog niet bewaard").get_by_role("link")
    expect(waiting).to_have_text(re.compile(rf"Vraag {CORE}, van \d\d:\d\d"))
    waiting.click()
    offer = page.get_by_role("region", name="Niet bewaard")
    expect(offer).to_contain_text(re.compile(r"een tekst van \d\d:\d\d die niet is bewaard"))
    expect(offer).to_contain_text("Tweede regel.")
    assert faults() == []
    offer.get_by_role("button", name="Zet terug").focus()
    page.keyboard.press("Enter")
    expect(status_of(page, CORE)).to_have_text(SAVED)
    expect(offer).to_have_count(0)
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.note) == ("3", TEXT)
    assert kept(page, DRAFTS) == 0
    page.reload()
    expect(offer).to_have_count(0)


def test_a_draft_that_is_thrown_away_does_not_come_back(
    cut: None, page: Page, round: Round, live_server: LiveServer
) -> None:
    visit(page, live_server, round, "round-statements", "bodem")
    offer = page.get_by_role("region", name="Niet bewaard")
    offer.get_by_role("button", name="Gooi weg").focus()
    page.keyboard.press("Space")
    expect(offer).to_have_count(0)
    assert kept(page, DRAFTS) == 0
    assert page.evaluate("document.activeElement.id") == CORE
    page.reload()
    expect(offer).to_have_count(0)
    assert stored(round) == {}


def test_putting_back_beside_a_newer_answer_shows_both_and_overwrites_nothing(
    cut: None, page: Page, anna: User, round: Round, live_server: LiveServer
) -> None:
    save(anna, round, value="1", note="Van Anna.")
    visit(page, live_server, round, "round-statements", "bodem")
    page.get_by_role("button", name="Zet terug").click()
    conflict = page.locator(f"#strijd-{CORE}")
    expect(conflict).to_contain_text("Van Anna.")
    expect(conflict).to_contain_text("Tweede regel.")
    assert stored(round) == {"": "1"}
    conflict.get_by_role("button", name="Bewaar mijn versie").click()
    expect(status_of(page, CORE)).to_have_text(SAVED)
    assert stored(round) == {"": "3"}
    assert kept(page, DRAFTS) == 0


def test_somebody_else_in_the_same_browser_never_sees_it(
    cut: None,
    page: Page,
    context: BrowserContext,
    sign_in: Callable[[User], None],
    anna: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    context.clear_cookies()
    sign_in(anna)
    visit(page, live_server, round, "round-statements", "bodem")
    expect(form_of(page, CORE)).to_be_visible()
    expect(page.get_by_role("region", name="Niet bewaard")).to_have_count(0)
    assert "Tweede regel." not in page.locator("body").inner_text()
    assert kept(page, DRAFTS) == 1


def test_logging_out_asks_first_and_then_clears(
    cut: None, page: Page, round: Round, live_server: LiveServer
) -> None:
    visit(page, live_server, round, "round-statements", "bodem")
    menu = page.locator(".apk-menu")
    menu.locator("summary").click()
    menu.get_by_role("button", name="Uitloggen").click()
    dialog = page.get_by_role("dialog", name="Nog niet alles is bewaard")
    expect(dialog).to_contain_text("nog 1 tekst of keuze")
    dialog.get_by_role("button", name="Blijf ingelogd").click()
    expect(dialog).to_have_count(0)
    assert kept(page, DRAFTS) == 1
    menu.get_by_role("button", name="Uitloggen").click()
    dialog.get_by_role("button", name="Gooi weg en log uit").click()
    expect(page).to_have_url(re.compile("inloggen"))
    assert kept(page, DRAFTS) == 0


def test_after_an_expired_login_the_text_waits_on_the_page(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    page = context.new_page()
    sign_in(bram)
    other = context.new_page()
    visit(other, live_server, round, "round")
    visit(page, live_server, round, "round-tasks", "bodem")
    context.clear_cookies(name="sessionid")
    choose(page, TASK, "deels", "in_beeld")
    expect(status_of(page, TASK)).to_contain_text("u bent niet meer ingelogd")
    close_when_kept(page, other, "in_beeld=deels")
    again = context.new_page()
    again.goto(f"{live_server.url}{reverse('round-tasks', args=[round.pk, 'bodem'])}")
    again.get_by_label("E-mailadres").fill(bram.email)
    again.get_by_label("Wachtwoord").first.fill(PASSWORD)
    again.get_by_role("button", name="Inloggen", exact=True).click()
    expect(again).to_have_url(re.compile("/taken/"))
    offer = again.get_by_role("region", name="Niet bewaard")
    expect(offer).to_contain_text("nog een keuze van")
    expect(offer).to_contain_text("In beeld: Deels")
    offer.get_by_role("button", name="Zet terug").click()
    expect(status_of(again, TASK)).to_have_text(SAVED)
    assert kept(again, DRAFTS) == 0


def test_a_full_store_is_said_out_loud(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    )
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    page.locator(f"#toelichting-{CORE}").press_sequentially("Te")
    expect(form_of(page, CORE)).to_contain_text("Uw browser kan geen kopie van deze tekst bewaren")


def test_a_draft_of_more_than_thirty_days_is_dropped(
    cut: None, page: Page, round: Round, live_server: LiveServer
) -> None:
    visit(page, live_server, round, "round")
    page.evaluate(
        "for (const key of Object.keys(localStorage)) { const draft = JSON.parse(localStorage[key]);"
        " draft.at -= 31 * 24 * 60 * 60 * 1000; localStorage[key] = JSON.stringify(draft); }"
    )
    visit(page, live_server, round, "round-statements", "bodem")
    expect(page.get_by_role("region", name="Niet bewaard")).to_have_count(0)
    assert kept(page, DRAFTS) == 0
