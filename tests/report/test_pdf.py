"""The PDF: real structure, the answers inside, the same bytes, whatever was typed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pikepdf
import pytest

from assessments.report.own_files import PdfFailedError, static_bytes
from assessments.report.pdf import render_pdf
from assessments.report.printable import breakable, printable
from tests.report import build
from tests.report.conftest import ATTACHED, HOSTILE_NAME, Made
from tests.report.reading import read_aloud

Maker = Callable[[str], Made]


def test_the_bookmarks_are_the_chapters_in_order(made: Maker) -> None:
    report = made("compleet")
    with pikepdf.open(report.path) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [item.title for item in report.document.chapters]
        assert [item.title for item in outline.root[-1].children][:2] == [
            "Bodem en ondergrond",
            "Externe veiligheid",
        ]


def test_a_report_without_samenspel_has_no_chapter_for_it(made: Maker) -> None:
    with pikepdf.open(made("leeg").path) as pdf, pdf.open_outline() as outline:
        assert "Samenspel beleid en uitvoering" not in [item.title for item in outline.root]


def test_the_answers_and_the_result_are_inside_with_their_relation(made: Maker) -> None:
    with pikepdf.open(made("voorlopig basis").path) as pdf:
        assert {name: bytes(file.get_file().read_bytes()) for name, file in pdf.attachments.items()} == {
            item.name: str(item.content).encode() for item in ATTACHED
        }
        relations = {str(file.obj.AFRelationship) for file in pdf.attachments.values()}
        assert relations == {"/Source", "/Data"}


def test_the_document_says_what_it_is_and_of_which_day(made: Maker) -> None:
    with pikepdf.open(made("compleet").path) as pdf:
        assert str(pdf.docinfo.Title) == "Gemeente Súdwest-Fryslân · APK beleid en wettelijk kader 2027"
        assert str(pdf.docinfo.CreationDate).startswith("D:20271109")
        assert str(pdf.Root.Lang) == "nl"


def test_it_reads_aloud_in_the_order_of_the_page(made: Maker) -> None:
    report = made("compleet")
    text = read_aloud(report.path)
    summary = report.document.summary
    wanted = [
        report.document.title,
        summary.finding.split(";")[0],
        "Taken in beeld",
        summary.tiles[0].domain,
        "De grootste risico's",
        "Gevraagd besluit",
        "Zekerheid: ",
        "Zo leest u dit rapport",
        "Stoplicht",
        "Taken niet in beeld",
        "Tekst voor het collegevoorstel",
        "Verantwoording",
        "Alle antwoorden",
    ]
    place = 0
    for item in wanted:
        found = text.find(item, place)
        assert found >= 0, f"{item} is not read, or too early"
        place = found + len(item)


def test_headings_do_not_stand_inside_headings(made: Maker) -> None:
    outcome = subprocess.run(
        ["pdfinfo", "-struct", str(made("leeg").path)], capture_output=True, text=True, check=True
    )
    open_at: list[int] = []
    for line in outcome.stdout.splitlines():
        depth = len(line) - len(line.lstrip())
        open_at = [level for level in open_at if level < depth]
        if re.match(r"H[1-6]\b", line.strip()):
            assert not open_at
            open_at.append(depth)


def test_header_cells_say_whether_they_head_a_row_or_a_column(made: Maker) -> None:
    with pikepdf.open(made("leeg").path) as pdf:
        scopes = {
            str(item.A.Scope)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name("/TH")
        }
    assert scopes == {"/Row", "/Column"}


def test_links_say_where_they_lead(made: Maker) -> None:
    with pikepdf.open(made("compleet").path) as pdf:
        said = {
            str(item.Contents)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == pikepdf.Name("/Link")
        }
    assert {"Stoplicht", "Verantwoording", "Omgevingswet"} <= said
    assert not any(text.startswith(("#", "http")) for text in said)


def test_only_our_own_font_is_inside(made: Maker) -> None:
    outcome = subprocess.run(
        ["pdffonts", str(made("vijandige tekst").path)], capture_output=True, text=True, check=True
    )
    names = [line.split()[0] for line in outcome.stdout.splitlines()[2:]]
    assert names
    assert all("Source-Sans" in name for name in names)


def test_the_same_report_gives_the_same_bytes(made: Maker) -> None:
    first = made("leeg")
    again = render_pdf(first.html, attachments=ATTACHED, date=build.DATE)
    assert again.content == first.pdf.content


def test_a_provisional_report_has_the_word_behind_every_page(made: Maker) -> None:
    assert 'class="apk-r-provisional"' in made("voorlopig basis").html
    assert 'class="apk-r-provisional"' not in made("compleet").html


def test_hostile_text_is_shown_as_text(made: Maker) -> None:
    report = made("vijandige tekst")
    assert "<script>" not in report.html
    text = read_aloud(report.path).replace(" ", "")
    assert "<script>alert(1)</script>" in text
    assert "(tekenU+1F600)" in text
    assert HOSTILE_NAME.replace(" ", "") in text


def test_a_sign_that_the_font_lacks_is_named_and_control_signs_go() -> None:
    assert printable(
        "a\x07b \u202e ≥ 3 \U0001f600 é ĳ €"
    ) == "ab  ten minste 3 (teken U+1F600) é ĳ €".replace("ten minste 3", "ten minste  3")


def test_a_text_cannot_become_a_tag_by_being_made_printable() -> None:
    assert printable("<p>\uff1cimg src=\uff02x\uff02\uff1e\uff06amp;</p>") == (
        "<p>&lt;img src=&quot;x&quot;&gt;&amp;amp;</p>"
    )
    assert printable("<td>\u0338los</td>").startswith("<td>")


def test_a_word_without_end_gets_places_to_break_and_stays_the_same_text() -> None:
    """Without them one note of 5.000 signs without a space took minutes to lay out."""
    word = "é&amp;b" * 100
    html = f'<head><title>{word}</title></head><body class="{"x" * 90}"><p>{word} {"f" * 64}</p></body>'
    broken = breakable(html)
    assert broken.replace("\u200b", "") == html
    assert broken.count("\u200b") == 300 // 24
    assert "f" * 64 in broken
    assert "&\u200b" not in broken
    assert "\u200b" not in broken.partition("<p>")[0]


def test_an_address_outside_our_own_files_stops_the_rendering() -> None:
    html = '<html lang="nl"><head><title>x</title></head><body><img alt="x" src="http://example.org/x.png"></body></html>'
    with pytest.raises(PdfFailedError, match="address refused"):
        render_pdf(html, attachments=(), date=build.DATE)


def test_a_missing_static_file_is_named() -> None:
    with pytest.raises(PdfFailedError, match=r"css/bestaat-niet\.css"):
        static_bytes("css/bestaat-niet.css")
