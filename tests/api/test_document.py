"""The OpenAPI document: equal to the code, and as the Dutch rules for APIs ask."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from assessments.api.document import FILE, document_text, parts_of_document
from assessments.api.openapi import build_document
from tests.api.made import ask

DOCUMENT: dict[str, Any] = json.loads(document_text())
OPERATIONS = [(path, found["get"]) for path, found in DOCUMENT["paths"].items()]


def test_the_stored_document_is_that_of_the_code() -> None:
    """Not equal? Run `manage.py api_document` and look at the difference before you commit it."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == build_document()


@pytest.mark.django_db
def test_everybody_may_read_the_document_from_any_site() -> None:
    answer = ask("/openapi.json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["info"]["version"] == answer.headers["API-Version"]


def test_there_is_a_contact_a_licence_and_a_server_with_the_major_version() -> None:
    assert DOCUMENT["openapi"].startswith("3.")
    assert all(DOCUMENT["info"]["contact"][name] for name in ("name", "url", "email"))
    assert re.fullmatch(r"\d+\.\d+\.\d+", DOCUMENT["info"]["version"])
    assert [one["url"] for one in DOCUMENT["servers"]] == ["http://localhost:8000/api/v1"]


@pytest.mark.parametrize(("path", "found"), OPERATIONS, ids=[path for path, _ in OPERATIONS])
def test_every_address_follows_the_rules(path: str, found: dict[str, Any]) -> None:
    assert set(DOCUMENT["paths"][path]) == {"get"}
    assert re.fullmatch(r"(/([a-z0-9-]+|\{[a-z]+\}))+", path)
    for one in found["parameters"]:
        assert re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", one["name"])
    assert {"400", "401", "404", "406", "429", "500"} <= set(found["responses"])
    assert "API-Version" in found["responses"]["200"]["headers"]


def test_every_error_is_problem_json() -> None:
    for one in DOCUMENT["components"]["responses"].values():
        assert list(one["content"]) == ["application/problem+json"]


@pytest.mark.django_db
def test_the_page_names_every_address_and_loads_nothing_from_elsewhere(client: Client) -> None:
    html = client.get("/api/").content.decode()
    for section in parts_of_document():
        for part in section.operations:
            assert f"/api/v1{part.path}" in html
    assert "<script" not in html
    assert 'id="fout-429"' in html
