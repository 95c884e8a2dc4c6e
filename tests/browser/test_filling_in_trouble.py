"""Filling in when something fails: nothing typed is lost, and the page says so."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import CORE
from tests.browser.filling import SAVED, choose, form_of, status_of, visit, wait_until_stored
from tests.build import make_round
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


def test_a_lost_connection_says_so_keeps_the_text_and_saves_later(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    page = context.new_page()  # the browser reports the lost connection in its console
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    context.set_offline(True)
    choose(page, CORE, "3")
    page.locator(f"#toelichting-{CORE}").fill("Dit mag niet weg.")
    expect(status_of(page, CORE)).to_contain_text("Niet opgeslagen. Controleer uw verbinding")
    expect(form_of(page, CORE).get_by_role("button", name="Opslaan")).to_be_visible()
    expect(page.locator(f"#toelichting-{CORE}")).to_have_value("Dit mag niet weg.")
    context.set_offline(False)
    expect(status_of(page, CORE)).to_have_text(SAVED, timeout=10_000)
    wait_until_stored(
        page,
        Answer.objects.filter(round=round, statement=CORE).values_list("value", "note").get,
        ("3", "Dit mag niet weg."),
    )


def test_a_save_that_takes_long_does_not_look_saved(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    choose(page, CORE, "2")
    expect(status_of(page, CORE)).to_have_text(SAVED)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/stelling/**", hold)
    choose(page, CORE, "3")
    expect(status_of(page, CORE)).to_have_text("Bezig met opslaan. Laat deze pagina open.")
    held[0].continue_()
    expect(status_of(page, CORE)).to_have_text(SAVED)


@pytest.mark.parametrize("status", [500, 502, 404])
def test_an_error_page_never_lands_in_the_form(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    live_server: LiveServer,
    status: int,
) -> None:
    page = context.new_page()
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    page.route("**/stelling/**", lambda route: route.fulfill(status=status, body="<h1>Foutpagina</h1>"))
    choose(page, CORE, "3")
    expect(status_of(page, CORE)).to_contain_text("Niet opgeslagen")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_text("Foutpagina")).to_have_count(0)
    page.unroute("**/stelling/**")
    form_of(page, CORE).get_by_role("button", name="Opslaan").click()
    expect(status_of(page, CORE)).to_have_text(SAVED)


def test_an_expired_login_keeps_the_text_and_saves_after_logging_in_again(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    page = context.new_page()
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    context.clear_cookies(name="sessionid")
    choose(page, CORE, "3")
    note = page.locator(f"#toelichting-{CORE}")
    note.fill("Getypt na het verlopen.")
    note.blur()
    page.wait_for_timeout(1500)  # the save that waits for a pause in typing is refused before logging in too
    expect(status_of(page, CORE)).to_contain_text("u bent niet meer ingelogd")
    with context.expect_page() as opened:
        status_of(page, CORE).get_by_role("link", name="Log in").click()
    login = opened.value
    login.get_by_label("E-mailadres").fill(bram.email)
    login.get_by_label("Wachtwoord").first.fill(PASSWORD)
    login.get_by_role("button", name="Inloggen").click()
    expect(login).to_have_url(re.compile("/stellingen/"))
    page.bring_to_front()
    expect(note).to_have_value("Getypt na het verlopen.")
    # Logging in changed the token of the forms: the page fetches the new one by itself.
    form_of(page, CORE).get_by_role("button", name="Opslaan").click()
    expect(status_of(page, CORE)).to_have_text(SAVED)
    wait_until_stored(
        page,
        Answer.objects.filter(round=round, statement=CORE).values_list("value", "note").get,
        ("3", "Getypt na het verlopen."),
    )


def test_everything_works_without_javascript(
    without_scripts: Callable[[], Page], live_server: LiveServer, bram: User, round: Round
) -> None:
    page = without_scripts()
    page.goto(f"{live_server.url}/")
    page.get_by_role("link", name="Log in").first.click()
    page.get_by_label("E-mailadres").fill(bram.email)
    page.get_by_label("Wachtwoord").first.fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("link", name="Open de ronde").click()
    page.get_by_role("link", name="Ga verder met de volgende open vraag").click()
    expect(page).to_have_url(re.compile(r"/taken/\?open=([\w-]+)#\1$"))
    task = page.url.partition("#")[2]
    page.locator(f"#{task}").get_by_role("button", name="Alles ja").click()
    expect(page).to_have_url(re.compile(f"#{task}$"))
    assert TaskAnswer.objects.get(round=round, task=task).besproken == "ja"
    page.get_by_role("navigation", name="Onderdelen van het dossier").get_by_text("Stellingen").click()
    form = form_of(page, CORE)
    form.locator("[name=value][value='2']").check(force=True)
    form.get_by_label("Toelichting").last.fill("Zonder scripts.")
    form.get_by_role("button", name="Opslaan").click()
    expect(page).to_have_url(re.compile(f"#{CORE}$"))
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.note) == ("2", "Zonder scripts.")


def test_on_a_phone_the_choice_between_two_versions_comes_into_view(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    Answer.objects.create(round=round, statement=CORE, value="1", version=1)
    choose(page, CORE, "3")
    expect(page.get_by_text("Er zijn twee versies. Kies welke blijft.")).to_be_in_viewport()


def test_on_a_phone_the_tabs_are_one_row_that_begins_at_the_open_one(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in(bram)
    visit(page, live_server, round, "round-audit")
    tabs = page.get_by_role("navigation", name="Deze ronde")
    expect(tabs.get_by_role("link", name="Logboek")).to_be_in_viewport(ratio=1)
    tops = tabs.get_by_role("link").evaluate_all("links => links.map(link => link.offsetTop)")
    assert len(set(tops)) == 1
