"""What somebody typed that could not be stored: shown again with the reason, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessments.models import Answer, TaskAnswer

SHOWN_FIELDS: frozenset[str] = frozenset({"value", "note", "nvt_reason", "discussed_on"})
"""Fields with a place for a message of their own; every other fault stands in the status line."""


class _NoErrors(dict[str, str]):
    """No sentence for any field; a template pays dearly for looking up what a plain dict does not hold."""

    def __missing__(self, field: str) -> str:
        return ""


NO_ERRORS: Mapping[str, str] = _NoErrors()


@dataclass(frozen=True, slots=True)
class Typed:
    """A refused save of one question: the posted values and why they were refused.

    `errors` holds a sentence per field. `newer` are the rows that a colleague stored in between,
    `newer_version` is the version that replaces them.
    """

    subject: str
    role: str
    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    newer: tuple[Answer, ...] | tuple[TaskAnswer, ...] = ()
    newer_version: int | None = None
    locked: bool = False  # the round became definitive meanwhile, or the dossier akkoord
    not_yours: bool = False  # a colleague sets the agreed answer

    @property
    def form_error(self) -> str:
        """What is wrong apart from the fields that show their own message."""
        return " ".join(text for name, text in self.errors.items() if name not in SHOWN_FIELDS)

    @property
    def stale(self) -> bool:
        """Whether a colleague saved in between."""
        return self.newer_version is not None
