"""What is niet-openbaar of a round, and how much of it a public version left out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessments.constants import RedactedPart

STATEMENT, TASK = RedactedPart.STATEMENT_NOTE.value, RedactedPart.TASK_NOTE.value
EVIDENCE, REMARK = RedactedPart.EVIDENCE.value, RedactedPart.REMARK.value
DECISION, TALK_POINT = RedactedPart.DECISION.value, RedactedPart.TALK_POINT.value
NATIONAL = RedactedPart.NATIONAL_SIGNAL.value
COVERING = RedactedPart.COVERING.value


@dataclass(frozen=True, slots=True)
class Redactions:
    """What is niet-openbaar: the ground (WooGround value) per part and key (models.publication)."""

    grounds: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, part: str, key: str) -> str | None:
        """The ground of a passage, or None when it is public."""
        return self.grounds.get((part, key))

    def of_statement(self, statement: str, role: str | None) -> str | None:
        """The ground of the note at a statement, whatever became of its roles since it was marked.

        A mark without role holds for each role. When the roles were joined again afterwards, the mark of one
        of them holds for the joined note: it may have come from that role.
        """
        keys = [statement] if role is None else [statement, f"{statement}:{role}"]
        found = next((ground for key in keys if (ground := self.of(STATEMENT, key))), None)
        if found is None and role is None:
            marked = (
                ground
                for (part, key), ground in sorted(self.grounds.items())
                if part == STATEMENT and key.startswith(f"{statement}:")
            )
            found = next(marked, None)
        return found


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many passages the public version leaves out, per ground (WooGround value)."""

    per_ground: tuple[tuple[str, int], ...] = ()

    @property
    def count(self) -> int:
        return sum(count for _, count in self.per_ground)
