"""The page where the coordinator chooses what is public, and the mark at a question."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assessments.answering.services import make_definitive
from assessments.models import (
    AuditEntry,
    Comment,
    Evidence,
    Municipality,
    NationalSignal,
    Redaction,
    Round,
    User,
)
from tests.build import fill_round, make_round, real_catalogue

PRIVACY, OPINION = "5.1-2-e", "5.2-1"
NOTE = "De heer Jansen van het bedrijf belde ons hierover."


@pytest.fixture
def round(aa: Municipality) -> Round:
    found = make_round(aa)
    fill_round(found)
    found.answers.filter(statement="BOD-KAD").update(note=NOTE)
    found.answers.filter(statement="BOD-KEN").update(note="Een gewone toelichting.")
    return Round.objects.select_related("municipality", "edition").get(pk=found.pk)


def place(round: Round) -> str:
    return reverse("publication", args=[round.pk])


def post(client: Client, round: Round, *passages: str, act: str = "sluit", ground: str = PRIVACY) -> int:
    return client.post(place(round), {"passage": list(passages), "act": act, "ground": ground}).status_code


def marks(round: Round) -> dict[str, str]:
    return dict(Redaction.objects.filter(round=round).values_list("key", "ground"))


def mark_at(client: Client, round: Round, subject: str, ground: str) -> None:
    response = client.post(reverse("publication-mark", args=[round.pk, subject]), {"ground": ground})
    assert response.status_code == 303


def test_the_page_lists_what_the_report_prints_and_points_at_names(
    round: Round, client: Client, anna: User
) -> None:
    client.force_login(anna)
    html = client.get(place(round)).content.decode()
    assert "<h1>Alle passages zijn openbaar</h1>" in html
    assert NOTE in html
    assert "Een gewone toelichting." in html
    assert "Let op bij 1 passage" in html
    assert "de heer Jansen" in html.replace("De heer", "de heer")
    assert "geen juridisch advies" in html


def test_many_passages_are_closed_at_once_and_opened_again(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    assert post(client, round, "stelling|BOD-KAD", "stelling|BOD-KEN") == 302
    assert marks(round) == {"BOD-KAD": PRIVACY, "BOD-KEN": PRIVACY}
    html = client.get(place(round)).content.decode()
    assert "<h1>2 van de 2 passages zijn niet openbaar</h1>" in html
    assert "Persoonlijke levenssfeer (artikel 5.1, tweede lid, onder e)" in html
    assert post(client, round, "stelling|BOD-KEN", act="open", ground="") == 302
    assert marks(round) == {"BOD-KAD": PRIVACY}
    acts = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))[-2:]
    assert acts == ["passage.gesloten", "passage.geopend"]
    assert all(NOTE not in str(entry.new) + str(entry.old) for entry in AuditEntry.objects.all())


def test_the_same_choice_again_writes_nothing(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    post(client, round, "stelling|BOD-KAD")
    before = AuditEntry.objects.count()
    post(client, round, "stelling|BOD-KAD")
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"act": "sluit", "ground": PRIVACY}, "Vink eerst een of meer passages aan"),
        ({"passage": "stelling|BOD-KAD", "act": "sluit", "ground": ""}, "Kies de grond"),
        ({"passage": "stelling|BOD-KAD", "act": "sluit", "ground": "9.9"}, "Kies de grond"),
        ({"passage": "stelling|BOD-XXX", "act": "sluit", "ground": PRIVACY}, "is er niet meer"),
        ({"passage": "onzin", "act": "sluit", "ground": PRIVACY}, "is er niet meer"),
        ({"passage": "stelling|BOD-KAD", "act": "weg", "ground": PRIVACY}, "Kies wat er"),
    ],
)
def test_what_cannot_be_is_refused_and_the_ticks_stay(
    round: Round, client: Client, anna: User, given: dict[str, str], sentence: str
) -> None:
    client.force_login(anna)
    response = client.post(place(round), given)
    html = response.content.decode()
    assert response.status_code == 422
    assert sentence in html
    assert ('id="v-stelling|BOD-KAD" checked' in html) == (given.get("passage") == "stelling|BOD-KAD")
    assert not Redaction.objects.exists()


def test_a_mark_stays_when_the_text_changes(round: Round, client: Client, anna: User) -> None:
    client.force_login(anna)
    post(client, round, "stelling|BOD-KAD")
    round.answers.filter(statement="BOD-KAD").update(note="Een heel andere tekst.")
    html = client.get(place(round)).content.decode()
    assert "Een heel andere tekst." in html
    assert "1 van de 2 passages is niet openbaar" in html


def test_it_may_be_chosen_after_the_round_is_definitive(round: Round, client: Client, anna: User) -> None:
    piece = Evidence.objects.create(round=round, title="Nota", url="https://aa.voorbeeld.nl", in_report=True)
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    client.force_login(anna)
    assert post(client, round, "stelling|BOD-KAD", f"bewijs|{piece.pk}") == 302
    assert marks(round) == {"BOD-KAD": PRIVACY, str(piece.pk): PRIVACY}


def test_who_fills_in_marks_the_note_at_the_question(round: Round, client: Client, bram: User) -> None:
    client.force_login(bram)
    question = reverse("question", args=[round.pk, "BOD-KAD"])
    assert "De toelichting is openbaar." in client.get(question).content.decode()
    mark_at(client, round, "BOD-KAD", PRIVACY)
    html = client.get(question).content.decode()
    assert "<strong>niet</strong> in de openbare versie" in html
    mark_at(client, round, "BOD-KAD", "")
    assert marks(round) == {}
    mark_at(client, round, "BOD-KAD", "onzin")
    assert marks(round) == {}


def test_after_definitive_only_the_coordinator_marks(
    round: Round, client: Client, anna: User, bram: User
) -> None:
    make_definitive(actor=anna, round=round, catalogue=real_catalogue(), function="Gemeentesecretaris")
    client.force_login(bram)
    mark_at(client, round, "BOD-KAD", PRIVACY)
    assert marks(round) == {}
    client.force_login(anna)
    mark_at(client, round, "BOD-KAD", PRIVACY)
    assert marks(round) == {"BOD-KAD": PRIVACY}


def test_a_partner_marks_the_own_role_only(round: Round, client: Client, anna: User, olga: User) -> None:
    statement = real_catalogue().statement_by_id["VTH-OVH"]
    round.answers.filter(statement="VTH-OVH").delete()
    for role in statement.roles:
        round.answers.create(statement="VTH-OVH", role=role, value="2", note=f"Van {role}.")
    client.force_login(anna)
    mark_at(client, round, "VTH-OVH", OPINION)
    client.force_login(olga)
    mark_at(client, round, "VTH-OVH", "")
    others = {f"VTH-OVH:{role}": OPINION for role in statement.roles if role != "handhaver"}
    assert marks(round) == others
    mark_at(client, round, "VTH-OVH", PRIVACY)
    assert marks(round) == {**others, "VTH-OVH:handhaver": PRIVACY}


def test_opening_one_role_leaves_the_other_roles_closed(round: Round, client: Client, anna: User) -> None:
    statement = real_catalogue().statement_by_id["VTH-OVH"]
    round.answers.filter(statement="VTH-OVH").delete()
    for role in statement.roles:
        round.answers.create(statement="VTH-OVH", role=role, value="2", note=f"Van {role}.")
    client.force_login(anna)
    mark_at(client, round, "VTH-OVH", OPINION)
    post(client, round, f"stelling|VTH-OVH:{statement.roles[0]}", act="open", ground="")
    assert marks(round) == {f"VTH-OVH:{role}": OPINION for role in statement.roles[1:]}


def test_the_page_takes_few_queries_whatever_the_round_holds(
    round: Round, client: Client, anna: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(anna)
    for number in range(20):
        Comment.objects.create(
            round=round,
            subject="BOD-KAD",
            author=anna,
            author_name="Anna",
            text=f"Nummer {number}",
            in_report=True,
        )
        Evidence.objects.create(
            round=round, title=f"Stuk {number}", url="https://aa.voorbeeld.nl", in_report=True
        )
    NationalSignal.objects.create(round=round, subject="BOD-KAD", cause="geld", note="Te weinig geld.")
    client.get(place(round))
    with django_assert_max_num_queries(12):
        client.get(place(round))
