"""How the decisions of a round stand, in one line: the same on every page. Pure."""

from __future__ import annotations


def done_line(done: int, total: int) -> str:
    """ "2 van 3 besluiten klaar"; "" without decisions."""
    if not total:
        return ""
    return f"{done} van {total} {'besluit' if total == 1 else 'besluiten'} klaar"


def overdue_line(late: int) -> str:
    """How many decisions are past their day; "" for none."""
    if not late:
        return ""
    return "1 besluit is over de datum" if late == 1 else f"{late} besluiten zijn over de datum"


def whole_line(done: int, total: int, late: int) -> str:
    """Both in one line, without a full stop; "" without decisions."""
    start = done_line(done, total)
    return f"{start}; {overdue_line(late)}" if start and late else start
