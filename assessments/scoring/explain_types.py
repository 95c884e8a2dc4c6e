"""Why a figure is what it is: the lines of the sum, so that a page can show it and it adds up exactly.

Weights, shortfalls and contributions are exact fractions. Figures and contributions are in points (0-100).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from assessments.scoring.types import (
    AnswerValue,
    ClusterScore,
    Condition,
    Figure,
    RiskScore,
    Scores,
    StepValue,
    Support,
)

NotCounted = Literal["nvt", "leeg", "buiten_scope"]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One statement for one role. `link` is g for a risk, else 1; both are factors of the weight in the sum.

    `points` is s (0-100), `shortfall` is t (0-1); both are None when the unit is not counted. `weight` is w,
    None for nvt. `contribution` is the part of the figure, None when not counted or without a figure.
    """

    statement: str
    role: str | None
    dossier: str
    factor: str
    value: AnswerValue
    support: Support
    weight: Fraction | None
    link: int
    points: Fraction | None
    shortfall: Fraction | None
    contribution: Figure
    reason: NotCounted | None  # why it is not counted

    @property
    def counted(self) -> bool:
        """Member of the points base P."""
        return self.reason is None


@dataclass(frozen=True, slots=True)
class ScoreExplanation:
    """A cell, cluster, dossier x cluster or theme: score = numerator / denominator = sum of contributions."""

    kind: Literal["cel", "cluster", "dossier", "thema"]
    keys: tuple[str, ...]
    units: tuple[UnitLine, ...]
    numerator: Fraction  # sum of w x s
    denominator: Fraction  # sum of w
    scores: Scores


@dataclass(frozen=True, slots=True)
class DomainExplanation:
    """A domain: score = numerator / denominator, the mean of the cluster scores that exist."""

    domain: str
    clusters: tuple[ClusterScore, ...]
    numerator: Fraction
    denominator: int
    score: Figure
    colour: str
    scores_flat: Scores  # over all units: its coverage decides on te_weinig_ingevuld, its unknown on measures


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One task of a dossier; `score` is T, None for nvt and for an empty step 1 while provisional."""

    task: str
    steps: tuple[StepValue, ...]
    score: Figure
    reason: NotCounted | None


@dataclass(frozen=True, slots=True)
class TaskUnitLine:
    """The task unit of a dossier in a risk: weight d, mean T of the scored tasks, shortfall 1 - T / 100."""

    dossier: str
    weight: int
    mean: Figure
    shortfall: Fraction | None
    contribution: Figure
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class MechanismLine:
    """The part of a factor that goes to a mechanism: contribution = factor contribution x share."""

    factor: str
    mechanism: str
    share: Fraction
    contribution: Fraction


@dataclass(frozen=True, slots=True)
class WeakLink:
    """The rule of the weak link: fires when weak / weight is at least one half."""

    units: tuple[UnitLine, ...]  # the units with g = 3 in P
    weak: Fraction
    weight: Fraction
    fires: bool


@dataclass(frozen=True, slots=True)
class RiskExplanation:
    """A risk: index = 100 x numerator / denominator = sum of the contributions of units and task units."""

    score: RiskScore
    units: tuple[UnitLine, ...]
    task_units: tuple[TaskUnitLine, ...]
    numerator: Fraction  # sum of w g t, and of d t for the tasks
    denominator: Fraction  # sum of w g, and of d for the tasks
    mechanisms: tuple[MechanismLine, ...]
    weak_link: WeakLink
    likelihood_before: int | None  # class by the index alone; None when no class is given
    scope_share: Figure  # 0-100: weight in scope over all weight
    answered_share: Figure  # 0-100: K + U over the applicable weight


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition with the value it saw; `altijd` sees none."""

    condition: Condition
    value: Figure
    holds: bool


@dataclass(frozen=True, slots=True)
class DomainRule:
    """The rule of a measure in one domain in scope."""

    domain: str
    holds: bool
    conditions: tuple[ConditionLine, ...]


@dataclass(frozen=True, slots=True)
class LeverageLine:
    """What one factor contributes to one risk that counts for the leverage."""

    risk: str
    factor: str
    contribution: Fraction


@dataclass(frozen=True, slots=True)
class MeasureExplanation:
    """A measure: where its rule holds and why, and its leverage as the sum of its parts."""

    measure: str
    combine: Literal["een", "alle"]
    domains: tuple[DomainRule, ...]
    leverage: Fraction
    parts: tuple[LeverageLine, ...]

    @property
    def recommended(self) -> bool:
        """The rule holds in at least one domain in scope."""
        return any(domain.holds for domain in self.domains)
