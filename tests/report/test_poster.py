"""The traffic light on A3: one page, both standards, the report's figures, legible from two metres."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import page
import pikepdf
import pytest

from assessments.house_style.look import OWN_LOOK, Look
from assessments.report.document import ReportDocument
from assessments.report.facts import Facts
from assessments.report.pdf import Pdf, render_pdf
from assessments.report.poster import POSTER_STYLES, build_poster, poster_html, render_poster
from assessments.report.rendering import Material, pictures_of
from tests.report import build
from tests.report.conftest import ROUNDS
from tests.report.looks import SVG_LOOK
from tests.report.outcomes import outcome_of
from tests.report.reading import descriptions, read_aloud

STANDARDS = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
A3 = (pytest.approx(1190.55, abs=0.5), pytest.approx(841.89, abs=0.5))


def material(document: ReportDocument, look: Look = OWN_LOOK) -> Material:
    outcome = outcome_of(build.answers())
    facts = Facts(build.catalogue(), outcome.card, outcome.answers, "Aa", build.DATE)
    return Material(document, outcome, "a3", (), "0" * 64, facts, look)


def poster(document: ReportDocument, look: Look = OWN_LOOK) -> Pdf:
    return render_poster(material(document, look))


@pytest.mark.parametrize("name", [*ROUNDS])
def test_every_kind_of_round_is_one_page_a3_that_meets_both_standards(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a3.pdf"
    path.write_bytes(poster(ROUNDS[name]()).content)
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        assert tuple(float(side) for side in pdf.pages[0].mediabox[2:]) == A3
    for standard in STANDARDS:
        outcome = page.validate_pdf(str(path), profile=standard)
        assert [(item.rule_id, item.message) for item in outcome.failures] == []


def test_every_cell_is_that_of_the_report() -> None:
    document = ROUNDS["definitief volledig"]()
    part, turned = document.scores, build_poster(document)
    assert len(turned.domains) == 3
    assert len(turned.factors) == 10
    assert len(turned.dossiers) == 12
    assert len(turned.clusters) == 3
    for row, factor in enumerate(part.rows):
        for column, cell in enumerate(factor.cells):
            assert turned.domains[column].cells[row] is cell
    for row, dossier in enumerate(part.dossiers):
        for column, score in enumerate(dossier.cells):
            assert turned.clusters[column].cells[row] is score
    assert [line.total for line in turned.domains] == list(part.domain_scores)


def test_what_is_printed_is_what_was_scored(tmp_path: Path) -> None:
    """Read back from the paper: the numbers of all cells, in the order of the page."""
    document = ROUNDS["definitief volledig"]()
    path = tmp_path / "a3.pdf"
    path.write_bytes(poster(document).content)
    text = read_aloud(path)
    assert document.scores.heading in text
    cells = [cell.score for row in document.scores.rows for cell in row.cells]
    cells += [score for row in document.scores.dossiers for score in row.cells]
    shown = re.findall(r"\d+", text)
    for score in cells:
        assert score.number in shown
        assert score.word in re.sub(r"\s+", " ", text)
    assert "Gemeente Aa" in text
    assert "12 november 2026" in text
    assert "Definitief" in text


def test_it_says_whose_round_it_is_and_how_to_check_it() -> None:
    document = ROUNDS["definitief volledig"]()
    html = poster_html(document)
    assert f'<h1 class="apk-p-title">{document.scores.heading}</h1>' in html
    assert build_poster(document).snapshot in html
    assert "<title>Gemeente Aa · APK beleid en wettelijk kader 2026: het stoplicht</title>" in html


def test_a_provisional_one_has_the_word_behind_it() -> None:
    assert 'class="apk-r-provisional"' in poster_html(ROUNDS["voorlopig basis"]())
    assert 'class="apk-r-provisional"' not in poster_html(ROUNDS["definitief volledig"]())


def test_numbers_and_words_are_large_enough_for_two_metres(tmp_path: Path) -> None:
    """A capital of 4 mm reads at two metres; a number here is over 6 mm high, a word over 3 mm."""
    path = tmp_path / "a3.pdf"
    path.write_bytes(poster(ROUNDS["definitief volledig"]()).content)
    xml = subprocess.run(
        ["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    heights: dict[str, float] = {}
    for top, bottom, word in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]+)<', xml):
        heights[word] = max(heights.get(word, 0), float(bottom) - float(top))
    assert heights["Kwetsbaar"] > 14
    assert max(height for word, height in heights.items() if word.isdigit()) > 30


def test_the_same_round_gives_the_same_bytes_and_a_logo_keeps_the_standards(tmp_path: Path) -> None:
    document = ROUNDS["definitief volledig"]()
    first = poster(document, SVG_LOOK)
    assert poster(document, SVG_LOOK).content == first.content
    path = tmp_path / "a3.pdf"
    path.write_bytes(first.content)
    for standard in STANDARDS:
        assert page.validate_pdf(str(path), profile=standard).failures == []
    assert descriptions(path) == {SVG_LOOK.logo_alt}


def test_its_style_sheets_stand_after_those_of_the_report() -> None:
    assert POSTER_STYLES[-1] == "css/report-poster.css"
    html = poster_html(ROUNDS["leeg"](), 0, SVG_LOOK)
    pdf = render_pdf(
        html, attachments=(), date=build.DATE, pictures=pictures_of(SVG_LOOK), styles=POSTER_STYLES
    )
    assert pdf.pages == 1
