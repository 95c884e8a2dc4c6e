"""What a drawing asks of whoever draws it: its size, and how much there is to draw once all is copied. Pure.

A few lines of SVG can ask for a canvas of gigabytes, or for a million layers by masks inside masks; both are
counted here before anything is drawn.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import tinycss2  # type: ignore[import-untyped]  # it ships no types

MAX_DRAWN, MAX_LAYERS = 20_000, 300
LAYERS = ("mask", "clip-path", "opacity")
"""What is drawn apart first and laid over the rest afterwards: slow, and it may point at another element."""
REFERENCE = re.compile(r"url\(\s*['\"]?#([\w.:-]+)['\"]?\s*\)")
CLASS = re.compile(r"\.([\w-]+)")
NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
LENGTH = re.compile(rf"\s*({NUMBER})(px|pt|pc|mm|cm|in)?\s*")
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
MIN_SIZE, MAX_SIZE = 0.01, 100_000.0

Values = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Cost:
    """How many elements are drawn, and how many layers; copies count as often as they are drawn."""

    drawn: int
    layers: int

    @property
    def is_too_much(self) -> bool:
        return self.drawn > MAX_DRAWN or self.layers > MAX_LAYERS


TOO_MUCH = Cost(MAX_DRAWN + 1, MAX_LAYERS + 1)


def sizes_of(root: Element) -> list[tuple[float, float]]:
    """Every width and height in pixels that a program may draw this at: of the viewBox, and as stated.

    Empty when there is none; (0, 0) stands for one that cannot be drawn.
    """
    found = []
    if box := root.get("viewBox"):
        numbers = [float(part) for part in re.findall(NUMBER, box)]
        found.append(_sane(*numbers[2:]) if len(numbers) == 4 else (0.0, 0.0))
    stated = [_pixels(root.get(name, "")) for name in ("width", "height")]
    if stated[0] is not None and stated[1] is not None:
        found.append(_sane(stated[0], stated[1]))
    return found


def _pixels(text: str) -> float | None:
    found = LENGTH.fullmatch(text)
    return float(found[1]) * PIXELS[found[2] or ""] if found else None


def _sane(width: float, height: float) -> tuple[float, float]:
    fits = all(MIN_SIZE <= side <= MAX_SIZE for side in (width, height))  # also refuses what is no number
    return (width, height) if fits else (0.0, 0.0)


def cost_of(root: Element) -> Cost:
    """What drawing costs, with everything that is copied, masked or cut counted in full.

    An element that leads back to itself is too much.
    """
    by_id = {item.get("id"): item for item in root.iter() if item.get("id")}
    return _Counter(by_id, _sheet_of(root)).cost(root)


def _sheet_of(root: Element) -> Mapping[str, Values]:
    """The layers that style sheets ask, per class; "" holds those that may be for any element."""
    found: dict[str, Values] = defaultdict(list)
    for sheet in root.iter("style"):
        for rule in tinycss2.parse_stylesheet(sheet.text or "", skip_comments=True, skip_whitespace=True):
            values = list(_layers_in(tinycss2.serialize(rule.content)))
            for selector in tinycss2.serialize(rule.prelude).split(",") if values else ():
                name = CLASS.fullmatch(selector.strip())
                found[name[1] if name else ""] += values
    return found


def _layers_in(declarations: str) -> Iterator[tuple[str, str]]:
    for item in tinycss2.parse_blocks_contents(declarations, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration" and item.lower_name in LAYERS:
            yield item.lower_name, tinycss2.serialize(item.value).strip()


class _Counter:
    """Counts each element once and remembers it, so that counting itself is never slow."""

    def __init__(self, by_id: Mapping[str | None, Element], sheet: Mapping[str, Values]) -> None:
        self.by_id, self.sheet = by_id, sheet
        self.known: dict[Element, Cost | None] = {}

    def cost(self, item: Element) -> Cost:
        if item in self.known:
            return self.known[item] or TOO_MUCH  # None: it is being counted, so it leads to itself
        self.known[item] = None
        drawn, layers = 1, 0
        for name, value in self._layers(item):
            layers += value not in ("none", "1")
            drawn, layers = self._add(drawn, layers, REFERENCE.findall(value) if name != "opacity" else [])
        drawn, layers = self._add(drawn, layers, [item.get("href", "").removeprefix("#")])
        for child in item:
            below = self.cost(child)
            drawn, layers = drawn + below.drawn, layers + below.layers
        self.known[item] = Cost(min(drawn, TOO_MUCH.drawn), min(layers, TOO_MUCH.layers))
        return self.known[item] or TOO_MUCH

    def _add(self, drawn: int, layers: int, names: list[str]) -> tuple[int, int]:
        for name in names:
            if name in self.by_id:
                other = self.cost(self.by_id[name])
                drawn, layers = drawn + other.drawn, layers + other.layers
        return drawn, layers

    def _layers(self, item: Element) -> Iterator[tuple[str, str]]:
        yield from ((name, value) for name in LAYERS if (value := item.get(name, "").strip()))
        yield from _layers_in(item.get("style", ""))
        for name in item.get("class", "").split():
            yield from self.sheet.get(name, ())
        yield from self.sheet.get("", ())
