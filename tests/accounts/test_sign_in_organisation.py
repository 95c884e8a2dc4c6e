"""Setting up single sign-on, and deciding who somebody is: without a browser and without a provider."""

from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from assessments.accounts.sealing import SealBroken, unseal
from assessments.accounts.sign_in_organisation import OrganisationAdapter, _address, organisation_for
from assessments.accounts.sign_in_services import SignInRefused, recognise, save_sign_in, switch_off
from assessments.models import AuditEntry, Municipality, OrganisationSignIn, User

GOOD: dict[str, Any] = {
    "key": "gemeente-aa",
    "name": "Gemeente Aa",
    "server": "https://inloggen.voorbeeld.nl",
    "client_id": "apk",
    "secret": "een-geheim",
    "domains": ["Voorbeeld.NL"],
}


@pytest.fixture
def row(aa: Municipality) -> OrganisationSignIn:
    return save_sign_in(actor=None, municipality=aa, **GOOD)


def test_the_secret_is_neither_in_the_database_nor_in_the_log(
    row: OrganisationSignIn, settings: Settings
) -> None:
    assert "een-geheim" not in row.client_secret
    assert unseal(row.client_secret) == "een-geheim"
    entry = AuditEntry.objects.get(action="aanmelding.ingesteld")
    assert "een-geheim" not in str(entry.new)
    settings.SECRET_KEY = "another"
    with pytest.raises(SealBroken):
        unseal(row.client_secret)
    settings.SECRET_KEY_FALLBACKS = ["only-for-the-tests"]
    assert unseal(row.client_secret) == "een-geheim"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"key": "Gemeente Aa"}, "sleutel"),
        ({"key": "mislukt"}, "sleutel"),
        ({"server": "ftp://x"}, "https://"),
        ({"domains": []}, "ten minste één e-maildomein"),
        ({"domains": ["geen domein"]}, "is geen e-maildomein"),
        ({"domains": ["gmail.com"]}, "algemene aanbieder"),
        ({"secret": " "}, "--secret-file"),
        ({"name": ""}, "--name"),
    ],
)
def test_a_faulty_sign_on_is_refused(aa: Municipality, wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save_sign_in(actor=None, municipality=aa, **{**GOOD, **wrong})
    assert not OrganisationSignIn.objects.exists()


def test_two_municipalities_cannot_share_a_domain_or_a_key(
    row: OrganisationSignIn, bee: Municipality
) -> None:
    with pytest.raises(ValidationError) as refused:
        save_sign_in(actor=None, municipality=bee, **GOOD)
    assert len(refused.value.messages) == 2


@pytest.mark.parametrize(
    ("who", "sentence"),
    [
        ({"email": ""}, "gaf geen e-mailadres door"),
        ({"verified": False}, "is gecontroleerd"),
        ({"email": "x y@voorbeeld.nl"}, "gaf geen e-mailadres door"),
        ({"email": "x@elders.nl"}, "hoort niet bij"),
        ({"email": "x@voorbeeld.nl.kwaad.nl"}, "hoort niet bij"),
        ({"email": "x@voorbeeld.nl@kwaad.nl"}, "hoort niet bij"),
    ],
)
def test_an_identity_outside_the_rules_is_refused(
    row: OrganisationSignIn, who: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(SignInRefused, match=sentence):
        recognise(row=row, **{"uid": "1", "email": "x@voorbeeld.nl", "name": "X", "verified": True, **who})
    assert not User.objects.exists()


def test_who_comes_back_after_it_was_switched_off_reads_why(
    row: OrganisationSignIn, rf: RequestFactory
) -> None:
    switch_off(actor=None, municipality=row.municipality)
    request = rf.get("/inloggen/organisatie/gemeente-aa/terug/")
    request.user = AnonymousUser()
    request.session = SessionStore()
    login = SocialLogin(user=User(), account=SocialAccount(provider=row.key, uid="1", extra_data={}))
    with pytest.raises(ImmediateHttpResponse) as refused:
        OrganisationAdapter().pre_social_login(request, login)
    assert refused.value.response.status_code == 403
    assert "Inloggen via deze organisatie is uitgezet." in refused.value.response.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("known", [True, False])
def test_somebody_who_comes_in_many_times_at_once_gets_one_account(
    aa: Municipality, bram: User, known: bool
) -> None:
    row = save_sign_in(actor=None, municipality=aa, **GOOD)
    gate = threading.Barrier(6)
    email = bram.email if known else "nieuw@voorbeeld.nl"

    def come_in() -> int:
        try:
            gate.wait(timeout=20)
            return recognise(row=row, uid="7", email=email, name="Bram", verified=True)[0].pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        people = {one.result(timeout=60) for one in [pool.submit(come_in) for _ in range(6)]}
    assert people == {User.objects.get(email=email).pk}
    assert SocialAccount.objects.count() == 1
    assert AuditEntry.objects.filter(action="aanmelding.gekoppeld").count() == 1


def test_nobody_becomes_vng_or_administrator_through_a_municipality(
    row: OrganisationSignIn, vera: User
) -> None:
    boss = User.objects.create_superuser("baas@voorbeeld.nl", name="Baas")
    for person in (vera, boss):
        with pytest.raises(SignInRefused, match="niet via een organisatie"):
            recognise(row=row, uid=str(person.pk), email=person.email, name="", verified=True)


def test_somebody_keeps_the_account_when_the_address_changes(row: OrganisationSignIn, bram: User) -> None:
    recognise(row=row, uid="7", email=bram.email, name="Bram", verified=True)
    person, _ = recognise(row=row, uid="7", email="bram.bos@voorbeeld.nl", name="Bram", verified=True)
    assert person == bram


def test_another_server_forgets_who_was_known_by_the_old_one(row: OrganisationSignIn, bram: User) -> None:
    recognise(row=row, uid="7", email=bram.email, name="Bram", verified=True)
    save_sign_in(
        actor=None, municipality=row.municipality, **{**GOOD, "server": "https://nieuw.voorbeeld.nl"}
    )
    row.refresh_from_db()
    person, _ = recognise(row=row, uid="8", email=bram.email, name="Bram", verified=True)
    assert person == bram


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"userinfo": {"email": "a@b.nl", "email_verified": True}}, True),
        ({"userinfo": {"email": "a@b.nl", "email_verified": "true"}}, True),
        ({"userinfo": {"email": "a@b.nl"}, "id_token": {"email": "A@b.nl", "xms_edov": 1}}, True),
        ({"userinfo": {"email": "a@b.nl"}, "id_token": {"email": "c@b.nl", "xms_edov": True}}, False),
        ({"userinfo": {"email": "a@b.nl", "email_verified": False}}, False),
        ({"userinfo": {"email": "a@b.nl", "email_verified": "nee"}}, False),
        ({"userinfo": {"email": "a@b.nl"}}, False),
        ({}, False),
    ],
)
def test_only_a_clear_yes_counts_as_verified(claims: dict[str, Any], expected: bool) -> None:
    assert _address(claims)[1] is expected


def test_the_organisation_is_found_by_the_domain(row: OrganisationSignIn, client: Client) -> None:
    assert organisation_for("iemand@VOORBEELD.nl") == row
    assert organisation_for("iemand@elders.nl") is None
    page = client.post(reverse("organisation-sign-in"), {"email": "x@voorbeeld.nl", "next": "/account/"})
    assert "/inloggen/organisatie/gemeente-aa/?next=/account/" in page.content.decode()
    page = client.post(reverse("organisation-sign-in"), {"email": "x@elders.nl"})
    assert page.status_code == 422
    assert "geen inloggen via de organisatie" in page.content.decode()
    assert "x@elders.nl" in page.content.decode()


def test_looking_for_organisations_stops_after_thirty_times(client: Client, db: None) -> None:
    last = [client.post(reverse("organisation-sign-in"), {"email": "x@elders.nl"}) for _ in range(31)][-1]
    assert last.status_code == 429
    assert "U probeert het te vaak" in last.content.decode()


def test_the_log_in_page_offers_an_organisation_only_when_there_is_one(
    client: Client, aa: Municipality
) -> None:
    assert "Log in met uw organisatie" not in client.get("/inloggen/").content.decode()
    save_sign_in(actor=None, municipality=aa, **GOOD)
    assert "Log in met uw organisatie" in client.get("/inloggen/").content.decode()


def test_a_provider_that_does_not_answer_is_no_fault_of_ours(row: OrganisationSignIn, client: Client) -> None:
    OrganisationSignIn.objects.update(server_url="http://127.0.0.1:9")
    page = client.get(reverse("openid_connect_login", args=[row.key]))
    assert page.status_code == 502
    assert "Uw organisatie antwoordt niet" in page.content.decode()


def test_nobody_connects_an_organisation_to_another_account(row: OrganisationSignIn, client: Client) -> None:
    for path in (
        "/inloggen/organisatie/gemeente-aa/terug/",
        "/inloggen/organisatie/gemeente-aa/terug/?state=x&code=y",
    ):
        assert client.get(path).status_code == 401
    assert client.get("/inloggen/organisatie/onbekend/").status_code == 404


def test_the_command_sets_up_and_switches_off(aa: Municipality, tmp_path: Path) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("een-geheim\n")
    said = io.StringIO()
    call_command(
        "save_sign_in",
        aa.code,
        key="gemeente-aa",
        name="Gemeente Aa",
        server="https://inloggen.voorbeeld.nl/",
        client_id="apk",
        secret_file=secret,
        domain=["voorbeeld.nl", "aa.nl"],
        stdout=said,
    )
    assert "http://localhost:8000/inloggen/organisatie/gemeente-aa/terug/" in said.getvalue()
    row = OrganisationSignIn.objects.get()
    assert row.server_url == "https://inloggen.voorbeeld.nl"
    call_command("save_sign_in", aa.code, off=True, stdout=said)
    assert organisation_for("x@aa.nl") is None
    assert AuditEntry.objects.filter(action__startswith="aanmelding.").count() == 2


def test_the_command_says_what_is_wrong_and_changes_nothing(aa: Municipality, bee: Municipality) -> None:
    with pytest.raises(CommandError, match="GM9999 staat niet"):
        call_command("save_sign_in", "GM9999", key="x")
    with pytest.raises(CommandError, match="--secret-file"):
        call_command("save_sign_in", aa.code, key="x", name="X", server="https://x.nl", domain=["x.nl"])
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("save_sign_in", aa.code, key="x", secret_file=Path("bestaat-niet"))
    with pytest.raises(CommandError, match="heeft geen inloggen via de organisatie"):
        call_command("save_sign_in", bee.code, off=True)
    assert not OrganisationSignIn.objects.exists()
