"""What changed in a question, in words: the old text beside the new, why, and what was answered."""

from __future__ import annotations

import datetime as dt

import pytest

from assessments.answering.changes import Piece, changed_for, discussion_is_old, text_pair
from assessments.answering.changes_page import Sight, build_changes_page
from assessments.answering.previous import Lineage, lineage_for, lineage_since_last
from assessments.catalogue.parts import part_of
from assessments.models import Municipality, Round, User
from tests.answering.last_year import begin_2027, finish_2026
from tests.build import real_catalogue
from tests.editions import second_catalogue

TODAY = dt.date(2027, 11, 22)


@pytest.fixture
def lineage(aa: Municipality, anna: User) -> Lineage:
    """2027 beside the round of 2026."""
    finish_2026(aa)
    found = lineage_for(begin_2027(aa, anna), second_catalogue())
    assert found is not None
    return found


def words(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.state, piece.text.strip()) for piece in pieces if piece.text.strip()]


def test_only_the_words_that_differ_are_marked() -> None:
    pair = text_pair("Wij hebben een plan.", "Wij hebben een goed plan.")
    assert words(pair.before) == [("gelijk", "Wij hebben een"), ("gelijk", "plan.")]
    assert words(pair.now) == [("gelijk", "Wij hebben een"), ("nieuw", "goed"), ("gelijk", "plan.")]


@pytest.mark.parametrize(
    ("before", "now"), [("Een zin.", "Een zin."), ("a  b\nc", "a c d"), ("", "Nieuw."), ("Weg.", "")]
)
def test_both_texts_stay_whole(before: str, now: str) -> None:
    pair = text_pair(before, now)
    assert "".join(piece.text for piece in pair.before) == before
    assert "".join(piece.text for piece in pair.now) == now


@pytest.mark.parametrize(
    ("day", "old"),
    [
        (dt.date(2025, 11, 22), True),
        (dt.date(2025, 11, 23), False),
        (dt.date(2024, 1, 1), True),
        (None, False),
    ],
)
def test_a_discussion_is_old_after_24_months(day: dt.date | None, old: bool) -> None:
    assert discussion_is_old(day, TODAY) is old


@pytest.mark.django_db
class TestOneQuestion:
    def test_a_clearer_text(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "BOD-KEN")
        assert found is not None
        assert (found.kind, found.heading, found.carried_over) == (
            "redactioneel",
            "De tekst is verduidelijkt",
            True,
        )
        assert found.text is not None
        assert [text for state, text in words(found.text.before) if state == "weg"] == ["nieuwe", "zoals"]
        assert [text for state, text in words(found.text.now) if state == "nieuw"] == ["als"]
        (question,) = found.old
        (answer,) = question.answers
        assert (answer.number, answer.support, answer.note) == (
            3,
            "Met document of cijfer",
            "Zie het handboek bodem.",
        )

    def test_a_changed_anchor_is_shown_beside_the_old_one(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "EXV-BED")
        assert found is not None
        assert len(found.anchors) >= 1
        assert found.remarks == ("De antwoorden waaruit u kiest, zijn ook veranderd.",)

    def test_a_role_that_ended_is_said(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "VTH-KAD")
        assert found is not None
        assert found.remarks == ("De rollen zijn veranderd: eerst dienstverlener, handhaver, nu handhaver.",)

    def test_a_task_that_moved_says_where_it_was(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "lucht-geluidgevoelige-gebouwen")
        assert found is not None
        assert "Eerst stond zij bij Luchtkwaliteit." in found.remarks[0]

    def test_a_merged_question_shows_both_old_answers(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "LUC-CON-1")
        assert found is not None
        assert [(question.id, question.answers[0].number) for question in found.old] == [
            ("LUC-CON", 1),
            ("LUC-VBF", 4),
        ]
        assert found.text is None

    def test_each_part_of_a_split_question_shows_the_old_answer(self, lineage: Lineage) -> None:
        for name in ("VTH-STK-1", "VTH-STK-2"):
            found = changed_for(lineage, name)
            assert found is not None
            assert found.old[0].answers[0].note == "Binnen vijf dagen."

    def test_a_new_question_has_no_past(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "VTH-KEN-1")
        assert found is not None
        assert (found.heading, found.old, found.has_answers) == ("Nieuw in deze editie", (), False)

    def test_a_task_shows_its_old_steps(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "vth-uitvoeringsstrategie")
        assert found is not None
        assert found.old[0].answers[0].steps[0] == ("In beeld", "Ja")

    def test_an_old_discussion_is_flagged_two_years_later(self, lineage: Lineage) -> None:
        soon = changed_for(lineage, "bodem-functieklassen", today=TODAY)
        late = changed_for(lineage, "bodem-functieklassen", today=dt.date(2028, 3, 1))
        assert soon is not None
        assert late is not None
        assert (soon.old_discussion, late.old_discussion) == (None, dt.date(2026, 3, 1))

    def test_a_partner_sees_the_old_answers_of_the_own_role_only(self, lineage: Lineage) -> None:
        found = changed_for(lineage, "EXV-KAD", roles=["handhaver"])
        assert found is not None
        assert [answer.role_label for answer in found.old[0].answers] == ["Handhaver"]

    def test_a_round_that_began_empty_says_nothing_at_its_questions(self, bee: Municipality) -> None:
        round = begin_2027(bee)
        assert changed_for(lineage_for(round, second_catalogue()), "BOD-KEN") is None


@pytest.mark.django_db
class TestThePage:
    def test_every_question_of_both_editions_is_there_once(self, lineage: Lineage) -> None:
        sight = Sight(second_catalogue(), real_catalogue())
        page = build_changes_page(lineage, sight, prefilled=True)
        rows = [row for dossier in page.dossiers for row in (*dossier.rows, *dossier.same)]
        new = [question.id for row in rows for question in row.new]
        old = [question.id for row in rows for question in row.old]
        assert len(new) == len(set(new)) == 120 + 18 + 153
        assert len(old) == len(set(old)) == 120 + 18 + 153
        assert {count.kind: count.number for count in page.counts} == {
            "nieuw": 3,
            "inhoudelijk": 3,
            "gesplitst": 4,
            "samengevoegd": 2,
            "vervallen": 3,
            "redactioneel": 6,
            "gelijk": 273,
        }

    def test_one_kind_may_be_asked_for(self, lineage: Lineage) -> None:
        sight = Sight(second_catalogue(), real_catalogue())
        page = build_changes_page(lineage, sight, prefilled=True, only="vervallen")
        gone = [row.old[0].id for dossier in page.dossiers for row in dossier.rows]
        assert sorted(gone) == ["DW-1-3", "LUC-STK", "bodem-huishoudelijk-afval"]

    def test_a_partner_sees_the_own_part(self, lineage: Lineage) -> None:
        now, before = (
            part_of(catalogue, ["vth"], ["handhaver"]) for catalogue in (second_catalogue(), real_catalogue())
        )
        page = build_changes_page(lineage, Sight(now, before, ["handhaver"]), prefilled=True)
        assert [dossier.id for dossier in page.dossiers] == ["vth"]
        assert {count.kind: count.number for count in page.counts}["vervallen"] == 0

    def test_a_municipality_without_a_last_round_sees_the_questions_only(self, bee: Municipality) -> None:
        lineage = lineage_since_last(begin_2027(bee), second_catalogue())
        assert lineage is not None
        page = build_changes_page(lineage, Sight(second_catalogue(), real_catalogue()), prefilled=False)
        assert not page.answered_before
        assert not any(row.has_answers for dossier in page.dossiers for row in dossier.rows)

    def test_a_round_that_began_empty_still_shows_the_old_answers(self, aa: Municipality) -> None:
        last = finish_2026(aa)
        lineage = lineage_since_last(begin_2027(aa, prefill=False), second_catalogue())
        assert lineage is not None
        assert lineage.previous is not None
        assert lineage.previous.round_id == last.pk

    def test_a_first_edition_has_nothing_to_compare_with(self, aa: Municipality) -> None:
        last: Round = finish_2026(aa)
        assert lineage_since_last(last, real_catalogue()) is None
