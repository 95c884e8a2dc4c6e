"""The order in which the report is read aloud, and that the page on screen is the same document.

The golden file holds the structure of a complete report: headings, captions, the shape of each table, what
pictures say. Renew it, and look at the difference before you keep it, with:

    APK_RENEW_GOLDEN=1 .venv/bin/pytest -q tests/report/test_reading_order.py -k golden
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from lxml import html as lxml_html  # type: ignore[import-untyped]  # it ships no types

from assessments.answering.services import make_definitive
from assessments.house_style.services import Choice, save_house_style
from assessments.models import Municipality, Round, User
from assessments.report.pdf import render_pdf
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_material, pictures_of, render_html, style_context
from tests.build import real_catalogue
from tests.house_style.attacks import drawing
from tests.report import build
from tests.report.cases import case
from tests.report.conftest import Made
from tests.report.reading import Element, structure
from tests.report.rounds import DEFINITIVE, PROVISIONAL, demo_round
from tests.report.test_validity import HEADINGS

Maker = Callable[[str], Made]
GOLDEN = Path(__file__).parent / "golden" / "leesvolgorde.txt"
TAG = re.compile(r"^ *([A-Z][A-Za-z0-9]*)(?: |:|$)")
NOT_A_TAG = frozenset({"Object"})


def outline(root: Element) -> Iterator[str]:
    """A line per heading, per table (columns x rows) and per picture, in reading order, without the annex."""
    for item in root.all(*HEADINGS, "Table", "Figure"):
        if item.tag == "H2" and item.text.startswith("Bijlage"):
            yield f"H2 {item.text}"
            return
        if item.tag == "Table":
            yield from table_lines(item)
        elif item.tag == "Figure":
            yield f"  Figure {shape(item.alt)}"
        else:
            yield f"{item.tag} {item.text}"


def table_lines(table: Element) -> Iterator[str]:
    caption = " / ".join(found.text for found in table.all("Caption"))
    heads = [cell.text for head in table.all("THead") for cell in head.all("TH", "TD")]
    yield f"  Table {caption} [{' | '.join(heads)}]"


def shape(text: str) -> str:
    """The words of a picture without its figures: those have their own test."""
    return re.sub(r"\d+", "9", text)


def test_the_order_of_reading_is_the_golden_one(made: Maker) -> None:
    found = "\n".join(outline(structure(made("compleet").path))) + "\n"
    if os.environ.get("APK_RENEW_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_headings_go_down_one_level_at_a_time(made: Maker) -> None:
    levels = [int(item.tag[1]) for item in structure(made("compleet").path).all(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_table_reads_its_header_cells_before_its_rows(made: Maker) -> None:
    for table in structure(made("compleet").path).all("Table"):
        parts = [part.tag for part in table.children if isinstance(part, Element)]
        assert parts == sorted(parts, key=["Caption", "THead", "TBody"].index), table.text[:80]
        for row in table.all("TR"):
            cells = [cell for cell in row.children if isinstance(cell, Element)]
            assert any(cell.tag == "TH" for cell in cells) or "THead" not in parts or not cells[0].text
        for cell in table.all("TH"):
            assert cell.scope in {"/Row", "/Column"}


def test_every_picture_says_what_it_shows(made: Maker) -> None:
    pictures = list(structure(made("compleet").path).all("Figure"))
    assert len(pictures) > 50
    assert [item.text[:60] for item in pictures if not item.alt.strip()] == []


def test_poppler_reads_the_same_order(made: Maker) -> None:
    """Our reader of the structure stands beside the one of poppler: every tag, in order."""
    path = made("leeg").path
    said = subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True)
    theirs = [found[1] for line in said.stdout.splitlines() if (found := TAG.match(line))]
    assert [tag for tag in theirs if tag not in NOT_A_TAG] == list(tags(structure(path)))


def test_poppler_reads_the_same_text_of_page_1(made: Maker, tmp_path: Path) -> None:
    """`pdfinfo -struct-text` draws a page anew for every element, so it gets page 1 alone."""
    report = made("compleet")
    context = {"doc": report.document, "density": 1, "style": style_context(case("compleet").look)}
    html = render_to_string("report/pdf_summary.html", context)
    path = tmp_path / "bladzijde-1.pdf"
    pictures = pictures_of(case("compleet").look)
    path.write_bytes(render_pdf(html, attachments=(), date=build.DATE, pictures=pictures).content)
    said = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True)
    theirs = re.findall(r'^ *"(.*)"$', said.stdout, re.MULTILINE)
    assert "".join("".join(theirs).split()) == "".join(structure(path).text.split())


def tags(element: Element) -> Iterator[str]:
    if element.tag != "Root":
        yield element.tag
    for child in element.children:
        if isinstance(child, Element):
            yield from tags(child)


# --- the page on screen ---------------------------------------------------------------------------


@pytest.mark.parametrize("story", [DEFINITIVE, PROVISIONAL])
def test_the_report_on_screen_is_the_report_on_paper(
    story: str, aa: Municipality, anna: User, client: Client
) -> None:
    round, catalogue = demo_round(aa, story), real_catalogue()
    if story == DEFINITIVE:
        make_definitive(actor=anna, round=round, catalogue=catalogue, function="Gemeentesecretaris")
    save_house_style(
        actor=anna, municipality=aa, choice=Choice("#7a1f5c", "", drawing(""), "Logo van de gemeente Aa")
    )
    round = Round.objects.select_related("municipality", "edition").get(pk=round.pk)
    material = build_material(round, catalogue, outcome_for(round, catalogue))
    client.force_login(anna)
    screen = client.get(reverse("report", args=[round.pk])).content.decode()
    paper = render_html(material.document, 2, material.look)
    shown = article(screen)
    assert shown == article(paper)
    assert len(shown) > 3000
    assert any(line.startswith("img") for line in shown)


def article(html: str) -> list[str]:
    """The document in a page: each element with its attributes, each text, in order.

    Apart are the list of chapters, which the screen has beside the text, how tightly page 1 is set, and the
    address of the logo.
    """
    root = lxml_html.fromstring(html).xpath("//article[contains(@class, 'apk-report')]")[0]
    for contents in root.xpath(".//nav[contains(@class, 'apk-r-contents')]"):
        contents.drop_tree()
    root.set("class", "apk-report")
    for logo in root.iter("img"):
        logo.set("src", "logo")
    return list(lines_of(root))


def lines_of(element: Any) -> Iterator[str]:
    attributes = " ".join(f"{name}={value}" for name, value in sorted(element.attrib.items()))
    yield f"{element.tag} {attributes}"
    for text in (element.text, *(part for child in element for part in (child, child.tail))):
        if isinstance(text, str):
            if text.strip():
                yield " ".join(text.split())
        elif text is not None:
            yield from lines_of(text)
