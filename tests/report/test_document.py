"""The document and its HTML: every figure is that of the score card, and nothing is said that is not so."""

from __future__ import annotations

import re
from html import unescape

import pytest

from assessments.report.document import ReportDocument
from assessments.report.facts import Facts
from assessments.report.figures import percent, whole
from assessments.report.rendering import render_html
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.types import STEPS
from tests.report import build

FULL, BASIC = build.answers(), build.answers("basis", definitive=False)


def facts(file: AnswersFile) -> Facts:
    return Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE)


def rows_of(html: str, css: str) -> list[list[str]]:
    """The cells of the body rows of the first table with this class, as plain text."""
    table = html.split(f'class="{css}"', 1)[1].split("</table>", 1)[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, flags=re.DOTALL) for row in table.split("<tr")[1:]]
    return [[plain(cell) for cell in row] for row in rows]


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("file", [FULL, BASIC], ids=["volledig", "basis"])
def test_each_cell_of_the_heat_map_is_the_one_of_the_score_card(file: AnswersFile) -> None:
    card, html = build.card(file), render_html(build.document(file))
    groups = {cluster.label for cluster in build.catalogue().clusters}
    whole_rows = [row for row in rows_of(html, "apk-r-heat") if len(row) == 4 and row[0] not in groups]
    shown = [row[1:] for row in whole_rows][1:]
    cells = {(cell.domain, cell.factor): cell for cell in card.cells}
    for factor, row in zip(build.catalogue().factors, shown, strict=False):
        for domain, text in zip(build.catalogue().domains, row, strict=True):
            score = cells[domain.id, factor.id].scores
            start = "" if score.score is None else f"{whole(score.score)} "
            assert text.startswith(start), (domain.id, factor.id)
    domain_row = shown[len(build.catalogue().factors)]
    for item, text in zip(card.domains, domain_row, strict=True):
        assert text.startswith("" if item.score is None else whole(item.score))


@pytest.mark.parametrize("file", [FULL, BASIC], ids=["volledig", "basis"])
def test_each_dossier_is_the_one_of_the_score_card(file: AnswersFile) -> None:
    card, document = build.card(file), build.document(file)
    shown = [view.number for row in document.scores.dossiers for view in row.cells]
    assert shown == [whole(item.score) for item in card.dossiers]
    html_rows = rows_of(render_html(document), "apk-r-heat apk-r-heat--dossiers")
    numbers = [re.sub(r"\D.*", "", text) for row in html_rows if len(row) == 4 for text in row[1:]][3:]
    assert numbers == [number.replace("–", "") for number in shown]


@pytest.mark.parametrize("file", [FULL, BASIC], ids=["volledig", "basis"])
def test_each_risk_is_the_one_of_the_score_card(file: AnswersFile) -> None:
    card, document = build.card(file), build.document(file)
    by_id = {risk.risk: risk for risk in card.risks}
    assert {row.id for row in document.risks.rows} | {row.id for row in document.risks.unrated} == set(by_id)
    for row in document.risks.rows:
        risk = by_id[row.id]
        assert (row.index, row.level.slug) == (whole(risk.vulnerability_index), risk.level)
        assert row.likelihood.startswith(str(risk.likelihood))
        assert row.impact.startswith(str(risk.impact))
        assert row.band in (
            f"{whole(risk.band_low)} tot {whole(risk.band_high)}",
            whole(risk.band_low),
        )
    html = plain(render_html(document))
    for row in document.risks.rows:
        assert f"{row.index} ({row.band})" in html
    assert all(by_id[row.id].level is None for row in document.risks.unrated)


@pytest.mark.parametrize("file", [FULL, BASIC], ids=["volledig", "basis"])
def test_the_task_counts_are_those_of_the_score_card(file: AnswersFile) -> None:
    tasks, document = build.card(file).tasks, build.document(file)
    total, page = tasks.total, document.summary.total
    assert (page.in_view, page.partly, page.not_in_view, page.empty) == (
        total.in_view, total.partly, total.not_in_view, total.empty,
    )  # fmt: skip
    listed = sum(len(group.tasks) for group in document.tasks.missing)
    assert listed == total.not_in_view
    assert sum(len(group.tasks) for group in document.tasks.partly) == total.partly
    assert [step.coverage for step in document.tasks.steps] == [
        percent(tasks.step_coverage[name]) for name in STEPS
    ]
    annex = {line.id: line.score for dossier in document.annex.dossiers for line in dossier.tasks}
    given = {row.id for row in file.tasks}
    assert annex == {item.task: whole(item.score) for item in tasks.per_task if item.task in given}
    assert file.definitive or f"{len(tasks.per_task) - len(given)} taken" in document.annex.left_out.replace(
        "tien", "10"
    )


def test_duties_come_before_powers_and_agreements() -> None:
    headings = [group.heading.split(" ")[-1] for group in build.document(FULL).tasks.missing]
    assert headings == ["plichten", "bevoegdheden", "afspraken"]


def test_a_task_that_is_not_fully_verified_carries_its_reservation() -> None:
    document = build.document(build.all_answered(2, "nee"))
    shown = {task.id: task.reservation for group in document.tasks.missing for task in group.tasks}
    for task in build.catalogue().tasks:
        assert bool(shown[task.id]) == (task.verification != "hoog")


def test_the_causes_add_up_to_the_index_without_the_tasks() -> None:
    round = facts(FULL)
    for risk in round.card.risks:
        total = sum(cause.points for cause in round.causes(risk))
        assert total == sum(risk.contributions.dossiers.values())
        for dossier, points in risk.contributions.dossiers.items():
            assert sum(c.points for c in round.causes(risk) if c.dossier == dossier) == points


def test_measures_for_the_municipality_hold_the_apk_itself_and_signals_stand_apart() -> None:
    part = build.document(FULL).measures
    assert len(part.main) <= 5
    assert "G1" in [measure.id for measure in part.main]
    assert {measure.actor for measure in (*part.main, *part.others)} == {"Gemeente"}
    assert {measure.actor for measure in part.signals} <= {"VNG", "Rijk"}
    shown = {measure.id for measure in (*part.main, *part.others, *part.signals)}
    assert shown == {item.measure for item in build.card(FULL).measures}


def test_a_definitive_report_asks_for_decisions_with_everything_a_board_needs() -> None:
    document = build.document(FULL)
    assert 1 <= len(document.summary.decisions) <= 3
    for decision in document.summary.decisions:
        assert all((decision.what, decision.who, decision.when, decision.cost, decision.otherwise))
        assert "2026" in decision.when or "2027" in decision.when
    assert len(document.talk.resolution) == len(document.summary.decisions) + 2


def test_a_provisional_report_asks_for_no_decision_and_says_what_is_missing() -> None:
    document = build.document(BASIC)
    assert document.summary.decisions == ()
    assert document.talk.resolution == ()
    assert document.summary.open_work
    html = render_html(document)
    assert "Tekst voor het collegevoorstel" not in html
    assert "Voorlopig" in html


def test_what_is_not_examined_is_said_and_never_green() -> None:
    document = build.document(build.answers("basis"))
    assert "Mobiliteit" in document.scores.not_examined
    energy = [row.cells[2].score for row in document.scores.rows]
    assert {view.colour for view in energy} == {"niet_onderzocht"}
    assert {view.word for view in energy} == {"Niet onderzocht"}
    assert len(document.risks.unrated) == 8
    assert "basis" in document.summary.scope_note


def test_a_statement_that_does_not_apply_is_listed_with_its_reason() -> None:
    account = build.document(FULL).account
    assert [(item.id, item.reason) for item in account.excluded_statements] == list(
        build.NOT_APPLICABLE.items()
    )
    assert [(item.id, item.reason) for item in account.excluded_tasks] == list(build.TASK_NVT.items())


def test_unknown_kern_statements_are_listed_and_asked_about() -> None:
    document = build.document(FULL)
    assert {item.id for item in document.account.unknown} == build.UNKNOWN
    questions = " ".join(point.question for point in document.talk.points)
    assert "wat wij niet weten" in questions


def test_there_are_five_to_seven_questions_for_the_board() -> None:
    assert 5 <= len(build.document(FULL).talk.points) <= 7


def test_a_round_where_all_is_well_says_so_plainly() -> None:
    document = build.document(build.all_answered(4, "ja"))
    assert document.summary.finding == "Alle 108 wettelijke plichten zijn in beeld"
    assert document.tasks.missing == ()
    assert document.tasks.heading == "Alle taken die gelden, zijn in beeld"
    assert document.risks.heading == "Geen enkel risico is hoog of zeer hoog"


def test_an_empty_round_gives_no_verdict() -> None:
    document = build.document(build.empty())
    assert document.summary.risks == ()
    assert document.risks.rows == ()
    assert document.summary.finding == "Nog geen enkele wettelijke plicht is ingevuld"
    assert {tile.score.word for tile in document.summary.tiles} <= {"Te weinig ingevuld", "Niet onderzocht"}


def test_the_annex_holds_every_question_in_scope_with_its_note() -> None:
    document = build.document(FULL)
    statements = [item for dossier in document.annex.dossiers for item in dossier.statements]
    assert len(statements) == 120
    assert sum(len(dossier.tasks) for dossier in document.annex.dossiers) == 153
    notes = {item.id: item.answers[0].note for item in statements if item.answers[0].note}
    assert notes["BOD-KEN"] == build.NOTES["BOD-KEN"]
    assert len(document.annex.cross) == 18


def test_names_of_people_are_not_in_the_report_but_functions_are() -> None:
    assert {item.function for item in build.document(FULL).account.answerers} == set(build.FUNCTIONS)


def _sentences(document: ReportDocument) -> list[str]:
    page = document.summary
    texts = [page.finding, *page.sentences, page.certainty, page.self_check]
    texts += [page.open_work.sentence] if page.open_work else []
    texts += [risk.because for risk in page.risks]
    texts += [text for item in page.decisions for text in (item.what, item.otherwise)]
    texts += [document.scores.heading, document.tasks.heading, document.tasks.meaning, document.risks.heading]
    return [part for text in texts for part in re.split(r"(?<=[.!?;:]) ", text) if part]


@pytest.mark.parametrize("file", [FULL, BASIC], ids=["volledig", "basis"])
def test_no_sentence_of_page_1_is_longer_than_twenty_words(file: AnswersFile) -> None:
    too_long = [text for text in _sentences(build.document(file)) if len(text.split()) > 20]
    assert too_long == []


def test_the_same_round_gives_the_same_document() -> None:
    assert build.document(FULL) == build.document(FULL)
