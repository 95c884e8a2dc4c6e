"""How often a caller asked in a minute: exact, also when many questions come at the same moment."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from pytest_django import DjangoAssertNumQueries

from assessments.api.services import KEPT_MINUTES, count_question
from assessments.models import ApiCount

MINUTE = 29_000_000


def ask(who: str = "sleutel:1", minute: int = MINUTE) -> int:
    return count_question(actor=None, who=who, minute=minute)


@pytest.mark.django_db
def test_each_caller_counts_from_one_in_every_minute() -> None:
    assert [ask(), ask(), ask("adres:x"), ask()] == [1, 2, 1, 3]
    assert [ask(minute=MINUTE + 1), ask(minute=MINUTE + 1)] == [1, 2]


@pytest.mark.django_db
def test_a_clock_that_runs_behind_gives_nobody_a_fresh_minute() -> None:
    ask()
    assert [ask(minute=MINUTE - 1), ask()] == [2, 3]


@pytest.mark.django_db
def test_a_question_costs_one_statement(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ask()
    with django_assert_num_queries(1):
        ask()


@pytest.mark.django_db
def test_who_asked_nothing_for_an_hour_is_forgotten() -> None:
    ask("adres:oud", MINUTE - KEPT_MINUTES - 1)
    ask("adres:net", MINUTE - KEPT_MINUTES)
    ask()
    assert set(ApiCount.objects.values_list("who", flat=True)) == {"adres:net", "sleutel:1"}


@pytest.mark.django_db(transaction=True)
def test_questions_at_the_same_moment_are_all_counted() -> None:
    gate = threading.Barrier(4)

    def work() -> list[int]:
        try:
            gate.wait(timeout=20)
            return [ask() for _ in range(5)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        lists = [future.result(timeout=60) for future in [pool.submit(work) for _ in range(4)]]
    assert sorted(number for numbers in lists for number in numbers) == list(range(1, 21))
