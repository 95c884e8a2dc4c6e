"""The pages on which the coordinator writes for the board and follows the decisions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.board.queries import proposed_decisions, proposing_facts
from assessments.models import BoardPaper, Decision, Round, TalkPoint, User
from tests.board.calls import form_values, html_of, stand, store, typed, words_of

pytestmark = pytest.mark.django_db
BUDGET = 12


@pytest.fixture
def anna_in(client: Client, anna: User) -> Client:
    client.force_login(anna)
    return client


def post(client: Client, name: str, round: Round, values: dict[str, str]) -> tuple[int, str]:
    response = client.post(reverse(name, args=[round.pk]), values)
    return response.status_code, response.content.decode()


def test_the_form_holds_the_proposals_and_stores_them(anna_in: Client, round: Round) -> None:
    html = html_of(anna_in, "board-edit", round)
    proposals = proposed_decisions(proposing_facts(round))
    assert all(one.what in words_of(html) for one in proposals)
    values = form_values(html, "besluiten")
    assert post(anna_in, "board-edit", round, values)[0] == 302
    assert [row.what for row in Decision.objects.all()] == [one.what for one in proposals]
    assert [row.origin for row in Decision.objects.all()] == [one.origin for one in proposals]


def test_moving_and_removing_store_what_was_typed_too(anna_in: Client, anna: User, round: Round) -> None:
    store(anna, round, typed("Eén."), typed("Twee."))
    values = form_values(html_of(anna_in, "board-edit", round), "besluiten")
    assert (
        post(anna_in, "board-edit", round, values | {"besluit-0-what": "Anders.", "doe": "omlaag-0"})[0]
        == 302
    )
    assert [row.what for row in Decision.objects.all()] == ["Twee.", "Anders."]
    values = form_values(html_of(anna_in, "board-edit", round), "besluiten")
    assert post(anna_in, "board-edit", round, values | {"doe": "weg-0"})[0] == 302
    assert [row.what for row in Decision.objects.all()] == ["Anders."]
    values = form_values(html_of(anna_in, "board-edit", round), "besluiten")
    assert post(anna_in, "board-edit", round, values | {"doe": "terug"})[0] == 302
    assert not Decision.objects.exists()


def test_a_fault_shows_the_form_again_with_what_was_typed(anna_in: Client, round: Round) -> None:
    values = form_values(html_of(anna_in, "board-edit", round), "besluiten")
    wrong = values | {
        "besluit-0-owner": "",
        "besluit-0-due": "morgen",
        "besluit-1-what": "Mijn <eigen> tekst",
    }
    status, html = post(anna_in, "board-edit", round, wrong)
    assert status == 422
    assert "Mijn &lt;eigen&gt; tekst" in html
    assert 'value="morgen"' in html
    assert "Schrijf de datum als dag" in html
    status, html = post(anna_in, "board-edit", round, values | {"besluit-0-owner": ""})
    assert (status, "Vul in welke functie" in html) == (422, True)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("part", "field", "own", "other"),
    [
        ("tekst", "text", "Mijn tekst.", "De tekst van een ander."),
        ("punten", "punt-0-question", "Mijn vraag?", "De vraag van een ander?"),
        ("besluiten", "besluit-0-what", "Mijn besluit.", "Het besluit van een ander."),
    ],
)
def test_a_clash_shows_both_texts_and_loses_neither(
    anna_in: Client, round: Round, part: str, field: str, own: str, other: str
) -> None:
    values = form_values(html_of(anna_in, "board-edit", round), part)
    assert post(anna_in, "board-edit", round, values | {field: other})[0] == 302
    status, html = post(anna_in, "board-edit", round, values | {field: own})
    assert status == 409
    shown = words_of(html)
    assert own in shown
    assert other in shown
    assert "Nu bewaard door Anna" in shown
    again = form_values(html, part)
    assert again[field] == own
    assert post(anna_in, "board-edit", round, again)[0] == 302
    stored = {
        "tekst": lambda: BoardPaper.objects.get().covering_text,
        "punten": lambda: TalkPoint.objects.all()[0].question,
        "besluiten": lambda: Decision.objects.all()[0].what,
    }
    assert stored[part]() == own


def test_few_points_are_stored_with_a_hint(anna_in: Client, round: Round) -> None:
    values = form_values(html_of(anna_in, "board-edit", round), "punten")
    empty = {name: "" for name in values if name.startswith("punt-") and not name.startswith("punt-0")}
    response = anna_in.post(reverse("board-edit", args=[round.pk]), values | empty, follow=True)
    assert TalkPoint.objects.count() == 1
    assert "Vijf tot zeven punten" in response.content.decode()


def test_the_incidents_of_high_risks(anna_in: Client, round: Round) -> None:
    html = html_of(anna_in, "board-edit", round)
    assert "stil risico" in html
    values = form_values(html, "incidenten")
    risk = next(name for name in values if name.startswith("R-"))
    assert values[risk] == "weet_niet"
    assert post(anna_in, "board-edit", round, values | {risk: "ja"})[0] == 302
    assert BoardPaper.objects.get().incidents == {risk: "ja"}
    assert post(anna_in, "board-edit", round, values | {risk: "soms"})[0] == 422


def test_an_unknown_part_is_refused(anna_in: Client, round: Round) -> None:
    assert post(anna_in, "board-edit", round, {"deel": "iets"})[0] == 422
    assert post(anna_in, "board-follow-up", round, {"deel": "iets"})[0] == 422


@pytest.mark.parametrize("name", ["board-edit", "board-follow-up"])
def test_a_provisional_round_says_what_is_needed(anna_in: Client, provisional: Round, name: str) -> None:
    html = html_of(anna_in, name, provisional)
    assert "Besluiten komen na de definitieve ronde" in html
    assert "<textarea" not in html
    assert post(anna_in, name, provisional, {"deel": "besluiten"})[0] == 409


def test_who_may_see_and_change(client: Client, round: Round, bram: User, wim: User) -> None:
    client.force_login(bram)
    assert "Verander de stand" not in html_of(client, "board-follow-up", round)
    assert client.get(reverse("board-edit", args=[round.pk])).status_code == 403
    assert post(client, "board-follow-up", round, {"deel": "stand"})[0] == 403
    client.force_login(wim)
    for name in ("board-edit", "board-follow-up"):
        assert client.get(reverse(name, args=[round.pk])).status_code == 403


def test_proposals_are_adopted_to_be_followed(anna_in: Client, round: Round) -> None:
    assert "Leg deze besluiten vast" in html_of(anna_in, "board-follow-up", round)
    assert post(anna_in, "board-follow-up", round, {"deel": "vastleggen"})[0] == 302
    assert Decision.objects.count() == len(proposed_decisions(proposing_facts(round)))
    assert post(anna_in, "board-follow-up", round, {"deel": "vastleggen"})[0] == 302  # once is enough
    assert "Verander de stand" in html_of(anna_in, "board-follow-up", round)


def test_changing_how_a_decision_stands(anna_in: Client, anna: User, round: Round) -> None:
    (row,) = store(anna, round, typed())
    values = form_values(html_of(anna_in, "board-follow-up", round), "stand")
    status, html = post(anna_in, "board-follow-up", round, values | {"status": "vervallen"})
    assert (status, "Schrijf kort waarom" in html) == (422, True)
    assert (
        post(anna_in, "board-follow-up", round, values | {"status": "loopt", "note": "Begonnen."})[0] == 302
    )
    status, html = post(anna_in, "board-follow-up", round, values | {"status": "klaar", "note": "Gereed."})
    assert status == 409
    assert "Begonnen." in html
    assert "Gereed." in html
    again = form_values(html, "stand")
    assert post(anna_in, "board-follow-up", round, again)[0] == 302
    row.refresh_from_db()
    assert (row.status, row.status_note) == ("klaar", "Gereed.")
    history = words_of(html_of(anna_in, "board-follow-up", round))
    assert "Anna veranderde de stand van een besluit" in history
    assert "1 van 1 besluit klaar" in history


def test_the_days_are_stored_and_an_odd_order_is_said(anna_in: Client, round: Round) -> None:
    html = html_of(anna_in, "board-follow-up", round)
    values = form_values(html, "data")
    assert post(anna_in, "board-follow-up", round, values | {"discussed_on": "2031-01-01"})[0] == 422
    today = round.definitive_at.date().isoformat() if round.definitive_at else ""
    sent = values | {"council_informed_on": today}
    response = anna_in.post(reverse("board-follow-up", args=[round.pk]), sent, follow=True)
    assert "de bespreking in het college staat er nog niet" in response.content.decode()
    assert post(anna_in, "board-follow-up", round, sent | {"discussed_on": today})[0] == 409


def test_the_line_stands_on_the_round_and_the_municipality(
    anna_in: Client, anna: User, olga: User, round: Round, client: Client
) -> None:
    first, _ = store(anna, round, typed("Eén."), typed("Twee."))
    stand(anna, round, first, "klaar")
    pages = [reverse("round", args=[round.pk]), reverse("municipality", args=["GM9001"])]
    assert all("1 van 2 besluiten klaar" in anna_in.get(page).content.decode() for page in pages)
    client.force_login(olga)
    assert not any("besluiten klaar" in client.get(page).content.decode() for page in pages)


@pytest.mark.parametrize("name", ["board-edit", "board-follow-up"])
def test_the_pages_stay_within_their_budget(anna_in: Client, anna: User, round: Round, name: str) -> None:
    path = reverse(name, args=[round.pk])
    empty = queries_of(anna_in, path)
    rows = store(anna, round, typed("Eén."), typed("Twee."), typed("Drie."))
    for status in ("genomen", "loopt", "klaar"):
        for row in rows:
            stand(anna, round, row, status)
    assert max(empty, queries_of(anna_in, path)) <= BUDGET


def queries_of(client: Client, path: str) -> int:
    """How many queries one visit costs, with the catalogue warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)
