"""The figures of one group from the raw answers, worked out by hand (method.md 4 and 9)."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from assessments.comparison.disclosure import Participant, publish
from assessments.comparison.figures import POINT, others_in, whole_group
from assessments.comparison.groups import Benchmark
from assessments.comparison.measures import values_of
from assessments.comparison.shares import spread_of
from assessments.scoring.engine import score_round
from assessments.scoring.types import AnswerValue, RoundAnswers, StatementAnswer
from assessments.scoring.units import sheet_of
from tests.scoring.build import real_model

STATEMENTS = ("LAN-KAD", "ROR-KAD", "OMV-KAD", "WON-KAD")  # the whole cell; only the third is of the core
CELL, CORE = "cel:ruimte-wonen.kaders", "kern-cel:ruimte-wonen.kaders"
U: AnswerValue = "weet_niet"
X: AnswerValue = "nvt"
# A level counts 25 points. "Weet niet" and empty count as level 0, nvt leaves the statement out.
ANSWERS: dict[str, tuple[AnswerValue, ...]] = {
    "Aa": (4, 4, 4, 4),  # 16 / 4 levels = 4     -> 100      core: 4 -> 100
    "Bee": (0, 0, 0, 0),  # 0                     -> 0        core: 0 -> 0
    "Cee": (1, 2, 3, 4),  # 10 / 4 = 2.5          -> 62.5     core: 3 -> 75
    "Dee": (U, 2, 2, 2),  # (0+2+2+2) / 4 = 1.5   -> 37.5     core: 2 -> 50
    "Een": (X, 1, 1, 1),  # 3 / 3 = 1             -> 25       core: 1 -> 25
    "Fee": (3, 3, 3, 2),  # 11 / 4 = 2.75         -> 68.75    core: 3 -> 75
    "Gee": (2, 2, 2, 2),  # 8 / 4 = 2             -> 50       core: 2 -> 50
    "Haa": (None, None, 4, 4),  # 8 / 4 = 2       -> 50       core: 4 -> 100
    "Ie": (1, 1, 1, 0),  # 3 / 4 = 0.75           -> 18.75    core: 1 -> 25
    "Jee": (X, X, X, X),  # not applicable: counts nowhere
}


@cache
def worked_out() -> dict[str, dict[str, Fraction]]:
    """The values of every municipality, from its raw answers."""
    found = {}
    for name, given in ANSWERS.items():
        rows = tuple(
            StatementAnswer(statement, None, value)
            for statement, value in zip(STATEMENTS, given, strict=True)
            if value is not None
        )
        answers = RoundAnswers(name, "volledig", definitive=True, statements=rows)
        values = values_of(sheet_of(real_model(), answers), score_round(real_model(), answers))
        found[name] = {one: values[one] for one in (CELL, CORE) if one in values}
    return found


def test_the_figures_of_nine_municipalities_are_those_of_the_hand() -> None:
    values = {
        name: {one: int(value * POINT) for one, value in of.items()} for name, of in worked_out().items()
    }
    group = ("landelijk", "")
    outcome = publish([Participant(name, name, (group,)) for name in ANSWERS], values)[group]
    members = outcome.per_measure[CELL]
    assert set(members) == set(ANSWERS) - {"Jee"}
    ordered = sorted(values[name][CELL] for name in members)
    # 0  18.75  25  37.5  50  50  62.5  68.75  100: median the 5th, quartiles the 3rd and 7th; 62.5 -> 65
    assert whole_group(ordered) == Benchmark(9, 50, 25, 65)
    # Aa leaves out its own 100: median (37.5 + 50) / 2 = 43.75 -> 45
    # Q1 at place 1.75: 18.75 + 0.75 x 6.25 = 23.44 -> 25; Q3 at 5.25: 50 + 0.25 x 12.5 = 53.125 -> 55
    seen = others_in(ordered)
    assert seen is not None
    assert seen.without(8) == [8, 45, 25, 55]
    # Bee leaves out its own 0: median (50 + 50) / 2 = 50
    # Q1 at 1.75: 25 + 0.75 x 12.5 = 34.375 -> 35; Q3 at 5.25: 62.5 + 0.25 x 6.25 = 64.06 -> 65
    assert seen.without(0) == [8, 50, 35, 65]
    # Gee leaves out one of the two 50s: median (37.5 + 50) / 2 = 43.75 -> 45
    # Q1 at 1.75: 18.75 + 0.75 x 6.25 = 23.44 -> 25; Q3 at 5.25: 62.5 + 0.25 x 6.25 = 64.06 -> 65
    assert seen.without(4) == [8, 45, 25, 65]
    # Per class 2, 2, 4 and 1 municipalities: merged until each holds five, one class is left, so no spread.
    assert spread_of({name: values[name][CELL] for name in members}, ()) == ()


def test_on_the_core_alone_only_the_statement_of_the_core_counts() -> None:
    values = worked_out()
    ordered = sorted(int(of[CORE] * POINT) for of in values.values() if CORE in of)
    # 0  25  25  50  50  75  75  100  100
    assert whole_group(ordered) == Benchmark(9, 50, 25, 75)
    assert CORE not in values["Jee"]


def test_a_round_on_the_core_gets_the_same_value_there_as_a_full_round() -> None:
    rows = (StatementAnswer("OMV-KAD", None, 3), StatementAnswer("LAN-KAD", None, 0))
    found = []
    for scope in ("basis", "volledig"):
        answers = RoundAnswers("Aa", scope, definitive=True, statements=rows)
        found.append(values_of(sheet_of(real_model(), answers), score_round(real_model(), answers)))
    small, full = ({name: of[name] for name in of if name.startswith("kern-")} for of in found)
    assert small == full
    assert small[CORE] == 75
    assert CELL not in found[0]
