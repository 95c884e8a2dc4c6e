"""One link in two tabs, on real connections: one account, one membership, one clear refusal."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from assessments.accounts.addresses import Address
from assessments.accounts.invitations import invite_people
from assessments.models import AuditEntry, Invitation, Membership, Municipality, User
from tests.accounts.inviting import NEW_ACCOUNT, link_of

pytestmark = pytest.mark.django_db(transaction=True)
TABS = 6
ROUNDS = 5


def press_together(link: str, data: dict[str, str], person: User | None = None) -> list[int]:
    """The statuses when every tab presses the button at the same moment."""
    gate = threading.Barrier(TABS)
    clients = [Client() for _ in range(TABS)]
    for client in clients:
        if person:
            client.force_login(person)

    def press(client: Client) -> int:
        try:
            gate.wait(timeout=20)
            return int(client.post(link, data).status_code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TABS) as pool:
        return [future.result(timeout=60) for future in [pool.submit(press, one) for one in clients]]


def test_a_newcomer_who_presses_in_many_tabs_gets_one_account(anna: User, aa: Municipality) -> None:
    for number in range(ROUNDS):
        email = f"jan{number}@voorbeeld.nl"
        invite_people(actor=anna, municipality=aa, addresses=[Address(email)], role="invuller")
        statuses = press_together(link_of(email), NEW_ACCOUNT)
        assert statuses.count(302) == 1, statuses
        # The others saw it used, or came when the account was there and were asked to log in.
        assert set(statuses) <= {302, 410, 200}, statuses
        assert User.objects.filter(email=email).count() == 1
    assert Membership.objects.filter(municipality=aa).count() == 1 + ROUNDS
    assert AuditEntry.objects.filter(action="uitnodiging.aangenomen").count() == ROUNDS


def test_a_person_who_presses_in_many_tabs_joins_once(anna: User, noor: User, aa: Municipality) -> None:
    invite_people(actor=anna, municipality=aa, addresses=[Address(noor.email)], role="meelezer")
    statuses = press_together(link_of(noor.email), {"function": "Adviseur"}, noor)
    assert set(statuses) <= {302, 410}
    assert noor.memberships.count() == 1
    assert AuditEntry.objects.filter(action="uitnodiging.aangenomen").count() == 1


def test_withdrawing_and_accepting_at_once_gives_one_of_the_two(anna: User, aa: Municipality) -> None:
    for number in range(ROUNDS):
        email = f"piet{number}@voorbeeld.nl"
        (invitation,) = invite_people(
            actor=anna, municipality=aa, addresses=[Address(email)], role="invuller"
        )
        link = link_of(email)
        gate = threading.Barrier(2)
        coordinator, newcomer = Client(), Client()
        coordinator.force_login(anna)
        withdraw = f"/gemeente/GM9001/uitnodiging/{invitation.pk}/intrekken/"

        def post(client: Client, path: str, data: dict[str, str], gate: threading.Barrier = gate) -> int:
            try:
                gate.wait(timeout=20)
                return int(client.post(path, data).status_code)
            finally:
                connections.close_all()

        with ThreadPoolExecutor(2) as pool:
            accepted = pool.submit(post, newcomer, link, NEW_ACCOUNT)
            pool.submit(post, coordinator, withdraw, {}).result(timeout=60)
            status = accepted.result(timeout=60)
        stored = Invitation.objects.get(pk=invitation.pk)
        assert (stored.accepted_at is None) != (stored.withdrawn_at is None)
        assert (status == 302) == (stored.accepted_at is not None)
        assert User.objects.filter(email=email).exists() == (status == 302)
