"""The first chapters of the long story: a round starts, people come in, get their work and begin."""

from __future__ import annotations

import datetime as dt
import re

from django.utils import timezone
from playwright.sync_api import expect

from assessments.models import Round
from tests.browser.story import (
    DUTY,
    SHARED,
    TEXTS,
    VTH,
    Person,
    choose,
    fill_the_rest,
    join,
    log_in,
    to_round,
)


def start(anna: Person) -> None:
    """Anna logs in and starts a round on the core."""
    log_in(anna)
    anna.is_at("Gemeente Aa")
    anna.reads("Uw gemeente heeft nog geen ronde.")
    anna.page.get_by_text("Basis", exact=True).click()
    anna.press("Start de ronde")
    anna.is_at("APK 2026")
    anna.reads("Omvang: basis", "Nog niet begonnen")
    fill_the_rest(Round.objects.get())


def come_in(anna: Person, bram: Person, els: Person, olga: Person) -> None:
    """Anna invites two colleagues at once and a partner for a part; each makes an account."""
    anna.follow("Mijn gemeente")
    anna.follow("Beheer het team")
    anna.follow("Nodig mensen uit")
    anna.page.get_by_label("E-mailadressen").fill("Bram <bram@voorbeeld.nl>\nels@voorbeeld.nl")
    anna.page.get_by_role("radio", name="Invuller").check()
    anna.looks_well()
    anna.press("Verstuur de uitnodigingen")
    anna.reads(re.compile("bram@voorbeeld.nl"), re.compile("els@voorbeeld.nl"))
    anna.follow("Nodig mensen uit")
    anna.page.get_by_label("E-mailadressen").fill("Olga <olga@voorbeeld.nl>")
    anna.page.get_by_role("radio", name="Invuller").check()
    anna.page.get_by_label("Functie").fill("Toezichthouder")
    anna.unfold("Alleen een deel van de ronde")
    anna.page.get_by_label(VTH).check()
    anna.page.get_by_label("Handhaver").check()
    anna.press("Verstuur de uitnodigingen")
    anna.reads("olga@voorbeeld.nl krijgt een uitnodiging per e-mail.", "Lopende uitnodigingen (3)")
    join(bram, "VTH-adviseur")
    join(els, "Beleidsadviseur")
    join(olga, "Toezichthouder", look=True)
    olga.reads("Uw deel", VTH, "Handhaver")
    anna.page.reload()
    anna.reads("Teamleden (4)", "Er loopt geen uitnodiging.")
    anna.looks_well()


def divide(anna: Person) -> None:
    """Anna gives the dossier to Bram with a date, one statement to Olga, and turns on blind proposals."""
    to_round(anna, "Werkverdeling")
    due = timezone.localdate() + dt.timedelta(days=14)
    form = anna.page.locator("#toewijzen")
    anna.page.get_by_label(f"Kies {VTH}").check()
    form.get_by_label("Persoon").select_option(label=_option(anna, "Bram"))
    form.get_by_label("Klaar op").fill(due.isoformat())
    form.get_by_label("Opdracht").fill("Begin met de taken.")
    anna.press("Wijs toe", form)
    anna.reads(re.compile("toegewezen aan Bram"))
    anna.page.get_by_label("Zoek een vraag op woord of nummer").fill("milieumelding")
    anna.page.get_by_role("search").get_by_role("button", name="Zoek").click()
    anna.page.get_by_label(TEXTS[SHARED]).check()
    form.get_by_label("Persoon").select_option(label=_option(anna, "Olga"))
    anna.press("Wijs toe", form)
    anna.reads(re.compile("toegewezen aan Olga"))
    anna.looks_well()
    to_round(anna, "Bespreken")
    anna.press("Laat voorstellen blind geven")
    anna.reads("Voorstellen zijn nu blind.")
    anna.looks_well()


def _option(who: Person, name: str) -> str:
    options = who.page.locator("#toewijzen option").all_inner_texts()
    return next(option for option in options if option.startswith(name))


def begin(bram: Person, olga: Person) -> None:
    """Bram and Olga find their work and answer: one task, and one statement each for an own role."""
    bram.follow("Mijn werk")
    bram.reads("Er wacht 1 onderdeel op u.", "Begin met de taken.", re.compile("3 van 23 open"))
    bram.looks_well()
    bram.follow(re.compile("^Ga naar de eerste open vraag"))
    bram.press("Alles ja", bram.question(DUTY))
    bram.reads(re.compile(r"Opgeslagen \d\d:\d\d"))
    bram.follow(re.compile("^Stellingen"))
    card = bram.question(SHARED)
    bram.follow("Per rol anders", card)
    choose(card.locator(f"#formulier-{SHARED}-dienstverlener"), "3", "De cijfers staan in het jaarverslag.")
    expect(card.get_by_text(re.compile(r"Opgeslagen \d\d:\d\d")).first).to_be_visible()
    olga.follow("Mijn werk")
    olga.reads("Er wacht 1 onderdeel op u.")
    olga.follow(re.compile("^Beantwoord deze vraag"))
    choose(olga.question(SHARED), "1", "De helft komt te laat.")
    expect(olga.question(SHARED).get_by_text(re.compile(r"Opgeslagen \d\d:\d\d"))).to_be_visible()
    olga.misses("De cijfers staan in het jaarverslag.")
    expect(olga.page.get_by_role("link", name="Resultaten")).to_have_count(0)
    olga.looks_well()
