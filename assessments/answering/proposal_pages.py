"""The proposals of a question as its page shows them: the own one to give, and the spread. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assessments.answering.proposal_fields import AnswerFields, Viewer, fields_for
from assessments.answering.proposals import places_for
from assessments.answering.spread_pages import Opinion, Spread, build_spreads, opinion_of, people_in
from assessments.answering.typed import Typed
from assessments.catalogue.spec import CrossStatement, Statement
from assessments.models import Answer, Proposal


@dataclass(frozen=True, slots=True)
class ProposalSection:
    """The proposals of one question for one reader; `count` people gave one.

    `own` are the forms for an own proposal, `own_shown` what this person gave, in words.
    """

    count: int
    blind: bool
    blind_ended: dt.datetime | None
    own: tuple[AnswerFields, ...]
    own_shown: tuple[Opinion, ...]
    per_role: bool
    may_split: bool
    may_join: bool
    can_propose: bool
    looks: bool
    spreads: tuple[Spread, ...]

    @property
    def asks_first(self) -> bool:
        """Whether the form for an own proposal stands open: not when the reader comes for the spread."""
        sees_spread = self.looks and self.count > 0 and not self.blind
        return not self.own_shown and not sees_spread


def build_section(
    item: Statement | CrossStatement,
    rows: Sequence[Proposal],
    answers: Sequence[Answer],
    viewer: Viewer,
    *,
    blind_ended: dt.datetime | None = None,
    refused_proposal: Typed | None = None,
    refused_agreeing: Typed | None = None,
) -> ProposalSection:
    """Everything about the proposals of one statement.

    `item` is the whole statement with all its roles, `rows` are the proposals in the part of the viewer.
    """
    places = places_for(item, viewer.own_roles)
    own = {row.role: row for row in rows if row.author_id == viewer.user_id}
    per_role = "" not in places or _per_role(own, viewer, refused_proposal, possible=len(places) > 1)
    wanted = [role for role in places if bool(role) == per_role]
    return ProposalSection(
        count=people_in(rows),
        blind=viewer.blind,
        blind_ended=blind_ended,
        own=tuple(_own_fields(item, role, own, refused_proposal) for role in wanted)
        if viewer.can_propose
        else (),
        own_shown=tuple(opinion_of(item, own[role]) for role in places if role in own),
        per_role=per_role,
        may_split=not per_role and len(places) > 1,
        may_join=per_role and "" in places,
        can_propose=viewer.can_propose,
        looks=viewer.looks,
        spreads=build_spreads(item, rows, answers, viewer, places, refused_agreeing) if viewer.looks else (),
    )


def _per_role(own: Mapping[str, Proposal], viewer: Viewer, typed: Typed | None, *, possible: bool) -> bool:
    if typed is not None:
        return bool(typed.role)
    if viewer.per_role in {"ja", "nee"}:
        return possible and viewer.per_role == "ja"
    return any(own)


def _own_fields(
    item: Statement | CrossStatement, role: str, own: Mapping[str, Proposal], typed: Typed | None
) -> AnswerFields:
    """The form of the own proposal for one role; what somebody typed goes before what is stored."""
    row = own.get(role) or own.get("")
    value, support, note = (row.value, row.support, row.note) if row else ("", "", "")
    shows_name = bool(row and row.shows_name)
    mine = typed if typed and typed.role == role else None
    if mine:
        value, support, note = (mine.values.get(name, "") for name in ("value", "support", "note"))
        shows_name = bool(mine.values.get("shows_name"))
    return replace(
        fields_for(item, f"voorstel-{role or 'alle'}", role, value, support, note),
        shows_name=shows_name,
        stored=role in own,
        typed=mine,
    )
