"""A round that began with the answers of the last one: "Klopt nog" in a browser, and axe on the new pages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.last_year import begin_2027, finish_2026
from tests.browser.filling import visit
from tests.browser.test_filling_in_access import look
from tests.editions import make_second_edition

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("APK_PICTURES", "")
"""A folder for pictures of these pages, to look at by hand; empty makes none."""


@pytest.fixture
def last(aa: Municipality) -> Round:
    return finish_2026(aa)


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_of_a_prefilled_round_have_no_fault_and_fit_the_screen(
    page: Page,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    aa: Municipality,
    last: Round,
    live_server: LiveServer,
    width: int,
) -> None:
    make_second_edition()
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(anna)
    page.goto(f"{live_server.url}{reverse('municipality', args=['GM9001'])}")
    found = {"municipality": look(page, faults)}
    picture(page, f"gemeente-{width}")
    round = begin_2027(aa, anna)
    for name, args in (
        ("round", ()),
        ("round-changes", ()),
        ("round-statements", ("bodem",)),
        ("round-statements", ("luchtkwaliteit",)),
        ("round-tasks", ("vth",)),
        ("question", ("BOD-KEN",)),
        ("question", ("LUC-CON-1",)),
    ):
        visit(page, live_server, round, name, *args)
        for summary in page.locator(".apk-changed summary").all():
            summary.click()
        found[f"{name} {args}"] = look(page, faults)
        picture(page, f"{name}-{'-'.join(args)}-{width}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def picture(page: Page, name: str) -> None:
    """A picture of the whole page, when somebody asked for pictures."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def test_one_click_says_that_an_answer_still_holds(
    page: Page,
    sign_in: Callable[[User], None],
    bram: User,
    aa: Municipality,
    last: Round,
    live_server: LiveServer,
) -> None:
    round = begin_2027(aa)
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem", query="?open=BOD-KEN")
    card = page.locator("#BOD-KEN")
    card.get_by_role("button", name="Klopt nog").click()
    expect(card.locator("#stand-BOD-KEN")).to_contain_text("Opgeslagen")
    expect(card.get_by_role("button", name="Klopt nog")).to_have_count(0)
    row = Answer.objects.get(round=round, statement="BOD-KEN")
    assert (row.to_confirm, row.value, row.updated_by, row.version) == (False, "3", bram, 2)

    visit(page, live_server, round, "round-tasks", "bodem")
    task = page.locator("#bodem-toevalsvondst")
    task.get_by_role("button", name="Klopt nog").click()
    expect(task.locator("#stand-bodem-toevalsvondst")).to_contain_text("Opgeslagen")
    stored = TaskAnswer.objects.get(round=round, task="bodem-toevalsvondst")
    assert (stored.to_confirm, stored.belegd, stored.version) == (False, "deels", 2)


def test_a_save_after_klopt_nog_is_no_conflict(
    page: Page,
    sign_in: Callable[[User], None],
    bram: User,
    aa: Municipality,
    last: Round,
    live_server: LiveServer,
) -> None:
    round = begin_2027(aa)
    sign_in(bram)
    visit(page, live_server, round, "round-statements", "bodem", query="?open=BOD-KEN")
    card = page.locator("#BOD-KEN")
    card.get_by_role("button", name="Klopt nog").click()
    expect(card.get_by_role("button", name="Klopt nog")).to_have_count(0)
    card.locator("input[name=value][value='4']").check()
    expect(card.locator("#gekozen-BOD-KEN")).to_contain_text("4")
    assert Answer.objects.get(round=round, statement="BOD-KEN").version == 3
