"""Agreement and saves at the same moment, on real connections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connections, transaction

from assessments.accounts.members import remove_member
from assessments.answering.errors import DossierAgreed
from assessments.models import Answer, Assignment, DossierWork, Membership, Municipality, Round, User
from tests.answering.calls import save
from tests.build import fill_round, make_round, real_catalogue
from tests.work.calls import DOSSIER, give, move

pytestmark = pytest.mark.django_db(transaction=True)
ANSWER = next(item.id for item in real_catalogue().statements_of(DOSSIER) if item.core)


@pytest.fixture
def round(aa: Municipality) -> Round:
    """Everything is answered but one statement, and the dossier is handed in."""
    made = make_round(aa)
    fill_round(made)
    Answer.objects.filter(round=made, statement=ANSWER).delete()
    DossierWork.objects.create(round=made, dossier=DOSSIER, state="klaar_voor_afstemming")
    return made


def on_own_connection(function: Callable[[], object]) -> object:
    try:
        return function()
    finally:
        connections.close_all()


def test_agreement_waits_for_a_save_that_is_under_way_and_counts_it(
    anna: User, bram: User, round: Round
) -> None:
    saved, go_on = threading.Event(), threading.Event()

    def slow_save() -> None:
        with transaction.atomic():
            save(bram, round, statement=ANSWER, value="2")
            saved.set()
            assert go_on.wait(timeout=20)

    def agree() -> object:
        assert saved.wait(timeout=20)
        return move(anna, round, "akkoord", "klaar_voor_afstemming")  # no tick: nothing may be open

    with ThreadPoolExecutor(2) as pool:
        saving = pool.submit(on_own_connection, slow_save)
        agreeing: Future[object] = pool.submit(on_own_connection, agree)
        saved.wait(timeout=20)
        threading.Event().wait(0.5)
        assert not agreeing.done(), "the agreement did not wait for the save"
        go_on.set()
        saving.result(timeout=30)
        agreeing.result(timeout=30)
    assert DossierWork.objects.get().state == "akkoord"
    assert Answer.objects.filter(round=round, statement=ANSWER).exists()


def test_after_agreement_a_save_is_refused(anna: User, bram: User, round: Round) -> None:
    move(anna, round, "akkoord", "klaar_voor_afstemming", accept_open=True)
    with pytest.raises(DossierAgreed):
        save(bram, round, statement=ANSWER, value="2")
    assert not Answer.objects.filter(round=round, statement=ANSWER).exists()


def test_nobody_is_given_work_while_leaving_the_team(anna: User, bram: User, round: Round) -> None:
    member = Membership.objects.select_related("municipality").get(user=bram)
    gone, go_on = threading.Event(), threading.Event()

    def slow_removal() -> None:
        with transaction.atomic():
            remove_member(actor=anna, member=member)
            gone.set()
            assert go_on.wait(timeout=20)

    def assign() -> object:
        assert gone.wait(timeout=20)
        return give(anna, round, DOSSIER, person_id=bram.pk)

    with ThreadPoolExecutor(2) as pool:
        removing = pool.submit(on_own_connection, slow_removal)
        assigning: Future[object] = pool.submit(on_own_connection, assign)
        gone.wait(timeout=20)
        threading.Event().wait(0.5)
        assert not assigning.done(), "the assignment did not wait for the removal"
        go_on.set()
        removing.result(timeout=30)
        with pytest.raises(ValidationError, match="team"):
            assigning.result(timeout=30)
    assert not Assignment.objects.filter(person=bram).exists()


def test_assigning_and_removing_at_once_leaves_no_work_behind(
    anna: User, bram: User, round: Round, aa: Municipality
) -> None:
    for _ in range(5):
        member, _made = Membership.objects.get_or_create(
            user=bram, municipality=aa, defaults={"role": "invuller", "function": "VTH-adviseur"}
        )
        gate = threading.Barrier(2)

        def assign() -> object:
            gate.wait(timeout=20)  # noqa: B023 - both are done before the next gate is made
            try:
                return give(anna, round, DOSSIER, person_id=bram.pk)
            except ValidationError as refused:  # the other was first
                return refused

        def remove() -> object:
            gate.wait(timeout=20)  # noqa: B023 - as above
            return remove_member(actor=anna, member=member)  # noqa: B023 - as above

        with ThreadPoolExecutor(2) as pool:
            for one in [pool.submit(on_own_connection, act) for act in (assign, remove)]:
                one.result(timeout=30)
        assert not Assignment.objects.filter(person=bram).exists()


def test_ten_people_assigning_the_same_at_once_make_one_row(anna: User, bram: User, round: Round) -> None:
    gate = threading.Barrier(10)

    def one() -> object:
        gate.wait(timeout=20)
        return give(anna, round, DOSSIER, function="VTH-adviseur")

    with ThreadPoolExecutor(10) as pool:
        tries = [pool.submit(on_own_connection, one) for _ in range(10)]
        given = [each.result(timeout=60) for each in tries]
    assert (len(given), Assignment.objects.count()) == (10, 1)
