"""The page with quality signals: what is open, confirming with a reason, and opening again by itself."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.answering.errors import RoundLocked
from assessments.answering.quality import open_signals, signals_for
from assessments.answering.queries import rows_for
from assessments.answering.services import confirm_signals, make_definitive, reopen_signal, save_answer
from assessments.models import Answer, AuditEntry, Municipality, Round, SignalConfirmation, User
from tests.build import fill_round, make_round, real_catalogue

REASON = "Nagevraagd bij het team."


@pytest.fixture
def round(aa: Municipality, anna: User) -> Round:
    """A filled round of Aa in which one core statement is unknown."""
    round = make_round(aa)
    fill_round(round, level="1", step="ja")
    Answer.objects.filter(round=round, statement="VTH-KEN").update(value="weet_niet", updated_by=anna)
    return round


def open_kinds(round: Round) -> set[str]:
    return {signal.kind for signal in open_signals(signals_for(round, real_catalogue(), rows_for(round)))}


def key_of(round: Round, kind: str) -> str:
    return next(
        item.signal.key
        for item in signals_for(round, real_catalogue(), rows_for(round))
        if item.signal.kind == kind
    )


def confirm(round: Round, actor: User, *keys: str, reason: str = REASON) -> int:
    return confirm_signals(
        actor=actor,
        round=round,
        catalogue=real_catalogue(),
        keys=keys,
        reason=reason,
        function="Coördinator APK",
    )


def test_the_page_names_each_signal_with_a_link_to_its_question(
    client: Client, anna: User, round: Round
) -> None:
    client.force_login(anna)
    html = client.get(reverse("round-signals", args=[round.pk])).content.decode()
    assert "Kernstellingen waarvan u het antwoord niet weet" in html
    assert f"{reverse('round-statements', args=[round.pk, 'vth'])}?open=VTH-KEN#VTH-KEN" in html
    assert "Bijna overal hetzelfde antwoord" in html


def test_a_confirmed_signal_is_closed_until_its_answer_changes(round: Round, anna: User, bram: User) -> None:
    assert confirm(round, anna, key_of(round, "kern_onbekend")) == 1
    assert "kern_onbekend" not in open_kinds(round)
    row = Answer.objects.get(round=round, statement="VTH-KEN")
    save_answer(
        actor=bram,
        round=round,
        catalogue=real_catalogue(),
        statement="VTH-KEN",
        role="handhaver",
        value="3",
        support="document",
        note="",
        expected_version=row.version,
        function="VTH-adviseur",
    )
    assert "kern_onbekend" in open_kinds(round)


def test_confirming_is_written_in_the_logbook(round: Round, anna: User) -> None:
    confirm(round, anna, key_of(round, "kern_onbekend"))
    entry = AuditEntry.objects.get(action="signaal.bevestigd")
    assert (entry.subject, entry.reason, entry.actor_name) == ("kern_onbekend:VTH-KEN", REASON, "Anna")


def test_a_reason_is_needed_and_what_was_typed_stays(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    key = key_of(round, "kern_onbekend")
    answer = client.post(
        reverse("confirm-signal", args=[round.pk]),
        {"kind": "kern_onbekend", "keys": [key], "reason": "Klopt"},
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Schrijf in ten minste 10 tekens waarom de antwoorden kloppen." in html
    assert ">\nKlopt</textarea>" in html
    assert not SignalConfirmation.objects.exists()


def test_nothing_chosen_says_so(client: Client, anna: User, round: Round) -> None:
    client.force_login(anna)
    answer = client.post(
        reverse("confirm-signal", args=[round.pk]), {"kind": "rechte_lijn", "reason": REASON}
    )
    assert answer.status_code == 422
    assert "Kies eerst welke signalen u bevestigt." in answer.content.decode()


def test_a_signal_that_is_gone_cannot_be_confirmed(round: Round, anna: User) -> None:
    with pytest.raises(ValidationError, match="Dit signaal is er niet meer"):
        confirm(round, anna, "kern_onbekend:BOD-KEN")


def test_a_confirmation_can_be_taken_back(client: Client, bram: User, round: Round) -> None:
    key = key_of(round, "kern_onbekend")
    confirm(round, bram, key)
    client.force_login(bram)
    assert client.post(reverse("confirm-signal", args=[round.pk]), {"reopen": key}).status_code == 302
    assert "kern_onbekend" in open_kinds(round)
    assert not reopen_signal(actor=bram, round=round, key=key)


def test_a_definitive_round_keeps_its_signals(round: Round, anna: User) -> None:
    key = key_of(round, "kern_onbekend")
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Coördinator APK")
    with pytest.raises(RoundLocked):
        confirm(round, anna, key)


def test_the_page_costs_the_same_with_many_signals(
    client: Client, anna: User, round: Round, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(anna)
    client.get("/")
    Answer.objects.filter(round=round).update(value="4", support="inschatting")
    with django_assert_max_num_queries(8):
        html = client.get(reverse("round-signals", args=[round.pk])).content.decode()
    assert html.count('name="keys"') >= 50


def test_a_key_that_no_database_can_hold_is_refused_not_broken(
    round: Round, anna: User, client: Client
) -> None:
    client.force_login(anna)
    reply = client.post(reverse("confirm-signal", args=[round.pk]), {"reopen": "half\x00"})
    assert reply.status_code == 422
