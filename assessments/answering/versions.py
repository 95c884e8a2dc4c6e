"""The version of each box of a statement: a role, or "" for all roles together. Pure.

Every change of any row of a statement takes the next number of that statement, also when the answer is split
over roles or joined again. No number comes back, so a box that changed always has another version than a page
has seen, and two people on two roles do not get in each other's way.
"""

from __future__ import annotations

from collections.abc import Sequence

from assessments.models import Answer


def next_version(rows: Sequence[Answer]) -> int:
    """The number that the next change of this statement takes."""
    return max((row.version for row in rows), default=0) + 1


def row_for(rows: Sequence[Answer], role: str) -> Answer | None:
    """The row that is stored for exactly this box."""
    return next((row for row in rows if row.role == role), None)


def rows_seen_by(rows: Sequence[Answer], role: str) -> tuple[Answer, ...]:
    """The rows that one box shows: its own row or the one for all roles; the box "" stands for every row."""
    if not role:
        return tuple(rows)
    return tuple(row for row in rows if row.role in ("", role))


def version_for(rows: Sequence[Answer], role: str) -> int:
    """The version of a box: the highest of the rows it shows, 0 when it shows none."""
    return max((row.version for row in rows_seen_by(rows, role)), default=0)
