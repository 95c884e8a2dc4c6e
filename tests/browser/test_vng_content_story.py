"""VNG takes in a new edition with a fault, mends it, publishes; and mends a typo in the edition that runs."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, expect
from pytest_django.live_server_helper import LiveServer

from assessments.editorial.yaml_files import texts_of_content, zip_of
from assessments.models import Edition, EditionDraft, Municipality, Round, User
from tests.browser.desks import desks, press_twice
from tests.browser.story import Person
from tests.build import make_round
from tests.editions import second_content

pytestmark = pytest.mark.django_db(transaction=True)
STATEMENT = "BOD-KEN"
MENDED = "Deze zin is verbeterd en vraagt hetzelfde."


def test_a_new_edition_and_a_typo_in_the_one_that_runs(
    browser: Browser, live_server: LiveServer, aa: Municipality, vera: User, bram: User
) -> None:
    round = make_round(aa)
    with desks(browser, live_server, vera, bram) as (vng, filler):
        take_in(vng)
        publish(vng)
        correct(vng)
        read_the_mended_text(filler, round)


def take_in(vng: Person) -> None:
    """A zip with a fault is kept and named; one mended file makes it whole."""
    faulty: dict[str, Any] = copy.deepcopy(second_content())
    task = faulty["taken"]["taken"][2]["id"]
    faulty["taken"]["taken"][2]["titel"] = ""
    vng.follow("Beheer")
    vng.is_at("Inhoud van de APK")
    vng.follow("Lees een editie in")
    vng.press("Lees in en kijk na")
    vng.reads("De bestanden zijn niet ingelezen.")
    choose_file(vng, "editie.zip", zip_of(texts_of_content(faulty)))
    vng.press("Lees in en kijk na")
    vng.is_at(re.compile(r"^Editie 2027 heeft \d+ fout"))
    expect(vng.page.locator("tbody tr").filter(has_text=task).first).to_contain_text("taken.yaml")
    vng.looks_well()
    choose_file(vng, "taken.yaml", texts_of_content(second_content())["taken.yaml"].encode())
    vng.press("Vervang en kijk opnieuw na")
    vng.is_at("Editie 2027 heeft geen fouten")


def choose_file(vng: Person, name: str, content: bytes) -> None:
    vng.page.locator("#bestanden").set_input_files(
        FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    )


def publish(vng: Person) -> None:
    """Look at the preview, then publish; without the tick it is not done."""
    vng.follow("Bekijk het voorbeeld")
    vng.is_at(re.compile("2027"))
    vng.looks_well()
    vng.page.go_back()
    vng.follow("Ga naar publiceren")
    vng.press("Publiceer editie 2027")
    vng.is_at("Editie 2027 publiceren")
    assert not Edition.objects.filter(name="2027").exists()
    vng.page.get_by_label("Ik heb de verschillen bekeken en wil dit publiceren.").check()
    vng.press("Publiceer editie 2027")
    vng.is_at("Inhoud van de APK")
    assert Edition.objects.filter(name="2027").count() == 1


def correct(vng: Person) -> None:
    """A redactionele versie of the edition of the running round; pressing twice begins one draft."""
    vng.page.get_by_label("Editie", exact=True).select_option("2026")
    press_twice(vng, "Begin een redactionele versie")
    vng.is_at("Kies de tekst die u verbetert")
    assert EditionDraft.objects.filter(published=None).count() == 1
    vng.page.get_by_label("Zoek", exact=True).fill(STATEMENT)
    vng.page.keyboard.press("Enter")
    vng.page.locator(".editorial-items a").first.click()
    field = vng.page.locator("textarea").first
    field.fill("")
    vng.press("Bewaar in het concept")
    vng.reads("De tekst is niet bewaard. Wat u typte staat er nog.")
    field.fill(MENDED)
    vng.looks_well()
    vng.press("Bewaar in het concept")
    vng.follow("Bekijk het concept")
    vng.is_at("1 tekst van editie 2026 verbeterd")
    vng.follow("Ga naar publiceren")
    vng.reads(re.compile("1 lopende ronde gaat verder op de verbeterde teksten"))
    vng.page.get_by_label("Waarom verbetert u dit?").fill("Er stond een taalfout.")
    vng.page.get_by_label("Ik heb de verschillen bekeken en wil dit publiceren.").check()
    vng.press("Publiceer de redactionele versie")
    vng.is_at("Inhoud van de APK")


def read_the_mended_text(filler: Person, round: Round) -> None:
    """The round goes on with the mended text."""
    filler.page.goto(f"{filler.server}/ronde/{round.pk}/dossier/bodem/stellingen/")
    expect(filler.page.locator(f"#{STATEMENT}")).to_contain_text(MENDED)
    assert Round.objects.select_related("edition").get().edition.revision == 1
