"""Silent risks and displaced attention: only where the data show them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assessments.scoring.risks import risks_of
from assessments.scoring.scores import clusters_of
from assessments.scoring.silent import Displacement, SilentRisk, displacements, silent_risks
from assessments.scoring.types import (
    AnswerValue,
    ClusterScore,
    RiskModel,
    Scores,
    ScoringModel,
)
from assessments.scoring.units import Sheet, sheet_of
from tests.scoring.build import B, N, U, answers, model, statement

RISK = RiskModel("R", "milieu-mobiliteit", 5, {})
MODEL: ScoringModel = model(
    [
        statement("KEN", "kennis", weights={"R": 2}),
        statement("WIL", "will-to-act", weights={"R": 1}),
        statement("CON", "continuiteit", weights={"R": 1}),
        statement("VRIJ", "will-to-act"),
    ],
    risks=[RISK],
)


def sheet(**given: AnswerValue) -> Sheet:
    return sheet_of(MODEL, answers({"KEN": 0, "VRIJ": 4, **given}))


def found(incidents: dict[str, str], **given: AnswerValue) -> tuple[SilentRisk, ...]:
    round = sheet(**given)
    return silent_risks(round, risks_of(round), incidents)


def test_a_high_risk_with_little_motivation_and_no_incident_is_silent() -> None:
    assert found({"R": "nee"}, WIL=1, CON=2) == (
        SilentRisk("R", "zeer_hoog", Fraction("37.5"), certain=True),
    )


def test_without_an_answer_about_incidents_it_may_be_silent() -> None:
    assert [item.certain for item in found({}, WIL=1, CON=2)] == [False]
    assert [item.certain for item in found({"R": ""}, WIL=1, CON=2)] == [False]


def test_after_an_incident_a_risk_is_not_silent() -> None:
    assert found({"R": "ja"}, WIL=0, CON=0) == ()


def test_motivation_of_exactly_fifty_is_not_low() -> None:
    assert found({"R": "nee"}, WIL=2, CON=2) == ()
    assert found({"R": "nee"}, WIL=2, CON=1) != ()


def test_not_knowing_counts_as_no_motivation_and_nvt_as_no_judgement() -> None:
    assert found({"R": "nee"}, WIL=U, CON=N)[0].motivation == 0
    assert found({"R": "nee"}, WIL=N, CON=N) == ()


def test_a_statement_without_a_link_to_the_risk_says_nothing_about_it() -> None:
    """VRIJ is motivation at level 4, and does not lift the score of the risk."""
    assert found({"R": "nee"}, WIL=1, CON=1)[0].motivation == 25


def test_a_low_risk_is_never_silent() -> None:
    low = sheet_of(MODEL, answers({"KEN": 4, "WIL": 1, "CON": 1, "VRIJ": 1}))
    risks = risks_of(low)
    assert risks[0].level == "hoog"  # impact 5 makes it high from class 2
    calm = sheet_of(
        model([statement("WIL", "will-to-act", weights={"R": 1})], risks=[RiskModel("R", "d", 1, {})]),
        answers({"WIL": 1}),
    )
    assert risks_of(calm)[0].level not in ("hoog", "zeer_hoog")
    assert silent_risks(calm, risks_of(calm), {"R": "nee"}) == ()


def cluster(domain: str, score: int | None, colour: str = "groen", name: str = "motivatie") -> ClusterScore:
    figure = None if score is None else Fraction(score)
    return ClusterScore(domain, name, Scores(figure, figure, None, None, None, colour, hatched=False))


def test_a_driven_domain_displaces_one_that_lacks_motivation() -> None:
    clusters = [cluster("ek", 75), cluster("mm", 40, "oranje"), cluster("rw", 60, "geel")]
    assert displacements(clusters) == (Displacement("ek", Fraction(75), "mm", Fraction(40)),)


@pytest.mark.parametrize(
    ("strong", "weak", "displaced"), [(74, 49, True), (73, 49, False), (75, 50, False), (100, 49, True)]
)
def test_the_gap_is_at_least_25_and_the_other_is_below_50(strong: int, weak: int, *, displaced: bool) -> None:
    assert bool(displacements([cluster("ek", strong), cluster("mm", weak)])) == displaced


def test_what_is_not_judged_displaces_nothing() -> None:
    assert displacements([cluster("ek", 90, "te_weinig_ingevuld"), cluster("mm", 20, "rood")]) == ()
    assert displacements([cluster("ek", None, "nvt"), cluster("mm", 20, "rood")]) == ()
    assert displacements([cluster("ek", 90, name="hulpbronnen"), cluster("mm", 20, "rood")]) == ()
    assert displacements([]) == ()


def test_one_domain_displaces_nothing_in_a_real_card() -> None:
    assert displacements(clusters_of(sheet(WIL=0, CON=B))) == ()
