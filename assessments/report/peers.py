"""What was published about the groups of a municipality, as the report prints it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.comparison.groups import Benchmark


@dataclass(frozen=True, slots=True)
class PeerComparison:
    """One group at one day; `figures` per measure as in `comparison.measures`, without what is withheld."""

    kind: str  # PeerKind value
    label: str
    taken_on: dt.date
    figures: Mapping[str, Benchmark]
