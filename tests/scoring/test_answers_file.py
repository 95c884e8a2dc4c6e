"""The answers file `apk-antwoorden/1`: what is read, written, and needed for definitive (interfaces.md 2)."""

from __future__ import annotations

import json

from assessments.scoring.answers_file import (
    AnswersFile,
    StatementRow,
    TaskRow,
    answers_of,
    dump_answers,
    in_catalogue_order,
    missing_for_definitive,
    parse_answers,
)
from assessments.scoring.engine import score_round
from assessments.scoring.types import StatementAnswer, TaskAnswer
from tests.scoring.answers_example import (
    EXAMPLE,
    REASON,
    example,
    parsed,
    with_cross,
    with_task,
)
from tests.scoring.build import answers, model, real_model, statement, steps, task


def test_the_example_of_the_interface_is_read() -> None:
    file = parsed(EXAMPLE)
    assert answers_of(file).statements == (
        StatementAnswer("BOD-KEN", None, "weet_niet", None),
        StatementAnswer("VTH-KAD", "handhaver", 3, "document"),
    )
    assert answers_of(file).tasks == (
        TaskAnswer("vth-uh-strategie", ("ja", "deels", "nee", "weet_niet", None)),
    )
    assert answers_of(file).cross == (StatementAnswer("DW-3-1", None, 2, "inschatting"),)
    assert score_round(real_model(), answers_of(file)).municipality == "GM0344"


def test_the_output_is_the_same_text_again() -> None:
    data = with_task(functie="Teamleider", besproken_op="2026-03-01", toelichting="Regel één\nen “twee”")
    data["stellingen"][0].update({"functie": "Adviseur bodem", "toelichting": "x"})
    text = dump_answers(parsed(data))
    assert text == json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    file, faults = parse_answers(json.loads(text), real_model())
    assert faults == []
    assert file is not None
    assert dump_answers(file) == text


def test_rows_come_out_in_catalogue_order_and_empty_rows_are_left_out() -> None:
    data = example(stellingen=list(reversed(EXAMPLE["stellingen"])))
    data["stellingen"].append({"id": "BOD-KAD", "rol": None, "antwoord": None, "functie": "Adviseur"})
    data["taken"].append({"id": "bodem-functieklassen"})
    assert dump_answers(parsed(data)) == dump_answers(parsed(EXAMPLE))


def test_rows_from_elsewhere_can_be_put_in_catalogue_order() -> None:
    roles = ("medeoverheid", "handhaver")
    scoring_model = model([statement("A", roles=roles), statement("B")], tasks=[task("t"), task("u")])
    file = AnswersFile(
        "GM0344",
        "test",
        "volledig",
        definitive=False,
        tasks=(TaskRow("u"), TaskRow("t")),
        statements=(
            StatementRow("B", None, 1),
            StatementRow("A", "handhaver", 1),
            StatementRow("A", "medeoverheid", 1),
        ),
    )
    ordered = in_catalogue_order(scoring_model, file)
    assert [row.id for row in ordered.tasks] == ["t", "u"]
    assert [(row.id, row.role) for row in ordered.statements] == [
        ("A", roles[0]),
        ("A", roles[1]),
        ("B", None),
    ]


def test_fields_that_are_left_out_are_empty() -> None:
    data = example(taken=[{"id": "vth-uh-strategie", "stappen": {"in_beeld": "ja"}}])
    data["stellingen"] = [{"id": "BOD-KEN", "antwoord": 2}]
    del data["dwars"]
    file = parsed(data)
    assert file.statements == (StatementRow("BOD-KEN", None, 2),)
    assert file.tasks == (TaskRow("vth-uh-strategie", steps=("ja", None, None, None, None)),)


def test_definitive_names_everything_that_is_missing() -> None:
    scoring_model = model(
        [
            statement("A", roles=("medeoverheid", "handhaver")),
            statement("B", core=False),
            statement("C", dossier="vth"),
        ],
        tasks=[task("t"), task("p", kind="wettelijke-bevoegdheid"), task("u"), task("n")],
    )
    data = {
        **EXAMPLE,
        "editie": "test",
        "scope": "volledig",
        "status": "definitief",
        "dwars": [],
        "taken": [
            {"id": "u", "stappen": {"belegd": "ja"}},
            {"id": "n", "nvt": REASON},
        ],
        "stellingen": [{"id": "A", "rol": "handhaver", "antwoord": "weet_niet"}],
    }
    file, faults = parse_answers(data, scoring_model)
    assert file is None
    assert [(fault.code, fault.details) for fault in faults] == [
        ("definitief_mist_stap_1", {"id": "t"}),
        ("definitief_mist_stap_1", {"id": "u"}),
        ("definitief_mist_antwoord", {"id": "A", "rol": "medeoverheid"}),
        ("definitief_mist_antwoord", {"id": "C", "rol": "dienstverlener"}),
    ]


def test_definitive_names_every_role_and_no_row_that_has_a_fault_already() -> None:
    scoring_model = model([statement("A", roles=("medeoverheid", "handhaver")), statement("B")])
    data = {**EXAMPLE, "editie": "test", "status": "definitief", "taken": [], "dwars": []}
    data["stellingen"] = [{"id": "B", "antwoord": 7}]
    codes = [(fault.code, fault.details.get("rol")) for fault in parse_answers(data, scoring_model)[1]]
    assert codes == [
        ("antwoord_buiten_schaal", None),
        ("definitief_mist_antwoord", "medeoverheid"),
        ("definitief_mist_antwoord", "handhaver"),
    ]


def test_a_complete_round_misses_nothing() -> None:
    scoring_model = model(
        [statement("A"), statement("B", core=False)], tasks=[task("t"), task("u", core=False)]
    )
    given = answers({"A": "nvt"}, tasks=[steps("t", "w----")], scope="basis")
    assert missing_for_definitive(scoring_model, given) == ()


def test_a_dwars_row_may_say_that_it_has_no_role() -> None:
    assert parsed(with_cross(rol=None)) == parsed(EXAMPLE)
    _, faults = parse_answers(with_cross(rol="handhaver"), real_model())
    assert [fault.code for fault in faults] == ["onbekend_veld"]
