"""What a file must say of itself to belong to a round."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expected:
    """What the marks of a workbook must say to belong to this round.

    `revisions` are the hashes of every revision of the edition: a workbook of before a corrected typo holds
    the same questions.
    """

    round: str
    municipality: str
    municipality_name: str
    edition: str
    catalogue: str
    revisions: frozenset[str] = frozenset()
