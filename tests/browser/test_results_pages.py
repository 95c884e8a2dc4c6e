"""The results in a real browser: no faults for axe, unfolding by keyboard, and a telephone of 360 px."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Municipality, Round, User
from tests.build import make_round
from tests.report.rounds import DEFINITIVE, PROVISIONAL, answer_everything, demo_round

EACH_SORT = [
    "cel/milieu-mobiliteit.kennis",
    "cluster/ruimte-wonen.hulpbronnen",
    "dossier/vth.motivatie",
    "domein/milieu-mobiliteit",
    "thema/DW-1",
    "risico/R-MM-2",
    "taken/wettelijk-verplicht",
    "taken/belegd",
    "taak/bodem-toelaatbare-kwaliteit",
    "maatregel/G1",
]
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
FOCUSED = "document.activeElement.textContent"


@pytest.fixture
def round(aa: Municipality, carla: User, sign_in: Callable[[User], None]) -> Round:
    """A full round, with its alderman signed in."""
    sign_in(carla)
    return demo_round(aa, DEFINITIVE)


def _open(page: Page, live_server: LiveServer, round: Round, rest: str = "resultaten/") -> None:
    page.goto(f"{live_server.url}/ronde/{round.pk}/{rest}")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_results_have_no_faults_and_fit(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, live_server, round)
    assert faults() == []
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("state", ["leeg", "deels", "nvt", "weet_niet"])
def test_other_states_of_a_round_have_no_faults_either(
    page: Page, live_server: LiveServer, aa: Municipality, carla: User, sign_in: Callable[[User], None],
    faults: Callable[[], list[str]], state: str,
) -> None:  # fmt: skip
    if state == "deels":
        round = demo_round(aa, PROVISIONAL)
    else:
        round = make_round(aa, "volledig")
        if state != "leeg":
            answer_everything(round, state, "weet_niet", not_applicable=state == "nvt")
    sign_in(carla)
    page.set_viewport_size({"width": 360, "height": 900})
    _open(page, live_server, round)
    assert faults() == []
    assert page.evaluate(OVERFLOW) <= 0


def test_each_kind_of_why_has_no_faults_and_fits(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]]
) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for figure in EACH_SORT:
            _open(page, live_server, round, f"waarom/{figure}/")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            assert faults() == [], figure
            assert page.evaluate(OVERFLOW) <= 0, figure


def test_a_figure_unfolds_and_closes_with_the_keyboard(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]]
) -> None:
    _open(page, live_server, round)
    link = page.locator("a[data-why][href*='/waarom/cel/milieu-mobiliteit.kennis/']")
    slot = page.locator("#waarom-kennis")
    expect(slot).to_be_hidden()
    expect(link).to_have_attribute("aria-expanded", "false")

    link.focus()
    page.keyboard.press("Enter")
    expect(slot).to_contain_text("som van de gewichten")
    expect(link).to_have_attribute("aria-expanded", "true")
    page.wait_for_function(f"{FOCUSED}.includes('Kennis, professionaliteit en ervaring in Milieu')")
    assert "/resultaten/" in page.url
    assert faults() == []

    page.keyboard.press("Escape")
    expect(slot).to_be_hidden()
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")


def test_the_close_button_brings_the_reader_back(page: Page, live_server: LiveServer, round: Round) -> None:
    _open(page, live_server, round)
    link = page.locator("a[data-why][href*='/waarom/risico/R-MM-2/']")
    link.click()
    page.get_by_role("button", name="Sluit uitleg").click()
    expect(link).to_be_focused()
    expect(page.locator("#waarom-R-MM-2")).to_be_hidden()


def test_another_cell_of_the_row_takes_over_and_the_same_cell_closes(
    page: Page, live_server: LiveServer, round: Round
) -> None:
    _open(page, live_server, round)
    first = page.locator("a[data-why][href*='/waarom/cel/milieu-mobiliteit.kennis/']")
    second = page.locator("a[data-why][href*='/waarom/cel/ruimte-wonen.kennis/']")
    slot = page.locator("#waarom-kennis")
    first.click()
    expect(slot).to_contain_text("Milieu & Mobiliteit")
    second.click()
    expect(slot).to_contain_text("Ruimte & Wonen")
    expect(slot.locator("article")).to_have_count(1)
    expect(first).to_have_attribute("aria-expanded", "false")
    second.click()
    expect(slot).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_unfolded_figures_stay_within_the_page(
    page: Page, live_server: LiveServer, round: Round, faults: Callable[[], list[str]], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    _open(page, live_server, round)
    for figure, slot in (
        ("cluster/milieu-mobiliteit.hulpbronnen", "#waarom-hulpbronnen"),
        ("dossier/vth.motivatie", "#waarom-vth"),
        ("risico/R-MM-2", "#waarom-R-MM-2"),
        ("maatregel/G1", "#waarom-G1"),
        ("taken/belegd", "#waarom-stap-belegd"),
    ):
        page.locator(f"a[href*='/waarom/{figure}/']").first.click()
        expect(page.locator(f"{slot} .why__title")).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    assert faults() == []


def test_without_scripting_a_figure_is_a_page_of_its_own(
    without_scripts: Callable[[], Page], live_server: LiveServer, round: Round
) -> None:
    plain = without_scripts()
    plain.goto(f"{live_server.url}/ronde/{round.pk}/resultaten/")
    plain.locator("a[href*='/waarom/cel/milieu-mobiliteit.kennis/']").click()
    assert "/waarom/cel/milieu-mobiliteit.kennis/" in plain.url
    expect(plain.locator("h1")).to_contain_text("Kennis, professionaliteit en ervaring")
    plain.get_by_role("link", name="Terug naar de resultaten").click()
    assert plain.url.endswith("/resultaten/#stoplicht")
