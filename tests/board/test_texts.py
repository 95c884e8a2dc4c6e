"""The covering text, the points to discuss and the incidents: limits, clashes, and the way back."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from assessments.board import stamps
from assessments.board.holding import NotDefinitive, Stale
from assessments.board.queries import (
    asked_risks,
    points_to_edit,
    proposed_decisions,
    proposing_facts,
    stored_for,
)
from assessments.board.services import (
    restore_points,
    save_covering,
    save_decisions,
    save_incidents,
    save_points,
)
from assessments.board.typed import TypedPoint
from assessments.models import AuditEntry, BoardPaper, Municipality, Round, TalkPoint, User
from assessments.report.sources import board_texts_for
from tests.board.calls import seen_decisions

pytestmark = pytest.mark.django_db


def seen_points(round: Round) -> str:
    stored = stored_for(round)
    return stamps.points_stamp(stored.paper, stored.points)


def five(*questions: str) -> list[TypedPoint]:
    return [TypedPoint("", one, "") for one in (questions or ("A?", "B?", "C?", "D?", "E?"))]


def test_nothing_is_stored_for_a_provisional_round(provisional: Round, anna: User) -> None:
    for act in (
        lambda: save_covering(actor=anna, round=provisional, text="x", seen=stamps.covering_stamp(None)),
        lambda: save_points(actor=anna, round=provisional, points=five(), seen=seen_points(provisional)),
        lambda: save_incidents(
            actor=anna, round=provisional, risks=[], incidents={}, seen=stamps.incidents_stamp(None)
        ),
    ):
        with pytest.raises(NotDefinitive):
            act()


def test_the_covering_text_is_stored_once(round: Round, anna: User) -> None:
    assert save_covering(actor=anna, round=round, text=" Een tekst. \r\n", seen=stamps.covering_stamp(None))
    paper = BoardPaper.objects.get()
    assert (paper.covering_text, paper.updated_by) == ("Een tekst.", anna)
    assert not save_covering(actor=anna, round=round, text="Een tekst.", seen=stamps.covering_stamp(paper))
    assert AuditEntry.objects.filter(action="besluit.tekst").count() == 1


def test_a_covering_text_has_an_end(round: Round, anna: User) -> None:
    with pytest.raises(ValidationError) as refused:
        save_covering(actor=anna, round=round, text="x" * 3001, seen=stamps.covering_stamp(None))
    assert refused.value.message_dict == {
        "text": ["Deze tekst is te lang. Er passen 3.000 tekens in; u gebruikt er 3.001."]
    }


def test_two_coordinators_on_two_parts_do_not_get_in_each_others_way(round: Round, anna: User) -> None:
    covering, points = stamps.covering_stamp(None), seen_points(round)
    save_covering(actor=anna, round=round, text="Een tekst.", seen=covering)
    assert save_points(actor=anna, round=round, points=five(), seen=points) == 5
    with pytest.raises(Stale):
        save_covering(actor=anna, round=round, text="Een andere tekst.", seen=covering)
    with pytest.raises(Stale):
        save_points(actor=anna, round=round, points=five("F?"), seen=points)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (five(*"ABCDEFGH"), "ten hoogste zeven"),
        ([TypedPoint("", " ", "")], "ten minste één"),
        ([TypedPoint("", "", "Zonder vraag")], "Schrijf de vraag"),
        (five("x" * 301), "te lang"),
    ],
)
def test_what_is_wrong_with_the_points_is_said(
    round: Round, anna: User, points: list[TypedPoint], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save_points(actor=anna, round=round, points=points, seen=seen_points(round))
    assert not TalkPoint.objects.exists()


def test_a_point_that_stays_keeps_its_row(round: Round, anna: User) -> None:
    """What was marked niet-openbaar by its key stays marked, also in another order."""
    save_points(actor=anna, round=round, points=five(), seen=seen_points(round))
    before = {row.question: row.pk for row in TalkPoint.objects.all()}
    typed = [TypedPoint(str(row.pk), row.question, row.reason) for row in TalkPoint.objects.all()]
    typed = [typed[2], typed[0], TypedPoint("", "Nieuw?", "")]
    save_points(actor=anna, round=round, points=typed, seen=seen_points(round))
    after = [(row.number, row.question, row.pk) for row in TalkPoint.objects.all()]
    assert [(number, question) for number, question, _ in after] == [(1, "C?"), (2, "A?"), (3, "Nieuw?")]
    assert (after[0][2], after[1][2]) == (before["C?"], before["A?"])
    assert after[2][2] not in before.values()


def test_going_back_to_the_proposed_points(round: Round, anna: User) -> None:
    save_points(actor=anna, round=round, points=five(), seen=seen_points(round))
    assert board_texts_for(round).points is not None
    assert restore_points(actor=anna, round=round, seen=seen_points(round))
    assert board_texts_for(round).points is None
    assert not TalkPoint.objects.exists()
    assert AuditEntry.objects.filter(action="bespreekpunten.voorstel").count() == 1


def test_an_incident_is_asked_of_high_risks_only(round: Round, anna: User) -> None:
    risks = asked_risks(proposing_facts(round), {})
    assert risks
    assert {risk.level for risk in risks} <= {"hoog", "zeer_hoog"}
    first = risks[0].id
    ids = [risk.id for risk in risks]
    seen = stamps.incidents_stamp(None)
    with pytest.raises(ValidationError):
        save_incidents(actor=anna, round=round, risks=ids, incidents={"R-ONBEKEND": "ja"}, seen=seen)
    with pytest.raises(ValidationError):
        save_incidents(actor=anna, round=round, risks=ids, incidents={first: "misschien"}, seen=seen)
    save_incidents(actor=anna, round=round, risks=ids, incidents={first: "nee"}, seen=seen)
    assert board_texts_for(round).incidents == {first: "nee"}
    paper = BoardPaper.objects.get()
    seen = stamps.incidents_stamp(paper)
    save_incidents(actor=anna, round=round, risks=ids, incidents={first: "weet_niet"}, seen=seen)
    assert board_texts_for(round).incidents == {}


def test_every_proposal_fits_in_what_may_be_stored(round: Round, aa: Municipality, anna: User) -> None:
    facts = proposing_facts(round)
    save_decisions(actor=anna, round=round, decisions=proposed_decisions(facts), seen=seen_decisions(round))
    proposed = points_to_edit(stored_for(round), facts)
    assert save_points(actor=anna, round=round, points=proposed, seen=seen_points(round)) == len(proposed)
