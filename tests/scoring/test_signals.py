"""The quality signals of method.md 8: each kind fires at its border, not before, and changes no figure."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.quality_words import SIGNAL_WORDS, signal_sentence
from assessments.scoring.engine import score_round
from assessments.scoring.signals import KINDS, Signal, signals_of
from assessments.scoring.types import AnswerValue, RoundAnswers, ScoringModel, StatementAnswer
from tests.scoring.build import N, U, answers, model, real_model, statement, steps, task

TEN = tuple(statement(f"S{number}") for number in range(10))


def kinds(found: tuple[Signal, ...]) -> list[str]:
    return [signal.kind for signal in found]


def look(
    of: ScoringModel, given: RoundAnswers, by: dict[str, str] | None = None, kind: str | None = None
) -> list[Signal]:
    found = signals_of(of, given, by or {})
    return [signal for signal in found if kind in (None, signal.kind)]


def ten(*values: AnswerValue) -> RoundAnswers:
    return answers({f"S{number}": value for number, value in enumerate(values)}, definitive=False)


def test_a_round_without_answers_has_no_signals() -> None:
    assert signals_of(real_model(), answers({}, definitive=False), {}) == ()


def test_a_core_statement_that_is_unknown_asks_for_a_look() -> None:
    of = model([statement("A"), statement("B", core=False)])
    (signal,) = look(of, answers({"A": U, "B": U}, definitive=False))
    assert (signal.kind, signal.subjects) == ("kern_onbekend", ("A",))


@pytest.mark.parametrize(("same", "fires"), [(8, True), (7, False)])
def test_eight_of_ten_the_same_level_is_a_straight_line(same: int, fires: bool) -> None:
    found = look(model(TEN), ten(*[2] * same, *[1, 3, 0][: 10 - same]), kind="rechte_lijn")
    assert bool(found) is fires
    if fires:
        assert found[0].share == Fraction(8, 10)
        assert found[0].details == {"niveau": "2"}
        assert len(found[0].subjects) == 8


def test_four_answers_are_too_few_for_a_straight_line() -> None:
    assert look(model(TEN), ten(2, 2, 2, 2), kind="rechte_lijn") == []
    assert look(model(TEN), ten(2, 2, 2, 2, 2), kind="rechte_lijn") != []


def test_a_straight_line_weighs_roles_not_rows() -> None:
    three = statement("A", roles=("medeoverheid", "dienstverlener", "handhaver"))
    of = model([three, *(statement(f"S{number}") for number in range(4))])
    given = answers({"A": 2, "S0": 2, "S1": 2, "S2": 1, "S3": 1}, definitive=False)
    assert look(of, given, kind="rechte_lijn") == []  # 3 of 5 statements, though 5 of 7 rows


@pytest.mark.parametrize(
    ("support", "fires"), [(None, True), ("inschatting", True), ("toelichting", False), ("document", False)]
)
def test_level_four_on_an_estimate_only(support: str | None, fires: bool) -> None:
    rows = [StatementAnswer("A", None, 4, support)]  # type: ignore[arg-type]  # the four stored words
    found = look(model([statement("A")]), answers(rows=rows), kind="vier_op_inschatting")
    assert bool(found) is fires


@pytest.mark.parametrize(
    ("level", "letters", "fires"),
    [(3, "n----", True), (4, "w----", True), (2, "n----", False), (3, "d----", False), (3, "nvt", False)],
)
def test_a_good_answer_beside_a_duty_that_is_not_in_view(level: int, letters: str, fires: bool) -> None:
    of = model([statement("A")], tasks=[task("t1"), task("t2", kind="wettelijke-bevoegdheid")])
    given = answers({"A": level}, tasks=[steps("t1", letters), steps("t2", "n----")], definitive=False)
    found = look(of, given, kind="goed_zonder_taak")
    assert bool(found) is fires
    if fires:
        assert found[0].subjects == ("t1", "A")


@pytest.mark.parametrize(
    ("frameworks", "means", "fires"),
    [(0, 4, True), (1, 4, True), (2, 4, False), (1, 3, False), (U, 4, False)],
)
@pytest.mark.parametrize("factor", ["formatie", "budget"])
def test_poor_frameworks_beside_plenty_of_means(
    frameworks: AnswerValue, means: AnswerValue, factor: str, fires: bool
) -> None:
    of = model([statement("A", "kaders"), statement("B", factor)])
    found = look(of, answers({"A": frameworks, "B": means}), kind="kaders_zonder_basis")
    assert bool(found) is fires


@pytest.mark.parametrize(("out", "fires"), [(2, False), (3, True)])
def test_more_than_a_fifth_not_applicable(out: int, fires: bool) -> None:
    found = look(model(TEN), ten(*[N] * out, *[0, 1, 2, 3, 0, 1, 2, 3][: 10 - out]), kind="veel_nvt")
    assert bool(found) is fires


@pytest.mark.parametrize(("other", "fires"), [(3, True), (2, False)])
def test_roles_that_differ_two_levels(other: int, fires: bool) -> None:
    of = model([statement("A", roles=("medeoverheid", "handhaver"))])
    rows = [StatementAnswer("A", "medeoverheid", 1), StatementAnswer("A", "handhaver", other)]
    assert bool(look(of, answers(rows=rows), kind="rolverschil")) is fires


@pytest.mark.parametrize(("of_anna", "fires"), [(10, True), (9, False)])
def test_one_person_who_gave_more_than_nine_tenths(of_anna: int, fires: bool) -> None:
    by = {f"S{number}": "anna" if number < of_anna else "bram" for number in range(10)}
    found = look(model(TEN), ten(0, 1, 2, 3, 0, 1, 2, 3, 0, 1), by, "een_persoon")
    assert bool(found) is fires


def test_an_imported_answer_without_a_person_counts_for_nobody() -> None:
    by = {f"S{number}": "anna" for number in range(9)}
    assert look(model(TEN), ten(0, 1, 2, 3, 0, 1, 2, 3, 0, 1), by, "een_persoon") == []


def test_another_answer_is_another_question() -> None:
    of = model([statement("A", roles=("medeoverheid", "handhaver"))])

    def hash_of(one: int, other: int) -> str:
        rows = [StatementAnswer("A", "medeoverheid", one), StatementAnswer("A", "handhaver", other)]
        return look(of, answers(rows=rows), kind="rolverschil")[0].answers_hash

    assert hash_of(0, 3) == hash_of(0, 3)
    assert hash_of(0, 3) != hash_of(1, 3)
    assert hash_of(0, 3) != hash_of(3, 0)


def test_the_order_of_the_rows_changes_no_hash() -> None:
    given = answers({"S0": U, "S1": U}, definitive=False)
    turned = answers({"S1": U, "S0": U}, definitive=False)
    assert signals_of(model(TEN), given, {}) == signals_of(model(TEN), turned, {})


def test_signals_change_no_figure() -> None:
    of, given = model(TEN), ten(*[2] * 10)
    before = score_round(of, given)
    assert signals_of(of, given, {})
    assert score_round(of, given) == before


def test_every_kind_has_words() -> None:
    assert set(SIGNAL_WORDS) == set(KINDS)
    details = {"niveau": "2", "verschil": "2", "stellingen": "1", "taken": "2"}
    for kind in KINDS:
        said = signal_sentence(kind, label="Bodem", percentage="85%", details=details)
        assert "{" not in said
        assert all(len(sentence.split()) <= 20 for sentence in said.split(". "))
