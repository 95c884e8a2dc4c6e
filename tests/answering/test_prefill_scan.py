"""A quick scan and the answers of the last round: neither speaks for the other."""

from __future__ import annotations

import pytest

from assessments.answering.scan import build_scan, grow_scan, save_scan_steps
from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.last_year import begin_2027, finish_2026
from tests.editions import second_catalogue

pytestmark = pytest.mark.django_db
DUTY = "bodem-toevalsvondst"


@pytest.fixture
def last(aa: Municipality) -> Round:
    return finish_2026(aa)


def scan_duty(round: Round, actor: User, version: int = 0) -> TaskAnswer:
    return save_scan_steps(
        actor=actor,
        round=round,
        catalogue=second_catalogue(),
        task=DUTY,
        in_view="ja",
        assigned="nee",
        not_applicable=False,
        nvt_reason="",
        expected_version=version,
        function="VTH-adviseur",
    )


def test_a_quick_scan_begins_empty(aa: Municipality, last: Round, anna: User) -> None:
    round = begin_2027(aa, anna, "basis", scan=True)
    assert round.prefilled_from is None
    assert not TaskAnswer.objects.filter(round=round).exists()


def test_a_scan_that_grows_gets_the_last_answers_for_what_it_did_not_ask(
    aa: Municipality, last: Round, anna: User
) -> None:
    round = begin_2027(aa, anna, "basis", scan=True)
    scan_duty(round, anna)
    grow_scan(actor=anna, round=round, scope="volledig")
    round.refresh_from_db()
    duty = TaskAnswer.objects.get(round=round, task=DUTY)
    assert (duty.belegd, duty.beleid, duty.to_confirm) == ("nee", "", False)
    assert round.prefilled_from == last
    assert Answer.objects.get(round=round, statement="BOD-KEN").to_confirm


def test_two_steps_of_a_scan_confirm_nothing_of_last_year(aa: Municipality, last: Round, anna: User) -> None:
    round = begin_2027(aa, anna)
    stored = {row.task: row for row in TaskAnswer.objects.filter(round=round)}
    scan = build_scan(second_catalogue(), round.scope, stored)
    assert (scan.done, scan.in_view) == (0, 0)
    row = scan_duty(round, anna, version=1)
    assert (row.in_beeld, row.belegd, row.beleid, row.besproken) == ("ja", "nee", "", "")
    assert (row.to_confirm, row.discussed_on) == (False, None)
