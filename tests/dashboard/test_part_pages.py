"""The pages of tasks, services, burden and signals: logbook, worlds, budget, and Excel as the page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from assessments.comparison.chosen import chosen_publication
from assessments.comparison.groups import Benchmark
from assessments.comparison.picture import SignalCounts, TaskShare
from assessments.models import AuditEntry, User
from tests.build import real_catalogue
from tests.dashboard.made import NATIONAL, publish, queries, sheets_of
from tests.people import make_municipality

PAGES = ("vng-tasks", "vng-services", "vng-burden", "national-counts")
SIMULATION = "Simulatie: verzonnen gemeenten en verzonnen cijfers"
TASK = real_catalogue().tasks_of("vth")[0]
SERVICE = ("omgevingsdienst", "Zee", "gemeenten bij Zee")
pytestmark = pytest.mark.django_db


def everything(edition: str = "2026", share: int = 35, **fields: object) -> None:
    publish(
        edition,
        tasks={TASK.id: TaskShare(40, share)},
        burden={"dagen": Benchmark(20, 95, 60, 140)},
        signals=SignalCounts(20, {"geld": 8}, {}),
        groups={
            NATIONAL: {"in_beeld:vth": Benchmark(40, 60, 50, 70)},
            SERVICE: {"in_beeld:vth": Benchmark(9, 40, 30, 45)},
        },
        **fields,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_made_up_publication_says_so_on_the_page_and_in_the_file(
    client: Client, vera: User, name: str
) -> None:
    client.force_login(vera)
    everything(fictional=True)
    assert SIMULATION in client.get(reverse(name)).content.decode()
    first = sheets_of(client.get(reverse(name), {"vorm": "xlsx"}))["Over dit bestand"]
    assert any(str(row[0]).startswith("Simulatie: verzonnen gemeenten") for row in first)
    everything(day=dt.date(2026, 11, 2))
    assert SIMULATION not in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize("name", ["vng-tasks", "vng-services", "vng-burden", "vng-named"])
def test_without_a_publication_the_page_says_what_is_missing(client: Client, vera: User, name: str) -> None:
    client.force_login(vera)
    assert "Er zijn nog geen landelijke cijfers" in client.get(reverse(name)).content.decode()


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("vng-tasks", {"dossier": "bestaat-niet"}),
        ("vng-services", {"dossier": "woonbeleid-x"}),
        ("national-counts", {"domein": "x"}),
    ],
)
def test_a_choice_that_does_not_exist_is_422_and_says_so(
    client: Client, vera: User, name: str, params: dict[str, str]
) -> None:
    client.force_login(vera)
    everything()
    response = client.get(reverse(name), params)
    assert response.status_code == 422
    assert "Kies uit de lijst" in response.content.decode()


def test_the_visits_are_kept_as_visits_to_groups(client: Client, vera: User) -> None:
    client.force_login(vera)
    everything()
    for name in PAGES[:3]:
        client.get(reverse(name))
    kept = AuditEntry.objects.filter(action="vng.groepen").order_by("id")
    assert [(one.actor, one.municipality_id, one.subject) for one in kept] == [
        (vera, None, "Taken in beeld, editie 2026"),
        (vera, None, "Omgevingsdiensten, editie 2026"),
        (vera, None, "Werklast, editie 2026"),
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_after_one_edition_and_after_four(
    client: Client, vera: User, name: str
) -> None:
    client.force_login(vera)
    everything("2024")
    everything("2025")
    queries(client, reverse(name))
    few = queries(client, reverse(name))
    for edition in ("2022", "2023"):
        everything(edition)
    for number in range(10):
        make_municipality(f"GM80{number:02}", f"Plaats {number}", omgevingsdienst=f"Dienst {number}")
    assert (queries(client, reverse(name)), few <= 12) == (few, True)


def test_the_page_of_tasks_shows_the_change_and_the_file_too(client: Client, vera: User) -> None:
    client.force_login(vera)
    everything("2025", share=50)
    everything("2026", share=35)
    html = client.get(reverse("vng-tasks"), {"dossier": "vth"}).content.decode()
    assert "Sinds editie 2025" in html
    assert "15 punten lager" in html
    assert f"?taak={TASK.id}#{TASK.id}" in html
    rows = sheets_of(client.get(reverse("vng-tasks"), {"dossier": "vth", "vorm": "xlsx"}))["Taken"]
    row = next(row for row in rows if row[0] == TASK.title)
    assert row[7:] == [40, 35, -15]
    assert sum(row[8] == "te weinig deelnemers" for row in rows) == len(real_catalogue().tasks_of("vth")) - 1


def test_the_page_of_services_and_its_file_hold_the_same(client: Client, vera: User) -> None:
    make_municipality("GM8001", "Een", omgevingsdienst="Zee")
    client.force_login(vera)
    everything()
    html = client.get(reverse("vng-services")).content.decode()
    assert "9 van 1" in html
    assert "40%" in html
    (sheet,) = [
        rows
        for title, rows in sheets_of(client.get(reverse("vng-services"), {"vorm": "xlsx"})).items()
        if title != "Over dit bestand"
    ]
    assert sheet[0][:4] == ["Zee", 1, 9, 40]
    assert sheet[0][8:10] == ["lager", 9]


def test_the_trend_of_signals_comes_from_what_was_published(client: Client, vera: User) -> None:
    client.force_login(vera)
    everything("2025")
    taking_part = {NATIONAL: {"in_beeld:vth": Benchmark(40, 60, 50, 70)}}
    publish("2026", signals=SignalCounts(40, {"geld": 30}, {}), groups=taking_part)
    html = client.get(reverse("national-counts")).content.decode()
    assert "Het signaal “te weinig geld” ging van 40% naar 75% van de gemeenten" in html
    assert "30 (75%)" in html


def test_an_edition_that_tells_nothing_yet_does_not_stand_in_front_of_a_full_one() -> None:
    full = publish("2026", groups={NATIONAL: {"kern-domein:ruimte-wonen": Benchmark(12, 55, 40, 70)}})
    begun = publish("2027", day=dt.date(2027, 2, 1), groups={NATIONAL: {}})
    publish("2028", day=dt.date(2028, 2, 1), fictional=True)
    found, asked = chosen_publication({}), chosen_publication({"publicatie": str(begun.pk)})
    assert found is not None
    assert asked is not None
    assert (found.publication.id, asked.publication.id) == (full.pk, begun.pk)
