"""Proposals: one per person, statement and role; never in the audit trail; locked with the answers."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from assessments.answering.proposals import places_for
from assessments.answering.services import (
    DossierAgreed,
    RoundLocked,
    StaleSave,
    agree_answer,
    may_look,
    set_blind,
    withdraw_proposal,
)
from assessments.models import Answer, AuditEntry, DossierWork, Municipality, Proposal, Round, User
from tests.answering.calls import CORE, CROSS, NOT_CORE, REASON, ROLES, TASK, save, stored
from tests.answering.talk_calls import given, propose
from tests.build import make_round, real_catalogue


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def agree(actor: User, round: Round, **changes: object) -> None:
    values: dict[str, object] = {
        "catalogue": real_catalogue(),
        "statement": CORE,
        "role": "",
        "value": "2",
        "support": "inschatting",
        "note": "",
        "expected_version": 0,
        "function": "Coördinator APK",
    }
    agree_answer(actor=actor, round=round, **(values | changes))  # type: ignore[arg-type]


def test_a_proposal_is_not_an_answer(bram: User, round: Round) -> None:
    propose(bram, round)
    assert (given(round, bram), stored(round)) == ({"": "3"}, {})


def test_a_person_has_one_proposal_that_can_change(bram: User, round: Round) -> None:
    propose(bram, round)
    propose(bram, round, value="1", note="Toch niet.")
    assert given(round, bram) == {"": "1"}


def test_the_same_again_writes_nothing(bram: User, round: Round) -> None:
    propose(bram, round)
    propose(bram, round)
    assert AuditEntry.objects.filter(action__startswith="voorstel.").count() == 1


def test_two_people_have_each_their_own(anna: User, bram: User, round: Round) -> None:
    propose(bram, round, value="1")
    propose(anna, round, value="4")
    assert (given(round, bram), given(round, anna)) == ({"": "1"}, {"": "4"})


def test_a_role_splits_the_proposal_and_the_others_keep_it(bram: User, round: Round) -> None:
    propose(bram, round, value="3")
    propose(bram, round, role="handhaver", value="1")
    assert given(round, bram) == {"medeoverheid": "3", "dienstverlener": "3", "handhaver": "1"}


def test_one_for_all_roles_joins_them(bram: User, round: Round) -> None:
    for role in ROLES:
        propose(bram, round, role=role, value="1")
    propose(bram, round, value="2")
    assert given(round, bram) == {"": "2"}


def test_a_dwars_statement_takes_a_proposal_without_role(bram: User, round: Round) -> None:
    propose(bram, round, statement=CROSS, value="weet_niet", support="")
    assert given(round, bram, CROSS) == {"": "weet_niet"}
    with pytest.raises(ValidationError):
        propose(bram, round, statement=CROSS, role="handhaver")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"value": ""}, "value"),
        ({"value": "5"}, "value"),
        ({"role": "burgemeester"}, "role"),
        ({"support": "gevoel"}, "support"),
        ({"value": "nvt", "support": "", "note": "Te kort."}, "note"),
        ({"note": "x" * 10_001}, "note"),
        ({"statement": NOT_CORE}, "statement"),
        ({"statement": TASK}, "statement"),
    ],
)
def test_a_faulty_proposal_is_refused_with_its_field(
    bram: User, round: Round, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        propose(bram, round, **changes)
    assert field in refused.value.message_dict
    assert not Proposal.objects.exists()


def test_not_applicable_with_a_reason_is_stored(bram: User, round: Round) -> None:
    propose(bram, round, value="nvt", support="", note=REASON)
    assert given(round, bram) == {"": "nvt"}


def test_a_partner_speaks_for_the_own_roles_only(olga: User, round: Round) -> None:
    statement = real_catalogue().statement_by_id["VTH-OVH"]
    assert places_for(statement, ["handhaver"]) == ("handhaver",)
    propose(olga, round, statement="VTH-OVH", role="handhaver", own_roles=["handhaver"])
    for role in ("", "medeoverheid"):
        with pytest.raises(ValidationError):
            propose(olga, round, statement="VTH-OVH", role=role, own_roles=["handhaver"])


def test_a_proposal_can_be_withdrawn_once(bram: User, round: Round) -> None:
    propose(bram, round)
    gone = [
        withdraw_proposal(actor=bram, round=round, catalogue=real_catalogue(), statement=CORE, role="")
        for _ in range(2)
    ]
    assert (gone, given(round, bram)) == ([True, False], {})


def test_nobody_withdraws_the_proposal_of_another(anna: User, bram: User, round: Round) -> None:
    propose(bram, round)
    withdraw_proposal(actor=anna, round=round, catalogue=real_catalogue(), statement=CORE, role="")
    assert given(round, bram) == {"": "3"}


def test_a_definitive_round_takes_no_proposal(bram: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(status="definitief")
    with pytest.raises(RoundLocked):
        propose(bram, round)


def test_an_agreed_dossier_takes_no_proposal(bram: User, round: Round) -> None:
    propose(bram, round)
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    with pytest.raises(DossierAgreed):
        propose(bram, round, value="1")
    with pytest.raises(DossierAgreed):
        withdraw_proposal(actor=bram, round=round, catalogue=real_catalogue(), statement=CORE, role="")
    assert given(round, bram) == {"": "3"}


def test_the_audit_trail_says_that_and_never_what(bram: User, round: Round) -> None:
    propose(bram, round, value="1", note="Geheim oordeel")
    propose(bram, round, value="4", note="Ander oordeel")
    withdraw_proposal(actor=bram, round=round, catalogue=real_catalogue(), statement=CORE, role="")
    entries = AuditEntry.objects.order_by("pk").values_list("action", "subject", "old", "new", "reason")
    assert list(entries) == [
        ("voorstel.gegeven", CORE, {}, {}, ""),
        ("voorstel.gewijzigd", CORE, {}, {}, ""),
        ("voorstel.ingetrokken", CORE, {}, {}, ""),
    ]


def test_agreeing_sets_the_answer_and_says_after_how_many_proposals(
    anna: User, bram: User, round: Round
) -> None:
    propose(bram, round, value="1")
    propose(anna, round, value="3")
    agree(anna, round, value="2", note="Samen besproken.")
    answer = Answer.objects.get(round=round, statement=CORE)
    assert (answer.value, answer.note, answer.updated_by) == ("2", "Samen besproken.", anna)
    entry = AuditEntry.objects.get(action="antwoord.na_voorstellen")
    assert (entry.subject, entry.new) == (CORE, {"voorstellen": 2})
    assert Proposal.objects.count() == 2


def test_agreeing_over_a_newer_answer_is_refused(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="4")
    with pytest.raises(StaleSave):
        agree(anna, round)
    assert stored(round) == {"": "4"}
    assert not AuditEntry.objects.filter(action="antwoord.na_voorstellen").exists()


def test_a_partner_does_not_agree_for_other_roles(olga: User, round: Round) -> None:
    for role in ("", "medeoverheid"):
        with pytest.raises(ValidationError):
            agree(olga, round, statement="VTH-OVH", role=role, own_roles=["handhaver"])
    assert stored(round, "VTH-OVH") == {}


@pytest.mark.parametrize(
    ("own_role", "asked", "sees"),
    [
        ("", "", True),
        ("", "handhaver", True),
        ("handhaver", "handhaver", True),
        ("handhaver", "medeoverheid", False),
        ("handhaver", "", False),
    ],
)
def test_blind_opens_only_what_the_own_proposal_covers(
    anna: User, round: Round, own_role: str, asked: str, sees: bool
) -> None:
    round = set_blind(actor=anna, round=round, blind=True)
    propose(anna, round, role=own_role)
    assert may_look(round=round, statement=CORE, role=asked, viewer=anna) is sees


def test_blind_mode_is_audited_both_ways_and_once(anna: User, round: Round) -> None:
    for blind in (True, True, False, False):
        set_blind(actor=anna, round=round, blind=blind)
    assert list(AuditEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "ronde.blind_aan",
        "ronde.blind_uit",
    ]


def test_blind_mode_of_a_definitive_round_stays(anna: User, round: Round) -> None:
    Round.objects.filter(pk=round.pk).update(status="definitief")
    with pytest.raises(RoundLocked):
        set_blind(actor=anna, round=round, blind=True)
