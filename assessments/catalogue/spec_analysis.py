"""The part of a catalogue that explains an outcome: risks, mechanisms, measures and national background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a sentence, weight or choice comes from; `lines` are the line numbers of the source text."""

    label: str
    lines: str


@dataclass(frozen=True, slots=True)
class RiskSpec:
    id: str
    domain: str
    label: str
    explanation: str
    impact: int
    impact_reason: str
    dossier_weights: Mapping[str, int]
    factor_weights: Mapping[str, int]
    weight_basis: str
    source: Source


@dataclass(frozen=True, slots=True)
class ScaleClass:
    """A class of impact or likelihood, 1-5; `lower` is the lower border of the index for likelihood."""

    value: int
    label: str
    meaning: str
    lower: int | None


@dataclass(frozen=True, slots=True)
class Mechanism:
    id: str
    label: str
    kind: str  # oorzaak, gevolg, terugkoppeling
    explanation: str
    cluster: str | None
    factor_weights: Mapping[str, int]
    source: Source


@dataclass(frozen=True, slots=True)
class GraphNode:
    id: str
    label: str
    kind: str  # factor, tussen, gevolg


@dataclass(frozen=True, slots=True)
class GraphEdge:
    origin: str
    target: str
    mechanism: str
    lines: str


@dataclass(frozen=True, slots=True)
class Measure:
    id: str
    actor: str  # gemeente, vng, rijk
    label: str
    kind: str  # rapport, afgeleid, brief
    kind_label: str
    stars: Mapping[str, int | None]  # financien, organisatie, cultuur
    factors: tuple[str, ...]
    mechanisms: tuple[str, ...]
    when: str
    first_steps: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ContextSeries:
    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ContextFigure:
    """A national background figure with its caution (`note`)."""

    id: str
    title: str
    unit: str
    years: tuple[int, ...]
    series: tuple[ContextSeries, ...]
    note: str
    source: Source
