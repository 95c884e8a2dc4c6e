"""Page 1, the beslisblad: it holds all that an alderman needs, and is one page whatever was typed."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from assessments.constants import CostClass, DecisionStatus
from assessments.report.board_texts import BoardTexts, DecisionText, TalkText
from assessments.report.decisions import proposals_of
from assessments.report.document import ReportDocument, build_report
from assessments.report.document_trend import TileTrend
from assessments.report.facts import Facts
from assessments.report.pdf import pages_of, render_pdf
from assessments.report.rendering import DENSITIES, fitting_density, render_html
from assessments.scoring.answers_file import AnswersFile
from tests.report import build
from tests.report.conftest import HOSTILE_NAME, HOSTILE_NOTE

FULL = build.answers()


def decision(number: int, **changes: object) -> DecisionText:
    """A decision as the coordinator may write it."""
    text = DecisionText(
        key=str(number), number=number, origin="", what=f"Stel plan {number} vast.", owner="Directeur Ruimte",
        due=dt.date(2027, 3, 1), cost=CostClass.MIDDLE.value, otherwise=f"Plan {number} blijft uit.",
        status=DecisionStatus.PROPOSED.value,
    )  # fmt: skip
    return replace(text, **changes)  # type: ignore[arg-type]  # names and values of one dataclass


def facts(board: BoardTexts, file: AnswersFile = FULL, municipality: str = "Aa") -> Facts:
    return Facts(build.catalogue(), build.card(file), file, municipality, build.DATE, board=board)


def written(*decisions: DecisionText, **changes: object) -> BoardTexts:
    return replace(BoardTexts(decisions=decisions), **changes)  # type: ignore[arg-type]  # as above


def page_1(document: ReportDocument, density: int = 0) -> str:
    return render_to_string("report/pdf_summary.html", {"doc": document, "density": density})


def said(html: str) -> str:
    """What is read on the page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_page_1_holds_everything_an_alderman_needs() -> None:
    document = build.document(FULL)
    page, text = document.summary, said(page_1(document))
    assert len(page.sentences) == len(page.tiles) == len(page.risks) == len(page.measures) == 3
    wanted = [document.title, page.finding, *page.sentences, page.certainty, page.self_check]
    for count in (page.total, *page.kinds):
        wanted.append(f"{count.label.capitalize()} {count.in_view} {count.partly} {count.not_in_view}")
    for tile in page.tiles:
        wanted.append(f"{tile.domain} {tile.score.number} {tile.score.word}")
    for risk in page.risks:
        wanted.append(f"{risk.label} Waardoor: {risk.because} {risk.level.word.capitalize()}")
    for item in page.decisions:
        wanted += [item.what, f"{item.who[0].upper()}{item.who[1:]}, {item.when}", item.otherwise]
    wanted += [measure.label for measure in page.measures]
    assert [item for item in wanted if item not in text] == []
    assert len(page.kinds) == 3
    assert 1 <= len(page.decisions) <= 3


def test_each_proposed_decision_says_where_it_comes_from() -> None:
    proposals = proposals_of(facts(BoardTexts()))
    assert [item.origin for item in proposals] == ["taken", "risico:R-MM-2", "onbekend"]
    assert {item.cost for item in proposals} <= set(CostClass.values)
    assert all(item.due > build.DATE for item in proposals)
    good = proposals_of(facts(BoardTexts(), build.all_answered(4, "ja")))
    assert [item.origin for item in good] == ["herhalen"]


def test_what_the_coordinator_wrote_stands_in_place_of_the_proposals() -> None:
    points = (TalkText("1", "Durven wij dit aan?", "Eigen vraag."),)
    board = written(
        decision(1), covering="Wij leggen dit voor.\n\nNa overleg met de raad.", points=points,
        discussed_on=dt.date(2026, 12, 1),
    )  # fmt: skip
    document = build_report(facts(board))
    html = said(render_html(document))
    for text in ("Stel plan 1 vast.", "Directeur Ruimte, uiterlijk 1 maart 2027", "Durven wij dit aan?",
                 "Na overleg met de raad.", "Besproken in het college: 1 december 2026"):  # fmt: skip
        assert text in html
    for proposal in proposals_of(facts(BoardTexts())):
        assert proposal.what not in html
    assert "Gemeenteraad geïnformeerd" not in html
    assert [point.question for point in document.talk.points] == ["Durven wij dit aan?"]
    assert len(document.talk.resolution) == 3


def test_no_decision_at_all_may_be_asked() -> None:
    assert build_report(facts(written())).summary.decisions == ()


def test_page_1_says_where_the_fourth_decision_stands() -> None:
    document = build_report(facts(written(*(decision(number) for number in range(1, 6)))))
    assert len(document.summary.decisions) == 3
    assert document.summary.more_decisions == "Nog twee besluiten staan bij 'Bespreekpunten en besluit'."
    assert [item.number for item in document.talk.decisions] == [1, 2, 3, 4, 5]


def test_a_decision_that_was_taken_is_no_longer_asked() -> None:
    document = build_report(facts(written(decision(1, status=DecisionStatus.UNDER_WAY.value, due=None))))
    text = said(page_1(document))
    assert document.summary.decisions_heading == "Wat het college besloot"
    assert "Stand: loopt" in text
    assert "zonder datum" in text


def test_a_long_decision_is_cut_on_page_1_and_whole_further_on() -> None:
    long = "Een zin die maar doorgaat. " * 40
    document = build_report(facts(written(decision(1, what=long))))
    assert len(document.summary.decisions[0].what) <= 150
    assert document.summary.decisions[0].what.endswith("…")
    assert document.talk.decisions[0].what == long
    assert document.summary.more_decisions


HEAVY = written(
    *(
        decision(number, what=HOSTILE_NOTE, owner="Zeerlangefunctienaam" * 6, otherwise=HOSTILE_NOTE)
        for number in range(1, 8)
    )
)


@pytest.mark.parametrize("name", ["Aa", HOSTILE_NAME, "Nuenen, Gerwen en Nederwetten en omstreken " * 4])
def test_page_1_is_one_page_whatever_was_typed(name: str) -> None:
    document = build_report(facts(HEAVY, municipality=name))
    density = fitting_density(document)
    assert pages_of(page_1(document, density)) == 1


def test_the_densities_grow_tighter() -> None:
    document = build_report(facts(HEAVY))
    assert DENSITIES[0] < fitting_density(document) <= DENSITIES[-1]
    assert fitting_density(build.document(build.empty())) == DENSITIES[0]


@pytest.mark.parametrize(
    "file",
    [build.answers("basis"), build.empty(), build.all_answered(4, "ja"), build.all_answered("nvt", "ja")],
    ids=["basis", "leeg", "alles op orde", "alles nvt"],
)
def test_page_1_has_no_empty_lower_half(file: AnswersFile, tmp_path: Path) -> None:
    document = build.document(file)
    pdf = render_pdf(page_1(document, fitting_density(document)), attachments=(), date=build.DATE)
    (tmp_path / "1.pdf").write_bytes(pdf.content)
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "1.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    depths = sorted(float(depth) for depth in re.findall(r'yMax="([\d.]+)"', boxes))
    body = [depth for depth in depths if depth < 770]  # below stand the last line and the page number
    assert body[-1] > 842 * 0.6


def test_a_provisional_page_says_what_is_open_and_decides_nothing() -> None:
    file = build.answers("basis", definitive=False)
    document = build_report(facts(written(decision(1), covering="Besluit dit."), file))
    html = said(render_html(document))
    assert "Stel plan 1 vast." not in html
    assert "Besluit dit." not in html
    assert "Het college besluit:" not in html
    work = document.summary.open_work
    assert work is not None
    assert sum(row.open for row in work.rows) > 0
    assert f"In totaal staan nog {sum(row.open for row in work.rows)} vragen open." in work.sentence


def test_an_empty_round_says_per_dossier_what_is_open() -> None:
    work = build.document(build.empty("volledig")).summary.open_work
    assert work is not None
    assert work.of_dossiers
    assert [row.label for row in work.rows] == [item.label for item in build.catalogue().dossiers]
    assert {row.filled for row in work.rows} == {"0%"}


def test_a_tile_shows_its_trend_only_when_there_is_one() -> None:
    document = build.document(FULL)
    assert "apk-r-trend" not in page_1(document)
    tile = replace(
        document.summary.tiles[0], trend=TileTrend("hoger", "+6", "6 punten hoger dan vorige keer")
    )
    page = replace(document.summary, tiles=(tile, *document.summary.tiles[1:]))
    html = page_1(replace(document, summary=page))
    assert "apk-r-trend--hoger" in html
    assert "6 punten hoger dan vorige keer" in said(html)
