"""Which measures of two editions may be compared, and what a difference is called (method.md 10).

A published median cannot be worked out again on a part of the questions, so a measure is compared only when
all of its questions mean the same in both editions. Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from assessments.catalogue.mapping import comparable_ids
from assessments.catalogue.spec import Catalogue, Statement, Task
from assessments.comparison.groups import Benchmark
from assessments.comparison.measure_names import MeasureName, measure_names

LEAST_CHANGE = 5
EQUAL = "vrijwel gelijk"

_known: dict[tuple[str, str], frozenset[str]] = {}


def change_word(now: Benchmark | None, before: Benchmark | None) -> str:
    """ "10 hoger", "5 lager" or "vrijwel gelijk"; empty when one of both may not be shown."""
    if now is None or before is None:
        return ""
    difference = now.median - before.median
    if abs(difference) < LEAST_CHANGE:
        return EQUAL
    return f"{abs(difference)} {'hoger' if difference > 0 else 'lager'}"


def comparable_measures(catalogue: Catalogue, earlier: Catalogue) -> frozenset[str]:
    """The measures that ask the same in both editions, by name; kept per process."""
    pair = (catalogue.sha256, earlier.sha256)
    if pair not in _known:
        _known[pair] = _comparable(catalogue, earlier)
    return _known[pair]


def _comparable(catalogue: Catalogue, earlier: Catalogue) -> frozenset[str]:
    now, before = measure_names(catalogue), measure_names(earlier)
    if catalogue.sha256 == earlier.sha256:
        return frozenset(now)
    same = _same_questions(catalogue, earlier)
    return frozenset(
        name
        for name, measure in now.items()
        if name in before
        and {same.get(one) for one in questions_of(catalogue, measure)} == questions_of(earlier, before[name])
        and (measure.kind != "risico" or _same_weights(catalogue, earlier, measure.part, same))
    )


def questions_of(catalogue: Catalogue, measure: MeasureName) -> set[str]:
    """The statements and tasks that a measure is made of, by id."""
    if measure.kind in ("stap", "in_beeld"):
        return {task.id for task in catalogue.tasks if task.dossier == measure.dossier}
    if measure.kind == "risico":
        risk = catalogue.risk_by_id[measure.part]
        tasks = {task.id for task in catalogue.tasks if task.dossier in risk.dossier_weights}
        return tasks | {one.id for one in catalogue.statements if risk.id in one.weights}
    return {one.id for one in catalogue.statements if _counts(catalogue, measure, one)}


def _counts(catalogue: Catalogue, measure: MeasureName, one: Statement) -> bool:
    """Whether a statement counts in a cell, cluster or domain (some are of the core only)."""
    if catalogue.dossier_by_id[one.dossier].domain != measure.domain:
        return False
    if measure.kind.startswith("kern") and not one.core:
        return False
    if measure.kind.endswith("cluster"):
        return catalogue.factor_by_id[one.factor].cluster == measure.part
    return measure.kind.endswith("domein") or one.factor == measure.part


def _same_questions(catalogue: Catalogue, earlier: Catalogue) -> Mapping[str, str]:
    """From the id of a question to its id before: by was-wordt, else by the same id and words."""
    if catalogue.previous_edition == earlier.edition:
        return comparable_ids(catalogue.changes)
    asked_before = {one.id: _asked(one) for one in _all_of(earlier)}
    return {one.id: one.id for one in _all_of(catalogue) if asked_before.get(one.id) == _asked(one)}


def _all_of(catalogue: Catalogue) -> tuple[Statement | Task, ...]:
    return (*catalogue.statements, *catalogue.tasks)


def _asked(one: Statement | Task) -> tuple[object, ...]:
    """What somebody answers to."""
    if isinstance(one, Statement):
        return one.text, one.anchors, one.dossier, one.factor
    return one.title, one.description, one.kind, one.dossier


def _same_weights(catalogue: Catalogue, earlier: Catalogue, risk: str, same: Mapping[str, str]) -> bool:
    """Whether a risk weighs the same questions the same."""
    old = {one.id: one.weights.get(risk) for one in earlier.statements}
    mine = [one for one in catalogue.statements if risk in one.weights]
    return catalogue.risk_by_id[risk].dossier_weights == earlier.risk_by_id[risk].dossier_weights and all(
        one.weights[risk] == old.get(same.get(one.id, "")) for one in mine
    )
