"""The people of the long story: each in an own browser session, clicking and reading as a person does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from re import Pattern

from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Round
from tests.accounts.inviting import link_of
from tests.browser.watching import Console, faults_of
from tests.build import fill_round, real_catalogue
from tests.people import PASSWORD

PATIENCE = 20_000  # milliseconds; other work may keep the machine busy
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}

VTH = "Vergunningverlening, toezicht en handhaving"
OPINION = "VTH-CON"  # about which people differ; one role: handhaver
SHARED = "VTH-STK"  # Bram answers as dienstverlener, Olga as handhaver
DUTY = "vth-informatie-delen"  # the task that Bram fills in
MENDED = "VTH-KAD"  # what Bram mends after the dossier came back
TOO_SURE = "BOD-KEN"  # level 4 on an estimate
UNKNOWN = "LUC-OVH"  # a core statement that nobody knows
TEXTS = {
    **{item.id: item.text for item in real_catalogue().statements},
    **{item.id: item.title for item in real_catalogue().tasks},
}


def fill_the_rest(round: Round) -> None:
    """Answer what the story does not touch, each dossier on its own level; two answers ask for a look."""
    fill_round(round, without=[OPINION, SHARED, DUTY])
    for start, level in (("EXV", "3"), ("LUC", "1")):
        Answer.objects.filter(round=round, statement__startswith=start).update(value=level)
    Answer.objects.filter(round=round, statement=TOO_SURE).update(value="4")
    Answer.objects.filter(round=round, statement=UNKNOWN).update(value="weet_niet", support="")


@dataclass
class Person:
    """Somebody with an own browser session; knows the application by what stands on the page."""

    name: str
    page: Page
    server: str
    console: Console = field(init=False)

    def __post_init__(self) -> None:
        self.console = Console(self.page)
        self.page.set_default_timeout(PATIENCE)

    @property
    def email(self) -> str:
        return f"{self.name.lower()}@voorbeeld.nl"

    def follow(self, name: str | Pattern[str], within: Locator | None = None) -> None:
        """Click the first link with this name."""
        (within or self.page).get_by_role("link", name=name).first.click()

    def press(self, name: str | Pattern[str], within: Locator | None = None) -> None:
        """Click the first button with this name."""
        (within or self.page).get_by_role("button", name=name).first.click()

    def unfold(self, text: str, within: Locator | None = None) -> None:
        """Open a part of the page that is folded."""
        (within or self.page).locator("summary", has_text=text).first.click()

    def reads(self, *texts: str | Pattern[str]) -> None:
        """Each of these stands on the page, and can be seen."""
        for text in texts:
            found = self.page.locator("main").get_by_text(text).filter(visible=True)
            expect(found.first).to_be_visible(timeout=PATIENCE)

    def misses(self, *texts: str | Pattern[str]) -> None:
        """None of these stands anywhere on the page, folded or not."""
        for text in texts:
            expect(self.page.locator("main").get_by_text(text)).to_have_count(0, timeout=PATIENCE)

    def is_at(self, heading: str | Pattern[str]) -> None:
        """The heading of the page."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading, timeout=PATIENCE)

    def looks_well(self) -> None:
        """Axe has nothing to say about this page, and it fits the screen of a phone."""
        faults = faults_of(self.page)
        assert faults == [], (self.page.url, faults)
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], self.page.url
        self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]

    def question(self, id: str) -> Locator:
        """The card of a question on the page of its dossier."""
        return self.page.locator(f"article#{id}")


def person(name: str, browser: Browser, server: LiveServer) -> Person:
    """A person with a browser session that nobody else shares."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", viewport=WIDE)  # type: ignore[arg-type]
    return Person(name, context.new_page(), server.url)


def log_in(who: Person) -> None:
    """From the front page, with e-mail address and password."""
    who.page.goto(who.server)
    who.follow("Log in")
    who.page.get_by_label("E-mailadres").fill(who.email)
    who.page.get_by_label("Wachtwoord").fill(PASSWORD)
    who.press("Inloggen")


def join(who: Person, function: str, *, look: bool = False) -> None:
    """Follow the link in the mail and make an account."""
    who.page.goto(who.server + link_of(who.email))
    who.is_at("Doe mee met de APK van gemeente Aa")
    if look:
        who.looks_well()
    if not who.page.get_by_label("Uw naam").input_value():
        who.page.get_by_label("Uw naam").fill(who.name)
    if who.page.get_by_label("Uw functie").count():
        who.page.get_by_label("Uw functie").fill(function)
    who.page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    who.page.get_by_label("Typ het wachtwoord nog een keer").fill(PASSWORD)
    who.press("Maak mijn account en doe mee")
    who.is_at("Gemeente Aa")


def to_round(who: Person, tab: str = "") -> None:
    """By the header and the card of the round, to one of its tabs."""
    who.follow("Mijn gemeente")
    who.follow("APK 2026")
    if tab:
        who.follow(tab, who.page.get_by_role("navigation", name="Deze ronde"))


def to_question(who: Person, id: str) -> None:
    """By the dossier and the line below a statement, to the page of the statement."""
    to_round(who)
    who.follow(re.compile(f"^Stellingen {VTH}"))
    who.follow(re.compile("^(Voorstellen|[0-9]+ voorstel)"), who.question(id))
    who.is_at(TEXTS[id])


def choose(form: Locator, value: str, note: str = "") -> None:
    """Click an answer, and write why."""
    form.locator(f"label:has(input[value='{value}'])").first.click()
    if note:
        form.get_by_role("textbox", name="Toelichting").fill(note)


def propose(who: Person, value: str, note: str) -> None:
    """Give an own proposal on the page of a question."""
    form = who.page.locator("#formulier-voorstel-alle")
    choose(form, value, note)
    who.press("Geef dit voorstel", form)
    who.reads("Uw voorstel is bewaard.")
