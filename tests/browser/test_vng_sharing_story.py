"""What a municipality shares with VNG and takes back, a key of the API, and an alderman who compares."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from assessments.dashboard.named_words import NO_LONGER
from assessments.models import ApiToken, AuditEntry, Municipality, PeerStanding, Round, User
from tests.browser.desks import desks, press_twice
from tests.browser.story import NARROW, Person
from tests.build import fill_round, make_round, real_catalogue
from tests.national_report.build import DAY, figures, publish
from tests.report.two_rounds import freeze

pytestmark = pytest.mark.django_db(transaction=True)
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    """A definitive round of Aa, with a publication in which it may read all municipalities together."""
    publication = publish()
    found = make_round(aa, "volledig")
    fill_round(found)
    found = freeze(found, real_catalogue(), anna)
    numbers = {
        name: [one.others, one.median, one.lower_quartile, one.upper_quartile]
        for name, one in figures().items()
    }
    groups = [{"soort": "landelijk", "naam": "alle gemeenten", "maten": numbers}]
    PeerStanding.objects.create(publication=publication, round=found, groups=groups)
    return found


def test_a_name_is_seen_while_the_municipality_says_so_and_not_a_page_longer(
    browser: Browser, live_server: LiveServer, round: Round, anna: User, vera: User
) -> None:
    with desks(browser, live_server, anna, vera) as (own, vng):
        vng.follow("Herkenbaar")
        expect(vng.page.get_by_role("checkbox", name="Aa")).to_have_count(0)
        own.page.goto(f"{own.server}/ronde/{round.pk}/toestemming/")
        share(own, "Herkenbaar")
        own.reads(re.compile("Wij delen herkenbaar"))
        vng.page.reload()
        expect(vng.page.get_by_role("checkbox", name="Aa")).to_have_count(0)  # it waits for a publication
        publish(DAY + dt.timedelta(days=30), names=[str(round.pk)])

        vng.page.goto(f"{vng.server}/vng/herkenbaar/")
        vng.page.get_by_role("checkbox", name="Aa").check()
        vng.press("Toon naast elkaar")
        expect(vng.page.get_by_role("columnheader", name="Aa").first).to_be_visible()
        vng.looks_well()

        own.follow("Bekijk wat VNG van onze gemeente bekeek")
        own.follow("Met onze naam")
        line = own.page.locator("tbody tr").filter(has_text="Herkenbaar naast elkaar")
        expect(line).to_have_count(1)
        expect(line).to_contain_text("Vera")
        own.follow("Bekijk of wijzig de keuze")
        share(own, "Geen")

        vng.page.reload()
        expect(vng.page.get_by_role("columnheader", name="Aa")).to_have_count(0)
        expect(vng.page.get_by_role("checkbox", name="Aa")).to_have_count(0)
        vng.reads(NO_LONGER)
        assert AuditEntry.objects.filter(action="vng.herkenbaar").count() == 1


def share(own: Person, choice: str) -> None:
    """Choose what is shared, and say who decided."""
    own.page.get_by_role("radio", name=re.compile(f"^{choice}:")).check()
    own.page.get_by_label("Wie besluit dit? Vul de functie in.").fill("Gemeentesecretaris")
    own.press("Bewaar deze keuze")


def test_a_key_is_shown_once_opens_the_own_rounds_only_and_stops_at_once(
    browser: Browser, live_server: LiveServer, round: Round, bee: Municipality, anna: User, dirk: User
) -> None:
    with desks(browser, live_server, anna, dirk) as (own, other):
        key, stranger = make_key(own, "GM9001"), make_key(other, "GM9002")
        own.follow("Ik heb de sleutel bewaard")
        assert key not in own.page.content()
        own.page.go_back()
        assert key not in own.page.content()

        status, found = ask(live_server, "/rondes", key)
        assert (status, [one["ronde"] for one in found["resultaten"]]) == (200, [str(round.pk)])
        assert ask(live_server, f"/rondes/{round.pk}/uitslag", key)[0] == 200
        assert ask(live_server, f"/rondes/{round.pk}", stranger)[0] == 404
        assert ask(live_server, f"/rondes/{uuid4()}", stranger)[0] == 404
        assert ask(live_server, "/rondes", stranger)[1]["resultaten"] == []

        own.page.goto(f"{own.server}/gemeente/GM9001/sleutels/")
        own.follow(re.compile("^Trek “Dashboard” in"))
        own.page.get_by_label("Waarom?").fill("Het dashboard is gestopt.")
        own.press("Trek de sleutel in")
        own.is_at("Sleutels van de API")
        assert ask(live_server, "/rondes", key)[0] == 401
        assert ask(live_server, "/rondes", stranger)[0] == 200


def make_key(who: Person, code: str) -> str:
    """Make a key for the own rounds, and read it from the page; pressed twice it is still one key."""
    who.page.goto(f"{who.server}/gemeente/{code}/sleutels/")
    who.page.get_by_label("Waarvoor is de sleutel?").fill("Dashboard")
    who.page.locator("input[name=scopes][value=eigen-rondes]").check(force=True)
    press_twice(who, "Maak de sleutel")
    who.is_at("Uw nieuwe sleutel")
    who.looks_well()
    assert ApiToken.objects.filter(municipality=code).count() == 1
    return who.page.locator(".org-key code").inner_text()


def ask(server: LiveServer, path: str, key: str) -> tuple[int, Any]:
    """Status and answer of the API, asked as a program does."""
    request = Request(f"{server.url}/api/v1{path}", headers={"Authorization": f"Bearer {key}"})  # noqa: S310
    try:
        with urlopen(request) as answer:  # noqa: S310  (the server of this test)
            return answer.status, json.load(answer)
    except HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


def test_an_alderman_compares_on_a_bare_telephone(
    browser: Browser, live_server: LiveServer, round: Round, wim: User
) -> None:
    with desks(browser, live_server, wim) as (who,):
        cookies = who.page.context.cookies()
        context = browser.new_context(java_script_enabled=False, locale="nl-NL", viewport=NARROW)  # type: ignore[arg-type]
        context.add_cookies(cookies)  # type: ignore[arg-type]  # what is read is what is added
        bare = Person("Wim", context.new_page(), live_server.url)
        bare.page.goto(live_server.url)
        bare.unfold("Menu")
        bare.follow("Bekijk alle resultaten")
        bare.follow("Naast andere gemeenten")
        bare.reads("Hier liggen wij hoger", re.compile("Vergeleken met alle gemeenten"))
        assert bare.page.evaluate(OVERFLOW) <= 0
        assert bare.page.locator("h1").count() == 1
        for link in bare.page.locator("main a").all():  # none leads an alderman to a closed door
            address = link.get_attribute("href") or ""
            assert bare.page.request.get(
                bare.page.url.partition("?")[0] + address if address[0] == "?" else live_server.url + address
            ).ok, address
        assert bare.console.errors == []
        context.close()
