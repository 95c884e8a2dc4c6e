"""What came out, and the catalogue, as Excel: sums that add up, and the rows of each page."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.board.board_tables import follow_table
from assessments.board.follow_up import follow_up_of
from assessments.models import (
    Municipality,
    User,
)
from assessments.report.board_texts import DecisionText
from assessments.report.document import build_report
from assessments.report.report_tables import report_tables
from assessments.report.results_views import facts_for
from tests.build import fill_round, make_edition, make_round, real_catalogue
from tests.report.rounds import DEFINITIVE, demo_round
from tests.tables.reading import BUDGET, EXCEL, assert_same, both, column, opened, page_rows, rows_of


def test_the_sums_behind_a_figure_are_numbers_that_add_up(
    client: Client, wim: User, aa: Municipality, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    round = demo_round(aa, DEFINITIVE)
    client.force_login(wim)
    catalogue = real_catalogue()
    address = reverse("why", args=[round.pk, "risico", catalogue.risks[1].id])
    page, book = both(client, address)
    answers = rows_of(book, "Antwoorden")
    total = {row["Onderdeel van de som"]: row["Waarde"] for row in rows_of(book, "Som")}
    tasks = sum(row["Bijdrage (punten)"] for row in rows_of(book, "Taken"))
    whole = sum(row["Bijdrage (punten)"] for row in answers) + tasks
    assert whole == pytest.approx(total["Kwetsbaarheid (0-100)"], abs=0.5)  # tasks are shown with one decimal
    assert sum(column(book, "Per dossier", "Punten")) == pytest.approx(total["Kwetsbaarheid (0-100)"])
    assert_same(page_rows(page, "why-matrix"), column(book, "Niveau", "Impact"))
    rows = [*column(book, "Zwakke schakel", "Stelling"), *(row["Stelling"] for row in answers)]
    assert_same(page_rows(page, "why-answers"), rows)
    with django_assert_max_num_queries(BUDGET):
        client.get(address, EXCEL)


@pytest.mark.parametrize(
    ("sort", "key", "tables", "sheet", "head"),
    [
        ("cel", "milieu-mobiliteit.kennis", "why-answers", "Antwoorden", "Stelling"),
        ("domein", "milieu-mobiliteit", "why-clusters", "Clusters", "Cluster"),
        ("taak", "bodem-functieklassen", "why-steps", "Stappen", "Stap"),
        ("maatregel", "G2", "apk-table--cards", "Voorwaarden", "Voorwaarde"),
    ],
)
def test_each_sort_of_figure_holds_the_rows_of_its_page(
    sort: str, key: str, tables: str, sheet: str, head: str, client: Client, wim: User, aa: Municipality
) -> None:
    round = demo_round(aa, DEFINITIVE)
    client.force_login(wim)
    page, book = both(client, reverse("why", args=[round.pk, sort, key]))
    assert_same(page_rows(page, tables), column(book, sheet, head))


def test_report_and_board_page_give_the_counts_that_they_show(
    client: Client, wim: User, aa: Municipality
) -> None:
    round = demo_round(aa, DEFINITIVE)
    client.force_login(wim)
    page, book = both(client, reverse("board", args=[round.pk]), scherm="alles")
    assert_same(page_rows(page, "apk-b-count"), column(book, "Taken in beeld", "In beeld"))
    page, book = both(client, reverse("report", args=[round.pk]))
    assert_same(page_rows(page, "apk-r-count")[:4], column(book, "Taken in beeld", "In beeld"))
    assert_same(page_rows(page, "apk-r-who"), column(book, "Wie antwoord gaf", "Functie"))
    tasks = column(book, "Taken", "Nummer")
    assert sorted(map(str, tasks)) == sorted(task.id for task in real_catalogue().tasks)


def test_the_day_on_which_a_task_was_discussed_is_a_day_to_sort_by(aa: Municipality) -> None:
    round = make_round(aa)
    fill_round(round)
    facts = facts_for(round)
    (tasks,) = (one for one in report_tables(facts, build_report(facts)) if one.name == "Taken")
    place = [column.label for column in tasks.columns].index("Besproken op")
    assert {row[place].value for row in tasks.rows} == {dt.date(2026, 3, 1)}
    assert {row[place].text for row in tasks.rows} == {"1 maart 2026"}


def test_the_decisions_stand_in_the_file_with_days_to_sort_by() -> None:
    day = dt.date(2026, 3, 1)
    one = DecisionText("k", 1, "", "Wijs iemand aan.", "secretaris", day, "klein", "", "loopt", "=1", None)
    table = follow_table(follow_up_of([one], dt.date(2026, 4, 1)))
    found = dict(zip((column.label for column in table.columns), table.rows[0], strict=True))
    assert (found["Klaar op"].value, found["Over de datum"].text) == (day, "Ja")
    assert (found["Besluit"].text, found["Stand"].text) == ("Wijs iemand aan.", "Loopt")


def test_a_trial_gives_its_outcome_and_writes_nothing(client: Client, wim: User, aa: Municipality) -> None:
    round = demo_round(aa, DEFINITIVE)
    client.force_login(wim)
    address, trial = reverse("what-if", args=[round.pk]), {"maatregel": "G2", "niveau.BOD-KAD": "4"}
    page = client.post(address, trial).content.decode()
    book = opened(client.post(address, trial | EXCEL))
    assert_same(page_rows(page, "what-if__tasks"), column(book, "Taken", "Taken"))
    assert [(row["Soort"], row["Nummer"]) for row in rows_of(book, "Uw proef")] == [
        ("Maatregel", "G2"),
        ("Stelling", "BOD-KAD"),
    ]
    refused = client.post(address, {"niveau.BOD-KAD": "9"} | EXCEL)
    assert refused.status_code == 422


def test_anybody_gets_the_whole_catalogue(client: Client, db: None) -> None:
    make_edition()
    catalogue = real_catalogue()
    home = client.get(reverse("catalogue-method", args=["2026"])).content.decode()
    address = reverse("catalogue-edition", args=["2026"])
    assert f"{address}?vorm=xlsx" in home
    response = client.get(address, EXCEL)
    assert response["Content-Disposition"] == 'attachment; filename="apk-catalogus-2026.xlsx"'
    book = opened(response)
    assert column(book, "Taken", "Nummer") == [task.id for task in catalogue.tasks]
    assert column(book, "Stellingen", "Nummer") == [item.id for item in catalogue.statements]
    weights = rows_of(book, "Gewichten stellingen")
    risk = catalogue.risks[0]
    head = f"{risk.id} {risk.label}"
    assert [row[head] for row in weights] == [item.weights.get(risk.id, 0) for item in catalogue.statements]
    risks = client.get(reverse("catalogue-risks", args=["2026"])).content.decode()
    assert_same(page_rows(risks, "catalogue-matrix"), column(book, "Matrix", "Impact"))
    page, calendar = both(client, reverse("law-calendar", args=["2026"]))
    assert_same(page_rows(page), column(calendar, "Terugkerend", "Taak"))
    assert page.count('class="law-item"') == sum(
        len(rows_of(calendar, sheet)) for sheet in calendar.sheetnames[1:] if sheet != "Terugkerend"
    )
    assert client.get(address, EXCEL).content == response.content
