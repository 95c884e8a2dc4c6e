"""What is published of all municipalities together besides medians, and how it is stored. Pure.

| Field     | Stored as                                                                                   |
|-----------|---------------------------------------------------------------------------------------------|
| `spreads` | measure -> [[from, to, share], …]: classes 0-100, shares of municipalities in multiples of 5 |
| `tasks`   | task -> [municipalities for which it applies, share in view or null, mark]                   |
| `burden`  | "dagen", "mensen", "uren" -> [municipalities, median, lower quartile, upper quartile]        |
| `signals` | "gemeenten", "oorzaken", "domeinen": counts of municipalities                                |

What may not be shown is absent (or null): never 0. `comparison.disclosure` decides that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assessments.comparison.groups import Benchmark

Mark = Literal["", "weinig", "bijna_alle"]


@dataclass(frozen=True, slots=True)
class SpreadClass:
    """The share (percent, multiple of 5) of municipalities with a value from `low` up to `high`."""

    low: int
    high: int
    share: int


@dataclass(frozen=True, slots=True)
class TaskShare:
    """In how many municipalities a task is in view.

    `share` is a percentage in multiples of 5; None with mark "weinig" (in view with fewer than five) or
    "bijna_alle" (with all but fewer than five).
    """

    municipalities: int
    share: int | None
    mark: Mark = ""


@dataclass(frozen=True, slots=True)
class SignalCounts:
    """Signals to VNG and Rijk: how many municipalities, per cause and per domain and cause."""

    municipalities: int
    causes: Mapping[str, int]
    domains: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Picture:
    spreads: Mapping[str, tuple[SpreadClass, ...]]
    tasks: Mapping[str, TaskShare]
    burden: Mapping[str, Benchmark]
    signals: SignalCounts


def stored_benchmark(found: Benchmark) -> list[int | None]:
    """A benchmark as it is stored."""
    return [found.others, found.median, found.lower_quartile, found.upper_quartile]


def benchmark_from(stored: list[int | None]) -> Benchmark:
    """A benchmark as it was stored. Raises ValueError without a number and a median."""
    others, median, low, high = stored
    if others is None or median is None:
        raise ValueError(f"no benchmark: {stored}")
    return Benchmark(others, median, low, high)


def stored_picture(picture: Picture) -> dict[str, dict[str, Any]]:
    """The fields of `NationalPicture`."""
    return {
        "spreads": {
            name: [[one.low, one.high, one.share] for one in classes]
            for name, classes in picture.spreads.items()
        },
        "tasks": {name: [one.municipalities, one.share, one.mark] for name, one in picture.tasks.items()},
        "burden": {name: stored_benchmark(one) for name, one in picture.burden.items()},
        "signals": {
            "gemeenten": picture.signals.municipalities,
            "oorzaken": dict(picture.signals.causes),
            "domeinen": {name: dict(counts) for name, counts in picture.signals.domains.items()},
        },
    }


def picture_from(
    spreads: Mapping[str, Any],
    tasks: Mapping[str, Any],
    burden: Mapping[str, Any],
    signals: Mapping[str, Any],
) -> Picture:
    """The picture as it was stored by `stored_picture`."""
    return Picture(
        {name: tuple(SpreadClass(*one) for one in classes) for name, classes in spreads.items()},
        {name: TaskShare(*one) for name, one in tasks.items()},
        {name: benchmark_from(one) for name, one in burden.items()},
        SignalCounts(signals["gemeenten"], signals["oorzaken"], signals["domeinen"]),
    )
