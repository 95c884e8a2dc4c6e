"""The whole story: four people, each in an own browser, take a round from its start to definitive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Round, User
from tests.browser import story
from tests.browser.story import (
    MENDED,
    OPINION,
    TEXTS,
    TOO_SURE,
    UNKNOWN,
    VTH,
    Person,
    choose,
    propose,
    to_question,
    to_round,
)
from tests.browser.story_begins import begin, come_in, divide, start
from tests.build import make_edition
from tests.evidence import samples

pytestmark = pytest.mark.django_db(transaction=True)

LOW, HIGH = "In 2025 liep het programma vast.", "Het programma is elk jaar afgerond."
AGREED = "Samen besproken: het programma liep in 2025 vast."
REMARK = "@Anna Klopt het jaar 2025 volgens u?"
BACK = "Vul bij de stukken het jaarverslag van 2025 in."
CONFIRMED = "Beide rollen zien dit echt anders. Dat is besproken."


@pytest.fixture
def people(browser: Browser, live_server: LiveServer, anna: User) -> Iterator[dict[str, Person]]:
    """Anna has an account; Bram, Els and Olga do not."""
    make_edition()
    people = {name: story.person(name, browser, live_server) for name in ("Anna", "Bram", "Els", "Olga")}
    yield people
    for who in people.values():
        who.page.context.close()


def test_four_people_take_a_round_from_start_to_definitive(people: dict[str, Person], tmp_path: Path) -> None:
    anna, bram, els, olga = people.values()
    start(anna)
    come_in(anna, bram, els, olga)
    divide(anna)
    begin(bram, olga)
    differ(anna, bram, els)
    agree(anna)
    add_proof(bram, tmp_path)
    settle(anna)
    send_back(anna, bram)
    accept(anna, bram, olga)
    check(anna)
    make_definitive(anna)
    find_it_locked(anna, bram, els, olga)
    read_the_log(anna, olga)
    assert {who.name: who.console.errors for who in people.values() if who.console.errors} == {}
    assert Round.objects.get().is_definitive


def differ(anna: Person, bram: Person, els: Person) -> None:
    """Bram and Els give proposals that differ; nobody sees another's before giving one."""
    to_question(bram, OPINION)
    bram.reads("Er zijn nog geen voorstellen.")
    propose(bram, "1", LOW)
    to_question(els, OPINION)
    els.reads("Eén persoon gaf een voorstel.", "Voorstellen zijn blind.")
    els.misses(LOW)
    to_question(anna, OPINION)
    anna.reads("Geef eerst uw eigen voorstel")
    anna.misses(LOW)
    propose(els, "4", HIGH)
    els.misses(LOW)
    els.reads("De coördinator of de eigenaar van deze vraag ziet de spreiding")
    bram.page.reload()
    bram.reads("De meningen lopen uiteen.", HIGH)


def agree(anna: Person) -> None:
    """Anna gives her own proposal, sees the spread without names, and agrees on an answer."""
    propose(anna, "2", "Ik twijfel.")
    anna.reads(
        "3 voorstellen, van niveau 1 tot en met 4.", "De meningen lopen uiteen.", LOW, HIGH, "Zonder naam"
    )
    anna.follow(re.compile("^Neem over als antwoord"))
    form = anna.page.locator("#formulier-vaststellen-alle")
    form.get_by_role("textbox", name="Toelichting").fill(AGREED)
    anna.press("Stel dit antwoord vast", form)
    anna.reads("Het antwoord is vastgesteld.", AGREED)


def add_proof(bram: Person, folder: Path) -> None:
    """Bram sees the answer, adds a file as evidence and asks Anna something."""
    report = folder / "Jaarverslag toezicht.pdf"
    report.write_bytes(samples.PDF)
    to_question(bram, OPINION)
    bram.reads(AGREED)
    bram.unfold("Voeg een bestand toe")
    bram.page.get_by_label("Bestand", exact=True).set_input_files(report)
    bram.press("Voeg bestand toe")
    bram.reads("Het bewijs is toegevoegd.", "Jaarverslag toezicht")
    bram.page.get_by_label("Uw opmerking").fill(REMARK)
    bram.press("Plaats opmerking")
    bram.reads("Uw opmerking is geplaatst.", "Vermeld: Anna")
    bram.looks_well()


def settle(anna: Person) -> None:
    """Anna finds the mention in her work, looks at the evidence and settles the remark."""
    anna.follow("Mijn werk")
    anna.reads("Collega's noemen u", REMARK)
    anna.follow(TEXTS[OPINION])
    anna.reads(REMARK, "Jaarverslag toezicht")
    anna.press(re.compile("^Markeer als afgehandeld"))
    anna.reads("De opmerking is afgehandeld.", "1 afgehandeld")
    anna.follow("Mijn werk")
    anna.misses("Collega's noemen u")


def send_back(anna: Person, bram: Person) -> None:
    """Bram hands in, Anna sends back with a reason, Bram mends an answer and hands in again."""
    bram.follow("Mijn werk")
    bram.follow(re.compile("^Meld klaar voor afstemming"))
    bram.press("Meld klaar voor afstemming")
    bram.reads("De stand is nu: klaar voor afstemming.")
    anna.follow("Mijn werk")
    anna.reads("Wacht op uw akkoord")
    anna.follow(VTH, anna.page.get_by_role("region", name="Wacht op uw akkoord"))
    anna.reads("Beoordelen")
    anna.page.get_by_label("Wat moet er nog gebeuren?").fill(BACK)
    anna.press("Stuur terug")
    anna.reads("De stand is nu: terug.")
    anna.looks_well()
    bram.follow("Mijn werk")
    bram.reads(BACK)
    bram.follow(VTH)
    bram.reads(BACK)
    bram.follow(re.compile("^Stellingen"))
    card = bram.question(MENDED)
    bram.unfold("Wijzigen", card)
    choose(card, "3", "Het jaarverslag van 2025 is vastgesteld.")
    expect(card.get_by_text(re.compile(r"Opgeslagen \d\d:\d\d"))).to_be_visible()
    bram.follow("Stand en geschiedenis")
    bram.press("Meld klaar voor afstemming")
    bram.reads("De stand is nu: klaar voor afstemming.")


def accept(anna: Person, bram: Person, olga: Person) -> None:
    """Anna accepts; from then on nobody changes an answer of the dossier."""
    anna.follow("Mijn werk")
    anna.follow(VTH, anna.page.get_by_role("region", name="Wacht op uw akkoord"))
    anna.press("Geef akkoord")
    anna.reads("De stand is nu: akkoord.")
    bram.follow("Mijn werk")
    bram.reads("U hebt uw deel gedaan. Bedankt.")
    to_round(bram)
    bram.follow(re.compile(f"^Stellingen {VTH}"))
    bram.reads("Dit dossier is akkoord")
    expect(bram.page.locator("main").get_by_role("radio")).to_have_count(0)
    to_question(bram, OPINION)
    bram.reads("Dit dossier heeft de stand akkoord")
    bram.misses("Wijzig uw voorstel", "Antwoord wijzigen", "Voeg een bestand toe")
    to_round(olga)
    olga.follow(re.compile(f"^Stellingen {VTH}"))
    olga.reads("Dit dossier is akkoord")
    expect(olga.page.locator("main").get_by_role("radio")).to_have_count(0)


def check(anna: Person) -> None:
    """Anna looks at the quality signals: changes one, confirms two, leaves one open."""
    to_round(anna, "Bespreken")
    anna.follow("Controleer de signalen")
    anna.is_at("4 signalen vragen nog een blik")
    anna.looks_well()
    anna.follow(TEXTS[TOO_SURE])
    card = anna.question(TOO_SURE)
    card.get_by_text("Met document of cijfer").click()
    expect(card.get_by_text(re.compile(r"Opgeslagen \d\d:\d\d"))).to_be_visible()
    anna.page.go_back()
    anna.page.reload()
    anna.is_at("3 signalen vragen nog een blik")
    for kind in ("rolverschil", "rechte_lijn"):
        group = anna.page.locator(f"section#{kind}")
        group.get_by_label("Waarom klopt dit?").fill(CONFIRMED)
        anna.press("Bevestig dit signaal", group)
        anna.reads("Bevestigd: 1 signaal.")
    anna.is_at("1 signaal vraagt nog een blik")
    anna.reads(TEXTS[UNKNOWN])


def make_definitive(anna: Person) -> None:
    """Anna makes the round definitive and reads in the report what stayed open."""
    anna.follow("Ga naar definitief maken")
    anna.reads("U kunt dit niet terugdraaien.")
    anna.looks_well()
    anna.press("Maak definitief")
    anna.reads("De ronde is definitief. De antwoorden veranderen niet meer.")
    to_round(anna)
    anna.follow("Lees het rapport")
    signals = anna.page.get_by_role("region", name="Open signalen")
    expect(signals).to_contain_text("Kernstellingen waarvan u het antwoord niet weet")
    expect(signals).to_contain_text("schonere lucht")
    expect(signals).not_to_contain_text("verschil van 2 niveaus")
    anna.reads("Bij het vaststellen stonden deze signalen open.")


def find_it_locked(*people: Person) -> None:
    """For nobody is there anything to answer, whatever the role."""
    for who in people:
        to_round(who)
        who.reads(re.compile("definitief sinds"))
        who.follow(re.compile(f"^Stellingen {VTH}"))
        who.reads("Deze ronde is definitief")
        expect(who.page.locator("main").get_by_role("radio")).to_have_count(0)


def read_the_log(anna: Person, olga: Person) -> None:
    """The log names every act of the story; of a partner only what is in the part."""
    to_round(anna, "Logboek")
    anna.reads(
        "startte de ronde",
        "wees werk toe",
        "liet voorstellen blind geven",
        "beantwoordde een taak",
        "beantwoordde een stelling",
        "gaf een voorstel",
        "stelde een antwoord vast na voorstellen",
        "voegde bewijs toe",
        "plaatste een opmerking",
        "handelde een opmerking af",
        "veranderde de stand van een dossier",
        BACK,
        "bevestigde de antwoorden bij een signaal",
        CONFIRMED,
        "maakte de ronde definitief",
    )
    anna.looks_well()
    anna.follow("logboek van de gemeente")
    anna.reads("nodigde iemand uit", "nam een uitnodiging aan")
    to_round(olga, "Logboek")
    olga.reads("beantwoordde een stelling")
    olga.misses("schonere lucht")
