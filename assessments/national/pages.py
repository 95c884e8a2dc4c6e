"""The signals of a round as a page shows them: per cause, each with its question. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assessments.accounts.access import RoundAccess
from assessments.catalogue.questions import CROSS, QuestionSpec
from assessments.constants import NationalCause
from assessments.models import NationalSignal


@dataclass(frozen=True, slots=True)
class SignalLine:
    """A signal with the question it is about."""

    signal: NationalSignal
    question: QuestionSpec


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """The signals with one cause; `total` counts them before the filter on dossier or cause."""

    cause: str
    label: str
    total: int
    lines: tuple[SignalLine, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was posted and the fault per field (`whole`: about everything); `newer` after a stale save."""

    cause: str = ""
    note: str = ""
    faults: Mapping[str, str] = field(default_factory=dict)
    stale: bool = False
    newer: NationalSignal | None = None

    @property
    def newer_version(self) -> int:
        return self.newer.version if self.newer else 0


@dataclass(frozen=True, slots=True)
class SignalBox:
    """The place of the signal at one question; `may_change` is for who answers it, while it is open."""

    signal: NationalSignal | None
    may_change: bool
    causes: tuple[tuple[str, str], ...] = tuple(NationalCause.choices)


def build_lines(
    signals: Iterable[NationalSignal], questions: Mapping[str, QuestionSpec]
) -> tuple[SignalLine, ...]:
    """The signals at these questions; those at other questions (of another part) fall away."""
    return tuple(SignalLine(row, questions[row.subject]) for row in signals if row.subject in questions)


def build_groups(
    lines: Iterable[SignalLine], *, cause: str = "", dossier: str = ""
) -> tuple[CauseGroup, ...]:
    """Per cause that has signals, in the order of the causes; the filters leave lines out, not groups.

    `dossier` is an id, or `samenspel` for dwars. A filter on a cause keeps that group only.
    """
    found = tuple(lines)
    groups = []
    for value, label in NationalCause.choices:
        own = [line for line in found if line.signal.cause == value]
        shown = [line for line in own if dossier in ("", line.question.dossier or CROSS)]
        if own and cause in ("", value):
            groups.append(CauseGroup(value, str(label), len(own), tuple(shown)))
    return tuple(groups)


def refused_context(access: RoundAccess, question: QuestionSpec, typed: Typed) -> dict[str, Any]:
    """What the page of a refused save needs besides the way back."""
    return {
        "round": access.round,
        "access": access,
        "subject": question.id,
        "question": question,
        "typed": typed,
        "round_nav": {"round": access.round, "active": "overzicht"},
    }
