"""The chapter Signalen voor VNG en Rijk: own signals, measures with own facts, and the frozen annex."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from assessments.answering.annex import build_annex
from assessments.models import Municipality, NationalSignal
from assessments.report.document_measures import build_measures
from assessments.report.document_signals import NationalPart, build_national
from assessments.report.facts import Facts
from assessments.scoring.annex_file import NO_ANNEX, AnnexFile, NationalRow, dump_annex, parse_annex
from assessments.scoring.answers_file import AnswersFile
from tests.answering.calls import CORE, NOT_CORE
from tests.build import make_round
from tests.report import build

ROW = NationalRow("BOD-KAD", "te_laat", "De regels komen te laat.\nWij wachten.", "Adviseur bodem")


def part_of(answers: AnswersFile, *rows: NationalRow) -> NationalPart | None:
    annex = replace(NO_ANNEX, national=rows)
    facts = Facts(build.catalogue(), build.card(answers), answers, "Aa", build.DATE, annex=annex)
    return build_national(facts, build_measures(facts).signals)


def found(answers: AnswersFile, *rows: NationalRow) -> NationalPart:
    part = part_of(answers, *rows)
    assert part is not None
    return part


def test_without_anything_to_say_there_is_no_chapter() -> None:
    assert part_of(build.all_answered(4, "ja")) is None


def test_the_heading_says_what_was_found() -> None:
    assert found(build.answers(), ROW).heading == "Bij één vraag ligt het niet aan ons, vooral: te laat"
    many = [
        replace(ROW, subject=name, cause=cause)
        for name, cause in (("VTH-KAD", "geld"), ("BOD-FOR", "mensen"))
    ]
    assert found(build.answers(), ROW, *many).heading == "Bij drie vragen ligt het niet aan ons"
    assert "van VNG en Rijk" in found(build.answers()).heading


def test_own_signals_stand_per_cause_with_question_and_function() -> None:
    (group,) = found(build.answers(), ROW).own
    assert (group.label, group.count) == ("De landelijke regels komen te laat", 1)
    (signal,) = group.signals
    assert signal.question == build.catalogue().statement_by_id["BOD-KAD"].text
    assert (signal.where, signal.lines, signal.function) == (
        "Bodem en ondergrond",
        ("De regels komen te laat.", "Wij wachten."),
        "Adviseur bodem",
    )


def test_the_facts_beside_a_measure_are_the_scores_of_the_score_card() -> None:
    answers = build.answers()
    card = build.card(answers)
    labels = {domain.id: domain.label for domain in build.catalogue().domains}
    cells = {(labels[cell.domain], cell.factor): cell.scores.score for cell in card.cells}
    said = [
        fact for row in found(answers).measures for fact in row.facts if ": " in fact and "taken" not in fact
    ]
    assert said
    for fact in said:
        domain, scores = fact.split(": ", 1)
        for part in scores.split(", "):
            number = int(part.rsplit(" ", 1)[1])
            assert number <= 50
            shown = {
                int(score + Fraction(1, 2))
                for (name, _), score in cells.items()
                if name == domain and score is not None
            }
            assert number in shown


def test_frames_and_staff_are_named_where_they_are_low_or_unknown() -> None:
    rows = {row.dossier: row for row in found(build.answers()).frames}
    assert rows["Bodem en ondergrond"].staff == "Weet ik niet"  # BOD-FOR is unknown in these answers
    everything = found(build.all_answered("weet_niet", "weet_niet"))
    assert len(everything.frames) == len(build.catalogue().dossiers)
    assert {row.frames for row in everything.frames} == {"Weet ik niet"}


def test_the_annex_keeps_the_signals_and_an_old_annex_keeps_its_bytes() -> None:
    annex = AnnexFile(national=(ROW,))
    assert parse_annex(dump_annex(annex)) == annex
    old = AnnexFile(signals=({"soort": "een_persoon"},))
    assert "niet_aan_ons" not in dump_annex(old)
    assert parse_annex(dump_annex(old)) == old


def test_only_questions_in_scope_come_into_the_annex_in_catalogue_order(aa: Municipality) -> None:
    round = make_round(aa)
    for subject in ("VTH-KAD", NOT_CORE, CORE):
        NationalSignal.objects.create(
            round=round, subject=subject, cause="geld", note="Er kwam geen geld mee."
        )
    assert [row.subject for row in build_annex(round).national] == [CORE, "VTH-KAD"]


@pytest.mark.parametrize("answers", [build.answers(), build.empty(), build.all_answered("nvt", None)])
def test_every_kind_of_round_has_a_chapter_or_none(answers: AnswersFile) -> None:
    part = part_of(answers)
    assert part is None or part.heading


def test_the_chapter_stands_in_the_table_of_contents_once() -> None:
    document = build.document(build.answers())
    assert document.national is not None
    assert [chapter.anchor for chapter in document.chapters].count("signalen") == 1
