"""The form with the five anchors of a statement, as proposals and agreeing after proposals use it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.answering.shown_answers import NVT, UNKNOWN, Conflict, role_label
from assessments.answering.statement_pages import LEVELS, Choice
from assessments.answering.typed import Typed
from assessments.catalogue.spec import CrossStatement, Statement
from assessments.constants import AnswerChoice, AnswerSupport


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the proposals: `looks` is coordinator or owner, `agrees` may set the answer now.

    `own_roles` are those of a limited invitation; `take` is the level or the proposal (its key) that is about
    to become the answer for `take_role`; `per_role` ("ja", "nee" or "") is how the own proposal is given.
    """

    user_id: int | None
    can_propose: bool
    looks: bool
    agrees: bool
    blind: bool
    own_roles: tuple[str, ...] = ()
    per_role: str = ""
    take: str = ""
    take_role: str = ""


@dataclass(frozen=True, slots=True)
class AnswerFields:
    """One form with anchors, support and a note; `key` makes its element ids."""

    key: str
    role: str
    role_label: str
    anchors: tuple[Choice, ...]
    apart: tuple[Choice, ...]
    supports: tuple[Choice, ...]
    note: str
    shows_name: bool = False
    stored: bool = False
    version: int = 0
    typed: Typed | None = None
    conflict: Conflict | None = None
    unfolded: bool = False


def fields_for(
    item: Statement | CrossStatement, key: str, role: str, value: str, support: str, note: str
) -> AnswerFields:
    """The choices of a form with these values."""
    return AnswerFields(
        key=key,
        role=role,
        role_label=role_label(role),
        anchors=tuple(
            Choice(str(level), item.anchors[level], value == str(level), level) for level in range(LEVELS)
        ),
        apart=tuple(Choice(name, str(AnswerChoice(name).label), value == name) for name in (UNKNOWN, NVT)),
        supports=tuple(
            Choice(name, str(label), (support or AnswerSupport.ESTIMATE.value) == name)
            for name, label in AnswerSupport.choices
        ),
        note=note,
    )
