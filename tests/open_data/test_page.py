"""The page of the open data: for everybody, also before there is anything."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assessments.open_data.dictionary import SETS
from tests.api.made import publish_all

pytestmark = pytest.mark.django_db


def test_before_the_first_publication_the_page_says_so(client: Client) -> None:
    html = client.get("/open-data/").content.decode()
    assert "Er is nog geen open data" in html
    assert client.get("/open-data/?publicatie=x").status_code == 404


def test_every_file_column_and_the_licence_are_there(client: Client) -> None:
    publish_all()
    html = client.get("/open-data/").content.decode()
    for item in SETS:
        assert f"/open-data/2026_2026-11-01/{item.key}.csv" in html
        for column in item.columns:
            assert column.meaning in html
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert "Bron: APK beleid en wettelijk kader (VNG), editie 2026, peildatum 1 november 2026" in html
    assert "te weinig deelnemers" in html.lower()


def test_an_older_publication_can_be_chosen(client: Client) -> None:
    publish_all(day=dt.date(2026, 6, 1))
    publish_all()
    html = client.get("/open-data/?publicatie=2026_2026-06-01").content.decode()
    assert "/open-data/2026_2026-06-01/groepscijfers.csv" in html
    assert "/open-data/2026_2026-11-01/groepscijfers.csv" not in html


def test_made_up_figures_are_announced_at_the_top(client: Client) -> None:
    publish_all(fictional=True)
    html = client.get("/open-data/").content.decode()
    assert "Simulatie: verzonnen gemeenten en verzonnen cijfers" in html


def test_the_page_costs_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for month in range(1, 5):
        publish_all(day=dt.date(2026, month, 1))
    client.get("/open-data/")
    with django_assert_max_num_queries(3):
        client.get("/open-data/")
