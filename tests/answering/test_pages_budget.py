"""Queries per page: at most twelve, and the same number whatever is stored."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.catalogue.questions import questions_of
from assessments.constants import TeamRole
from assessments.models import (
    Answer,
    Assignment,
    Comment,
    DossierWork,
    Evidence,
    EvidenceUse,
    Municipality,
    Proposal,
    Round,
    User,
)
from tests.answering.calls import CORE, TASK
from tests.build import fill_round, make_round, real_catalogue
from tests.people import make_member, make_municipality

BUDGET = 12
PAGES = [
    ("municipality", ["GM9001"]),
    ("round", []),
    ("round-statements", ["bodem"]),
    ("round-tasks", ["bodem"]),
    ("round-cross", []),
    ("round-search", []),
    ("next-open", []),
    ("make-definitive", []),
    ("answers-json", []),
]


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A full round of Aa, nothing filled in."""
    return make_round(aa, "volledig")


def crowd(round: Round) -> None:
    """Thirty people, 500 remarks, evidence, proposals, work handed out, and five years of saves."""
    catalogue = real_catalogue()
    names = [question.id for question in questions_of(catalogue)]
    people = [
        make_member(f"Persoon{number}", round.municipality, TeamRole.EDITOR, f"Functie {number}")
        for number in range(30)
    ]
    Comment.objects.bulk_create(
        Comment(
            round=round,
            subject=names[number % len(names)],
            author=people[number % 30],
            author_name=people[number % 30].name,
            text="Klopt dit?",
        )
        for number in range(500)
    )
    piece = Evidence.objects.create(round=round, title="Nota", url="https://aa.voorbeeld.nl/nota")
    EvidenceUse.objects.bulk_create(
        EvidenceUse(round=round, evidence=piece, subject=name) for name in names[:100]
    )
    Proposal.objects.bulk_create(
        Proposal(round=round, statement=item.id, author=person, value="2")
        for item in catalogue.statements
        for person in people[:5]
    )
    for dossier in catalogue.dossiers:
        DossierWork.objects.create(round=round, dossier=dossier.id, state="mee_bezig", changed_by=people[0])
        Assignment.objects.create(round=round, dossier=dossier.id, person=people[0])
        Assignment.objects.create(round=round, dossier=dossier.id, assigned_function="VTH-adviseur")
    for year in range(5):
        Answer.objects.filter(round=round).update(note=f"Jaar {year}")


def queries_of(client: Client, path: str) -> int:
    """How many queries one visit costs, with the catalogue warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path, {"q": "bodem"}).status_code in {200, 302}
    return len(seen)


@pytest.mark.parametrize(("name", "args"), PAGES, ids=[name for name, _ in PAGES])
def test_a_page_costs_the_same_few_queries_empty_and_full(
    client: Client, anna: User, round: Round, name: str, args: list[str]
) -> None:
    client.force_login(anna)
    path = reverse(name, args=args if name == "municipality" else [round.pk, *args])
    empty = queries_of(client, path)
    fill_round(round, note="Zie het jaarverslag.")
    crowd(round)
    for number in range(10, 40):
        make_round(make_municipality(f"GM90{number}", f"Gemeente {number}"), "volledig")
    assert (queries_of(client, path), empty <= BUDGET) == (empty, True)


@pytest.mark.parametrize("vng", [False, True])
def test_the_front_door_is_cheap(client: Client, bram: User, vera: User, round: Round, vng: bool) -> None:
    client.force_login(vera if vng else bram)
    assert queries_of(client, "/") <= BUDGET


@pytest.mark.parametrize(
    ("name", "subject", "data"),
    [("save-answer", CORE, {"value": "3"}), ("save-task", TASK, {"in_beeld": "ja"})],
)
def test_a_save_costs_the_same_empty_and_full(
    client: Client, bram: User, round: Round, name: str, subject: str, data: dict[str, str]
) -> None:
    client.force_login(bram)
    url = reverse(name, args=[round.pk, subject])

    def save(version: int, **more: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            response = client.post(url, data | more | {"version": version}, headers={"HX-Request": "true"})
        assert response.status_code == 200, response.content.decode()
        # Inside the transaction of a test a service makes savepoints; on its own it begins and commits.
        return sum("SAVEPOINT" not in query["sql"] for query in seen)

    save(0)
    first = save(1, note="Eerste tekst.")
    other = make_round(make_municipality("GM9050", "Dee"), "volledig")
    fill_round(other)
    crowd(round)
    assert save(2, note="Tweede tekst.") == first
    assert first <= BUDGET


@pytest.mark.parametrize("name", ["municipality", "round", "round-statements", "round-tasks", "round-search"])
def test_a_partner_costs_no_more(client: Client, olga: User, round: Round, name: str) -> None:
    client.force_login(olga)
    args: list[object] = ["GM9001"] if name == "municipality" else [round.pk]
    path = reverse(name, args=args + (["vth"] if name in {"round-statements", "round-tasks"} else []))
    empty = queries_of(client, path)
    fill_round(round)
    crowd(round)
    assert (queries_of(client, path), empty <= BUDGET) == (empty, True)
