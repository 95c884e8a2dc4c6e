"""simulate: a whole invented country, and never on top of real work."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.core.management.base import CommandError
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from assessments.comparison.published import publications
from assessments.constants import INVENTED_NOTICE
from assessments.models import (
    Answer,
    AuditEntry,
    Edition,
    Membership,
    Municipality,
    NationalSignal,
    PeerPublication,
    Round,
    Snapshot,
    User,
)
from tests.build import make_edition, make_round
from tests.commands.files import run

pytestmark = pytest.mark.django_db
SMALL = ("--gemeenten", "12", "--rondes", "3")


@pytest.fixture(scope="class")
def simulated(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """A country of twelve municipalities and three rounds, made once; what the command said."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_edition()
        yield run("simulate", *SMALL)
        transaction.set_rollback(True)


def test_a_simulation_never_comes_beside_real_rounds(aa: Municipality) -> None:
    make_round(aa)
    with pytest.raises(CommandError, match="Gebruik een lege database"):
        run("simulate", *SMALL)
    assert Municipality.objects.count() == 1


def test_a_simulation_never_comes_beside_real_people(noor: User) -> None:
    make_edition()
    with pytest.raises(CommandError, match="Gebruik een lege database"):
        run("simulate", *SMALL)
    assert not Round.objects.exists()


def test_without_the_edition_it_says_how_to_load_it() -> None:
    with pytest.raises(CommandError, match="load_catalogue"):
        run("simulate", *SMALL)
    assert not Municipality.objects.exists()


@pytest.mark.parametrize("wrong", [("--gemeenten", "0"), ("--gemeenten", "343"), ("--rondes", "21")])
def test_a_size_that_cannot_be_is_refused(wrong: tuple[str, str]) -> None:
    with pytest.raises(CommandError, match="Kies bij"):
        run("simulate", *wrong)


INVENTED = (
    INVENTED_NOTICE,
    "Simulatie: verzonnen gemeenten en verzonnen cijfers",  # beside others: they are invented too
)


class TestSmallSimulation:
    """What stands in the database after a simulation of twelve municipalities and three rounds."""

    def test_a_small_simulation_from_start_to_end(self, simulated: str, client: Client) -> None:
        assert "Simulatie: 12 verzonnen gemeenten" in simulated
        assert "3 publicaties" in simulated
        places = Municipality.objects.filter(code__startswith="GM5")
        assert all(place.is_fictional and place.name.endswith("(simulatie)") for place in places)
        assert all(place.province and place.omgevingsdienst for place in places)

        definitive = Round.objects.filter(status="definitief")
        assert 15 < definitive.count() == Snapshot.objects.count()
        assert not Answer.objects.filter(round__in=definitive).exists()
        assert not User.objects.exclude(email__endswith="@simulatie.invalid").exists()
        assert not any(person.has_usable_password() for person in User.objects.all())

        assert list(Edition.objects.order_by("name").values_list("name", flat=True)) == [
            "2024-simulatie",
            "2025-simulatie",
            "2026",
        ]
        assert {(one.edition, one.fictional) for one in publications()} == {
            ("2024-simulatie", True),
            ("2025-simulatie", True),
            ("2026", True),
        }
        assert "2025-simulatie" in client.get(reverse("catalogue-home")).content.decode()

    def test_what_belongs_to_a_round_is_there(self, simulated: str) -> None:
        found = Round.objects.filter(status="definitief").select_related("snapshot").first()
        assert found is not None
        entries = AuditEntry.objects.filter(round_id=found.pk)
        assert entries.count() > 15
        assert entries.order_by("at").first().action == "ronde.gestart"  # type: ignore[union-attr]
        assert entries.order_by("at").last().action == "ronde.definitief"  # type: ignore[union-attr]
        assert entries.values("actor").distinct().count() >= 2
        signals = NationalSignal.objects.filter(round__status="definitief").select_related("round__snapshot")
        signal = signals.first()
        assert signal is not None
        named = json.loads(signal.round.snapshot.annex)["niet_aan_ons"]
        assert signal.subject in {row["vraag"] for row in named}

    def test_again_there_is_nothing_to_do_but_to_publish_what_is_missing(self, simulated: str) -> None:
        before = (Round.objects.count(), PeerPublication.objects.count())
        assert "Deze simulatie staat er al." in run("simulate", *SMALL)
        assert (Round.objects.count(), PeerPublication.objects.count()) == before

    @pytest.mark.parametrize("other", [("--gemeenten", "13"), ("--rondes", "2"), ("--zaad", "8")])
    def test_another_one_asks_for_another_database(self, simulated: str, other: tuple[str, str]) -> None:
        with pytest.raises(CommandError, match="Maak een nieuwe, lege database"):
            run("simulate", *SMALL, *other)

    def test_the_pages_of_a_frozen_round_work_and_say_that_it_is_invented(
        self, simulated: str, client: Client
    ) -> None:
        found = Round.objects.filter(status="definitief", edition__name="2026").first()
        assert found is not None
        member = Membership.objects.filter(municipality=found.municipality_id, role="invuller").earliest("pk")
        client.force_login(member.user)
        for page in ("round", "results", "report", "comparison", "talk"):
            name = {"talk": "round-talk"}.get(page, page)
            response = client.get(reverse(name, args=[found.pk]))
            assert response.status_code == 200, name
            assert INVENTED[page == "comparison"] in response.content.decode(), name

    def test_nobody_starts_a_round_on_an_edition_of_the_simulation(
        self, simulated: str, client: Client
    ) -> None:
        member = Membership.objects.filter(role="invuller").earliest("pk")
        client.force_login(member.user)
        page = client.get(reverse("municipality", args=[member.municipality_id]))
        assert not [edition for edition in page.context["editions"] if edition.name != "2026"]
