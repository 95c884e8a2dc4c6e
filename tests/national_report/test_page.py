"""The page of the national report: who may see it, the file in the background, the visit that is kept."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from assessments.models import (
    AuditEntry,
    NationalReportFile,
    PeerPublication,
    User,
)
from tests.national_report.build import publish

SHEETS = [
    "Over dit bestand",
    "Wie doet mee",
    "Scores",
    "De kern",
    "Risico's",
    "Taken",
    "Per wet",
    "Grootte en provincie",
    "Omgevingsdiensten",
    "Signalen",
    "Ontwikkeling",
    "Wat de APK vraagt",
]


@pytest.fixture
def published(db: None) -> PeerPublication:
    """A publication of the real world with figures."""
    return publish()


def test_who_has_the_right_reads_the_report_and_the_visit_is_kept(
    client: Client,
    vera: User,
    published: PeerPublication,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(vera)
    client.get(reverse("national-report"))  # the catalogue is read once per process
    with django_assert_max_num_queries(12):
        html = client.get(reverse("national-report")).content.decode()
    assert "Maak het rapport als PDF" in html
    assert "imulatie" not in html
    assert AuditEntry.objects.filter(action="vng.groepen", subject__startswith="Landelijk rapport").exists()


def test_the_file_is_made_in_the_background_once_and_can_be_fetched(
    client: Client,
    vera: User,
    published: PeerPublication,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client.force_login(vera)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("national-report"))
    client.post(reverse("national-report"))
    report = NationalReportFile.objects.get()
    assert report.state == "klaar"
    answer = client.get(reverse("national-report-file", args=[report.pk]))
    assert b"".join(answer.streaming_content)[:8] == b"%PDF-1.7"  # type: ignore[attr-defined]
    assert AuditEntry.objects.filter(action="landelijk.gevraagd").count() == 1
    report.file.storage.delete(str(report.file.name))
    assert client.get(reverse("national-report-file", args=[report.pk])).status_code == 404


def test_the_excel_file_holds_the_same_tables(client: Client, vera: User, published: PeerPublication) -> None:
    client.force_login(vera)
    answer = client.get(reverse("national-report") + "?vorm=xlsx")
    assert answer.headers["Content-Type"].endswith("spreadsheetml.sheet")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == SHEETS
    groups = [[one.value for one in row] for row in book["Grootte en provincie"].iter_rows(min_row=3)]
    assert any(row[-1] == "te weinig deelnemers" for row in groups)
    assert all(row[4] != 0 for row in groups)


def test_without_any_publication_the_page_says_what_is_missing(client: Client, vera: User) -> None:
    client.force_login(vera)
    answer = client.get(reverse("national-report"))
    assert answer.status_code == 200
    assert "publicatie" in answer.content.decode().lower()
