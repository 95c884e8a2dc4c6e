"""Why a save was refused: each case its own exception, so a view can answer each in its own way.

Faults in one field are Django's `ValidationError` with a sentence per field.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from assessments.models import Answer, TaskAnswer

Row = TypeVar("Row", Answer, TaskAnswer)


class StaleSave(Exception, Generic[Row]):
    """Somebody saved in between: nothing was written.

    `rows` is what the box that was saved shows now (`updated_by` loaded), never the answers of other roles;
    `version` is the version to send with the next save.
    """

    def __init__(self, *, rows: Sequence[Row], version: int) -> None:
        super().__init__(f"stale save: the stored version is {version}")
        self.rows: tuple[Row, ...] = tuple(rows)
        self.version = version


class RoundLocked(Exception):
    """The round is definitive, so its answers do not change any more. The text is a Dutch sentence."""


class DossierAgreed(RoundLocked):
    """The dossier is akkoord: its answers wait until the coordinator gives it back (method.md 12)."""


class NotReady(Exception):
    """The round cannot become definitive yet.

    `missing` is what method.md 3 still asks for; `unconfirmed` the core answers (statement, role) that are
    nvt and that no second person has confirmed. The text is a Dutch sentence.
    """

    def __init__(
        self, message: str, *, missing: Sequence[object] = (), unconfirmed: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(message)
        self.missing = tuple(missing)
        self.unconfirmed = tuple(unconfirmed)


class FaultyFile(Exception):
    """An answers file cannot be read in: `faults` holds every fault as a Dutch sentence with its place."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
