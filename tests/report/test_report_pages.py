"""The pages of the report: read it, ask for the PDF, see how far it is, take it."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from assessments.jobs import LOST_AFTER
from assessments.models import AuditEntry, Municipality, ReportFile, Round, User
from assessments.report import rendering, services
from assessments.report.own_files import PdfFailedError
from assessments.report.pdf import Pdf
from assessments.report.services import request_report
from tests.build import fill_round, make_round, real_catalogue

Commits = Any  # pytest-django's fixture that runs what waits for a commit
SMALL = Pdf(b"%PDF-1.7 klein", 24, 1)


@pytest.fixture
def round(aa: Municipality) -> Round:
    found = make_round(aa)
    fill_round(found)
    return Round.objects.select_related("municipality", "edition").get(pk=found.pk)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The making itself takes seconds and has its own tests; here it is counted."""
    made: list[int] = []

    def render(*args: object, **kwargs: object) -> Pdf:
        made.append(1)
        return SMALL

    monkeypatch.setattr(rendering, "render_pdf", render)
    return made


def ask(client: Client, round: Round, commits: Commits) -> None:
    with commits(execute=True):
        assert client.post(reverse("report-pdf", args=[round.pk])).status_code == 302


def page(client: Client, name: str, round: Round) -> str:
    response = client.get(reverse(name, args=[round.pk]))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("person", ["anna", "bram", "carla"])
def test_the_whole_team_may_read_and_ask_for_the_report(
    person: str,
    round: Round,
    client: Client,
    quick: list[int],
    request: pytest.FixtureRequest,
    django_capture_on_commit_callbacks: Commits,
) -> None:
    client.force_login(request.getfixturevalue(person))
    assert 'id="verantwoording"' in page(client, "report", round)
    ask(client, round, django_capture_on_commit_callbacks)
    assert "Download het rapport (PDF, 24 bladzijden, 1 kB)" in page(client, "report-pdf", round)


@pytest.mark.parametrize("name", ["report", "report-pdf", "report-file", "result-json"])
@pytest.mark.parametrize("person", ["dirk", "vera", "noor"])
def test_a_stranger_finds_nothing(
    name: str, person: str, round: Round, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(person))
    assert client.get(reverse(name, args=[round.pk])).status_code == 404


def test_a_stranger_may_not_ask_for_the_report(round: Round, client: Client, dirk: User) -> None:
    client.force_login(dirk)
    assert client.post(reverse("report-pdf", args=[round.pk])).status_code == 404
    assert not ReportFile.objects.exists()


@pytest.mark.parametrize("name", ["report", "report-file", "result-json"])
def test_reading_pages_refuse_a_post(name: str, round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    assert client.post(reverse(name, args=[round.pk])).status_code == 405


def test_the_report_on_screen_has_one_heading_of_the_first_level_and_no_inline_style(
    round: Round, client: Client, anna: User
) -> None:
    client.force_login(anna)
    html = page(client, "report", round)
    assert html.count("<h1") == 1
    assert "<style" not in html
    assert " style=" not in html
    assert "Voorlopig" in html


def test_the_report_on_screen_takes_few_queries_whatever_the_round_holds(
    round: Round, client: Client, anna: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(anna)
    page(client, "report", round)
    with django_assert_max_num_queries(12):
        page(client, "report", round)


def test_the_same_report_is_made_once_and_served_again(
    round: Round, client: Client, anna: User, quick: list[int], django_capture_on_commit_callbacks: Commits
) -> None:
    client.force_login(anna)
    ask(client, round, django_capture_on_commit_callbacks)
    ask(client, round, django_capture_on_commit_callbacks)
    assert len(quick) == 1
    assert ReportFile.objects.count() == 1


def test_after_a_change_the_old_report_is_called_old_and_a_new_one_is_made(
    round: Round, client: Client, anna: User, quick: list[int], django_capture_on_commit_callbacks: Commits
) -> None:
    client.force_login(anna)
    ask(client, round, django_capture_on_commit_callbacks)
    round.answers.filter(statement="BOD-KAD").update(value="4")
    html = page(client, "report-pdf", round)
    assert "Daarna is de inhoud gewijzigd" in html
    assert "Maak een nieuw rapport" in html
    ask(client, round, django_capture_on_commit_callbacks)
    assert len(quick) == 2
    assert "Daarna is de inhoud gewijzigd" not in page(client, "report-pdf", round)


def test_a_report_under_way_shows_how_far_it_is_with_and_without_javascript(
    round: Round, client: Client, anna: User
) -> None:
    client.force_login(anna)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "enqueue", lambda *args, **kwargs: None)
        client.post(reverse("report-pdf", args=[round.pk]))
    assert "Het rapport staat in de wachtrij" in page(client, "report-pdf", round)
    ReportFile.objects.update(state=ReportFile.State.RUNNING, progress=30)
    html = page(client, "report-pdf", round)
    assert "De bladzijden worden opgemaakt" in html
    assert 'value="30"' in html
    assert "Kijk hoe ver het rapport is" in html
    fragment = client.get(
        reverse("report-pdf", args=[round.pk]), headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" not in fragment
    assert "hx-get" in fragment
    ReportFile.objects.update(state=ReportFile.State.DONE, progress=100, pages=3, size=2000)
    fragment = client.get(
        reverse("report-pdf", args=[round.pk]), headers={"HX-Request": "true"}
    ).content.decode()
    assert "hx-get" not in fragment


def test_a_failure_is_said_in_dutch_and_can_be_tried_again(
    round: Round,
    client: Client,
    anna: User,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: Commits,
) -> None:
    def fail(*args: object, **kwargs: object) -> Pdf:
        raise PdfFailedError("no font")

    client.force_login(anna)
    with monkeypatch.context() as patch:
        patch.setattr(rendering, "render_pdf", fail)
        ask(client, round, django_capture_on_commit_callbacks)
    assert "no font" in caplog.text
    html = page(client, "report-pdf", round)
    assert "Het rapport is niet gemaakt door een fout in de toepassing" in html
    assert "no font" not in html
    monkeypatch.setattr(rendering, "render_pdf", lambda *args, **kwargs: SMALL)
    ask(client, round, django_capture_on_commit_callbacks)
    assert ReportFile.objects.get().state == ReportFile.State.DONE


def test_a_report_that_was_lost_with_its_worker_is_made_again(
    round: Round, anna: User, quick: list[int], django_capture_on_commit_callbacks: Commits
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(services, "enqueue", lambda *args, **kwargs: None)
        report = request_report(actor=anna, round=round, catalogue=real_catalogue())
    with django_capture_on_commit_callbacks(execute=True):
        request_report(actor=anna, round=round, catalogue=real_catalogue())
    assert quick == []
    report.requested_at -= 2 * LOST_AFTER
    report.save()
    with django_capture_on_commit_callbacks(execute=True):
        request_report(actor=anna, round=round, catalogue=real_catalogue())
    assert quick == [1]


def test_answers_saved_while_the_report_waits_are_in_it(
    round: Round, anna: User, quick: list[int], django_capture_on_commit_callbacks: Commits
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        report = request_report(actor=anna, round=round, catalogue=real_catalogue())
        round.answers.filter(statement="BOD-KAD").update(value="0")
    key = report.content_key
    report.refresh_from_db()
    assert report.state == ReportFile.State.DONE
    assert report.content_key != key
    again = request_report(actor=anna, round=round, catalogue=real_catalogue())
    assert again.pk == report.pk


def test_the_file_comes_as_attachment_and_not_again_when_the_browser_has_it(
    round: Round, client: Client, carla: User
) -> None:
    report = ReportFile.objects.create(
        round=round,
        content_key="a" * 64,
        state=ReportFile.State.DONE,
        file=ContentFile(b"%PDF-1.7", name="rapport.pdf"),
        sha256="b" * 64,
    )
    client.force_login(carla)
    response = client.get(reverse("report-file", args=[round.pk]))
    assert b"".join(response) == b"%PDF-1.7"
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="apk-rapport-GM9001-2026.pdf"'
    assert response["ETag"] == f'"{report.sha256}"'
    assert AuditEntry.objects.filter(action="rapport.opgehaald", actor=carla).count() == 1
    again = client.get(reverse("report-file", args=[round.pk]), headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_without_a_finished_report_there_is_no_file(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    assert client.get(reverse("report-file", args=[round.pk])).status_code == 404


def test_a_file_that_left_the_store_is_not_found_and_is_made_again(
    round: Round, client: Client, anna: User, quick: list[int], django_capture_on_commit_callbacks: Commits
) -> None:
    client.force_login(anna)
    ask(client, round, django_capture_on_commit_callbacks)
    report = ReportFile.objects.get()
    report.file.storage.delete(str(report.file.name))
    assert client.get(reverse("report-file", args=[round.pk])).status_code == 404
    ask(client, round, django_capture_on_commit_callbacks)
    assert client.get(reverse("report-file", args=[round.pk])).status_code == 200


def test_the_result_is_a_file_of_its_own(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    response = client.get(reverse("result-json", args=[round.pk]))
    assert json.loads(response.content)["formaat"] == "apk-uitslag/1"
    assert response["Content-Disposition"] == 'attachment; filename="apk-uitslag-GM9001-2026.json"'


def test_the_tables_of_results_come_as_excel(client: Client, round: Round, wim: User) -> None:
    client.force_login(wim)
    response = client.get(reverse("result-xlsx", args=[round.pk]))
    names = load_workbook(BytesIO(response.content)).sheetnames
    assert len(names) > 5
    assert "Taken" in " ".join(names)
