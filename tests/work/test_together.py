"""Agreement and saves at the same moment, on real connections."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from assessments.answering.errors import DossierAgreed
from assessments.models import Answer, Assignment, DossierWork, Municipality, Round, User
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


def test_ten_people_assigning_the_same_at_once_make_one_row(anna: User, bram: User, round: Round) -> None:
    gate = threading.Barrier(10)

    def one() -> object:
        gate.wait(timeout=20)
        return give(anna, round, DOSSIER, function="VTH-adviseur")

    with ThreadPoolExecutor(10) as pool:
        tries = [pool.submit(on_own_connection, one) for _ in range(10)]
        given = [each.result(timeout=60) for each in tries]
    assert (len(given), Assignment.objects.count()) == (10, 1)
