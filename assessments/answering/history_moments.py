"""Stored states made into moments that a person can read: who, what kind of save, what changed. Pure.

A state is one row of an event table as a mapping, with `old_…` for what stood in the same place before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import dateformat

from assessments.answering.saving_tasks import STEPS
from assessments.answering.shown_answers import anchor_text, role_label
from assessments.catalogue.spec import CrossStatement, Statement
from assessments.constants import AnswerSupport, StepChoice, TaskStep

Event = Mapping[str, Any]
ANSWER_FIELDS = ("value", "support", "note")
TASK_FIELDS = (*STEPS, "discussed_on", "not_applicable", "nvt_reason", "note")
ANSWER, SUPPORT, NOTE = "Antwoord", "Onderbouwing", "Toelichting"
NVT, DISCUSSED_ON = "Niet van toepassing", "Besproken op"


@dataclass(frozen=True, slots=True)
class Line:
    """One field in words, before and after; empty where nothing was given."""

    name: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Change:
    """One role (or the task) in one moment. `kind`: eerste, anders, gelijk or weg."""

    role_label: str
    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One save; `by` is empty when nobody is named.

    `kind`: gegeven, gewijzigd, gesplitst, samengevoegd, overgenomen (from the last round),
    voorgevuld_bevestigd, nvt_bevestigd or weg. `key` names it for putting it back; `is_now`: it stands now.
    """

    key: int
    at: dt.datetime
    by: str
    function: str
    kind: str
    changes: tuple[Change, ...]
    may_restore: bool
    is_now: bool = False


def answer_moment(item: Statement | CrossStatement, rows: Sequence[Event]) -> Moment | None:
    """What one transaction did to a statement (rows newest first); None when nothing that counts changed."""
    last = {row["role"]: row for row in reversed(rows)}
    stored = [row for row in last.values() if row["pgh_label"] != "delete"]
    gone = [row for row in last.values() if row["pgh_label"] == "delete"]
    kind = _kind_of(stored, gone)
    if kind is None:
        return None
    shown = [row for row in stored if _differs(row, ANSWER_FIELDS)] or stored
    if kind in {"samengevoegd", "weg"}:
        shown = [*gone, *stored]
    elif kind == "gesplitst":
        shown = list(stored)
    order = {role: index for index, role in enumerate(("", *item.roles))}
    shown.sort(key=lambda row: (row["pgh_label"] != "delete", order.get(row["role"], len(order))))
    by, function = _who(kind, stored, gone)
    shared = next((row for row in gone if row["role"] == ""), None) if kind == "gesplitst" else None
    return Moment(
        key=int(rows[0]["pgh_id"]),
        at=rows[0]["pgh_created_at"],
        by=by,
        function=function,
        kind=kind,
        changes=tuple(
            _split_change(item, shared, row) if shared else _answer_change(item, row) for row in shown
        ),
        may_restore=bool(stored) and kind != "nvt_bevestigd",
    )


def task_moment(rows: Sequence[Event]) -> Moment | None:
    """What one transaction did to a task; None when nothing that counts changed."""
    row = rows[0]
    if row["pgh_label"] == "delete":
        kind = "weg"
    elif row["to_confirm"]:
        kind = "overgenomen"
    elif _differs(row, TASK_FIELDS):
        kind = "gegeven" if _is_first(row, TASK_FIELDS) else "gewijzigd"
    elif row["old_to_confirm"]:
        kind = "voorgevuld_bevestigd"
    else:
        return None
    by, function = _who(kind, [row], [])
    change = _change("", row, _task_words(row, "old_"), _task_words(row, ""), TASK_FIELDS)
    return Moment(
        int(row["pgh_id"]), row["pgh_created_at"], by, function, kind, (change,), may_restore=kind != "weg"
    )


def _kind_of(stored: Sequence[Event], gone: Sequence[Event]) -> str | None:
    roles, lost = {row["role"] for row in stored}, {row["role"] for row in gone}
    if "" in lost and roles:
        return "gesplitst"
    if "" in roles and lost:
        return "samengevoegd"
    if not stored:
        return "weg" if any(row[name] for row in gone for name in ANSWER_FIELDS) else None
    if any(row["to_confirm"] for row in stored):
        return "overgenomen"
    changed = [row for row in stored if _differs(row, ANSWER_FIELDS)]
    if changed:
        return "gegeven" if all(_is_first(row, ANSWER_FIELDS) for row in changed) else "gewijzigd"
    if any(row["old_to_confirm"] for row in stored):
        return "voorgevuld_bevestigd"
    if any(row["confirmed_at"] and not row["old_confirmed_at"] for row in stored):
        return "nvt_bevestigd"
    return None


def _who(kind: str, stored: Sequence[Event], gone: Sequence[Event]) -> tuple[str, str]:
    """Name and function of who saved; a row that was only copied on splitting names somebody else."""
    if kind == "weg":
        return "", ""
    if kind == "nvt_bevestigd":
        return next((row["confirmed_by__name"] or "" for row in stored if row["confirmed_at"]), ""), ""
    copied = {row["updated_at"] for row in gone} if kind == "gesplitst" else set()
    written = [row for row in stored if row["updated_at"] not in copied]
    if not written:
        return "", ""
    row = max(written, key=lambda row: row["updated_at"])
    return row["updated_by__name"] or "", row["function"]


def _is_first(row: Event, fields: Sequence[str]) -> bool:
    """Whether nothing was given in this place before."""
    return row["old_pgh_label"] in (None, "delete") or not any(row[f"old_{name}"] for name in fields)


def _differs(row: Event, fields: Sequence[str]) -> bool:
    if row["old_pgh_label"] in (None, "delete"):
        return any(row[name] for name in fields)
    return any(row[name] != row[f"old_{name}"] for name in fields)


def _answer_change(item: Statement | CrossStatement, row: Event) -> Change:
    before, after = _answer_words(item, row, "old_"), _answer_words(item, row, "")
    return _change(role_label(row["role"]), row, before, after, ANSWER_FIELDS)


def _split_change(item: Statement | CrossStatement, shared: Event, row: Event) -> Change:
    """One role after splitting, next to the answer that held for all; a copy needs no lines."""
    before, after = _answer_words(item, shared, ""), _answer_words(item, row, "")
    label = role_label(row["role"])
    return Change(label, "gelijk", ()) if before == after else Change(label, "anders", _lines(before, after))


def _change(
    label: str, row: Event, before: Mapping[str, str], after: Mapping[str, str], fields: Sequence[str]
) -> Change:
    if row["pgh_label"] == "delete":
        return Change(label, "weg", _lines(after, {}))
    if _is_first(row, fields):
        return Change(label, "eerste", _lines({}, after))
    kind = "anders" if _differs(row, fields) else "gelijk"
    return Change(label, kind, _lines(before, after))


def _lines(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Line, ...]:
    """The fields that hold something on either side."""
    names = list(dict.fromkeys([*before, *after]))
    lines = (Line(name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(line for line in lines if line.before or line.after)


def _answer_words(item: Statement | CrossStatement, row: Event, prefix: str) -> dict[str, str]:
    text, number = anchor_text(item, row[f"{prefix}value"] or "")
    support = row[f"{prefix}support"] if number is not None else ""
    return {
        ANSWER: text if number is None else f"{text} ({number})",
        SUPPORT: str(AnswerSupport(support).label) if support else "",
        NOTE: row[f"{prefix}note"] or "",
    }


def _task_words(row: Event, prefix: str) -> dict[str, str]:
    date = row[f"{prefix}discussed_on"]
    words = {
        str(TaskStep(step).label): str(StepChoice(row[f"{prefix}{step}"]).label)
        if row[f"{prefix}{step}"]
        else ""
        for step in STEPS
    }
    if row[f"{prefix}not_applicable"]:
        words = {NVT: row[f"{prefix}nvt_reason"] or ""}
    elif date:
        words[DISCUSSED_ON] = dateformat.format(date, "j F Y")
    return words | {NOTE: row[f"{prefix}note"] or ""}
