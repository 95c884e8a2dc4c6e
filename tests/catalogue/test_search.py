"""Searching the catalogue: by word, by law, by number, with or without accents; and when nothing fits."""

from __future__ import annotations

import pytest
from django.test import Client

from assessments.catalogue.search import MAX_LENGTH, find_in_catalogue
from tests.build import make_edition, real_catalogue


def tasks_for(query: str) -> list[str]:
    return [view.task.id for view in find_in_catalogue(real_catalogue(), query).tasks]


def test_every_word_must_occur() -> None:
    assert "bodem-functieklassen" in tasks_for("landbodem indelen")
    assert "bodem-functieklassen" not in tasks_for("landbodem warmtenet")


def test_capitals_spaces_and_accents_do_not_matter() -> None:
    assert tasks_for("  BODEMFUNCTIEKLASSEN ") == tasks_for("bodemfunctieklassen") != []
    assert tasks_for("energiecooperaties") == tasks_for("energiecoöperaties") != []


def test_a_law_an_article_and_a_bwb_number_find_their_tasks() -> None:
    catalogue = real_catalogue()
    expected = [t.id for t in catalogue.tasks if any(b.bwb == "BWBR0022929" for b in t.legal_basis)]
    assert sorted(tasks_for("BWBR0022929")) == sorted(expected)
    assert "bodem-functieklassen" in tasks_for("besluit bodemkwaliteit 25d")


def test_hits_in_the_title_come_first() -> None:
    catalogue = real_catalogue()
    found = tasks_for("bodem")
    in_title = ["bodem" in catalogue.task_by_id[key].title.lower() for key in found]
    assert in_title == sorted(in_title, reverse=True)
    assert True in in_title
    assert False in in_title


def test_statements_of_both_modules_are_found() -> None:
    found = find_in_catalogue(real_catalogue(), "omgevingsdienst")
    assert found.statements
    assert found.cross_statements
    assert find_in_catalogue(real_catalogue(), "VTH-OVH").statements[0].statement.id == "VTH-OVH"


def test_an_old_word_is_translated() -> None:
    found = find_in_catalogue(real_catalogue(), "bevi")
    assert [old for old, _ in found.renamed] == ["Barro, Bevi, Bevb"]


@pytest.mark.parametrize("query", ["", "   ", "\t"])
def test_an_empty_query_finds_nothing(query: str) -> None:
    assert find_in_catalogue(real_catalogue(), query).count == 0


def test_a_query_of_a_thousand_words_is_cut() -> None:
    found = find_in_catalogue(real_catalogue(), "bodem " * 1000)
    assert len(found.query) <= MAX_LENGTH
    assert found.count > 0


@pytest.mark.django_db
def test_nothing_found_says_what_to_do(client: Client) -> None:
    make_edition()
    html = client.get("/catalogus/2026/zoeken/", {"q": "zebrapad op de maan"}).content.decode()
    assert "Niets gevonden voor" in html
    assert "Gebruik minder woorden" in html


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["<script>alert(1)</script>", '" onfocus="x', "\x00", "%", "a" * 5000])
def test_a_strange_query_is_answered_and_never_becomes_html(client: Client, query: str) -> None:
    make_edition()
    response = client.get("/catalogus/2026/zoeken/", {"q": query})
    assert response.status_code == 200
    html = response.content.decode()
    assert "<script" not in html
    assert '" onfocus="x' not in html


@pytest.mark.django_db
def test_a_found_task_links_to_its_place_with_its_reservation(client: Client) -> None:
    make_edition()
    html = client.get("/catalogus/2026/zoeken/", {"q": "stroomnet netbeheerder plannen"}).content.decode()
    assert "/catalogus/2026/dossier/klimaatakkoord/?taak=ka-netcongestie#ka-netcongestie" in html
    assert "Let op: deze taak is niet bevestigd." in html
