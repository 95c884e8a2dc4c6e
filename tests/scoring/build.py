"""Builders for the scoring tests: small models, answers in short notation, and the real catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assessments.scoring.types import (
    AnswerValue,
    Condition,
    CrossStatementModel,
    DossierModel,
    FactorModel,
    MeasureModel,
    MechanismModel,
    RiskModel,
    RoundAnswers,
    ScoringModel,
    StatementAnswer,
    StatementModel,
    StepValue,
    Support,
    TaskAnswer,
    TaskModel,
)

CONTENT = Path(__file__).resolve().parents[2] / "fixtures" / "catalogue" / "2026"
U: AnswerValue = "weet_niet"
N: AnswerValue = "nvt"
B: AnswerValue = None
MATRIX: dict[int, tuple[str, ...]] = {
    1: ("laag", "laag", "laag", "matig", "matig"),
    2: ("laag", "laag", "matig", "matig", "hoog"),
    3: ("laag", "matig", "matig", "hoog", "hoog"),
    4: ("matig", "matig", "hoog", "hoog", "zeer_hoog"),
    5: ("matig", "hoog", "hoog", "zeer_hoog", "zeer_hoog"),
}
CLUSTER_OF = {
    "kaders": "hulpbronnen",
    "kennis": "hulpbronnen",
    "budget": "hulpbronnen",
    "formatie": "hulpbronnen",
    "bedrijfsvoering": "hulpbronnen",
    "will-to-act": "motivatie",
    "continuiteit": "motivatie",
    "voorbeeldfunctie": "motivatie",
    "stakeholders": "samenwerking",
    "overheden": "samenwerking",
}
STEP_LETTERS: dict[str, StepValue] = {"j": "ja", "d": "deels", "n": "nee", "w": "weet_niet", "-": None}


def statement(
    name: str,
    factor: str = "kennis",
    dossier: str = "bodem",
    roles: Iterable[str] = ("dienstverlener",),
    weights: Mapping[str, int] | None = None,
    *,
    core: bool = True,
) -> StatementModel:
    return StatementModel(name, dossier, factor, tuple(roles), core, dict(weights or {}))


def model(
    statements: Iterable[StatementModel] = (),
    *,
    tasks: Iterable[TaskModel] = (),
    risks: Iterable[RiskModel] = (),
    cross: Iterable[CrossStatementModel] = (),
    measures: Iterable[MeasureModel] = (),
    mechanisms: Iterable[MechanismModel] | None = None,
) -> ScoringModel:
    """A model of one domain and two dossiers, with all factors and the mechanisms of the real catalogue."""
    cross = tuple(cross)
    return ScoringModel(
        edition="test",
        sha256="0" * 64,
        domains=("milieu-mobiliteit",),
        clusters=("hulpbronnen", "motivatie", "samenwerking"),
        dossiers=(DossierModel("bodem", "milieu-mobiliteit"), DossierModel("vth", "milieu-mobiliteit")),
        factors=tuple(FactorModel(name, cluster) for name, cluster in CLUSTER_OF.items()),
        statements=tuple(statements),
        themes=tuple(dict.fromkeys(item.theme for item in cross)),
        cross_statements=cross,
        tasks=tuple(tasks),
        risks=tuple(risks),
        mechanisms=real_model().mechanisms if mechanisms is None else tuple(mechanisms),
        measures=tuple(measures),
        matrix=MATRIX,
    )


def answers(
    given: Mapping[str, AnswerValue] | None = None,
    *,
    support: Support = None,
    rows: Iterable[StatementAnswer] = (),
    cross: Mapping[str, AnswerValue] | None = None,
    tasks: Iterable[TaskAnswer] = (),
    definitive: bool = True,
    scope: str = "volledig",
) -> RoundAnswers:
    """A round: `given` holds one answer for all roles per statement id, `rows` the answers per role."""
    statements = [StatementAnswer(key, None, value, support) for key, value in (given or {}).items()]
    return RoundAnswers(
        municipality="GM0344",
        scope="basis" if scope == "basis" else "volledig",
        definitive=definitive,
        statements=(*statements, *rows),
        cross=tuple(StatementAnswer(key, None, value) for key, value in (cross or {}).items()),
        tasks=tuple(tasks),
    )


def task(
    name: str, dossier: str = "bodem", kind: str = "wettelijk-verplicht", *, core: bool = True
) -> TaskModel:
    return TaskModel(name, dossier, kind, core)


def steps(name: str, letters: str) -> TaskAnswer:
    """A task answer in letters: j(a) d(eels) n(ee) w(eet niet) - (empty); "nvt" for not applicable."""
    if letters == "nvt":
        return TaskAnswer(name, not_applicable=True)
    return TaskAnswer(name, tuple(STEP_LETTERS[letter] for letter in letters))


@cache
def content(name: str) -> dict[str, Any]:
    """One content file of the real catalogue."""
    with (CONTENT / f"{name}.yaml").open(encoding="utf-8") as stream:
        loaded: dict[str, Any] = yaml.safe_load(stream)
    return loaded


def _condition(row: Mapping[str, Any]) -> Condition:
    return Condition(
        row["maat"],
        row.get("factor"),
        row.get("thema"),
        row.get("stelling"),
        row.get("kleiner_dan"),
        row.get("groter_dan"),
    )


def _measure(row: Mapping[str, Any]) -> MeasureModel:
    stars = [value for value in row["sterren"].values() if value is not None]
    ((combine, conditions),) = row["regel"].items()
    return MeasureModel(
        row["id"],
        row["wie"],
        tuple(row["factoren"]),
        sum(stars) if stars else None,
        "een" if combine == "een" else "alle",
        tuple(_condition(item) for item in conditions),
    )


@cache
def real_model() -> ScoringModel:
    """The scoring model of edition 2026, read from the content files without the loader of the catalogue."""
    domains, factors, cross = content("domeinen"), content("factoren"), content("dwars")
    risks = content("risicos")
    return ScoringModel(
        edition="2026",
        sha256="0" * 64,
        domains=tuple(row["id"] for row in domains["domeinen"]),
        clusters=tuple(row["id"] for row in factors["clusters"]),
        dossiers=tuple(DossierModel(row["id"], row["domein"]) for row in domains["dossiers"]),
        factors=tuple(FactorModel(row["id"], row["cluster"]) for row in factors["factoren"]),
        statements=tuple(
            StatementModel(
                row["id"],
                row["dossier"],
                row["factor"],
                tuple(row["rollen"]),
                row["kern"],
                {link["id"]: link["gewicht"] for link in row["risicos"]},
            )
            for row in content("stellingen")["stellingen"]
        ),
        themes=tuple(row["id"] for row in cross["themas"]),
        cross_statements=tuple(CrossStatementModel(row["id"], row["thema"]) for row in cross["stellingen"]),
        tasks=tuple(
            TaskModel(row["id"], row["dossier"], row["aard"], row["kern"])
            for row in content("taken")["taken"]
        ),
        risks=tuple(
            RiskModel(row["id"], row["domein"], row["impact"], row["dossiergewichten"])
            for row in risks["risicos"]
        ),
        mechanisms=tuple(
            MechanismModel(row["id"], row["factorgewichten"]) for row in content("mechanismen")["mechanismen"]
        ),
        measures=tuple(_measure(row) for row in content("maatregelen")["maatregelen"]),
        matrix={key: tuple(levels) for key, levels in risks["niveaumatrix"].items()},
    )
