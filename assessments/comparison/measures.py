"""The values of one definitive round that may be compared (method.md 9): no texts, no single statements.

Names of measures: `cel:<domein>.<factor>`, `cluster:<domein>.<cluster>`, `domein:<domein>`, `risico:<id>`,
`stap:<dossier>.<stap>` and `in_beeld:<dossier>`; on the statements of the core alone `kern-cel:…`,
`kern-cluster:…` and `kern-domein:…`. Values are 0-100, exact. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from assessments.scoring.rules import STEP_HALVES, share
from assessments.scoring.scores import cells_of, clusters_of, domains_of
from assessments.scoring.types import STEPS, Figure, ScoreCard, ScoringModel, StepValue
from assessments.scoring.units import Sheet, statement_in_scope, task_in_scope

FULLY_EXAMINED = "bepaald"


def values_of(sheet: Sheet, card: ScoreCard) -> dict[str, Fraction]:
    """Every measure that this round has a value for: one whose scope covers it whole, and that is not nvt.

    What counts in groups, and what is set beside a group. `sheet` and `card` are of the same round. Raises
    ValueError for a provisional round: it is never compared.
    """
    if not card.definitive:
        raise ValueError("a provisional round is never compared")
    covered = _covered(sheet.model, card.scope)
    found: dict[str, Figure] = {
        **{f"cel:{item.domain}.{item.factor}": item.scores.score for item in card.cells},
        **{f"cluster:{item.domain}.{item.cluster}": item.scores.score for item in card.clusters},
        **{f"domein:{item.domain}": item.score for item in card.domains},
    }
    shown = {name: value for name, value in found.items() if name in covered}
    shown |= {
        f"risico:{risk.risk}": risk.vulnerability_index
        for risk in card.risks
        if risk.standing == FULLY_EXAMINED
    }
    shown |= _of_core(sheet)
    shown |= _of_tasks(sheet, card.scope)
    return {name: value for name, value in shown.items() if value is not None}


def task_values(sheet: Sheet) -> dict[str, Fraction]:
    """Per task in scope that applies: 100 when it is in view (step 1 "ja"), else 0; `taak:<id>`.

    Counted over all municipalities together only (`comparison.picture`), never set beside one of them.
    """
    return {
        f"taak:{item.task.id}": Fraction(100 if item.answer.steps[0] == "ja" else 0)
        for item in sheet.tasks
        if not item.answer.not_applicable
    }


def _of_core(sheet: Sheet) -> Mapping[str, Figure]:
    """Cells, clusters and domains on the statements of the core alone, where they have any.

    The same for every round, whatever its scope: a full round is scored as if its scope were basis.
    """
    core = {statement.id for statement in sheet.model.statements if statement.core}
    units = tuple(unit for unit in sheet.units if unit.statement in core)
    small = replace(sheet, units=units)
    clusters = clusters_of(small)
    return {
        **{f"kern-cel:{item.domain}.{item.factor}": item.scores.score for item in cells_of(small)},
        **{f"kern-cluster:{item.domain}.{item.cluster}": item.scores.score for item in clusters},
        **{f"kern-domein:{item.domain}": item.score for item in domains_of(small, clusters)},
    }


def _covered(model: ScoringModel, scope: str) -> frozenset[str]:
    """The cells, clusters and domains of which every statement is in scope."""
    domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
    cluster_of = {factor.id: factor.cluster for factor in model.factors}
    all_names: set[str] = set()
    missing: set[str] = set()
    for statement in model.statements:
        domain = domain_of[statement.dossier]
        names = {
            f"cel:{domain}.{statement.factor}",
            f"cluster:{domain}.{cluster_of[statement.factor]}",
            f"domein:{domain}",
        }
        all_names |= names
        if not statement_in_scope(statement, scope):
            missing |= names
    return frozenset(all_names - missing)


def _of_tasks(sheet: Sheet, scope: str) -> Mapping[str, Figure]:
    """Step coverage and the share of tasks in view, per dossier of which every task is in scope."""
    partly = {task.dossier for task in sheet.model.tasks if not task_in_scope(task, scope)}
    outcome: dict[str, Figure] = {}
    for dossier in sheet.model.dossiers:
        answers = [
            item.answer
            for item in sheet.tasks
            if item.task.dossier == dossier.id and not item.answer.not_applicable
        ]
        if dossier.id in partly or not answers:
            continue
        for index, step in enumerate(STEPS):
            outcome[f"stap:{dossier.id}.{step}"] = _coverage(answer.steps[index] for answer in answers)
        in_view = sum(answer.steps[0] == "ja" for answer in answers)
        outcome[f"in_beeld:{dossier.id}"] = share(in_view, len(answers), 100)
    return outcome


def _coverage(steps: Iterable[StepValue]) -> Figure:
    values = [STEP_HALVES.get(step, 0) for step in steps]
    return share(sum(values), len(values), 50)
