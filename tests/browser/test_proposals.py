"""Two people who differ: blind proposals, a spread, an agreed answer, and an earlier version put back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.answering.services import set_blind
from assessments.models import Municipality, Round, User
from tests.answering.calls import CORE, save, stored
from tests.browser.filling import visit
from tests.build import make_round

SignIn = Callable[[User], None]
Faults = Callable[[], list[str]]


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def give(page: Page, value: str, note: str) -> None:
    """Fill in the own proposal and send it."""
    form = page.locator("#formulier-voorstel-alle")
    form.locator(f"[name=value][value='{value}']").check(force=True)
    form.get_by_role("textbox", name="Toelichting").fill(note)
    form.get_by_role("button", name="Geef dit voorstel").click()
    expect(page.get_by_text("Uw voorstel is bewaard.")).to_be_visible()


def test_two_people_differ_and_agree(
    page: Page,
    live_server: LiveServer,
    sign_in: SignIn,
    faults: Faults,
    anna: User,
    bram: User,
    round: Round,
) -> None:
    save(bram, round, value="0", note="Het eerste antwoord.")
    set_blind(actor=anna, round=round, blind=True)
    sign_in(bram)
    visit(page, live_server, round, "question", CORE)
    give(page, "1", "Er is weinig geregeld.")
    assert faults() == []

    sign_in(anna)
    visit(page, live_server, round, "question", CORE)
    expect(page.get_by_text("Geef eerst uw eigen voorstel")).to_be_visible()
    expect(page.get_by_text("Er is weinig geregeld.")).to_have_count(0)
    give(page, "4", "Alles staat in het beleid.")
    expect(page.get_by_text("De meningen lopen uiteen.")).to_be_visible()
    expect(page.get_by_text("Er is weinig geregeld.")).to_be_visible()
    assert faults() == []

    page.get_by_role("link", name=re.compile("^Neem over als antwoord")).first.click()
    form = page.locator("#formulier-vaststellen-alle")
    expect(form.get_by_role("textbox", name="Toelichting")).to_have_value("Er is weinig geregeld.")
    form.get_by_role("textbox", name="Toelichting").fill("Samen besproken: weinig geregeld.")
    form.get_by_role("button", name="Stel dit antwoord vast").click()
    expect(page.get_by_text("Het antwoord is vastgesteld.")).to_be_visible()
    assert stored(round) == {"": "1"}

    history = page.locator("#geschiedenis")
    history.get_by_text("Zet deze versie terug").first.click()
    history.get_by_label("Waarom?").fill("Toch niet.")
    history.get_by_role("button", name="Zet deze versie terug").click()
    expect(page.get_by_text("De eerdere versie staat weer als antwoord.")).to_be_visible()
    assert stored(round) == {"": "0"}

    visit(page, live_server, round, "round-talk")
    expect(page.get_by_text("lopen van niveau 1 tot en met 4")).to_be_visible()
    assert faults() == []


def test_the_question_fits_a_phone(
    page: Page, live_server: LiveServer, sign_in: SignIn, faults: Faults, anna: User, round: Round
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    save(anna, round, value="2", note="Een_heel_lang_woord_zonder_spaties" * 5)
    sign_in(anna)
    visit(page, live_server, round, "question", CORE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert faults() == []
