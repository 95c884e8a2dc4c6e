"""What a report is made of: catalogue, answers, score card, and the look-ups that every part needs. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from assessments.catalogue.mapping import comparable_ids
from assessments.catalogue.spec import Catalogue, Statement, Task
from assessments.constants import RiskLevel
from assessments.report.board_texts import NO_BOARD_TEXTS, BoardTexts
from assessments.report.left_out import LeftOut
from assessments.report.peers import PeerComparison
from assessments.report.previous import PreviousRound
from assessments.scoring.annex_file import NO_ANNEX, AnnexFile
from assessments.scoring.answers_file import AnswersFile, answers_of
from assessments.scoring.answers_rows import StatementRow, TaskRow
from assessments.scoring.risks import in_order, linked_units
from assessments.scoring.rules import in_base, level_of
from assessments.scoring.scores import scores_of
from assessments.scoring.trend_card import TrendCard, trend_card
from assessments.scoring.types import RiskScore, ScoreCard, Scores, TaskCounts
from assessments.scoring.units import Sheet, Unit, sheet_of, statement_in_scope, task_in_scope

DUTY = "wettelijk-verplicht"
FULL_SCOPE = "volledig"


@dataclass(frozen=True, slots=True)
class Cause:
    """What one statement (dossier and factor) adds to the index of a risk, in points."""

    dossier: str
    factor: str
    points: Fraction


@dataclass(frozen=True)
class Facts:
    """The round that a report is about. `date` is of the round, never of the clock."""

    catalogue: Catalogue
    card: ScoreCard
    answers: AnswersFile
    municipality: str
    date: dt.date
    definitive_function: str = ""
    annex: AnnexFile = NO_ANNEX
    board: BoardTexts = NO_BOARD_TEXTS
    previous: PreviousRound | None = None
    peers: PeerComparison | None = None
    left_out: LeftOut | None = None  # filled in the public version only
    snapshot_sha256: str = ""  # of the frozen answers, result and annex; empty while provisional
    invented: bool = False  # a municipality of the demo or the simulation
    verify_address: str = "/controleer/"  # where anybody can check a report file

    @property
    def definitive(self) -> bool:
        return self.card.definitive

    @property
    def full(self) -> bool:
        return self.card.scope == FULL_SCOPE

    @cached_property
    def sheet(self) -> Sheet:
        """The round laid out for arithmetic."""
        return sheet_of(self.catalogue.scoring_model, answers_of(self.answers))

    @cached_property
    def trends(self) -> TrendCard | None:
        """What changed since the round before; None while provisional, or when nothing can be compared."""
        if not self.definitive or self.previous is None or self.previous.changes is None:
            return None
        return trend_card(self.previous.sheet, self.sheet, comparable_ids(self.previous.changes))

    @cached_property
    def task_rows(self) -> dict[str, TaskRow]:
        return {row.id: row for row in self.answers.tasks}

    @cached_property
    def statement_rows(self) -> dict[str, list[StatementRow]]:
        rows: dict[str, list[StatementRow]] = {}
        for row in self.answers.statements:
            rows.setdefault(row.id, []).append(row)
        return rows

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks in scope, in catalogue order."""
        model = {item.id: item for item in self.catalogue.scoring_model.tasks}
        return tuple(task for task in self.catalogue.tasks if task_in_scope(model[task.id], self.card.scope))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The statements in scope, in catalogue order."""
        model = {item.id: item for item in self.catalogue.scoring_model.statements}
        return tuple(
            item for item in self.catalogue.statements if statement_in_scope(model[item.id], self.card.scope)
        )

    @cached_property
    def overall(self) -> Scores:
        """Coverage, unknown and certainty over everything in scope; the score of it is never shown."""
        return self.scores(self.sheet.units)

    def scores(self, units: Iterable[Unit]) -> Scores:
        """The five figures over a set of units."""
        return scores_of(units, definitive=self.definitive)

    def scores_of_domain(self, domain: str) -> Scores:
        return self.scores(unit for unit in self.sheet.units if unit.domain == domain)

    @cached_property
    def dossier_scores(self) -> dict[str, Scores]:
        """The figures of each dossier, flat over its units; for words such as "scoort het laagst"."""
        return {
            dossier.id: self.scores(unit for unit in self.sheet.units if unit.dossier == dossier.id)
            for dossier in self.catalogue.dossiers
        }

    def counts(self, kind: str | None) -> TaskCounts:
        """The task counts of one kind, or of all together."""
        if kind is None:
            return self.card.tasks.total
        return next(counts for counts in self.card.tasks.per_kind if counts.kind == kind)

    @cached_property
    def risks(self) -> tuple[RiskScore, ...]:
        """The risks with a level in the order of the method; the others come after them."""
        return in_order(RiskLevel.values, self.card.risks)

    def causes(self, risk: RiskScore) -> tuple[Cause, ...]:
        """What each dossier and factor adds to the index, highest first; all of it but the tasks."""
        total = sum(risk.contributions.dossiers.values(), Fraction(0))
        raw = self._shortfalls[risk.risk]
        weight = sum(raw.values())
        if not weight or not total:
            return ()
        found = [
            Cause(dossier, factor, total * part / weight) for (dossier, factor), part in raw.items() if part
        ]
        return tuple(sorted(found, key=lambda cause: -cause.points))

    @cached_property
    def _shortfalls(self) -> dict[str, dict[tuple[str, str], int]]:
        outcome: dict[str, dict[tuple[str, str], int]] = {}
        for risk, linked in linked_units(self.sheet).items():
            sums: dict[tuple[str, str], int] = {}
            for unit, weight in linked:
                if unit.applicable and in_base(unit.value, definitive=self.definitive):
                    key = (unit.dossier, unit.factor)
                    sums[key] = sums.get(key, 0) + unit.parts * weight * (4 - level_of(unit.value))
            outcome[risk] = sums
        return outcome
