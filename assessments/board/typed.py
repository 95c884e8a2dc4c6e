"""What a coordinator typed about the decisions and the points to discuss, as plain values. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.constants import CostClass


@dataclass(frozen=True, slots=True)
class TypedDecision:
    """One decision of the form; `key` is the id of a stored one, empty for a new one or a proposal."""

    key: str = ""
    origin: str = ""
    what: str = ""
    owner: str = ""
    due: dt.date | None = None
    cost: str = CostClass.UNKNOWN.value
    otherwise: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was typed: the place in the form stays free."""
        return not (self.what.strip() or self.owner.strip() or self.otherwise.strip() or self.due)


@dataclass(frozen=True, slots=True)
class TypedPoint:
    """One point to discuss, as typed; `key` is the id of a stored one, empty for a new one or a proposal."""

    key: str = ""
    question: str = ""
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.question.strip() or self.reason.strip())
