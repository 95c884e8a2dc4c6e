"""Changing a team: roles, parts, handing over and leaving; nobody's work goes with them."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from assessments.accounts.members import change_member, hand_over, remove_member
from assessments.accounts.team_parts import EVERYTHING, Part
from assessments.models import (
    Answer,
    Assignment,
    AuditEntry,
    Comment,
    Membership,
    Municipality,
    Proposal,
    Round,
    User,
)
from tests.build import fill_round, make_round, real_catalogue


def member_of(person: User) -> Membership:
    return Membership.objects.select_related("municipality").get(user=person)


def change(actor: User, person: User, **changes: Any) -> int:
    """Change a member, everything else as it is; how many assignments ended."""
    member = member_of(person)
    values: dict[str, Any] = {
        "role": member.role,
        "function": member.function,
        "part": Part(tuple(member.dossiers), tuple(member.municipal_roles)),
        "catalogue": real_catalogue(),
    }
    return change_member(actor=actor, member=member, **(values | changes)).ended


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def test_a_change_is_stored_and_audited_with_only_what_differs(anna: User, bram: User) -> None:
    change(anna, bram, role="meelezer", part=EVERYTHING)
    assert member_of(bram).role == "meelezer"
    entry = AuditEntry.objects.get(action="teamlid.gewijzigd")
    assert (entry.subject, entry.old, entry.new) == (bram.email, {"rol": "invuller"}, {"rol": "meelezer"})


def test_the_same_again_writes_nothing(anna: User, olga: User) -> None:
    change(anna, olga)
    assert not AuditEntry.objects.filter(action="teamlid.gewijzigd").exists()


def test_a_smaller_part_ends_the_assignments_outside_it(anna: User, bram: User, round: Round) -> None:
    for dossier in ("vth", "bodem", ""):
        Assignment.objects.create(round=round, dossier=dossier, person=bram)
    Assignment.objects.create(round=round, dossier="bodem", assigned_function="VTH-adviseur")
    assert change(anna, bram, part=Part(("vth",))) == 2
    assert [one.dossier for one in Assignment.objects.filter(person=bram)] == ["vth"]
    assert Assignment.objects.filter(assigned_function="VTH-adviseur").exists()
    entry = AuditEntry.objects.get(action="teamlid.toewijzingen")
    assert (entry.round_id, sorted(entry.old["toewijzingen"])) == (round.pk, ["bodem", "dwars"])


def test_other_roles_end_the_assignments_outside_them(anna: User, bram: User, round: Round) -> None:
    for dossier, subject in (
        ("vth", ""),
        ("vth", "VTH-KAD"),  # also of the handhaver
        ("vth", "vth-uh-strategie"),  # of the handhaver
        ("vth", "vth-vergunningen-meldingen"),  # of the dienstverlener
        ("luchtkwaliteit", "LUC-CON"),  # of the medeoverheid
        ("", "DW-1-1"),
        ("", ""),
    ):
        Assignment.objects.create(round=round, dossier=dossier, subject=subject, person=bram)
    assert change(anna, bram, part=Part((), ("handhaver",))) == 4
    left = {one.subject or one.dossier for one in Assignment.objects.all()}
    assert left == {"vth", "VTH-KAD", "vth-uh-strategie"}


def test_a_reader_keeps_no_assignments(anna: User, bram: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="vth", person=bram)
    assert change(anna, bram, role="meelezer") == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"role": "baas"}, "Kies als rol"),
        ({"function": "  "}, "Vul de functie in"),
        ({"role": "coordinator"}, "Een coördinator ziet alles"),
        ({"part": Part(("onzin",))}, "kennen wij niet"),
    ],
)
def test_a_wrong_change_is_refused(anna: User, olga: User, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        change(anna, olga, **changes)


def test_a_part_without_any_question_is_refused(anna: User, bram: User) -> None:
    catalogue = real_catalogue()
    empty = [
        (dossier.id, role)
        for dossier in catalogue.dossiers
        for role in ("medeoverheid", "dienstverlener", "handhaver")
        if not any(role in item.roles for item in catalogue.statements if item.dossier == dossier.id)
        and not any(item.role == role for item in catalogue.tasks if item.dossier == dossier.id)
    ]
    for dossier, role in empty:
        with pytest.raises(ValidationError, match="geen enkele vraag"):
            change(anna, bram, part=Part((dossier,), (role,)))


def test_the_last_coordinator_stays(anna: User, bram: User) -> None:
    with pytest.raises(ValidationError, match="enige coördinator"):
        change(anna, anna, role="invuller")
    with pytest.raises(ValidationError, match="enige coördinator"):
        remove_member(actor=anna, member=member_of(anna))
    change(anna, bram, role="coordinator")
    change(anna, anna, role="invuller")
    assert member_of(anna).role == "invuller"


@pytest.mark.parametrize(("stays", "role"), [(False, "invuller"), (True, "coordinator")])
def test_handing_over_makes_the_other_coordinator(anna: User, bram: User, stays: bool, role: str) -> None:
    hand_over(actor=anna, giver=member_of(anna), receiver=member_of(bram), giver_stays=stays)
    assert (member_of(anna).role, member_of(bram).role) == (role, "coordinator")
    entry = AuditEntry.objects.get(action="coordinator.overgedragen")
    assert entry.subject == bram.email
    assert entry.old == {"coordinator": anna.email, "rol": "invuller"}
    assert entry.new == {"coordinator": bram.email, "rol": "coordinator", "vorige_coordinator": role}


def test_handing_over_to_who_sees_a_part_is_refused(anna: User, olga: User) -> None:
    with pytest.raises(ValidationError, match="alleen een deel"):
        hand_over(actor=anna, giver=member_of(anna), receiver=member_of(olga), giver_stays=False)
    assert member_of(anna).role == "coordinator"


def test_handing_over_to_another_municipality_is_refused(anna: User, dirk: User) -> None:
    with pytest.raises(ValidationError, match="hoort niet meer"):
        hand_over(actor=anna, giver=member_of(anna), receiver=member_of(dirk), giver_stays=False)


def test_removing_somebody_keeps_the_work_and_ends_the_assignments(
    anna: User, bram: User, round: Round
) -> None:
    fill_round(round)
    Answer.objects.update(updated_by=bram)
    Proposal.objects.create(round=round, statement="VTH-KAD", author=bram, value="3")
    Comment.objects.create(round=round, subject="VTH-KAD", author=bram, author_name="Bram", text="Klopt dit?")
    Assignment.objects.create(round=round, dossier="vth", person=bram)
    before = list(Answer.objects.order_by("pk").values())

    assert remove_member(actor=anna, member=member_of(bram)) == 1

    assert not bram.memberships.exists()
    assert User.objects.filter(pk=bram.pk, is_active=True).exists()
    assert list(Answer.objects.order_by("pk").values()) == before
    assert (Proposal.objects.get().author, Comment.objects.get().author_name) == (bram, "Bram")
    assert not Assignment.objects.exists()
    entry = AuditEntry.objects.get(action="teamlid.verwijderd")
    assert (entry.actor_name, entry.subject) == ("Anna", bram.email)
    assert entry.old == {"rol": "invuller", "functie": "VTH-adviseur"}
    assert AuditEntry.objects.filter(action="teamlid.toewijzingen", round_id=round.pk).exists()


def test_assignments_of_a_definitive_round_and_of_another_municipality_stay(
    anna: User, bram: User, aa: Municipality, bee: Municipality, round: Round
) -> None:
    other = make_round(bee)
    bram.memberships.create(municipality=bee, role="invuller", function="Adviseur")
    for one in (round, other):
        Assignment.objects.create(round=one, dossier="vth", person=bram)
    Round.objects.filter(pk=round.pk).update(status="definitief")
    remove_member(actor=anna, member=Membership.objects.get(user=bram, municipality=aa))
    assert Assignment.objects.count() == 2
    assert bram.memberships.get().municipality == bee


def test_somebody_who_leaves_is_audited_as_leaving(bram: User) -> None:
    remove_member(actor=bram, member=member_of(bram))
    assert AuditEntry.objects.get(action="teamlid.vertrokken").actor_name == "Bram"


def test_removing_somebody_who_left_meanwhile_is_refused(anna: User, bram: User) -> None:
    member = member_of(bram)
    remove_member(actor=anna, member=member_of(bram))
    with pytest.raises(ValidationError, match="hoort niet meer"):
        remove_member(actor=anna, member=member)
