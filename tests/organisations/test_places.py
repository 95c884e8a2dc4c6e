"""Municipalities for VNG: found by filters, helped to a coordinator with a reason, and never looked into."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from assessments.constants import TeamRole
from assessments.models import (
    AuditEntry,
    Invitation,
    Membership,
    Municipality,
    MunicipalityChange,
    OrganisationSignIn,
    User,
)
from assessments.organisations import sentences
from assessments.organisations.place_queries import PlaceFilter, places_for
from assessments.organisations.place_services import (
    appoint_coordinator,
    invite_coordinator,
    withdraw_of_vng,
)
from tests.accounts.inviting import invite
from tests.people import make_member, make_municipality

REASON = "De coördinator is uit dienst"
LIST = "/vng/gemeenten/"
TODAY = dt.date(2026, 11, 22)


def one(name: str, code: str = "GM9001") -> str:
    return reverse(name, args=[code])


def found(**wanted: str) -> list[str]:
    return [place.name for place in places_for(PlaceFilter(**wanted), TODAY)]


@pytest.fixture
def places(db: None) -> None:
    """Four municipalities that differ in everything that can be filtered."""
    make_municipality("GM9001", "Aa", inhabitants=19_999)
    make_municipality("GM9002", "Bee", inhabitants=20_000, province_code="PV20", province="Groningen")
    make_municipality("GM9003", "Cee", inhabitants=100_000, omgevingsdienst="ODG")
    make_municipality("GM9004", "Dee", valid_until=TODAY)
    make_municipality("GM9005", "Eee", valid_from=TODAY + dt.timedelta(days=40))
    make_municipality("GM5001", "Fee (simulatie)", is_fictional=True)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["Aa", "Bee", "Cee", "Eee"]),
        ({"stand": "opgeheven"}, ["Dee"]),
        ({"stand": "verzonnen"}, ["Fee (simulatie)"]),
        ({"q": "ee"}, ["Bee", "Cee", "Eee"]),
        ({"q": "gm9003"}, ["Cee"]),
        ({"province": "PV20"}, ["Bee"]),
        ({"service": "ODG"}, ["Cee"]),
        ({"size": "tot-20000"}, ["Aa"]),
        ({"size": "20000-50000"}, ["Bee", "Eee"]),
        ({"size": "vanaf-100000"}, ["Cee"]),
        ({"size": "onbekend"}, []),
    ],
)
def test_filters_find_what_they_say(places: None, wanted: dict[str, str], names: list[str]) -> None:
    assert found(**wanted) == names


def test_filters_know_who_has_a_coordinator_and_an_own_sign_in(places: None) -> None:
    aa, bee = Municipality.objects.filter(name__in=["Aa", "Bee"]).order_by("name")
    make_member("Anna", aa, TeamRole.COORDINATOR, "Coördinator")
    blocked = make_member("Dirk", bee, TeamRole.COORDINATOR, "Coördinator")
    User.objects.filter(pk=blocked.pk).update(is_active=False)
    OrganisationSignIn.objects.create(key="bee", municipality=bee, name="Bee", domains=["bee.nl"])
    assert found(coordinator="wel") == ["Aa"]
    assert found(coordinator="geen") == ["Bee", "Cee", "Eee"]
    assert found(sign_in="wel") == ["Bee"]
    assert [place.people for place in places_for(PlaceFilter(), TODAY)] == [1, 1, 0, 0]  # type: ignore[attr-defined]


def test_the_list_and_its_file_say_the_same(
    client: Client, vera: User, anna: User, bee: Municipality
) -> None:
    client.force_login(vera)
    html = client.get(LIST).content.decode()
    assert "GM9001" in html
    assert '<span class="apk-strong">2</span> gemeenten' in html
    sheet = load_workbook(BytesIO(client.get(LIST, {"vorm": "xlsx"}).content))["Gemeenten"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    assert [(row[0], row[3], row[5], row[6]) for row in rows] == [
        ("Aa", 42000, 1, "Ja"),
        ("Bee", 42000, 0, "Nee"),
    ]
    assert AuditEntry.objects.filter(action="vng.gemeente", municipality=None).count() == 2


def test_the_list_costs_the_same_for_many(
    client: Client, vera: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        make_municipality(f"GM8{number:03}", f"Plaats {number}")
    client.force_login(vera)
    with django_assert_max_num_queries(12):
        html = client.get(LIST).content.decode()
    assert "Pagina 1 van 3" in html
    assert client.get(LIST, {"provincie": "onzin", "bladzijde": "x"}).status_code == 200


def test_a_municipality_shows_its_team_and_no_secret(
    client: Client,
    vera: User,
    anna: User,
    olga: User,
    aa: Municipality,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    invite(anna, aa, "wacht@voorbeeld.nl")
    OrganisationSignIn.objects.create(
        key="aa", municipality=aa, name="Gemeente Aa", server_url="https://in.aa.nl", domains=["aa.nl"],
        client_id="client-7", client_secret="heel-geheim",
    )  # fmt: skip
    MunicipalityChange.objects.create(
        day=dt.date(2025, 1, 1), old_code="GM8999", old_name="Oud", new_code="GM9001", new_name="Aa"
    )
    client.force_login(vera)
    with django_assert_max_num_queries(12):
        html = client.get(one("vng-municipality")).content.decode()
    for words in (anna.email, "Een deel", "wacht@voorbeeld.nl", "https://in.aa.nl", "Oud (GM8999)"):
        assert words in html
    for words in ("heel-geheim", "client-7", "Maak dit teamlid", "Trek de uitnodiging in"):
        assert words not in html
    entry = AuditEntry.objects.get(action="vng.gemeente")
    assert entry.municipality == aa
    assert client.get(one("vng-municipality"), {"vorm": "xlsx"}).content[:2] == b"PK"
    assert client.get(one("vng-municipality", "GM0000")).status_code == 404


def test_the_first_coordinator_is_invited_without_more(
    client: Client,
    vera: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client.force_login(vera)
    with django_capture_on_commit_callbacks(execute=True):
        typed = {"email": "Els@aa.nl", "name": "Els"}
        page = client.post(one("vng-coordinator-invite"), typed, follow=True)
    assert "els@aa.nl krijgt een uitnodiging als coördinator" in page.content.decode()
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.created_by) == ("coordinator", vera)
    assert [letter.to for letter in mail.outbox] == [["els@aa.nl"]]
    assert "Vera (VNG) nodigt u uit" in mail.outbox[0].body
    again = client.post(one("vng-coordinator-invite"), {"email": "jan@aa.nl"})
    assert again.status_code == 422
    assert "Er loopt al een uitnodiging van VNG voor els@aa.nl" in again.content.decode()


def test_a_team_that_has_one_gets_another_with_a_reason_and_hears_of_it(
    client: Client,
    vera: User,
    anna: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client.force_login(vera)
    refused = client.post(one("vng-coordinator-invite"), {"email": "els@aa.nl"})
    assert refused.status_code == 422
    assert "waarom. Het logboek bewaart dit" in refused.content.decode()
    assert 'value="els@aa.nl"' in refused.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(one("vng-coordinator-invite"), {"email": "els@aa.nl", "reason": REASON})
    entry = AuditEntry.objects.get(action="uitnodiging.verstuurd")
    assert (entry.municipality, entry.actor, entry.reason) == (aa, vera, REASON)
    assert sorted((letter.to[0], REASON in letter.body) for letter in mail.outbox) == [
        ("anna@voorbeeld.nl", True),
        ("els@aa.nl", False),
    ]
    assert Membership.objects.get(user=anna).role == "coordinator"


@pytest.mark.parametrize("email", ["vera@voorbeeld.nl", "bram@voorbeeld.nl"])
def test_vng_never_comes_into_a_team_and_nobody_twice(
    vera: User, anna: User, bram: User, aa: Municipality, email: str
) -> None:
    with pytest.raises(ValidationError):
        invite_coordinator(actor=vera, municipality=aa, email=email, name="", reason=REASON)
    assert not Invitation.objects.exists()


def test_only_an_invitation_of_vng_is_withdrawn_by_vng(
    client: Client, vera: User, anna: User, aa: Municipality
) -> None:
    (theirs,) = invite(anna, aa, "wacht@voorbeeld.nl", role="coordinator")
    with pytest.raises(ValidationError, match="van de gemeente zelf"):
        withdraw_of_vng(actor=vera, invitation=theirs, reason=REASON)
    ours = invite_coordinator(actor=vera, municipality=aa, email="els@aa.nl", name="", reason=REASON)
    client.force_login(vera)
    path = reverse("vng-coordinator-withdraw", args=[aa.pk, ours.pk])
    assert client.post(path, {"reason": "kort"}).status_code == 422
    assert "De link werkt niet meer" in client.post(path, {"reason": REASON}, follow=True).content.decode()
    assert AuditEntry.objects.get(action="uitnodiging.ingetrokken").reason == REASON
    page = client.post(reverse("vng-coordinator-resend", args=[aa.pk, ours.pk]), follow=True)
    assert "al aangenomen of ingetrokken" in page.content.decode()


def test_somebody_of_the_team_becomes_coordinator_only_when_nobody_is(
    client: Client,
    vera: User,
    anna: User,
    bram: User,
    olga: User,
    wim: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    member = Membership.objects.get(user=bram)
    with pytest.raises(ValidationError, match="heeft een coördinator"):
        appoint_coordinator(actor=vera, municipality=aa, member_id=member.pk, reason=REASON)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    for person in (olga, wim, anna):
        unfit = Membership.objects.get(user=person).pk
        with pytest.raises(ValidationError, match="Kies een ander"):
            appoint_coordinator(actor=vera, municipality=aa, member_id=unfit, reason=REASON)
    client.force_login(vera)
    html = client.get(one("vng-municipality")).content.decode()
    assert "Bram, VTH-adviseur" in html
    assert "Olga, Toezichthouder" not in html
    with django_capture_on_commit_callbacks(execute=True):
        client.post(one("vng-coordinator-appoint"), {"member": member.pk, "reason": REASON})
    member.refresh_from_db()
    assert member.role == "coordinator"
    entry = AuditEntry.objects.get(action="coordinator.aangewezen")
    assert (entry.municipality, entry.old, entry.reason) == (aa, {"rol": "invuller"}, REASON)
    assert [letter.to for letter in mail.outbox] == [[bram.email]]
    other = make_member("Els", aa, TeamRole.EDITOR, "Jurist").memberships.get()
    late = client.post(one("vng-coordinator-appoint"), {"member": other.pk, "reason": REASON})
    assert sentences.TEAM_WORKS in late.content.decode(), "said, although the form is gone"


def test_nobody_is_invited_for_a_municipality_that_ended(
    client: Client, vera: User, aa: Municipality
) -> None:
    Municipality.objects.filter(pk=aa.pk).update(valid_until=timezone.localdate())
    with pytest.raises(ValidationError, match="bestaat niet meer"):
        invite_coordinator(actor=vera, municipality=aa, email="els@aa.nl", name="", reason=REASON)
    client.force_login(vera)
    html = client.get(one("vng-municipality")).content.decode()
    assert "Deze gemeente bestaat niet meer sinds" in html
    assert "Verstuur de uitnodiging" not in html
    late = client.post(one("vng-coordinator-invite"), {"email": "els@aa.nl", "reason": REASON})
    assert sentences.PLACE_ENDED.format(place="Aa") in late.content.decode(), "said, though the form is gone"
