"""What everybody may ask: the published figures, page by page, and what is said when a question is wrong."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from assessments.api import callers
from assessments.models import User
from tests.api.made import CELL, DOMAIN, ask, publish_all, rows

pytestmark = pytest.mark.django_db
HEADERS = {"API-Version": "1.0.0", "Content-Language": "nl", "Access-Control-Allow-Origin": "*"}


def test_a_withheld_figure_is_null_and_says_so_never_zero() -> None:
    publish_all()
    found = {(row["groep"], row["maat"]): row for row in rows(f"/groepscijfers?maat={DOMAIN}&maat={CELL}")}
    assert len(found) == 6
    assert found[(None, DOMAIN)]["mediaan"] == 55
    assert (found[(None, CELL)]["stand"], found[(None, CELL)]["kwartielLaag"]) == ("alleen_mediaan", None)
    small = found[("PV20", DOMAIN)]
    assert small["stand"] == "te_weinig_deelnemers"
    assert {small[name] for name in ("deelnemers", "aantal", "mediaan", "kwartielLaag")} == {None}


def test_an_answer_says_of_which_publication_it_is() -> None:
    publish_all()
    found = ask("/werklast").json()["publicatie"]
    assert (found["publicatie"], found["peildatum"], found["fictief"]) == (
        "2026_2026-11-01",
        "2026-11-01",
        False,
    )
    assert "CC BY 4.0" in found["naamsvermelding"]


def test_without_a_choice_the_newest_publication_answers() -> None:
    publish_all(day=dt.date(2026, 6, 1))
    publish_all(day=dt.date(2026, 11, 1))
    assert ask("/groepen").json()["publicatie"]["peildatum"] == "2026-11-01"
    assert ask("/groepen?peildatum=2026-06-01").json()["publicatie"]["peildatum"] == "2026-06-01"
    assert ask("/groepen?publicatie=2026_2026-06-01").json()["publicatie"]["peildatum"] == "2026-06-01"
    assert ask("/groepen?peildatum=2026-06-02").status_code == 404


def test_real_and_made_up_never_stand_in_one_answer() -> None:
    publish_all(fictional=True)
    assert rows("/publicaties") == []
    assert ask("/groepscijfers").status_code == 404
    made_up = ask("/groepscijfers?fictief=true").json()["publicatie"]
    assert made_up["fictief"]
    assert made_up["naam"].startswith("Simulatie: ")
    publish_all()
    assert [one["fictief"] for one in rows("/publicaties")] == [False]
    assert [one["fictief"] for one in rows("/publicaties?fictief=true")] == [True]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/groepscijfers?soort=provincie&maatSoort=domein", {"provincie"}),
        ("/groepscijfers?groep=PV26&domein=milieu-mobiliteit", {"provincie"}),
        ("/groepen?soort=landelijk", {"landelijk"}),
        ("/groepscijfers?maat=bestaat-niet", set()),
    ],
)
def test_a_filter_leaves_out_the_rest(path: str, expected: set[str]) -> None:
    publish_all()
    assert {row["soort"] for row in rows(path)} == expected


def test_a_long_list_is_walked_by_its_links() -> None:
    publish_all()
    seen: list[tuple[str, str]] = []
    path = "/groepscijfers?maatSoort=domein&paginagrootte=4"
    pages = 0
    while path:
        answer = ask(path)
        body = answer.json()
        seen += [(row["groepNaam"], row["maat"]) for row in body["resultaten"]]
        following = body["_links"].get("next")
        assert ('rel="next"' in answer.headers["Link"]) == bool(following)
        path = following["href"].partition("/api/v1")[2] if following else ""
        pages += 1
    assert len(seen) == len(set(seen)) == body["aantal"] == 9
    assert pages == 3
    assert ask("/groepscijfers?maatSoort=domein&paginagrootte=4&pagina=4").status_code == 404


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/groepscijfers?pagina=0&paginagrootte=5000", {"pagina", "paginagrootte"}),
        ("/groepscijfers?peildatum=1-11-2026", {"peildatum"}),
        ("/groepscijfers?soort=gemeente", {"soort"}),
        ("/groepscijfers?marten=x&Soort=landelijk", {"marten", "Soort"}),
        ("/publicaties?fictief=misschien", {"fictief"}),
        ("/groepscijfers?marten=x&fictief=misschien&soort=gemeente&pagina=2", {"marten", "fictief", "soort"}),
    ],
)
def test_a_wrong_question_names_every_wrong_field_in_dutch(path: str, wrong: set[str]) -> None:
    answer = ask(path)
    assert answer.status_code == 400
    errors = answer.json()["errors"]
    assert {one["location"]["name"] for one in errors} == wrong
    assert all(one["in"] == "query" and one["detail"].endswith((".", "jjjj-mm-dd.")) for one in errors)
    assert not any("should" in one["detail"].lower() for one in errors)


@pytest.mark.parametrize(
    ("path", "verb", "headers", "status"),
    [
        ("/bestaat-niet", "get", {}, 404),
        ("/edities/", "get", {}, 404),
        ("/", "get", {}, 404),
        ("/publicaties/%00", "get", {}, 404),
        ("/rondes/geen-uuid", "get", {}, 404),
        ("/edities", "post", {}, 405),
        ("/edities", "delete", {}, 405),
        ("/edities", "get", {"Accept": "text/html"}, 406),
        ("/edities?x=1", "get", {}, 400),
        ("/rondes", "get", {}, 401),
        ("/edities", "get", {"Authorization": "Basic YTpi"}, 401),
    ],
)
def test_every_error_is_a_problem_that_says_what_to_do(
    path: str, verb: str, headers: dict[str, str], status: int
) -> None:
    answer = ask(path, verb=verb, **headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].endswith(f"/api/#fout-{status}")
    assert len(problem["detail"]) > 20
    assert answer.headers["API-Version"] == "1.0.0"
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_error_of_ours_is_a_problem_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("stuk")

    monkeypatch.setattr("assessments.api.v1.publications", broken)
    answer = Client(raise_request_exception=False).get("/api/v1/publicaties")
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert b"stuk" not in answer.content


def test_a_public_answer_may_be_kept_and_is_sent_once() -> None:
    publish_all()
    first = ask("/groepen")
    assert HEADERS.items() <= dict(first.headers).items()
    assert first.headers["Cache-Control"] == "public, max-age=300"
    again = ask("/groepen", **{"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["API-Version"] == "1.0.0"


def test_head_gives_the_headers_of_get() -> None:
    full, head = ask("/edities"), ask("/edities", verb="head")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["ETag"] == full.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(full.content))


def test_who_is_logged_in_gets_what_everybody_gets(client: Client, vera: User) -> None:
    client.force_login(vera)
    answer = client.get("/api/v1/edities")
    assert answer.content == ask("/edities").content
    assert not answer.cookies
    assert "Cookie" not in answer.headers["Vary"]
    assert client.get("/api/v1/respons").status_code == 401


def test_the_first_address_leads_to_every_other() -> None:
    publish_all()
    links = ask("").json()["_links"]
    assert {"publicaties", "groepscijfers", "rondes", "service-desc", "service-doc"} <= set(links)
    for name in ("publicaties", "groepscijfers", "openapi.json"):
        assert ask(f"/{name}").status_code == 200


def test_too_many_questions_are_refused_until_the_next_minute(settings: Settings) -> None:
    settings.API_RATES = {"zonder_sleutel": 2, "met_sleutel": 3}
    left = [ask("/edities").headers["RateLimit-Remaining"] for _ in range(2)]
    assert left == ["1", "0"]
    refused = ask("/edities")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["RateLimit-Limit"] == "2"
    assert refused.json()["title"] == "Te veel vragen achter elkaar"


@pytest.mark.parametrize("path", ["/groepscijfers", "/verdelingen", "/taken-in-beeld", "/signalen", "/maten"])
def test_the_number_of_queries_does_not_grow(
    path: str, django_assert_max_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(callers, "WINDOW", 10**10)  # no new minute begins between the two questions
    for month in range(1, 6):
        publish_all(day=dt.date(2026, month, 1))
    ask(path)
    with django_assert_max_num_queries(4):  # the first counts the question
        assert ask(path).status_code == 200
