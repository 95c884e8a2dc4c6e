"""Queries per page: at most twelve, with nobody and with thirty people, 500 remarks and five years."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.constants import TeamRole
from assessments.models import Assignment, Comment, DossierWork, Edition, Mention, Municipality, Round, User
from assessments.work.tokens import calendar_token
from tests.build import fill_round, make_round, real_catalogue, real_content
from tests.people import make_member
from tests.work.calls import DOSSIER, REASON, days, give, hand_in, move

pytestmark = pytest.mark.django_db
BUDGET = 12
PAGES = ["my-work", "round-work", "dossier-state", "calendar"]


def path_of(name: str, person: User, round: Round) -> str:
    args: dict[str, list[object]] = {
        "my-work": [],
        "dossier-state": [round.pk, DOSSIER],
        "calendar": [calendar_token(person)],
    }
    return reverse(name, args=args.get(name, [round.pk]))


def queries_of(client: Client, path: str) -> int:
    """How many queries one visit costs, with the catalogue warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def grow(aa: Municipality, anna: User, bram: User, round: Round) -> None:
    """Thirty people with work, 500 remarks of which some name Bram, and four older definitive rounds."""
    fill_round(round, note="Zie het jaarverslag.")
    people = [make_member(f"Collega{count}", aa, TeamRole.EDITOR, f"Functie {count}") for count in range(30)]
    names = [item.id for item in real_catalogue().dossiers if item.core]
    for number, person in enumerate(people):
        give(anna, round, names[number % len(names)], person_id=person.pk, due=days(number))
    give(anna, round, *names, person_id=bram.pk, due=days(2))
    subject = next(item.id for item in real_catalogue().statements_of(DOSSIER) if item.core)
    comments = Comment.objects.bulk_create(
        Comment(round=round, subject=subject, author=anna, author_name="Anna", text=f"Opmerking {number}")
        for number in range(500)
    )
    Mention.objects.bulk_create(Mention(comment=comment, person=bram) for comment in comments[:40])
    for _ in range(5):
        hand_in_again(anna, bram, round)
    for year in range(2022, 2026):
        edition = Edition.objects.create(name=str(year), content=real_content(), sha256=f"{year:064d}")
        old = Round.objects.create(municipality=aa, edition=edition, scope="basis")
        Assignment.objects.create(round=old, dossier=DOSSIER, person=bram)
        DossierWork.objects.create(round=old, dossier=DOSSIER, state="akkoord")
        Round.objects.filter(pk=old.pk).update(status="definitief")


def hand_in_again(anna: User, bram: User, round: Round) -> None:
    state = DossierWork.objects.filter(round=round, dossier=DOSSIER).first()
    if state is None:
        hand_in(bram, round)
    else:
        move(bram, round, "klaar_voor_afstemming", "terug")
    move(anna, round, "terug", "klaar_voor_afstemming", reason=REASON)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_costs_the_same_few_queries_small_and_large(
    client: Client, aa: Municipality, anna: User, bram: User, name: str
) -> None:
    round = make_round(aa)
    give(anna, round, DOSSIER, person_id=bram.pk, due=days(1))
    Comment.objects.create(round=round, subject="BOD-KAD", author=anna, author_name="Anna", text="Zie boven.")
    hand_in_again(anna, bram, round)
    client.force_login(bram)
    path = path_of(name, bram, round)
    small = queries_of(client, path)
    grow(aa, anna, bram, round)
    assert (queries_of(client, path), small <= BUDGET) == (small, True), f"{small} queries"


def test_assigning_many_reads_once_and_writes_two_rows_each(
    client: Client, aa: Municipality, anna: User, bram: User
) -> None:
    round = make_round(aa, "volledig")
    names = [item.id for item in real_catalogue().dossiers]
    client.force_login(anna)

    def cost(*dossiers: str, function: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            sent = {"dossier": dossiers, "function": function}
            assert client.post(reverse("assign", args=[round.pk]), sent).status_code == 302
        return len(seen)

    one, many = cost(names[0], function="Eerste"), cost(*names, function="Tweede")
    assert many - one == 2 * (len(names) - 1)
