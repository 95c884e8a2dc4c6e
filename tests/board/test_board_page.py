"""The board page says what the report says, one subject a screen, and a bestuurder lands there."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assessments.accounts.addresses import Address
from assessments.accounts.invitations import invite_people
from assessments.board import stamps
from assessments.board.screens import decisions_shown
from assessments.board.services import save_covering
from assessments.catalogue.queries import catalogue_by_id
from assessments.comments.queries import members_for
from assessments.constants import INVENTED_NOTICE
from assessments.models import Invitation, Municipality, Round, User
from assessments.report.document import ReportDocument
from assessments.report.queries import outcome_for
from assessments.report.rendering import build_document
from assessments.report.sources import sources_for
from assessments.work.digest import digest_for
from tests.board.calls import html_of, stand, store, typed, words_of

pytestmark = pytest.mark.django_db
BUDGET = 12


def document(round: Round) -> ReportDocument:
    catalogue = catalogue_by_id(round.edition_id)
    return build_document(round, catalogue, sources_for(round, catalogue, outcome_for(round, catalogue)))


def test_every_value_is_that_of_the_report(client: Client, round: Round, anna: User, wim: User) -> None:
    store(anna, round, typed("Eén."), typed("Twee."))
    client.force_login(wim)
    shown = words_of(html_of(client, "board", round, "?scherm=alles"))
    doc = document(round)
    said = [doc.summary.finding, *doc.summary.sentences, doc.summary.certainty, doc.risks.heading]
    said += [f"{tile.domain} {tile.score.number} {tile.score.word}" for tile in doc.summary.tiles]
    said += [f"{risk.label} {risk.level.word} Waardoor: {risk.because}" for risk in doc.summary.risks]
    said += [str(point.question) for point in doc.talk.points]
    for decision in decisions_shown(doc):
        said += [decision.what, decision.who.capitalize()[:1] + decision.who[1:], decision.otherwise]
    counts = [doc.summary.total, *doc.summary.kinds]
    said += [f"{one.in_view} {one.partly} {one.not_in_view}" for one in counts]
    assert [text for text in said if " ".join(text.split()) not in shown] == []


def test_one_subject_a_screen_with_links_between(client: Client, round: Round, wim: User) -> None:
    client.force_login(wim)
    first = html_of(client, "board", round)
    assert first.count('class="apk-b-screen ') == 1
    assert "1 van 7" in first
    assert 'rel="next" href="?scherm=2"' in first
    assert 'rel="prev"' not in first
    last = html_of(client, "board", round, "?scherm=7")
    assert 'rel="next"' not in last
    assert 'rel="prev" href="?scherm=6"' in last
    for odd in ("0", "8", "x", "²", "-1", "999"):
        assert "1 van 7" in html_of(client, "board", round, f"?scherm={odd}")


def test_the_covering_text_has_a_screen_of_its_own(client: Client, round: Round, anna: User) -> None:
    save_covering(actor=anna, round=round, text="Een <b>tekst</b>.", seen=stamps.covering_stamp(None))
    client.force_login(anna)
    html = html_of(client, "board", round, "?scherm=alles")
    assert "Een &lt;b&gt;tekst&lt;/b&gt;." in html


def test_a_provisional_round_is_marked_and_asks_no_decision(
    client: Client, provisional: Round, wim: User
) -> None:
    client.force_login(wim)
    html = html_of(client, "board", provisional, "?scherm=alles")
    assert "Voorlopig: deze cijfers kunnen nog veranderen" in html
    assert 'id="besluiten"' not in html
    assert 'id="opvolging"' not in html
    assert "Als wij niets doen" not in html


def test_follow_up_marks_what_is_late(client: Client, round: Round, anna: User) -> None:
    rows = store(anna, round, typed(), typed("Twee."))
    stand(anna, round, rows[0], "klaar", "Vlot gegaan.")
    type(rows[1]).objects.filter(pk=rows[1].pk).update(due="2020-01-01")
    client.force_login(anna)
    shown = words_of(html_of(client, "board", round, "?scherm=alles"))
    assert "1 van 2 besluiten klaar; 1 besluit is over de datum" in shown
    assert "Over de datum" in shown
    assert "Vlot gegaan." in shown


def test_a_bestuurder_lands_on_the_newest_definitive_round(client: Client, round: Round, wim: User) -> None:
    client.force_login(wim)
    response = client.get("/", follow=True)
    assert response.redirect_chain == [
        ("/gemeente/GM9001/bestuur/", 302),
        (f"/ronde/{round.pk}/bestuur/", 302),
    ]


def test_without_a_definitive_round_nothing_unfinished_is_shown(
    client: Client, provisional: Round, wim: User
) -> None:
    client.force_login(wim)
    response = client.get("/", follow=True)
    shown = words_of(response.content.decode())
    assert "Er is nog geen definitieve uitkomst" in shown
    assert "geen datum afgesproken" in shown
    assert "%" not in shown
    assert str(provisional.pk) not in response.content.decode()


@pytest.mark.parametrize("invented", [True, False])
def test_also_before_any_outcome_the_board_sees_that_a_municipality_is_invented(
    client: Client, aa: Municipality, wim: User, invented: bool
) -> None:
    Municipality.objects.filter(pk=aa.pk).update(is_fictional=invented)
    client.force_login(wim)
    shown = client.get("/gemeente/GM9001/bestuur/").content.decode()
    assert (INVENTED_NOTICE in shown) == invented


def test_a_bestuurder_of_two_municipalities_chooses(
    client: Client, round: Round, bee: Municipality, wim: User
) -> None:
    wim.memberships.create(municipality=bee, role="invuller", function="Adviseur")
    client.force_login(wim)
    html = client.get("/").content.decode()
    assert 'href="/gemeente/GM9001/bestuur/"' in html
    assert f'href="/gemeente/{bee.pk}/"' in html


@pytest.mark.parametrize("name", ["results", "report", "report-pdf", "board"])
def test_no_link_leads_a_bestuurder_to_a_refusal(client: Client, round: Round, wim: User, name: str) -> None:
    client.force_login(wim)
    html = html_of(client, name, round)
    links = {link.split("#")[0].split("?")[0] for link in re.findall(r'<a[^>]*href="(/[^"]*)"', html)}
    assert links
    refused = {link for link in links if client.get(link).status_code in {403, 404}}
    assert refused == set()
    assert "Mijn werk" not in html


def test_the_header_offers_no_work_to_a_bestuurder(client: Client, wim: User, carla: User) -> None:
    for person, offered in ((wim, False), (carla, True)):
        client.force_login(person)
        assert ("Mijn werk" in client.get("/catalogus/", follow=True).content.decode()) is offered


def test_a_bestuurder_gets_no_work_no_mention_and_no_digest(
    aa: Municipality, provisional: Round, wim: User, carla: User
) -> None:
    assert [member.user for member in members_for(aa)] == [carla]
    assert digest_for(wim, timezone.localdate()) is None


def test_an_invitation_gives_the_role(client: Client, anna: User, aa: Municipality) -> None:
    client.force_login(anna)
    assert "wethouder of burgemeester" in client.get(reverse("invite", args=["GM9001"])).content.decode()
    invite_people(
        actor=anna,
        municipality=aa,
        addresses=[Address("piet@voorbeeld.nl", "Piet")],
        role="bestuurder",
        function="Wethouder",
    )
    assert Invitation.objects.get().role == "bestuurder"
    sent = {"addresses": "jo@voorbeeld.nl", "role": "bestuurder", "municipal_roles": ["handhaver"]}
    refused = client.post(reverse("invite", args=["GM9001"]), sent)
    assert refused.status_code == 422


def test_the_page_stays_within_its_budget(client: Client, round: Round, anna: User, wim: User) -> None:
    client.force_login(wim)
    path = reverse("board", args=[round.pk])
    client.get(path)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        counts.append(len(seen))
        store(anna, round, typed("Eén."), typed("Twee."), typed("Drie."))
    assert max(counts) <= BUDGET, (counts, [query["sql"][:90] for query in seen])
