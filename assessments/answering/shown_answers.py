"""A stored or typed answer in words, and two of them side by side. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.answering.typed import Typed
from assessments.catalogue.spec import CrossStatement, Statement
from assessments.constants import AnswerChoice, AnswerSupport, MunicipalRole
from assessments.models import Answer

UNKNOWN, NVT = AnswerChoice.UNKNOWN.value, AnswerChoice.NOT_APPLICABLE.value


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What is stored for one role, in words; `role_label` empty for one answer for all roles."""

    role_label: str
    text: str  # the anchor in words, "" when nothing is chosen
    number: int | None
    support: str
    note: str
    saved_at: dt.datetime | None
    saved_by: str
    function: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two versions of one answer: what the person typed, and what a colleague stored in between."""

    own: ShownAnswer
    others: tuple[ShownAnswer, ...]
    version: int


def anchor_text(item: Statement | CrossStatement, value: str) -> tuple[str, int | None]:
    """A stored value in words, with its number when it lies on the scale."""
    if value in {UNKNOWN, NVT}:
        return str(AnswerChoice(value).label), None
    return (item.anchors[int(value)], int(value)) if value else ("", None)


def role_label(role: str) -> str:
    """A role in words; empty for one answer for all roles."""
    return str(MunicipalRole(role).label) if role else ""


def shown_answer(item: Statement | CrossStatement, row: Answer | None, role: str) -> ShownAnswer:
    """What is stored for one role, ready to read."""
    if row is None:
        return ShownAnswer(role_label(role), "", None, "", "", None, "", "")
    text, number = anchor_text(item, row.value)
    on_scale = number is not None
    return ShownAnswer(
        role_label=role_label(row.role),
        text=text,
        number=number,
        support=str(AnswerSupport(row.support).label) if row.support and on_scale else "",
        note=row.note,
        saved_at=row.updated_at,
        saved_by=str(row.updated_by) if row.updated_by else "",
        function=row.function,
    )


def build_conflict(item: Statement | CrossStatement, typed: Typed) -> Conflict:
    """Both versions side by side."""
    text, number = anchor_text(item, typed.values.get("value", ""))
    support = typed.values.get("support", "")
    return Conflict(
        own=ShownAnswer(
            role_label=role_label(typed.role),
            text=text,
            number=number,
            support=str(AnswerSupport(support).label) if support and number is not None else "",
            note=typed.values.get("note", ""),
            saved_at=None,
            saved_by="",
            function="",
        ),
        others=tuple(shown_answer(item, row, row.role) for row in typed.newer if isinstance(row, Answer)),
        version=typed.newer_version or 0,
    )
