"""Blind mode under attack: before an own proposal nobody sees what others propose, at no address at all."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from assessments.answering.services import set_blind
from assessments.models import AuditEntry, Municipality, Proposal, Round, User
from tests.answering.calls import CORE, TASK, stored
from tests.answering.talk_calls import post_as, propose, question_url, seen_by
from tests.build import make_round

SECRET = "Vertrouwelijk oordeel over de bodem"
KEEPS_SESSION = {"account_logout", "sign-out-everywhere"}
ARGUMENTS = [
    [],
    ["2026"],
    ["GM9001"],
    ["{round}"],
    ["{round}", "bodem"],
    ["{round}", CORE],
    ["{round}", TASK],
    ["{round}", "cel", "milieu-mobiliteit.kennis"],
]


@pytest.fixture
def round(anna: User, bram: User, aa: Municipality) -> Round:
    """A blind round in which Bram proposed something that nobody else may see yet."""
    round = set_blind(actor=anna, round=make_round(aa), blind=True)
    propose(bram, round, value="0", note=SECRET, function="Geheime functie", shows_name=True)
    return round


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def addresses(round: Round) -> Iterator[str]:
    """Every address that these arguments fit, plus the ways to ask a question page for more."""
    for name, args in product(sorted(set(names(get_resolver().url_patterns)) - KEEPS_SESSION), ARGUMENTS):
        try:
            yield reverse(name, args=[str(round.pk) if arg == "{round}" else arg for arg in args])
        except NoReverseMatch:
            continue
    for query in ("rol=&neem=0", "rol=handhaver&neem=0", "per_rol=ja", "voor=999999", "open=BOD-KAD"):
        yield f"{question_url(round)}?{query}"


def unpacked(body: bytes) -> bytes:
    """A page as it is; of a workbook everything inside it."""
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def leaks_of(person: User, round: Round) -> tuple[list[str], int]:
    """The addresses that show the proposal to this person, and how many pages could be read."""
    client = Client()
    client.force_login(person)
    leaks, read = [], 0
    for address in addresses(round):
        response = client.get(address)
        if response.status_code != 200:
            continue
        read += 1
        body = unpacked(response.getvalue())
        if SECRET.encode() in body or b"Geheime functie" in body or b"question-levels" in body:
            leaks.append(address)
    return leaks, read


def test_no_address_shows_a_blind_proposal_to_the_coordinator(anna: User, round: Round) -> None:
    leaks, read = leaks_of(anna, round)
    assert leaks == []
    assert read > 20, "the walk found too few pages to mean anything"


def test_no_address_shows_a_blind_proposal_to_a_reader(carla: User, round: Round) -> None:
    assert leaks_of(carla, round)[0] == []


def test_the_walk_would_find_a_leak(anna: User, round: Round) -> None:
    propose(anna, round, value="4")
    assert question_url(round) in leaks_of(anna, round)[0]


def test_the_count_may_be_seen(anna: User, round: Round) -> None:
    page = seen_by(anna, question_url(round))
    assert "Eén persoon gaf een voorstel" in page
    assert "Geef eerst uw eigen voorstel" in page


def test_an_own_proposal_for_one_role_opens_that_role_only(anna: User, round: Round) -> None:
    propose(anna, round, role="handhaver", value="4")
    page = seen_by(anna, question_url(round))
    assert page.count(SECRET) == 1
    assert page.count("Geef eerst uw eigen voorstel") == 2


def test_after_withdrawing_the_others_are_hidden_again(anna: User, round: Round) -> None:
    propose(anna, round, value="4")
    assert SECRET in seen_by(anna, question_url(round))
    post_as(anna, "withdraw-proposal", round, {"role": ""})
    assert SECRET not in seen_by(anna, question_url(round))


@pytest.mark.parametrize("name", ["save-proposal", "agree-answer", "undo-answer"])
def test_a_refused_post_shows_nothing_either(anna: User, round: Round, name: str) -> None:
    for data in ({}, {"role": "", "value": "nvt", "version": "0", "neem": "0"}, {"role": "handhaver"}):
        response = post_as(anna, name, round, data)
        assert response.status_code in {403, 422}
        assert SECRET not in response.content.decode()


def test_who_may_not_look_does_not_agree_after_proposals(anna: User, round: Round) -> None:
    response = post_as(anna, "agree-answer", round, {"role": "", "value": "0", "version": "0"})
    assert (response.status_code, stored(round)) == (403, {})


def test_turning_blind_off_opens_the_proposals_and_everybody_is_told(
    anna: User, carla: User, bram: User, round: Round
) -> None:
    client = Client()
    client.force_login(anna)
    client.post(reverse("round-blind", args=[round.pk]), {"blind": "uit"})
    assert SECRET in seen_by(anna, question_url(round))
    for person in (anna, bram, carla):
        assert "zette blinde voorstellen uit" in seen_by(person, question_url(round))
        assert "Anna zette blinde voorstellen" in seen_by(person, reverse("round-talk", args=[round.pk]))
    assert AuditEntry.objects.filter(action="ronde.blind_uit", actor=anna).count() == 1


def test_the_logbook_does_not_say_who_gave_a_proposal(anna: User, bram: User, round: Round) -> None:
    page = seen_by(anna, reverse("round-audit", args=[round.pk]))
    assert "gaf een voorstel" in page
    line = next(
        part for part in page.split("<tr") if "gaf een voorstel" in part or "voorstel.gegeven" in part
    )
    assert "Bram" not in line
    by_person = seen_by(anna, reverse("round-audit", args=[round.pk]) + f"?persoon={bram.pk}")
    assert by_person.count("gaf een voorstel") <= 1  # the choice in the filter, never a line


def test_the_talk_hides_a_blind_spread(anna: User, carla: User, round: Round) -> None:
    olaf = Proposal.objects.get(round=round)
    Proposal.objects.create(round=round, statement=CORE, author=carla, value="4", note="x")
    url = reverse("round-talk", args=[round.pk])
    assert olaf.value == "0"
    assert "lopen van niveau" not in seen_by(anna, url)
    assert "voorstellen die u nog niet ziet" in seen_by(anna, url)
    propose(anna, round, value="2")
    assert "lopen van niveau 0 tot en met 4" in seen_by(anna, url)
