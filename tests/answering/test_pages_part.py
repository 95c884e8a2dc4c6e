"""Somebody with a limited invitation: sees and answers the own dossiers and roles, and nothing else."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Answer, Municipality, Round, TaskAnswer, User
from tests.answering.calls import REASON, save, stored
from tests.answering.forms_of import fields_of, post_answer
from tests.build import fill_round, make_round, real_catalogue

VTH = next(
    item
    for item in real_catalogue().statements_of("vth")
    if item.core and "handhaver" in item.roles and len(item.roles) > 1
)
OTHER = next(role for role in VTH.roles if role != "handhaver")
KEY = f"{VTH.id}-handhaver"


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


@pytest.fixture
def as_olga(client: Client, olga: User) -> Client:
    """Olga: dossier VTH, role handhaver."""
    client.force_login(olga)
    return client


def page(client: Client, round: Round, name: str, *args: str, **query: str) -> str:
    response = client.get(reverse(name, args=[round.pk, *args]), query)
    assert response.status_code == 200, response
    return response.content.decode()


def answer(client: Client, round: Round, role: str, version: int = 0, **changes: str) -> int:
    data = {"role": role, "value": "3", "version": str(version)} | changes
    return post_answer(client, round, data, htmx=True, subject=VTH.id).status_code


def test_the_round_shows_the_own_part_and_its_own_count(as_olga: Client, round: Round) -> None:
    html = page(as_olga, round, "round")
    mine = [item for item in real_catalogue().statements_of("vth") if item.core and "handhaver" in item.roles]
    tasks = [item for item in real_catalogue().tasks_of("vth") if item.core and item.role == "handhaver"]
    assert f"0 van {len(mine) + len(tasks)} klaar" in html
    assert "voor de rol handhaver" in html
    for other in ("Bodem", "Samenspel", "Definitief maken", "Omvang van de ronde", "gegevensbestand"):
        assert other not in html.split("<main")[1].split("</main>")[0]
    for url in (reverse("results", args=[round.pk]), reverse("report", args=[round.pk])):
        assert url not in html


def test_the_municipality_shows_no_team_and_counts_the_own_part(
    as_olga: Client, round: Round, anna: User, bram: User
) -> None:
    html = as_olga.get(reverse("municipality", args=["GM9001"])).content.decode()
    assert "Uw deel" in html
    assert "Handhaver" in html
    for text in ("Anna", "Bram", "@voorbeeld.nl</", "van 114 klaar", "Lees het rapport"):
        assert text not in html.split("<main")[1].split("</main>")[0]


def test_there_is_a_form_for_the_own_role_only(as_olga: Client, round: Round) -> None:
    html = page(as_olga, round, "round-statements", "vth", per_rol=VTH.id)
    assert set(re.findall(rf'id="formulier-({VTH.id}[^"]*)"', html)) == {KEY}
    assert "Eén antwoord voor alle rollen" not in html
    html = page(as_olga, round, "round-statements", "vth", per_rol=f"-{VTH.id}")
    assert set(re.findall(rf'id="formulier-({VTH.id}[^"]*)"', html)) == {KEY}


def test_answers_of_other_roles_and_dossiers_are_nowhere(as_olga: Client, round: Round, bram: User) -> None:
    secret = "Geheim van een andere rol."
    for role in VTH.roles:
        Answer.objects.create(
            round=round,
            statement=VTH.id,
            role=role,
            value="1",
            note="Van de handhaver." if role == "handhaver" else secret,
            version=VTH.roles.index(role) + 1,
            updated_by=bram,
        )
    Answer.objects.create(round=round, statement="BOD-KAD", value="1", note=secret)
    html = page(as_olga, round, "round-statements", "vth", open=VTH.id)
    assert "Van de handhaver." in html
    assert secret not in html
    stale = post_answer(
        as_olga, round, {"role": "handhaver", "value": "4", "version": "0"}, htmx=True, subject=VTH.id
    )
    plain = post_answer(as_olga, round, {"role": "handhaver", "value": "4", "version": "0"}, subject=VTH.id)
    for refused in (stale, plain):
        assert refused.status_code == 409
        assert "Van de handhaver." in refused.content.decode()
        assert secret not in refused.content.decode()


def test_an_answer_for_all_roles_is_the_current_one_and_saving_splits_it(
    as_olga: Client, round: Round, bram: User
) -> None:
    save(bram, round, statement=VTH.id, value="2", note="Voor iedereen.")
    fields = fields_of(page(as_olga, round, "round-statements", "vth", open=VTH.id), f"formulier-{KEY}")
    assert (fields["value"], fields["note"], fields["version"]) == ("2", "Voor iedereen.", "1")
    response = post_answer(as_olga, round, fields | {"value": "4"}, htmx=True, subject=VTH.id)
    assert response.status_code == 200
    assert stored(round, VTH.id) == dict.fromkeys(VTH.roles, "2") | {"handhaver": "4"}
    sent = set(re.findall(r'class="versie-([^"]+)"', response.content.decode()))
    assert sent == {KEY}


@pytest.mark.parametrize("role", ["", OTHER, "raad"])
def test_another_role_is_not_there(as_olga: Client, round: Round, role: str) -> None:
    assert answer(as_olga, round, role) == 404
    assert answer(as_olga, round, role, confirm="1") == 404
    assert stored(round, VTH.id) == {}


def test_a_task_of_another_role_is_not_there(as_olga: Client, round: Round) -> None:
    tasks = real_catalogue().tasks_of("vth")
    own = next(item for item in tasks if item.core and item.role == "handhaver")
    other = next(item for item in tasks if item.core and item.role != "handhaver")
    for task, status in ((own, 200), (other, 404)):
        url = reverse("save-task", args=[round.pk, task.id])
        data = {"in_beeld": "ja", "version": "0"}
        assert as_olga.post(url, data, headers={"HX-Request": "true"}).status_code == status
    assert [row.task for row in TaskAnswer.objects.all()] == [own.id]


def test_search_and_next_stay_within_the_part(as_olga: Client, round: Round) -> None:
    html = page(as_olga, round, "round-search", q="bodem")
    assert "/dossier/bodem/" not in html
    seen = set()
    after = ""
    for _ in range(30):
        after = as_olga.get(reverse("next-open", args=[round.pk]), {"na": after})["Location"]
        assert "/dossier/vth/" in after
        after = after.partition("#")[2]
        seen.add(after)
    assert VTH.id in seen


def test_a_partner_confirms_nvt_in_the_own_role_only(as_olga: Client, round: Round, bram: User) -> None:
    save(bram, round, statement=VTH.id, role="handhaver", value="nvt", support="", note=REASON)
    html = page(as_olga, round, "round-statements", "vth", open=VTH.id)
    assert "Bevestig dat dit niet van toepassing is" in html
    assert answer(as_olga, round, "handhaver", 1, confirm="1") == 303
    assert Answer.objects.get(statement=VTH.id).confirmed_at is not None


def test_a_shared_nvt_is_not_confirmed_by_one_role(as_olga: Client, round: Round, bram: User) -> None:
    save(bram, round, statement=VTH.id, value="nvt", support="", note=REASON)
    html = page(as_olga, round, "round-statements", "vth", open=VTH.id)
    assert "Bevestig dat dit niet van toepassing is" not in html


def test_a_full_round_is_done_for_a_partner_too(as_olga: Client, round: Round) -> None:
    fill_round(round)
    html = as_olga.get(reverse("next-open", args=[round.pk]), follow=True).content.decode()
    assert "Er staat geen vraag meer open" in html
