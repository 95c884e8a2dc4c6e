"""demo: a whole, believable start, and never on top of real data."""

from __future__ import annotations

import pytest
from django.core.mail import EmailMessage
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from assessments.models import (
    Answer,
    Assignment,
    AuditEntry,
    DossierWork,
    Edition,
    Evidence,
    Invitation,
    Membership,
    Mention,
    Municipality,
    Round,
    Snapshot,
    User,
)
from tests.build import make_round
from tests.commands.files import run

pytestmark = pytest.mark.django_db


def test_the_demo_holds_three_rounds_in_three_states_and_real_people(client: Client) -> None:
    said = run("demo")

    rounds = {
        code: (scope, status)
        for code, scope, status in Round.objects.values_list("municipality_id", "scope", "status")
    }
    assert rounds == {
        "GM9001": ("volledig", "definitief"),
        "GM9002": ("basis", "voorlopig"),
        "GM9003": ("volledig", "voorlopig"),
    }
    assert Municipality.objects.filter(is_fictional=False).count() == 342
    assert set(Municipality.objects.filter(is_fictional=True).values_list("pk", flat=True)) == set(rounds)
    assert Edition.objects.get().name == "2026"
    people = ["Anna", "Bram", "Carla", "Dirk", "Els", "Fatima", "Gijs", "Olga", "Vera", "Wim"]
    assert list(User.objects.order_by("name").values_list("name", flat=True)) == people
    assert User.objects.get(name="Vera").is_vng
    anna = Membership.objects.get(user__name="Anna")
    definitive = Round.objects.get(municipality_id="GM9001")
    assert (definitive.definitive_by, definitive.definitive_function) == (anna.user, anna.function)
    assert client.login(email=anna.user.email, password="apk-demo-2026")
    for words in ("http://localhost:8000/inloggen/", "apk-demo-2026", anna.user.email, "Coördinator van Aa"):
        assert words in said


def test_the_demo_again_changes_nothing_and_says_how_to_log_in() -> None:
    run("demo")
    audited = AuditEntry.objects.count()
    said = run("demo")
    assert "De demo staat er al." in said
    assert "apk-demo-2026" in said
    assert AuditEntry.objects.count() == audited


def test_the_demo_never_comes_beside_real_people(noor: User) -> None:
    with pytest.raises(CommandError, match="Gebruik een lege database"):
        run("demo")
    assert list(User.objects.all()) == [noor]
    assert not Edition.objects.exists()


def test_the_demo_never_comes_beside_real_rounds(aa: Municipality) -> None:
    make_round(aa)
    with pytest.raises(CommandError, match="Gebruik een lege database"):
        run("demo")
    assert Round.objects.count() == 1


def test_a_municipality_that_is_not_invented_is_left_alone(aa: Municipality) -> None:
    with pytest.raises(CommandError, match="GM9001 is de code van een echte gemeente"):
        run("demo")
    assert list(Municipality.objects.all()) == [aa]
    assert not User.objects.exists()


def test_a_partner_of_the_demo_serves_two_municipalities_for_a_part(client: Client) -> None:
    said = run("demo")
    olga = User.objects.get(name="Olga")
    assert [
        (one.municipality_id, one.role, one.dossiers, one.municipal_roles)
        for one in olga.memberships.order_by("municipality_id")
    ] == [
        ("GM9001", "invuller", ["vth"], ["handhaver"]),
        ("GM9002", "invuller", ["vth"], ["handhaver"]),
    ]
    assert "Olga, Invuller van Aa en Bee, voor een deel" in said


def html_of(client: Client, name: str, page: str, *args: object) -> str:
    """A page of the demo as this person sees it, with its white space made plain."""
    client.force_login(User.objects.get(name=name))
    response = client.get(reverse(page, args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_each_visitor_of_the_demo_finds_a_team_at_work(client: Client) -> None:
    run("demo")
    bee = Round.objects.get(municipality_id="GM9002")

    work = html_of(client, "Dirk", "round-work", bee.pk)
    for state in ("te_doen", "mee_bezig", "klaar_voor_afstemming", "terug", "akkoord"):
        assert f"work-state--{state}" in work
    assert "Niemand in het team heeft deze functie." in work  # Hanna, the VTH-coördinator, is invited only
    assert "nog 5 dagen" in work

    mine = html_of(client, "Els", "my-work")
    assert "Er wachten 2 onderdelen op u." in mine
    assert "@Els: is bij de veiligheidsregio na te vragen" in mine
    assert "Externe veiligheid" in mine
    assert "Wat u al hebt gedaan (1)" in mine
    assert "nog leeg. Vul ook in" in html_of(client, "Gijs", "my-work")

    leading = html_of(client, "Dirk", "my-work")
    assert "Wacht op uw akkoord" in leading
    assert "@Dirk: tellen de acht controles mee" in leading
    assert "Er wacht niets op u." not in leading

    talk = html_of(client, "Dirk", "round-talk", bee.pk)
    assert "6 vragen" in talk
    assert "Voorstellen lopen van niveau 1 tot en met 3." in talk
    assert "Voorstellen voor de rol handhaver lopen van niveau 1 tot en met 3." in talk

    team = html_of(client, "Dirk", "team", "GM9002")
    assert "Lopende uitnodigingen (1)" in team
    assert "hanna@bee.voorbeeld.nl" in team


def test_the_partner_of_the_demo_sees_the_own_part_only(client: Client) -> None:
    run("demo")
    bee = Round.objects.get(municipality_id="GM9002")
    mine = html_of(client, "Olga", "my-work")
    assert "Graag met de cijfers van vorig jaar erbij." in mine
    overview = html_of(client, "Olga", "round", bee.pk)
    assert "Vergunningverlening, toezicht en handhaving" in overview
    for other in ("Bodem en ondergrond", "Externe veiligheid", "Luchtkwaliteit", "Landelijk gebied"):
        assert other not in mine + overview
    own = Evidence.objects.get(round=bee, filename="controles-per-kwartaal.csv")
    evidence = html_of(client, "Olga", "round-evidence", bee.pk)
    assert own.title in evidence
    assert "Besluit kwaliteit leefomgeving" not in evidence
    client.force_login(User.objects.get(name="Olga"))
    assert client.get(reverse("question", args=[bee.pk, "BOD-FOR"])).status_code == 404


def test_the_team_of_the_demo_did_it_all_through_the_services() -> None:
    run("demo")
    bee = Round.objects.get(municipality_id="GM9002")
    assert bee.due is not None
    assert (bee.due - timezone.localdate()).days == 21
    assert not bee.blind
    assert {name: one.name for name, one in who_answered(bee).items()} == {
        "VTH-KAD": "Dirk",
        "BOD-KAD": "Els",
        "OMV-KEN": "Gijs",
    }
    assert Assignment.objects.filter(round=bee, person=None).count() == 3
    assert not Mention.objects.exclude(seen_at=None).exists()
    done = AuditEntry.objects.filter(round_id=bee.pk).values_list("action", "actor_name")
    assert {
        ("werk.toegewezen", "Dirk"),
        ("werk.stand", "Gijs"),
        ("taak.opgeslagen", "Els"),
        ("opmerking.afgehandeld", "Dirk"),
        ("bewijs.toegevoegd", "Olga"),
        ("voorstel.gegeven", "Olga"),
        ("signaal.bevestigd", "Dirk"),
    } <= set(done)


def who_answered(round: Round) -> dict[str, User]:
    """Who saved these three answers."""
    rows = Answer.objects.filter(round=round, statement__in=["VTH-KAD", "BOD-KAD", "OMV-KEN"])
    return {row.statement: row.updated_by for row in rows if row.updated_by}


def test_what_aa_chose_for_its_report_is_frozen_with_it() -> None:
    run("demo")
    aa = Round.objects.get(municipality_id="GM9001")
    annex = Snapshot.objects.get(round=aa).annex
    assert "Besluitenlijst college over de VTH-strategie" in annex
    assert "Bij spoed bellen wij nu rond" in annex
    assert "Klopt niveau 2 dan nog?" not in annex
    assert "rolverschil" not in annex  # confirmed, so no open question any more
    states = DossierWork.objects.filter(round=aa).values_list("state", flat=True)
    assert list(states) == ["akkoord"] * 12


def test_the_invitation_of_the_demo_goes_out_by_mail(
    mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        run("demo")
    assert [mail.to for mail in mailoutbox] == [["hanna@bee.voorbeeld.nl"]]
    assert "http://localhost:8000/uitnodiging/" in mailoutbox[0].body
    assert Invitation.objects.get().is_open
