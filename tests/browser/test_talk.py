"""Remarks and evidence in a real browser: a conversation, an upload, a refusal, and no fault for axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Comment, Evidence, Municipality, Round, User
from tests.build import make_round
from tests.comments.calls import IN_PART, OUTSIDE
from tests.evidence import samples

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def test_a_question_is_talked_over_and_done(
    page: Page, sign_in: Callable[[User], None], anna: User, bram: User, round: Round, live_server: LiveServer
) -> None:
    sign_in(bram)
    page.goto(live_server.url + reverse("question", args=[round.pk, IN_PART]))
    page.get_by_label("Uw opmerking").fill("Klopt dit nog?\nZie https://aa.voorbeeld.nl/plan.")
    page.get_by_text("Vermeld een collega").first.click()
    page.get_by_label("Anna (Coördinator APK)").first.check()
    page.get_by_role("button", name="Plaats opmerking").click()
    expect(page.get_by_text("Uw opmerking is geplaatst.")).to_be_visible()
    expect(page.get_by_role("link", name="https://aa.voorbeeld.nl/plan")).to_be_visible()
    expect(page.get_by_text("Vermeld: Anna")).to_be_visible()
    sign_in(anna)
    page.goto(live_server.url + reverse("round-comments", args=[round.pk]) + "?van=vermeld")
    page.get_by_role("link", name="Hoe").or_(page.locator(".apk-thread__question a")).first.click()
    page.get_by_text("Reageer").first.click()
    page.get_by_label("Uw reactie").fill("Ja, tot 2027.")
    page.get_by_role("button", name="Plaats reactie").click()
    expect(page.get_by_text("Ja, tot 2027.")).to_be_visible()
    page.get_by_role("button", name="Markeer als afgehandeld").click()
    expect(page.get_by_text("De opmerking is afgehandeld.")).to_be_visible()
    assert Comment.objects.filter(parent=None, resolved_by=anna).count() == 1


def test_a_file_is_uploaded_refused_and_fetched_again(
    page: Page,
    sign_in: Callable[[User], None],
    anna: User,
    round: Round,
    live_server: LiveServer,
    tmp_path: Path,
) -> None:
    sound, disguised = tmp_path / "Plan van aanpak.pdf", tmp_path / "rekening.pdf"
    sound.write_bytes(samples.PDF)
    disguised.write_bytes(samples.EXE)
    sign_in(anna)
    page.goto(live_server.url + reverse("question", args=[round.pk, IN_PART]))
    page.get_by_text("Voeg een bestand toe").click()
    page.get_by_label("Bestand", exact=True).set_input_files(disguised)
    page.get_by_label("Titel").first.fill("Rekening")
    page.get_by_role("button", name="Voeg bestand toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit ging niet door")
    expect(page.get_by_role("alert")).to_contain_text("geen PDF, maar een programma")
    expect(page.get_by_label("Titel")).to_have_value("Rekening")
    page.get_by_label("Bestand", exact=True).set_input_files(sound)
    page.get_by_label("Titel").fill("")
    page.get_by_role("button", name="Voeg bestand toe").click()
    expect(page.get_by_text("Het bewijs is toegevoegd.")).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Plan van aanpak", exact=True).click()
    assert fetched.value.suggested_filename == "Plan van aanpak.pdf"
    assert Path(fetched.value.path()).read_bytes() == samples.PDF
    page.goto(live_server.url + reverse("round-evidence", args=[round.pk]) + f"?voor={OUTSIDE}")
    page.get_by_role("button", name="Gebruik Plan van aanpak bij deze vraag").click()
    expect(page.get_by_text("Staat bij 2 vragen.")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_have_no_fault_for_assistive_technology_and_fit_the_screen(
    page: Page,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    bram: User,
    round: Round,
    live_server: LiveServer,
    width: int,
) -> None:
    first = Comment.objects.create(
        round=round,
        subject=IN_PART,
        author=anna,
        author_name="Anna",
        text="Lang" * 60 + "\nTwee",
        in_report=True,
    )
    Comment.objects.create(round=round, subject=IN_PART, parent=first, author_name="Bram", text="Antwoord")
    Comment.objects.create(round=round, subject=OUTSIDE, author_name="Bram", text="")
    link = Evidence.objects.create(round=round, title="Stuk" * 30, url="https://aa.voorbeeld.nl/" + "x" * 200)
    file = Evidence.objects.create(
        round=round, title="Plan", file="bewijs/x.pdf", filename="plan.pdf", content_type="application/pdf",
        size=2_000_000, in_report=True, added_by=bram,
    )  # fmt: skip
    for piece in (link, file):
        piece.uses.create(round=round, subject=IN_PART)
    sign_in(anna)
    page.set_viewport_size({"width": width, "height": 800})
    ways = [
        reverse("question", args=[round.pk, IN_PART]),
        reverse("round-comments", args=[round.pk]),
        reverse("comment-edit", args=[round.pk, first.pk]),
        reverse("round-evidence", args=[round.pk]),
        reverse("round-evidence", args=[round.pk]) + f"?voor={OUTSIDE}",
        reverse("evidence-change", args=[round.pk, file.pk]),
    ]
    for way in ways:
        page.goto(live_server.url + way)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert (way, faults()) == (way, [])
        assert page.evaluate("document.documentElement.scrollWidth") <= width, way
    page.goto(live_server.url + ways[0])
    page.get_by_role("button", name="Plaats opmerking").click()
    assert faults() == []
    page.goto(live_server.url + ways[0])
    page.get_by_text("Voeg een link toe").click()
    page.get_by_role("button", name="Voeg link toe").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dit ging niet door")
    assert faults() == []
