"""From cause to damage: the part of the cause-effect graph that belongs to one risk (method.md 5.1). Pure.

Start at the three factors that add most to the risk, and follow the arrows to the damage. Arrows that leave
the damage lead back into the graph: they are told in words, not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from assessments.catalogue.spec import Catalogue
from assessments.catalogue.spec_analysis import GraphEdge
from assessments.scoring.types import RiskScore

DAMAGE = "schade"
FACTOR_PREFIX = "f_"
FEEDBACK = "terugkoppeling"
TOP_FACTORS = 3
Weight = Literal["sterkst", "vervolg", "gewoon"]
"""An arrow of the strongest mechanism, one that carries it on to the damage, or another one."""


@dataclass(frozen=True, slots=True)
class CauseNode:
    """A box of the drawing."""

    id: str
    kind: str  # factor, tussen, gevolg


@dataclass(frozen=True, slots=True)
class CauseEdge:
    """An arrow; `level` says that both ends may stand in one column (a feedback between two steps)."""

    origin: str
    target: str
    mechanism: str
    weight: Weight
    level: bool


@dataclass(frozen=True, slots=True)
class CauseGraph:
    """Nodes and edges in catalogue order, without a cycle; `returning` are the nodes from the damage back."""

    nodes: tuple[CauseNode, ...]
    edges: tuple[CauseEdge, ...]
    mechanism: str
    path: tuple[str, ...]
    returning: tuple[str, ...]


def top_factors(points: Mapping[str, Fraction]) -> tuple[str, ...]:
    """The factors that add most to a risk, highest first; none that adds nothing."""
    ordered = sorted(points, key=lambda factor: -points[factor])
    return tuple(factor for factor in ordered if points[factor] > 0)[:TOP_FACTORS]


def strongest(points: Mapping[str, Fraction], among: Iterable[str] | None = None) -> str:
    """The mechanism that adds most, of those in `among`; empty when none adds anything."""
    allowed = set(points if among is None else among)
    ordered = sorted(points, key=lambda name: -points[name])
    return next((name for name in ordered if name in allowed and points[name] > 0), "")


def cause_graph(catalogue: Catalogue, risk: RiskScore) -> CauseGraph | None:
    """The graph of one risk, or None when no factor adds to it or no arrow leads to the damage."""
    starts = [FACTOR_PREFIX + factor for factor in top_factors(risk.contributions.factors)]
    kinds = {node.id: node.kind for node in catalogue.nodes}
    forward = _without_cycles([edge for edge in catalogue.edges if kinds[edge.origin] != "gevolg"])
    ahead = _reached(starts, [(edge.origin, edge.target) for edge in forward])
    behind = _reached([DAMAGE], [(edge.target, edge.origin) for edge in forward])
    kept = ahead & behind
    if DAMAGE not in kept or not kept & set(starts):
        return None
    edges = [edge for edge in forward if edge.origin in kept and edge.target in kept]
    mechanism = strongest(risk.contributions.mechanisms, {edge.mechanism for edge in edges})
    weighed = _weighed(catalogue, edges, mechanism)
    return CauseGraph(
        nodes=tuple(CauseNode(node.id, node.kind) for node in catalogue.nodes if node.id in kept),
        edges=weighed,
        mechanism=mechanism,
        path=_path(weighed, starts),
        returning=_returning(catalogue),
    )


def _reached(starts: Iterable[str], steps: list[tuple[str, str]]) -> set[str]:
    found = set(starts)
    size = 0
    while size != len(found):
        size = len(found)
        found |= {target for origin, target in steps if origin in found}
    return found


def _without_cycles(edges: list[GraphEdge]) -> list[GraphEdge]:
    """The arrows in catalogue order, without one that would lead back to where it came from."""
    kept: list[GraphEdge] = []
    for edge in edges:
        if edge.origin not in _reached([edge.target], [(item.origin, item.target) for item in kept]):
            kept.append(edge)
    return kept


def _weighed(catalogue: Catalogue, edges: list[GraphEdge], mechanism: str) -> tuple[CauseEdge, ...]:
    """Each arrow with its weight: the strongest mechanism, and the shortest way on to the damage."""
    strong = [edge for edge in edges if edge.mechanism == mechanism]
    steps = [(edge.origin, edge.target) for edge in edges]
    targets, origins = {edge.target for edge in strong} - {DAMAGE}, {edge.origin for edge in strong}
    ends = {name for name in targets if name not in origins or (name, DAMAGE) in steps}
    onward = {step for end in sorted(ends) for step in _shortest(end, steps)}
    kinds = {node.id: node.kind for node in catalogue.nodes}

    def weight(edge: GraphEdge) -> Weight:
        if edge in strong:
            return "sterkst"
        return "vervolg" if (edge.origin, edge.target) in onward else "gewoon"

    return tuple(
        CauseEdge(
            edge.origin,
            edge.target,
            edge.mechanism,
            weight(edge),
            level=catalogue.mechanism_by_id[edge.mechanism].kind == FEEDBACK
            and kinds[edge.origin] == "tussen",
        )
        for edge in edges
    )


def _shortest(start: str, steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The steps of a shortest way from a node to the damage, the first found in catalogue order."""
    came: dict[str, str] = {}
    queue = [start]
    for node in queue:
        for origin, target in steps:
            if origin == node and target not in came and target != start:
                came[target] = node
                queue.append(target)
    way: list[tuple[str, str]] = []
    node = DAMAGE
    while node != start:
        way.append((came[node], node))
        node = came[node]
    return way[::-1]


def _path(edges: tuple[CauseEdge, ...], starts: list[str]) -> tuple[str, ...]:
    """The way to tell: from the heaviest factor of the strongest mechanism, the shortest way to the damage.

    Without a strong arrow from a factor: the shortest way from the heaviest factor.
    """
    strong = {edge.origin: edge for edge in reversed(edges) if edge.weight == "sterkst"}
    steps = [(edge.origin, edge.target) for edge in edges]
    ways: list[list[tuple[str, str]]] = []
    for start in starts:
        first = [edge.target for edge in edges if edge.origin == start and edge.weight == "sterkst"]
        ways.extend([(start, target), *_shortest(target, steps)] for target in first)
        if ways:
            break
    if not ways:
        origins = {edge.origin for edge in edges}
        ways = [_shortest(next(start for start in starts if start in origins), steps)]
    shortest = min(ways, key=lambda way: (len(way), -sum(origin in strong for origin, _ in way)))
    return (shortest[0][0], *(target for _, target in shortest))


def _returning(catalogue: Catalogue) -> tuple[str, ...]:
    """The nodes that the damage leads back along, until a step that feeds the damage directly."""
    next_of: dict[str, str] = {}
    for edge in catalogue.edges:
        if edge.origin == DAMAGE or catalogue.mechanism_by_id[edge.mechanism].kind == FEEDBACK:
            next_of.setdefault(edge.origin, edge.target)
    way = [DAMAGE]
    while way[-1] in next_of and next_of[way[-1]] not in way:
        way.append(next_of[way[-1]])
    return tuple(way) if len(way) > 1 else ()
