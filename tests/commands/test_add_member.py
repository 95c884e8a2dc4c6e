"""add_member: accounts from the shell, with a link to choose a password once."""

from __future__ import annotations

import re

import pytest
from django.core.management.base import CommandError
from django.test import Client

from assessments.models import AuditEntry, Membership, Municipality, User
from tests.commands.files import run

ANNA = [
    "GM9001",
    "Anna@Voorbeeld.nl",
    "--naam",
    "Anna",
    "--rol",
    "coordinator",
    "--functie",
    "VTH-coördinator",
]


def test_a_new_person_gets_an_account_a_team_and_a_link(aa: Municipality) -> None:
    said = run("add_member", *ANNA)

    member = Membership.objects.get()
    assert (member.user.email, member.user.name) == ("anna@voorbeeld.nl", "Anna")
    assert (member.municipality, member.role, member.function) == (aa, "coordinator", "VTH-coördinator")
    assert not member.user.has_usable_password()
    assert "zit nu in het team van Aa als coördinator" in said
    assert set(AuditEntry.objects.values_list("action", flat=True)) == {
        "persoon.aangemaakt",
        "teamlid.toegevoegd",
    }


def test_the_link_sets_a_password_once(aa: Municipality, client: Client) -> None:
    link = re.search(r"http://localhost:8000(\S+)", run("add_member", *ANNA))
    assert link is not None
    form = client.get(link[1], follow=True)
    address, _ = form.redirect_chain[-1]
    password = "een-heel-lang-wachtwoord-7"

    client.post(address, {"password1": password, "password2": password})

    assert User.objects.get().check_password(password)
    Client().get(link[1], follow=True)
    again = Client()
    again.get(link[1])
    again.post(address, {"password1": "iets-heel-anders-9", "password2": "iets-heel-anders-9"})
    assert User.objects.get().check_password(password)


def test_a_known_person_joins_a_second_team_with_the_same_password(
    aa: Municipality, bee: Municipality, bram: User
) -> None:
    said = run("add_member", bee.pk, bram.email, "--rol", "meelezer", "--functie", "Controller")
    assert "Inloggen kan met het bestaande wachtwoord" in said
    assert bram.memberships.count() == 2
    assert User.objects.count() == 1


def test_vng_staff_belong_to_no_municipality(aa: Municipality) -> None:
    assert "medewerker van VNG" in run("add_member", "--vng", "vera@vng.voorbeeld.nl", "--naam", "Vera")
    assert User.objects.get().is_vng
    with pytest.raises(CommandError, match="hoort daarom bij geen enkele gemeente"):
        run("add_member", aa.pk, "vera@vng.voorbeeld.nl", "--rol", "meelezer", "--functie", "Adviseur")


VERA = ["--vng", "vera@vng.voorbeeld.nl", "--naam", "Vera"]


def test_somebody_of_vng_opens_nothing_without_a_right(db: None) -> None:
    said = run("add_member", *VERA)
    assert User.objects.get().vng_rights == []
    assert "nog geen rechten" in said
    assert "/vng/mensen/" in said


def test_rights_at_vng_are_given_one_by_one_and_added_to_later(db: None) -> None:
    said = run("add_member", *VERA, "--recht", "organisaties", "--recht", "cijfers")
    assert User.objects.get().vng_rights == ["cijfers", "organisaties"]
    assert "Landelijke cijfers bekijken" in said
    assert "werkte al bij VNG en kreeg rechten erbij" in run("add_member", *VERA[:2], "--recht", "inhoud")
    assert User.objects.get().vng_rights == ["cijfers", "inhoud", "organisaties"]
    entry = AuditEntry.objects.get(action="medewerker.rechten")
    assert (entry.actor_name, entry.new["rechten"]) == ("Systeem", ["cijfers", "inhoud", "organisaties"])


def test_a_right_needs_vng_and_somebody_of_a_municipality_is_none_of_vng(
    aa: Municipality, bram: User
) -> None:
    for arguments in ([*ANNA, "--recht", "cijfers"], ["--vng", bram.email, "--recht", "cijfers"]):
        with pytest.raises(CommandError):
            run("add_member", *arguments)
    bram.refresh_from_db()
    assert (bram.is_vng, bram.vng_rights) == (False, [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["GM0000", *ANNA[1:]], "staat niet in de lijst met gemeenten"),
        (["GM9001", "anna@voorbeeld.nl", "--rol", "invuller", "--functie", "Adviseur"], "Geef ook --naam"),
        (["GM9001", "anna@voorbeeld.nl", "--naam", "Anna"], "--rol en --functie"),
        (["GM9001", "geen-adres", *ANNA[2:]], "e-mailadres"),
        ([*ANNA, "--vng"], "Laat die weg"),
        ([*ANNA[:-1], "   "], "Vul de functie in"),
        ([*ANNA[:-1], "x" * 121], "120"),
    ],
)
def test_what_cannot_be_is_refused_and_makes_no_account(
    aa: Municipality, arguments: list[str], words: str
) -> None:
    with pytest.raises(CommandError) as refused:
        run("add_member", *arguments)
    assert words in str(refused.value)
    assert not User.objects.exists()
    assert not AuditEntry.objects.exists()


def test_nobody_is_added_twice(aa: Municipality) -> None:
    run("add_member", *ANNA)
    with pytest.raises(CommandError, match="zit al in het team van Aa, als coördinator"):
        run("add_member", *ANNA)
