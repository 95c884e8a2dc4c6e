"""Before a round becomes definitive: what the page says of open signals, dossiers and a scan."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, DossierWork, Municipality, Round, User
from tests.build import fill_round, make_round


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A filled round of Aa with one unknown core statement."""
    round = make_round(aa)
    fill_round(round, level="1")
    Answer.objects.filter(round=round, statement="VTH-KEN").update(value="weet_niet")
    return round


def page(client: Client, round: Round) -> str:
    return client.get(reverse("make-definitive", args=[round.pk])).content.decode()


def test_open_signals_are_named_with_a_way_to_them(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    html = page(client, round)
    assert "signalen over de antwoorden open" in html
    assert reverse("round-signals", args=[round.pk]) in html


def test_a_team_that_uses_the_steps_sees_which_dossiers_are_not_agreed(
    client: Client, anna: User, round: Round
) -> None:
    client.force_login(anna)
    assert "Nog niet akkoord" not in page(client, round)
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    html = page(client, round)
    assert "Nog niet akkoord" in html
    assert reverse("dossier-state", args=[round.pk, "vth"]) in html
    assert f'<a href="{reverse("dossier-state", args=[round.pk, "bodem"])}">' not in html


def test_a_quick_scan_is_sent_to_grow_first(client: Client, anna: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(is_scan=True)
    client.force_login(anna)
    html = page(client, round)
    assert "Maak er eerst een hele ronde van" in html
    assert reverse("scan-result", args=[round.pk]) in html
    assert "Maak definitief</button>" not in html
