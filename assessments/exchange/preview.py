"""A plan in words, ready for the page that asks whether it may be carried out. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assessments.exchange.asked import Asked, Place
from assessments.exchange.cell_words import ROLE_WORDS
from assessments.exchange.compare import Change, Plan, Skipped, other_function
from assessments.exchange.context_columns import words_of
from assessments.exchange.rows import Fields
from assessments.exchange.sentences import ANSWERED_BY, REASONS

Words = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """What is stored now: for which role, the words that differ, who saved it."""

    role_label: str
    words: Words
    saved_by: str
    saved_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One change: the question, what stands there, what comes there. `field` names it in the form."""

    field: str
    id: str
    text: str
    group: str
    role_label: str
    place: str
    old: tuple[ShownPlace, ...]
    new: Words
    empties: bool
    is_conflict: bool


@dataclass(frozen=True, slots=True)
class ShownSkips:
    """The rows that are put aside for one reason."""

    reason: str
    rows: tuple[Skipped, ...]


def field_of(change: Change) -> str:
    """The name in the form under which a conflict is decided."""
    return f"keuze.{change.asked.id}.{change.role or 'alle'}"


def shown_changes(changes: Iterable[Change], function: str) -> list[ShownChange]:
    """Changes in words, with who answers where that is not `function`, of who sends them."""
    return [_shown(change, other_function(change, function)) for change in changes]


def _shown(change: Change, answered_by: str) -> ShownChange:
    fields, olds = change.row.fields, change.old
    names = {name for place in olds for name in {*fields, *place.fields} if _differs(name, fields, place)}
    several = len(olds) > 1
    old = tuple(
        ShownPlace(
            role_label=_role_label(change.asked, place.role) if several or place.role != change.role else "",
            words=words_of(place.fields, names),
            saved_by=place.saved_by,
            saved_at=place.saved_at,
        )
        for place in olds
    )
    return ShownChange(
        field=field_of(change),
        id=change.asked.id,
        text=change.asked.text,
        group=change.asked.dossier_label,
        role_label=_role_label(change.asked, change.role),
        place=change.row.place,
        old=old,
        new=words_of(fields, names) + ([(ANSWERED_BY, answered_by)] if answered_by else []),
        empties=change.empties,
        is_conflict=change.is_conflict,
    )


def _differs(name: str, fields: Fields, place: Place) -> bool:
    return fields.get(name, "") != place.fields.get(name, "")


def _role_label(asked: Asked, role: str) -> str:
    return ROLE_WORDS[role] if asked.roles else ""


def shown_skips(plan: Plan) -> list[ShownSkips]:
    """The rows that are put aside, by reason, the most frequent reason last: faults of a cell come first."""
    by_reason: dict[str, list[Skipped]] = {}
    for row in plan.skipped:
        by_reason.setdefault(REASONS.get(row.reason, row.reason), []).append(row)
    ordered = sorted(by_reason.items(), key=lambda item: len(item[1]))
    return [ShownSkips(reason, tuple(rows)) for reason, rows in ordered]
