"""The history of a question and putting a version back; each save in a transaction of its own, as in life."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.answering.history import PAGE, answer_history, task_history
from assessments.answering.history_moments import Moment
from assessments.answering.services import (
    DossierAgreed,
    StaleSave,
    confirm_not_applicable,
    restore_answer,
    restore_task,
)
from assessments.answering.versions import version_for
from assessments.models import (
    Answer,
    Assignment,
    AuditEntry,
    DossierWork,
    Municipality,
    Round,
    TaskAnswer,
    User,
)
from tests.answering.calls import ALL_YES, CORE, REASON, TASK, save, save_steps, stored
from tests.answering.talk_calls import post_as, question_url, seen_by
from tests.build import make_round, real_catalogue

pytestmark = pytest.mark.django_db(transaction=True)
STATEMENT = real_catalogue().statement_by_id[CORE]


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def version(round: Round) -> int:
    return version_for(list(Answer.objects.filter(round=round, statement=CORE)), "")


def again(person: User, round: Round, **changes: object) -> None:
    """Save over what is stored now."""
    save(person, round, **({"expected_version": version(round)} | changes))


def moments(round: Round) -> tuple[Moment, ...]:
    return answer_history(round, STATEMENT).moments


def put_back(actor: User, round: Round, moment: Moment, **changes: object) -> bool:
    values: dict[str, object] = {
        "catalogue": real_catalogue(),
        "statement": CORE,
        "moment": moment.key,
        "expected_version": version(round),
        "function": "Coördinator APK",
    }
    return restore_answer(actor=actor, round=round, **(values | changes))  # type: ignore[arg-type]  # the test names only what it is about


def test_every_save_is_there_newest_first_with_who_and_what(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="1", note="Eerste.")
    again(anna, round, value="3", note="Eerste.")
    newest, first = moments(round)
    assert [(one.by, one.kind, one.is_now) for one in (newest, first)] == [
        ("Anna", "gewijzigd", True),
        ("Bram", "gegeven", False),
    ]
    answer = newest.changes[0].lines[0]
    assert (answer.before, answer.after) == (f"{STATEMENT.anchors[1]} (1)", f"{STATEMENT.anchors[3]} (3)")
    assert [line.name for line in newest.changes[0].lines if line.changed] == ["Antwoord"]


def test_splitting_and_joining_are_told_as_such(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="2")
    again(anna, round, role="handhaver", value="0")
    again(bram, round, value="3")
    joined, split, _ = moments(round)
    assert [(one.kind, one.by) for one in (joined, split)] == [
        ("samengevoegd", "Bram"),
        ("gesplitst", "Anna"),
    ]
    assert [(change.role_label, change.kind) for change in split.changes] == [
        ("Medeoverheid", "gelijk"),
        ("Dienstverlener", "gelijk"),
        ("Handhaver", "anders"),
    ]
    assert [change.kind for change in joined.changes] == ["weg", "weg", "weg", "eerste"]


def test_a_second_person_who_confirms_is_named(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="nvt", support="", note=REASON)
    confirm_not_applicable(
        actor=anna, round=round, catalogue=real_catalogue(), statement=CORE, role="", function="x"
    )
    assert [(one.kind, one.by) for one in moments(round)] == [("nvt_bevestigd", "Anna"), ("gegeven", "Bram")]


def test_what_came_from_the_last_round_and_its_confirmation(bram: User, round: Round) -> None:
    Answer.objects.create(round=round, statement=CORE, value="3", support="document", to_confirm=True)
    again(bram, round, value="3", support="document")
    assert [one.kind for one in moments(round)] == ["voorgevuld_bevestigd", "overgenomen"]


def test_a_change_that_says_nothing_stays_away(bram: User, round: Round) -> None:
    save(bram, round, value="3")
    Answer.objects.update(updated_by=None)  # what happens when an account goes away
    (only,) = moments(round)
    assert (only.kind, only.by) == ("gegeven", "Bram")


def test_a_partner_sees_the_own_role_only(anna: User, round: Round) -> None:
    save(anna, round, role="handhaver", value="1", note="Van handhaving.")
    save(anna, round, role="medeoverheid", value="3", note="Van beleid.")
    (only,) = answer_history(round, STATEMENT, own_roles=["handhaver"]).moments
    assert [change.role_label for change in only.changes] == ["Handhaver"]


def test_a_partner_is_not_told_who_split_for_another_role(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="2")
    again(anna, round, role="medeoverheid", value="0", note="Van beleid.")
    split, _ = answer_history(round, STATEMENT, own_roles=["handhaver"]).moments
    assert (split.kind, split.by) == ("gesplitst", "")
    assert "Van beleid." not in str(split)


def test_pages_of_history_hold_every_state_once(bram: User, round: Round) -> None:
    total = 3 * PAGE + 7
    for number in range(total):
        again(bram, round, value=str(number % 5), note=f"Versie {number}.")
    seen, before, pages = [], None, 0
    while True:
        page = answer_history(round, STATEMENT, before=before)
        seen += [moment.changes[0].lines[-1].after for moment in page.moments]
        pages += 1
        if page.older is None:
            break
        before = page.older
    assert seen == [f"Versie {number}." for number in reversed(range(total))]
    assert pages == 4


def test_history_is_one_query_however_long(bram: User, round: Round) -> None:
    for number in range(PAGE + 5):
        save_steps(bram, round, note=f"Versie {number}.", expected_version=number)
    with CaptureQueriesContext(connection) as seen:
        page = task_history(round, TASK)
    assert (len(seen), len(page.moments)) == (1, PAGE)


def test_a_task_tells_its_steps_and_date(bram: User, round: Round) -> None:
    save_steps(bram, round)
    save_steps(bram, round, steps=ALL_YES, expected_version=1)
    newest, _ = task_history(round, TASK).moments
    changed = {line.name: (line.before, line.after) for line in newest.changes[0].lines if line.changed}
    assert changed["Belegd"] == ("", "Ja")
    assert "In beeld" not in changed


def test_an_earlier_version_comes_back_as_a_new_save(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="1", note="Eerste.")
    again(bram, round, value="4", note="Tweede.")
    assert put_back(anna, round, moments(round)[1], reason="Vergissing.")
    answer = Answer.objects.get(round=round, statement=CORE)
    assert (answer.value, answer.note, answer.updated_by) == ("1", "Eerste.", anna)
    assert len(moments(round)) == 3
    entry = AuditEntry.objects.get(action="antwoord.teruggezet")
    assert (entry.actor, entry.subject, entry.reason) == (anna, CORE, "Vergissing.")


def test_a_version_per_role_comes_back_for_every_role(anna: User, round: Round) -> None:
    save(anna, round, value="2")
    again(anna, round, role="handhaver", value="0")
    split = moments(round)[0]
    again(anna, round, value="4")
    put_back(anna, round, split)
    assert stored(round) == {"medeoverheid": "2", "dienstverlener": "2", "handhaver": "0"}


def test_one_answer_for_all_comes_back_for_a_partner_in_the_own_role(anna: User, round: Round) -> None:
    save(anna, round, value="2")
    for role, value in (("handhaver", "0"), ("medeoverheid", "4")):
        again(anna, round, role=role, value=value)
    put_back(anna, round, moments(round)[-1], own_roles=["handhaver"])
    assert stored(round) == {"medeoverheid": "4", "dienstverlener": "2", "handhaver": "2"}


def test_the_version_that_stands_already_changes_nothing(anna: User, round: Round) -> None:
    save(anna, round, value="2")
    assert not put_back(anna, round, moments(round)[0])
    assert not AuditEntry.objects.filter(action="antwoord.teruggezet").exists()


def test_putting_back_over_a_newer_answer_is_refused(anna: User, bram: User, round: Round) -> None:
    save(bram, round, value="1")
    again(bram, round, value="2")
    seen, first = version(round), moments(round)[-1]
    again(bram, round, role="handhaver", value="4")
    with pytest.raises(StaleSave):
        put_back(anna, round, first, expected_version=seen)


def test_not_applicable_that_comes_back_waits_for_a_second_person(
    anna: User, bram: User, round: Round
) -> None:
    save(bram, round, value="nvt", support="", note=REASON)
    confirm_not_applicable(
        actor=anna, round=round, catalogue=real_catalogue(), statement=CORE, role="", function="x"
    )
    again(bram, round, value="2")
    put_back(anna, round, moments(round)[-1])
    assert Answer.objects.get(round=round, statement=CORE).confirmed_at is None


def test_an_agreed_dossier_keeps_its_version(anna: User, round: Round) -> None:
    save(anna, round, value="1")
    again(anna, round, value="2")
    DossierWork.objects.create(round=round, dossier="bodem", state="akkoord")
    with pytest.raises(DossierAgreed):
        put_back(anna, round, moments(round)[1])
    assert "Zet deze versie terug" not in seen_by(anna, question_url(round))


def test_the_version_of_another_question_is_refused(anna: User, round: Round) -> None:
    save(anna, round, value="1")
    moment = moments(round)[0]
    with pytest.raises(ValidationError):
        put_back(anna, round, moment, statement="VTH-OVH", expected_version=0)


def test_a_task_comes_back_too(anna: User, round: Round) -> None:
    save_steps(anna, round, steps={"in_beeld": "nee"}, note="Eerst.")
    save_steps(anna, round, steps=ALL_YES, expected_version=1)
    first = task_history(round, TASK).moments[-1]
    restore_task(
        actor=anna,
        round=round,
        catalogue=real_catalogue(),
        task=TASK,
        moment=first.key,
        expected_version=2,
        function="x",
    )
    row = TaskAnswer.objects.get(round=round, task=TASK)
    assert (row.in_beeld, row.belegd, row.note, row.version) == ("nee", "", "Eerst.", 3)
    assert AuditEntry.objects.filter(action="taak.teruggezet", subject=TASK).count() == 1


def test_the_page_offers_to_put_back_and_does_it(anna: User, round: Round) -> None:
    save(anna, round, value="1")
    again(anna, round, value="2")
    page = seen_by(anna, question_url(round))
    (key,) = re.findall(r'name="moment" value="(\d+)"', page)
    data = {"moment": key, "version": str(version(round)), "reason": ""}
    assert post_as(anna, "undo-answer", round, data).status_code == 303
    assert stored(round) == {"": "1"}


def test_who_does_not_own_the_question_cannot_put_back(anna: User, bram: User, round: Round) -> None:
    save(anna, round, value="1")
    again(anna, round, value="2")
    Assignment.objects.create(round=round, dossier="bodem", person=anna)
    assert "Zet deze versie terug" not in seen_by(bram, question_url(round))
    data = {"moment": str(moments(round)[-1].key), "version": str(version(round))}
    assert post_as(bram, "undo-answer", round, data).status_code == 403
    assert stored(round) == {"": "2"}


def test_a_stale_undo_from_the_page_says_so(anna: User, bram: User, round: Round) -> None:
    save(anna, round, value="1")
    again(bram, round, value="2")
    client = Client()
    client.force_login(anna)
    data = {"moment": str(moments(round)[-1].key), "version": "1"}
    page = client.post(f"{question_url(round)}terugzetten/", data, follow=True).content.decode()
    assert "Een collega wijzigde dit antwoord intussen" in page
    assert stored(round) == {"": "2"}
