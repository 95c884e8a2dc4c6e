"""An invented municipality says so on every page and in the data of every file; a real one says nothing."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from django.template.loader import render_to_string
from openpyxl import load_workbook

from assessments.catalogue.queries import catalogue_by_id
from assessments.constants import INVENTED_MORE, INVENTED_NOTICE, ReportForm
from assessments.models import Municipality, Round
from assessments.report.board_note import board_note
from assessments.report.document import build_report
from assessments.report.facts import Facts
from assessments.report.pdf import Pdf, render_pdf
from assessments.report.poster import poster_html
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material, render_html
from assessments.report.results_views import facts_for
from assessments.report.spreadsheet import build_spreadsheet
from tests.build import fill_round, make_round
from tests.report import build

BOTH = f"{INVENTED_NOTICE}. {INVENTED_MORE}"


def facts(*, invented: bool) -> Facts:
    file = build.answers()
    return replace(
        Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE, "Gemeentesecretaris"),
        invented=invented,
    )


def first_page(*, invented: bool) -> Pdf:
    """Page 1 alone: the running foot is the same on each page, and a whole report takes long."""
    context = {"doc": build_report(facts(invented=invented)), "density": 2, "style": {}}
    return render_pdf(render_to_string("report/pdf_summary.html", context), attachments=(), date=build.DATE)


def words_of(pdf: Pdf) -> str:
    """What is printed, in the order of the page, with one space between words."""
    command = ["pdftotext", "-layout", "-enc", "UTF-8", "-", "-"]
    read = subprocess.run(command, input=pdf.content, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def test_the_cover_and_the_foot_of_the_report_say_it() -> None:
    head, foot = words_of(first_page(invented=True)).split("Zekerheid:")
    assert BOTH in head
    assert INVENTED_NOTICE in foot
    assert "bestaat niet" not in words_of(first_page(invented=False))


def test_the_data_of_the_report_and_the_poster_say_it() -> None:
    for page in (render_html, poster_html):
        head = page(build_report(facts(invented=True))).split("</head>")[0]
        assert f". {INVENTED_NOTICE}</title>" in head
        assert f'{BOTH}"' in head
        assert INVENTED_NOTICE not in page(build_report(facts(invented=False)))


def test_the_poster_says_it_at_the_top_and_in_its_foot() -> None:
    html = poster_html(build_report(facts(invented=True)))
    assert html.split("<body")[1].count(INVENTED_NOTICE) == 2


def test_the_board_note_says_it_first_and_on_every_page() -> None:
    file = docx.Document(BytesIO(board_note(build_report(facts(invented=True)), build.DATE)))
    assert file.paragraphs[1].text == BOTH
    assert file.sections[0].footer.paragraphs[0].text.startswith(INVENTED_NOTICE)
    assert file.core_properties.title.endswith(INVENTED_NOTICE)
    real = docx.Document(BytesIO(board_note(build_report(facts(invented=False)), build.DATE)))
    assert real.sections[0].footer.paragraphs[0].text.startswith("Bladzijde")


def test_the_spreadsheet_says_it_on_its_first_sheet() -> None:
    told = facts(invented=True)
    book = load_workbook(BytesIO(build_spreadsheet(told, build_report(told))))
    assert BOTH in [row[1].value for row in book.worksheets[0].iter_rows()]
    assert str(book.properties.title).endswith(INVENTED_NOTICE)


@pytest.mark.django_db
def test_every_form_knows_it_from_the_municipality_and_is_made_anew(aa: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    catalogue = catalogue_by_id(round.edition_id)
    outcome = outcome_for(round, catalogue)
    before = {form: build_material(round, catalogue, outcome, form) for form in ReportForm.values}
    Municipality.objects.filter(pk=round.municipality_id).update(is_fictional=True)
    again = Round.objects.select_related("municipality", "edition").get(pk=round.pk)
    assert facts_for(again).invented
    for form, was in before.items():
        now = build_material(again, catalogue, outcome, form)
        assert (was.document.invented, now.document.invented) == ("", INVENTED_NOTICE)
        assert now.content_key != was.content_key
