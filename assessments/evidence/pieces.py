"""Evidence as the pages show it; no database here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from assessments.evidence.kinds import label_of
from assessments.models import Evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence. `size` in bytes, 0 for a link; `uses` counts the questions that are shown."""

    id: UUID
    title: str
    dated: dt.date | None
    url: str
    filename: str
    kind: str
    size: int
    in_report: bool
    added_at: dt.datetime
    function: str
    uses: int

    @property
    def is_link(self) -> bool:
        return bool(self.url)


@dataclass(frozen=True, slots=True)
class EvidenceAt:
    """The evidence at one question. `can_add` is False when reading only, definitive, or agreed."""

    items: tuple[Piece, ...]
    can_add: bool
    agreed: bool  # the dossier has the state akkoord
    max_bytes: int

    @property
    def count(self) -> int:
        return len(self.items)


def piece_of(evidence: Evidence, uses: int) -> Piece:
    """A stored piece as it is shown."""
    return Piece(
        id=evidence.pk,
        title=evidence.title,
        dated=evidence.dated,
        url=evidence.url,
        filename=evidence.filename,
        kind=label_of(evidence.content_type) if evidence.filename else "",
        size=evidence.size,
        in_report=evidence.in_report,
        added_at=evidence.added_at,
        function=evidence.added_function,
        uses=uses,
    )
