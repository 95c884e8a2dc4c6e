"""Storing decisions: only when definitive, at most three, never over a colleague's, and with a trail."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from assessments.board.holding import NotDefinitive, Stale
from assessments.board.services import restore_decisions, save_decisions
from assessments.board.typed import TypedDecision
from assessments.models import AuditEntry, BoardPaper, Decision, Municipality, Round, User
from assessments.report.sources import board_texts_for
from tests.board.calls import as_typed, seen_decisions, stand, store, typed
from tests.report.rounds import PROVISIONAL, demo_round

pytestmark = pytest.mark.django_db


def test_a_provisional_round_gets_no_decision(provisional: Round, anna: User) -> None:
    with pytest.raises(NotDefinitive):
        save_decisions(actor=anna, round=provisional, decisions=[typed()], seen="")
    assert not BoardPaper.objects.exists()


def test_stored_decisions_stand_in_place_of_the_proposals(round: Round, anna: User) -> None:
    assert board_texts_for(round).decisions is None
    store(anna, round, typed("Eén."), typed("Twee."))
    found = board_texts_for(round).decisions
    assert found is not None
    assert [(one.number, one.what) for one in found] == [(1, "Eén."), (2, "Twee.")]


def test_proposals_are_stored_as_they_are_with_their_origin(round: Round, anna: User) -> None:
    rows = store(anna, round)
    assert 1 <= len(rows) <= 3
    assert all(row.origin and row.due and row.status == "voorgesteld" for row in rows)


def test_more_than_three_decisions_are_refused(round: Round, anna: User) -> None:
    four = [typed(f"Besluit {number}.") for number in range(4)]
    with pytest.raises(ValidationError, match="ten hoogste drie"):
        save_decisions(actor=anna, round=round, decisions=four, seen=seen_decisions(round))
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("one", "field", "sentence"),
    [
        (typed(""), "what-1", "Schrijf welk besluit"),
        (typed(owner="  "), "owner-1", "welke functie"),
        (typed("x" * 301), "what-1", "te lang"),
        (typed(otherwise="x" * 301), "otherwise-1", "te lang"),
        (typed("Een teken\x07te veel"), "what-1", "niet kunnen bewaren"),
        (typed(cost="gratis"), "cost-1", "kostenklasse"),
        (typed(due=dt.date(2020, 1, 1)), "due-1", "definitief"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said_at_its_field(
    round: Round, anna: User, one: TypedDecision, field: str, sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        save_decisions(actor=anna, round=round, decisions=[typed(), one], seen=seen_decisions(round))
    assert list(refused.value.message_dict) == [field]
    assert sentence in " ".join(refused.value.message_dict[field])


def test_a_colleague_who_was_first_is_not_overwritten(round: Round, anna: User) -> None:
    seen = seen_decisions(round)
    store(anna, round, typed("Van Anna."))
    with pytest.raises(Stale):
        save_decisions(actor=anna, round=round, decisions=[typed("Van een ander.")], seen=seen)
    assert [row.what for row in Decision.objects.all()] == ["Van Anna."]


def test_another_order_keeps_the_rows_and_how_they_stand(round: Round, anna: User) -> None:
    first, second = store(anna, round, typed("Eén."), typed("Twee."))
    stand(anna, round, second, "loopt")
    rows = store(anna, round, as_typed(second), as_typed(first))
    assert [(row.pk, row.number, row.status) for row in rows] == [
        (second.pk, 1, "loopt"),
        (first.pk, 2, "voorgesteld"),
    ]


def test_a_decision_that_is_followed_is_not_removed(round: Round, anna: User) -> None:
    first, second = store(anna, round, typed("Eén."), typed("Twee."))
    stand(anna, round, second, "genomen")
    with pytest.raises(ValidationError, match="Besluit 2 staat op “besloten”"):
        store(anna, round, as_typed(first))
    with pytest.raises(ValidationError, match="niet meer"):
        restore_decisions(actor=anna, round=round, seen=seen_decisions(round))
    assert Decision.objects.count() == 2


def test_going_back_to_the_proposals_removes_what_was_stored(round: Round, anna: User) -> None:
    store(anna, round, typed("Eén."))
    assert restore_decisions(actor=anna, round=round, seen=seen_decisions(round))
    assert board_texts_for(round).decisions is None
    assert not Decision.objects.exists()
    assert not restore_decisions(actor=anna, round=round, seen=seen_decisions(round))


def test_saving_the_same_again_writes_nothing(round: Round, anna: User) -> None:
    rows = store(anna, round, typed("Eén."))
    entries, version = AuditEntry.objects.count(), BoardPaper.objects.get().version
    store(anna, round, *map(as_typed, rows))
    assert AuditEntry.objects.count() == entries
    assert (BoardPaper.objects.get().version, Decision.objects.get().version) == (version, 1)


def test_every_change_stands_in_the_trail(round: Round, anna: User) -> None:
    first, second = store(anna, round, typed("Eén."), typed("Twee."))
    store(anna, round, TypedDecision(str(first.pk), "", "Anders.", first.owner, first.due, first.cost, ""))
    found = AuditEntry.objects.filter(action__startswith="besluit.", actor=anna).order_by("pk")
    assert [(entry.action, entry.subject) for entry in found] == [
        ("besluit.toegevoegd", "besluit 1"),
        ("besluit.toegevoegd", "besluit 2"),
        ("besluit.verwijderd", "besluit 2"),
        ("besluit.gewijzigd", "besluit 1"),
    ]
    assert found[3].old == {"besluit": "Eén."}
    assert found[3].new == {"besluit": "Anders."}
    assert second.pk not in Decision.objects.values_list("pk", flat=True)


def test_a_decision_of_another_round_cannot_be_taken_over(
    round: Round, bee: Municipality, anna: User
) -> None:
    provisional = demo_round(bee, PROVISIONAL)
    elsewhere = Decision.objects.create(round=provisional, number=1, what="Van elders.", owner="x")
    store(anna, round, as_typed(elsewhere))
    elsewhere.refresh_from_db()
    assert elsewhere.round_id == provisional.pk
    assert Decision.objects.filter(round=round).count() == 1
