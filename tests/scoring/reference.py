"""An independent reference: method.md 4 to 5.2 written out naively, in floats, without code of the engine.

It works on sets of plain records and follows the formulas letter by letter, without any shortcut.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assessments.scoring.types import RoundAnswers, ScoringModel

TOLERANCE = 1e-9


@dataclass
class Record:
    """One unit with the sets it belongs to."""

    statement: str
    place: dict[str, str]
    answer: Any
    w: float
    c: float
    g: dict[str, int]
    in_scope: bool

    @property
    def n(self) -> bool:
        return bool(self.answer == "nvt")

    @property
    def k(self) -> bool:
        return self.answer in (0, 1, 2, 3, 4)

    @property
    def u(self) -> bool:
        return bool(self.answer == "weet_niet")

    @property
    def b(self) -> bool:
        return self.answer is None

    @property
    def s(self) -> float:
        return 25.0 * self.answer if self.k else 0.0

    @property
    def t(self) -> float:
        return (4 - self.answer) / 4 if self.k else 1.0


class Reference:
    """All figures of one round, each from its own formula."""

    def __init__(self, model: ScoringModel, answers: RoundAnswers) -> None:
        self.model, self.answers, self.final = model, answers, answers.definitive
        self.domain_of = {dossier.id: dossier.domain for dossier in model.dossiers}
        self.records = [record for statement in model.statements for record in self._records(statement)]
        self.tasks = {
            task.id: (task, next((row for row in answers.tasks if row.task == task.id), None))
            for task in model.tasks
            if answers.scope == "volledig" or task.core
        }

    def _records(self, statement: Any) -> list[Record]:
        in_scope = self.answers.scope == "volledig" or statement.core
        cluster = next(factor.cluster for factor in self.model.factors if factor.id == statement.factor)
        place = {
            "domain": self.domain_of[statement.dossier],
            "dossier": statement.dossier,
            "factor": statement.factor,
            "cluster": cluster,
        }
        found = []
        for role in statement.roles:
            rows = [row for row in self.answers.statements if row.statement == statement.id]
            own = [row for row in rows if row.role == role] or [row for row in rows if row.role is None]
            answer = own[0].value if own and in_scope else None
            support = own[0].support if own else None
            certainty = {"toelichting": 0.75, "document": 1.0}.get(support or "", 0.5)
            found.append(
                Record(statement.id, place, answer, 0.0, certainty, dict(statement.weights), in_scope)
            )
        counting = [record for record in found if not record.n]
        for record in counting:
            record.w = 1 / len(counting)
        return found

    def at(self, **place: str) -> list[Record]:
        return [
            record
            for record in self.records
            if record.in_scope and all(record.place[key] == value for key, value in place.items())
        ]

    def base(self, records: list[Record]) -> list[Record]:
        return [record for record in records if record.k or record.u or (record.b and self.final)]

    def score(self, records: list[Record]) -> float | None:
        base = self.base(records)
        weight = sum(record.w for record in base)
        return sum(record.w * record.s for record in base) / weight if base else None

    def figures(self, records: list[Record]) -> tuple[float | None, ...]:
        """score, score_bekend, dekking, onbekend, zekerheid."""
        everything = [record for record in records if not record.n]
        known = [record for record in records if record.k]
        score_known = None
        if known:
            score_known = sum(record.w * record.s for record in known) / sum(record.w for record in known)
        if not everything:
            return (None,) * 5
        whole = sum(record.w for record in everything)
        covered = sum(record.w for record in records if record.k or record.u)
        unknown = sum(record.w for record in records if record.u or (record.b and self.final))
        certainty = sum(record.w * record.c for record in known)
        shares = tuple(100 * part / whole for part in (covered, unknown, certainty))
        return (self.score(records), score_known, *shares)

    def domain_score(self, domain: str) -> float | None:
        scores = [self.score(self.at(domain=domain, cluster=cluster)) for cluster in self.model.clusters]
        known = [score for score in scores if score is not None]
        return sum(known) / len(known) if known else None

    def task_score(self, task_id: str) -> float | None:
        row = self.tasks[task_id][1]
        values = {"ja": 1.0, "deels": 0.5, "nee": 0.0, "weet_niet": 0.0}
        if row is not None and row.not_applicable:
            return None
        given = row.steps if row is not None else (None,) * 5
        if self.final:
            if given[0] in (None, "nee", "weet_niet"):
                return 0.0
            return 100 * sum(values.get(step or "", 0.0) for step in given) / 5
        if given[0] is None:
            return None
        if given[0] in ("nee", "weet_niet"):
            return 0.0
        answered = [values[step] for step in given if step is not None]
        return 100 * sum(answered) / len(answered)

    def task_bound(self, task_id: str, fill: str) -> float:
        row = self.tasks[task_id][1]
        given = row.steps if row is not None else (None,) * 5
        if not self.final and given[0] is None:
            return 100.0 if fill == "ja" else 0.0
        filled = [fill if step in (None, "weet_niet") else step for step in given]
        if filled[0] == "nee":
            return 0.0
        return 100 * sum({"ja": 1.0, "deels": 0.5, "nee": 0.0}[str(step)] for step in filled) / 5

    def task_units(self, risk: Any) -> list[tuple[int, float | None, float, float]]:
        """(d, mean T or None, mean T at best, mean T at worst) per dossier with an applicable task."""
        units = []
        for dossier, weight in risk.dossier_weights.items():
            ids = [
                name
                for name, (task, row) in self.tasks.items()
                if task.dossier == dossier and not (row is not None and row.not_applicable)
            ]
            if not ids:
                continue
            scored = [score for name in ids if (score := self.task_score(name)) is not None]
            mean = sum(scored) / len(scored) if scored else None
            best = sum(self.task_bound(name, "ja") for name in ids) / len(ids)
            worst = sum(self.task_bound(name, "nee") for name in ids) / len(ids)
            units.append((weight, mean, best, worst))
        return units

    def scope_share(self, risk: Any) -> float | None:
        inside = sum(
            record.w * record.g.get(risk.id, 0) for record in self.records if record.in_scope and not record.n
        )
        outside = sum(record.w * record.g.get(risk.id, 0) for record in self.records if not record.in_scope)
        return inside / (inside + outside) if inside + outside else None

    def risk(self, risk: Any) -> dict[str, Any]:
        """Everything of one risk."""
        linked = [record for record in self.records if record.in_scope and record.g.get(risk.id, 0) > 0]
        applicable = [record for record in linked if not record.n]
        share = self.scope_share(risk)
        if not applicable or share is None or share < 0.5 - TOLERANCE:
            return {"standing": "niet_te_bepalen", "index": None, "low": None, "high": None}
        whole = sum(record.w * record.g[risk.id] for record in applicable)
        answered = sum(record.w * record.g[risk.id] for record in applicable if record.k or record.u)
        standing = "bepaald" if share > 1 - TOLERANCE else "deels_onderzocht"
        if not self.final and answered / whole < 0.5 - TOLERANCE:
            standing = "te_weinig_ingevuld"
        base, tasks = self.base(applicable), self.task_units(risk)
        scored = [(d, mean) for d, mean, _, _ in tasks if mean is not None]
        bottom = sum(record.w * record.g[risk.id] for record in base) + sum(d for d, _ in scored)
        top = sum(record.w * record.g[risk.id] * record.t for record in base)
        top += sum(d * (1 - mean / 100) for d, mean in scored)
        all_weight = whole + sum(d for d, _, _, _ in tasks)
        known = sum(record.w * record.g[risk.id] * record.t for record in applicable if record.k)
        unknown = sum(record.w * record.g[risk.id] for record in applicable if record.u or record.b)
        low = known + sum(d * (1 - best / 100) for d, _, best, _ in tasks)
        high = known + unknown + sum(d * (1 - worst / 100) for d, _, _, worst in tasks)
        return {
            "standing": standing,
            "index": 100 * top / bottom if bottom else None,
            "low": 100 * low / all_weight,
            "high": 100 * high / all_weight,
            "weak": self.weak(risk, base),
            "factors": self.contributions(risk, base, bottom, "factor"),
            "dossiers": self.contributions(risk, base, bottom, "dossier"),
        }

    def weak(self, risk: Any, base: list[Record]) -> bool:
        heavy = [record for record in base if record.g[risk.id] == 3]
        weak = sum(record.w for record in heavy if not record.k or record.answer <= 1)
        return bool(heavy) and weak / sum(record.w for record in heavy) >= 0.5 - TOLERANCE

    def contributions(self, risk: Any, base: list[Record], bottom: float, key: str) -> dict[str, float]:
        parts: dict[str, float] = {}
        for record in base:
            name = record.place[key]
            parts[name] = parts.get(name, 0.0) + 100 * record.w * record.g[risk.id] * record.t / bottom
        return parts
