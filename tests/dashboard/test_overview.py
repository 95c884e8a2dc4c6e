"""The overview of VNG: the medians of a group as they were published, and what may not be shown as words."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import measure_names
from assessments.comparison.picture import SignalCounts, TaskShare
from assessments.comparison.published import GroupName
from assessments.dashboard.overview import build_overview
from assessments.dashboard.overview_change import change_word, comparable_measures
from assessments.dashboard.overview_groups import group_choices, ordered, short_name
from assessments.models import AuditEntry, Municipality, User
from tests.build import real_catalogue
from tests.dashboard.made import NATIONAL, edition_named, publish, sheets_of

CELL, OTHER = "cel:ruimte-wonen.budget", "cel:energie-klimaat.budget"
RISK = "risico:R-MM-1"
DRENTHE = ("provincie", "PV22", "gemeenten in Drenthe")
QUERIES = 12


def text_of(html: str) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).replace("&amp;", "&")


def open_page(client: Client, query: str = "", status: int = 200) -> str:
    """The page as HTML."""
    response = client.get(reverse("vng-home") + query)
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def adviser(client: Client, vera: User) -> Client:
    """Vera of VNG, logged in."""
    client.force_login(vera)
    return client


# --- the figures, pure ----------------------------------------------------------------------------


def test_the_heading_says_how_many_parts_are_vulnerable_and_which_is_lowest() -> None:
    figures = {CELL: Benchmark(9, 20, 10, 35), OTHER: Benchmark(9, 80, 70, 90)}
    page = build_overview(real_catalogue(), figures, {}, ())
    assert page.heading == (
        "Eén van de 2 onderdelen is kwetsbaar of niet op orde; het laagst is budget in Ruimte & Wonen (20)"
    )
    assert (page.weak, page.scored, len(page.cells)) == (1, 2, 30)


def test_a_withheld_cell_has_no_class_and_no_number() -> None:
    page = build_overview(real_catalogue(), {}, {}, ())
    assert page.heading == "Nog te weinig deelnemers voor cijfers van deze groep"
    assert {cell.word for cell in page.cells} == {"te weinig deelnemers"}
    assert {line.drawing for line in (*page.risks, *page.in_view)} == {None}


def test_the_class_of_a_median_is_that_of_a_score() -> None:
    names = [name for name in measure_names(real_catalogue()) if name.startswith("cel:")][:4]
    figures = {
        name: Benchmark(5, value, None, None) for name, value in zip(names, (0, 25, 50, 75), strict=True)
    }
    words = {
        cell.measure.name: cell.word
        for cell in build_overview(real_catalogue(), figures, {}, ()).cells
        if cell.found and cell.measure
    }
    assert [words[name] for name in names] == ["Niet op orde", "Kwetsbaar", "Bijna op orde", "Op orde"]


def test_a_change_is_in_words_and_only_between_figures_that_are_shown() -> None:
    low, high = Benchmark(9, 40, None, None), Benchmark(9, 50, None, None)
    assert change_word(high, low) == "10 hoger"
    assert change_word(low, high) == "10 lager"
    assert change_word(low, low) == "vrijwel gelijk"
    assert change_word(low, None) == change_word(None, low) == ""


def test_editions_with_the_same_questions_may_be_compared_and_others_not() -> None:
    now = real_catalogue()
    assert comparable_measures(now, now) == set(measure_names(now))
    figures = {CELL: Benchmark(9, 40, None, None)}
    before = {CELL: Benchmark(9, 60, None, None)}
    changes = {
        known: [cell.change for cell in build_overview(now, figures, before, known).cells if cell.found]
        for known in (frozenset(), frozenset({CELL}))
    }
    assert changes == {frozenset(): [""], frozenset({CELL}): ["20 lager"]}


def test_risks_stand_with_the_most_present_first_and_unknown_ones_last() -> None:
    figures = {"risico:R-EK-2": Benchmark(8, 70, 60, 80), RISK: Benchmark(8, 30, 20, 45)}
    lines = build_overview(real_catalogue(), figures, {}, ()).risks
    assert [line.measure.name for line in lines[:2]] == ["risico:R-EK-2", RISK]
    assert all(line.found is None for line in lines[2:])


def test_groups_stand_in_an_order_that_says_nothing_of_their_figures() -> None:
    groups = [
        GroupName("provincie", "PV27", "gemeenten in Noord-Holland", 40),
        GroupName("grootteklasse", "vanaf-100000", "gemeenten met 100.000 inwoners of meer", 30),
        GroupName(*DRENTHE, None),
        GroupName("grootteklasse", "tot-20000", "gemeenten met minder dan 20.000 inwoners", 60),
        GroupName(*NATIONAL, 300),
    ]
    assert [short_name(one.label) for one in ordered(groups)] == [
        "Alle gemeenten",
        "Minder dan 20.000 inwoners",
        "100.000 inwoners of meer",
        "Drenthe",
        "Noord-Holland",
    ]
    assert group_choices(groups)[-1] == (
        "Provincie",
        [
            ("provincie:PV22", "Drenthe (te weinig deelnemers)"),
            ("provincie:PV27", "Noord-Holland (40)"),
        ],
    )


def test_the_core_shows_only_domains_that_have_one_and_says_where_it_asks_nothing() -> None:
    figures = {"kern-cel:milieu-mobiliteit.budget": Benchmark(40, 20, 10, 30), CELL: Benchmark(9, 80, 70, 90)}
    page = build_overview(real_catalogue(), figures, {}, (), core=True)
    assert [one.where for one in page.domains] == ["Milieu & Mobiliteit", "Ruimte & Wonen"]
    assert [one.found for one in page.cells if one.found] == [Benchmark(40, 20, 10, 30)]
    assert {one.word for one in page.cells if one.measure is None} <= {"niet in de kern"}


# --- the page -------------------------------------------------------------------------------------


def test_the_page_shows_the_published_numbers_of_the_chosen_group(adviser: Client) -> None:
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}, DRENTHE: {CELL: Benchmark(12, 60, 45, 65)}})
    national = text_of(open_page(adviser))
    assert "budget in Ruimte & Wonen: 35 Kwetsbaar" in national
    assert "Elk cijfer is van 300 gemeenten" in national
    drenthe = text_of(open_page(adviser, "?groep=provincie:PV22"))
    assert "budget in Ruimte & Wonen: 60 Bijna op orde" in drenthe
    assert "budget in Energie & Klimaat: te weinig deelnemers" in drenthe
    assert "12 gemeenten in deze groep delen hun uitkomst" in drenthe


def test_the_scores_on_the_core_are_a_choice(adviser: Client) -> None:
    core = {f"kern-{CELL}": Benchmark(310, 15, 10, 20)}
    publish(groups={NATIONAL: {CELL: Benchmark(30, 35, 20, 55), **core}})
    text = text_of(open_page(adviser, "?vragen=kern"))
    assert "budget in Ruimte & Wonen: 15 Niet op orde" in text
    assert "De scores gaan alleen over de kern." in text


def test_an_unknown_group_is_refused_and_stays_in_sight(adviser: Client) -> None:
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    html = open_page(adviser, "?groep=provincie:PV99", 422)
    assert "Kies een groep uit de lijst" in html


def test_the_page_counts_the_change_from_the_edition_before(adviser: Client) -> None:
    publish("2025", day=dt.date(2025, 11, 1), groups={NATIONAL: {CELL: Benchmark(200, 50, 40, 60)}})
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    assert "15 lager" in text_of(open_page(adviser))


def test_the_page_begins_with_what_changed_the_risks_the_tasks_and_the_signals(adviser: Client) -> None:
    risks = {RISK: Benchmark(40, 60, 50, 70)}
    publish("2025", day=dt.date(2025, 11, 1), groups={NATIONAL: {CELL: Benchmark(200, 50, 40, 60)}})
    publish(
        groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55), **risks}},
        tasks={real_catalogue().tasks[0].id: TaskShare(40, 45)},
        signals=SignalCounts(40, {"geld": 30, "mensen": 20}, {}),
    )
    text = text_of(open_page(adviser))
    assert "Sinds editie 2025: 1 van de 1 onderdelen lager, geen hoger." in text
    assert "Sterkst aanwezige risico:" in text
    assert "van de gemeenten de taak in beeld" in text
    assert "Het vaakst genoemde signaal: er komt te weinig geld mee (minstens 75% van de gemeenten)." in text


def test_tasks_and_signals_of_all_municipalities_are_not_told_of_one_province(adviser: Client) -> None:
    publish(
        groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}, DRENTHE: {RISK: Benchmark(12, 60, 45, 65)}},
        tasks={real_catalogue().tasks[0].id: TaskShare(40, 45)},
        signals=SignalCounts(40, {"geld": 30}, {}),
    )
    said = text_of(open_page(adviser, "?groep=provincie:PV22"))
    assert "Sterkst aanwezige risico: " in said
    assert "vaakst genoemde" not in said
    assert "heeft minder dan de helft van de gemeenten" not in said


def test_a_made_up_publication_says_so_and_never_stands_beside_a_real_one(adviser: Client) -> None:
    publish("2025", day=dt.date(2025, 11, 1), groups={NATIONAL: {CELL: Benchmark(200, 50, 40, 60)}})
    made_up = publish(fictional=True, groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    html = open_page(adviser, f"?publicatie={made_up.pk}")
    assert "Simulatie: verzonnen gemeenten en verzonnen cijfers" in html
    assert "15 lager" not in text_of(html)
    assert "Simulatie" not in open_page(adviser)  # the real one comes first


def test_excel_holds_the_same_numbers_as_the_page(adviser: Client) -> None:
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55), RISK: Benchmark(6, 45, None, None)}})
    sheets = sheets_of(adviser.get(reverse("vng-home") + "?vorm=xlsx"))
    cells = {(row[0], row[1]): row[3:] for row in sheets["Scores"]}
    factor = next(one.label for one in real_catalogue().factors if one.id == "budget")
    assert cells[factor, "Ruimte & Wonen"] == [300, 35, 20, 55, "Kwetsbaar"]
    assert cells[factor, "Energie & Klimaat"][1] == "te weinig deelnemers"
    risk = real_catalogue().risk_by_id["R-MM-1"].label
    assert [row[2:] for row in sheets["Risico's"] if row[0] == risk] == [
        [6, 45, "te weinig deelnemers", "te weinig deelnemers"]
    ]
    assert not any(0 in row for rows in sheets.values() for row in rows)


def test_no_municipality_is_named_beside_a_figure(adviser: Client, aa: Municipality) -> None:
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    Municipality.objects.filter(pk=aa.pk).update(name="Verzonnendam")
    assert "Verzonnendam" not in open_page(adviser)


def test_without_a_publication_the_page_says_what_is_needed(adviser: Client) -> None:
    edition_named("2026")
    assert "Er zijn nog geen landelijke cijfers" in open_page(adviser)


def test_a_publication_that_does_not_exist_is_not_found(adviser: Client) -> None:
    publish()
    open_page(adviser, "?publicatie=999999", 404)


def test_every_visit_is_kept_with_what_was_asked(adviser: Client, vera: User) -> None:
    publish(groups={DRENTHE: {CELL: Benchmark(12, 60, 45, 65)}})
    open_page(adviser, "?groep=provincie:PV22")
    entry = AuditEntry.objects.get(action="vng.groepen")
    assert (entry.actor, entry.municipality) == (vera, None)
    assert entry.subject == "Landelijk overzicht, gemeenten in Drenthe, editie 2026"


def test_the_page_costs_as_much_with_many_groups_and_publications(adviser: Client) -> None:
    publish(groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}})
    publish("2025", day=dt.date(2025, 11, 1), groups={NATIONAL: {CELL: Benchmark(200, 50, 40, 60)}})
    open_page(adviser)
    with CaptureQueriesContext(connection) as few:
        open_page(adviser)
    many = {("provincie", f"PV{n}", f"gemeenten in {n}"): {CELL: Benchmark(9, 50, 40, 60)} for n in range(30)}
    publish(day=dt.date(2026, 11, 2), groups={NATIONAL: {CELL: Benchmark(300, 35, 20, 55)}, **many})
    publish("2025", day=dt.date(2025, 11, 2), groups={NATIONAL: {CELL: Benchmark(9, 50, 40, 60)}})
    open_page(adviser)
    with CaptureQueriesContext(connection) as more:
        open_page(adviser)
    assert len(more) == len(few) <= QUERIES
