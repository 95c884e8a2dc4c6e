"""What VNG looked at, for the municipality it concerns: by name who and when; groups per day and page."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from assessments.accounts.vng_visits import BY_NAME, as_visit, note_vng_visit, visit_lines_for
from assessments.models import AuditEntry, Municipality, User
from tests.build import make_edition, make_round

PAGE = "/gemeente/GM9001/inzage-vng/"


def test_groups_fall_together_and_visits_by_name_do_not(
    aa: Municipality, bee: Municipality, vera: User
) -> None:
    for _ in range(3):
        note_vng_visit(actor=vera, page="Kaart")
    for _ in range(2):
        note_vng_visit(actor=vera, page="Herkenbaar", municipalities=["GM9001"], action=BY_NAME)
    note_vng_visit(actor=vera, page="Herkenbaar", municipalities=["GM9002"], action=BY_NAME)
    note_vng_visit(actor=None, page="API", municipalities=["GM9001"], action="vng.api")
    seen = [as_visit(row) for row in visit_lines_for(aa)]
    assert [(one.page, one.times, one.by_name, one.who) for one in seen] == [
        ("API", 1, True, ""),
        ("Herkenbaar", 1, True, "Vera"),
        ("Herkenbaar", 1, True, "Vera"),
        ("Kaart", 3, False, ""),
    ]
    assert [one["subject"] for one in visit_lines_for(aa, by_name=True)] == [
        "API",
        "Herkenbaar",
        "Herkenbaar",
    ]
    assert [as_visit(row).times for row in visit_lines_for(bee)] == [1, 3]


def test_other_acts_of_vng_and_other_municipalities_stay_out(
    client: Client, anna: User, vera: User, bee: Municipality
) -> None:
    note_vng_visit(actor=vera, page="Van Bee", municipalities=["GM9002"], action=BY_NAME)
    client.force_login(anna)
    html = client.get(PAGE).content.decode()
    assert "Van Bee" not in html
    assert "VNG bekeek in deze tijd niets waar uw gemeente in voorkomt" in html


def test_old_visits_to_groups_are_further_away_and_those_by_name_never(
    client: Client, anna: User, vera: User, aa: Municipality
) -> None:
    old = timezone.now() - dt.timedelta(days=40)
    for place in (aa, None):
        page = "Herkenbaar" if place else "Kaart"
        AuditEntry.objects.create(
            at=old, actor=vera, actor_name="Vera", action=BY_NAME, municipality=place, subject=page
        )
    client.force_login(anna)
    shown = {
        query: ("Herkenbaar" in html, "Kaart" in html)
        for query in ("", "?sinds=jaar", "?sinds=begin", "?wat=naam")
        for html in [client.get(PAGE + query).content.decode()]
    }
    assert shown == {
        "": (True, False),
        "?sinds=jaar": (True, True),
        "?sinds=begin": (True, True),
        "?wat=naam": (True, False),
    }


def test_the_page_and_its_file_say_who_looked_and_how_to_change_what_is_shared(
    client: Client,
    anna: User,
    wim: User,
    vera: User,
    aa: Municipality,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    make_edition()
    round = make_round(aa)
    for number in range(60):
        note_vng_visit(actor=vera, page=f"Pagina {number}", municipalities=["GM9001"], action=BY_NAME)
    client.force_login(anna)
    with django_assert_max_num_queries(12):
        html = client.get(PAGE, {"wat": "naam"}).content.decode()
    assert "Vera" in html
    assert "Pagina 1 van 2" in html
    assert reverse("consent", args=[round.pk]) in html
    sheet = load_workbook(BytesIO(client.get(PAGE, {"vorm": "xlsx"}).content)).worksheets[1]
    assert sheet.max_row == 63
    assert isinstance(sheet["A4"].value, dt.datetime)
    assert str(sheet["A2"].value).startswith("Gemeente Aa · ")
    client.force_login(wim)
    board = client.get(PAGE).content.decode()
    assert "Pagina 59" in board
    assert reverse("consent", args=[round.pk]) not in board  # a bestuurder cannot open it


def test_the_way_to_the_page_stands_where_a_municipality_looks(
    client: Client, anna: User, aa: Municipality
) -> None:
    round = make_round(aa)
    client.force_login(anna)
    for path in (reverse("municipality", args=[aa.pk]), reverse("consent", args=[round.pk])):
        assert PAGE in client.get(path).content.decode()
    assert (
        reverse("municipality-tokens", args=[aa.pk])
        in client.get(reverse("municipality", args=[aa.pk])).content.decode()
    )


def test_looking_at_a_team_is_seen_by_that_team(client: Client, anna: User, vera: User) -> None:
    client.force_login(vera)
    client.get("/vng/gemeenten/GM9001/")
    client.force_login(anna)
    html = client.get(PAGE).content.decode()
    assert "Gegevens en team van de gemeente" in html
    assert "Vera" in html
