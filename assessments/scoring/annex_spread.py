"""The spread of proposals as the annex keeps it: counts per answer, and nothing of who gave them.

Only where at least three people gave a proposal and the known levels differ by two or more (method.md 11,
part 9): with fewer people a count could be traced to somebody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

MIN_PEOPLE = 3
MIN_DIFFERENCE = 2
ORDER = ("0", "1", "2", "3", "4", "weet_niet", "nvt")


class Given(NamedTuple):
    """A proposal as the rows say it; `author` is None for who left the application."""

    statement: str
    role: str  # "" is all roles
    author: int | None
    function: str
    value: str

    @property
    def person(self) -> str:
        """Who gave it; those who left count once per function, so never too high."""
        return str(self.author) if self.author is not None else f"weg: {self.function}"


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How often each answer was proposed for a statement, for one role or ("") for all together."""

    subject: str
    role: str
    counts: tuple[tuple[str, int], ...]

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels 0-4 that were proposed, low to high."""
        return tuple(int(value) for value, _ in self.counts if value.isdigit())

    @property
    def difference(self) -> int:
        """Highest minus lowest proposed level."""
        return self.levels[-1] - self.levels[0] if self.levels else 0


def spread_rows(proposals: Iterable[Given]) -> tuple[SpreadRow, ...]:
    """The spreads worth a talk, by statement and role.

    When anybody spoke for one role, each role stands apart and a proposal for all roles counts for each,
    unless the same person also spoke for that role.
    """
    per_statement: dict[str, list[Given]] = {}
    for row in proposals:
        per_statement.setdefault(row.statement, []).append(row)
    found = []
    for statement, rows in sorted(per_statement.items()):
        for role in sorted({row.role for row in rows if row.role}) or [""]:
            spread = _spread(statement, role, rows)
            if spread is not None:
                found.append(spread)
    return tuple(found)


def _spread(statement: str, role: str, rows: Iterable[Given]) -> SpreadRow | None:
    own = [row for row in rows if row.role == role]
    spoke = {row.person for row in own}
    here = own + [row for row in rows if role and not row.role and row.person not in spoke]
    if len({row.person for row in here}) < MIN_PEOPLE:
        return None
    values = [row.value for row in here]
    counts = tuple((value, values.count(value)) for value in ORDER if value in values)
    spread = SpreadRow(statement, role, counts)
    return spread if spread.difference >= MIN_DIFFERENCE else None


def spread_out(rows: Iterable[SpreadRow]) -> list[dict[str, Any]]:
    """The rows as the annex writes them."""
    return [{"vraag": row.subject, "rol": row.role or None, "aantallen": dict(row.counts)} for row in rows]


def spread_in(rows: Iterable[Mapping[str, Any]]) -> tuple[SpreadRow, ...]:
    """The rows as the annex holds them."""
    return tuple(SpreadRow(row["vraag"], row["rol"] or "", tuple(row["aantallen"].items())) for row in rows)
