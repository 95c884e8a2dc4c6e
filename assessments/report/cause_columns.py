"""Which column each box of the cause-effect drawing stands in, and in what order from top to bottom. Pure.

A layered layout: every arrow goes to the right. An arrow over more columns gets a lane through each column
between, which arrows of the same weight to the same box share; two steps of a feedback may stand below each
other in one column. Order by barycentre (Sugiyama).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assessments.report.cause_graph import DAMAGE, CauseEdge, CauseGraph

SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Stack:
    """What keeps together in a column: one box, a chain of boxes from top to bottom, or one lane."""

    members: tuple[str, ...]
    lane: bool


@dataclass(frozen=True, slots=True)
class Track:
    """An arrow with every stop: box, one lane per column between, box. A level arrow stays in its column."""

    edge: CauseEdge
    stops: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    stacks: tuple[tuple[Stack, ...], ...]  # per column, from top to bottom
    tracks: tuple[Track, ...]


@lru_cache(maxsize=512)  # a few hundred graphs at most: the top three factors and the strongest mechanism
def columns_of(graph: CauseGraph) -> Columns:
    """Columns from the factors (first) to the damage (last), with few crossings. Deterministic."""
    place = _places(graph)
    tracks: list[Track] = []
    lanes: dict[int, dict[str, None]] = {}
    for edge in graph.edges:
        between = range(place[edge.origin] + 1, place[edge.target])
        names = [f"lane-{edge.target}-{edge.weight}-{column}" for column in between]
        for column, name in zip(between, names, strict=True):
            lanes.setdefault(column, {})[name] = None
        tracks.append(Track(edge, (edge.origin, *names, edge.target)))
    stacks = [
        [*_chained(graph, place, column), *(Stack((name,), lane=True) for name in lanes.get(column, []))]
        for column in range(place[DAMAGE] + 1)
    ]
    return Columns(tuple(tuple(column) for column in _ordered(stacks, tracks)), tuple(tracks))


def _places(graph: CauseGraph) -> dict[str, int]:
    """The column per node: one more than the farthest origin; level arrows may stay in the column."""
    place = {node.id: 0 for node in graph.nodes}
    for _ in graph.nodes:  # the longest way has fewer steps than there are nodes
        for edge in graph.edges:
            least = place[edge.origin] + (0 if edge.level else 1)
            place[edge.target] = max(place[edge.target], least)
    place[DAMAGE] = max(place.values())
    if any(node.id != DAMAGE and place[node.id] == place[DAMAGE] for node in graph.nodes):
        place[DAMAGE] += 1
    return place


def _chained(graph: CauseGraph, place: Mapping[str, int], column: int) -> list[Stack]:
    """The boxes of a column; those that a level arrow joins stand together, in the order of the arrows."""
    names = [node.id for node in graph.nodes if place[node.id] == column]
    below = {
        edge.origin: edge.target
        for edge in graph.edges
        if edge.level and place[edge.origin] == place[edge.target] == column
    }
    stacks = []
    for name in names:
        if name in below.values():
            continue
        chain = [name]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        stacks.append(Stack(tuple(chain), lane=False))
    return stacks


# --- order ----------------------------------------------------------------------------------------


def _ordered(stacks: list[list[Stack]], tracks: Sequence[Track]) -> list[list[Stack]]:
    """The order with the fewest crossings of all that the sweeps pass, from two ways to begin."""
    steps = steps_of(tracks)
    best, fewest = stacks, _crossings(stacks, steps)
    for start in (stacks, [column[::-1] for column in stacks]):
        current = start
        for sweep in range(SWEEPS):
            current = _swapped(_swept(current, steps, to_right=sweep % 2 == 0), steps)
            crossings = _crossings(current, steps)
            if crossings < fewest:
                best, fewest = current, crossings
    return best


def steps_of(tracks: Sequence[Track]) -> list[tuple[str, str]]:
    """Every piece of arrow from one stop to the next, once."""
    return list(
        dict.fromkeys(pair for track in tracks for pair in zip(track.stops, track.stops[1:], strict=False))
    )


def _rows(stacks: Sequence[Sequence[Stack]]) -> dict[str, tuple[int, int]]:
    """Per box or lane its column and its row in it."""
    return {
        name: (column, row)
        for column, items in enumerate(stacks)
        for row, name in enumerate(name for stack in items for name in stack.members)
    }


def _swept(
    stacks: list[list[Stack]], steps: Sequence[tuple[str, str]], *, to_right: bool
) -> list[list[Stack]]:
    """Every column in the order of the mean height of what it is joined to on the side we come from."""
    outcome = [list(column) for column in stacks]
    order = range(len(stacks)) if to_right else range(len(stacks) - 1, -1, -1)
    for column in order:
        rows = _rows(outcome)
        joined: dict[str, list[float]] = {}
        for origin, target in steps:
            near, far = (target, origin) if to_right else (origin, target)
            if rows[near][0] == column and rows[far][0] != column:
                height = len([name for stack in outcome[rows[far][0]] for name in stack.members])
                joined.setdefault(near, []).append((rows[far][1] + 0.5) / height)

        own = {stack: (row + 0.5) / len(outcome[column]) for row, stack in enumerate(outcome[column])}

        def centre(
            stack: Stack, joined: dict[str, list[float]] = joined, own: dict[Stack, float] = own
        ) -> float:
            found = [value for name in stack.members for value in joined.get(name, [])]
            return sum(found) / len(found) if found else own[stack]

        outcome[column].sort(key=centre)
    return outcome


def _swapped(stacks: list[list[Stack]], steps: Sequence[tuple[str, str]]) -> list[list[Stack]]:
    """Neighbours change places wherever that takes a crossing away."""
    current, crossings = stacks, _crossings(stacks, steps)
    better = True
    while better:
        better = False
        for column, items in enumerate(stacks):
            for row in range(len(items) - 1):
                trial = [list(other) for other in current]
                trial[column][row], trial[column][row + 1] = trial[column][row + 1], trial[column][row]
                count = _crossings(trial, steps)
                if count < crossings:
                    current, crossings, better = trial, count, True
    return current


def _crossings(stacks: Sequence[Sequence[Stack]], steps: Sequence[tuple[str, str]]) -> int:
    """How many pairs of arrows cross between two columns."""
    rows = _rows(stacks)
    per_gap: dict[int, list[tuple[int, int]]] = {}
    for origin, target in steps:
        if rows[origin][0] != rows[target][0]:
            per_gap.setdefault(rows[origin][0], []).append((rows[origin][1], rows[target][1]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for pairs in per_gap.values()
        for place, one in enumerate(pairs)
        for other in pairs[place + 1 :]
    )
