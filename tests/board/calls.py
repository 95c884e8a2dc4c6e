"""Short ways to act on what goes to the board."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from html import unescape

from django.test import Client
from django.urls import reverse

from assessments.board import stamps
from assessments.board.follow_services import set_status
from assessments.board.queries import proposed_decisions, proposing_facts, stored_for
from assessments.board.services import save_decisions
from assessments.board.typed import TypedDecision
from assessments.models import Decision, Round, User

DUE = dt.date(2030, 3, 1)


def typed(what: str = "Wijs een eigenaar aan.", **fields: object) -> TypedDecision:
    values: dict[str, object] = {"owner": "gemeentesecretaris", "due": DUE, "cost": "klein"}
    return TypedDecision(what=what, **(values | fields))  # type: ignore[arg-type]  # values of the test


def seen_decisions(round: Round) -> str:
    stored = stored_for(round)
    return stamps.decisions_stamp(stored.paper, stored.decisions)


def store(actor: User, round: Round, *decisions: TypedDecision) -> list[Decision]:
    """Store these decisions in place of what was there; without any the proposals."""
    chosen: Sequence[TypedDecision] = decisions or proposed_decisions(proposing_facts(round))
    save_decisions(actor=actor, round=round, decisions=chosen, seen=seen_decisions(round))
    return list(Decision.objects.filter(round=round))


def as_typed(row: Decision) -> TypedDecision:
    return TypedDecision(str(row.pk), row.origin, row.what, row.owner, row.due, row.cost, row.otherwise)


def stand(actor: User, round: Round, row: Decision, status: str, note: str = "") -> Decision:
    return set_status(
        actor=actor,
        round=round,
        decision_id=row.pk,
        status=status,
        note=note,
        on=None,
        expected_version=Decision.objects.get(pk=row.pk).version,
    )


def html_of(client: Client, name: str, round: Round, query: str = "") -> str:
    response = client.get(reverse(name, args=[round.pk]) + query)
    assert response.status_code == 200
    return str(response.content.decode())


def words_of(html: str) -> str:
    """The text of a page with single spaces, without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def form_values(html: str, part: str) -> dict[str, str]:
    """What the browser would post from the form of one part, as the page was given."""
    forms = re.findall(r"<form.*?</form>", html, re.S)
    form = next(found for found in forms if f'name="deel" value="{part}"' in found)
    values = {
        name: unescape(value)
        for tag in re.findall(r"<input[^>]*>", form)
        if 'type="radio"' not in tag or "checked" in tag
        for name in re.findall(r'name="([^"]*)"', tag)
        for value in [*re.findall(r'value="([^"]*)"', tag), ""][:1]
    }
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        values[name] = unescape(text)
    for name, options in re.findall(r'<select[^>]*name="([^"]*)".*?>(.*?)</select>', form, re.S):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        values[name] = chosen[0] if chosen else ""
    values.pop("csrfmiddlewaretoken", None)
    return values
