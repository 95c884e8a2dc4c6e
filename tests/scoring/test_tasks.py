"""Tasks: score, counts, step coverage, and their part in a risk (method.md 4.1 and 5)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.tasks import task_score, task_score_between
from assessments.scoring.types import RiskModel, RiskScore, TaskAnswer
from tests.scoring.build import answers, model, statement, steps, task


@pytest.mark.parametrize(
    ("letters", "provisional", "definitive"),
    [
        ("-----", None, 0),
        ("-jjjj", None, 0),
        ("wjjjj", 0, 0),
        ("d----", 50, 10),
        ("d-j--", 75, 30),
        ("jjjjj", 100, 100),
        ("nvt", None, None),
    ],
)
def test_the_score_of_a_task(letters: str, provisional: int | None, definitive: int | None) -> None:
    assert task_score(steps("t", letters), definitive=False) == provisional
    assert task_score(steps("t", letters), definitive=True) == definitive


@pytest.mark.parametrize(
    ("letters", "provisional", "definitive"),
    [
        ("-nnnn", (0, 100), (0, 20)),  # no score while provisional: whatever its later steps say
        ("wdnnn", (0, 30), (0, 30)),
        ("j-w-n", (20, 80), (20, 80)),
        ("n-w--", (0, 0), (0, 0)),
        ("d----", (10, 90), (10, 90)),
    ],
)
def test_the_bounds_of_a_task(
    letters: str, provisional: tuple[int, int], definitive: tuple[int, int]
) -> None:
    bounds = [task_score_between(steps("t", letters), definitive=status) for status in (False, True)]
    assert bounds == [provisional, definitive]


def test_counts_by_step_one_and_kind() -> None:
    tasks = [task(name) for name in "abcdef"] + [task("g", kind="wettelijke-bevoegdheid")]
    letters = dict(zip("abcdef", ("jjjjj", "jn---", "d----", "w----", "-j---", "nvt"), strict=True))
    given = [steps(name, value) for name, value in letters.items()]
    for definitive, not_in_view, empty in ((False, 1, 2), (True, 3, 0)):
        summary = score_round(model(tasks=tasks), answers(tasks=given, definitive=definitive)).tasks
        total = summary.total
        assert (total.in_view, total.partly, total.not_applicable) == (2, 1, 1)
        assert (total.not_in_view, total.empty) == (not_in_view, empty)
        assert summary.chain_complete == 1
        assert [item.kind for item in summary.per_kind] == [
            "wettelijk-verplicht",
            "wettelijke-bevoegdheid",
            "bestuurlijke-afspraak",
        ]
        assert summary.per_kind[2].in_view == 0
        assert summary.per_kind[1].empty + summary.per_kind[1].not_in_view == 1


def test_step_coverage_divides_by_the_applicable_tasks() -> None:
    given = [
        steps("a", "jd---"),
        steps("b", "nvt"),
        TaskAnswer("c", ("deels", "weet_niet", None, "nee", None)),
    ]
    coverage = score_round(
        model(tasks=[task(name) for name in "abc"]), answers(tasks=given)
    ).tasks.step_coverage
    assert coverage == {"in_beeld": 75, "belegd": 25, "beleid": 0, "capaciteit": 0, "besproken": 0}


def test_without_applicable_tasks_there_is_no_step_coverage() -> None:
    summary = score_round(model(tasks=[task("a")]), answers(tasks=[steps("a", "nvt")])).tasks
    assert set(summary.step_coverage.values()) == {None}
    assert summary.per_task[0].score is None


def test_tasks_out_of_scope_are_nowhere() -> None:
    scoring_model = model(tasks=[task("a"), task("b", core=False)])
    given = answers(tasks=[steps("a", "jjjjj"), steps("b", "nnnnn")], scope="basis")
    summary = score_round(scoring_model, given).tasks
    assert [item.task for item in summary.per_task] == ["a"]
    assert summary.total.not_in_view == 0


@pytest.mark.parametrize("wrong", [("ja",), ("ja", "ja", "ja", "ja", "misschien")])
def test_steps_off_the_scale_are_refused(wrong: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="steps off the scale"):
        score_round(model(tasks=[task("a")]), answers(tasks=[TaskAnswer("a", wrong)]))  # type: ignore[arg-type] # wrong on purpose


def risk_with_tasks(*letters: str, definitive: bool) -> RiskScore:
    """One statement with g = 1 on level 2, and tasks in a dossier with d = 2."""
    risk = RiskModel("R", "milieu-mobiliteit", 3, {"bodem": 2, "vth": 1})
    names = [f"t{index}" for index in range(len(letters))]
    scoring_model = model(
        [statement("A", weights={"R": 1})], risks=[risk], tasks=[task(name) for name in names]
    )
    given = [steps(name, value) for name, value in zip(names, letters, strict=True)]
    return score_round(scoring_model, answers({"A": 2}, tasks=given, definitive=definitive)).risks[0]


def test_only_scored_tasks_count_in_the_index_and_all_applicable_in_the_bands() -> None:
    risk = risk_with_tasks("jjjjn", "-----", "nvt", definitive=False)
    assert risk.vulnerability_index == 100 * (Fraction(1, 2) + 2 * Fraction(1, 5)) / 3
    assert risk.band_low == 100 * (Fraction(1, 2) + 2 * Fraction(1, 10)) / 3
    assert risk.band_high == 100 * (Fraction(1, 2) + 2 * Fraction(6, 10)) / 3
    assert risk.contributions.tasks == Fraction(100 * 2, 5) / 3


def test_a_dossier_without_a_scored_task_has_a_band_but_no_part_in_the_index() -> None:
    risk = risk_with_tasks("-----", definitive=False)
    assert risk.vulnerability_index == 50
    assert (risk.band_low, risk.band_high) == (Fraction(50, 3), Fraction(250, 3))
    assert risk.contributions.tasks == 0


def test_a_dossier_without_an_applicable_task_is_in_neither() -> None:
    risk = risk_with_tasks("nvt", definitive=True)
    assert (risk.vulnerability_index, risk.band_low, risk.band_high) == (50, 50, 50)


def test_when_definitive_the_high_band_is_the_index() -> None:
    risk = risk_with_tasks("jw--n", "-jjjj", "wjjjj", definitive=True)
    assert risk.band_high == risk.vulnerability_index
    assert risk.band_low is not None
    assert risk.vulnerability_index is not None
    assert risk.band_low < risk.vulnerability_index
