"""What the coordinator wrote for the board, as the report prints it; pure, made from rows by `queries`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class DecisionText:
    """A decision as stored; `cost` is a CostClass value, `status` a DecisionStatus value."""

    key: str
    number: int
    origin: str
    what: str
    owner: str
    due: dt.date | None
    cost: str
    otherwise: str
    status: str
    status_note: str = ""
    status_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TalkText:
    key: str
    question: str
    reason: str


@dataclass(frozen=True, slots=True)
class BoardTexts:
    """The texts of one round; `decisions` and `points` are None while the proposals from the data stand.

    `incidents` answers per risk id: was there an incident in the last 24 months ("ja" or "nee").
    """

    covering: str = ""
    decisions: tuple[DecisionText, ...] | None = None
    points: tuple[TalkText, ...] | None = None
    discussed_on: dt.date | None = None
    council_informed_on: dt.date | None = None
    incidents: Mapping[str, str] = field(default_factory=dict)


NO_BOARD_TEXTS = BoardTexts()


def dump_board_texts(texts: BoardTexts) -> str:
    """The texts as one line of JSON, the same on every machine: part of what a report is known by."""
    return json.dumps(asdict(texts), ensure_ascii=False, sort_keys=True, default=str)
