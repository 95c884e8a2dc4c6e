"""Filling in a round in a real browser: by keyboard, saved by itself, never overwritten."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import ALL_YES, CORE, REASON, TASK
from tests.browser.filling import SAVED, choose, form_of, status_of, visit, wait_until_stored
from tests.build import make_round

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


def steps_of(round: Round) -> dict[str, str]:
    """The five steps of the task as they are stored."""
    return dict(TaskAnswer.objects.filter(round=round, task=TASK).values(*ALL_YES).get())


def test_a_statement_is_answered_by_keyboard_and_saves_by_itself(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    form_of(page, CORE).locator("[name=value][value='0']").focus()
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
    wait_until_stored(
        page,
        Answer.objects.filter(round=round, statement=CORE).values_list("value", "support", "note").get,
        ("3", "toelichting", "Vastgelegd in het programma."),
    )
    page.reload()
    expect(page.locator(f"#{CORE} .apk-fold")).not_to_have_attribute("open", "")


def test_five_steps_by_keyboard_and_fast_never_conflict_with_themselves(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-tasks", "bodem")
    form_of(page, TASK).locator("[name=in_beeld]").first.focus()
    for _ in ALL_YES:
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(status_of(page, TASK)).to_have_text(SAVED)
    wait_until_stored(page, lambda: steps_of(round), ALL_YES)
    expect(page.locator(f"#strijd-{TASK}")).to_be_empty()


def test_clicking_fast_while_the_server_is_slow_keeps_the_last_choice(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-tasks", "bodem")
    posted: list[str] = []

    def slow(route: Route) -> None:
        posted.append(route.request.post_data or "")
        time.sleep(0.3)
        route.continue_()

    page.route("**/taak/**", slow)
    for step in ALL_YES:
        for value in ("nee", "deels", "ja"):
            choose(page, TASK, value, step)
    expect(page.locator(f".versie-{TASK}")).not_to_have_value("0", timeout=10_000)
    expect(status_of(page, TASK)).to_have_text(SAVED)
    wait_until_stored(page, lambda: steps_of(round), ALL_YES)
    assert len(posted) < 15, "choices made during a save go out together"
    expect(page.locator(f"#strijd-{TASK}")).to_be_empty()


def test_typing_during_a_save_keeps_focus_caret_and_text(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")

    def slow(route: Route) -> None:
        time.sleep(0.7)
        route.continue_()

    page.route("**/stelling/**", slow)
    choose(page, CORE, "2")
    note = page.locator(f"#toelichting-{CORE}")
    note.click()
    page.keyboard.type("Begin en eind", delay=60)
    for _ in "en eind":
        page.keyboard.press("ArrowLeft")
    expect(status_of(page, CORE)).to_have_text(SAVED)
    page.keyboard.type("midden ", delay=60)
    expect(note).to_be_focused()
    expect(note).to_have_value("Begin midden en eind")
    wait_until_stored(
        page,
        Answer.objects.filter(round=round, statement=CORE).values_list("value", "note").get,
        ("2", "Begin midden en eind"),
    )
    expect(page.locator(f"#strijd-{CORE}")).to_be_empty()


def test_all_yes_sets_a_row_and_enter_in_the_date_does_not(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-tasks", "bodem")
    choose(page, TASK, "deels", "besproken")
    page.locator(f"#besproken-{TASK}").fill("2026-03-01")
    page.locator(f"#besproken-{TASK}").press("Enter")
    expect(status_of(page, TASK)).to_have_text(SAVED)
    fields = TaskAnswer.objects.filter(round=round, task=TASK).values_list(
        "in_beeld", "besproken", "discussed_on"
    )
    wait_until_stored(page, fields.get, ("", "deels", date(2026, 3, 1)))
    form_of(page, TASK).get_by_role("button", name="Alles ja").click()
    expect(page.locator("#tellers")).to_contain_text("1 van")
    wait_until_stored(page, lambda: steps_of(round), ALL_YES)


def test_nvt_asks_for_a_reason_beside_the_field_and_then_saves(
    page: Page, sign_in: Callable[[User], None], bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem")
    choose(page, CORE, "nvt")
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
) -> None:
    sign_in(anna)
    visit(page, live_server, round, "round-statements", "bodem")
    Answer.objects.create(
        round=round, statement=CORE, value="1", note="Volgens Bram.", updated_by=bram, support="inschatting"
    )
    choose(page, CORE, "4")
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
    choose(page, CORE, "0")
    conflict.get_by_role("link", name="Neem deze versie over").click()
    expect(form_of(page, CORE).locator("[name=value][value='2']")).to_be_checked()
    assert Answer.objects.get(round=round, statement=CORE).value == "2"
