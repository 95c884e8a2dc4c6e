"""The report in its forms: each is asked for, made and taken by itself, and wears the house style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import page as validation
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.house_style.services import Choice, save_house_style
from assessments.models import AuditEntry, Municipality, ReportFile, Round, User
from assessments.report import file_forms
from assessments.report.document import ReportDocument
from assessments.report.file_forms import FORMS, FileForm, Made
from assessments.report.pdf import render_pdf
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material, pictures_of, render_html
from assessments.report.services import request_report
from assessments.report.wording_forms import FORM_WORDS, file_line, progress_line
from tests.build import fill_round, make_round, real_catalogue
from tests.house_style.attacks import drawing
from tests.report import build
from tests.report.conftest import ROUNDS
from tests.report.looks import PNG_LOOK, SVG_LOOK
from tests.report.reading import descriptions

Commits = Any  # pytest-django's fixture that runs what waits for a commit


@pytest.fixture
def round(aa: Municipality) -> Round:
    found = make_round(aa)
    fill_round(found)
    return Round.objects.select_related("municipality", "edition").get(pk=found.pk)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each form is made in no time; the real makers have their own tests."""
    for value, form in FORMS.items():
        fast = FileForm(
            value, form.stem, form.extension, form.content_type, lambda material, done: Made(b"klein", None)
        )
        monkeypatch.setitem(file_forms.FORMS, value, fast)


def ask(client: Client, round: Round, form: str, commits: Commits) -> None:
    with commits(execute=True):
        response = client.post(reverse("report-form", args=[round.pk, form]))
    assert response.status_code == 302
    assert response["Location"].endswith(f"/rapport/pdf/#vorm-{form}")


def test_every_form_has_its_words_and_a_name_of_its_own() -> None:
    assert set(FORMS) <= set(FORM_WORDS)
    assert {"rapport", "collegenota", "a3"} <= set(FORMS)
    assert len({form.stem for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("rapport", "apk-rapport-GM9001-2026.pdf", "application/pdf"),
        ("a3", "apk-stoplicht-a3-GM9001-2026.pdf", "application/pdf"),
        (
            "collegenota",
            "apk-collegenota-GM9001-2026.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_a_form_is_asked_for_made_and_taken(
    form: str,
    name: str,
    kind: str,
    round: Round,
    client: Client,
    wim: User,
    quick: None,
    django_capture_on_commit_callbacks: Commits,
) -> None:
    client.force_login(wim)
    ask(client, round, form, django_capture_on_commit_callbacks)
    report = ReportFile.objects.get()
    assert (report.form, report.state) == (form, ReportFile.State.DONE)
    assert str(report.file.name).endswith(name.rsplit(".", 1)[1])
    response = client.get(reverse("report-form-file", args=[round.pk, form]))
    assert b"".join(response) == b"klein"
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    actions = set(AuditEntry.objects.filter(round_id=round.pk).values_list("action", flat=True))
    assert {f"{form}.gevraagd", f"{form}.opgehaald"} <= actions
    others = [other for other in FORMS if other != form]
    for other in others:
        assert client.get(reverse("report-form-file", args=[round.pk, other])).status_code == 404


def test_forms_of_one_round_are_files_of_their_own(
    round: Round, anna: User, quick: None, django_capture_on_commit_callbacks: Commits
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        keys = {
            request_report(actor=anna, round=round, catalogue=real_catalogue(), form=form).content_key
            for form in FORMS
        }
    assert len(keys) == len(FORMS)
    assert ReportFile.objects.filter(state=ReportFile.State.DONE).count() == len(FORMS)


def test_a_form_that_does_not_exist_is_not_there(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    for name in ("report-form", "report-form-file"):
        assert client.get(reverse(name, args=[round.pk, "powerpoint"])).status_code == 404
    assert client.post(reverse("report-form", args=[round.pk, "powerpoint"])).status_code == 404
    assert not ReportFile.objects.exists()


def test_the_page_says_of_each_form_what_it_is_for_and_how_it_stands(
    round: Round, client: Client, anna: User, quick: None, django_capture_on_commit_callbacks: Commits
) -> None:
    client.force_login(anna)
    ask(client, round, "a3", django_capture_on_commit_callbacks)
    html = client.get(reverse("report-pdf", args=[round.pk])).content.decode()
    for form in FORMS:
        words = FORM_WORDS[form]
        assert words.heading in html
        assert words.purpose in html
        assert words.reader in html
    assert "Download het stoplicht (PDF, 1 kB)" in html
    assert "Maak de collegenota" in html
    assert reverse("answers-json", args=[round.pk]) in html
    assert reverse("workbook", args=[round.pk]) in html
    assert html.count("<h1") == 1


def test_an_alderman_gets_no_link_that_would_refuse(round: Round, client: Client, wim: User) -> None:
    client.force_login(wim)
    html = client.get(reverse("report-pdf", args=[round.pk])).content.decode()
    assert reverse("result-json", args=[round.pk]) in html
    assert reverse("answers-json", args=[round.pk]) not in html
    assert reverse("workbook", args=[round.pk]) not in html


def test_htmx_gets_the_state_of_the_form_alone(
    round: Round, client: Client, anna: User, quick: None, django_capture_on_commit_callbacks: Commits
) -> None:
    client.force_login(anna)
    ask(client, round, "collegenota", django_capture_on_commit_callbacks)
    response = client.get(
        reverse("report-form", args=[round.pk, "collegenota"]), headers={"HX-Request": "true"}
    )
    html = response.content.decode()
    assert "<html" not in html
    assert "Download de collegenota (Word, 1 kB)" in html


def test_the_page_with_all_forms_made_takes_few_queries(
    round: Round,
    client: Client,
    anna: User,
    quick: None,
    django_capture_on_commit_callbacks: Commits,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(anna)
    for form in FORMS:
        ask(client, round, form, django_capture_on_commit_callbacks)
    with django_assert_max_num_queries(16):
        html = client.get(reverse("report-pdf", args=[round.pk])).content.decode()
    assert "Daarna is de inhoud gewijzigd" not in html


def test_another_house_style_makes_a_made_file_old(
    round: Round,
    aa: Municipality,
    client: Client,
    anna: User,
    quick: None,
    django_capture_on_commit_callbacks: Commits,
) -> None:
    client.force_login(anna)
    ask(client, round, "rapport", django_capture_on_commit_callbacks)
    save_house_style(actor=anna, municipality=aa, choice=Choice(main="#7a1f5c"))
    html = client.get(reverse("report-pdf", args=[round.pk])).content.decode()
    assert "Daarna is de inhoud gewijzigd" in html
    ask(client, round, "rapport", django_capture_on_commit_callbacks)
    assert ReportFile.objects.filter(form="rapport").count() == 2


@pytest.mark.parametrize("look", [SVG_LOOK, PNG_LOOK], ids=["svg", "png with alpha"])
def test_the_report_meets_both_standards_with_a_logo(look: Any, tmp_path: Path) -> None:
    document: ReportDocument = ROUNDS["leeg"]()
    html = render_html(document, 0, look)
    pdf = render_pdf(html, attachments=(), date=build.DATE, pictures=pictures_of(look))
    path = tmp_path / "rapport.pdf"
    path.write_bytes(pdf.content)
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_3A):
        outcome = validation.validate_pdf(str(path), profile=profile)
        assert [(item.rule_id, item.message) for item in outcome.failures] == []
    assert "Logo van de gemeente Aa" in descriptions(path)
    again = render_pdf(html, attachments=(), date=build.DATE, pictures=pictures_of(look))
    assert again.content == pdf.content
    assert ".apk-report h2" in html
    assert look.main in html


def test_the_material_carries_the_house_style(round: Round, aa: Municipality, anna: User) -> None:
    bare = build_material(round, real_catalogue(), outcome_for(round, real_catalogue()))
    choice = Choice("#7a1f5c", "", drawing(""), "Logo van Aa")
    save_house_style(actor=anna, municipality=aa, choice=choice)
    worn = build_material(round, real_catalogue(), outcome_for(round, real_catalogue()))
    assert worn.look.main == "#7a1f5c"
    assert worn.look.logo
    assert worn.content_key != bare.content_key


@pytest.mark.parametrize("form", ["collegenota", "a3"])
def test_the_command_makes_any_form(form: str, round: Round, tmp_path: Path) -> None:
    path = tmp_path / "bestand"
    call_command("render_report", "GM9001", vorm=form, output=path, stdout=open(tmp_path / "uit", "w"))  # noqa: SIM115
    assert path.read_bytes().startswith(b"PK" if form == "collegenota" else b"%PDF")


def test_the_command_refuses_another_form(round: Round, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("render_report", "GM9001", "--vorm", "powerpoint", "--output", str(tmp_path / "x"))


def test_the_line_before_a_download_and_the_progress_are_in_words() -> None:
    assert file_line("PDF", 1, 400) == "PDF, 1 bladzijde, 1 kB"
    assert file_line("Word", None, 40_400) == "Word, 40 kB"
    assert progress_line("de collegenota", 0) == "De collegenota staat in de wachtrij"
    assert progress_line("de collegenota", 96) == "De collegenota wordt opgeslagen"
