"""Saving the answer of a statement: the rules, the versions, one answer for all roles or one per role."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from assessments.answering.services import StaleSave, change_scope, start_round
from assessments.models import Answer, AuditEntry, Municipality, Round, User
from tests.answering.calls import CORE, CROSS, NOT_CORE, REASON, ROLES, save, stored
from tests.build import make_edition, make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(aa: Municipality) -> Round:
    return make_round(aa)


def faults_of(error: pytest.ExceptionInfo[ValidationError]) -> dict[str, list[str]]:
    return dict(error.value.message_dict)


def test_an_answer_is_stored_with_who_gave_it(round: Round, bram: User) -> None:
    saved = save(bram, round, note="  Zie het plan.\r\nHoofdstuk 2. ")

    row = Answer.objects.get()
    assert (row.value, row.support, row.note) == ("3", "document", "Zie het plan.\nHoofdstuk 2.")
    assert (row.updated_by, row.function, row.version) == (bram, "VTH-adviseur", 1)
    assert (saved.version, saved.changed, saved.rows) == (1, True, (row,))


def test_a_save_is_in_the_audit_trail_with_what_changed_only(round: Round, bram: User) -> None:
    save(bram, round)
    save(bram, round, value="4", expected_version=1)

    entry = AuditEntry.objects.first()
    assert entry is not None
    assert (entry.action, entry.subject, entry.actor_name) == ("antwoord.opgeslagen", CORE, "Bram")
    assert (entry.old, entry.new) == ({"antwoord": "3"}, {"antwoord": "4"})
    assert entry.round_id == round.pk


def test_the_same_again_writes_nothing(round: Round, bram: User, anna: User) -> None:
    save(bram, round)
    audited = AuditEntry.objects.count()

    again = save(anna, round, expected_version=1)

    assert (again.changed, again.version) == (False, 1)
    assert Answer.objects.get().updated_by == bram
    assert AuditEntry.objects.count() == audited


def test_a_repeated_click_is_not_a_conflict(round: Round, bram: User) -> None:
    save(bram, round)
    assert save(bram, round, expected_version=0).changed is False


def test_an_empty_answer_on_nothing_stores_nothing(round: Round, bram: User) -> None:
    assert save(bram, round, value="", support="").version == 0
    assert not Answer.objects.exists()


def test_an_answer_can_be_taken_back(round: Round, bram: User) -> None:
    save(bram, round)
    taken_back = save(bram, round, value="", support="", expected_version=1)
    assert (stored(round), taken_back.version) == ({"": ""}, 2)


def test_a_stale_save_is_refused_and_shows_what_is_stored(round: Round, bram: User, anna: User) -> None:
    save(bram, round, note="Wij doen dit elk jaar.")

    with pytest.raises(StaleSave) as refused:
        save(anna, round, value="1")

    (row,) = refused.value.rows
    assert (row.value, row.support, row.note) == ("3", "document", "Wij doen dit elk jaar.")
    assert row.updated_by is not None
    assert (row.updated_by.name, row.function, row.version) == ("Bram", "VTH-adviseur", 1)
    assert refused.value.version == 1
    assert stored(round) == {"": "3"}


def test_two_people_on_two_roles_do_not_get_in_each_others_way(round: Round, bram: User, anna: User) -> None:
    save(bram, round, role=ROLES[0], value="1")
    save(anna, round, role=ROLES[1], value="4")
    again = save(bram, round, role=ROLES[0], value="2", expected_version=1)
    assert (again.version, again.versions) == (3, {ROLES[0]: 3})
    assert stored(round) == {ROLES[0]: "2", ROLES[1]: "4"}


def test_a_conflict_on_a_role_shows_nothing_of_the_other_roles(round: Round, bram: User, anna: User) -> None:
    save(bram, round, role=ROLES[0], value="1")
    save(bram, round, role=ROLES[1], value="4")
    with pytest.raises(StaleSave) as refused:
        save(anna, round, role=ROLES[0], value="3")
    assert ([row.role for row in refused.value.rows], refused.value.version) == ([ROLES[0]], 1)


def test_one_answer_for_all_roles_conflicts_with_the_change_of_any_role(
    round: Round, bram: User, anna: User
) -> None:
    save(bram, round, role=ROLES[0], value="1")
    save(bram, round, role=ROLES[1], value="4")
    with pytest.raises(StaleSave) as refused:
        save(anna, round, role="", value="3", expected_version=1)
    assert ([row.role for row in refused.value.rows], refused.value.version) == ([ROLES[1], ROLES[0]], 2)


def test_a_split_tells_the_page_the_version_of_every_role(round: Round, bram: User) -> None:
    save(bram, round)
    split = save(bram, round, role="handhaver", value="1", expected_version=1)
    assert split.versions == dict.fromkeys(ROLES, 2)
    save(bram, round, role="medeoverheid", value="0", expected_version=2)


def test_an_answer_that_was_carried_over_counts_once_it_is_saved_as_it_is(round: Round, bram: User) -> None:
    Answer.objects.create(round=round, statement=CORE, value="3", support="document", to_confirm=True)
    with pytest.raises(StaleSave):
        save(bram, round)
    saved = save(bram, round, expected_version=1)
    row = Answer.objects.get()
    assert (saved.changed, row.to_confirm, row.version, row.updated_by) == (True, False, 2, bram)
    entry = AuditEntry.objects.get()
    assert (entry.old["antwoord"], entry.new["antwoord"]) == ("3", "3")


def test_a_split_leaves_the_other_roles_to_be_confirmed(round: Round, bram: User) -> None:
    Answer.objects.create(round=round, statement=CORE, value="3", to_confirm=True)
    save(bram, round, role="handhaver", value="1", expected_version=1)
    waiting = Answer.objects.filter(to_confirm=True).values_list("role", flat=True)
    assert set(waiting) == {"medeoverheid", "dienstverlener"}


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"statement": "BOD-XXX"}, "statement", "staat niet in editie 2026"),
        ({"statement": NOT_CORE}, "statement", "Laat de coördinator"),
        ({"role": "raad"}, "role", "Kies een rol"),
        ({"statement": CROSS, "role": ROLES[0]}, "role", "Geef één antwoord"),
        ({"value": "5"}, "value", "Kies een van de antwoorden"),
        ({"value": "ja"}, "value", "Kies een van de antwoorden"),
        ({"support": "gevoel"}, "support", "Kies als onderbouwing"),
        ({"value": "nvt", "note": "   te kort met spaties       "}, "note", "20 tekens"),
        ({"note": "x" * 10_001}, "note", "Maak de tekst korter"),
        ({"note": "a\x00b"}, "note", "Typ de tekst opnieuw"),
        ({"note": "a\ud800b"}, "note", "Typ de tekst opnieuw"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    round: Round, bram: User, changes: dict[str, str], field: str, words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        save(bram, round, **changes)
    assert words in faults_of(refused)[field][0]
    assert not Answer.objects.exists()
    assert not AuditEntry.objects.exists()


def test_all_faults_are_named_at_once(round: Round, bram: User) -> None:
    with pytest.raises(ValidationError) as refused:
        save(bram, round, role="raad", value="7", support="gevoel", note="x" * 10_001)
    assert set(faults_of(refused)) == {"role", "value", "support", "note"}


def test_the_longest_note_and_the_shortest_reason_are_accepted(round: Round, bram: User) -> None:
    save(bram, round, note="x" * 10_000)
    save(bram, round, value="nvt", note="  " + "x" * 20, expected_version=1)
    assert stored(round) == {"": "nvt"}


def test_a_statement_outside_the_basis_can_be_answered_in_volledig(round: Round, anna: User) -> None:
    change_scope(actor=anna, round=round, scope="volledig")
    save(anna, round, statement=NOT_CORE)
    assert stored(round, NOT_CORE) == {"": "3"}


def test_answers_stay_when_the_scope_gets_smaller_again(round: Round, anna: User) -> None:
    change_scope(actor=anna, round=round, scope="volledig")
    save(anna, round, statement=NOT_CORE)
    change_scope(actor=anna, round=round, scope="basis")
    assert stored(round, NOT_CORE) == {"": "3"}


def test_a_scope_that_does_not_exist_is_refused(round: Round, anna: User) -> None:
    with pytest.raises(ValidationError, match="basis of volledig"):
        change_scope(actor=anna, round=round, scope="alles")


def test_a_municipality_starts_one_round_per_edition(aa: Municipality, bee: Municipality, anna: User) -> None:
    edition = make_edition()
    started = start_round(actor=anna, municipality=aa, edition=edition, scope="basis")
    with pytest.raises(ValidationError, match="al een ronde voor editie 2026"):
        start_round(actor=anna, municipality=aa, edition=edition, scope="volledig")
    start_round(actor=anna, municipality=bee, edition=edition, scope="basis")

    assert started.created_by == anna
    assert AuditEntry.objects.filter(action="ronde.gestart").count() == 2


def test_saving_for_one_role_keeps_the_agreed_answer_for_the_others(
    round: Round, bram: User, anna: User
) -> None:
    save(bram, round, note="Samen afgesproken.")

    saved = save(anna, round, role="handhaver", value="1", expected_version=1)

    assert stored(round) == {"medeoverheid": "3", "dienstverlener": "3", "handhaver": "1"}
    by_role = {row.role: row for row in saved.rows}
    assert by_role["medeoverheid"].updated_by == bram
    assert by_role["medeoverheid"].note == "Samen afgesproken."
    assert by_role["handhaver"].updated_by == anna
    assert saved.version > 1
    entry = AuditEntry.objects.get(action="antwoord.per_rol")
    assert entry.old["alle_rollen"]["antwoord"] == "3"
    assert entry.new["handhaver"]["antwoord"] == "1"


def test_choosing_per_role_with_the_same_answer_is_an_act_too(round: Round, bram: User) -> None:
    save(bram, round)
    assert save(bram, round, role="handhaver", expected_version=1).changed
    assert stored(round) == dict.fromkeys(ROLES, "3")


def test_one_answer_for_all_roles_replaces_those_per_role_and_remembers_them(
    round: Round, bram: User
) -> None:
    first = save(bram, round, role="handhaver", value="1")
    assert first.version == 1
    second = save(bram, round, role="medeoverheid", value="4")

    joined = save(bram, round, role="", value="2", expected_version=second.version)

    assert stored(round) == {"": "2"}
    assert joined.version > second.version
    entry = AuditEntry.objects.get(action="antwoord.alle_rollen")
    assert {role: answer["antwoord"] for role, answer in entry.old.items()} == {
        "handhaver": "1",
        "medeoverheid": "4",
    }


def test_the_version_always_rises_and_stays_small(round: Round, bram: User) -> None:
    versions = [0]
    for turn in range(40):
        role = "" if turn % 2 else "handhaver"
        value = str(turn % 4)
        versions.append(save(bram, round, role=role, value=value, expected_version=versions[-1]).version)
    assert all(later > earlier for earlier, later in pairwise(versions))
    assert versions[-1] < 200


def test_a_cross_statement_is_answered_once(round: Round, bram: User) -> None:
    save(bram, round, statement=CROSS, value="weet_niet", support="")
    assert stored(round, CROSS) == {"": "weet_niet"}


def test_another_answer_takes_the_confirmation_away(round: Round, bram: User) -> None:
    save(bram, round, value="nvt", note=REASON)
    Answer.objects.update(confirmed_by=bram, confirmed_at="2026-03-01T12:00:00Z")
    save(bram, round, value="nvt", note=REASON + " Ook niet gepland.", expected_version=1)
    assert Answer.objects.get().confirmed_at is None


@pytest.mark.parametrize("case", ["first", "change", "split", "join"])
def test_a_save_takes_at_most_eight_queries(
    round: Round, bram: User, case: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    version = 0
    if case in {"change", "split"}:
        version = save(bram, round).version
    elif case == "join":
        for role in ROLES:
            version = save(bram, round, role=role).version
    role = "handhaver" if case == "split" else ""
    with django_assert_max_num_queries(8, connection=connection):
        save(bram, round, role=role, value="1", expected_version=version)
