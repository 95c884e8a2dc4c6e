"""The answers file `apk-antwoorden/1` as frozen rows: all that the file holds, also what no figure needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessments.scoring.types import AnswerValue, StepValue, Support

ANSWERS_FORMAT = "apk-antwoorden/1"
EMPTY_STEPS: tuple[StepValue, ...] = (None, None, None, None, None)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault in a file: a machine code, the place in the file, and the values a sentence needs.

    `answering.wording.fault_sentence` turns it into Dutch.
    """

    code: str
    where: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; `not_applicable` holds the reason for nvt, or None. `discussed_on` is an ISO date."""

    id: str
    not_applicable: str | None = None
    steps: tuple[StepValue, ...] = EMPTY_STEPS
    note: str = ""
    function: str | None = None
    discussed_on: str | None = None

    @property
    def is_empty(self) -> bool:
        """Says no more than a row that is left out; who emptied it does not matter."""
        steps_empty = all(step is None for step in self.steps)
        return self.not_applicable is None and steps_empty and not (self.note or self.discussed_on)


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement for one role, or for every role (None). For nvt the note is the reason."""

    id: str
    role: str | None
    value: AnswerValue
    support: Support = None
    note: str = ""
    function: str | None = None

    @property
    def is_empty(self) -> bool:
        """Says no more than a row that is left out; who emptied it does not matter."""
        return self.value is None and not (self.support or self.note)


@dataclass(frozen=True, slots=True)
class CrossRow:
    """A dwars statement; it has no roles."""

    id: str
    value: AnswerValue
    support: Support = None
    note: str = ""
    function: str | None = None

    @property
    def is_empty(self) -> bool:
        """Says no more than a row that is left out; who emptied it does not matter."""
        return self.value is None and not (self.support or self.note)


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """A whole answers file; rows stand in catalogue order."""

    municipality: str
    edition: str
    scope: Literal["basis", "volledig"]
    definitive: bool
    tasks: tuple[TaskRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    cross: tuple[CrossRow, ...] = ()
