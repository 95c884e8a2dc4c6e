"""People of VNG: others give rights, the last who can give them stays, and a stopped account is out."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from assessments.accounts.own_account import remove_account
from assessments.accounts.own_data import own_data
from assessments.models import AuditEntry, Membership, Municipality, User
from assessments.organisations.errors import RightsChanged
from assessments.organisations.people_services import (
    add_vng_person,
    open_account,
    save_rights,
    send_link_again,
    stop_account,
)
from tests.people import PASSWORD, make_person

REASON = "Uit dienst sinds vandaag"
ORG = "organisaties"


def path_of(person: User, name: str = "vng-person") -> str:
    return reverse(name, args=[person.pk])


def test_somebody_new_gets_a_link_and_chooses_a_password(
    client: Client, vera: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client.force_login(vera)
    typed = {"name": "Zeno", "email": "Zeno@VNG.nl", "rights": ["inhoud", "cijfers"]}
    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(reverse("vng-people"), typed, follow=True)
    assert "Zeno hoort nu bij VNG" in page.content.decode()
    zeno = User.objects.get(email="zeno@vng.nl")
    assert (zeno.is_vng, zeno.vng_rights, zeno.has_usable_password()) == (True, ["cijfers", "inhoud"], False)
    letter = mail.outbox[-1]
    assert letter.to == ["zeno@vng.nl"]
    assert "- Edities van de catalogus" in letter.body
    link = re.search(r"http://localhost:8000(\S+)", str(letter.body))
    assert link is not None
    assert Client().get(link[1], follow=True).status_code == 200


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": "", "email": "zeno@vng.nl"}, "Vul de naam in"),
        ({"name": "Zeno", "email": "geen-adres"}, "Voer een geldig e-mailadres in"),
        ({"name": "Zeno", "email": "bram@voorbeeld.nl"}, "al een account buiten VNG"),
        ({"name": "Zeno", "email": "vera@voorbeeld.nl"}, "werkt al bij VNG"),
        ({"name": "Zeno", "email": "zeno@vng.nl", "rights": ["alles"]}, "Dit recht kennen wij niet"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(
    client: Client, vera: User, bram: User, typed: dict[str, object], words: str
) -> None:
    client.force_login(vera)
    page = client.post(reverse("vng-people"), typed)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert f'value="{typed["email"]}"' in page.content.decode()
    assert not User.objects.filter(email="zeno@vng.nl").exists()


def test_rights_are_saved_with_a_line_in_the_log(client: Client, vera: User, yara: User) -> None:
    client.force_login(vera)
    page = client.post(path_of(yara), {"rights": ["cijfers"], "seen": ""}, follow=True)
    assert "De rechten van Yara zijn bewaard" in page.content.decode()
    yara.refresh_from_db()
    assert yara.vng_rights == ["cijfers"]
    entry = AuditEntry.objects.get(action="medewerker.rechten")
    assert (entry.actor, entry.subject, entry.new) == (vera, yara.email, {"rechten": ["cijfers"]})
    assert "Landelijke cijfers bekijken" in client.get(path_of(yara)).content.decode()


def test_rights_that_changed_meanwhile_are_not_overwritten(client: Client, vera: User, yara: User) -> None:
    client.force_login(vera)
    save_rights(actor=vera, person=yara, rights=["inhoud"], expected=[])
    page = client.post(path_of(yara), {"rights": ["cijfers"], "seen": ""})
    assert page.status_code == 409
    assert "Iemand anders wijzigde deze rechten" in page.content.decode()
    assert 'name="seen" value="inhoud"' in page.content.decode()
    with pytest.raises(RightsChanged):
        save_rights(actor=vera, person=yara, rights=["cijfers"], expected=[])
    yara.refresh_from_db()
    assert yara.vng_rights == ["inhoud"]


def test_nobody_changes_the_own_right_to_give_rights(client: Client, vera: User) -> None:
    client.force_login(vera)
    seen = " ".join(vera.vng_rights)
    page = client.post(path_of(vera), {"rights": ["cijfers"], "seen": seen})
    assert page.status_code == 422
    assert "Uw eigen recht om mensen te beheren kunt u niet wijzigen" in page.content.decode()
    client.post(path_of(vera), {"rights": ["cijfers", ORG], "seen": seen})
    vera.refresh_from_db()
    assert vera.vng_rights == ["cijfers", ORG]


def test_the_last_who_gives_rights_stays(vera: User, yara: User) -> None:
    with pytest.raises(ValidationError, match="eigen toegang"):
        stop_account(actor=vera, person=vera, reason=REASON)
    with pytest.raises(ValidationError, match="enige bij VNG"):
        remove_account(actor=vera)
    save_rights(actor=vera, person=yara, rights=[ORG], expected=[])
    # Two who take away each other's right: the second may not do it any more.
    save_rights(actor=vera, person=yara, rights=[], expected=[ORG])
    with pytest.raises(ValidationError, match="niet meer"):
        save_rights(actor=yara, person=vera, rights=[], expected=vera.vng_rights)
    yara.refresh_from_db()
    save_rights(actor=vera, person=yara, rights=[ORG], expected=[])
    remove_account(actor=vera)
    assert not User.objects.filter(name="Vera").exists()


@pytest.mark.parametrize("who", ["yara", "noor", "bram"])
def test_only_who_has_the_right_changes_people(who: str, request: pytest.FixtureRequest, vera: User) -> None:
    actor = request.getfixturevalue(who)
    for act in (
        lambda: add_vng_person(actor=actor, email="x@vng.nl", name="X", rights=[]),
        lambda: save_rights(actor=actor, person=vera, rights=[], expected=vera.vng_rights),
        lambda: stop_account(actor=actor, person=vera, reason=REASON),
    ):
        with pytest.raises(ValidationError, match="niet meer"):
            act()


def test_who_works_for_a_municipality_gets_no_rights(vera: User, bram: User) -> None:
    with pytest.raises(ValidationError, match="werkt niet bij VNG"):
        save_rights(actor=vera, person=bram, rights=["cijfers"], expected=[])


def test_who_leaves_vng_is_out_at_once_and_comes_back_without_rights(
    client: Client, vera: User, yara: User
) -> None:
    save_rights(actor=vera, person=yara, rights=["cijfers"], expected=[])
    theirs = Client()
    theirs.force_login(yara)
    client.force_login(vera)
    short = client.post(path_of(yara, "vng-person-stop"), {"reason": "weg"})
    assert short.status_code == 422
    assert ">weg</textarea>" in short.content.decode()
    client.post(path_of(yara, "vng-person-stop"), {"reason": REASON})
    yara.refresh_from_db()
    assert (yara.is_active, yara.vng_rights) == (False, [])
    assert theirs.get(reverse("account")).status_code == 302
    assert not Client().login(email=yara.email, password=PASSWORD)
    with pytest.raises(ValidationError, match="eerst weer toegang"):
        save_rights(actor=vera, person=yara, rights=["cijfers"], expected=[])
    page = client.post(path_of(yara, "vng-person-reopen"), {"reason": "Weer in dienst"}, follow=True)
    assert "zonder rechten" in page.content.decode()
    assert REASON in page.content.decode()  # what happened to the account stands on its page
    assert theirs.get(reverse("account")).status_code == 302  # the old session stays ended


def test_a_blocked_account_stands_in_the_logbook_of_its_team(
    client: Client,
    vera: User,
    anna: User,
    bram: User,
    aa: Municipality,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    theirs = Client()
    theirs.force_login(bram)
    client.force_login(vera)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(path_of(bram, "vng-person-stop"), {"reason": REASON})
    assert theirs.get(reverse("municipality", args=[aa.pk])).status_code == 302
    entry = AuditEntry.objects.get(action="account.geblokkeerd")
    assert (entry.municipality, entry.subject, entry.reason) == (aa, bram.email, REASON)
    assert [(letter.to, REASON in letter.body) for letter in mail.outbox] == [([anna.email], True)]
    assert Membership.objects.filter(user=bram).exists()
    open_account(actor=vera, person=bram, reason="Was een vergissing")
    assert AuditEntry.objects.filter(action="account.vrijgegeven", municipality=aa).exists()
    client.force_login(anna)
    log = client.get(reverse("municipality-audit", args=[aa.pk])).content.decode()
    assert "blokkeerde een account" in log


def test_a_technical_administrator_is_not_stopped_here(vera: User) -> None:
    admin = User.objects.create_superuser("beheer@voorbeeld.nl", PASSWORD, name="Beheer")
    with pytest.raises(ValidationError, match="technisch beheerder"):
        stop_account(actor=vera, person=admin, reason=REASON)


def test_a_link_comes_again_until_a_password_is_chosen(
    vera: User, yara: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with pytest.raises(ValidationError, match="al een wachtwoord"):
        send_link_again(actor=vera, person=yara)
    yara.set_unusable_password()
    yara.save()
    with django_capture_on_commit_callbacks(execute=True):
        send_link_again(actor=vera, person=yara)
    assert mail.outbox[-1].to == [yara.email]


def test_searching_shows_no_more_than_needed_and_the_municipality_sees_it(
    client: Client, vera: User, anna: User, bram: User, aa: Municipality
) -> None:
    client.force_login(vera)
    page = client.get(reverse("vng-people"), {"q": "BRAM@"}).content.decode()
    assert "bram@voorbeeld.nl" in page
    assert "Gemeente Aa" in page
    assert "anna@voorbeeld.nl" not in page
    assert "VTH-adviseur" not in page
    entry = AuditEntry.objects.get(action="vng.gemeente")
    assert (entry.municipality, entry.subject) == (aa, "Zoeken naar een account")
    assert "Typ ten minste 3 tekens" in client.get(reverse("vng-people"), {"q": "br"}).content.decode()
    assert "Geen account gevonden" in client.get(reverse("vng-people"), {"q": "niemand@"}).content.decode()


def test_the_page_says_that_a_second_step_is_wiped_by_command_only(
    client: Client, vera: User, yara: User
) -> None:
    client.force_login(vera)
    assert "Vraag het de technisch beheerder." in client.get(path_of(yara)).content.decode()


def test_the_pages_cost_the_same_for_many_people(
    client: Client, vera: User, bram: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    User.objects.bulk_create(
        User(email=f"v{number}@vng.nl", name=f"V{number}", is_vng=True, password="!") for number in range(40)
    )
    make_person("Zeno")
    client.force_login(vera)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("vng-people"), {"q": "voorbeeld"}).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(path_of(bram)).status_code == 200
    assert client.get(reverse("vng-people"), {"vorm": "xlsx"}).content[:2] == b"PK"
    assert client.get(path_of(bram), {"vorm": "xlsx"}).content[:2] == b"PK"


def test_the_own_data_say_which_rights_somebody_has(vera: User) -> None:
    assert own_data(vera)["account"]["rechten_bij_VNG"] == vera.vng_rights
