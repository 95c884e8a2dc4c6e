"""What every explanation shares: one line of a sum, and the check on an id."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from assessments.scoring.explain_types import NotCounted, UnitLine
from assessments.scoring.rules import NOT_APPLICABLE, POINTS_PER_LEVEL, TOP_LEVEL, in_base, level_of
from assessments.scoring.types import Figure
from assessments.scoring.units import Sheet, Unit


def reason_not_counted(unit: Unit, *, definitive: bool) -> NotCounted | None:
    """Why a unit is outside the points base P, or None when it counts."""
    if not unit.in_scope:
        return "buiten_scope"
    if unit.value == NOT_APPLICABLE:
        return "nvt"
    return None if in_base(unit.value, definitive=definitive) else "leeg"


def unit_line(sheet: Sheet, unit: Unit, link: int, contribution: Figure) -> UnitLine:
    """One line of a sum; a unit that does not count keeps its weight but has no points."""
    reason = reason_not_counted(unit, definitive=sheet.definitive)
    counted = reason is None
    level = level_of(unit.value)
    return UnitLine(
        statement=unit.statement,
        role=unit.role,
        dossier=unit.dossier,
        factor=unit.factor,
        value=unit.value,
        support=unit.support,
        weight=sheet.weight(unit.parts) if unit.parts else None,
        link=link,
        points=Fraction(POINTS_PER_LEVEL * level) if counted else None,
        shortfall=Fraction(TOP_LEVEL - level, TOP_LEVEL) if counted else None,
        contribution=contribution if counted else None,
        reason=reason,
    )


def known(name: str, names: Iterable[str]) -> str:
    """The name when it is one of the names, else KeyError."""
    if name not in set(names):
        raise KeyError(name)
    return name
