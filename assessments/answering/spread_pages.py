"""The spread of the proposals of one statement, for the coordinator or owner of the question. Pure.

Nothing here betrays who gave a proposal: no primary key, no time, and an order by level and then by a hash
(docs/decisions/0053).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.crypto import salted_hmac

from assessments.answering.proposal_fields import AnswerFields, Viewer, fields_for
from assessments.answering.shown_answers import NVT, UNKNOWN, anchor_text, build_conflict, role_label
from assessments.answering.statement_pages import LEVELS
from assessments.answering.typed import Typed
from assessments.answering.versions import version_for
from assessments.catalogue.spec import CrossStatement, Statement
from assessments.constants import AnswerSupport
from assessments.models import Answer, Proposal

WORTH_A_TALK = 2
"""From this difference in levels on the proposals are a subject for a talk (as rolverschil, method.md 4)."""


@dataclass(frozen=True, slots=True)
class Level:
    """How many proposals chose this answer; `percent` is the length of its bar, of the longest (0-100)."""

    value: str
    text: str
    number: int | None
    count: int
    percent: int


@dataclass(frozen=True, slots=True)
class Opinion:
    """One proposal without who gave it, unless that person agreed: then `by` has name and function."""

    key: str
    role_label: str
    text: str
    number: int | None
    support: str
    note: str
    by: str


@dataclass(frozen=True, slots=True)
class Spread:
    """All proposals for one role, or for all roles. `hidden`: first an own proposal (blind mode).

    `joins`: agreeing here for all roles replaces the answers per role that are stored now.
    """

    role: str
    role_label: str
    key: str
    count: int
    hidden: bool
    levels: tuple[Level, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    low: int | None = None
    high: int | None = None
    agree: AnswerFields | None = None
    joins: bool = False

    @property
    def explained(self) -> tuple[Opinion, ...]:
        """The proposals with a toelichting."""
        return tuple(one for one in self.opinions if one.note)

    @property
    def bare(self) -> tuple[Opinion, ...]:
        """The proposals without one: the levels say the same."""
        return tuple(one for one in self.opinions if not one.note)

    @property
    def wide(self) -> bool:
        """Whether the proposals differ enough to talk about."""
        return self.low is not None and self.high is not None and self.high - self.low >= WORTH_A_TALK


def people_in(rows: Sequence[Proposal]) -> int:
    """How many people gave these; of who left the application, the functions count."""
    return len({row.author_id or f"weg: {row.author_function}" for row in rows})


def opens_to(viewer_id: int | None, rows: Sequence[Proposal], role: str, *, blind: bool) -> bool:
    """Whether the proposals for this role may be seen: in blind mode only after an own one for that role."""
    if not blind:
        return True
    covering = {role, ""}
    return any(row.author_id == viewer_id and row.role in covering for row in rows)


def opinion_of(item: Statement | CrossStatement, row: Proposal) -> Opinion:
    """A proposal in words; its key is a hash, because a number would say in which order they came."""
    text, number = anchor_text(item, row.value)
    support = str(AnswerSupport(row.support).label) if row.support and number is not None else ""
    named = row.shows_name and row.author is not None
    by = ", ".join(part for part in (str(row.author), row.author_function) if part) if named else ""
    key = salted_hmac("voorstel", str(row.pk), algorithm="sha256").hexdigest()[:20]
    return Opinion(key, role_label(row.role), text, number, support, row.note, by)


def build_spreads(
    item: Statement | CrossStatement,
    rows: Sequence[Proposal],
    answers: Sequence[Answer],
    viewer: Viewer,
    places: Sequence[str],
    typed: Typed | None = None,
) -> tuple[Spread, ...]:
    """One spread for all roles when nobody spoke per role, else one per role; none without proposals."""
    if not rows:
        return ()
    apart = "" not in places or any(row.role for row in rows)
    spreads = []
    for role in (role for role in places if bool(role) == apart):
        here = [row for row in rows if row.role in {role, ""}]
        if here:
            spreads.append(_spread(item, role, here, answers, viewer, typed))
    return tuple(spreads)


def _spread(
    item: Statement | CrossStatement,
    role: str,
    rows: Sequence[Proposal],
    answers: Sequence[Answer],
    viewer: Viewer,
    typed: Typed | None,
) -> Spread:
    bare = Spread(role, role_label(role), role or "alle", people_in(rows), hidden=True)
    if not opens_to(viewer.user_id, rows, role, blind=viewer.blind):
        return bare
    opinions = [(row.value, opinion_of(item, row)) for row in rows]
    opinions.sort(key=lambda pair: (_place(pair[0]), pair[1].key))
    numbers = [one.number for _, one in opinions if one.number is not None]
    return replace(
        bare,
        hidden=False,
        levels=_levels(item, [value for value, _ in opinions]),
        opinions=tuple(one for _, one in opinions),
        low=min(numbers, default=None),
        high=max(numbers, default=None),
        agree=_agree(item, role, opinions, answers, viewer, typed) if viewer.agrees else None,
        joins=not role and any(row.role for row in answers),
    )


def _place(value: str) -> int:
    """The order of the answers: the scale from low to high, then not knowing, then not applicable."""
    return int(value) if value.isdigit() else LEVELS + (UNKNOWN, NVT).index(value)


def _levels(item: Statement | CrossStatement, values: Sequence[str]) -> tuple[Level, ...]:
    """Every level of the scale, also those nobody chose; not knowing and nvt only where somebody did."""
    shown = [str(level) for level in range(LEVELS)] + [name for name in (UNKNOWN, NVT) if name in values]
    most = max(values.count(name) for name in shown)
    return tuple(
        Level(name, *anchor_text(item, name), values.count(name), 100 * values.count(name) // most)
        for name in shown
    )


def _agree(
    item: Statement | CrossStatement,
    role: str,
    opinions: Sequence[tuple[str, Opinion]],
    answers: Sequence[Answer],
    viewer: Viewer,
    typed: Typed | None,
) -> AnswerFields:
    """The form that sets the agreed answer, filled with what is taken over or with what was refused."""
    key = f"vaststellen-{role or 'alle'}"
    mine = typed if typed and typed.role == role else None
    if mine:
        value, support, note = (mine.values.get(name, "") for name in ("value", "support", "note"))
        return replace(
            fields_for(item, key, role, value, support, note),
            version=int(mine.values["version"]),
            typed=mine,
            conflict=build_conflict(item, mine) if mine.stale else None,
            unfolded=True,
        )
    taken = [pair for pair in opinions if viewer.take_role == role and viewer.take in {pair[0], pair[1].key}]
    value = taken[0][0] if taken else ""
    labels = {str(label): name for name, label in AnswerSupport.choices}
    support = max((labels.get(one.support, "") for _, one in taken), key=_strength, default="")
    note = "\n\n".join(dict.fromkeys(one.note for _, one in taken if one.note))
    return replace(
        fields_for(item, key, role, value, support, note),
        version=version_for(answers, role),
        unfolded=bool(taken),
    )


def _strength(support: str) -> int:
    return ("", *AnswerSupport.values).index(support)
