"""The pages around a team: who sees which buttons, what each act says, and how little it costs."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessments.constants import TeamRole
from assessments.models import Assignment, Invitation, Membership, Municipality, User
from tests.accounts.inviting import invite, link_of
from tests.build import make_edition, make_round
from tests.people import make_member, make_person

BUDGET = 12
TEAM = "/gemeente/GM9001/team/"
INVITE = "/gemeente/GM9001/team/uitnodigen/"
OTHER = "/gemeente/GM9002/team/"


def page(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def path_of(name: str, person: User) -> str:
    member = Membership.objects.get(user=person)
    return reverse(name, args=[member.municipality_id, member.pk])


@pytest.fixture(autouse=True)
def edition(aa: Municipality) -> None:
    make_edition()


def test_the_coordinator_sees_everybody_and_every_invitation(
    client: Client, anna: User, bram: User, olga: User, aa: Municipality
) -> None:
    invite(anna, aa, "wacht@voorbeeld.nl")
    invite(anna, aa, "laat@voorbeeld.nl")
    Invitation.objects.filter(email="laat@voorbeeld.nl").update(
        expires_at=timezone.now() - dt.timedelta(days=1)
    )
    invite(anna, aa, "stil@voorbeeld.nl")
    Invitation.objects.filter(email="stil@voorbeeld.nl").update(sent_at=None)
    client.force_login(anna)
    html = page(client, TEAM)
    for words in (
        "Bram",
        "VTH-adviseur",
        "Vergunningverlening, toezicht en handhaving, als handhaver",
        "Lopende uitnodigingen (3)",
        "Verlopen",
        "Nog niet verstuurd",
        "geldig tot en met",
        "Stuur opnieuw",
        "Trek in",
        "Nodig mensen uit",
    ):
        assert words in html


def test_a_reader_sees_the_team_and_can_only_leave(
    client: Client, anna: User, carla: User, aa: Municipality
) -> None:
    invite(anna, aa, "wacht@voorbeeld.nl")
    client.force_login(carla)
    html = page(client, TEAM)
    assert "Anna" in html
    assert "wacht@voorbeeld.nl" in html
    assert path_of("member-remove", carla) in html
    for words in ("Stuur opnieuw", "Trek in", "Nodig mensen uit", path_of("member", anna), anna.email):
        assert words not in html


def test_inviting_by_form_sends_each_a_mail(
    client: Client,
    anna: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    client.force_login(anna)
    typed = {
        "addresses": "Jan <jan@voorbeeld.nl>, els@voorbeeld.nl\npiet@voorbeeld.nl",
        "role": "invuller",
        "function": "",
        "dossiers": ["vth", "bodem"],
        "municipal_roles": ["handhaver"],
    }
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(INVITE, typed, follow=True)
    assert "3 mensen krijgen een uitnodiging" in response.content.decode()
    assert sorted(message.to[0] for message in mail.outbox) == [
        "els@voorbeeld.nl",
        "jan@voorbeeld.nl",
        "piet@voorbeeld.nl",
    ]
    jan = Invitation.objects.get(email="jan@voorbeeld.nl")
    assert (jan.name, jan.dossiers, jan.municipal_roles) == ("Jan", ["bodem", "vth"], ["handhaver"])


def test_a_faulty_address_is_named_and_everything_typed_is_still_there(client: Client, anna: User) -> None:
    client.force_login(anna)
    typed = {
        "addresses": "jan@voorbeeld.nl\nfout@@voorbeeld",
        "role": "meelezer",
        "function": "Jurist",
        "dossiers": ["vth"],
    }
    response = client.post(INVITE, typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert "“fout@@voorbeeld”" in html
    assert "Er is nog niets verstuurd" in html
    assert "jan@voorbeeld.nl\nfout@@voorbeeld" in html
    assert 'value="meelezer" checked' in html.replace(' id="id_role"', "")
    assert 'value="Jurist"' in html
    assert 'name="dossiers" value="vth" checked' in html
    assert not Invitation.objects.exists()


def test_known_addresses_are_said_and_an_open_invitation_can_be_sent_again(
    client: Client, anna: User, bram: User, aa: Municipality
) -> None:
    (open_one,) = invite(anna, aa, "wacht@voorbeeld.nl")
    client.force_login(anna)
    typed = {"addresses": f"{bram.email}; wacht@voorbeeld.nl; nieuw@voorbeeld.nl", "role": "invuller"}
    response = client.post(INVITE, typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert f"Deze mensen zitten al in het team: {bram.email}" in html
    assert reverse("invitation-resend", args=["GM9001", open_one.pk]) in html
    assert client.post(INVITE, typed | {"skip_known": "1"}).status_code == 302
    assert set(Invitation.objects.values_list("email", flat=True)) == {
        "wacht@voorbeeld.nl",
        "nieuw@voorbeeld.nl",
    }


def test_withdrawing_and_sending_again_say_what_happened(
    client: Client, anna: User, aa: Municipality
) -> None:
    (invitation,) = invite(anna, aa, "wacht@voorbeeld.nl")
    client.force_login(anna)
    for name, words in (
        ("invitation-resend", "krijgt een nieuwe link"),
        ("invitation-withdraw", "De link werkt niet meer"),
        ("invitation-withdraw", "al aangenomen of ingetrokken"),
    ):
        response = client.post(reverse(name, args=["GM9001", invitation.pk]), follow=True)
        assert words in response.content.decode()
    assert "Ingetrokken op" in page(client, TEAM)


def test_an_invitation_or_member_of_another_municipality_is_not_there(
    client: Client, anna: User, dirk: User, bee: Municipality
) -> None:
    (invitation,) = invite(dirk, bee, "wacht@voorbeeld.nl")
    client.force_login(anna)
    member = Membership.objects.get(user=dirk).pk
    assert client.post(reverse("invitation-withdraw", args=["GM9001", invitation.pk])).status_code == 404
    assert client.get(f"{TEAM}{member}/").status_code == 404
    assert client.post(f"{TEAM}{member}/verwijderen/").status_code == 404
    assert client.get(f"{OTHER}{member}/").status_code == 404


def test_changing_a_member_by_form(client: Client, anna: User, bram: User) -> None:
    client.force_login(anna)
    path = path_of("member", bram)
    assert "VTH-adviseur" in page(client, path)
    faulty = client.post(path, {"role": "invuller", "function": " "})
    assert faulty.status_code == 422
    assert "Vul de functie in" in faulty.content.decode()
    changed = client.post(
        path, {"role": "meelezer", "function": "Jurist", "dossiers": ["bodem"]}, follow=True
    )
    assert "De gegevens van Bram zijn bewaard" in changed.content.decode()
    member = Membership.objects.get(user=bram)
    assert (member.role, member.function, member.dossiers) == ("meelezer", "Jurist", ["bodem"])


def test_the_last_coordinator_reads_to_hand_over_first(client: Client, anna: User) -> None:
    client.force_login(anna)
    for path, data in (
        (path_of("member", anna), {"role": "invuller", "function": "Adviseur"}),
        (path_of("member-remove", anna), {}),
    ):
        response = client.post(path, data)
        assert response.status_code == 422
        assert "Draag die rol eerst over" in response.content.decode()


def test_what_ends_is_said_before_somebody_is_removed(
    client: Client, anna: User, bram: User, aa: Municipality
) -> None:
    Assignment.objects.create(round=make_round(aa), dossier="bodem", person=bram)
    client.force_login(anna)
    path = path_of("member-remove", bram)
    html = page(client, path)
    assert "Deze toewijzingen vervallen" in html
    assert "Heel Bodem" in html
    assert "alle antwoorden, voorstellen en opmerkingen" in html
    assert "werk van deze persoon blijft bewaard" in client.post(path, follow=True).content.decode()


def test_a_partner_may_leave_by_herself(client: Client, olga: User) -> None:
    client.force_login(olga)
    path = path_of("member-remove", olga)
    assert "Wilt u het team verlaten?" in page(client, path)
    response = client.post(path)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert not olga.memberships.exists()


def test_handing_over_by_form(client: Client, anna: User, bram: User, olga: User) -> None:
    client.force_login(anna)
    assert "alleen een deel" in page(client, path_of("member-handover", olga))
    refused = client.post(path_of("member-handover", olga), {"after": "invuller"})
    assert refused.status_code == 422
    path = path_of("member-handover", bram)
    assert "Maak Bram coördinator" in page(client, path)
    done = client.post(path, {"after": "invuller"}, follow=True)
    assert "Bram is nu coördinator" in done.content.decode()
    assert client.get(INVITE).status_code == 403


@pytest.mark.parametrize("name", ["team", "invite", "member", "member-remove", "member-handover"])
def test_a_page_costs_the_same_with_three_people_and_with_thirty(
    client: Client, anna: User, bram: User, aa: Municipality, name: str
) -> None:
    client.force_login(anna)
    path = path_of(name, bram) if name.startswith("member") else reverse(name, args=["GM9001"])

    def cost() -> int:
        page(client, path)
        with CaptureQueriesContext(connection) as seen:
            page(client, path)
        return len(seen)

    invite(anna, aa, "eerste@voorbeeld.nl")
    round = make_round(aa)
    Assignment.objects.create(round=round, dossier="bodem", person=bram)
    few = cost()
    for number in range(30):
        make_member(f"Lid{number}", aa, TeamRole.EDITOR, "Adviseur")
        Assignment.objects.create(round=round, dossier="vth", subject=f"VTH-{number}", person=bram)
        make_person(f"Los{number}")
    invite(anna, aa, *(f"gast{number}@voorbeeld.nl" for number in range(30)))
    assert (cost(), few <= BUDGET) == (few, True)


def test_the_page_of_an_invitation_is_cheap(client: Client, anna: User, aa: Municipality) -> None:
    invite(anna, aa, "jan@voorbeeld.nl")
    with CaptureQueriesContext(connection) as seen:
        page(client, link_of("jan@voorbeeld.nl"))
    assert len(seen) <= BUDGET
