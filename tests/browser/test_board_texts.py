"""What was typed for the board waits in the browser: a login that expired, a line that was cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.answering.services import make_definitive
from assessments.models import BoardPaper, Municipality, Round, User
from tests.board.calls import store, typed
from tests.browser.board_begins import part_of
from tests.browser.filling import TEXTS, close_when_kept, kept
from tests.build import fill_round, make_round, real_catalogue
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "Het college kiest nu.\n\nDaarna volgt de raad."
OWNER = "concerndirecteur"


@pytest.fixture
def round(aa: Municipality, anna: User, sign_in: Callable[[User], None]) -> Round:
    """A definitive round of Aa, with its coordinator signed in."""
    found = make_round(aa)
    fill_round(found)
    make_definitive(actor=anna, round=found, catalogue=real_catalogue(), function="Coördinator APK")
    sign_in(anna)
    return found


def address(live_server: LiveServer, round: Round) -> str:
    return f"{live_server.url}{reverse('board-edit', args=[round.pk])}"


def covering(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Begeleidende tekst")


def log_in_again(page: Page, person: User) -> None:
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def test_a_covering_text_after_an_expired_login_is_offered_back_and_stored(
    page: Page, live_server: LiveServer, round: Round, anna: User, faults: Callable[[], list[str]]
) -> None:
    page.goto(address(live_server, round))
    covering(page).fill(TEXT)
    Session.objects.all().delete()
    page.get_by_role("button", name="Bewaar de tekst").click()
    log_in_again(page, anna)
    expect(page).to_have_url(address(live_server, round))
    offer = page.get_by_role("region", name="Niet bewaard")
    expect(offer).to_contain_text("Daarna volgt de raad.")
    assert not BoardPaper.objects.exclude(covering_text="").exists()
    assert faults() == []
    offer.get_by_role("button", name="Zet terug").press("Enter")
    expect(covering(page)).to_have_value(TEXT)
    page.get_by_role("button", name="Bewaar de tekst").click()
    expect(page.get_by_text("De begeleidende tekst is bewaard.")).to_be_visible()
    assert BoardPaper.objects.get().covering_text == TEXT
    assert kept(page, TEXTS) == 0


def test_a_covering_text_sent_over_a_cut_line_is_offered_back(
    page: Page, live_server: LiveServer, round: Round
) -> None:
    page.goto(address(live_server, round))
    window = page.context.new_page()  # the console of this one may speak of the line
    window.goto(address(live_server, round))
    covering(window).fill(TEXT)
    page.context.set_offline(True)
    window.get_by_role("button", name="Bewaar de tekst").click(no_wait_after=True)
    close_when_kept(window, page, "Daarna")
    page.context.set_offline(False)
    page.goto(address(live_server, round))
    offer = page.get_by_role("region", name="Niet bewaard")
    expect(offer).to_contain_text("Daarna volgt de raad.")
    offer.get_by_role("button", name="Zet terug").click()
    expect(covering(page)).to_have_value(TEXT)


def test_owner_day_and_cost_of_a_decision_wait_beside_what_a_colleague_changed(
    page: Page, live_server: LiveServer, round: Round, anna: User
) -> None:
    page.goto(address(live_server, round))
    form = part_of(page, "besluiten")
    form.get_by_label("Wie voert het uit").first.fill(OWNER)
    form.get_by_label("Klaar op").first.fill("2031-06-30")
    form.get_by_label("Kosten").first.select_option("groot")
    Session.objects.all().delete()
    page.get_by_role("button", name="Bewaar de besluiten").locator("visible=true").click()
    store(anna, round, typed("Van een collega.", owner="teamleider"), typed("Ook van een collega."))
    log_in_again(page, anna)
    offer = page.get_by_role("region", name="Niet bewaard")
    for words in (OWNER, "Klaar op: 30 juni 2031", "Kosten: Groot"):
        expect(offer).to_contain_text(words)
    offer.get_by_role("button", name="Zet terug").click()
    expect(form.get_by_label("Wie voert het uit").first).to_have_value(OWNER)
    expect(form.get_by_label("Klaar op").first).to_have_value("2031-06-30")
    expect(form.get_by_label("Kosten").first).to_have_value("groot")
    expect(form.get_by_label("Besluit", exact=True).first).to_have_value("Van een collega.")
