"""How far the municipalities are with an edition: their state only, never an answer; 2 queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.campaign.queries import NOT_STARTED, municipalities_today, standings_for
from assessments.comparison.peers import size_class_of
from assessments.constants import ResponseState
from assessments.models import Municipality

ALL = "alle gemeenten"


@dataclass(frozen=True, slots=True)
class Progress:
    """One municipality with its groups and its state (a ResponseState value)."""

    code: str
    name: str
    province_code: str
    province: str
    size: str
    size_label: str
    service: str
    state: str

    @property
    def described(self) -> dict[str, Any]:
        return {
            "gemeente": self.code,
            "naam": self.name,
            "provincie": self.province,
            "grootteklasse": self.size_label,
            "omgevingsdienst": self.service,
            "stand": self.state,
        }


def progress_of(edition: str, *, fictional: bool) -> list[Progress]:
    """The state of every municipality that exists today, by name; as the pages of a campaign count it."""
    standings = standings_for(edition)
    return [
        _progress(place, standings.get(place.code, NOT_STARTED).state)
        for place in municipalities_today(fictional=fictional)
    ]


def _progress(place: Municipality, state: str) -> Progress:
    size, label = size_class_of(place.inhabitants)
    return Progress(
        place.code,
        place.name,
        place.province_code,
        place.province,
        size,
        label,
        place.omgevingsdienst,
        state,
    )


def summary_of(found: Sequence[Progress]) -> dict[str, Any]:
    """Counts of all municipalities, and per province, size class and omgevingsdienst."""
    return {
        "totaal": _counted("", ALL, found),
        "perProvincie": _per((one.province_code, one.province, one) for one in found),
        "perGrootteklasse": _per((one.size, one.size_label, one) for one in found),
        "perOmgevingsdienst": _per((one.service, one.service, one) for one in found if one.service),
    }


def _per(found: Iterable[tuple[str, str, Progress]]) -> list[dict[str, Any]]:
    together: dict[tuple[str, str], list[Progress]] = {}
    for key, label, one in found:
        together.setdefault((key, label), []).append(one)
    return [_counted(key, label, members) for (key, label), members in sorted(together.items())]


def _counted(key: str, label: str, found: Sequence[Progress]) -> dict[str, Any]:
    states = Counter(one.state for one in found)
    done = states[ResponseState.DEFINITIVE.value]
    return {
        "sleutel": key,
        "naam": label,
        "gemeenten": len(found),
        "nietBegonnen": states[ResponseState.NOT_STARTED.value],
        "bezig": states[ResponseState.BUSY.value],
        "definitief": done,
        "aandeelDefinitief": (200 * done + len(found)) // (2 * len(found)) if found else 0,
    }
