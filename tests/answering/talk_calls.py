"""What the tests of proposals, history and the talk share: giving a proposal, and opening a question."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from assessments.answering.services import save_proposal
from assessments.models import Proposal, Round, User
from tests.answering.calls import CORE
from tests.build import real_catalogue


def propose(actor: User, round: Round, **changes: Any) -> Proposal:
    """Propose level 3 for all roles of the core statement, unless the test says otherwise."""
    values: dict[str, Any] = {
        "catalogue": real_catalogue(),
        "statement": CORE,
        "role": "",
        "value": "3",
        "support": "inschatting",
        "note": "",
        "shows_name": False,
        "function": "VTH-adviseur",
    }
    return save_proposal(actor=actor, round=round, **(values | changes))


def given(round: Round, author: User, statement: str = CORE) -> dict[str, str]:
    """The proposed value per role of one person."""
    rows = Proposal.objects.filter(round=round, author=author, statement=statement)
    return dict(rows.values_list("role", "value"))


def question_url(round: Round, subject: str = CORE) -> str:
    """The page of one question."""
    return reverse("question", args=[round.pk, subject])


def seen_by(person: User, url: str) -> str:
    """The page as this person gets it."""
    client = Client()
    client.force_login(person)
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def post_as(person: User, name: str, round: Round, data: dict[str, str], subject: str = CORE) -> Any:
    """Post to an address of a question as this person."""
    client = Client()
    client.force_login(person)
    return client.post(reverse(name, args=[round.pk, subject]), data)
