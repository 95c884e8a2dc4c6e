"""One measure: its spread, all groups in a fixed order and earlier editions, as they were published."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import measure_names
from assessments.comparison.picture import SpreadClass
from assessments.constants import PeerKind
from assessments.dashboard.measure_drawings import band, middle_half, said
from assessments.dashboard.measure_wording import FORMULAS, KIND_WORDS
from assessments.dashboard.overview_change import questions_of
from assessments.models import AuditEntry, User
from tests.build import real_catalogue
from tests.dashboard.made import NATIONAL, publish, queries, sheets_of
from tests.dashboard.test_overview import DRENTHE, text_of

CELL = "cel:ruimte-wonen.budget"
SLUG = "cel--ruimte-wonen--budget"
FLEVOLAND = ("provincie", "PV24", "gemeenten in Flevoland")
SPREAD = (SpreadClass(0, 25, 30), SpreadClass(25, 50, 45), SpreadClass(50, 75, 25), SpreadClass(75, 100, 0))
FIGURES = {
    NATIONAL: {CELL: Benchmark(300, 35, 20, 55)},
    DRENTHE: {CELL: Benchmark(6, 60, None, None)},
    FLEVOLAND: {},
}
QUERIES = 12


@pytest.fixture
def adviser(client: Client, vera: User) -> Client:
    """Vera of VNG, logged in."""
    client.force_login(vera)
    return client


def path(slug: str = SLUG) -> str:
    """The address of a measure."""
    return reverse("vng-measure", args=[slug])


def page_of(client: Client, query: str = "") -> str:
    """The page as HTML."""
    response = client.get(path() + query)
    assert response.status_code == 200
    return response.content.decode()


def test_every_measure_has_a_formula_a_kind_and_questions() -> None:
    catalogue = real_catalogue()
    for measure in measure_names(catalogue).values():
        assert FORMULAS[measure.kind].endswith(".")
        assert KIND_WORDS[measure.kind]
        assert questions_of(catalogue, measure), measure.name


def test_a_drawing_says_its_figures_and_leaves_out_a_half_that_may_not_be_shown() -> None:
    whole, part = Benchmark(9, 40, 25, 60), Benchmark(5, 40, None, None)
    assert (said(whole), middle_half(whole)) == ("midden 40, middelste helft van 25 tot 60", "25 tot 60")
    assert (said(part), middle_half(part)) == ("midden 40", "")
    assert band("Drenthe", whole).count("<rect") == 1
    assert "<rect" not in band("Drenthe", part)


def test_the_page_shows_the_median_the_spread_and_every_group(adviser: Client) -> None:
    publish(groups=FIGURES, spreads={CELL: SPREAD})
    html = page_of(adviser)
    text = text_of(html)
    assert "in Ruimte & Wonen: het midden ligt op 35" in text
    assert "300 gemeenten tellen mee. De middelste helft ligt tussen 20 en 55." in text
    assert "De grootste groep gemeenten ligt tussen 25 en 50: ongeveer 45%" in text
    assert re.search(r"Drenthe 6 60 .*te weinig deelnemers .*Te weinig deelnemers: .*Flevoland", text)
    assert "Dit is geen ranglijst" in text


def test_a_spread_that_may_not_be_shown_is_a_sentence(adviser: Client) -> None:
    publish(groups=FIGURES)
    assert "De spreiding is niet te tonen: te weinig deelnemers." in page_of(adviser)


def test_a_measure_without_any_figure_says_so_everywhere(adviser: Client) -> None:
    publish(groups={NATIONAL: {}})
    text = text_of(page_of(adviser))
    assert "in Ruimte & Wonen: te weinig deelnemers" in text
    assert "het midden ligt op" not in text


def test_groups_never_stand_in_the_order_of_their_figures(adviser: Client) -> None:
    rising = {"Zeeland": 10, "Utrecht": 30, "Drenthe": 90}
    groups = {
        (PeerKind.PROVINCE.value, name, f"gemeenten in {name}"): {CELL: Benchmark(9, value, None, None)}
        for name, value in rising.items()
    }
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}, **groups})
    html = page_of(adviser)
    places = [html.index(f'<th scope="row">{name}') for name in sorted(rising)]
    assert places == sorted(places)


def test_the_trend_runs_over_editions_of_the_same_world_only(adviser: Client) -> None:
    publish("2024", day=dt.date(2024, 11, 1), groups={NATIONAL: {CELL: Benchmark(100, 20, 10, 30)}})
    publish("2025", day=dt.date(2025, 11, 1), groups={NATIONAL: {}})
    publish(
        "2025", day=dt.date(2025, 11, 1), fictional=True, groups={NATIONAL: {CELL: Benchmark(99, 90, 80, 95)}}
    )
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    rows = sheets_of(adviser.get(path() + "?vorm=xlsx"))["Edities"]
    assert [row[0] for row in rows if row[0]] == ["2024", "2025", "2026"]
    assert [row[3] for row in rows if row[0]] == [20, "te weinig deelnemers", 35]
    assert "15 hoger dan in editie 2024" in text_of(page_of(adviser))


def test_an_older_publication_knows_nothing_of_later_editions(adviser: Client) -> None:
    old = publish("2024", day=dt.date(2024, 11, 1), groups={NATIONAL: {CELL: Benchmark(100, 20, 10, 30)}})
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    rows = sheets_of(adviser.get(f"{path()}?vorm=xlsx&publicatie={old.pk}"))["Edities"]
    assert [row[0] for row in rows if row[0]] == ["2024"]


def test_excel_holds_the_same_numbers_as_the_page(adviser: Client) -> None:
    publish(groups=FIGURES, spreads={CELL: SPREAD})
    sheets = sheets_of(adviser.get(path() + "?vorm=xlsx"))
    groups = {row[0]: row[2:] for row in sheets["Groepen"]}
    assert groups["Alle gemeenten"] == [300, 35, 20, 55]
    assert groups["Drenthe"] == [6, 60, "te weinig deelnemers", "te weinig deelnemers"]
    assert groups["Flevoland"] == [None, "te weinig deelnemers", None, None]
    assert [row[1] for row in sheets["Spreiding"][:4]] == [30, 45, 25, 0]


def test_a_measure_that_does_not_exist_is_not_found(adviser: Client) -> None:
    publish()
    assert adviser.get(path("cel--bestaat--niet")).status_code == 404


def test_the_page_says_when_it_is_made_up_and_keeps_the_visit(adviser: Client) -> None:
    publish(fictional=True, groups=FIGURES)
    assert "Simulatie: verzonnen gemeenten en verzonnen cijfers" in page_of(adviser)
    label = measure_names(real_catalogue())[CELL].label
    assert AuditEntry.objects.get(action="vng.groepen").subject == f"{label}, editie 2026"[:120]


def test_the_page_costs_as_much_with_many_groups(adviser: Client) -> None:
    publish(groups=FIGURES)
    queries(adviser, path())
    few = queries(adviser, path())
    many = {("provincie", f"PV{n}", f"gemeenten in {n}"): {CELL: Benchmark(9, 50, 40, 60)} for n in range(60)}
    publish(day=dt.date(2026, 11, 2), groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}, **many})
    assert queries(adviser, path()) == few <= QUERIES
