"""Keys of the API: shown once, stored as a hash, each for one organisation, and revoked at once."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail, serializers
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from assessments.accounts.api_tokens import token_for
from assessments.accounts.own_account import remove_account
from assessments.accounts.own_data import own_data
from assessments.constants import INVENTED_NOTICE, TeamRole
from assessments.models import ApiToken, AuditEntry, Municipality, User
from assessments.organisations.token_services import (
    LONGEST_DAYS,
    MOST,
    SHOWN_AGAIN,
    issue_token,
    revoke_token,
)
from tests.people import make_member

REASON = "Het programma is gestopt"
OWN = "/gemeente/GM9001/sleutels/"
VNG = "/vng/sleutels/"


def in_days(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def make(
    actor: User, place: Municipality | None, name: str = "Dashboard", *scopes: str
) -> tuple[ApiToken, str]:
    return issue_token(
        actor=actor,
        municipality=place,
        name=name,
        scopes=scopes or ("groepen",),
        expires_on=in_days(30),
    )


def seed_of(client: Client, path: str = OWN) -> str:
    """The number in the form that makes a key, as the page gives it."""
    found = re.search(r'name="formulier" value="([^"]+)"', client.get(path).content.decode())
    assert found is not None
    return found[1]


def key_in(page: Any) -> str:
    found = re.search(r"<code>(apk_[A-Za-z0-9_-]{43})</code>", page.content.decode())
    assert found is not None
    return found[1]


def test_a_key_is_shown_once_and_only_its_hash_is_kept(
    client: Client,
    anna: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client.force_login(anna)
    typed = {
        "name": "Dashboard",
        "scopes": ["groepen", "eigen-rondes"],
        "expires_on": in_days(30).isoformat(),
        "formulier": seed_of(client),
    }
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(OWN, typed)
    text = key_in(page)
    token = ApiToken.objects.get()
    assert token_for(text) == token
    assert (page.status_code, page["Cache-Control"]) == (200, "private, no-store")
    assert (token.municipality, token.scopes, token.created_by) == (aa, ["groepen", "eigen-rondes"], anna)
    kept = serializers.serialize("json", [*ApiToken.objects.all(), *AuditEntry.objects.all()])
    kept += json.dumps([one.get_decoded() for one in Session.objects.all()])
    kept += "".join(str(letter.body) + str(letter.subject) for letter in mail.outbox) + caplog.text
    kept += client.get(OWN).content.decode() + client.get(OWN, {"vorm": "xlsx"}).content.decode("latin-1")
    assert text not in kept
    assert text[12:] not in kept
    assert [letter.to for letter in mail.outbox] == [[anna.email]]
    again = client.post(OWN, typed | {"formulier": seed_of(client)})
    assert again.status_code == 422
    assert "Er werkt al een sleutel met deze naam" in again.content.decode()


def test_a_second_click_shows_the_same_key_and_makes_no_other(
    client: Client, anna: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client.force_login(anna)
    typed = {"name": "Dashboard", "scopes": ["groepen"], "expires_on": in_days(30).isoformat()}
    typed |= {"formulier": seed_of(client)}
    with django_capture_on_commit_callbacks(execute=True):
        first, second = client.post(OWN, typed), client.post(OWN, typed)
    assert key_in(first) == key_in(second)
    assert second["Cache-Control"] == "private, no-store"
    assert (ApiToken.objects.count(), len(mail.outbox)) == (1, 1)
    assert AuditEntry.objects.filter(action="sleutel.gemaakt").count() == 1


@pytest.mark.parametrize("why", ["later", "other", "revoked"])
def test_a_form_that_was_used_says_which_key_it_made_and_offers_to_revoke_it(
    client: Client, anna: User, why: str
) -> None:
    client.force_login(anna)
    typed = {"name": "Dashboard", "scopes": ["groepen"], "expires_on": in_days(30).isoformat()}
    typed |= {"formulier": seed_of(client)}
    client.post(OWN, typed)
    token = ApiToken.objects.get()
    if why == "later":
        ApiToken.objects.update(created_at=timezone.now() - SHOWN_AGAIN)
    elif why == "other":
        typed["name"] = "Iets anders"
    else:
        revoke_token(actor=anna, token=token, reason=REASON)
    page = client.post(OWN, typed)
    text = page.content.decode()
    assert page.status_code == 409
    assert "Met dit formulier is de sleutel “Dashboard” al gemaakt" in text
    assert "<code>" not in text
    assert f'value="{typed["name"]}"' in text
    path = reverse("municipality-token-revoke", args=["GM9001", token.pk])
    assert (f'action="{path}"' in text) == (why != "revoked")
    assert ApiToken.objects.count() == 1
    if why != "revoked":
        reason = re.search(r'name="reason" value="([^"]+)"', text)
        assert reason is not None
        assert client.post(path, {"reason": reason[1]}).status_code == 302
    fresh = re.search(r'name="formulier" value="([^"]+)"', text)
    assert fresh is not None
    assert client.post(OWN, typed | {"formulier": fresh[1]}).status_code == 200


def test_a_form_of_somebody_else_or_of_nobody_makes_no_key(
    client: Client, anna: User, vera: User, aa: Municipality
) -> None:
    client.force_login(vera)
    of_vera = seed_of(client, VNG)
    client.force_login(anna)
    typed = {"name": "Dashboard", "scopes": ["groepen"], "expires_on": in_days(30).isoformat()}
    for seed in ("", "x", of_vera, seed_of(client)[:-1]):
        page = client.post(OWN, typed | {"formulier": seed})
        assert page.status_code == 422
        assert "De pagina is verouderd" in page.content.decode()
    assert not ApiToken.objects.exists()


def test_vng_revokes_a_key_that_leaked_and_the_municipality_hears_why(
    client: Client,
    vera: User,
    yara: User,
    anna: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    token, text = make(anna, aa)
    client.force_login(vera)
    path = reverse("vng-token-revoke", args=[aa.pk, token.pk])
    assert path in client.get(reverse("vng-municipality", args=[aa.pk])).content.decode()
    for given in (text, token.prefix, f" {token.prefix}… "):
        assert client.post(reverse("vng-token-find"), {"sleutel": given})["Location"] == path
    assert client.post(path, {"reason": "weg"}).status_code == 422
    assert token_for(text) == token
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(path, {"reason": "Stond in een openbare map"}, follow=True)
    assert "werkt vanaf nu niet meer" in page.content.decode()
    assert token_for(text) is None
    (letter,) = mail.outbox
    assert letter.to == [anna.email]
    assert "Stond in een openbare map" in letter.body
    assert text not in letter.body
    entry = AuditEntry.objects.get(action="sleutel.ingetrokken")
    assert (entry.municipality, entry.actor, entry.reason) == (aa, vera, "Stond in een openbare map")
    client.force_login(anna)
    assert (
        "Stond in een openbare map"
        in client.get(reverse("municipality-audit", args=[aa.pk])).content.decode()
    )


def test_the_page_that_revokes_a_key_says_that_a_municipality_is_invented(
    client: Client, vera: User, anna: User, aa: Municipality
) -> None:
    Municipality.objects.filter(pk=aa.pk).update(is_fictional=True)
    token, _ = make(anna, aa)
    for person, address, says in (
        (anna, reverse("municipality-token-revoke", args=[aa.pk, token.pk]), INVENTED_NOTICE),
        (vera, reverse("vng-token-revoke", args=[aa.pk, token.pk]), "verzonnen gemeenten"),
    ):
        client.force_login(person)
        assert says in client.get(address).content.decode()


def test_vng_finds_no_key_by_less_than_its_begin(
    client: Client, vera: User, anna: User, aa: Municipality, bee: Municipality
) -> None:
    token, _ = make(anna, aa)
    of_vng, text = make(vera, None)
    client.force_login(vera)
    find = reverse("vng-token-find")
    for given in ("", "apk_", token.prefix[:9], "apk_" + "x" * 43, "%" * 10):
        page = client.post(find, {"sleutel": given}, follow=True)
        assert "Deze sleutel kennen wij niet" in page.content.decode()
    assert client.post(find, {"sleutel": text})["Location"] == reverse("api-token-revoke", args=[of_vng.pk])
    assert client.get(reverse("vng-token-revoke", args=[bee.pk, token.pk])).status_code == 404


def test_the_log_says_who_made_what_for_whom_and_who_ended_it(
    client: Client, anna: User, aa: Municipality
) -> None:
    token, text = make(anna, aa)
    client.force_login(anna)
    path = reverse("municipality-token-revoke", args=[aa.pk, token.pk])
    assert client.post(path, {"reason": "weg"}).status_code == 422
    page = client.post(path, {"reason": REASON}, follow=True)
    assert "werkt vanaf nu niet meer" in page.content.decode()
    assert token_for(text) is None
    made, ended = AuditEntry.objects.filter(action__startswith="sleutel.").order_by("pk")
    assert made.subject == ended.subject == f"Dashboard ({token.prefix}…)"
    assert made.new == {"mag_lezen": ["groepen"], "geldig_tot": in_days(30).isoformat()}
    assert (ended.municipality, ended.reason) == (aa, REASON)
    assert "al ingetrokken" in client.get(path).content.decode()
    with pytest.raises(ValidationError, match="al ingetrokken"):
        revoke_token(actor=anna, token=token, reason=REASON)
    make(anna, aa)  # the name is free again


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "  "}, "Schrijf op waarvoor"),
        ({"scopes": []}, "Kies ten minste één onderdeel"),
        ({"scopes": ["respons"]}, "hoort niet bij deze organisatie"),
        ({"expires_on": in_days(-1).isoformat()}, "Kies een datum van vandaag"),
        ({"expires_on": in_days(LONGEST_DAYS + 1).isoformat()}, "Kies een datum van vandaag"),
        ({"expires_on": "morgen"}, "Schrijf de datum als dag, maand en jaar"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(
    client: Client, anna: User, changes: dict[str, object], words: str
) -> None:
    client.force_login(anna)
    typed = {"name": "Dashboard", "scopes": ["groepen"], "expires_on": in_days(30).isoformat()}
    page = client.post(OWN, typed | {"formulier": seed_of(client)} | changes)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert not ApiToken.objects.exists()


def test_each_organisation_has_its_own_keys_and_scopes(
    client: Client, anna: User, vera: User, dirk: User, aa: Municipality, bee: Municipality
) -> None:
    of_aa, _ = make(anna, aa, "Van Aa")
    of_vng, _ = make(vera, None, "Van VNG", "groepen", "respons")
    for scope, place, actor in (("eigen-rondes", None, vera), ("respons", aa, anna)):
        with pytest.raises(ValidationError, match="hoort niet bij deze organisatie"):
            make(actor, place, "Anders", scope)
    client.force_login(dirk)
    assert client.get(reverse("municipality-token-revoke", args=["GM9002", of_aa.pk])).status_code == 404
    assert "Van Aa" not in client.get("/gemeente/GM9002/sleutels/").content.decode()
    client.force_login(vera)
    page = client.get(VNG).content.decode()
    assert "Van VNG" in page
    assert "Van Aa" not in page
    client.post(reverse("api-token-revoke", args=[of_vng.pk]), {"reason": REASON})
    of_vng.refresh_from_db()
    assert of_vng.revoked_by == vera
    of_vng_too = reverse("municipality-token-revoke", args=["GM9001", of_vng.pk])
    client.force_login(anna)
    assert client.get(of_vng_too).status_code == 404


def test_a_key_outlives_who_made_it_and_the_next_coordinator_sees_it(
    client: Client, anna: User, aa: Municipality
) -> None:
    token, text = make(anna, aa)
    assert own_data(anna)["gemaakte_sleutels_van_de_API"][0]["begin_van_de_sleutel"] == token.prefix
    assert text not in json.dumps(own_data(anna), default=str)
    assert token.hash not in json.dumps(own_data(anna), default=str)
    nina = make_member("Nina", aa, TeamRole.COORDINATOR, "Coördinator")
    remove_account(actor=anna)
    assert token_for(text) == token
    client.force_login(nina)
    page = client.get(OWN).content.decode()
    assert "Dashboard" in page
    assert "Account verwijderd" in page


def test_the_list_costs_the_same_for_many_and_there_is_an_end(
    client: Client, anna: User, aa: Municipality, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ApiToken.objects.bulk_create(
        ApiToken(
            municipality=aa, name=f"S{number}", prefix="apk_abc", hash=f"{number:064}", expires_on=in_days(9)
        )
        for number in range(MOST)
    )
    client.force_login(anna)
    with django_assert_max_num_queries(12):
        assert client.get(OWN).status_code == 200
    with pytest.raises(ValidationError, match="Er werken al 20 sleutels"):
        make(anna, aa)


def test_those_who_give_rights_at_vng_hear_of_a_key(
    vera: User, yara: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        _, text = make(vera, None)
    assert [letter.to for letter in mail.outbox] == [[vera.email]]
    assert text not in str(mail.outbox[0].body)
    assert "http://localhost:8000/vng/sleutels/" in mail.outbox[0].body
