"""What goes into the scoring (model, answers) and what comes out (score card). Standard library only.

All figures inside a score card are exact: `Fraction` from 0 to 100, or None where method.md says None.
Sequences stand in catalogue order. Ids and stored values are the Dutch slugs of the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

Figure = Fraction | None
AnswerValue = int | Literal["weet_niet", "nvt"] | None  # a level 0-4, unknown, not applicable, or empty
StepValue = Literal["ja", "deels", "nee", "weet_niet"] | None
Support = Literal["inschatting", "toelichting", "document"] | None  # None counts as "inschatting"

STEPS: tuple[str, ...] = ("in_beeld", "belegd", "beleid", "capaciteit", "besproken")
TASK_KINDS: tuple[str, ...] = ("wettelijk-verplicht", "wettelijke-bevoegdheid", "bestuurlijke-afspraak")


# --- the catalogue, as far as arithmetic needs it -------------------------------------------------


@dataclass(frozen=True, slots=True)
class DossierModel:
    id: str
    domain: str


@dataclass(frozen=True, slots=True)
class FactorModel:
    id: str
    cluster: str


@dataclass(frozen=True, slots=True)
class StatementModel:
    """A statement with its roles and its weight g (1-3) per risk id; no entry means no link."""

    id: str
    dossier: str
    factor: str
    roles: tuple[str, ...]
    core: bool
    weights: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CrossStatementModel:
    """A dwars statement; counts for its theme only, has no roles."""

    id: str
    theme: str


@dataclass(frozen=True, slots=True)
class TaskModel:
    id: str
    dossier: str
    kind: str  # one of TASK_KINDS
    core: bool


@dataclass(frozen=True, slots=True)
class RiskModel:
    """A risk with impact class 1-5 and weight d (1-3) per dossier id for the task units."""

    id: str
    domain: str
    impact: int
    dossier_weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MechanismModel:
    """A mechanism with weight per factor id; one without weights (M7) takes no share."""

    id: str
    factor_weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition; measure in {score, niveau, onbekend_aandeel, taken_niet_in_beeld, altijd}."""

    measure: str
    factor: str | None = None
    theme: str | None = None
    statement: str | None = None
    below: int | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureModel:
    id: str
    actor: str  # gemeente, vng, rijk
    factors: tuple[str, ...]
    stars: int | None  # sum of the given stars, None when none is given
    combine: Literal["een", "alle"]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class ScoringModel:
    """What the arithmetic reads of an edition. `matrix[impact]` lists the five levels by likelihood."""

    edition: str
    sha256: str
    domains: tuple[str, ...]
    clusters: tuple[str, ...]
    dossiers: tuple[DossierModel, ...]
    factors: tuple[FactorModel, ...]
    statements: tuple[StatementModel, ...]
    themes: tuple[str, ...]
    cross_statements: tuple[CrossStatementModel, ...]
    tasks: tuple[TaskModel, ...]
    risks: tuple[RiskModel, ...]
    mechanisms: tuple[MechanismModel, ...]
    measures: tuple[MeasureModel, ...]
    matrix: Mapping[int, tuple[str, ...]]


# --- the answers of one round ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StatementAnswer:
    """The agreed answer of one statement; role None means the same answer for every role (also for dwars)."""

    statement: str
    role: str | None
    value: AnswerValue
    support: Support = None


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """The five steps of one task in the order of STEPS, or not applicable as a whole."""

    task: str
    steps: tuple[StepValue, ...] = (None, None, None, None, None)
    not_applicable: bool = False


@dataclass(frozen=True, slots=True)
class RoundAnswers:
    """All answers of a round; rows left out are empty. Rows out of scope are ignored by the scoring."""

    municipality: str
    scope: Literal["basis", "volledig"]
    definitive: bool
    statements: tuple[StatementAnswer, ...] = ()
    cross: tuple[StatementAnswer, ...] = ()
    tasks: tuple[TaskAnswer, ...] = ()


# --- what comes out -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Scores:
    """The five figures of method.md 4 over one set of units, with the colour word and the hatch."""

    score: Figure
    score_known: Figure
    coverage: Figure
    unknown: Figure
    certainty: Figure
    colour: str  # ScoreColour value
    hatched: bool


@dataclass(frozen=True, slots=True)
class Lowest:
    statement: str
    score: Fraction


@dataclass(frozen=True, slots=True)
class Cell:
    domain: str
    factor: str
    scores: Scores
    lowest: Lowest | None


@dataclass(frozen=True, slots=True)
class ClusterScore:
    domain: str
    cluster: str
    scores: Scores


@dataclass(frozen=True, slots=True)
class DomainScore:
    domain: str
    score: Figure
    colour: str


@dataclass(frozen=True, slots=True)
class DossierScore:
    dossier: str
    cluster: str
    score: Figure
    colour: str


@dataclass(frozen=True, slots=True)
class ThemeScore:
    theme: str
    score: Figure
    colour: str


@dataclass(frozen=True, slots=True)
class TaskCounts:
    kind: str | None  # None: all kinds together
    in_view: int
    partly: int
    not_in_view: int
    empty: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class TaskScore:
    task: str
    score: Figure


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """Counts over the tasks in scope, step coverage 0-100 per step id, the score of every task in scope."""

    total: TaskCounts
    per_kind: tuple[TaskCounts, ...]
    chain_complete: int
    step_coverage: Mapping[str, Figure]
    per_task: tuple[TaskScore, ...]


@dataclass(frozen=True, slots=True)
class Contributions:
    """Split of an index in points; dossiers + tasks = factors + tasks = mechanisms + tasks = index."""

    dossiers: Mapping[str, Fraction]
    factors: Mapping[str, Fraction]
    mechanisms: Mapping[str, Fraction]
    tasks: Figure


@dataclass(frozen=True, slots=True)
class RiskScore:
    risk: str
    standing: str  # RiskStanding value: bepaald, deels_onderzocht, te_weinig_ingevuld, niet_te_bepalen
    vulnerability_index: Figure
    band_low: Figure
    band_high: Figure
    likelihood: int | None  # 1-5, after the weak-link step
    impact: int
    level: str | None  # RiskLevel value
    weak_link: bool
    contributions: Contributions


@dataclass(frozen=True, slots=True)
class MeasureAdvice:
    measure: str
    domains: tuple[str, ...]
    leverage: Fraction


@dataclass(frozen=True, slots=True)
class RoleDifference:
    statement: str
    difference: int


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """The whole outcome of a round (interfaces.md section 3); measures in the order of method.md 5.2."""

    municipality: str
    edition: str
    catalogue_sha256: str
    scope: str
    definitive: bool
    cells: tuple[Cell, ...]
    clusters: tuple[ClusterScore, ...]
    domains: tuple[DomainScore, ...]
    dossiers: tuple[DossierScore, ...]
    tasks: TaskSummary
    risks: tuple[RiskScore, ...]
    measures: tuple[MeasureAdvice, ...]
    themes: tuple[ThemeScore, ...]
    role_differences: tuple[RoleDifference, ...]
