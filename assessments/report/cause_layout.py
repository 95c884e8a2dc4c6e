"""Where every box, lane and arrow of the cause-effect drawing stands, in points at A4 width. Pure.

Heights follow the text; a column is spread by least squares around the middle of what each box is joined to,
without changing the order (pool adjacent violators), so arrows run as level as the boxes allow.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assessments.report.cause_columns import Columns, Stack, steps_of
from assessments.report.cause_graph import Weight

WIDTH = 490.0  # 173 mm: the width of the text on A4
BOX_WIDTHS = {2: 120.0, 3: 120.0, 4: 98.0, 5: 78.0, 6: 64.0}
LEAST_GAP = 18.0
LANE = 5.0
APART = 10.0
CHAIN_APART = 15.0
PORT_APART = 8.0
EDGE_ROOM = 4.0
LANE_WEIGHT = 4  # two lanes in a row would rather be level
ROUNDS = 24


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an arrow from (x1, y1) to (x2, y2).

    A level one goes straight down. `through` is the x up to which it runs on in a lane; None at a box, where
    the head of the arrow stands.
    """

    origin: str
    target: str
    x1: float
    y1: float
    x2: float
    y2: float
    weight: Weight
    level: bool
    through: float | None


@dataclass(frozen=True, slots=True)
class Layout:
    width: float
    height: float
    boxes: tuple[Box, ...]
    lanes: tuple[Box, ...]
    pieces: tuple[Piece, ...]


HeightOf = Callable[[str, float], float]
"""The height that the text of a box needs at a width."""


def layout_of(columns: Columns, height_of: HeightOf) -> Layout:
    """Give everything its place: boxes never overlap, arrows run through gaps and lanes only."""
    count = len(columns.stacks)
    width = BOX_WIDTHS.get(count, (WIDTH - LEAST_GAP * (count - 1)) / count)
    gap = (WIDTH - count * width) / max(1, count - 1)
    steps = steps_of(columns.tracks)
    heights = _heights(columns, steps, lambda name: height_of(name, width))
    tops, total = _tops(columns, steps, heights)
    places = {
        name: Box(name, column * (width + gap), tops[name], width, heights[name])
        for column, stacks in enumerate(columns.stacks)
        for stack in stacks
        for name in stack.members
    }
    lanes = {name for stacks in columns.stacks for stack in stacks if stack.lane for name in stack.members}
    return Layout(
        width=WIDTH,
        height=total,
        boxes=tuple(box for name, box in places.items() if name not in lanes),
        lanes=tuple(box for name, box in places.items() if name in lanes),
        pieces=_pieces(columns, steps, places, lanes),
    )


def _heights(
    columns: Columns, steps: Sequence[tuple[str, str]], text_height: Callable[[str], float]
) -> dict[str, float]:
    """The height of every box: room for its text and for its arrows on the busiest side."""
    heights = {}
    for stacks in columns.stacks:
        for stack in stacks:
            for name in stack.members:
                arrows = max(
                    sum(origin == name for origin, _ in steps), sum(target == name for _, target in steps)
                )
                room = PORT_APART * (arrows - 1) + 2 * EDGE_ROOM
                heights[name] = LANE if stack.lane else max(text_height(name), room)
    return heights


# --- heights of the columns -----------------------------------------------------------------------


def _tops(
    columns: Columns, steps: Sequence[tuple[str, str]], heights: Mapping[str, float]
) -> tuple[dict[str, float], float]:
    """The top of every box and lane, and the height of the drawing."""

    def size(stack: Stack) -> float:
        return sum(heights[name] for name in stack.members) + CHAIN_APART * (len(stack.members) - 1)

    total = max(sum(size(s) for s in stacks) + APART * (len(stacks) - 1) for stacks in columns.stacks)
    tops: dict[str, float] = {}
    for stacks in columns.stacks:
        used = sum(size(stack) for stack in stacks) + APART * (len(stacks) - 1)
        _put(stacks, [(total - used) / 2 + start for start in _starts(stacks, size)], heights, tops)
    joined: dict[str, list[str]] = {}
    for origin, target in steps:
        joined.setdefault(origin, []).append(target)
        joined.setdefault(target, []).append(origin)
    order = list(range(len(columns.stacks)))
    for turn in range(ROUNDS):
        for column in order if turn % 2 == 0 else order[::-1]:
            stacks = columns.stacks[column]
            wishes = [_wish(stack, joined, tops, heights) for stack in stacks]
            _put(stacks, _spread(wishes, _starts(stacks, size), size(stacks[-1]), total), heights, tops)
    return tops, total


def _starts(stacks: Sequence[Stack], size: Callable[[Stack], float]) -> list[float]:
    """Where each stack of a column starts when they stand as tight as they may."""
    starts, at = [], 0.0
    for stack in stacks:
        starts.append(at)
        at += size(stack) + APART
    return starts


def _put(
    stacks: Sequence[Stack], starts: Sequence[float], heights: Mapping[str, float], tops: dict[str, float]
) -> None:
    for stack, start in zip(stacks, starts, strict=True):
        at = start
        for name in stack.members:
            tops[name] = at
            at += heights[name] + CHAIN_APART


def _wish(
    stack: Stack, joined: Mapping[str, Sequence[str]], tops: Mapping[str, float], heights: Mapping[str, float]
) -> float:
    """Where the top of a stack would be if its middle stood at the mean of what it is joined to."""
    moves, weight = 0.0, 0
    for name in stack.members:
        for other in joined.get(name, ()):
            if other not in stack.members:
                heavy = LANE_WEIGHT if stack.lane and heights[other] == LANE else 1
                moves += heavy * (tops[other] + heights[other] / 2 - tops[name] - heights[name] / 2)
                weight += heavy
    return tops[stack.members[0]] + (moves / weight if weight else 0.0)


def _spread(wishes: Sequence[float], starts: Sequence[float], last: float, total: float) -> list[float]:
    """The tops nearest to the wishes (least squares) that keep the order, the room and the height."""
    pools: list[tuple[float, int]] = []  # mean, number
    for wish, start in zip(wishes, starts, strict=True):
        mean, number = wish - start, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean = (before * count + mean * number) / (count + number)
            number += count
        pools.append((mean, number))
    free = total - starts[-1] - last
    shifts = [min(max(mean, 0.0), free) for mean, number in pools for _ in range(number)]
    return [start + shift for start, shift in zip(starts, shifts, strict=True)]


# --- arrows ---------------------------------------------------------------------------------------


def _pieces(
    columns: Columns, steps: Sequence[tuple[str, str]], places: Mapping[str, Box], lanes: set[str]
) -> tuple[Piece, ...]:
    """Every arrow in pieces from stop to stop; where they leave and arrive spreads over the side of a box."""
    weights: dict[tuple[str, str], Weight] = {
        pair: track.edge.weight
        for track in columns.tracks
        for pair in zip(track.stops, track.stops[1:], strict=False)
    }
    sideways = [pair for pair in steps if places[pair[0]].x != places[pair[1]].x]
    leave = _ports(sideways, places, side=0)
    arrive = _ports(sideways, places, side=1)
    pieces = []
    for pair in steps:
        origin, target = places[pair[0]], places[pair[1]]
        if pair not in leave:
            x = origin.x + origin.width / 2
            ends = (x, origin.bottom, x, target.y)
        else:
            ends = (origin.right, leave[pair], target.x, arrive[pair])
        through = target.right if pair[1] in lanes else None
        pieces.append(Piece(*pair, *ends, weights[pair], pair not in leave, through))
    return tuple(pieces)


def _ports(
    steps: Sequence[tuple[str, str]], places: Mapping[str, Box], *, side: int
) -> dict[tuple[str, str], float]:
    """The height at which each arrow leaves (side 0) or meets (side 1) its box, in the order of the ends."""
    ports = {}
    for name, box in places.items():
        own = sorted(
            (pair for pair in steps if pair[side] == name), key=lambda pair: places[pair[1 - side]].middle
        )
        room = 0.0 if len(own) < 2 or box.height <= LANE else (box.height - 2 * EDGE_ROOM) / (len(own) - 1)
        apart = min(room, 2 * PORT_APART)
        for place, pair in enumerate(own):
            ports[pair] = box.middle + apart * (place - (len(own) - 1) / 2)
    return ports
