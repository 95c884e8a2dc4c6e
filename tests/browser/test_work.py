"""Work in a real browser: assign, hand in, send back, accept; by mouse, by keyboard, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Assignment, DossierWork, Municipality, Round, User
from tests.browser.filling import visit
from tests.build import fill_round, make_round
from tests.work.calls import DOSSIER, OTHER, REASON, days, give, hand_in, move

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core with everything answered."""
    made = make_round(aa)
    fill_round(made)
    return made


def state_of(dossier: str = DOSSIER) -> str:
    return DossierWork.objects.get(dossier=dossier).state


def test_a_dossier_goes_from_assigning_to_agreement_and_back(
    page: Page,
    sign_in: Callable[[User], None],
    anna: User,
    bram: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    sign_in(anna)
    visit(page, live_server, round, "round-work")
    page.get_by_label("Kies Bodem en ondergrond").check()
    page.get_by_label("Kies Luchtkwaliteit").check()
    page.get_by_label("Persoon").select_option(str(bram.pk))
    page.locator("#toewijzen").get_by_label("Klaar op").fill(days(3).isoformat())
    page.get_by_label("Opdracht").fill("Begin met de taken.")
    page.get_by_role("button", name="Wijs toe").click()
    expect(page.get_by_text("2 onderdelen toegewezen aan Bram.")).to_be_visible()
    assert Assignment.objects.filter(person=bram, due=days(3)).count() == 2

    sign_in(bram)
    page.goto(f"{live_server.url}{reverse('my-work')}")
    expect(page.get_by_text("Er wachten 2 onderdelen op u.")).to_be_visible()
    page.get_by_role("link", name=re.compile("Meld klaar voor afstemming.*Bodem")).click()
    page.get_by_role("button", name="Meld klaar voor afstemming").click()
    expect(page.get_by_text("De stand is nu: klaar voor afstemming.")).to_be_visible()

    sign_in(anna)
    page.goto(f"{live_server.url}{reverse('my-work')}")
    page.get_by_role("region", name="Wacht op uw akkoord").get_by_role("link", name="Bodem").click()
    page.get_by_label("Wat moet er nog gebeuren?").fill("kort")
    page.get_by_role("button", name="Stuur terug").click()
    expect(page.get_by_role("alert")).to_contain_text("ten minste 10 tekens")
    expect(page.get_by_label("Wat moet er nog gebeuren?")).to_have_value("kort")
    page.get_by_label("Wat moet er nog gebeuren?").fill(REASON)
    page.get_by_role("button", name="Stuur terug").click()
    expect(page.get_by_text("De stand is nu: terug.")).to_be_visible()

    sign_in(bram)
    page.goto(f"{live_server.url}{reverse('my-work')}")
    expect(page.get_by_text(REASON)).to_be_visible()
    visit(page, live_server, round, "round-tasks", DOSSIER)
    expect(page.get_by_text(f"Teruggestuurd: {REASON}")).to_be_visible()
    visit(page, live_server, round, "dossier-state", DOSSIER)
    page.get_by_role("button", name="Meld klaar voor afstemming").click()

    sign_in(anna)
    visit(page, live_server, round, "dossier-state", DOSSIER)
    page.get_by_role("button", name="Geef akkoord").click()
    expect(page.get_by_text("De stand is nu: akkoord.")).to_be_visible()
    assert state_of() == "akkoord"


def test_the_coordinator_agrees_with_the_keyboard_alone(
    page: Page, sign_in: Callable[[User], None], anna: User, bram: User, round: Round, live_server: LiveServer
) -> None:
    hand_in(bram, round)
    sign_in(anna)
    visit(page, live_server, round, "dossier-state", DOSSIER)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "Geef akkoord":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text("De stand is nu: akkoord.")).to_be_visible()
    assert state_of() == "akkoord"


def test_all_of_it_works_without_scripts(
    without_scripts: Callable[[], Page],
    sign_in: Callable[[User], None],
    anna: User,
    round: Round,
    live_server: LiveServer,
) -> None:
    sign_in(anna)
    plain = without_scripts()
    visit(plain, live_server, round, "round-work")
    plain.get_by_label("Kies Bodem en ondergrond").check()
    plain.get_by_label("Of een functie").fill("Adviseur bodem")
    plain.get_by_label("Of een functie").press("Enter")
    expect(plain.get_by_text("Niemand in het team heeft de functie Adviseur bodem.")).to_be_visible()
    visit(plain, live_server, round, "dossier-state", DOSSIER)
    plain.get_by_role("button", name="Meld klaar voor afstemming").click()
    plain.get_by_role("button", name="Geef akkoord").click()
    expect(plain.get_by_text("De stand is nu: akkoord.")).to_be_visible()
    assert state_of() == "akkoord"


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_of_the_work_has_a_fault_or_runs_off_the_screen(
    page: Page,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    bram: User,
    round: Round,
    live_server: LiveServer,
    width: int,
) -> None:
    give(anna, round, DOSSIER, OTHER, person_id=anna.pk, due=days(1), note="Begin met de taken.")
    give(anna, round, DOSSIER, function="Adviseur bodem")
    hand_in(anna, round)
    hand_in(anna, round, OTHER)
    move(anna, round, "terug", "klaar_voor_afstemming", OTHER, reason=REASON)
    sign_in(anna)
    page.set_viewport_size({"width": width, "height": 800})
    work = reverse("round-work", args=[round.pk])
    pages = [
        reverse("my-work"),
        work,
        f"{work}?q=bodem",
        f"{work}?beeld=personen",
        reverse("dossier-state", args=[round.pk, DOSSIER]),
        reverse("dossier-state", args=[round.pk, OTHER]),
        reverse("round-tasks", args=[round.pk, OTHER]),
    ]
    found: dict[str, list[str]] = {}
    for path in pages:
        page.goto(f"{live_server.url}{path}")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[path] = [*faults(), *(["wider than the screen"] if wide else [])]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
