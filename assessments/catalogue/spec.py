"""The catalogue of one edition as frozen dataclasses: what is asked, by whom, with which source.

Built by `loader.py` from YAML or from a stored edition. Sequences stand in catalogue order. Texts are Dutch.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from assessments.catalogue.mapping import Change, by_new_id
from assessments.catalogue.spec_analysis import (
    ContextFigure,
    GraphEdge,
    GraphNode,
    Measure,
    Mechanism,
    RiskSpec,
    ScaleClass,
    Source,
)
from assessments.scoring.types import ScoringModel


@dataclass(frozen=True, slots=True)
class PolicyDomain:
    id: str
    code: str
    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class Dossier:
    id: str
    code: str
    label: str
    domain: str
    core: bool
    description: str
    topicality: str | None  # "actualiteit": what changed since the report of 2020
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    label: str
    description: str


@dataclass(frozen=True, slots=True)
class ClusterSpec:
    id: str
    label: str
    report_label: str  # the name of chapter 6, e.g. "Mankerende hulpbronnen"
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorSpec:
    id: str
    code: str
    label: str
    cluster: str
    question: str
    anchors: tuple[str, str, str, str, str]
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `anchors` are its own or those of its factor; weights per risk id (1-3)."""

    id: str
    version: int
    dossier: str
    factor: str
    text: str
    explanation: str
    source: Source
    evidence: str  # direct, domein, algemeen
    roles: tuple[str, ...]
    core: bool
    anchors: tuple[str, str, str, str, str]
    weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class CrossTheme:
    id: str
    number: int
    label: str
    recommendation: str
    obstacles: tuple[str, ...]  # labels
    related_factors: tuple[str, ...]
    instruments: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class CrossStatement:
    """One of the 18 dwars statements (module Samenspel beleid en uitvoering); answered once, no roles."""

    id: str
    version: int
    theme: str
    text: str
    explanation: str
    source: Source
    roles: tuple[str, ...]
    anchors: tuple[str, str, str, str, str]
    weights: Mapping[str, int]  # explanation only, never counted (telt_mee_in_risico: false)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    law: str
    article: str | None
    bwb: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """A (statutory) task; counted once in `dossier`, shown also in the dossiers of `touches`."""

    id: str
    dossier: str
    touches: tuple[str, ...]
    title: str
    description: str
    kind: str  # TaskKind value
    core: bool
    supplementary: bool
    applies_if: str | None
    role: str
    executors: tuple[str, ...]
    usual_executor: str
    legal_basis: tuple[LegalBasis, ...]
    due: dt.date | None
    term: str | None
    evidence: tuple[str, ...]
    risk_of_neglect: str
    changes: str | None
    source: str
    verification: str  # Verification value


@dataclass(frozen=True)
class Catalogue:
    """Everything of one edition; look-ups by id are made once and cached."""

    edition: str
    reference_date: dt.date  # peildatum of the tasks
    domains: tuple[PolicyDomain, ...]
    dossiers: tuple[Dossier, ...]
    roles: tuple[Role, ...]
    clusters: tuple[ClusterSpec, ...]
    factors: tuple[FactorSpec, ...]
    general_anchors: tuple[str, str, str, str, str]
    statements: tuple[Statement, ...]
    themes: tuple[CrossTheme, ...]
    cross_statements: tuple[CrossStatement, ...]
    tasks: tuple[Task, ...]
    risks: tuple[RiskSpec, ...]
    impact_classes: tuple[ScaleClass, ...]
    likelihood_classes: tuple[ScaleClass, ...]
    matrix: Mapping[int, tuple[str, ...]]
    mechanisms: tuple[Mechanism, ...]
    nodes: tuple[GraphNode, ...]
    edges: tuple[GraphEdge, ...]
    measures: tuple[Measure, ...]
    context: tuple[ContextFigure, ...]
    context_sentences: tuple[str, ...]
    outdated_terms: tuple[tuple[str, str], ...]
    texts: Mapping[str, str]  # explanations of the content files, e.g. "likelihood", "weak_link", "impact"
    sha256: str
    scoring_model: ScoringModel
    revision: int = 0  # the redactionele versie: corrected typos only, same ids and weights
    previous_edition: str | None = None  # the edition that `changes` counts from (was-wordt.yaml)
    changes: tuple[Change, ...] = ()

    @cached_property
    def change_by_new_id(self) -> dict[str, Change]:
        """What a question was in the edition before; empty for a first edition."""
        return by_new_id(self.changes)

    @cached_property
    def domain_by_id(self) -> dict[str, PolicyDomain]:
        return {item.id: item for item in self.domains}

    @cached_property
    def dossier_by_id(self) -> dict[str, Dossier]:
        return {item.id: item for item in self.dossiers}

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        return {item.id: item for item in self.roles}

    @cached_property
    def cluster_by_id(self) -> dict[str, ClusterSpec]:
        return {item.id: item for item in self.clusters}

    @cached_property
    def factor_by_id(self) -> dict[str, FactorSpec]:
        return {item.id: item for item in self.factors}

    @cached_property
    def statement_by_id(self) -> dict[str, Statement]:
        return {item.id: item for item in self.statements}

    @cached_property
    def theme_by_id(self) -> dict[str, CrossTheme]:
        return {item.id: item for item in self.themes}

    @cached_property
    def cross_statement_by_id(self) -> dict[str, CrossStatement]:
        return {item.id: item for item in self.cross_statements}

    @cached_property
    def task_by_id(self) -> dict[str, Task]:
        return {item.id: item for item in self.tasks}

    @cached_property
    def risk_by_id(self) -> dict[str, RiskSpec]:
        return {item.id: item for item in self.risks}

    @cached_property
    def mechanism_by_id(self) -> dict[str, Mechanism]:
        return {item.id: item for item in self.mechanisms}

    @cached_property
    def measure_by_id(self) -> dict[str, Measure]:
        return {item.id: item for item in self.measures}

    def statements_of(self, dossier: str) -> tuple[Statement, ...]:
        """The statements of a dossier, in the order of the factors."""
        return tuple(item for item in self.statements if item.dossier == dossier)

    def tasks_of(self, dossier: str) -> tuple[Task, ...]:
        """The tasks that count in a dossier."""
        return tuple(item for item in self.tasks if item.dossier == dossier)

    def tasks_touching(self, dossier: str) -> tuple[Task, ...]:
        """The tasks of other dossiers that are also shown here (`raakt`)."""
        return tuple(item for item in self.tasks if dossier in item.touches)

    @cached_property
    def _models_by_dossier(self) -> dict[str | None, ScoringModel]:
        return {}

    def scoring_model_of(self, dossier: str | None) -> ScoringModel:
        """The model cut down to the questions of one dossier (None: of dwars), to count only those again."""
        if dossier not in self._models_by_dossier:
            whole = self.scoring_model
            self._models_by_dossier[dossier] = replace(
                whole,
                statements=tuple(item for item in whole.statements if item.dossier == dossier),
                tasks=tuple(item for item in whole.tasks if item.dossier == dossier),
                cross_statements=whole.cross_statements if dossier is None else (),
            )
        return self._models_by_dossier[dossier]
