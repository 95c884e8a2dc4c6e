"""The page of the house style, and what the pages of the municipality then show."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.house_style.queries import look_for
from assessments.house_style.services import Choice, save_house_style
from assessments.models import AuditEntry, HouseStyle, Municipality, Round, User
from tests.build import make_round
from tests.house_style.attacks import drawing
from tests.house_style.test_logo import png

MAIN, ACCENT = "#7a1f5c", "#b45309"
CHOICE = Choice(MAIN, ACCENT, drawing(""), "Logo van de gemeente Aa")


@pytest.fixture
def styled(aa: Municipality, anna: User) -> HouseStyle:
    return save_house_style(actor=anna, municipality=aa, choice=CHOICE)


def send(client: Client, **values: object) -> str:
    response = client.post(reverse("house-style", args=["GM9001"]), values)
    assert response.status_code == 422
    return str(response.content.decode())


def test_the_coordinator_keeps_logo_and_colours(client: Client, aa: Municipality, anna: User) -> None:
    client.force_login(anna)
    file = SimpleUploadedFile("kwaad.exe", drawing(""), "text/html")
    values = {"main": "7A1F5C", "accent": ACCENT, "logo": file, "logo_alt": "Logo van de gemeente Aa"}
    response = client.post(reverse("house-style", args=["GM9001"]), values, follow=True)
    assert "De huisstijl is bewaard" in response.content.decode()
    style = HouseStyle.objects.get()
    assert (style.main_colour, style.accent_colour) == (MAIN, ACCENT)
    assert style.logo_type == "image/svg+xml"
    entry = AuditEntry.objects.get(action="huisstijl.bewaard")
    assert entry.new["hoofdkleur"] == MAIN
    assert entry.municipality_id == "GM9001"


def test_a_light_colour_is_refused_with_what_was_measured_and_the_nearest(
    client: Client, aa: Municipality, anna: User
) -> None:
    client.force_login(anna)
    html = send(client, main="#ff9900", logo_alt="x")
    assert "het contrast is 2,1 op 1" in html
    assert "Nodig is 4,5 op 1" in html
    assert "#a86500" in html
    assert 'value="#ff9900"' in html, "what was typed is still there"
    assert not HouseStyle.objects.exists()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"main": "blauw"}, "zes tekens"),
        ({"main": "#12345"}, "zes tekens"),
        ({"main": "#0b4f8a;}"}, "zes tekens"),
        ({"accent": "#ffee00"}, "te licht voor lijnen"),
        ({}, "Kies een logo of een kleur"),
        ({"main": MAIN, "logo": SimpleUploadedFile("a.svg", drawing("<script/>"))}, "script"),
        ({"main": MAIN, "logo": SimpleUploadedFile("a.png", png()), "logo_alt": " "}, "Beschrijf het logo"),
        ({"main": MAIN, "logo": SimpleUploadedFile("a.png", b"")}, "leeg"),
        ({"main": MAIN, "logo": SimpleUploadedFile("a.png", b"x" * 200_001)}, "200 kB"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    values: dict[str, object], said: str, client: Client, aa: Municipality, anna: User
) -> None:
    client.force_login(anna)
    assert said in send(client, **values)
    assert not HouseStyle.objects.exists()


def test_a_preview_keeps_nothing(client: Client, aa: Municipality, anna: User) -> None:
    client.force_login(anna)
    response = client.post(reverse("house-style", args=["GM9001"]), {"main": MAIN, "actie": "voorbeeld"})
    assert response.status_code == 200
    assert f'fill="{MAIN}"' in response.content.decode()
    assert not HouseStyle.objects.exists()


def test_a_logo_stays_when_only_a_colour_changes_and_can_be_taken_away(
    styled: HouseStyle, aa: Municipality, anna: User
) -> None:
    first = styled.sha256
    kept = save_house_style(actor=anna, municipality=aa, choice=Choice("#083a66", "", None, "Logo van Aa"))
    assert kept.logo is not None
    assert kept.sha256 != first
    gone = save_house_style(actor=anna, municipality=aa, choice=Choice("#083a66", remove_logo=True))
    assert (gone.logo, gone.logo_type, gone.logo_alt) == (None, "", "")


def test_the_same_choice_has_the_same_hash_and_is_written_once(
    styled: HouseStyle, aa: Municipality, anna: User
) -> None:
    again = save_house_style(actor=anna, municipality=aa, choice=CHOICE)
    assert again.sha256 == styled.sha256
    assert AuditEntry.objects.filter(action="huisstijl.bewaard").count() == 1


def test_back_to_the_standard(styled: HouseStyle, client: Client, anna: User) -> None:
    client.force_login(anna)
    response = client.post(reverse("house-style", args=["GM9001"]), {"actie": "standaard"}, follow=True)
    assert "weer standaard" in response.content.decode()
    assert not HouseStyle.objects.exists()
    assert AuditEntry.objects.filter(action="huisstijl.standaard").count() == 1


@pytest.mark.parametrize("person", ["anna", "bram", "carla", "olga", "wim"])
def test_who_is_in_the_team_gets_style_sheet_and_logo(
    person: str, styled: HouseStyle, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(person))
    css = client.get(reverse("house-style-css", args=["GM9001"]))
    assert css["Content-Type"] == "text/css; charset=utf-8"
    assert f"--apk-action:{MAIN}" in css.content.decode()
    logo = client.get(reverse("house-style-logo", args=["GM9001"]))
    assert logo["Content-Type"] == "image/svg+xml"
    assert logo["X-Content-Type-Options"] == "nosniff"
    assert logo["Cache-Control"] == "private, no-cache"
    assert "default-src 'none'" in logo["Content-Security-Policy"]
    assert "sandbox" in logo["Content-Security-Policy"]
    assert "script-src" not in logo["Content-Security-Policy"]
    again = client.get(reverse("house-style-logo", args=["GM9001"]), headers={"If-None-Match": logo["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["house-style-css", "house-style-logo", "house-style"])
@pytest.mark.parametrize("person", ["dirk", "vera", "noor"])
def test_a_stranger_finds_no_style(
    name: str, person: str, styled: HouseStyle, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(person))
    assert client.get(reverse(name, args=["GM9001"])).status_code == 404


def test_the_pages_of_the_municipality_wear_it_and_no_others(
    styled: HouseStyle, aa: Municipality, client: Client, anna: User
) -> None:
    round = make_round(aa)
    client.force_login(anna)
    for address in (
        reverse("municipality", args=["GM9001"]),
        reverse("round", args=[round.pk]),
        reverse("report", args=[round.pk]),
        reverse("report-pdf", args=[round.pk]),
        reverse("results", args=[round.pk]),
    ):
        html = client.get(address).content.decode()
        assert f"/gemeente/GM9001/huisstijl.css?v={styled.sha256[:12]}" in html, address
        assert 'alt="Logo van de gemeente Aa"' in html, address
        assert " style=" not in html
    assert "huisstijl.css" not in client.get(reverse("catalogue-home")).content.decode()
    assert "huisstijl.css" not in client.get(reverse("my-work")).content.decode()


def test_the_page_takes_few_queries(
    styled: HouseStyle, client: Client, anna: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(anna)
    with django_assert_max_num_queries(8):
        assert client.get(reverse("house-style", args=["GM9001"])).status_code == 200


def test_a_png_is_kept_as_pixels(aa: Municipality, anna: User) -> None:
    save_house_style(actor=anna, municipality=aa, choice=Choice(logo=png(), logo_alt="Logo"))
    look = look_for("GM9001")
    assert look.logo_type == "image/png"
    assert look.logo is not None
    assert BytesIO(look.logo).read(4) == b"\x89PNG"


def test_the_service_refuses_what_the_form_would_refuse(aa: Municipality, anna: User) -> None:
    with pytest.raises(ValidationError) as refused:
        save_house_style(actor=anna, municipality=aa, choice=Choice("rood", "#fff", b"x", ""))
    assert set(refused.value.message_dict) == {"main", "accent", "logo"}
    assert not HouseStyle.objects.exists()


def test_a_page_of_a_round_reads_the_style_along(
    styled: HouseStyle, aa: Municipality, client: Client, anna: User
) -> None:
    """The number of queries is the same with and without a house style."""
    round: Round = make_round(aa)
    client.force_login(anna)
    address = reverse("round", args=[round.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as worn:
        client.get(address)
    HouseStyle.objects.all().delete()
    with CaptureQueriesContext(connection) as bare:
        client.get(address)
    assert len(worn) == len(bare)
