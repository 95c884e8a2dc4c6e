"""What a file means: emptied, left out, per role or for all, and two people at once."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from assessments.accounts.access import fetch_round
from assessments.exchange.planning import fingerprint
from assessments.exchange.services import PreviewChanged, apply_upload
from assessments.models import Answer, Assignment, DossierWork, Round, TaskAnswer, User
from tests.answering.calls import TASK, save
from tests.exchange.workbooks import (
    apply,
    cell_of,
    changed,
    download,
    look,
    opened,
    plan_of_upload,
    row_of,
    saved,
    send,
    spoiled,
)

ST = "Stellingen"
KAD = "BOD-KAD"  # medeoverheid, dienstverlener, handhaver


def take(person: User, round: Round) -> bytes:
    return download(person, round, "bodem")


def values(round: Round, statement: str = KAD) -> dict[str, str]:
    return dict(Answer.objects.filter(round=round, statement=statement).values_list("role", "value"))


def put(role: str, value: object, column: str = "antwoord") -> tuple[str, str, str, str, object]:
    return ST, KAD, role, column, value


def test_an_emptied_cell_empties_the_answer_and_the_preview_says_so(anna: User, round: Round) -> None:
    save(anna, round, note="Weg ermee.")
    raw = changed(
        take(anna, round), put("", None), put("", None, "onderbouwing"), put("", None, "toelichting")
    )
    assert [change.empties for change in look(anna, round, raw).changes] == [True]
    assert apply(anna, round, raw).emptied == 1
    assert values(round) == {"": ""}


def test_a_row_that_was_taken_out_changes_nothing_and_is_counted(anna: User, round: Round) -> None:
    save(anna, round)

    def spoil(workbook: Workbook) -> None:
        workbook[ST].delete_rows(row_of(workbook[ST], KAD))

    plan = look(anna, round, spoiled(take(anna, round), spoil))
    assert (plan.changes, plan.skipped, plan.missing) == ([], [], 1)


def test_a_row_for_one_role_goes_before_the_row_for_all_roles(anna: User, round: Round) -> None:
    raw = changed(take(anna, round), put("", "3 Geregeld"), put("handhaver", "1 Op piep"))
    assert apply(anna, round, raw).saved == 3
    assert values(round) == {"medeoverheid": "3", "dienstverlener": "3", "handhaver": "1"}


def test_a_role_beside_an_answer_for_all_splits_it(anna: User, round: Round) -> None:
    save(anna, round)
    assert apply(anna, round, changed(take(anna, round), put("handhaver", "0 Niet"))).saved == 1
    assert values(round) == {"medeoverheid": "3", "dienstverlener": "3", "handhaver": "0"}


def test_emptying_the_roles_and_filling_all_roles_joins_them(anna: User, round: Round) -> None:
    for role in ("medeoverheid", "dienstverlener", "handhaver"):
        Answer.objects.create(round=round, statement=KAD, role=role, value="1", support="document")
    roles = ("medeoverheid", "dienstverlener", "handhaver")
    cells = [put(role, None, column) for role in roles for column in ("antwoord", "onderbouwing")]
    assert apply(anna, round, changed(take(anna, round), *cells, put("", "4 Geborgd"))).saved == 1
    assert values(round) == {"": "4"}


def test_all_roles_beside_a_row_for_every_role_is_reported(anna: User, round: Round) -> None:
    for role in ("medeoverheid", "dienstverlener", "handhaver"):
        Answer.objects.create(round=round, statement=KAD, role=role, value="1")
    plan = look(anna, round, changed(take(anna, round), put("", "4 Geborgd")))
    assert plan.changes == []
    assert [row.reason for row in plan.skipped] == ["rol_gaat_voor"]


def test_emptying_one_role_leaves_the_others(anna: User, round: Round) -> None:
    for role in ("medeoverheid", "dienstverlener", "handhaver"):
        Answer.objects.create(round=round, statement=KAD, role=role, value="1")
    assert apply(anna, round, changed(take(anna, round), put("handhaver", None))).emptied == 1
    assert values(round) == {"medeoverheid": "1", "dienstverlener": "1", "handhaver": ""}


@pytest.mark.parametrize(("own", "left"), [(False, "4"), (True, "1")])
def test_of_two_versions_a_person_chooses_and_no_choice_leaves_what_is_stored(
    anna: User, bram: User, round: Round, own: bool, left: str
) -> None:
    raw = changed(take(anna, round), put("", "1 Op piep"))
    save(bram, round, value="4")
    plan = look(anna, round, raw)
    assert [(change.is_conflict, change.old[0].saved_by) for change in plan.changes] == [(True, "Bram")]
    done = apply(anna, round, raw, own=own)
    assert (done.saved, done.own, done.kept) == (int(own), int(own), int(not own))
    assert values(round) == {"": left}


def test_a_colleague_who_split_the_answer_meanwhile_is_asked_about(
    anna: User, bram: User, round: Round
) -> None:
    first = save(bram, round, value="2")
    raw = changed(take(anna, round), put("", "1 Op piep"))
    save(bram, round, role="handhaver", value="4", expected_version=first.version)
    (change,) = look(anna, round, raw).changes
    assert change.is_conflict
    assert {place.role for place in change.old} == {"medeoverheid", "dienstverlener", "handhaver"}


def test_another_role_that_a_colleague_changed_is_no_conflict(anna: User, bram: User, round: Round) -> None:
    first = save(bram, round, value="2")
    raw = changed(take(anna, round), put("medeoverheid", "1 Op piep"))
    save(bram, round, role="handhaver", value="4", expected_version=first.version)
    (change,) = look(anna, round, raw).changes
    assert not change.is_conflict
    apply(anna, round, raw)
    assert values(round) == {"medeoverheid": "1", "dienstverlener": "2", "handhaver": "4"}


def test_what_a_colleague_filled_in_the_same_way_is_no_conflict(anna: User, bram: User, round: Round) -> None:
    raw = changed(take(anna, round), put("", "3 Geregeld"), put("", "Met document of cijfer", "onderbouwing"))
    save(bram, round)
    plan = look(anna, round, raw)
    assert (plan.changes, plan.skipped) == ([], [])


def test_a_change_between_preview_and_applying_writes_nothing(anna: User, bram: User, round: Round) -> None:
    raw = changed(take(anna, round), put("", "1 Op piep"), ("Taken", TASK, "", "belegd", "Ja"))
    upload = send(anna, round, raw)
    seen = fingerprint(plan_of_upload(anna, round, upload))
    save(bram, round, value="4")
    access = fetch_round(anna, round.pk)
    with pytest.raises(PreviewChanged):
        apply_upload(actor=anna, access=access, upload_id=upload.pk, seen=seen, own=set())
    assert values(round) == {"": "4"}
    assert not TaskAnswer.objects.exists()
    plan = plan_of_upload(anna, round, upload)
    assert {change.asked.id: change.is_conflict for change in plan.changes} == {KAD: True, TASK: False}


def test_an_answer_of_last_time_stands_beside_an_empty_cell(anna: User, round: Round) -> None:
    Answer.objects.create(round=round, statement=KAD, value="3", note="Van vorig jaar.", to_confirm=True)
    raw = take(anna, round)
    workbook = opened(raw)
    assert cell_of(workbook, ST, KAD, "antwoord").value is None
    assert "3 Geregeld" in str(cell_of(workbook, ST, KAD, "vorige_keer").value)
    assert look(anna, round, raw).changes == []
    for column, value in (("antwoord", "3 Geregeld"), ("toelichting", "Van vorig jaar.")):
        cell_of(workbook, ST, KAD, column).value = value
    assert apply(anna, round, saved(workbook)).saved == 1
    row = Answer.objects.get()
    assert (row.value, row.to_confirm) == ("3", False)


def test_without_answers_of_last_time_there_is_no_column_for_them(anna: User, round: Round) -> None:
    assert "apk:vorige_keer" not in [cell.value for cell in opened(take(anna, round))[ST][1]]


# --- Not yours to answer ---


def test_a_dossier_that_is_akkoord_is_put_aside(anna: User, round: Round) -> None:
    raw = changed(take(anna, round), put("", "1 Op piep"))
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    plan = look(anna, round, raw)
    assert (plan.changes, [row.reason for row in plan.skipped]) == ([], ["akkoord"])


def test_a_question_of_a_colleague_is_put_aside(anna: User, bram: User, round: Round) -> None:
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    raw = changed(take(bram, round), put("", "1 Op piep"))
    assert [row.reason for row in look(bram, round, raw).skipped] == ["van_ander"]
    assert len(look(anna, round, raw).changes) == 1


def test_a_question_that_left_the_scope_is_put_aside(anna: User, round: Round) -> None:
    raw = changed(download(anna, round), (ST, "LAN-KAD", "", "antwoord", "2 Deels"))
    round.scope = "basis"
    round.save()
    assert [row.reason for row in look(anna, round, raw).skipped] == ["buiten_omvang"]


# --- A partner with a part of the round ---


def test_a_partner_gets_the_own_part_and_nothing_else(olga: User, full: Round) -> None:
    workbook = opened(download(olga, full))
    assert "Samenspel" not in workbook.sheetnames
    lines = list(workbook[ST].iter_rows(min_row=4))
    assert {line[3].value for line in lines} == {"Handhaver"}
    assert {str(line[0].value)[:3] for line in lines} == {"VTH"}


def test_a_partner_who_changes_one_role_leaves_the_other_roles(olga: User, round: Round) -> None:
    Answer.objects.create(round=round, statement="VTH-KAD", value="3", note="Samen.")
    raw = changed(download(olga, round), (ST, "VTH-KAD", "handhaver", "antwoord", "1 Op piep"))
    assert apply(olga, round, raw).saved == 1
    found = values(round, "VTH-KAD")
    assert found.pop("handhaver") == "1"
    assert set(found.values()) <= {"3"}


def test_a_partner_cannot_send_in_answers_of_others(anna: User, olga: User, round: Round) -> None:
    raw = changed(download(anna, round), put("", "1 Op piep"))
    plan = look(olga, round, raw)
    assert (plan.changes, [row.reason for row in plan.skipped]) == ([], ["buiten_deel"])
