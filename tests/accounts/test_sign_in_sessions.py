"""Sessions end: by time, by silence, by logging out everywhere, and by another password."""

from __future__ import annotations

import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from assessments.accounts import sign_in_session
from assessments.models import AuditEntry, Municipality, User
from tests.answering.calls import CORE
from tests.build import make_round
from tests.people import PASSWORD


def log_in(person: User) -> Client:
    """A browser of its own, logged in through the page."""
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock of the sessions that a test moves by hand: seconds to add."""
    ahead = [0.0]
    real = time.time
    monkeypatch.setattr(sign_in_session.time, "time", lambda: real() + ahead[0])
    return ahead


def test_an_hour_of_silence_ends_a_session(anna: User, clock: list[float]) -> None:
    client = log_in(anna)
    clock[0] = 61 * 60
    page = client.get("/account/", follow=True)
    assert "U bent uitgelogd" in page.content.decode()
    assert not is_in(client)


def test_who_goes_on_working_stays_in_until_the_end_of_the_day(anna: User, clock: list[float]) -> None:
    client = log_in(anna)
    for minutes in range(0, 600, 50):
        clock[0] = minutes * 60
        assert is_in(client), minutes
    clock[0] = 10 * 3600 + 1
    assert not is_in(client)


def test_the_hours_and_minutes_are_settings(anna: User, clock: list[float], settings: Settings) -> None:
    settings.SESSION_HOURS, settings.IDLE_MINUTES = 1, 5
    client = log_in(anna)
    clock[0] = 4 * 60
    assert is_in(client)
    clock[0] = 4 * 60 + 5 * 60 + 1
    assert not is_in(client)


def test_a_click_costs_no_write_within_five_minutes(anna: User, clock: list[float]) -> None:
    client = log_in(anna)
    # Not close to the border: the time that the test itself takes comes on top.
    for seconds, writes in ((10, 0), (270, 0), (330, 1), (340, 0)):
        clock[0] = seconds
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/")
        written = [query for query in asked.captured_queries if query["sql"].startswith(("UPDATE", "INSERT"))]
        assert len(written) == writes, seconds


def test_an_expired_session_gets_the_message_of_the_autosave(
    aa: Municipality, anna: User, clock: list[float]
) -> None:
    client = log_in(anna)
    path = reverse("save-answer", args=[make_round(aa).pk, CORE])
    clock[0] = 2 * 3600
    response = client.post(path, headers={"hx-request": "true"})
    assert response.status_code == 401
    assert "Uw tekst staat er nog" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_session_that_our_adapter_did_not_begin_ends_as_well(anna: User, clock: list[float]) -> None:
    client = Client()
    client.force_login(anna)
    assert is_in(client)
    clock[0] = 61 * 60
    assert not is_in(client)


def test_logging_out_everywhere_leaves_only_the_present_browser(anna: User) -> None:
    here, there = log_in(anna), log_in(anna)
    page = here.post(reverse("sign-out-everywhere"), follow=True)
    assert "op alle andere apparaten uitgelogd" in page.content.decode()
    assert is_in(here)
    assert not is_in(there)
    assert AuditEntry.objects.filter(action="account.overal_uitgelogd", actor_id=anna.pk).count() == 1


def test_another_password_ends_the_other_sessions_and_is_logged(anna: User) -> None:
    here, there = log_in(anna), log_in(anna)
    new = "een-nieuw-lang-wachtwoord-7"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post(reverse("account_change_password"), form)
    assert is_in(here)
    assert not is_in(there)
    assert AuditEntry.objects.filter(action="account.wachtwoord").count() == 1


def test_guessing_at_many_accounts_from_one_place_stops(anna: User) -> None:
    client = Client()
    pages = [
        client.post(reverse("account_login"), {"login": f"x{n}@voorbeeld.nl", "password": "fout"})
        for n in range(11)
    ]
    assert "klopt niet" in pages[0].content.decode()
    assert "U probeert het te vaak" in pages[-1].content.decode()


def test_showing_that_it_is_you_is_limited_too(anna: User) -> None:
    client = log_in(anna)
    pages = [client.post(reverse("account_reauthenticate"), {"password": "fout"}) for _ in range(11)]
    assert pages[0].status_code == 200
    assert pages[-1].status_code == 429
    assert "U probeert het te vaak" in pages[-1].content.decode()
