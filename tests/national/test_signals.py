"""Giving a signal to VNG and Rijk at a question: who may, what is refused, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from assessments.answering.services import DossierAgreed, RoundLocked
from assessments.catalogue.questions import question_of
from assessments.models import (
    Answer,
    Assignment,
    AuditEntry,
    DossierWork,
    Municipality,
    NationalSignal,
    Round,
    User,
)
from assessments.national.errors import StaleSignal
from assessments.national.services import SavedSignal, remove_signal, save_signal
from tests.answering.calls import CORE, CROSS, NOT_CORE, TASK
from tests.build import make_round, real_catalogue

NOTE = "De regels voor PFAS zijn drie keer gewijzigd, telkens zonder overgangstermijn."


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa."""
    return make_round(aa)


def give(actor: User, round: Round, subject: str = CORE, **changes: Any) -> SavedSignal:
    """A signal at a core statement, unless the test says otherwise."""
    question = question_of(real_catalogue(), subject)
    assert question is not None
    values: dict[str, Any] = {"cause": "te_laat", "note": NOTE, "expected_version": 0, "function": "Adviseur"}
    return save_signal(actor=actor, round=round, question=question, **(values | changes))


def take_away(actor: User, round: Round, version: int) -> bool:
    question = question_of(real_catalogue(), CORE)
    assert question is not None
    return remove_signal(actor=actor, round=round, question=question, expected_version=version)


def posted(client: Client, round: Round, subject: str = CORE, **data: str) -> Any:
    values = {"cause": "te_laat", "note": NOTE, "version": "0"} | data
    return client.post(reverse("national-signal", args=[round.pk, subject]), values)


@pytest.mark.parametrize("subject", [CORE, TASK, CROSS])
def test_a_signal_can_be_given_at_every_kind_of_question(bram: User, round: Round, subject: str) -> None:
    give(bram, round, subject)
    row = NationalSignal.objects.get(subject=subject)
    assert (row.cause, row.note, row.function, row.version) == ("te_laat", NOTE, "Adviseur", 1)


def test_a_signal_changes_no_answer(bram: User, round: Round) -> None:
    give(bram, round)
    assert not Answer.objects.exists()


def test_it_is_in_the_logbook_with_both_texts(bram: User, round: Round) -> None:
    give(bram, round)
    give(bram, round, cause="geld", expected_version=1)
    entry = AuditEntry.objects.filter(action="niet_aan_ons.opgeslagen").order_by("-id").first()
    assert entry is not None
    assert (entry.old["oorzaak"], entry.new["oorzaak"], entry.subject) == ("te_laat", "geld", CORE)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"cause": ""}, "cause"),
        ({"cause": "pech"}, "cause"),
        ({"note": "Te kort."}, "note"),
        ({"note": " " * 30}, "note"),
        ({"note": "x" * 2001}, "note"),
        ({"note": NOTE + "\x00"}, "note"),
    ],
)
def test_a_signal_without_a_cause_or_a_sensible_text_is_refused(
    bram: User, round: Round, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        give(bram, round, **changes)
    assert set(refused.value.message_dict) == {field}
    assert not NationalSignal.objects.exists()


def test_a_question_outside_the_round_gets_no_signal(bram: User, round: Round) -> None:
    with pytest.raises(ValidationError, match="hoort niet bij deze ronde"):
        give(bram, round, NOT_CORE)


def test_a_stale_save_writes_nothing_and_brings_what_is_stored(anna: User, bram: User, round: Round) -> None:
    give(bram, round)
    with pytest.raises(StaleSignal) as stale:
        give(anna, round, cause="geld", expected_version=0)
    assert stale.value.current is not None
    assert (stale.value.current.cause, stale.value.version) == ("te_laat", 1)
    assert NationalSignal.objects.get().cause == "te_laat"


def test_the_same_again_is_no_conflict(anna: User, bram: User, round: Round) -> None:
    give(bram, round)
    assert give(anna, round).changed is False
    assert AuditEntry.objects.filter(action="niet_aan_ons.opgeslagen").count() == 1


def test_taking_away_asks_for_the_version_that_was_seen(bram: User, round: Round) -> None:
    give(bram, round)
    with pytest.raises(StaleSignal):
        take_away(bram, round, 3)
    assert take_away(bram, round, 1) is True
    assert take_away(bram, round, 1) is False
    assert AuditEntry.objects.filter(action="niet_aan_ons.ingetrokken").count() == 1


def test_a_dossier_that_is_akkoord_is_locked(bram: User, round: Round) -> None:
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord", changed_by=bram)
    with pytest.raises(DossierAgreed):
        give(bram, round)


def test_a_definitive_round_is_locked(bram: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(status="definitief")
    with pytest.raises(RoundLocked):
        give(bram, round)


def test_a_refused_form_keeps_what_was_typed(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = posted(client, round, cause="geld", note="Te weinig.")
    assert response.status_code == 422
    html = response.content.decode()
    assert "Te weinig.</textarea>" in html
    assert 'value="geld" checked' in html
    assert "minstens 20 tekens" in html


def test_a_stale_form_shows_both_texts_and_can_be_kept(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    give(anna, round, note="Anna legt uit dat de regel nog niet bestaat.")
    client.force_login(bram)
    response = posted(client, round)
    html = response.content.decode()
    assert response.status_code == 409
    assert "Anna legt uit" in html
    assert NOTE in html
    assert posted(client, round, keep_own="1").status_code == 302
    assert NationalSignal.objects.get().note == NOTE


def test_a_saved_signal_leads_back_to_its_place(client: Client, bram: User, round: Round) -> None:
    client.force_login(bram)
    response = posted(client, round)
    assert response.url == reverse("question", args=[round.pk, CORE]) + "#niet-aan-ons"
    assert "Het signaal is bewaard" in client.get(response.url).content.decode()


def test_who_does_not_own_the_question_keeps_the_text_and_saves_nothing(
    client: Client, anna: User, bram: User, round: Round
) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    client.force_login(bram)
    response = posted(client, round)
    assert response.status_code == 403
    assert NOTE in response.content.decode()
    assert "Bewaar het signaal" not in client.get(reverse("question", args=[round.pk, CORE])).content.decode()
    assert not NationalSignal.objects.exists()


def test_a_partner_gives_a_signal_within_the_own_part_only(client: Client, olga: User, round: Round) -> None:
    client.force_login(olga)
    assert posted(client, round, "VTH-OVH").status_code == 302
    assert posted(client, round, CORE).status_code == 404
    give(olga, round)
    html = client.get(reverse("national-signals", args=[round.pk])).content.decode()
    assert "Bij 1 vraag ligt het niet aan ons" in html


def test_the_card_of_a_question_says_what_it_is_up_to(client: Client, bram: User, round: Round) -> None:
    give(bram, round)
    client.force_login(bram)
    html = client.get(reverse("round-statements", args=[round.pk, "bodem"])).content.decode()
    assert "Ligt niet aan ons: te laat" in html


def test_the_list_goes_by_cause_and_can_be_filtered(client: Client, anna: User, round: Round) -> None:
    give(anna, round)
    give(anna, round, "VTH-KAD", cause="geld", note="Er kwam geen geld mee voor de nieuwe taken.")
    client.force_login(anna)
    page = reverse("national-signals", args=[round.pk])
    html = client.get(page).content.decode()
    assert html.index("De landelijke regels komen te laat</option>") > 0
    assert html.index('id="oorzaak-te_laat"') < html.index('id="oorzaak-geld"')
    only = client.get(page, {"dossier": "vth"}).content.decode()
    assert NOTE not in only
    assert "U ziet 1 van de 2 signalen" in only
    assert client.get(page, {"oorzaak": "onzin"}).status_code == 200


def test_a_bestuurder_reads_the_list_without_links_to_the_work(
    client: Client, anna: User, wim: User, round: Round
) -> None:
    give(anna, round)
    client.force_login(wim)
    html = client.get(reverse("national-signals", args=[round.pk])).content.decode()
    assert NOTE in html
    assert reverse("question", args=[round.pk, CORE]) not in html
