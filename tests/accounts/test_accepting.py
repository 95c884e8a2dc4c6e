"""The page behind the link: everybody who may come there, and every way in which a link ends."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from assessments.accounts.invitations import withdraw_invitation
from assessments.accounts.team_parts import Part
from assessments.models import Assignment, AuditEntry, Invitation, Membership, Municipality, User
from tests.accounts.inviting import NEW_ACCOUNT, invite, link_of
from tests.build import make_round
from tests.comments.calls import make_definitive_by_hand
from tests.people import PASSWORD

JAN = "jan@voorbeeld.nl"


@pytest.fixture
def link(anna: User, aa: Municipality) -> str:
    """The link of Jan, who has no account: invuller for dossier VTH as handhaver."""
    invite(anna, aa, JAN, part=Part(("vth",), ("handhaver",)))
    return link_of(JAN)


def test_a_newcomer_reads_what_it_is_and_joins_in_one_go(client: Client, link: str, aa: Municipality) -> None:
    page = client.get(link).content.decode()
    for words in ("gemeente Aa", "Anna, Coördinator APK", "Invuller", "als handhaver", "Wet open overheid"):
        assert words in page
    response = client.post(link, NEW_ACCOUNT)
    assert (response.status_code, response["Location"]) == (302, "/gemeente/GM9001/")
    member = Membership.objects.get(user__email=JAN)
    assert (member.role, member.function, member.dossiers, member.municipal_roles) == (
        "invuller",
        "Adviseur milieu",
        ["vth"],
        ["handhaver"],
    )
    assert client.session["_auth_user_id"] == str(member.user_id)
    assert member.user.check_password(NEW_ACCOUNT["password1"])
    entry = AuditEntry.objects.get(action="uitnodiging.aangenomen")
    assert (entry.actor_name, entry.subject, entry.new["functie"]) == ("Jan Jansen", JAN, "Adviseur milieu")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "Vul uw naam in"),
        ({"function": ""}, "Vul uw functie in"),
        ({"password1": "kort", "password2": "kort"}, "Gebruik ten minste 12 tekens"),
        ({"password1": "123456789012", "password2": "123456789012"}, "alleen cijfers"),
        ({"password2": "anders"}, "niet gelijk"),
    ],
)
def test_a_faulty_form_is_shown_again_and_makes_nobody(
    client: Client, link: str, changes: dict[str, str], words: str
) -> None:
    response = client.post(link, NEW_ACCOUNT | changes)
    assert response.status_code == 422
    page = response.content.decode()
    assert words in page
    assert NEW_ACCOUNT["password1"] not in page
    assert not User.objects.filter(email=JAN).exists()
    assert Invitation.objects.get().is_open


def test_a_function_that_was_given_is_not_asked(client: Client, anna: User, aa: Municipality) -> None:
    invite(anna, aa, JAN, function="Jurist")
    assert 'name="function"' not in client.get(link_of(JAN)).content.decode()
    client.post(link_of(JAN), NEW_ACCOUNT | {"function": "Burgemeester"})
    assert Membership.objects.get(user__email=JAN).function == "Jurist"


@pytest.mark.parametrize("typed", ["VTH-coördinator", " vth-COÖRDINATOR "])
def test_nobody_takes_work_by_typing_the_function_that_has_it(
    client: Client, link: str, anna: User, noor: User, aa: Municipality, typed: str
) -> None:
    round = make_round(aa)
    Assignment.objects.create(round=round, dossier="vth", assigned_function="VTH-coördinator")
    response = client.post(link, NEW_ACCOUNT | {"function": typed})
    assert response.status_code == 422
    assert "al in gebruik voor de werkverdeling" in response.content.decode()
    assert not User.objects.filter(email=JAN).exists()
    invite(anna, aa, noor.email)
    client.force_login(noor)
    assert client.post(link_of(noor.email), {"function": typed}).status_code == 422
    assert not noor.memberships.exists()
    make_definitive_by_hand(round)
    assert client.post(link_of(noor.email), {"function": typed}).status_code == 302


def test_the_coordinator_may_give_a_function_that_has_work(
    client: Client, anna: User, aa: Municipality
) -> None:
    Assignment.objects.create(round=make_round(aa), dossier="vth", assigned_function="VTH-coördinator")
    invite(anna, aa, JAN, function="VTH-coördinator")
    assert client.post(link_of(JAN), NEW_ACCOUNT).status_code == 302


def test_a_link_works_once(client: Client, link: str) -> None:
    client.post(link, NEW_ACCOUNT)
    assert client.get(link)["Location"] == "/gemeente/GM9001/"  # who used it just goes on
    other = Client()
    for response in (other.get(link), other.post(link, NEW_ACCOUNT | {"name": "Iemand anders"})):
        assert response.status_code == 410
        assert "al gebruikt" in response.content.decode()
    assert Membership.objects.filter(user__email=JAN).count() == 1


def test_an_expired_link_says_what_to_do(client: Client, link: str) -> None:
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    for response in (client.get(link), client.post(link, NEW_ACCOUNT)):
        assert response.status_code == 410
        assert "verlopen" in response.content.decode()
    assert not User.objects.filter(email=JAN).exists()


def test_a_withdrawn_link_says_what_to_do(client: Client, link: str, anna: User) -> None:
    withdraw_invitation(actor=anna, invitation=Invitation.objects.get())
    for response in (client.get(link), client.post(link, NEW_ACCOUNT)):
        assert response.status_code == 410
        assert "ingetrokken" in response.content.decode()


def test_an_unknown_link_names_nobody_and_no_municipality(client: Client, link: str) -> None:
    response = client.get("/uitnodiging/een-heel-ander-geheim/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "kennen wij niet" in page
    for secret in ("gemeente Aa", "Anna", JAN):
        assert secret not in page


def test_somebody_with_an_account_logs_in_first_and_comes_back(
    client: Client, anna: User, noor: User, aa: Municipality
) -> None:
    invite(anna, aa, noor.email)
    link = link_of(noor.email)
    page = client.get(link).content.decode()
    assert 'name="password1"' not in page
    assert f"/inloggen/?next={link}".replace("/uitnodiging/", "%2Fuitnodiging%2F").rstrip("/") in page
    back = client.post("/inloggen/", {"login": noor.email, "password": PASSWORD, "next": link})
    assert back["Location"] == link
    assert client.post(link, {"function": "Adviseur"}).status_code == 302
    assert noor.memberships.get().function == "Adviseur"


def test_a_post_for_an_account_that_exists_makes_no_second_one(
    client: Client, anna: User, noor: User, aa: Municipality
) -> None:
    invite(anna, aa, noor.email)
    assert client.post(link_of(noor.email), NEW_ACCOUNT).status_code == 200
    assert not noor.memberships.exists()
    assert noor.check_password(PASSWORD)


def test_a_partner_joins_a_second_municipality_with_the_same_account(
    client: Client, olga: User, dirk: User, bee: Municipality
) -> None:
    invite(dirk, bee, olga.email, part=Part(("vth",), ("handhaver",)), function="Toezichthouder")
    client.force_login(olga)
    assert client.post(link_of(olga.email)).status_code == 302
    assert sorted(olga.memberships.values_list("municipality_id", flat=True)) == ["GM9001", "GM9002"]


def test_somebody_else_is_told_to_log_out(client: Client, link: str, noor: User) -> None:
    client.force_login(noor)
    page = client.get(link).content.decode()
    assert "voor iemand anders" in page
    assert f'name="next" value="{link}"' in page
    assert client.post(link, {"function": "Adviseur"}).status_code == 403
    assert not noor.memberships.exists()
    assert client.post("/uitloggen/", {"next": link})["Location"] == link


def test_a_member_needs_no_invitation(client: Client, anna: User, noor: User, aa: Municipality) -> None:
    invite(anna, aa, noor.email)
    noor.memberships.create(municipality=aa, role="meelezer", function="Adviseur")
    client.force_login(noor)
    assert "U zit al in dit team" in client.get(link_of(noor.email)).content.decode()


def test_vng_staff_cannot_join(client: Client, anna: User, noor: User, aa: Municipality) -> None:
    invite(anna, aa, noor.email)
    User.objects.filter(pk=noor.pk).update(is_vng=True)
    client.force_login(User.objects.get(pk=noor.pk))
    assert "geen enkele gemeente" in client.get(link_of(noor.email)).content.decode()
    client.post(link_of(noor.email), {"function": "Adviseur"})
    assert not noor.memberships.exists()


def test_a_closed_account_is_told_to_ask_for_help(
    client: Client, anna: User, noor: User, aa: Municipality
) -> None:
    invite(anna, aa, noor.email)
    User.objects.filter(pk=noor.pk).update(is_active=False)
    assert "account is gesloten" in client.get(link_of(noor.email)).content.decode()
    assert client.post(link_of(noor.email), NEW_ACCOUNT).status_code == 200
    assert not noor.memberships.exists()


def test_looking_at_the_page_uses_nothing_up(client: Client, link: str) -> None:
    client.get(link)
    client.head(link)  # a mail scanner
    assert Invitation.objects.get().is_open


def test_the_secret_travels_nowhere(client: Client, link: str) -> None:
    for path in (link, "/uitnodiging/onbekend/"):
        response = client.get(path)
        assert response["Referrer-Policy"] == "strict-origin"
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"
    assert len(mail.outbox) == 1
