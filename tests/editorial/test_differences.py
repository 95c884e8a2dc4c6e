"""What differs between two editions: found, named, counted, and in Excel."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from assessments.catalogue.loader import catalogue_from
from assessments.catalogue.revisions import with_texts
from assessments.editorial.differences import Difference, Row, Side, difference
from assessments.models import User
from tests.build import real_catalogue, real_content
from tests.editions import make_second_edition, second_catalogue, second_content


@pytest.fixture(scope="module")
def found() -> Difference:
    """From 2026 to the 2027 of the tests."""
    old = Side("2026", real_catalogue(), real_content())
    return difference(old, Side("2027", second_catalogue(), second_content()), second_catalogue().changes)


def row_of(found: Difference, name: str) -> Row:
    return next(row for row in found.rows if name in {one.id for one in (*row.old, *row.new)})


def test_every_kind_of_change_is_found(found: Difference) -> None:
    assert found.counts("kind") == {
        "redactioneel": 6,
        "inhoudelijk": 3,
        "gesplitst": 2,
        "samengevoegd": 2,
        "vervallen": 3,
        "nieuw": 3,
    }
    assert found.unchanged == 273


def test_a_changed_question_shows_word_for_word_what_changed(found: Difference) -> None:
    (field,) = row_of(found, "BOD-KEN").fields
    old, new = field.pieces
    assert field.label == "Stelling"
    assert "".join(piece.text for piece in old if piece.kind == "anders").split() == ["nieuwe", "zoals"]
    assert [piece.text.strip() for piece in new if piece.kind == "anders"] == ["als"]


def test_changed_answers_and_the_reason_stand_at_the_question(found: Difference) -> None:
    row = row_of(found, "BOD-BED")
    assert [field.label for field in row.fields] == [f"Antwoord {number}" for number in range(5)]
    assert row.reason.startswith("De ankers vragen nu naar aansluiting")


def test_a_split_shows_the_old_question_and_the_new_ones(found: Difference) -> None:
    row = row_of(found, "VTH-STK")
    assert ([one.id for one in row.old], [one.id for one in row.new]) == (
        ["VTH-STK"],
        ["VTH-STK-1", "VTH-STK-2"],
    )


def test_a_changed_weight_law_or_risk_is_no_text_and_is_found_all_the_same() -> None:
    content = with_texts(second_content(), {})
    content["stellingen"]["stellingen"][0]["risicos"][0]["gewicht"] = 3
    content["taken"]["taken"][0]["grondslag"][0]["artikel"] = "5.99"
    content["risicos"]["risicos"][0]["impact"] = 1
    content["maatregelen"]["maatregelen"][0]["eerste_stappen"][0] = "Begin opnieuw."
    made = difference(
        Side("2027", second_catalogue(), second_content()),
        Side("anders", catalogue_from(content), content),
        None,
    )
    assert [(row.part, row.fields[0].label) for row in made.rows] == [
        ("stelling", "Gewicht per risico"),
        ("taak", "Wet en artikel"),
        ("risicos", "Impact"),
        ("maatregelen", "Eerste stap 1"),
    ]


def test_a_reader_chooses_a_kind_a_part_and_a_dossier(found: Difference) -> None:
    assert [row.new[0].id for row in found.chosen("redactioneel", "stelling", "bodem")] == ["BOD-KEN"]
    assert found.chosen("nieuw", "maatregelen") == []


@pytest.mark.django_db
def test_the_page_and_its_excel_say_the_same(client: Client, vera: User) -> None:
    make_second_edition()
    client.force_login(vera)
    address = reverse("edition-diff")
    page = client.get(address, {"soort": "vervallen"}).content.decode()
    assert "19 onderdelen verschillen" in page
    assert "3 onderdelen in deze keuze" in page
    book = load_workbook(BytesIO(client.get(address, {"vorm": "xlsx"}).content))
    rows = list(book["Verschillen"].iter_rows(min_row=3, values_only=True))
    assert {row[1] for row in rows if row[5] == "Vervallen"} == {
        "LUC-STK",
        "DW-1-3",
        "bodem-huishoudelijk-afval",
    }
    turned = client.get(address, {"van": "2027", "naar": "2026"}).content.decode()
    assert "Van editie 2026 naar" in turned
    assert client.get(address, {"van": "2026.x"}).status_code == 404
