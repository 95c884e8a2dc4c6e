"""The collegenota: a real Word document, the report's own values, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from assessments.house_style.look import OWN_LOOK, Look
from assessments.report import wording_note
from assessments.report.board_note import board_note, decisions_in_full
from assessments.report.document import ReportDocument
from tests.report import build
from tests.report.conftest import ROUNDS
from tests.report.looks import PNG_LOOK, SVG_LOOK


def opened(document: ReportDocument, look: Look = OWN_LOOK) -> Any:
    return Document(BytesIO(board_note(document, build.DATE, look)))


def lines(note: Any) -> list[str]:
    return [paragraph.text for paragraph in note.paragraphs]


def cells(note: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for table in note.tables for row in table.rows]


def headings(note: Any, level: int) -> list[str]:
    return [one.text for one in note.paragraphs if one.style.name == f"Heading {level}"]


@pytest.mark.parametrize("name", ROUNDS)
def test_every_kind_of_round_gives_a_sound_file(name: str) -> None:
    content = board_note(ROUNDS[name](), build.DATE)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert parts.testzip() is None
        assert parts.infolist()[0].filename == "[Content_Types].xml"
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for info in parts.infolist():
            if info.filename.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(info))  # noqa: S314  (our own file)
        assert not any("thumbnail" in info.filename for info in parts.infolist())
    assert Document(BytesIO(content)).paragraphs


def test_the_same_report_gives_the_same_bytes() -> None:
    document = ROUNDS["definitief volledig"]()
    assert board_note(document, build.DATE, SVG_LOOK) == board_note(document, build.DATE, SVG_LOOK)


def test_it_stands_in_the_order_of_a_dutch_proposal() -> None:
    note = opened(ROUNDS["definitief volledig"]())
    assert headings(note, 1) == [
        "Gevraagd besluit",
        "Aanleiding",
        "Kern",
        "Argumenten",
        "Kanttekeningen",
        "Als wij niets doen",
        "Financiën",
        "Uitvoering en planning",
        "Bespreekpunten",
        "Communicatie en gemeenteraad",
        "Bijlagen",
    ]


def test_every_value_is_that_of_the_report() -> None:
    document = ROUNDS["definitief volledig"]()
    note = opened(document)
    said, rows = lines(note), cells(note)
    page = document.summary
    assert page.finding in said
    for sentence in (*page.sentences, *document.talk.resolution):
        assert sentence in said
    for kind in (page.total, *page.kinds):
        name = kind.label[:1].upper() + kind.label[1:]
        assert [name, str(kind.in_view), str(kind.partly), str(kind.not_in_view)] in rows
    for tile in page.tiles:
        assert [tile.domain, tile.score.number, tile.score.word, tile.coverage] in rows
    for risk in page.risks:
        assert any(row[0] == f"{risk.number}. {risk.label}" for row in rows)
    for decision in decisions_in_full(document):
        name = f"{decision.number}. {decision.what}"
        assert [name, decision.otherwise] in rows
        assert [name, decision.cost.capitalize()] in rows
        assert [name, decision.who[:1].upper() + decision.who[1:], decision.when] in rows
    for point in document.talk.points:
        assert f"{point.question}\n{point.reason}" in said
    for row in document.account.proof:
        assert list(row) in rows


def test_a_provisional_note_says_so_and_asks_for_nothing() -> None:
    document = ROUNDS["voorlopig basis"]()
    note = opened(document)
    assert wording_note.NO_DECISION in lines(note)
    assert "Voorlopig" in note.sections[0].header.paragraphs[0].text
    for absent in ("Financiën", "Uitvoering en planning", "Als wij niets doen"):
        assert absent not in headings(note, 1)
    assert not any("Het college besluit" in line for line in lines(note))


def test_what_the_coordinator_wrote_has_its_place() -> None:
    document = ROUNDS["definitief volledig"]()
    written = replace(document, talk=replace(document.talk, covering=("Eerste alinea.", "Tweede alinea.")))
    note = opened(written)
    assert headings(note, 1)[:3] == ["Gevraagd besluit", "Begeleidende tekst", "Aanleiding"]
    said = lines(note)
    assert said.index("Tweede alinea.") == said.index("Eerste alinea.") + 1


def test_a_decision_with_a_state_shows_it_in_the_planning() -> None:
    document = ROUNDS["definitief volledig"]()
    first, *rest = decisions_in_full(document)
    talk = replace(document.talk, decisions=(replace(first, status="Besloten"), *rest))
    rows = cells(opened(replace(document, talk=talk)))
    assert ["Besluit", "Wie", "Wanneer", "Stand"] in rows
    assert any(row[-1] == "Besloten" for row in rows)
    assert any(row[-1] == "Gevraagd" for row in rows)


def test_every_table_has_a_head_that_comes_back_and_a_name() -> None:
    note = opened(ROUNDS["definitief volledig"]())
    assert len(note.tables) >= 6
    for table in note.tables:
        first, *others = table.rows
        assert first._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"


def test_each_numbered_list_begins_at_one() -> None:
    note = opened(ROUNDS["definitief volledig"]())
    numbers = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in note.paragraphs
        if paragraph.style.name == "List Number"
    ]
    assert len(set(numbers)) == 2  # the decision, and the questions
    numbering = note.part.numbering_part.element
    for number in set(numbers):
        override = numbering.num_having_numId(number).find(qn("w:lvlOverride"))
        assert override.find(qn("w:startOverride")).get(qn("w:val")) == "1"


def test_it_is_dutch_on_a4_with_page_numbers_and_data_of_the_round() -> None:
    note = opened(ROUNDS["definitief volledig"]())
    assert {one.get(qn("w:val")) for one in note.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    section = note.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    fields = [one.text for one in section.footer._element.iter(qn("w:instrText"))]
    assert fields == [" PAGE ", " NUMPAGES "]
    about = note.core_properties
    assert about.title == "Collegenota: Gemeente Aa · APK beleid en wettelijk kader 2026"
    assert about.author == "Gemeente Aa"
    assert about.language == "nl-NL"
    assert about.created.date() == about.modified.date() == build.DATE
    assert about.created.time() == dt.time(12)


@pytest.mark.parametrize("look", [SVG_LOOK, PNG_LOOK], ids=["svg", "png"])
def test_the_house_style_is_in_it_with_words_for_the_logo(look: Look) -> None:
    note = opened(ROUNDS["leeg"](), look)
    assert len(note.inline_shapes) == 1
    picture = note.inline_shapes[0]
    assert picture._inline.docPr.get("descr") == "Logo van de gemeente Aa"
    assert picture.height.mm <= 16.1
    assert str(note.styles["Heading 1"].font.color.rgb) == "7A1F5C"


def test_without_a_house_style_there_is_no_picture() -> None:
    assert len(opened(ROUNDS["leeg"]()).inline_shapes) == 0


def test_signs_that_xml_refuses_are_left_out() -> None:
    document = ROUNDS["definitief volledig"]()
    hostile = replace(document, talk=replace(document.talk, covering=("a\x07b\x00 <b>&amp;\ud800",)))
    assert "ab <b>&amp;" in lines(opened(hostile))
