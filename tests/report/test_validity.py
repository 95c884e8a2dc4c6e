"""Every kind of report meets PDF/UA-1 and PDF/A-3a, has page 1 on one page, and breaks where a reader would.

A report is made once per run (`made`), and each question below is asked of all of them.
"""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest

from assessments.report.document import build_report
from assessments.report.poster import render_poster
from assessments.report.printable import printable
from assessments.report.queries import Outcome
from assessments.report.rendering import Material
from tests.report.cases import CASES, case
from tests.report.conftest import ROUNDS, Made
from tests.report.reading import Element, Piece, marked_texts, structure

Maker = Callable[[str], Made]
STANDARDS = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
KINDS = [*(name for name in ROUNDS if name != "definitief volledig"), *CASES]
"""All but one: "compleet" is that round with everything else that a report can hold."""

LEAST_FILLED = 0.25
"""The part of the height of a page that must be used, but for the last page of a chapter."""
TOP, BOTTOM = 20 / 25.4 * 72, (297 - 18) / 25.4 * 72
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
WITHOUT_MEANING = ("Root", "Document", "Art", "Sect", "Div", "NonStruct", "Span")
ROWS_OVER_A_PAGE = {"vijandige tekst": 20}
"""How often a row may be cut because it is longer than a page: notes of 8.000 signs, without a space."""
LONG_ROWS = {*ROWS_OVER_A_PAGE, "lange bijlage"}
"""Where a row of most of a page, kept whole, may leave the page before it short."""


def test_the_list_of_kinds_holds_all_that_was_asked(made: Maker) -> None:
    parts = made("compleet").document
    assert None not in (parts.calendar, parts.cross, parts.trend, parts.comparison, parts.national)
    assert None not in (parts.background, parts.risks.why)
    assert parts.chosen.evidence
    assert parts.chosen.remarks
    assert parts.chosen.signals
    assert made("openbaar").document.public is not None
    with pikepdf.open(made("lange bijlage").path) as pdf:
        assert len(pdf.pages) - max(chapter_starts(made("lange bijlage").path)) >= 60


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_round_meets_both_standards(made: Maker, name: str) -> None:
    check(made(name).path)


def test_the_poster_of_a_complete_round_meets_both_standards(tmp_path: Path) -> None:
    """The other rounds have theirs in test_poster, a real public version in test_public_version."""
    found = case("compleet")
    outcome = Outcome(found.facts.answers, found.facts.card, found.facts.date)
    material = Material(build_report(found.facts), outcome, "a3", (), "0" * 64, found.facts, found.look)
    path = tmp_path / "a3.pdf"
    path.write_bytes(render_poster(material).content)
    check(path)


def check(path: Path) -> None:
    for standard in STANDARDS:
        outcome = page.validate_pdf(str(path), profile=standard)
        assert [(item.rule_id, item.message) for item in outcome.failures] == []
        assert outcome.is_compliant


@pytest.mark.parametrize("name", KINDS)
def test_the_summary_takes_exactly_one_page(made: Maker, name: str) -> None:
    report = made(name)
    assert report.pdf.summary_pages == 1
    first = next(structure(report.path).all("H2"))
    assert first.pages == {0}


@pytest.mark.parametrize("name", KINDS)
def test_no_text_on_paper_is_left_out_of_what_is_read_aloud(made: Maker, name: str) -> None:
    """Only the margins are not: the running head with the state of the round, and the number of the page."""
    report = made(name)
    on_paper = Counter(text for text in marked_texts(report.path).values() if text.strip())
    aloud = Counter(piece.text for piece in structure(report.path).pieces() if piece.text.strip())
    margin = {report.document.title, report.document.summary.status}
    left = [text for text in on_paper - aloud if not re.fullmatch(r"\d+ van \d+", text)]
    assert {printable(text) for text in margin} >= set(left)
    assert not aloud - on_paper


@pytest.mark.parametrize("name", KINDS)
def test_no_page_ends_with_a_heading(made: Maker, name: str) -> None:
    ends = {piece.page: (piece.text, path) for piece, path in placed(structure(made(name).path))}
    left = [
        (number + 1, text)
        for number, (text, path) in ends.items()
        if path[-1] in HEADINGS or path[-1] == "THead" or path[-2:] == ("Table", "Caption")
    ]
    assert name in ROWS_OVER_A_PAGE or left == []


@pytest.mark.parametrize("name", KINDS)
def test_no_row_of_a_table_is_cut(made: Maker, name: str) -> None:
    """A row that goes on over the page is one row in the HTML and two in the structure of the PDF."""
    report = made(name)
    written = sum(
        len(re.findall(r"<tr\b", body)) for body in re.findall(r"<tbody.*?</tbody>", report.html, re.DOTALL)
    )
    placed_rows = sum(len(list(body.all("TR"))) for body in structure(report.path).all("TBody"))
    assert 0 <= placed_rows - written <= ROWS_OVER_A_PAGE.get(name, 0)


@pytest.mark.parametrize("name", KINDS)
def test_no_page_is_nearly_empty_but_the_last_of_a_chapter(made: Maker, name: str) -> None:
    report = made(name)
    filled, starts = heights(report.path), chapter_starts(report.path)
    thin = [
        number + 1
        for number, part in enumerate(filled[:-1])
        if part < LEAST_FILLED and number + 1 not in starts
    ]
    assert name in LONG_ROWS or thin == []
    assert len(thin) <= 2
    assert filled[0] > LEAST_FILLED


@pytest.mark.parametrize("name", KINDS)
def test_the_guide_is_one_page_however_many_chapters_there_are(made: Maker, name: str) -> None:
    path = made(name).path
    guide = next(item for item in structure(path).all("H2") if item.text.startswith("Leeswijzer"))
    lights = next(item for item in structure(path).all("H2") if item.text.startswith("Stoplicht"))
    assert (guide.pages, lights.pages) == ({1}, {2})


def placed(element: Element, path: tuple[str, ...] = ()) -> Iterator[tuple[Piece, tuple[str, ...]]]:
    """Every text that is not blank, with the tags around it that say what it is."""
    path = path if element.tag in WITHOUT_MEANING else (*path, element.tag)
    for child in element.children:
        if isinstance(child, Element):
            yield from placed(child, path)
        elif child.text.strip():
            yield child, path


def chapter_starts(path: Path) -> set[int]:
    """The pages on which a chapter starts; the first is 0."""
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        numbers = [item.obj.objgen for item in pdf.pages]
        places: list[Any] = [item.destination for item in outline.root]
        return {numbers.index(place[0].objgen) for place in places}


def heights(path: Path) -> list[float]:
    """The part of each page that is used: from the top margin to the lowest word above the page number."""
    boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], capture_output=True, text=True, check=True)
    lowest = [
        max((float(y) for y in re.findall(r'yMax="([\d.]+)"', found) if TOP < float(y) < BOTTOM), default=TOP)
        for found in boxes.stdout.split("<page ")[1:]
    ]
    return [(y - TOP) / (BOTTOM - TOP) for y in lowest]
