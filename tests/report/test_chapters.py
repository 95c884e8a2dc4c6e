"""The chapters of the report: their order, their list, and that nothing empty is printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assessments.report import words
from assessments.report.decisions import missing_tasks
from assessments.report.document import build_report
from assessments.report.facts import Facts
from assessments.report.rendering import render_html
from tests.report import build
from tests.report.conftest import ROUNDS

ORDER = [anchor for anchor, _ in words.CHAPTERS]


@pytest.mark.parametrize("name", ROUNDS)
def test_the_list_of_chapters_is_what_stands_in_the_report_in_the_order_of_the_method(name: str) -> None:
    document = ROUNDS[name]()
    anchors = [chapter.anchor for chapter in document.chapters]
    printed = re.findall(
        r'<section class="apk-r-(?:chapter|summary)[^>]* id="([^"]+)"', render_html(document)
    )
    assert printed == anchors
    assert anchors == [anchor for anchor in ORDER if anchor in anchors]


def test_a_round_without_more_than_its_answers_leaves_out_what_has_nothing_to_say() -> None:
    anchors = {chapter.anchor for chapter in build.document(build.answers(cross=False)).chapters}
    assert anchors.isdisjoint({"samenspel", "trend", "vergelijking"})
    assert {"samenvatting", "leeswijzer", "stoplicht", "taken", "risicos", "maatregelen"} <= anchors
    assert {"gesprek", "verantwoording", "bijlage"} <= anchors


def test_every_chapter_has_one_heading_with_a_finding_and_one_bookmark() -> None:
    html = render_html(build.document(build.answers()))
    titles = dict(words.CHAPTERS)
    for part in re.split(r'<section class="apk-r-chapter', html)[1:]:
        anchor = re.search(r' id="([^"]+)"', part)
        assert anchor is not None
        heads = re.findall(r'<h2 data-chapter="([^"]+)">', part)
        assert len(heads) == 1, anchor[1]
        assert len(re.findall("<h1", part)) == 0
        assert titles[anchor[1]]


def test_every_task_not_in_view_has_law_step_executor_and_a_proposed_owner() -> None:
    file = build.answers()
    facts = Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE)
    shown = {task.id: task for group in build_report(facts).tasks.missing for task in group.tasks}
    assert set(shown) == missing_tasks(facts)
    for task in shown.values():
        assert task.owner.startswith(("Beleid ", "Uitvoering ", "Toezicht "))
        assert all((task.laws, task.dossier, task.stops_at, task.executor))


def test_measures_name_stars_actor_domains_steps_and_source() -> None:
    for measure in build.document(build.answers()).measures.main:
        assert [star.label for star in measure.stars] == ["Financiën", "Organisatie", "Cultuur"]
        assert all((measure.actor, measure.domains, measure.first_steps, measure.when, measure.source))


def test_the_account_says_by_what_the_report_can_be_checked() -> None:
    file = build.answers()
    facts = Facts(build.catalogue(), build.card(file), file, "Aa", build.DATE, snapshot_sha256="ab" * 32)
    account = build_report(replace(facts, verify_address="https://apk.voorbeeld.nl/controleer/")).account
    proof = dict(account.proof)
    assert proof["Controlegetal van de antwoorden (sha256)"] == "ab" * 32
    assert proof["Controlegetal van de catalogus (sha256)"] == build.card(file).catalogue_sha256
    assert account.verify_address.endswith("/controleer/")
    assert len(account.source_facts) == 7


def test_a_provisional_account_says_that_nothing_is_frozen() -> None:
    account = build.document(build.answers("basis", definitive=False)).account
    assert "voorlopig" in dict(account.proof)["Controlegetal van de antwoorden (sha256)"]


def test_the_statements_that_an_average_hides_are_named_lowest_first() -> None:
    part = build.document(build.answers()).scores
    scores = [int(row.score.number) for row in part.holes]
    assert 1 <= len(scores) <= 5
    assert scores == sorted(scores)
    assert all(score < 50 for score in scores)
    assert build.document(build.all_answered(4, "ja")).scores.holes == ()


def test_a_provisional_annex_counts_what_is_empty_and_does_not_print_it() -> None:
    document = build.document(build.empty("volledig"))
    assert document.annex.dossiers == ()
    assert document.annex.left_out == (
        "Bij 153 taken en 120 stellingen is nog niets ingevuld. Daarom staan die hier niet."
    )
    assert build.document(build.answers()).annex.left_out == ""
