"""The was-wordt of a draft as choices: what VNG must say of each question that is not the same. Pure.

A question that is the same in both editions needs nothing: `rest: gelijk` says it (method.md 10).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assessments.catalogue.checks_lineage import questions_asked
from assessments.catalogue.schema import Content
from assessments.editorial import sentences
from assessments.editorial.differences import FieldChange
from assessments.editorial.sentences import field_word

Group = Literal["veranderd", "weg", "nieuw"]
KINDS_FOR: dict[Group, tuple[str, ...]] = {
    "veranderd": ("redactioneel", "inhoudelijk"),
    "weg": ("vervallen", "gesplitst", "samengevoegd", "redactioneel", "inhoudelijk"),
    "nieuw": ("nieuw",),
}
NEED_A_TARGET = frozenset({"gesplitst", "samengevoegd", "redactioneel", "inhoudelijk"})
MAX_REASON = 1_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One question: what differs, and what was chosen or typed. `targets` are the new ids of an old one."""

    id: str
    group: Group
    part: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    kind: str = ""
    reason: str = ""
    targets: str = ""
    fault: str = ""
    now: str = ""  # what a colleague chose meanwhile, in words

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """What may be chosen, with its words."""
        return tuple((kind, sentences.KIND_WORDS[kind]) for kind in KINDS_FOR[self.group])

    @property
    def target_ids(self) -> tuple[str, ...]:
        return tuple(part for part in re.split(r"[\s,;]+", self.targets) if part)


@dataclass(frozen=True, slots=True)
class Choices:
    """All questions that need a choice, and how many are the same."""

    rows: tuple[Choice, ...]
    same: int

    def of(self, group: Group) -> list[Choice]:
        """The choices of one group, for its part of the page."""
        return [row for row in self.rows if row.group == group]

    @property
    def faulty(self) -> bool:
        return any(row.fault for row in self.rows)


def choices_for(old: Content, new: Content, given: object) -> Choices:
    """What is to be chosen; `given` is a was-wordt as it was uploaded or saved, of any shape."""
    before, after = questions_asked(old), questions_asked(new)
    rules = _rules_in(given)
    rows: list[Choice] = []
    same = 0
    for name, question in after.items():
        title = _title(question.fields)
        if name not in before:
            rows.append(Choice(name, "nieuw", question.kind, title, kind="nieuw"))
            continue
        names = question.differs_from(before[name])
        if not names and question.version == before[name].version and name not in rules:
            same += 1
            continue
        fields = tuple(
            FieldChange(field_word((one,)), _said(before[name].fields[one]), _said(question.fields[one]))
            for one in names
        )
        rows.append(Choice(name, "veranderd", question.kind, title, fields))
    rows += [
        Choice(name, "weg", question.kind, _title(question.fields))
        for name, question in before.items()
        if name not in after
    ]
    return Choices(tuple(_filled(row, rules.get(row.id)) for row in rows), same)


def typed(choices: Choices, data: Mapping[str, Any]) -> Choices:
    """The choices with what a browser posted, each with its fault when something is missing."""
    rows = [
        replace(
            row,
            kind=str(data.get(f"soort-{row.id}", "nieuw" if row.group == "nieuw" else "")),
            reason=" ".join(str(data.get(f"waarom-{row.id}", "")).split())[:MAX_REASON],
            targets=str(data.get(f"wordt-{row.id}", "")).strip()[:500],
        )
        for row in choices.rows
    ]
    fresh = {row.id for row in rows if row.group == "nieuw"}
    merged: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.kind == "samengevoegd":
            merged[" ".join(row.target_ids)] += 1
    reached = {name for row in rows if row.group == "weg" for name in row.target_ids}
    return replace(
        choices,
        rows=tuple(
            replace(row, fault=_fault(row, fresh, merged) if row.id not in reached else "") for row in rows
        ),
    )


def beside(mine: Choices, theirs: Choices) -> Choices:
    """What was typed, with what a colleague chose meanwhile beside it where the two differ."""
    stored = {row.id: row for row in theirs.rows}
    return replace(
        mine,
        rows=tuple(
            replace(row, now="" if _chosen(row) == _chosen(stored[row.id]) else _in_words(stored[row.id]))
            for row in mine.rows
        ),
    )


def _chosen(row: Choice) -> tuple[str, str, tuple[str, ...]]:
    return row.kind, row.reason, row.target_ids


def _in_words(row: Choice) -> str:
    said = (sentences.KIND_WORDS.get(row.kind, ""), row.targets, row.reason)
    return " · ".join(part for part in said if part) or sentences.NOTHING_CHOSEN


def mapping_of(choices: Choices, *, edition: str, before: str) -> dict[str, Any]:
    """The was-wordt.yaml of these choices; what is not chosen yet has no rule, so the check names it."""
    rules: list[dict[str, Any]] = []
    merged: dict[str, list[Choice]] = defaultdict(list)
    reached = {name for row in choices.of("weg") for name in row.target_ids if row.kind in NEED_A_TARGET}
    for row in choices.rows:
        if row.group == "nieuw":
            if row.id not in reached and row.reason:
                rules.append(_rule("nieuw", None, row.id, row.reason))
        elif not row.kind:
            continue
        elif row.group == "veranderd":
            rules.append(_rule(row.kind, row.id, row.id, row.reason))
        elif row.kind == "samengevoegd":
            merged[row.target_ids[0]].append(row)
        elif row.kind == "gesplitst":
            rules.append(_rule(row.kind, row.id, list(row.target_ids), row.reason))
        else:
            target = row.target_ids[0] if row.kind in NEED_A_TARGET else None
            rules.append(_rule(row.kind, row.id, target, row.reason))
    for target, parts in merged.items():
        reason = " ".join(dict.fromkeys(part.reason for part in parts if part.reason))
        rules.append(_rule("samengevoegd", [part.id for part in parts], target, reason))
    return {"formaat": "apk-was-wordt/1", "editie": edition, "van": before, "rest": "gelijk", "regels": rules}


def _rule(kind: str, old: Any, new: Any, reason: str) -> dict[str, Any]:
    return {"soort": kind, "oud": old, "nieuw": new} | ({"toelichting": reason} if reason else {})


def _fault(row: Choice, fresh: set[str], merged: Mapping[str, int]) -> str:
    if row.group == "nieuw":
        return ""
    if not row.kind:
        return sentences.KIND_NEEDED if row.reason or row.targets else ""
    if row.kind not in KINDS_FOR[row.group]:
        return sentences.KIND_NEEDED
    if row.group == "weg" and row.kind in NEED_A_TARGET:
        unknown = [name for name in row.target_ids if name not in fresh]
        if unknown:
            return sentences.TARGET_UNKNOWN.format(ids=", ".join(unknown))
        if row.kind == "gesplitst" and len(row.target_ids) < 2:
            return sentences.TARGETS_TWO
        if row.kind != "gesplitst" and len(row.target_ids) != 1:
            return sentences.TARGET_ONE
        if row.kind == "samengevoegd" and merged[row.target_ids[0]] < 2:
            return sentences.PARTNER_NEEDED
    return sentences.REASON_NEEDED if row.kind != "redactioneel" and not row.reason else ""


def _filled(row: Choice, rule: dict[str, Any] | None) -> Choice:
    if rule is None:
        return row
    targets = ", ".join(_ids(rule.get("nieuw"))) if row.group == "weg" else ""
    kind = str(rule.get("soort", ""))
    if kind not in KINDS_FOR[row.group]:
        kind = row.kind
    return replace(row, kind=kind, reason=str(rule.get("toelichting") or ""), targets=targets)


def _rules_in(given: object) -> dict[str, dict[str, Any]]:
    """The rule of every id that a was-wordt names; nothing where it has another shape."""
    rules = given.get("regels") if isinstance(given, dict) else None
    return {
        name: rule
        for rule in (rules if isinstance(rules, list) else [])
        if isinstance(rule, dict)
        for name in [*_ids(rule.get("oud")), *_ids(rule.get("nieuw"))]
    }


def _ids(value: object) -> Sequence[str]:
    if isinstance(value, list):
        return [str(one) for one in value]
    return [value] if isinstance(value, str) else []


def _title(fields: Mapping[str, Any]) -> str:
    return str(fields.get("stelling") or fields.get("titel") or "")


def _said(value: Any) -> str:
    """A field of a question as text, a list with one line each."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "\n".join(_said(one) for one in value)
    if hasattr(value, "wet"):
        return f"{value.wet}, artikel {value.artikel}" if value.artikel else str(value.wet)
    return str(value)
