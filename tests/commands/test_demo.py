"""demo: a whole, believable start, and never on top of real data."""

from __future__ import annotations

import pytest
from django.core.management.base import CommandError
from django.test import Client

from assessments.models import AuditEntry, Edition, Membership, Municipality, Round, User
from tests.build import make_round
from tests.commands.files import run

pytestmark = pytest.mark.django_db


def test_the_demo_holds_three_rounds_in_three_states_and_real_people(client: Client) -> None:
    said = run("demo")

    rounds = {
        code: (scope, status)
        for code, scope, status in Round.objects.values_list("municipality_id", "scope", "status")
    }
    assert rounds == {
        "GM9001": ("volledig", "definitief"),
        "GM9002": ("basis", "voorlopig"),
        "GM9003": ("volledig", "voorlopig"),
    }
    assert Municipality.objects.filter(is_fictional=False).count() == 342
    assert set(Municipality.objects.filter(is_fictional=True).values_list("pk", flat=True)) == set(rounds)
    assert Edition.objects.get().name == "2026"
    assert {"Anna", "Bram", "Carla", "Dirk", "Vera"} <= set(User.objects.values_list("name", flat=True))
    assert User.objects.get(name="Vera").is_vng
    anna = Membership.objects.get(user__name="Anna")
    definitive = Round.objects.get(municipality_id="GM9001")
    assert (definitive.definitive_by, definitive.definitive_function) == (anna.user, anna.function)
    assert client.login(email=anna.user.email, password="apk-demo-2026")
    for words in ("http://localhost:8000/inloggen/", "apk-demo-2026", anna.user.email, "Coördinator van Aa"):
        assert words in said


def test_the_demo_again_changes_nothing_and_says_how_to_log_in() -> None:
    run("demo")
    audited = AuditEntry.objects.count()
    said = run("demo")
    assert "De demo staat er al." in said
    assert "apk-demo-2026" in said
    assert AuditEntry.objects.count() == audited


def test_the_demo_never_comes_beside_real_people(noor: User) -> None:
    with pytest.raises(CommandError, match="Gebruik een lege database"):
        run("demo")
    assert list(User.objects.all()) == [noor]
    assert not Edition.objects.exists()


def test_the_demo_never_comes_beside_real_rounds(aa: Municipality) -> None:
    make_round(aa)
    with pytest.raises(CommandError, match="Gebruik een lege database"):
        run("demo")
    assert Round.objects.count() == 1


def test_a_municipality_that_is_not_invented_is_left_alone(aa: Municipality) -> None:
    with pytest.raises(CommandError, match="GM9001 is de code van een echte gemeente"):
        run("demo")
    assert list(Municipality.objects.all()) == [aa]
    assert not User.objects.exists()


def test_a_partner_of_the_demo_serves_two_municipalities_for_a_part(client: Client) -> None:
    said = run("demo")
    olga = User.objects.get(name="Olga")
    assert [
        (one.municipality_id, one.role, one.dossiers, one.municipal_roles)
        for one in olga.memberships.order_by("municipality_id")
    ] == [
        ("GM9001", "invuller", ["vth"], ["handhaver"]),
        ("GM9002", "invuller", ["vth"], ["handhaver"]),
    ]
    assert "Olga, Invuller van Aa en Bee, voor een deel" in said
