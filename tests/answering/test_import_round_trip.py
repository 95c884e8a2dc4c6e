"""Any sound file goes in and comes out the same, one after the other in the same round."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.answering.files import checked_answers, decode_answers
from assessments.answering.queries import RoundRows, answers_file_for, rows_for
from assessments.answering.saving import find_statement, roles_of
from assessments.answering.services import import_round
from assessments.answering.versions import version_for
from assessments.models import Answer, Municipality, Round, User
from assessments.scoring.answers_file import dump_answers
from tests.build import make_edition, make_round, real_catalogue

CATALOGUE = real_catalogue()
CORE = [item for item in CATALOGUE.statements if item.core][:5]
OTHERS = [item for item in CATALOGUE.statements if not item.core][:3]
CORE_TASKS = [item for item in CATALOGUE.tasks if item.core][:4]
OTHER_TASKS = [item for item in CATALOGUE.tasks if not item.core][:2]
REASON = "Wij hebben geen enkel bedrijf van deze soort."

LETTERS = st.characters(codec="utf-8", exclude_characters="\x00")
TEXTS = st.text(LETTERS, max_size=30)
FUNCTIONS = st.one_of(st.none(), st.text(LETTERS, max_size=20))
VALUES: st.SearchStrategy[Any] = st.sampled_from([None, 0, 1, 2, 3, 4, "weet_niet", "nvt"])
SUPPORTS = st.sampled_from([None, "inschatting", "toelichting", "document"])
STEPS = st.sampled_from([None, "ja", "deels", "nee", "weet_niet"])


@st.composite
def answer(draw: st.DrawFn, head: dict[str, Any]) -> dict[str, Any]:
    value, note, function = draw(VALUES), draw(TEXTS), draw(FUNCTIONS)
    note = note + REASON if value == "nvt" else note
    row = {**head, "antwoord": value, "onderbouwing": draw(SUPPORTS), "toelichting": note}
    return row if function is None else row | {"functie": function}


@st.composite
def task(draw: st.DrawFn, name: str) -> dict[str, Any]:
    steps = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
    return {
        "id": name,
        "nvt": draw(st.sampled_from([None, REASON])),
        "stappen": {step: draw(STEPS) for step in steps},
        "toelichting": draw(TEXTS),
        "besproken_op": draw(st.sampled_from([None, "2026-03-01"])),
    }


@st.composite
def answers_files(draw: st.DrawFn) -> dict[str, Any]:
    """A provisional file of Aa over a few questions, with every kind of row that the format knows."""
    scope = draw(st.sampled_from(["basis", "volledig"]))
    statements: list[dict[str, Any]] = []
    for item in [*CORE, *(OTHERS if scope == "volledig" else [])]:
        for role in draw(
            st.one_of(st.just([]), st.just([None]), st.lists(st.sampled_from(item.roles), unique=True))
        ):
            statements.append(draw(answer({"id": item.id, "rol": role})))
    tasks = [*CORE_TASKS, *(OTHER_TASKS if scope == "volledig" else [])]
    cross = draw(st.lists(st.sampled_from(["DW-1-1", "DW-3-1"]), unique=True))
    return {
        "formaat": "apk-antwoorden/1",
        "gemeente": "GM9001",
        "editie": "2026",
        "scope": scope,
        "status": "voorlopig",
        "taken": [draw(task(item.id)) for item in draw(st.lists(st.sampled_from(tasks), unique=True))],
        "stellingen": draw(st.permutations(statements)),
        "dwars": [draw(answer({"id": name})) for name in cross],
    }


def versions_of(round: Round) -> dict[tuple[str, str], int]:
    """The version of every box of every statement that has rows."""
    rows = RoundRows(tuple(Answer.objects.filter(round=round)), ()).answers_by_statement()
    return {
        (statement, role): version_for(stored, role)
        for statement, stored in rows.items()
        for role in ("", *roles_of(find_statement(CATALOGUE, statement, "volledig")))
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=answers_files())
def test_what_goes_in_comes_out_and_versions_only_rise(
    aa: Municipality, anna: User, data: dict[str, Any]
) -> None:
    round = Round.objects.filter(municipality=aa).first() or make_round(aa)
    before = versions_of(round)

    round = import_round(actor=anna, data=data, catalogue=CATALOGUE)

    first = dump_answers(answers_file_for(round, CATALOGUE))
    assert first == dump_answers(checked_answers(data, CATALOGUE))
    after = versions_of(round)
    assert all(after.get(box, 0) >= version for box, version in before.items())

    rows = rows_for(round)
    import_round(actor=anna, data=decode_answers(first.encode()), catalogue=CATALOGUE)
    assert dump_answers(answers_file_for(round, CATALOGUE)) == first
    assert rows_for(round) == rows


@pytest.mark.django_db
def test_reading_a_round_takes_two_queries_however_much_is_stored(
    aa: Municipality, anna: User, django_assert_num_queries: Any
) -> None:
    make_edition()
    data = {
        "formaat": "apk-antwoorden/1",
        "gemeente": "GM9001",
        "editie": "2026",
        "scope": "volledig",
        "status": "voorlopig",
        "stellingen": [{"id": item.id, "antwoord": 2} for item in CATALOGUE.statements],
    }
    round = import_round(actor=anna, data=data, catalogue=CATALOGUE)
    with django_assert_num_queries(2):
        file = answers_file_for(round, CATALOGUE)
    assert len(file.statements) == 120
