"""A campaign of VNG from the invitation to the reminder that nobody wants any more: one story."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, AuditEntry, Campaign, Municipality, Round, User
from tests.browser.desks import desks, press_twice
from tests.browser.filling import wait_until_stored
from tests.browser.story import Person
from tests.build import make_edition
from tests.people import make_municipality

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "Ronde van het voorjaar"
STATEMENT = "BOD-KEN"


def test_vng_calls_two_municipalities_and_stops_asking_the_one_that_said_so(
    browser: Browser, live_server: LiveServer, aa: Municipality, anna: User, dirk: User, vera: User
) -> None:
    make_edition()
    make_municipality("GM9003", "Cee")
    with desks(browser, live_server, vera, anna, None) as (vng, coordinator, visitor):
        open_campaign(vng)
        begin(coordinator)
        remind(vng)
        stop(visitor)
        remind_nobody(vng)


def open_campaign(vng: Person) -> None:
    """Type the campaign, and tick two municipalities by keyboard; the third stays out."""
    vng.follow("Campagnes")
    vng.follow("Begin een campagne")
    vng.page.get_by_label("Naam van de campagne").fill(NAME)
    vng.follow("Terug zonder te bewaren")
    vng.follow("Begin een campagne")
    vng.press("Zet terug")
    expect(vng.page.get_by_label("Naam van de campagne")).to_have_value(NAME)
    last = timezone.localdate() + dt.timedelta(weeks=6)
    vng.page.get_by_label("Laatste dag").fill(last.isoformat())
    vng.page.get_by_label("Een deel: ik kies hierna welke gemeenten").check()
    vng.press("Bekijk de herinnering")
    vng.reads("Er is nog niets bewaard. Voorbeeldstad is een verzonnen naam.")
    expect(vng.page.get_by_label("Naam van de campagne")).to_have_value(NAME)
    expect(vng.page.get_by_label("Een deel: ik kies hierna welke gemeenten")).to_be_checked()
    vng.press("Maak de campagne")
    vng.is_at("0 van de 3 gemeenten zijn uitgenodigd")
    search = vng.page.get_by_label("Zoek op naam of provincie")
    for name in ("Aa", "Bee"):
        search.fill(name)
        box = vng.page.get_by_role("checkbox", name=name)
        box.focus()
        vng.page.keyboard.press("Space")
        expect(box).to_be_checked()
    expect(vng.page.locator("[data-counter]")).to_contain_text("2 van 3 aangevinkt")
    vng.press("Bewaar wie is uitgenodigd")
    vng.is_at("2 van de 3 gemeenten zijn uitgenodigd")
    assert set(Campaign.objects.get().invitees.values_list("municipality", flat=True)) == {"GM9001", "GM9002"}


def begin(anna: Person) -> None:
    """Anna reads what VNG asks, starts the round and gives one answer."""
    anna.page.reload()
    anna.reads(re.compile("VNG vraagt u om de APK 2026 uiterlijk"), re.compile(NAME))
    anna.looks_well()
    anna.page.get_by_role("radio", name=re.compile("^Basis")).check()
    anna.press("Start de ronde")
    anna.page.wait_for_url(re.compile("/ronde/"))
    anna.reads(re.compile("VNG vraagt u om de APK 2026 uiterlijk"))
    round = Round.objects.get()
    anna.page.goto(f"{anna.server}/ronde/{round.pk}/dossier/bodem/stellingen/")
    anna.page.locator(f"#formulier-{STATEMENT} [name=value][value='2']").check(force=True)
    stored = Answer.objects.filter(round=round, statement=STATEMENT).values_list("value", flat=True).get
    wait_until_stored(anna.page, stored, "2")


def remind(vng: Person) -> None:
    """Who did not begin gets a mail; VNG first sees how many and what it says."""
    vng.follow("Naar de respons")
    vng.is_at("Bij 0 van de 2 gemeenten is de ronde definitief")
    rows = vng.page.locator(".campaign-places tbody tr")
    expect(rows.filter(has_text="Aa")).to_contain_text("Bezig")
    expect(rows.filter(has_text="Bee")).to_contain_text("Niet begonnen")
    vng.looks_well()
    vng.follow("Stuur een herinnering")
    vng.press("Bekijk aan wie het gaat")
    vng.is_at("De herinnering gaat naar 1 persoon bij 1 gemeente")
    vng.reads("Zo krijgt Dirk het bericht")
    vng.looks_well()
    vng.press("Wijzig de keuze of de tekst")
    text = vng.page.get_by_label("Tekst van de herinnering")
    text.fill(text.input_value() + "\n\nBel ons gerust.")
    vng.press("Bekijk aan wie het gaat")
    press_twice(vng, "Verstuur 1 bericht")
    vng.page.wait_for_url(re.compile(r"/vng/campagnes/\d+/#"))
    vng.reads("1 van 1 verstuurd")
    assert [message.to for message in mail.outbox] == [["dirk@voorbeeld.nl"]]
    assert "Bel ons gerust." in mail.outbox[0].body


def stop(visitor: Person) -> None:
    """Whoever received the mail stops the reminders without logging in."""
    found = re.search(r"http://localhost:8000(/herinneringen/stop/\S+)", str(mail.outbox[0].body))
    assert found
    visitor.page.goto(visitor.server + found[1])
    visitor.reads(re.compile("voor gemeente Bee"))
    visitor.press("Stop de herinneringen")
    visitor.reads("Gemeente Bee krijgt geen herinneringen meer van deze campagne.")
    visitor.looks_well()
    entry = AuditEntry.objects.get(action="campagne.stop")
    assert (entry.municipality_id, entry.actor) == ("GM9002", None)


def remind_nobody(vng: Person) -> None:
    """The next reminder has nobody to go to, even with the week of rest put aside."""
    vng.page.reload()
    expect(vng.page.locator(".campaign-places tbody tr").filter(has_text="Bee")).to_contain_text(
        "via de mail"
    )
    vng.follow("Stuur een herinnering")
    vng.page.get_by_label(re.compile("^Ook gemeenten die de afgelopen 7 dagen")).check()
    vng.press("Bekijk aan wie het gaat")
    vng.is_at("De herinnering gaat nu naar niemand")
    vng.reads(re.compile("1 gemeente: Bee"))
    expect(vng.page.get_by_role("button", name=re.compile("^Verstuur"))).to_have_count(0)
    assert len(mail.outbox) == 1
