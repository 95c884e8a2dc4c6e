"""The result file `apk-uitslag/1`: shape, rounding and round trip (interfaces.md 3)."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from assessments.scoring.engine import score_round
from assessments.scoring.result_file import card_from_result, number, result_of
from assessments.scoring.rules import whole_half_up
from assessments.scoring.types import RiskModel
from tests.scoring.build import U, answers, model, real_model, statement
from tests.scoring.random_rounds import random_round

HEAD = ["formaat", "gemeente", "editie", "catalogus_sha256", "scope", "status"]
PARTS = [
    "cellen",
    "clusters",
    "domeinen",
    "dossiers",
    "taken",
    "risicos",
    "maatregelen",
    "themas",
    "rolverschillen",
]
FIGURES = ["score", "score_bekend", "dekking", "onbekend", "zekerheid", "kleur", "arcering"]


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    return result_of(score_round(real_model(), random_round(real_model(), seed=3)))


def test_the_fields_are_those_of_the_interface(result: dict[str, Any]) -> None:
    assert list(result) == HEAD + PARTS
    assert list(result["cellen"][0]) == ["domein", "factor", *FIGURES, "laagste"]
    assert list(result["clusters"][0]) == ["domein", "cluster", *FIGURES]
    assert list(result["domeinen"][0]) == ["domein", "score", "kleur"]
    assert list(result["dossiers"][0]) == ["dossier", "cluster", "score", "kleur"]
    counts = ["in_beeld", "deels", "niet_in_beeld", "leeg", "nvt"]
    assert list(result["taken"]) == [*counts, "keten_compleet", "per_aard", "stapdekking", "per_taak"]
    assert list(result["taken"]["per_aard"][0]) == ["aard", *counts]
    assert list(result["taken"]["stapdekking"]) == ["in_beeld", "belegd", "beleid", "capaciteit", "besproken"]
    assert list(result["taken"]["per_taak"][0]) == ["id", "score"]
    assert list(result["risicos"][0]) == [
        "id",
        "stand",
        "ki",
        "band_laag",
        "band_hoog",
        "kansklasse",
        "impact",
        "niveau",
        "zwakke_schakel",
        "bijdragen",
    ]
    assert list(result["risicos"][0]["bijdragen"]) == ["dossiers", "factoren", "mechanismen", "taken"]
    assert list(result["maatregelen"][0]) == ["id", "domeinen", "hefboom"]
    assert list(result["themas"][0]) == ["thema", "score", "kleur"]
    assert list(result["rolverschillen"][0]) == ["stelling", "verschil"]


@pytest.mark.parametrize("seed", range(6))
def test_a_result_survives_json_and_the_score_card(seed: int) -> None:
    scope = "basis" if seed % 2 else "volledig"
    card = score_round(real_model(), random_round(real_model(), seed=seed, scope=scope, definitive=seed < 3))
    result = result_of(card)
    again = card_from_result(json.loads(json.dumps(result)))
    assert result_of(again) == result
    assert [risk.level for risk in again.risks] == [risk.level for risk in card.risks]


def test_a_frozen_figure_is_the_exact_six_decimal_value() -> None:
    risk = RiskModel("R", "milieu-mobiliteit", 5, {})
    names = {"A": 3, "B": 2, "C": 1}
    statements = [statement(name, weights={"R": weight}) for name, weight in names.items()]
    card = score_round(model(statements, risks=[risk]), answers({"A": 1, "B": U, "C": 4}))
    result = result_of(card)
    assert result["risicos"][0]["ki"] == 70.833333
    assert card_from_result(result).risks[0].vulnerability_index == Fraction("70.833333")
    assert result["cellen"][1]["laagste"] == {"stelling": "B", "score": 0.0}
    assert result["cellen"][0]["laagste"] is None


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(1, 3), 0.333333),
        (Fraction(2, 3), 0.666667),
        (Fraction(1, 2_000_000), 0.000001),
        (None, None),
    ],
)
def test_six_decimals_round_half_up(value: Fraction | None, shown: float | None) -> None:
    assert number(value) == shown


def test_whole_numbers_round_half_up() -> None:
    assert [whole_half_up(Fraction(value)) for value in ("0.5", "1.5", "2.49", "37.5")] == [1, 2, 2, 38]


def test_another_format_is_refused(result: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="apk-uitslag/1"):
        card_from_result({**result, "formaat": "apk-uitslag/2"})
