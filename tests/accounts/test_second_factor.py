"""The second factor: setting it up, logging in with it, and who is led to it."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from assessments.models import AuditEntry, Municipality, User
from tests.accounts.codes import code_for, secret_on
from tests.people import PASSWORD


def log_in(client: Client, person: User) -> str:
    """Post e-mail address and password; where that leads."""
    response = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return response.headers["Location"]


def set_up_app(client: Client) -> str:
    """Set up an app with codes for who is logged in; its secret."""
    secret = secret_on(client.get(reverse("mfa_activate_totp")).content.decode())
    done = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    return secret


@pytest.fixture
def required(settings: Settings) -> None:
    """As in production: coordinators and VNG must have a second factor."""
    settings.MFA_REQUIRED_FOR = frozenset({"coordinator", "vng"})


def test_the_link_that_stops_a_mail_works_before_the_factor_is_there(
    client: Client, anna: User, required: None
) -> None:
    client.force_login(anna)
    for name in ("digest-stop", "reminder-stop"):
        assert client.get(reverse(name, args=["9.x"])).status_code == 404
    assert client.get(reverse("home")).headers["Location"] == reverse("mfa_index")


def test_an_app_asks_a_code_at_the_next_log_in(client: Client, anna: User) -> None:
    assert log_in(client, anna) == reverse("home")
    secret = set_up_app(client)
    client.post(reverse("account_logout"))
    assert log_in(client, anna) == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    page = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Deze code klopt niet" in page.content.decode()
    code = code_for(secret, step=1)  # the one before was used already
    assert client.post(reverse("mfa_authenticate"), {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_the_database_does_not_show_the_secret(client: Client, anna: User) -> None:
    log_in(client, anna)
    secret = set_up_app(client)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    codes = client.get(reverse("mfa_download_recovery_codes")).content.decode()
    assert codes.split()[-1] not in stored


def test_a_recovery_code_works_once(client: Client, anna: User) -> None:
    log_in(client, anna)
    set_up_app(client)
    code = client.get(reverse("mfa_download_recovery_codes")).content.decode().split()[-1]
    for status in (302, 200):
        client.post(reverse("account_logout"))
        log_in(client, anna)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == status


def test_the_owner_gets_a_letter_and_the_log_a_line(
    client: Client, anna: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    log_in(client, anna)
    with django_capture_on_commit_callbacks(execute=True):
        set_up_app(client)
    assert [letter.subject for letter in mail.outbox] == ["APK: App met codes ingesteld"]
    assert "je " not in str(mail.outbox[0].body)
    assert AuditEntry.objects.filter(action="tweede_stap.ingesteld", actor_id=anna.pk).count() == 1


def test_guessing_codes_stops_after_five(client: Client, anna: User) -> None:
    log_in(client, anna)
    set_up_app(client)
    client.post(reverse("account_logout"))
    log_in(client, anna)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    page = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "te vaak" in page.content.decode()


@pytest.mark.usefixtures("required")
def test_a_coordinator_is_led_to_the_second_factor_before_anything_else(client: Client, anna: User) -> None:
    log_in(client, anna)
    for path in ("/", "/gemeente/GM9001/"):
        assert client.get(path).headers["Location"] == reverse("mfa_index")
    for name in (
        "account",
        "mfa_index",
        "mfa_activate_totp",
        "account_logout",
        "health",
        "catalogue-home",
        "verify",
    ):
        assert client.get(reverse(name)).status_code in (200, 404), name
    set_up_app(client)
    assert client.get("/gemeente/GM9001/").status_code == 200


@pytest.mark.usefixtures("required")
def test_a_part_of_a_page_leads_the_whole_page_there(client: Client, anna: User) -> None:
    log_in(client, anna)
    response = client.get("/gemeente/GM9001/", headers={"hx-request": "true"})
    assert response.status_code == 403
    assert response.headers["HX-Redirect"] == reverse("mfa_index")


@pytest.mark.usefixtures("required")
def test_vng_is_led_there_too_and_others_are_not(client: Client, vera: User, bram: User, noor: User) -> None:
    for person, led in ((vera, True), (bram, False), (noor, False)):
        client = Client()
        log_in(client, person)
        assert (client.get("/").headers.get("Location") == reverse("mfa_index")) is led, person


@pytest.mark.usefixtures("required")
def test_who_becomes_coordinator_is_led_there_within_five_minutes(
    client: Client, bram: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(client, bram)
    assert client.get("/gemeente/GM9001/").status_code == 200
    bram.memberships.update(role="coordinator")
    monkeypatch.setattr("assessments.accounts.second_factor.HOLDS", 0)
    session = client.session
    session["apk_second_factor"] = 0  # five minutes later
    session.save()
    assert client.get("/gemeente/GM9001/").headers["Location"] == reverse("mfa_index")


@pytest.mark.usefixtures("required")
def test_the_check_costs_one_query_in_five_minutes(client: Client, bram: User) -> None:
    log_in(client, bram)
    client.get("/gemeente/GM9001/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/gemeente/GM9001/")
    assert not [query for query in asked.captured_queries if "mfa_authenticator" in query["sql"]]


def test_nobody_is_led_there_when_the_setting_is_empty(
    client: Client, anna: User, settings: Settings
) -> None:
    settings.MFA_REQUIRED_FOR = frozenset()
    log_in(client, anna)
    assert client.get("/gemeente/GM9001/").status_code == 200


def test_removing_the_only_factor_takes_the_recovery_codes_along(client: Client, anna: User) -> None:
    log_in(client, anna)
    set_up_app(client)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=anna).exists()


def test_a_stranger_cannot_touch_the_key_of_somebody_else(client: Client, anna: User, bram: User) -> None:
    key = Authenticator.objects.create(
        user=anna, type="webauthn", data={"name": "van Anna", "credential": {}}
    )
    log_in(client, bram)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.post(reverse(name, args=[key.pk]), {"name": "x"}).status_code == 404
    assert Authenticator.objects.get(pk=key.pk).data["name"] == "van Anna"


def test_an_administrator_wipes_the_factor_of_who_lost_it(
    client: Client, anna: User, aa: Municipality
) -> None:
    log_in(client, anna)
    set_up_app(client)
    call_command("wipe_second_factor", anna.email, reason="Telefoon kwijt, gebeld op het bekende nummer")
    assert client.get("/account/").status_code == 302  # her sessions ended
    assert log_in(Client(), anna) == reverse("home")
    assert AuditEntry.objects.get(action="tweede_stap.gewist").reason.startswith("Telefoon kwijt")
    with pytest.raises(CommandError, match="geen account"):
        call_command("wipe_second_factor", "niemand@voorbeeld.nl", reason="x")


def test_the_pages_of_the_second_factor_ask_to_log_in(client: Client, db: None) -> None:
    for name in ("mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"):
        assert client.get(reverse(name)).headers["Location"].startswith("/inloggen/"), name
    assert client.get(reverse("mfa_authenticate")).headers["Location"] == "/inloggen/"
