"""Why evidence was refused: each case its own exception, with a Dutch sentence."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from assessments.models import Evidence


class RefusedFile(ValidationError):
    """A file that we do not take; the fault belongs to the field `file`."""

    def __init__(self, sentence: str) -> None:
        super().__init__({"file": sentence})


class SamePiece(Exception):
    """The round holds this file or link already: `piece`. `here`: at this very question."""

    def __init__(self, sentence: str, piece: Evidence, *, here: bool) -> None:
        super().__init__(sentence)
        self.piece = piece
        self.here = here


class EvidenceLocked(Exception):
    """The round is definitive or the dossier agreed, so nothing was written. The text is a Dutch sentence."""


class MustConfirm(Exception):
    """A piece that is still used is only removed after a yes. The text is a Dutch sentence."""
