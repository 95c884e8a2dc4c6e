"""The public pages: everything is there, in words, with its law and source, and at few queries."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from assessments.catalogue.spec import Catalogue
from assessments.constants import LEGAL_NOTICE, Verification
from assessments.models import Edition, User
from tests.build import make_edition, real_catalogue

pytestmark = pytest.mark.django_db

DOSSIERS = [item.id for item in real_catalogue().dossiers]
PAGES = [
    "/catalogus/",
    "/catalogus/2026/",
    "/catalogus/2026/dossier/vth/",
    "/catalogus/2026/dossier/vth/?alles=open",
    "/catalogus/2026/samenspel/",
    "/catalogus/2026/risicos/",
    "/catalogus/2026/risicos/R-MM-2/",
    "/catalogus/2026/maatregelen/",
    "/catalogus/2026/mechanismen/",
    "/catalogus/2026/methode/",
    "/catalogus/2026/zoeken/",
    "/catalogus/2026/zoeken/?q=bodem",
    "/catalogus/2026/zoeken/?q=bestaatniet",
]


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def catalogue(edition: Edition) -> Catalogue:
    return real_catalogue()


def text_of(client: Client, path: str) -> str:
    """The HTML of a page, entities resolved and white space made single."""
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_public_and_complete(client: Client, edition: Edition, path: str) -> None:
    html = text_of(client, path)
    assert html.count("<h1") == 1
    assert "<title>" in html
    assert "Kruimelpad" in html
    assert "style=" not in html
    assert "<script" not in html


@pytest.mark.parametrize("path", PAGES)
def test_a_page_costs_at_most_four_queries_also_when_signed_in(
    client: Client, edition: Edition, anna: User, path: str, django_assert_max_num_queries: Any
) -> None:
    client.get(path)  # the first visit of a process builds the catalogue
    with django_assert_max_num_queries(1):
        client.get(path)
    client.force_login(anna)
    with django_assert_max_num_queries(4):
        client.get(path)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_only_answers_to_reading(client: Client, edition: Edition, path: str) -> None:
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/catalogus/1999/",
        "/catalogus/2026/dossier/maan/",
        "/catalogus/2026/risicos/R-XX-1/",
        "/catalogus/1999/zoeken/?q=bodem",
        "/catalogus/1999/dossier/vth/",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, edition: Edition, path: str) -> None:
    assert client.get(path).status_code == 404


def test_without_an_edition_the_page_says_what_to_do(client: Client) -> None:
    html = text_of(client, "/catalogus/")
    assert "Er is nog geen editie gepubliceerd." in html
    assert "load_catalogue" in html


def test_the_overview_names_every_dossier_with_its_counts(client: Client, catalogue: Catalogue) -> None:
    html = text_of(client, "/catalogus/")
    for dossier in catalogue.dossiers:
        assert f'href="/catalogus/2026/dossier/{dossier.id}/"' in html
        assert f"{len(catalogue.tasks_of(dossier.id))} taken · 10 stellingen" in html
    assert html.count(">kern</span>") == 5


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_dossier_shows_every_task_with_law_term_evidence_and_source(
    client: Client, catalogue: Catalogue, dossier: str
) -> None:
    html = text_of(client, f"/catalogus/2026/dossier/{dossier}/")
    assert LEGAL_NOTICE in html
    for task in catalogue.tasks_of(dossier):
        assert f'id="{task.id}"' in html
        for text in (task.title, task.description, task.usual_executor, task.risk_of_neglect):
            assert " ".join(text.split()) in html
        for basis in task.legal_basis:
            assert basis.law in html
            if basis.bwb:
                assert f'href="https://wetten.overheid.nl/{basis.bwb}"' in html
        for optional in (task.term, task.applies_if, task.changes, *task.evidence):
            assert not optional or " ".join(optional.split()) in html
    for task in catalogue.tasks_touching(dossier):
        assert task.title in html


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_dossier_shows_every_reservation_in_words(
    client: Client, catalogue: Catalogue, dossier: str
) -> None:
    html = text_of(client, f"/catalogus/2026/dossier/{dossier}/")
    for task in catalogue.tasks_of(dossier):
        item = html.split(f'id="{task.id}"', 1)[1].split("</details>", 1)[0]
        summary = item.split("</summary>", 1)[0]
        reserved = task.verification != Verification.HIGH
        assert (str(Verification(task.verification).label) in summary) == reserved
        assert str(Verification(task.verification).label) in item


def test_sixteen_tasks_carry_a_reservation(catalogue: Catalogue) -> None:
    assert sum(item.verification == Verification.MEDIUM for item in catalogue.tasks) == 14
    assert sum(item.verification == Verification.LOW for item in catalogue.tasks) == 2


def test_every_law_link_leads_to_the_law_itself(client: Client, catalogue: Catalogue) -> None:
    for dossier in catalogue.dossiers:
        html = text_of(client, f"/catalogus/2026/dossier/{dossier.id}/")
        links = re.findall(r'href="(https://wetten\.overheid\.nl[^"]*)"', html)
        assert links != []
        assert all(re.fullmatch(r"https://wetten\.overheid\.nl/BWBR\d{7}", link) for link in links)


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_dossier_shows_every_statement_with_anchors_explanation_source_and_weights(
    client: Client, catalogue: Catalogue, dossier: str
) -> None:
    html = text_of(client, f"/catalogus/2026/dossier/{dossier}/")
    for statement in catalogue.statements_of(dossier):
        item = html.split(f'id="{statement.id}"', 1)[1].split("</details>", 1)[0]
        for text in (statement.text, statement.explanation, statement.source.label, *statement.anchors):
            assert " ".join(text.split()) in item
        assert "Het rapport noemt d" in item
        for risk, weight in statement.weights.items():
            assert f'href="/catalogus/2026/risicos/{risk}/"' in item
            assert f"(gewicht {weight}, " in item


def test_tasks_are_grouped_as_duty_power_and_agreement(client: Client, edition: Edition) -> None:
    html = text_of(client, "/catalogus/2026/dossier/klimaatakkoord/")
    heads = ["Wettelijke plichten</h3>", "Wettelijke bevoegdheden</h3>", "Bestuurlijke afspraken</h3>"]
    places = [html.index(head) for head in heads]
    assert places == sorted(places)


def test_a_link_to_one_task_unfolds_that_task_only(client: Client, edition: Edition) -> None:
    html = text_of(client, "/catalogus/2026/dossier/bodem/?taak=bodem-functieklassen")
    assert re.findall(r'<details class="apk-details catalogue-item" id="([^"]+)" open', html) == [
        "bodem-functieklassen"
    ]
    html = text_of(client, "/catalogus/2026/dossier/bodem/?alles=open")
    assert html.count(" open>") == 12 + 10


def test_the_risks_page_shows_the_matrix_and_each_risk_its_reasons(
    client: Client, catalogue: Catalogue
) -> None:
    html = text_of(client, "/catalogus/2026/risicos/")
    assert html.count('class="apk-score__word"') == 25
    for risk in catalogue.risks:
        assert risk.label in html
        page = text_of(client, f"/catalogus/2026/risicos/{risk.id}/")
        assert risk.impact_reason in page
        assert risk.weight_basis in page
        listed = set(re.findall(r"\?stelling=([A-Z-]+)#", page))
        assert listed == {item.id for item in catalogue.statements if risk.id in item.weights}


def test_measures_say_that_more_stars_is_more_complicated(client: Client, catalogue: Catalogue) -> None:
    html = text_of(client, "/catalogus/2026/maatregelen/")
    assert "Meer sterren is ingewikkelder" in html
    assert "Organisatie: 2 van 3 sterren" in html
    for measure in catalogue.measures:
        assert measure.label in html
        assert measure.when in html
        assert all(step in html for step in measure.first_steps)


def test_samenspel_shows_seven_themes_with_eighteen_statements(client: Client, catalogue: Catalogue) -> None:
    html = text_of(client, "/catalogus/2026/samenspel/")
    assert all(f'id="{theme.id}"' in html for theme in catalogue.themes)
    assert all(item.text in html and item.explanation in html for item in catalogue.cross_statements)


def test_the_method_says_what_is_a_choice_of_the_makers(client: Client, catalogue: Catalogue) -> None:
    html = text_of(client, "/catalogus/2026/methode/")
    assert "Voorlopige gewichten" in html
    assert "Keuze van de makers" in html
    assert "Bij 87 van de 120 stellingen" in html
    assert catalogue.sha256 in html
    assert "22 november 2026" in html


def test_pages_hold_no_notes_of_the_makers_to_themselves(client: Client, edition: Edition) -> None:
    for path in PAGES:
        if "/dossier/" in path:
            continue  # the sources of tasks may be files of other projects
        html = text_of(client, path)
        for word in (".yaml", ".md", "(null)", "niveaumatrix[", "kleiner_dan", "in de seed"):
            assert word not in html, f"{path} shows {word}"
