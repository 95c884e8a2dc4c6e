"""The map of tiles: every municipality shows the median of its group, and never a value of its own."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import measure_names
from assessments.comparison.published import GroupMeasure, GroupName
from assessments.dashboard import views_map
from assessments.dashboard.map_classes import class_of, classes_for
from assessments.dashboard.map_drawing import abbreviation
from assessments.dashboard.map_page import build_group_map, build_named_map, placed
from assessments.models import AuditEntry, Municipality, User
from tests.build import real_catalogue
from tests.dashboard.made import NATIONAL, publish, queries, sheets_of
from tests.dashboard.test_overview import DRENTHE, text_of
from tests.people import make_municipality, make_person

CELL = "cel:ruimte-wonen.budget"
SLUG = "cel--ruimte-wonen--budget"
QUERIES = 12


def place(code: str, name: str, row: int = 0, column: int = 0, **fields: object) -> Municipality:
    """A municipality that is not stored."""
    values: dict[str, object] = {
        "province_code": "PV22",
        "province": "Drenthe",
        "inhabitants": 30_000,
        "omgevingsdienst": "Omgevingsdienst Drenthe",
    }
    return Municipality(code=code, name=name, tile_row=row, tile_col=column, **(values | fields))


@pytest.fixture
def adviser(client: Client, vera: User) -> Client:
    """Vera of VNG, logged in."""
    client.force_login(vera)
    return client


def page_of(client: Client, query: str = "", status: int = 200) -> str:
    """The page as HTML."""
    response = client.get(f"{reverse('vng-map')}?maat={SLUG}{query}")
    assert response.status_code == status
    return response.content.decode()


def tiles_in(html: str) -> list[str]:
    """What the tiles say."""
    return re.findall(r"<g transform=\"translate\([^)]*\)\"><title>([^<]+)</title>", html)


# --- the drawing, pure ----------------------------------------------------------------------------


def test_a_tile_says_its_municipality_its_group_n_and_the_median() -> None:
    measure = measure_names(real_catalogue())[CELL]
    groups = [GroupMeasure(GroupName(*DRENTHE, 12), Benchmark(12, 60, 45, 70))]
    page = build_group_map(measure, "provincie", groups, [place("GM1", "Assen")], "teken")
    assert tiles_in(page.drawing) == ["Assen. Gemeenten in Drenthe: midden 60, 12 gemeenten tellen mee."]
    assert (page.hatched, page.groups[0].shade) == (0, classes_for(measure)[2])


def test_the_list_of_who_is_in_which_group_holds_names_and_no_figures() -> None:
    measure = measure_names(real_catalogue())[CELL]
    groups = [GroupMeasure(GroupName(*DRENTHE, 12), Benchmark(12, 60, 45, 70))]
    both = [place("GM2", "Emmen", 0, 1), place("GM1", "Assen")]
    page = build_group_map(measure, "provincie", groups, both, "teken")
    assert page.members == [("Drenthe", "Assen, Emmen")]


def test_a_group_that_may_not_be_shown_is_hatched_and_says_so() -> None:
    measure = measure_names(real_catalogue())[CELL]
    groups = [GroupMeasure(GroupName(*DRENTHE, None), None)]
    page = build_group_map(measure, "provincie", groups, [place("GM1", "Assen")], "cijfer")
    assert tiles_in(page.drawing) == ["Assen. Gemeenten in Drenthe: te weinig deelnemers."]
    assert 'fill="url(#vng-te-weinig)"' in page.drawing
    assert "<text" not in page.drawing
    assert page.hatched == 1


def test_every_class_has_its_own_mark_beside_its_tint() -> None:
    names = measure_names(real_catalogue())
    for name in (CELL, "risico:R-MM-1", "in_beeld:bodem"):
        classes = classes_for(names[name])
        assert len({one.fill for one in classes}) == len({one.tint for one in classes}) == 4


def test_the_classes_of_a_score_are_its_four_states() -> None:
    measure = measure_names(real_catalogue())[CELL]
    classes = classes_for(measure)
    found = [class_of(measure, classes, Fraction(value)).label for value in (0, 24, 25, 50, 75, 100)]
    assert found == ["Niet op orde", "Niet op orde", "Kwetsbaar", "Bijna op orde", "Op orde", "Op orde"]


def test_a_share_and_a_risk_have_four_equal_classes_without_a_verdict() -> None:
    names = measure_names(real_catalogue())
    share, risk = names["in_beeld:bodem"], names["risico:R-MM-1"]
    assert class_of(share, classes_for(share), Fraction(100)).label == "75 tot en met 100%"
    assert class_of(risk, classes_for(risk), Fraction(25)).label == "25 tot 50"


def test_thick_lines_run_between_groups_only() -> None:
    measure = measure_names(real_catalogue())[CELL]
    here, there = place("GM1", "Assen"), place("GM2", "Zwolle", 0, 1, province_code="PV23")
    same = place("GM3", "Emmen", 1, 0)
    page = build_group_map(measure, "provincie", [], [here, there, same], "teken")
    path = re.search(r'<path d="([^"]*)" fill="none"', page.drawing)
    assert path is not None
    assert path[1].count("M") == 1


def test_municipalities_that_would_cover_each_other_stand_side_by_side() -> None:
    three = [place("GM3", "Cee"), place("GM1", "Aa"), place("GM2", "Bee")]
    assert {one.name: spot for one, spot in placed(three).items()} == {
        "Aa": (0, 0),
        "Bee": (0, 1),
        "Cee": (0, 2),
    }


def test_an_abbreviation_leaves_out_the_article() -> None:
    assert [abbreviation(name) for name in ("'s-Gravenhage", "De Wolden", "Ede")] == ["Grav", "Wold", "Ede"]


def test_by_name_only_who_shares_has_a_figure_and_all_others_are_blank() -> None:
    measure = measure_names(real_catalogue())[CELL]
    both = [place("GM1", "Assen"), place("GM2", "Emmen", 0, 1)]
    page = build_named_map(measure, {"GM1": Fraction(85, 2)}, both, "cijfer")
    assert tiles_in(page.drawing) == ["Assen: 43.", "Emmen: deelt niet met naam."]
    assert [(one.name, one.value) for one in page.named] == [("Assen", 43)]
    assert page.drawing.count("<text") == 1


# --- the page -------------------------------------------------------------------------------------


def test_the_map_shows_the_real_tiles_for_a_real_publication_and_made_up_ones_for_a_simulation(
    adviser: Client, aa: Municipality
) -> None:
    make_municipality("GM5001", "Verzonnendam", is_fictional=True)
    publish(groups={NATIONAL: {}, ("provincie", "PV26", "gemeenten in Utrecht"): {}})
    made_up = publish(fictional=True, groups={NATIONAL: {}})
    real, simulated = page_of(adviser), page_of(adviser, f"&publicatie={made_up.pk}")
    assert [one.split(".")[0] for one in tiles_in(real)] == ["Aa"]
    assert [one.split(".")[0] for one in tiles_in(simulated)] == ["Verzonnendam"]
    assert "Simulatie" in simulated
    assert "Simulatie" not in real


def test_a_municipality_that_merged_into_another_has_no_tile(adviser: Client, aa: Municipality) -> None:
    make_municipality("GM8001", "Vroeger", valid_until=dt.date(2020, 1, 1))
    make_municipality("GM8002", "Later", valid_from=dt.date(2999, 1, 1))
    publish(groups={NATIONAL: {}})
    assert [one.split(".")[0] for one in tiles_in(page_of(adviser))] == ["Aa"]


def test_the_numbers_on_the_map_in_the_table_and_in_excel_are_those_published(
    adviser: Client, aa: Municipality
) -> None:
    utrecht = ("provincie", "PV26", "gemeenten in Utrecht")
    publish(groups={NATIONAL: {}, utrecht: {CELL: Benchmark(20, 45, 30, 60)}, DRENTHE: {}})
    html = page_of(adviser)
    assert tiles_in(html) == ["Aa. Gemeenten in Utrecht: midden 45, 20 gemeenten tellen mee."]
    assert "Utrecht 20 45 30 tot 60 Kwetsbaar" in text_of(html)
    sheets = sheets_of(adviser.get(f"{reverse('vng-map')}?maat={SLUG}&vorm=xlsx"))
    rows = {row[0]: row[1:] for row in sheets["Per groep"]}
    assert rows["Utrecht"] == [20, 45, 30, 60, "Kwetsbaar"]
    assert rows["Drenthe"] == [None, "te weinig deelnemers", None, None, None]
    assert sheets["Per gemeente"][0] == ["Aa", "Utrecht", 20, 45]


def test_a_choice_outside_the_lists_is_refused(adviser: Client) -> None:
    publish(groups={NATIONAL: {}})
    assert "Deze keuze bestaat niet" in page_of(adviser, "&per=gemeente", 422)


def test_without_the_right_nobody_may_choose_municipalities_by_name(client: Client, db: None) -> None:
    client.force_login(make_person("Kees", is_vng=True, rights=["cijfers"]))
    publish(groups={NATIONAL: {}})
    assert "herkenbaar delen" not in page_of(client)
    page_of(client, "&per=herkenbaar", 422)


def test_who_looks_by_name_is_kept_for_every_municipality_with_a_figure(
    adviser: Client, aa: Municipality, bee: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(groups={NATIONAL: {}})
    monkeypatch.setattr(views_map, "named_municipalities", lambda edition, fictional: ())
    monkeypatch.setattr(views_map, "values_by_name", lambda places: {aa.code: {CELL: Fraction(40)}})
    html = page_of(adviser, "&per=herkenbaar")
    assert tiles_in(html) == ["Aa: 40.", "Bee: deelt niet met naam."]
    entries = AuditEntry.objects.filter(action="vng.herkenbaar")
    assert [entry.municipality_id for entry in entries] == [aa.code]


def test_the_map_costs_as_much_with_many_municipalities(adviser: Client, aa: Municipality) -> None:
    publish(groups={NATIONAL: {}, DRENTHE: {CELL: Benchmark(12, 60, 45, 70)}})
    queries(adviser, reverse("vng-map"))
    few = queries(adviser, reverse("vng-map"))
    for number in range(20):
        make_municipality(f"GM70{number:02}", f"Plaats {number}")
    assert queries(adviser, reverse("vng-map")) == few <= QUERIES
