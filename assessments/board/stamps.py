"""Which version of a part a page showed: a short hash of what was stored then. Pure.

Each part of the paper has its own, so that two coordinators on two parts do not get in each other's way. A
part that was changed and changed back is the same again, and nothing is lost by that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from assessments.models import BoardPaper, Decision, TalkPoint


def _stamp(*values: Any) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def covering_stamp(paper: BoardPaper | None) -> str:
    return _stamp(paper.covering_text if paper else "")


def decisions_stamp(paper: BoardPaper | None, decisions: Sequence[Decision]) -> str:
    """Of the texts; how a decision stands has the version of its row."""
    if paper is None or not paper.decisions_edited:
        return _stamp("voorstel")
    return _stamp(
        *((row.pk, row.what, row.owner, row.due, row.cost, row.otherwise, row.number) for row in decisions)
    )


def points_stamp(paper: BoardPaper | None, points: Sequence[TalkPoint]) -> str:
    if paper is None or not paper.points_edited:
        return _stamp("voorstel")
    return _stamp(*((row.number, row.question, row.reason) for row in points))


def incidents_stamp(paper: BoardPaper | None) -> str:
    return _stamp(paper.incidents if paper else {})


def dates_stamp(paper: BoardPaper | None) -> str:
    return _stamp(*((paper.discussed_on, paper.council_informed_on) if paper else (None, None)))
