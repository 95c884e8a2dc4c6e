"""A bestuurder walks every link there is: no remark, proposal, evidence or work that nobody chose to show."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assessments.answering.services import make_definitive
from assessments.models import (
    Assignment,
    Comment,
    DossierWork,
    Evidence,
    EvidenceUse,
    Mention,
    Municipality,
    Proposal,
    Round,
    User,
)
from assessments.work.tokens import calendar_token
from tests.access.rows import ROUND
from tests.access.table import TABLE
from tests.answering.calls import CORE
from tests.build import fill_round, make_round, real_catalogue

SECRET = "Geheimpje"
"""Stands in everything that is work of the team and was not chosen for the report."""
LINK = re.compile(r'(?:href|action|hx-get|hx-post)="(/[^"#]*)')
MAX_PAGES = 300


@pytest.fixture
def round(aa: Municipality, anna: User, bram: User, wim: User) -> Round:
    """Work under way at one question, also of the time before Wim became a bestuurder."""
    round = make_round(aa)
    fill_round(round)
    remark = Comment.objects.create(
        round=round, subject=CORE, author=anna, author_name="Anna", text=f"{SECRET} @Wim"
    )
    Comment.objects.create(
        round=round, subject=CORE, author=bram, author_name="Bram", text=SECRET, parent=remark
    )
    Mention.objects.create(comment=remark, person=wim)
    for person, value in ((anna, "0"), (bram, "4")):
        Proposal.objects.create(
            round=round, statement=CORE, author=person, value=value, note=SECRET, author_function=SECRET
        )
    piece = Evidence.objects.create(round=round, title=SECRET, url=f"https://aa.voorbeeld.nl/{SECRET}")
    EvidenceUse.objects.create(round=round, evidence=piece, subject=CORE)
    Assignment.objects.create(round=round, dossier="bodem", person=wim, note=SECRET)
    DossierWork.objects.create(
        round=round, dossier="bodem", state="mee_bezig", reason=SECRET, changed_at=timezone.now()
    )
    return round


def addresses_of(round: Round, wim: User) -> list[str]:
    """Every address of the table that needs nothing but the round, and the own feeds of Wim."""
    found = [reverse("calendar", args=[calendar_token(wim)])]
    found.append(reverse("law-calendar-own", args=[calendar_token(wim)]))
    for row in TABLE:
        if row.verb == "get" and not any(arg.startswith("{") and arg != ROUND for arg in row.args):
            found.append(reverse(row.name, args=[arg.replace(ROUND, str(round.pk)) for arg in row.args]))
    return found


def pages_of(client: Client, start: list[str]) -> dict[str, str]:
    """What Wim gets with 200, by address: from these addresses on along every link."""
    waiting, seen, found = list(start), set(start), {}
    while waiting and len(seen) < MAX_PAGES:
        path = waiting.pop(0)
        response = client.get(path)
        if response.status_code not in (200, 302):
            continue
        body = b"".join(response) if response.streaming else response.content
        text = body.decode("utf-8", "replace")
        found[path] = text
        for link in [*LINK.findall(text), *([response["Location"]] if "Location" in response else [])]:
            link = link.replace("&amp;", "&")
            if link.startswith("/") and link not in seen and "/catalogus/" not in link:
                seen.add(link)
                waiting.append(link)
    return found


@pytest.mark.parametrize("definitive", [False, True])
def test_a_bestuurder_meets_no_unfinished_work_anywhere(
    client: Client, anna: User, wim: User, round: Round, definitive: bool
) -> None:
    if definitive:
        make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    client.force_login(wim)
    found = pages_of(client, addresses_of(round, wim))
    assert {path for path, text in found.items() if SECRET in text} == set()
    assert reverse("report", args=[round.pk]) in found
    assert reverse("board", args=[round.pk]) in found
    client.force_login(anna)
    assert SECRET in client.get(reverse("question", args=[round.pk, CORE])).content.decode()


def test_a_fragment_is_refused_as_the_page_is(client: Client, wim: User, round: Round) -> None:
    client.force_login(wim)
    for name, args in (("question", [CORE]), ("round-work", []), ("round-talk", []), ("round-search", [])):
        path = reverse(name, args=[round.pk, *args])
        assert client.get(path, headers={"HX-Request": "true"}).status_code == 403
