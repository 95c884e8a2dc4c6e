"""A workbook in a real browser: taken out, filled in elsewhere, read in, looked at and carried out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from assessments.models import Answer, Municipality, Round, User
from tests.answering.calls import save
from tests.build import make_round
from tests.exchange.workbooks import cell_of, saved

pytestmark = pytest.mark.django_db(transaction=True)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def payload(raw: bytes, name: str = "apk-2026-aa.xlsx") -> FilePayload:
    return {"name": name, "mimeType": XLSX, "buffer": raw}


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_workbook_goes_out_and_comes_back(
    page: Page,
    live_server: LiveServer,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    bram: User,
    round: Round,
    width: int,
) -> None:
    first = save(anna, round, statement="BOD-KEN", value="2")
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(anna)
    page.goto(live_server.url + reverse("round-files", args=[round.pk]))
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Bodem en ondergrond").click()
    assert downloading.value.suggested_filename == "apk-2026-aa-bodem.xlsx"
    workbook = load_workbook(BytesIO(downloading.value.path().read_bytes()))
    cell_of(workbook, "Stellingen", "BOD-KAD", "antwoord").value = "3 Geregeld"
    cell_of(workbook, "Stellingen", "BOD-KEN", "antwoord").value = "1 Op piep"
    cell_of(workbook, "Stellingen", "BOD-FOR", "antwoord").value = "zo'n beetje"
    save(bram, round, statement="BOD-KEN", value="4", expected_version=first.version)

    page.get_by_label("Bestand", exact=True).set_input_files(payload(saved(workbook)))
    page.get_by_role("button", name="Lees in en bekijk wat verandert").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat verandert er?")
    expect(page.get_by_text("staat niet in de lijst")).to_be_visible()
    expect(page.get_by_role("radio", name="Wat er staat, van Bram")).to_be_checked()
    assert faults() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("radio", name="Wat in uw bestand staat").check()
    page.get_by_role("button", name="Verwerk 2 wijzigingen").click()
    expect(page.get_by_text("2 antwoorden zijn veranderd")).to_be_visible()
    found = dict(Answer.objects.filter(round=round).values_list("statement", "value"))
    assert found == {"BOD-KAD": "3", "BOD-KEN": "1"}


def test_a_broken_file_is_refused_with_a_sentence(
    page: Page,
    live_server: LiveServer,
    sign_in: Callable[[User], None],
    faults: Callable[[], list[str]],
    anna: User,
    round: Round,
) -> None:
    sign_in(anna)
    page.goto(live_server.url + reverse("round-files", args=[round.pk]))
    assert faults() == []
    page.get_by_label("Bestand", exact=True).set_input_files(payload(b"PK\x03\x04 half bestand"))
    page.get_by_role("button", name="Lees in en bekijk wat verandert").click()
    expect(page.get_by_role("alert")).to_contain_text("Het bestand is beschadigd")
    assert faults() == []
