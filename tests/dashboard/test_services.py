"""Coverage per omgevingsdienst: alphabetical, beside all municipalities, never a municipality apart."""

from __future__ import annotations

import datetime as dt

import pytest

from assessments.comparison.groups import Benchmark
from assessments.comparison.published import Group
from assessments.dashboard.services_page import (
    ServicePage,
    build_service_page,
    dossiers_of_services,
    measures_for,
)
from assessments.dashboard.services_queries import municipalities_per_service
from assessments.dashboard.services_words import heading, service_table
from tests.build import real_catalogue
from tests.people import make_municipality

CATALOGUE = real_catalogue()
IN_VIEW, ASSIGNED = measures_for("vth")[:2]
NATIONAL = Group("landelijk", "", "alle gemeenten", 40, {IN_VIEW: Benchmark(40, 60, 50, 70)})


def service(name: str, median: int | None, participants: int | None = 9) -> Group:
    figures = {} if median is None else {IN_VIEW: Benchmark(participants or 0, median, None, None)}
    return Group("omgevingsdienst", name, f"gemeenten bij {name}", participants, figures)


def page(*groups: Group, registered: dict[str, int] | None = None) -> ServicePage:
    counts = {"Zee": 12, "Duin": 10} if registered is None else registered
    return build_service_page(CATALOGUE, "vth", counts, (NATIONAL, *groups))


def test_diensten_stand_by_name_whatever_their_figures() -> None:
    found = page(service("Zee", 90), service("Duin", 10))
    assert [line.name for line in found.lines] == ["Duin", "Zee"]
    assert [line.position for line in found.lines] == ["lager", "hoger"]
    assert heading(found) == ("Bij 1 van 2 omgevingsdiensten zijn minder taken in beeld dan landelijk")


def test_a_dienst_without_figures_says_too_few_and_never_0() -> None:
    found = page(service("Zee", None, None))
    rows = {row[0].text: [one.text for one in row] for row in service_table(found).rows}
    assert rows["Zee"][1:4] == ["12", "te weinig deelnemers", "te weinig deelnemers"]
    assert rows["Duin"][2] == "te weinig deelnemers"
    assert heading(found) == "Nog bij geen omgevingsdienst genoeg deelnemers"


def test_all_municipalities_stand_below_with_their_number() -> None:
    last = service_table(page(service("Zee", 60))).rows[-1]
    assert [one.text for one in last[:4]] == ["Alle gemeenten", "22", "40", "60%"]
    assert last[3].value == 60


def test_a_dossier_of_services_has_tasks_that_a_dienst_may_carry_out() -> None:
    offered = [name for name, _ in dossiers_of_services(CATALOGUE)]
    assert {"vth", "bodem", "externe-veiligheid"} <= set(offered)
    assert "woonbeleid" not in offered or any(
        "omgevingsdienst" in task.executors for task in CATALOGUE.tasks_of("woonbeleid")
    )


@pytest.mark.django_db
def test_municipalities_are_counted_in_one_world_and_as_they_were_on_the_day() -> None:
    make_municipality("GM8001", "Een", omgevingsdienst="Zee")
    make_municipality("GM8002", "Twee", omgevingsdienst="Zee", valid_until=dt.date(2026, 1, 1))
    make_municipality("GM8003", "Drie", omgevingsdienst="Zee", valid_from=dt.date(2026, 1, 1))
    make_municipality("GM8004", "Vier", omgevingsdienst="Zee", is_fictional=True)
    make_municipality("GM8005", "Vijf", omgevingsdienst="")
    assert municipalities_per_service(dt.date(2025, 12, 31), fictional=False) == {"Zee": 2}
    assert municipalities_per_service(dt.date(2026, 1, 1), fictional=False) == {"Zee": 2}
    assert municipalities_per_service(dt.date(2026, 1, 1), fictional=True) == {"Zee": 1}
