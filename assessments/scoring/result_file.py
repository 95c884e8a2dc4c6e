"""The result file `apk-uitslag/1` (interfaces.md 3): score card to plain data and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from assessments.scoring.rules import six_decimals
from assessments.scoring.types import (
    Cell,
    ClusterScore,
    Contributions,
    DomainScore,
    DossierScore,
    Figure,
    Lowest,
    MeasureAdvice,
    RiskScore,
    RoleDifference,
    ScoreCard,
    Scores,
    TaskCounts,
    TaskScore,
    TaskSummary,
    ThemeScore,
)

RESULT_FORMAT = "apk-uitslag/1"


def number(value: Figure) -> float | None:
    """A figure as a JSON number, six decimals half up; None stays None."""
    return None if value is None else float(six_decimals(value))


def figure(value: float | None) -> Figure:
    """A JSON number back to the exact six-decimal fraction; None stays None."""
    return None if value is None else Fraction(repr(value))


def _exact(value: float) -> Fraction:
    return Fraction(repr(value))


def _scores_out(scores: Scores) -> dict[str, Any]:
    return {
        "score": number(scores.score),
        "score_bekend": number(scores.score_known),
        "dekking": number(scores.coverage),
        "onbekend": number(scores.unknown),
        "zekerheid": number(scores.certainty),
        "kleur": scores.colour,
        "arcering": scores.hatched,
    }


def _cell_out(cell: Cell) -> dict[str, Any]:
    lowest = cell.lowest and {"stelling": cell.lowest.statement, "score": number(cell.lowest.score)}
    return {"domein": cell.domain, "factor": cell.factor, **_scores_out(cell.scores), "laagste": lowest}


def _counts_out(counts: TaskCounts) -> dict[str, int]:
    return {
        "in_beeld": counts.in_view,
        "deels": counts.partly,
        "niet_in_beeld": counts.not_in_view,
        "leeg": counts.empty,
        "nvt": counts.not_applicable,
    }


def _tasks_out(tasks: TaskSummary) -> dict[str, Any]:
    return {
        **_counts_out(tasks.total),
        "keten_compleet": tasks.chain_complete,
        "per_aard": [{"aard": counts.kind, **_counts_out(counts)} for counts in tasks.per_kind],
        "stapdekking": {step: number(value) for step, value in tasks.step_coverage.items()},
        "per_taak": [{"id": item.task, "score": number(item.score)} for item in tasks.per_task],
    }


def _risk_out(risk: RiskScore) -> dict[str, Any]:
    parts = risk.contributions
    return {
        "id": risk.risk,
        "stand": risk.standing,
        "ki": number(risk.vulnerability_index),
        "band_laag": number(risk.band_low),
        "band_hoog": number(risk.band_high),
        "kansklasse": risk.likelihood,
        "impact": risk.impact,
        "niveau": risk.level,
        "zwakke_schakel": risk.weak_link,
        "bijdragen": {
            "dossiers": {key: number(value) for key, value in parts.dossiers.items()},
            "factoren": {key: number(value) for key, value in parts.factors.items()},
            "mechanismen": {key: number(value) for key, value in parts.mechanisms.items()},
            "taken": number(parts.tasks),
        },
    }


def result_of(card: ScoreCard) -> dict[str, Any]:
    """The score card in the exact shape of `apk-uitslag/1`; figures as numbers with six decimals, half up."""
    return {
        "formaat": RESULT_FORMAT,
        "gemeente": card.municipality,
        "editie": card.edition,
        "catalogus_sha256": card.catalogue_sha256,
        "scope": card.scope,
        "status": "definitief" if card.definitive else "voorlopig",
        "cellen": [_cell_out(cell) for cell in card.cells],
        "clusters": [
            {"domein": item.domain, "cluster": item.cluster, **_scores_out(item.scores)}
            for item in card.clusters
        ],
        "domeinen": [
            {"domein": item.domain, "score": number(item.score), "kleur": item.colour}
            for item in card.domains
        ],
        "dossiers": [
            {
                "dossier": item.dossier,
                "cluster": item.cluster,
                "score": number(item.score),
                "kleur": item.colour,
            }
            for item in card.dossiers
        ],
        "taken": _tasks_out(card.tasks),
        "risicos": [_risk_out(risk) for risk in card.risks],
        "maatregelen": [
            {"id": item.measure, "domeinen": list(item.domains), "hefboom": number(item.leverage)}
            for item in card.measures
        ],
        "themas": [
            {"thema": item.theme, "score": number(item.score), "kleur": item.colour} for item in card.themes
        ],
        "rolverschillen": [
            {"stelling": item.statement, "verschil": item.difference} for item in card.role_differences
        ],
    }


def dump_result(card: ScoreCard) -> str:
    """The result file as text, always the same for the same card."""
    return json.dumps(result_of(card), ensure_ascii=False, indent=2) + "\n"


def _scores_in(row: Mapping[str, Any]) -> Scores:
    return Scores(
        score=figure(row["score"]),
        score_known=figure(row["score_bekend"]),
        coverage=figure(row["dekking"]),
        unknown=figure(row["onbekend"]),
        certainty=figure(row["zekerheid"]),
        colour=row["kleur"],
        hatched=row["arcering"],
    )


def _cell_in(row: Mapping[str, Any]) -> Cell:
    lowest = row["laagste"]
    return Cell(
        domain=row["domein"],
        factor=row["factor"],
        scores=_scores_in(row),
        lowest=None if lowest is None else Lowest(lowest["stelling"], _exact(lowest["score"])),
    )


def _counts_in(row: Mapping[str, Any], kind: str | None) -> TaskCounts:
    return TaskCounts(kind, row["in_beeld"], row["deels"], row["niet_in_beeld"], row["leeg"], row["nvt"])


def _tasks_in(row: Mapping[str, Any]) -> TaskSummary:
    return TaskSummary(
        total=_counts_in(row, None),
        per_kind=tuple(_counts_in(item, item["aard"]) for item in row["per_aard"]),
        chain_complete=row["keten_compleet"],
        step_coverage={step: figure(value) for step, value in row["stapdekking"].items()},
        per_task=tuple(TaskScore(item["id"], figure(item["score"])) for item in row["per_taak"]),
    )


def _risk_in(row: Mapping[str, Any]) -> RiskScore:
    parts = row["bijdragen"]
    return RiskScore(
        risk=row["id"],
        standing=row["stand"],
        vulnerability_index=figure(row["ki"]),
        band_low=figure(row["band_laag"]),
        band_high=figure(row["band_hoog"]),
        likelihood=row["kansklasse"],
        impact=row["impact"],
        level=row["niveau"],
        weak_link=row["zwakke_schakel"],
        contributions=Contributions(
            dossiers={key: _exact(value) for key, value in parts["dossiers"].items()},
            factors={key: _exact(value) for key, value in parts["factoren"].items()},
            mechanisms={key: _exact(value) for key, value in parts["mechanismen"].items()},
            tasks=figure(parts["taken"]),
        ),
    )


def card_from_result(result: Mapping[str, Any]) -> ScoreCard:
    """A frozen result as a score card; every figure is the exact six-decimal value of the file.

    Raises ValueError on another format, KeyError on a missing field.
    """
    if result.get("formaat") != RESULT_FORMAT:
        raise ValueError(f"not a result file {RESULT_FORMAT}: {result.get('formaat')!r}")
    return ScoreCard(
        municipality=result["gemeente"],
        edition=result["editie"],
        catalogue_sha256=result["catalogus_sha256"],
        scope=result["scope"],
        definitive=result["status"] == "definitief",
        cells=tuple(_cell_in(row) for row in result["cellen"]),
        clusters=tuple(
            ClusterScore(row["domein"], row["cluster"], _scores_in(row)) for row in result["clusters"]
        ),
        domains=tuple(
            DomainScore(row["domein"], figure(row["score"]), row["kleur"]) for row in result["domeinen"]
        ),
        dossiers=tuple(
            DossierScore(row["dossier"], row["cluster"], figure(row["score"]), row["kleur"])
            for row in result["dossiers"]
        ),
        tasks=_tasks_in(result["taken"]),
        risks=tuple(_risk_in(row) for row in result["risicos"]),
        measures=tuple(
            MeasureAdvice(row["id"], tuple(row["domeinen"]), _exact(row["hefboom"]))
            for row in result["maatregelen"]
        ),
        themes=tuple(
            ThemeScore(row["thema"], figure(row["score"]), row["kleur"]) for row in result["themas"]
        ),
        role_differences=tuple(
            RoleDifference(row["stelling"], row["verschil"]) for row in result["rolverschillen"]
        ),
    )
