"""What becomes of the decisions, and when the board and the council dealt with the report."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from assessments.board import stamps
from assessments.board.follow_services import set_dates, set_status, warning_of
from assessments.board.follow_up import follow_up_of
from assessments.board.holding import NotDefinitive, Stale
from assessments.board.queries import stored_for
from assessments.models import AuditEntry, BoardPaper, Decision, Round, User
from assessments.report.board_texts import DecisionText
from tests.board.calls import stand, store, typed

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 5, 1)


def text(number: int, status: str, due: dt.date | None = None) -> DecisionText:
    return DecisionText(str(number), number, "", "Besluit.", "secretaris", due, "klein", "", status)


def seen_dates(round: Round) -> str:
    return stamps.dates_stamp(stored_for(round).paper)


def test_how_a_decision_stands_is_stored_with_the_day_and_the_trail(round: Round, anna: User) -> None:
    (row,) = store(anna, round, typed())
    changed = stand(anna, round, row, "genomen")
    assert (changed.status, changed.status_on, changed.version) == ("genomen", timezone.localdate(), 2)
    entry = AuditEntry.objects.get(action="besluit.stand")
    assert (entry.subject, entry.old["stand"], entry.new["stand"]) == ("besluit 1", "voorgesteld", "genomen")
    stand(anna, round, row, "genomen")
    assert AuditEntry.objects.filter(action="besluit.stand").count() == 1


@pytest.mark.parametrize(
    ("status", "note", "days", "field"),
    [
        ("misschien", "", None, "status"),
        ("niet_gedaan", "", None, "note"),
        ("vervallen", " ", None, "note"),
        ("loopt", "x" * 1001, None, "note"),
        ("loopt", "", 1, "on"),
        ("loopt", "", -1, "on"),
    ],
)
def test_what_is_wrong_with_a_status_is_said(
    round: Round, anna: User, status: str, note: str, days: int | None, field: str
) -> None:
    (row,) = store(anna, round, typed())
    on = None if days is None else timezone.localdate() + dt.timedelta(days=days)
    with pytest.raises(ValidationError) as refused:
        set_status(
            actor=anna,
            round=round,
            decision_id=row.pk,
            status=status,
            note=note,
            on=on,
            expected_version=1,
        )
    assert list(refused.value.message_dict) == [field]


def test_a_colleague_who_was_first_keeps_the_status(round: Round, anna: User) -> None:
    (row,) = store(anna, round, typed())
    stand(anna, round, row, "loopt")
    with pytest.raises(Stale):
        set_status(
            actor=anna, round=round, decision_id=row.pk, status="klaar", note="", on=None, expected_version=1
        )
    assert Decision.objects.get().status == "loopt"


def test_the_days_of_college_and_raad(round: Round, anna: User) -> None:
    today = timezone.localdate()
    seen = seen_dates(round)
    assert set_dates(actor=anna, round=round, discussed_on=today, council_informed_on=None, seen=seen)
    assert BoardPaper.objects.get().discussed_on == today
    with pytest.raises(Stale):
        set_dates(actor=anna, round=round, discussed_on=None, council_informed_on=None, seen=seen)
    assert AuditEntry.objects.get(action="besluit.data").new == {"college": today.isoformat(), "raad": ""}


@pytest.mark.parametrize("days", [1, -1])
def test_a_day_in_the_future_or_before_definitive_is_refused(round: Round, anna: User, days: int) -> None:
    wrong = timezone.localdate() + dt.timedelta(days=days)
    with pytest.raises(ValidationError) as refused:
        set_dates(
            actor=anna, round=round, discussed_on=wrong, council_informed_on=wrong, seen=seen_dates(round)
        )
    assert set(refused.value.message_dict) == {"discussed_on", "council_informed_on"}


def test_a_provisional_round_has_no_days(provisional: Round, anna: User) -> None:
    with pytest.raises(NotDefinitive):
        set_dates(actor=anna, round=provisional, discussed_on=None, council_informed_on=None, seen="")


def test_the_council_before_the_board_is_warned_of() -> None:
    one, later = dt.date(2027, 1, 1), dt.date(2027, 2, 1)
    assert "vóór het college" in warning_of(later, one)
    assert "staat er nog niet" in warning_of(None, one)
    assert warning_of(one, later) == warning_of(one, one) == warning_of(one, None) == ""


def test_late_is_what_is_open_past_its_day() -> None:
    before, after = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
    found = follow_up_of(
        [
            text(1, "loopt", before),
            text(2, "klaar", before),
            text(3, "genomen", TODAY),
            text(4, "voorgesteld", before),
            text(5, "vervallen", before),
            text(6, "loopt", after),
            text(7, "loopt"),
        ],
        TODAY,
    )
    assert [line.number for line in found.lines if line.late] == [1, 4]
    assert (found.done, found.total, found.late) == (1, 6, 2)
    assert found.heading == "1 van 6 besluiten klaar; 2 besluiten zijn over de datum"


def test_the_words_for_none_and_for_one() -> None:
    assert follow_up_of([], TODAY).heading == "Er zijn nog geen besluiten om te volgen"
    assert follow_up_of([text(1, "klaar")], TODAY).line == "1 van 1 besluit klaar"
    late = follow_up_of([text(1, "loopt", dt.date(2027, 4, 1))], TODAY)
    assert late.late_line == "1 besluit is over de datum"
