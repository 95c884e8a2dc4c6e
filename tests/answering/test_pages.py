"""The pages of a round: who reads what, the one count, filters, next, search."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.build import fill_round, make_round

DOSSIER = "bodem"


@pytest.fixture
def round(aa: Municipality) -> Round:
    """A provisional round of Aa on the core, nothing filled in."""
    return make_round(aa)


def page(client: Client, user: User, name: str, *args: object, **query: str) -> str:
    """The HTML of a page as this person sees it."""
    client.force_login(user)
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response
    return response.content.decode()


@pytest.mark.parametrize("name", ["round", "round-cross", "round-search", "make-definitive"])
def test_a_page_of_the_round_opens(client: Client, anna: User, round: Round, name: str) -> None:
    html = page(client, anna, name, round.pk)
    assert html.count("<h1>") == 1


@pytest.mark.parametrize("name", ["round-statements", "round-tasks"])
@pytest.mark.parametrize("dossier", ["bodem", "vth", "mobiliteit"])
def test_a_page_of_a_dossier_opens(client: Client, bram: User, round: Round, name: str, dossier: str) -> None:
    html = page(client, bram, name, round.pk, dossier)
    assert html.count("<h1>") == 1
