"""The last chapters of the story of the board: who gets a file checks it, and an alderman reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from docx import Document
from playwright.sync_api import Browser, Page, expect

from assessments.models import Round
from tests.browser.board_begins import DECISION, NOTE, OTHER
from tests.browser.story import NARROW, Person, log_in
from tests.browser.watching import Console, faults_of
from tests.report.reading import read_aloud

CLOSED = "zestien coördinatoren"  # words of the covering text, that the public version must not have
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


def check_the_files(visitor: Person, files: Mapping[str, Path]) -> None:
    """The forms hold what Anna wrote, the public one does not; a visitor sees which file is genuine."""
    whole, public = read_aloud(files["rapport"]), read_aloud(files["openbaar"])
    assert CLOSED in whole
    assert DECISION in whole
    assert OTHER not in whole
    assert CLOSED not in public
    assert DECISION in public
    note = Document(str(files["collegenota"]))
    assert any(CLOSED in paragraph.text for paragraph in note.paragraphs)
    assert files["a3"].read_bytes().startswith(b"%PDF-")

    visitor.page.goto(f"{visitor.server}{reverse('verify')}")
    visitor.is_at("Controleer een rapport")
    visitor.looks_well()
    for file in files.values():
        _hand_over(visitor, file, "Dit bestand is echt")
    visitor.reads("Aa", "APK 2026")
    visitor.looks_well()
    changed = files["rapport"].with_name("veranderd.pdf")
    content = bytearray(files["rapport"].read_bytes())
    content[-1] ^= 1
    changed.write_bytes(content)
    _hand_over(visitor, changed, "Dit bestand is veranderd na het maken")
    visitor.looks_well()


def _hand_over(visitor: Person, file: Path, verdict: str) -> None:
    visitor.page.locator("input[type=file]").set_input_files(file)
    visitor.press("Controleer")
    visitor.is_at(verdict)


def walk(wim: Person, round: Round) -> None:
    """Wim logs in, lands on the board page and goes through every screen with the keys of a presenter."""
    log_in(wim)
    expect(wim.page).to_have_url(f"{wim.server}{reverse('board', args=[round.pk])}")
    names = wim.page.get_by_role("navigation", name="Schermen").locator("ol a").all_inner_texts()
    assert len(names) == 8, "every screen has something to say in this round"
    seen = [_screen(wim.page)]
    for _ in names[1:]:
        wim.looks_well()
        seen.append(_press(wim.page, "ArrowRight", seen[-1]))
    wim.looks_well()
    wim.reads(DECISION, NOTE)
    assert len(set(seen)) == len(names)
    wim.page.keyboard.press("ArrowRight")
    assert _screen(wim.page) == seen[-1], "after the last screen there is none"
    assert _press(wim.page, "ArrowLeft", seen[-1]) == seen[-2]
    assert _press(wim.page, "Home", seen[-2]) == seen[0]

    found = [seen[0]]
    for _ in range(4 * len(names)):  # a screen longer than the window first scrolls
        wim.page.keyboard.press("Space")
        wim.page.wait_for_timeout(250)
        if _screen(wim.page) != found[-1]:
            found.append(_screen(wim.page))
        if found[-1] == seen[-1]:
            break
    assert found == seen
    assert _press(wim.page, "Home", seen[-1]) == seen[0]
    assert _press(wim.page, "End", seen[0]) == seen[-1]


def _screen(page: Page) -> str:
    page.wait_for_load_state()
    return page.get_by_role("heading", level=1).inner_text()


def _press(page: Page, key: str, before: str) -> str:
    """Press a key that leads to another screen; the heading of that screen."""
    page.keyboard.press(key)
    expect(page.get_by_role("heading", level=1)).not_to_have_text(before)
    return _screen(page)


def walk_bare(wim: Person, browser: Browser) -> None:
    """The same screens by their links on a phone without scripting, and all of them on one page."""
    context = browser.new_context(java_script_enabled=False, locale="nl-NL", viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    console = Console(page)
    context.add_cookies(
        [
            {"name": one["name"], "value": one["value"], "url": wim.server}
            for one in wim.page.context.cookies()
            if one["name"] == settings.SESSION_COOKIE_NAME
        ]
    )
    page.goto(wim.page.url.partition("?")[0])
    steps = page.get_by_role("navigation", name="Schermen")
    seen = [_screen(page)]
    while steps.get_by_role("link", name="Volgende").count():
        steps.get_by_role("link", name="Volgende").click()
        seen.append(_screen(page))
    assert len(seen) == 8
    assert len(set(seen)) == 8
    steps.get_by_role("link", name="Vorige").click()
    assert _screen(page) == seen[-2]
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Alles onder elkaar").click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    for heading in seen:
        expect(page.get_by_role("heading", level=2, name=heading, exact=True)).to_be_visible()
    assert console.errors == []
    context.close()


def read_the_report(wim: Person) -> None:
    """From the board page to the whole report, on a phone too, and back."""
    wim.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    wim.unfold("Menu")
    assert faults_of(wim.page) == []
    wim.follow("Alles onder elkaar, om af te drukken")
    assert faults_of(wim.page) == []
    assert wim.page.evaluate(OVERFLOW) <= 0
    wim.unfold("Menu")
    wim.follow("Lees het rapport")
    wim.reads(DECISION, re.compile(CLOSED))
    wim.looks_well()
    wim.follow("Voor het bestuur", wim.page.get_by_role("navigation", name="Deze ronde"))
    expect(wim.page).to_have_url(re.compile("/bestuur/$"))


def find_work_closed(wim: Person, round: Round) -> None:
    """The pages of the work are not for Wim; the refusal says so kindly and leads back."""
    for name in ("round", "round-work", "board-edit", "board-follow-up", "publication"):
        answer = wim.page.goto(f"{wim.server}{reverse(name, args=[round.pk])}")
        assert answer is not None
        assert answer.status == 403, name
    wim.is_at("U mag deze pagina niet gebruiken")
    wim.reads("Uw account heeft hiervoor niet de juiste rol.")
    wim.looks_well()
    wim.follow("Naar de startpagina")
    expect(wim.page).to_have_url(f"{wim.server}{reverse('board', args=[round.pk])}")
