"""The page where a municipality says whether its outcome may be compared."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import AuditEntry, Consent, Municipality, User
from tests.build import make_round

pytestmark = pytest.mark.django_db


def test_anna_gives_consent_with_a_function_and_may_withdraw_it(
    client: Client, aa: Municipality, anna: User
) -> None:
    round = make_round(aa)
    address = reverse("consent", args=[round.pk])
    client.force_login(anna)
    assert "nog niets gekozen" in client.get(address).content.decode()
    said = {"choice": "anoniem", "peer_kind": "provincie", "function": "Gemeentesecretaris"}
    page = client.post(address, said, follow=True).content.decode()
    assert "Wij delen anoniem: onze uitkomst telt zonder naam mee in groepen" in page
    assert "Gemeentesecretaris" in page
    Consent.objects.filter(round=round).update(choice="herkenbaar")
    page = client.post(address, {**said, "choice": "geen"}, follow=True).content.decode()
    assert "VNG ziet onze naam meteen niet meer" in page
    assert Consent.objects.get(round=round).choice == "geen"
    acts = AuditEntry.objects.filter(round_id=round.pk).values_list("action", flat=True)
    assert {"toestemming.gegeven", "toestemming.ingetrokken"} <= set(acts)


def test_without_a_function_nothing_is_stored_and_what_was_typed_stays(
    client: Client, aa: Municipality, anna: User
) -> None:
    round = make_round(aa)
    client.force_login(anna)
    reply = client.post(
        reverse("consent", args=[round.pk]),
        {"choice": "herkenbaar", "peer_kind": "landelijk", "function": "  "},
    )
    page = reply.content.decode()
    assert reply.status_code == 422
    assert "Vul de functie in" in page
    assert re.search(r'value="herkenbaar"[^>]*checked', page)
    assert not Consent.objects.exists()


def test_bram_reads_the_choice_and_has_no_form(client: Client, aa: Municipality, bram: User) -> None:
    client.force_login(bram)
    page = client.get(reverse("consent", args=[make_round(aa).pk])).content.decode()
    assert "Alleen de coördinator" in page
    assert "Bewaar deze keuze" not in page


def test_an_old_page_never_undoes_a_withdrawal_but_withdrawing_always_works(
    client: Client, aa: Municipality, anna: User
) -> None:
    address = reverse("consent", args=[make_round(aa).pk])
    client.force_login(anna)
    said = {"choice": "herkenbaar", "peer_kind": "provincie", "function": "Secretaris", "seen": ""}
    assert client.post(address, said).status_code == 302
    old = str(client.get(address).context["form"]["seen"].value())
    client.post(address, {**said, "choice": "geen"})  # by a colleague, on another page
    reply = client.post(address, {**said, "seen": old})
    assert reply.status_code == 409
    assert "Een collega wijzigde deze keuze intussen" in reply.content.decode()
    assert "Wij delen niets" in reply.content.decode()
    assert Consent.objects.get().choice == "geen"
    assert client.post(address, {**said, "seen": reply.context["form"]["seen"].value()}).status_code == 302
    assert Consent.objects.get().choice == "herkenbaar"
