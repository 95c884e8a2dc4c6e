"""Filling in a round in a real browser: by keyboard, saved by itself, never lost, never overwritten."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import ALL_YES, CORE, REASON, TASK
from tests.build import fill_round, make_round
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
SAVED = re.compile(r"Opgeslagen \d\d:\d\d")


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


@pytest.fixture
def visit(live_server: LiveServer, round: Round) -> Callable[..., None]:
    """Go to a page of the round by the name of its address."""

    def visit(page: Page, name: str, *args: str, query: str = "") -> None:
        page.goto(f"{live_server.url}{reverse(name, args=[round.pk, *args])}{query}")

    return visit


def form_of(page: Page, key: str) -> str:
    return f"#formulier-{key}"


def status_of(page: Page, key: str):  # type: ignore[no-untyped-def]  # Playwright's Locator
    return page.locator(f"#stand-{key}")


# --- by keyboard ----------------------------------------------------------------------------------


def test_a_statement_is_answered_by_keyboard_and_saves_by_itself(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-statements", "bodem")
    page.locator(f"{form_of(page, CORE)} [name=value][value='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(status_of(page, CORE)).to_have_text(SAVED)
    assert page.evaluate("document.activeElement.value") == "3"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("Vastgelegd in het programma.")
    page.keyboard.press("Tab")
    expect(page.locator("#tellers")).to_contain_text("1 van 10")
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(page.locator(f"#{CORE} .apk-fold")).not_to_have_attribute("open", "")
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.support, row.note) == ("3", "toelichting", "Vastgelegd in het programma.")


def test_five_steps_by_keyboard_and_fast_never_conflict_with_themselves(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-tasks", "bodem")
    page.locator(f"{form_of(page, TASK)} [name=in_beeld]").first.focus()
    for _ in ALL_YES:
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(status_of(page, TASK)).to_have_text(SAVED)
    page.wait_for_load_state("networkidle")
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert {step: getattr(row, step) for step in ALL_YES} == ALL_YES
    expect(page.locator(f"#strijd-{TASK}")).to_be_empty()


def test_clicking_fast_while_the_server_is_slow_keeps_the_last_choice(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-tasks", "bodem")
    posted: list[str] = []

    def slow(route: Route) -> None:
        posted.append(route.request.post_data or "")
        time.sleep(0.3)
        route.continue_()

    page.route("**/taak/**", slow)
    for step in ALL_YES:
        for value in ("nee", "deels", "ja"):
            page.locator(f"{form_of(page, TASK)} [name={step}][value={value}]").check(force=True)
    expect(page.locator(f".versie-{TASK}")).not_to_have_value("0", timeout=10_000)
    expect(status_of(page, TASK)).to_have_text(SAVED)
    page.wait_for_load_state("networkidle")
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert {step: getattr(row, step) for step in ALL_YES} == ALL_YES
    assert len(posted) < 15, "choices made during a save go out together"
    expect(page.locator(f"#strijd-{TASK}")).to_be_empty()


def test_typing_during_a_save_keeps_focus_caret_and_text(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-statements", "bodem")

    def slow(route: Route) -> None:
        time.sleep(0.7)
        route.continue_()

    page.route("**/stelling/**", slow)
    page.locator(f"{form_of(page, CORE)} [name=value][value='2']").check(force=True)
    note = page.locator(f"#toelichting-{CORE}")
    note.click()
    page.keyboard.type("Begin en eind", delay=60)
    for _ in "en eind":
        page.keyboard.press("ArrowLeft")
    expect(status_of(page, CORE)).to_have_text(SAVED)
    page.keyboard.type("midden ", delay=60)
    expect(note).to_be_focused()
    expect(note).to_have_value("Begin midden en eind")
    page.wait_for_timeout(900)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.note) == ("2", "Begin midden en eind")
    expect(page.locator(f"#strijd-{CORE}")).to_be_empty()


def test_all_yes_sets_a_row_and_enter_in_the_date_does_not(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-tasks", "bodem")
    page.locator(f"{form_of(page, TASK)} [name=besproken][value=deels]").check(force=True)
    page.locator(f"#besproken-{TASK}").fill("2026-03-01")
    page.locator(f"#besproken-{TASK}").press("Enter")
    expect(status_of(page, TASK)).to_have_text(SAVED)
    page.wait_for_load_state("networkidle")
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert (row.in_beeld, row.besproken, str(row.discussed_on)) == ("", "deels", "2026-03-01")
    page.locator(f"{form_of(page, TASK)}").get_by_role("button", name="Alles ja").click()
    expect(page.locator("#tellers")).to_contain_text("1 van")
    page.wait_for_load_state("networkidle")
    row.refresh_from_db()
    assert {step: getattr(row, step) for step in ALL_YES} == ALL_YES


def test_nvt_asks_for_a_reason_beside_the_field_and_then_saves(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-statements", "bodem")
    page.locator(f"{form_of(page, CORE)} [name=value][value=nvt]").check(force=True)
    expect(page.locator(f"#fout-{CORE}-note")).to_contain_text("ten minste 20 tekens")
    note = page.get_by_label("Reden").and_(page.locator(f"#toelichting-{CORE}"))
    expect(note).to_have_attribute("aria-invalid", "true")
    note.fill(REASON)
    expect(status_of(page, CORE)).to_contain_text("Een collega moet dit nog bevestigen")
    expect(page.locator(f"#fout-{CORE}-note")).to_be_empty()
    expect(note).not_to_have_attribute("aria-invalid", "true")
    assert Answer.objects.get(round=round, statement=CORE).note == REASON


# --- colleagues -----------------------------------------------------------------------------------


def test_two_people_at_one_question_choose_and_nothing_is_overwritten(
    page: Page,
    browser: Browser,
    sign_in: Callable[[User], None],
    anna: User,
    bram: User,
    round: Round,
    live_server: LiveServer,
    visit: Callable[..., None],
) -> None:
    sign_in(anna)
    visit(page, "round-statements", "bodem")
    Answer.objects.create(
        round=round, statement=CORE, value="1", note="Volgens Bram.", updated_by=bram, support="inschatting"
    )
    page.locator(f"{form_of(page, CORE)} [name=value][value='4']").check(force=True)
    conflict = page.locator(f"#strijd-{CORE}")
    expect(conflict).to_contain_text("Uw versie")
    expect(conflict).to_contain_text("Versie van Bram")
    expect(conflict).to_contain_text("Volgens Bram.")
    assert Answer.objects.get(round=round, statement=CORE).value == "1"
    conflict.get_by_role("button", name="Bewaar mijn versie").click()
    expect(conflict).to_be_empty()
    expect(status_of(page, CORE)).to_have_text(SAVED)
    row = Answer.objects.get(round=round, statement=CORE)
    assert row.value == "4"
    Answer.objects.filter(pk=row.pk).update(value="2", version=row.version + 1, updated_by=bram)
    page.locator(f"{form_of(page, CORE)} [name=value][value='0']").check(force=True)
    conflict.get_by_role("link", name="Neem deze versie over").click()
    expect(page.locator(f"{form_of(page, CORE)} [name=value][value='2']")).to_be_checked()
    assert Answer.objects.get(round=round, statement=CORE).value == "2"


# --- when something fails -------------------------------------------------------------------------


def test_a_lost_connection_says_so_keeps_the_text_and_saves_later(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    visit: Callable[..., None],
) -> None:
    page = context.new_page()  # the browser reports the lost connection in its console
    sign_in(bram)
    visit(page, "round-statements", "bodem")
    context.set_offline(True)
    page.locator(f"{form_of(page, CORE)} [name=value][value='3']").check(force=True)
    page.locator(f"#toelichting-{CORE}").fill("Dit mag niet weg.")
    expect(status_of(page, CORE)).to_contain_text("Niet opgeslagen. Controleer uw verbinding")
    expect(page.locator(form_of(page, CORE)).get_by_role("button", name="Opslaan")).to_be_visible()
    expect(page.locator(f"#toelichting-{CORE}")).to_have_value("Dit mag niet weg.")
    context.set_offline(False)
    expect(status_of(page, CORE)).to_have_text(SAVED, timeout=10_000)
    page.wait_for_timeout(900)
    page.wait_for_load_state("networkidle")
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.note) == ("3", "Dit mag niet weg.")


@pytest.mark.parametrize("status", [500, 502, 404])
def test_an_error_page_never_lands_in_the_form(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    visit: Callable[..., None],
    status: int,
) -> None:
    page = context.new_page()
    sign_in(bram)
    visit(page, "round-statements", "bodem")
    page.route("**/stelling/**", lambda route: route.fulfill(status=status, body="<h1>Foutpagina</h1>"))
    page.locator(f"{form_of(page, CORE)} [name=value][value='3']").check(force=True)
    expect(status_of(page, CORE)).to_contain_text("Niet opgeslagen")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_text("Foutpagina")).to_have_count(0)
    page.unroute("**/stelling/**")
    page.locator(form_of(page, CORE)).get_by_role("button", name="Opslaan").click()
    expect(status_of(page, CORE)).to_have_text(SAVED)


def test_an_expired_login_keeps_the_text_and_saves_after_logging_in_again(
    context: BrowserContext,
    sign_in: Callable[[User], None],
    bram: User,
    round: Round,
    visit: Callable[..., None],
) -> None:
    page = context.new_page()
    sign_in(bram)
    visit(page, "round-statements", "bodem")
    context.clear_cookies(name="sessionid")
    page.locator(f"{form_of(page, CORE)} [name=value][value='3']").check(force=True)
    page.locator(f"#toelichting-{CORE}").fill("Getypt na het verlopen.")
    expect(status_of(page, CORE)).to_contain_text("u bent niet meer ingelogd")
    with context.expect_page() as opened:
        status_of(page, CORE).get_by_role("link", name="Log in").click()
    login = opened.value
    login.get_by_label("E-mailadres").fill(bram.email)
    login.get_by_label("Wachtwoord").first.fill(PASSWORD)
    login.get_by_role("button", name="Inloggen").click()
    expect(login).to_have_url(re.compile("/stellingen/"))
    page.bring_to_front()
    expect(page.locator(f"#toelichting-{CORE}")).to_have_value("Getypt na het verlopen.")
    # Logging in changed the token of the forms: the page fetches the new one by itself.
    page.locator(form_of(page, CORE)).get_by_role("button", name="Opslaan").click()
    expect(status_of(page, CORE)).to_have_text(SAVED)
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.note) == ("3", "Getypt na het verlopen.")


# --- without JavaScript, small, and for every ear -------------------------------------------------


def test_everything_works_without_javascript(
    browser: Browser, live_server: LiveServer, bram: User, round: Round
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
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
    form = page.locator(form_of(page, CORE))
    form.locator("[name=value][value='2']").check(force=True)
    form.get_by_label("Toelichting").last.fill("Zonder scripts.")
    form.get_by_role("button", name="Opslaan").click()
    expect(page).to_have_url(re.compile(f"#{CORE}$"))
    row = Answer.objects.get(round=round, statement=CORE)
    assert (row.value, row.note) == ("2", "Zonder scripts.")
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_has_a_fault_for_assistive_technology_or_runs_off_the_screen(
    page: Page,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    round: Round,
    live_server: LiveServer,
    visit: Callable[..., None],
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
        visit(page, name, *args, query=query)
        found[f"{name} {args}"] = look(page, faults)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def look(page: Page, faults: Callable[[], list[str]]) -> list[str]:
    """What axe finds, and whether the page is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*faults(), *(["wider than the screen"] if wide else [])]


def test_the_skip_link_goes_to_the_content(
    page: Page, sign_in: Callable[[User], None], bram: User, visit: Callable[..., None]
) -> None:
    sign_in(bram)
    visit(page, "round-statements", "bodem")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()
