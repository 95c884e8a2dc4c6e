"""The files of the open data: what is in them, how they open, and how long they may be kept."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.comparison.published import groups_of, picture_of, publications
from assessments.models import Municipality
from assessments.open_data.dictionary import SETS
from assessments.open_data.files import csv_lines, file_names
from assessments.open_data.sets import rows_of
from tests.api.made import DOMAIN, ask, publish_all

pytestmark = pytest.mark.django_db
NAME = "2026_2026-11-01"
CODE = re.compile(r"GM\d{4}")


def fetch(file: str, publication: str = NAME, **headers: str) -> Any:
    return Client().get(f"/open-data/{publication}/{file}", headers=headers)


def text_of(file: str, publication: str = NAME) -> str:
    answer = fetch(file, publication)
    assert answer.status_code == 200, file
    return str(answer.getvalue().decode())


def table_of(file: str, publication: str = NAME) -> list[dict[str, str]]:
    text = text_of(file, publication)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def as_csv(value: str | int | bool | None) -> str:
    """A value of JSON as it stands in a cell."""
    if value is None:
        return ""
    return ("ja" if value else "nee") if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("item", SETS, ids=lambda item: item.key)
def test_csv_json_and_dictionary_agree(item: Any) -> None:
    publish_all()
    lines, found = table_of(f"{item.key}.csv"), json.loads(text_of(f"{item.key}.json"))
    names = [column.name for column in item.all_columns]
    assert list(lines[0]) == names
    common = {name: found[name] for name in ("editie", "peildatum", "publicatie", "fictief")}
    rows = [{**common, **row} for row in found["rijen"]]
    assert lines == [{name: as_csv(row[name]) for name in names} for row in rows]
    described = {line["kolom"] for line in table_of("woordenboek.csv") if line["bestand"] == item.key}
    assert described == set(names)
    for column in item.columns:
        values = {row[column.name] for row in rows}
        assert column.empty or None not in values, column.name
        if column.type == "geheel getal":
            assert all(isinstance(value, int) for value in values - {None})


def test_open_data_api_and_dashboard_give_the_same_figures() -> None:
    """The dashboard reads `comparison.published`; files and API must say what that says."""
    publish_all()
    publication = publications()[0]
    published = {
        (group.kind, group.key, name): (one.others, one.median, one.lower_quartile, one.upper_quartile)
        for group in groups_of(publication)
        for name, one in group.figures.items()
    }
    assert len(published) == 3

    def shown(rows: list[dict[str, Any]]) -> dict[tuple[str, str, str], tuple[int | None, ...]]:
        fields = ("aantal", "mediaan", "kwartielLaag", "kwartielHoog")
        return {
            (row["soort"], row["groep"] or "", row["maat"]): tuple(
                int(row[name]) if row[name] not in ("", None) else None for name in fields
            )
            for row in rows
            if row["aantal"]
        }

    assert shown(table_of("groepscijfers.csv")) == published
    assert shown(json.loads(text_of("groepscijfers.json"))["rijen"]) == published
    assert shown(ask("/groepscijfers?paginagrootte=1000").json()["resultaten"]) == published
    picture = picture_of(publication)
    assert picture is not None
    tasks = {
        row["taak"]: (row["gemeenten"], row["aandeel"]) for row in ask("/taken-in-beeld").json()["resultaten"]
    }
    assert tasks["vth-uh-strategie"] == (12, 75)
    assert tasks["vth-uitvoeringsprogramma"] == (12, None)
    spread = [(row["van"], row["tot"], row["aandeel"]) for row in rows_of("verdelingen", publication)]
    assert spread[:2] == [(one.low, one.high, one.share) for one in picture.spreads[DOMAIN]]


def test_the_rows_of_the_api_are_those_of_the_file() -> None:
    publish_all()
    for key in ("groepen", "verdelingen", "taken-in-beeld", "signalen", "werklast"):
        of_api = ask(f"/{key}?paginagrootte=1000").json()["resultaten"]
        assert of_api == json.loads(text_of(f"{key}.json"))["rijen"], key


def test_no_municipality_can_be_found_in_any_public_file(aa: Municipality) -> None:
    publish_all()
    for file in file_names():
        text = text_of(file)
        assert CODE.findall(text) == [], file
        assert aa.code not in text
    for path in ("/groepscijfers", "/groepen", "/verdelingen", "/publicaties", "/werklast", "/signalen", ""):
        assert CODE.findall(ask(path).content.decode()) == [], path


def test_every_file_of_made_up_figures_says_so() -> None:
    publish_all(fictional=True)
    name = "2026_2026-11-01_simulatie"
    for file in file_names():
        answer = fetch(file, name)
        assert "_simulatie." in answer.headers["Content-Disposition"]
        text = answer.getvalue().decode()
        if file.endswith(("json", "jsonld")):
            assert "verzonnen" in text, file
    assert {row["fictief"] for row in table_of("groepscijfers.csv", name)} == {"ja"}


def test_made_up_figures_make_room_for_real_ones() -> None:
    publish_all(fictional=True)
    assert fetch("groepen.csv", "nieuwste").status_code == 200
    publish_all()
    assert fetch("groepen.csv", "2026_2026-11-01_simulatie").status_code == 404
    assert table_of("groepen.csv", "nieuwste")[0]["fictief"] == "nee"
    html = Client().get("/open-data/").content.decode()
    assert "imulatie" not in html


def test_the_newest_address_moves_on_and_the_others_stay() -> None:
    publish_all(day=dt.date(2026, 6, 1))
    before = text_of("groepscijfers.csv", "2026_2026-06-01")
    publish_all()
    assert text_of("groepscijfers.csv", "2026_2026-06-01") == before
    assert text_of("groepscijfers.csv", "nieuwste") == text_of("groepscijfers.csv")


def test_a_file_may_be_kept_and_is_sent_once() -> None:
    publish_all()
    first = fetch("groepscijfers.csv")
    body = first.getvalue()
    assert first.headers["ETag"] == f'"{hashlib.sha256(body).hexdigest()}"'
    assert first.headers["Content-Length"] == str(len(body))
    assert "immutable" in first.headers["Cache-Control"]
    assert "immutable" not in fetch("groepscijfers.csv", "nieuwste").headers["Cache-Control"]
    assert "Cookie" not in first.headers.get("Vary", "")
    again = fetch("groepscijfers.csv", **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert (
        fetch("groepscijfers.csv", **{"If-Modified-Since": first.headers["Last-Modified"]}).status_code == 304
    )
    head = Client().head(f"/open-data/{NAME}/groepscijfers.csv")
    assert head.headers["ETag"] == first.headers["ETag"]
    assert head.content == b""


def test_the_metadata_has_size_and_hash_of_every_file() -> None:
    publish_all()
    found = json.loads(text_of("metadata.jsonld"))
    assert len(found["dcat:distribution"]) == len(file_names()) - 1
    for one in found["dcat:distribution"]:
        path = one["dcat:downloadURL"].removeprefix("http://localhost:8000")
        body = Client().get(path).getvalue()
        assert one["dcat:byteSize"] == len(body)
        assert one["spdx:checksum"]["spdx:checksumValue"] == hashlib.sha256(body).hexdigest()


def test_no_cell_is_ever_a_formula_and_a_break_stays_in_its_cell() -> None:
    made = "".join(csv_lines(("a", "b"), [("=1+1", 'een "naam";\nmet meer'), ("-2", None), ("@x", True)]))
    read = list(csv.reader(io.StringIO(made[1:], newline=""), delimiter=";"))
    assert read == [["a", "b"], ["'=1+1", 'een "naam";\nmet meer'], ["'-2", ""], ["'@x", "ja"]]
    assert made.count("\r\n") == 4


@pytest.mark.parametrize("path", [f"/open-data/{NAME}/bestaat-niet.csv", "/open-data/2031_x/groepen.csv"])
def test_what_is_not_there_is_404(path: str) -> None:
    publish_all()
    assert Client().get(path).status_code == 404


def test_a_file_costs_two_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    publish_all()
    text_of("groepscijfers.csv")
    with django_assert_max_num_queries(2):
        text_of("groepscijfers.csv")
