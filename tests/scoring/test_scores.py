"""Scores, colours and hatch: the clauses of method.md 4 that the worked examples do not reach."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.types import AnswerValue, CrossStatementModel, RoundAnswers, Scores, StatementAnswer
from tests.scoring.build import N, U, answers, model, real_model, statement

CROSS = (
    CrossStatementModel("DW-1-1", "DW-1"),
    CrossStatementModel("DW-1-2", "DW-1"),
    CrossStatementModel("DW-2-1", "DW-2"),
)


def scores(*values: AnswerValue, definitive: bool = True) -> Scores:
    """The scores of one cell with these answers."""
    names = [f"S-{index}" for index in range(len(values))]
    given = dict(zip(names, values, strict=True))
    card = score_round(model(statement(name) for name in names), answers(given, definitive=definitive))
    return next(cell.scores for cell in card.cells if cell.factor == "kennis")


@pytest.mark.parametrize(
    ("values", "colour"),
    [((3,), "groen"), ((3, 3, 3, 2), "geel"), ((2,), "geel"), ((1,), "oranje"), ((1, 1, 1, 0), "rood")],
)
def test_a_colour_starts_at_its_lower_border(values: tuple[int, ...], colour: str) -> None:
    assert scores(*values).colour == colour


def test_a_class_looks_at_the_unrounded_score() -> None:
    almost = scores(*[3] * 199, 2)  # 74,875 is shown as 75
    assert almost.score == Fraction(599, 8)
    assert almost.colour == "geel"


def test_an_empty_answer_counts_as_zero_only_when_definitive() -> None:
    provisional, definitive = scores(4, None, definitive=False), scores(4, None)
    assert (provisional.score, provisional.unknown, provisional.coverage) == (100, 0, 50)
    assert (definitive.score, definitive.unknown, definitive.coverage) == (50, 50, 50)


def test_half_coverage_is_enough_for_a_colour_and_less_is_not() -> None:
    assert scores(4, None, definitive=False).colour == "groen"
    little = scores(4, None, None, definitive=False)
    assert (little.colour, little.score) == ("te_weinig_ingevuld", 100)
    assert scores(4, None, None).colour == "oranje"


def test_unknown_counts_as_filled_in() -> None:
    assert scores(U, None, definitive=False).colour == "rood"


def test_nothing_filled_in_has_no_score_but_figures() -> None:
    empty = scores(None, None, definitive=False)
    assert (empty.score, empty.score_known, empty.coverage, empty.unknown, empty.certainty) == (
        None,
        None,
        0,
        0,
        0,
    )
    assert (empty.colour, empty.hatched) == ("te_weinig_ingevuld", False)


def test_the_hatch_needs_more_than_a_quarter_unknown_and_comes_on_any_colour() -> None:
    assert not scores(4, 4, 4, U).hatched
    assert scores(4, 4, U).hatched
    little = scores(U, U, None, None, None, definitive=False)
    assert (little.colour, little.hatched) == ("te_weinig_ingevuld", True)


def test_certainty_divides_by_all_that_is_applicable() -> None:
    rows = [StatementAnswer("A", None, 4, "document"), StatementAnswer("B", None, 2, "inschatting")]
    card = score_round(model(statement(name) for name in "ABC"), answers(rows=rows, definitive=False))
    assert card.cells[1].scores.certainty == 50


def test_out_of_scope_is_not_examined() -> None:
    scoring_model = model([statement("A", core=False), statement("B", "overheden")])
    card = score_round(scoring_model, answers({"A": 4, "B": 4}, scope="basis"))
    cell = next(item for item in card.cells if item.factor == "kennis")
    assert (cell.scores.colour, cell.scores.score, cell.scores.coverage) == ("niet_onderzocht", None, None)
    assert cell.lowest is None
    assert card.domains[0].score == 100


def test_a_domain_with_little_coverage_keeps_its_score_but_not_its_colour() -> None:
    scoring_model = model([statement("A"), *(statement(f"M-{index}", "will-to-act") for index in range(2))])
    domain = score_round(scoring_model, answers({"A": 4}, definitive=False)).domains[0]
    assert (domain.score, domain.colour) == (100, "te_weinig_ingevuld")


def test_a_cluster_that_is_too_empty_still_counts_in_the_domain() -> None:
    statements = [statement(f"H-{index}") for index in range(4)]
    statements += [statement(f"M-{index}", "will-to-act") for index in range(3)]
    given: dict[str, AnswerValue] = {f"H-{index}": 4 for index in range(4)}
    card = score_round(model(statements), answers({**given, "M-0": 0}, definitive=False))
    assert [item.scores.colour for item in card.clusters] == [
        "groen",
        "te_weinig_ingevuld",
        "niet_onderzocht",
    ]
    assert (card.domains[0].score, card.domains[0].colour) == (50, "geel")


def test_the_lowest_statement_is_the_mean_of_its_roles_and_a_tie_goes_to_the_first() -> None:
    roles = ("dienstverlener", "handhaver")
    scoring_model = model([statement("A", roles=roles), statement("B"), statement("C")])
    rows = [StatementAnswer("A", "dienstverlener", 0), StatementAnswer("A", "handhaver", 3)]
    lowest = score_round(scoring_model, answers({"B": 1, "C": 1}, rows=rows)).cells[1].lowest
    assert lowest is not None
    assert (lowest.statement, lowest.score) == ("B", 25)


def test_the_lowest_statement_leaves_empty_out_while_provisional() -> None:
    scoring_model = model([statement("A"), statement("B")])
    provisional = score_round(scoring_model, answers({"B": 2}, definitive=False)).cells[1].lowest
    definitive = score_round(scoring_model, answers({"B": 2})).cells[1].lowest
    assert provisional is not None
    assert definitive is not None
    assert (provisional.statement, definitive.statement) == ("B", "A")


def test_dwars_without_an_answer_is_not_examined() -> None:
    card = score_round(model([statement("A")], cross=CROSS), answers({"A": 2}))
    assert [(theme.score, theme.colour) for theme in card.themes] == [(None, "niet_onderzocht")] * 2


@pytest.mark.parametrize(
    ("definitive", "second"), [(True, (0, "rood")), (False, (None, "te_weinig_ingevuld"))]
)
def test_one_dwars_answer_makes_the_empties_count(definitive: bool, second: tuple[int | None, str]) -> None:
    given = answers(cross={"DW-1-1": 4}, definitive=definitive)
    first, other = score_round(model(cross=CROSS), given).themes
    assert (first.score, first.colour) == ((50, "geel") if definitive else (100, "groen"))
    assert (other.score, other.colour) == second


def test_a_dwars_nvt_is_an_answer() -> None:
    themes = score_round(model(cross=CROSS), answers(cross={"DW-2-1": N})).themes
    assert [(theme.score, theme.colour) for theme in themes] == [(0, "rood"), (None, "nvt")]


def test_dwars_counts_in_scope_basis_too() -> None:
    card = score_round(model(cross=CROSS), answers(cross={"DW-2-1": 3}, scope="basis", definitive=False))
    assert card.themes[1].score == 75


def test_a_role_difference_of_one_or_with_an_unknown_is_no_talking_point() -> None:
    roles = ("medeoverheid", "handhaver")
    scoring_model = model([statement("A", roles=roles), statement("B", roles=roles)])
    rows = [
        StatementAnswer("A", "medeoverheid", 3),
        StatementAnswer("A", "handhaver", 2),
        StatementAnswer("B", "medeoverheid", 4),
        StatementAnswer("B", "handhaver", U),
    ]
    assert score_round(scoring_model, answers(rows=rows)).role_differences == ()


def test_an_answer_for_one_role_goes_before_the_answer_for_all() -> None:
    scoring_model = model([statement("A", roles=("medeoverheid", "handhaver"))])
    rows = [StatementAnswer("A", None, 4), StatementAnswer("A", "handhaver", 0)]
    assert score_round(scoring_model, answers(rows=rows)).cells[1].scores.score == 50


@pytest.mark.parametrize("value", [5, -1, True, "3", 2.0])
def test_a_value_off_the_scale_is_refused(value: object) -> None:
    row = StatementAnswer("A", None, value)  # type: ignore[arg-type] # wrong on purpose
    with pytest.raises(ValueError, match="off the scale"):
        score_round(model([statement("A")]), answers(rows=[row]))


def test_the_same_statement_and_role_twice_is_refused() -> None:
    rows = [StatementAnswer("A", None, 1), StatementAnswer("A", None, 2)]
    with pytest.raises(ValueError, match="two answers"):
        score_round(model([statement("A")]), answers(rows=rows))


def test_unknown_ids_and_rows_out_of_scope_are_ignored() -> None:
    scoring_model = model([statement("A"), statement("B", core=False)])
    plain = score_round(scoring_model, answers({"A": 3}, scope="basis"))
    more = score_round(scoring_model, answers({"A": 3, "B": 0, "X": 0}, scope="basis"))
    assert plain == more


def test_every_cell_of_the_real_catalogue_is_there() -> None:
    card = score_round(real_model(), RoundAnswers("GM0344", "basis", definitive=False))
    sizes = tuple(
        len(part)
        for part in (card.cells, card.clusters, card.domains, card.dossiers, card.risks, card.themes)
    )
    assert sizes == (30, 9, 3, 36, 11, 7)
    assert len(card.tasks.per_task) == 64
