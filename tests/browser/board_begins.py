"""The story of the board begins: the coordinator writes, decides, follows and takes the files."""

from __future__ import annotations

import re
from pathlib import Path

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from assessments.constants import ReportForm
from assessments.models import BoardPaper, Decision, Round
from tests.browser.story import Person, log_in

COVERING = "Het college besprak dit met de zestien coördinatoren.\n\nWij vragen één keuze: begin met VTH."
OTHER = "Een andere tekst, getypt in een tweede venster."
DECISION = "Wijs vóór de zomer een eigenaar aan voor elke taak zonder eigenaar."
NOTE = "De gemeentesecretaris begon in de week na het besluit."
MAKING = 120_000  # milliseconds: in a test the file is made while the page waits
FORMS = tuple(form.value for form in ReportForm)


def make_definitive(anna: Person, round: Round) -> None:
    """Anna logs in and makes the round definitive; before that there is nothing to decide."""
    log_in(anna)
    anna.page.goto(f"{anna.server}{reverse('board-edit', args=[round.pk])}")
    anna.is_at("Besluiten komen na de definitieve ronde")
    anna.looks_well()
    anna.follow("Bekijk wat nog nodig is")
    anna.press("Maak definitief")
    anna.reads("De ronde is definitief. De antwoorden veranderen niet meer.")


def part_of(page: Page, part: str) -> Locator:
    """The form of one part of the page for the board."""
    return page.locator(f"form:has(input[name='deel'][value='{part}'])")


def write(anna: Person, round: Round) -> None:
    """Anna writes the covering text in two windows: the older one is refused, and nothing typed is lost."""
    anna.page.goto(f"{anna.server}{reverse('board-follow-up', args=[round.pk])}")
    anna.follow("Bewerk de teksten, besluiten en bespreekpunten")
    anna.is_at("Teksten voor het college bewerken")
    anna.looks_well()
    second = Person("Anna", anna.page.context.new_page(), anna.server)
    second.page.goto(anna.page.url)

    anna.page.get_by_role("textbox", name="Begeleidende tekst").fill(COVERING)
    anna.press("Bewaar de tekst")
    anna.reads("De begeleidende tekst is bewaard.")

    part_of(second.page, "besluiten").get_by_label("Besluit", exact=True).first.fill(DECISION)
    second.page.get_by_role("textbox", name="Begeleidende tekst").fill(OTHER)
    second.press("Bewaar de tekst")
    second.reads("Er zijn twee versies", "Wij vragen één keuze: begin met VTH.")
    expect(second.page.get_by_role("textbox", name="Begeleidende tekst")).to_have_value(OTHER)
    assert BoardPaper.objects.get().covering_text == COVERING
    second.looks_well()
    kept = second.page.get_by_role("region", name="Niet bewaard").filter(has_text=DECISION)
    second.press("Zet terug", kept)
    expect(part_of(second.page, "besluiten").get_by_label("Besluit", exact=True).first).to_have_value(
        DECISION
    )
    second.follow("Neem de bewaarde versie over")
    expect(second.page.get_by_role("textbox", name="Begeleidende tekst")).to_have_value(COVERING)
    assert second.console.errors == []
    second.page.close()


def decide(anna: Person) -> None:
    """Anna puts back what she typed, makes it a decision with owner, day and cost, and orders the points."""
    anna.page.reload()
    kept = anna.page.get_by_role("region", name="Niet bewaard")
    anna.press("Zet terug", kept.filter(has_text=DECISION))
    form = part_of(anna.page, "besluiten")
    expect(form.get_by_label("Besluit", exact=True).first).to_have_value(DECISION)
    form.get_by_label("Wie voert het uit").first.fill("")
    form.get_by_label("Kosten").first.select_option("middel")
    anna.press("Bewaar de besluiten", form)
    anna.reads("Vul in welke functie dit besluit uitvoert. Bijvoorbeeld: gemeentesecretaris.")
    expect(form.get_by_label("Besluit", exact=True).first).to_have_value(DECISION)
    anna.looks_well()
    form.get_by_label("Wie voert het uit").first.fill("gemeentesecretaris")
    form.get_by_label("Klaar op").first.fill(f"{timezone.localdate().year + 1}-06-30")
    anna.press("Bewaar de besluiten", form)
    anna.reads("De gevraagde besluiten zijn bewaard.")
    first = Decision.objects.get(number=1)
    assert (first.what, first.owner, first.cost) == (DECISION, "gemeentesecretaris", "middel")
    expect(kept).to_have_count(1)  # what was refused is not forgotten because something else was stored
    anna.press("Gooi weg", kept.filter(has_text=OTHER))
    expect(kept).to_have_count(0)

    points = part_of(anna.page, "punten").get_by_label("Vraag", exact=True)
    order = [points.nth(place).input_value() for place in range(2)]
    anna.press(re.compile("omlaag ?: bespreekpunt 1$"))
    anna.reads("De bespreekpunten zijn bewaard.")
    expect(points.nth(0)).to_have_value(order[1])
    expect(points.nth(1)).to_have_value(order[0])
    anna.press(re.compile("^Haal weg en bewaar ?: bespreekpunt 2$"))
    anna.reads("De bespreekpunten zijn bewaard.")
    assert all(point.input_value() != order[0] for point in points.all())


def follow_up(anna: Person) -> None:
    """Anna records what became of the decisions, and when the board and the council heard of them."""
    anna.follow("Naar besluit en opvolging")
    anna.is_at("Besluit en opvolging")
    card = anna.page.locator("#besluit-1")
    expect(card).to_contain_text(DECISION)
    anna.unfold("Verander de stand", card)
    card.get_by_label("Stand").select_option(label="Niet gedaan")
    anna.press(re.compile("^Bewaar de stand"), card)
    expect(card).to_contain_text("Schrijf kort waarom. Een latere lezer begrijpt dan de keuze.")
    anna.looks_well()
    card.get_by_label("Stand").select_option(label="Loopt")
    card.get_by_label("Toelichting").fill(NOTE)
    anna.press(re.compile("^Bewaar de stand"), card)
    anna.reads("De stand van besluit 1 is bewaard: loopt.", NOTE)
    today = timezone.localdate().isoformat()
    anna.page.get_by_label("Raad geïnformeerd op").fill(today)
    anna.press("Bewaar de datums")
    anna.reads(re.compile("de bespreking in het college staat er nog niet"))
    anna.page.get_by_label("Besproken in het college op").fill(today)
    anna.press("Bewaar de datums")
    anna.reads("De datums zijn bewaard.")
    anna.looks_well()


def take_files(anna: Person, folder: Path) -> dict[str, Path]:
    """Anna closes the covering text to the public, asks for each form, and downloads it."""
    anna.follow("Rapport", anna.page.get_by_role("navigation", name="Deze ronde"))
    anna.follow("Naar de bestanden")
    anna.is_at("Rapport en bestanden")
    anna.follow("Kies wat niet openbaar is")
    anna.is_at("Alle passages zijn openbaar")
    anna.page.locator("[name=passage][value^='begeleidend']").check()
    anna.press("Maak niet openbaar")
    anna.reads("Kies de grond waarom deze passages niet openbaar zijn.")
    expect(anna.page.locator("[name=passage][value^='begeleidend']")).to_be_checked()
    anna.looks_well()
    anna.page.get_by_label("Grond voor de aangevinkte passages").select_option(index=1)
    anna.press("Maak niet openbaar")
    anna.reads("1 passage is nu niet openbaar.")
    anna.follow("Naar de bestanden van het rapport")
    return {form: _made(anna, form, folder) for form in FORMS}


def _made(anna: Person, form: str, folder: Path) -> Path:
    card = anna.page.locator(f"#vorm-{form}")
    card.get_by_role("button", name=re.compile("^Maak ")).click(timeout=MAKING)
    link = card.get_by_role("link", name=re.compile("^Download "))
    with anna.page.expect_download() as download:
        link.click()
    place = folder / download.value.suggested_filename
    download.value.save_as(place)
    return place
