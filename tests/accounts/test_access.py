"""Who may see and do what: the rules of accounts/access.py."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404
from pytest_django import DjangoAssertNumQueries

from assessments.accounts import access
from assessments.models import Membership, Municipality, User
from tests.build import make_round


def test_everyone_in_the_team_sees_the_round(aa: Municipality, anna: User, bram: User, carla: User) -> None:
    round = make_round(aa)
    for person, role in ((anna, "coordinator"), (bram, "invuller"), (carla, "meelezer")):
        assert access.fetch_round(person, round.pk).role == role


def test_a_stranger_does_not_find_the_round(aa: Municipality, dirk: User, vera: User, noor: User) -> None:
    round = make_round(aa)
    for person in (dirk, vera, noor, AnonymousUser()):
        with pytest.raises(Http404):
            access.fetch_round(person, round.pk)


def test_too_little_role_is_refused_not_hidden(aa: Municipality, bram: User, carla: User) -> None:
    round = make_round(aa)
    with pytest.raises(PermissionDenied):
        access.fetch_round(carla, round.pk, access.MAY_ANSWER)
    with pytest.raises(PermissionDenied):
        access.fetch_round(bram, round.pk, access.MAY_COORDINATE)


def test_nobody_answers_in_a_definitive_round(aa: Municipality, anna: User, bram: User) -> None:
    round = make_round(aa)
    assert access.fetch_round(bram, round.pk).can_answer
    round.status = "definitief"
    round.save()
    assert not access.fetch_round(bram, round.pk).can_answer
    assert not access.fetch_round(anna, round.pk).can_answer


def test_the_right_of_one_municipality_is_worth_nothing_in_another(
    aa: Municipality, bee: Municipality, dirk: User
) -> None:
    Membership.objects.create(user=dirk, municipality=aa, role="meelezer", function="Adviseur")
    round_aa, round_bee = make_round(aa), make_round(bee)
    assert access.fetch_round(dirk, round_bee.pk).can_coordinate
    assert not access.fetch_round(dirk, round_aa.pk).can_coordinate


def test_a_round_is_fetched_in_one_query(
    aa: Municipality, anna: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    round = make_round(aa)
    with django_assert_num_queries(1):
        fetched = access.fetch_round(anna, round.pk)
        assert fetched.round.municipality.name == "Aa"
        assert fetched.round.edition.name == "2026"


def test_a_municipality_opens_for_its_own_team_only(aa: Municipality, anna: User, dirk: User) -> None:
    municipality, membership = access.fetch_municipality(anna, aa.code)
    assert (municipality, membership.role) == (aa, "coordinator")
    with pytest.raises(Http404):
        access.fetch_municipality(dirk, aa.code)
