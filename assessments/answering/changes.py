"""What changed in a question since the last round, and what was answered then. Pure.

`changed_for` serves the cards and the question page; `changes_page.py` builds the page with all of them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from assessments.answering import wording_changes as wording
from assessments.answering.previous import AnswerRow, Lineage
from assessments.answering.shown_answers import anchor_text, role_label
from assessments.catalogue.mapping import Change, ChangeKind
from assessments.catalogue.parts import part_of
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue, CrossStatement, Statement, Task
from assessments.constants import AnswerSupport, StepChoice, TaskStep
from assessments.scoring.answers_rows import StatementRow, TaskRow
from assessments.scoring.rows import stored_value

MONTHS_UNTIL_OLD = 24


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text: the same in both versions, added, or gone."""

    state: Literal["gelijk", "nieuw", "weg"]
    text: str


@dataclass(frozen=True, slots=True)
class TextPair:
    """A text before and now, with the words that differ marked on either side."""

    before: tuple[Piece, ...]
    now: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """What was answered last time, in words; a task has its steps."""

    role_label: str
    text: str
    number: int | None
    support: str
    note: str
    function: str
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OldQuestion:
    """A question of the earlier edition with what this municipality answered; empty when it did not."""

    id: str
    text: str
    answers: tuple[OldAnswer, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a question: the kind of change, why, and where it came from."""

    kind: ChangeKind
    heading: str
    reason: str
    remarks: tuple[str, ...]
    old_discussion: dt.date | None  # of a task whose discussion lies more than 24 months back
    text: TextPair | None  # of a question with one text before and one now that differ
    anchors: tuple[TextPair, ...]  # of the answers to choose from, where they differ
    old: tuple[OldQuestion, ...]
    old_edition: str

    @property
    def is_same(self) -> bool:
        return self.kind == "gelijk"

    @property
    def carried_over(self) -> bool:
        return self.kind in {"gelijk", "redactioneel"}

    @property
    def has_answers(self) -> bool:
        return any(question.answers for question in self.old)


def changed_for(
    lineage: Lineage | None,
    subject: str,
    *,
    dossiers: Collection[str] = (),
    roles: Collection[str] = (),
    today: dt.date | None = None,
) -> Changed | None:
    """What changed in this question since the last round; None when there is nothing to compare with.

    `dossiers` and `roles` are those of a partner: what was asked and answered outside them is not shown.
    Both empty shows all. `today` lets an old discussion of a task be said.
    """
    change = lineage.by_new.get(subject) if lineage is not None else None
    if lineage is None or change is None:
        return None
    before = part_of(lineage.old, dossiers, roles)
    text, anchors, remarks = differences(lineage, change)
    return Changed(
        kind=change.kind,
        heading=wording.QUESTION_HEADINGS[change.kind],
        reason=change.reason,
        remarks=remarks,
        old_discussion=_old_discussion(lineage, change, before, today) if today else None,
        text=text,
        anchors=anchors,
        old=old_questions(lineage, change, before, roles),
        old_edition=lineage.old.edition,
    )


def old_questions(
    lineage: Lineage, change: Change, before: Catalogue, roles: Collection[str] = ()
) -> tuple[OldQuestion, ...]:
    """The questions that a change came from, with their answers.

    `before` is the part of the earlier edition that this person sees: a question may have come from another
    dossier, or from another role.
    """
    found = []
    for name in change.old:
        spec = question_of(before, name)
        if spec is not None:
            found.append(OldQuestion(name, spec.text, _answers(lineage, name, roles)))
    return tuple(found)


def discussion_is_old(day: dt.date | None, today: dt.date) -> bool:
    """Whether a discussion lies more than 24 months back, so that step 5 asks for a look."""
    if day is None:
        return False
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day) >= MONTHS_UNTIL_OLD


# --- what was answered


def _answers(lineage: Lineage, name: str, roles: Collection[str]) -> tuple[OldAnswer, ...]:
    if lineage.previous is None:
        return ()
    task = lineage.previous.tasks.get(name)
    if task is not None:
        return (_old_task(task),)
    item = lineage.old.statement_by_id.get(name) or lineage.old.cross_statement_by_id.get(name)
    if item is None:
        return ()
    rows = lineage.previous.answers.get(name, ())
    return tuple(_old_answer(item, row) for row in rows if _is_for(row, roles))


def _is_for(row: AnswerRow, roles: Collection[str]) -> bool:
    role = row.role if isinstance(row, StatementRow) else None
    return role is None or not roles or role in roles


def _old_answer(item: Statement | CrossStatement, row: AnswerRow) -> OldAnswer:
    text, number = anchor_text(item, stored_value(row.value))
    role = row.role if isinstance(row, StatementRow) else None
    return OldAnswer(
        role_label=role_label(role or ""),
        text=text or wording.NOT_ANSWERED,
        number=number,
        support=str(AnswerSupport(row.support).label) if row.support and number is not None else "",
        note=row.note,
        function=row.function or "",
    )


def _old_task(row: TaskRow) -> OldAnswer:
    steps = tuple(
        (str(label), str(StepChoice(value).label) if value else wording.NOT_ANSWERED)
        for (_, label), value in zip(TaskStep.choices, row.steps, strict=True)
    )
    does_not_apply = row.not_applicable is not None
    return OldAnswer(
        role_label="",
        text=wording.NOT_APPLICABLE if does_not_apply else "",
        number=None,
        support="",
        note=row.not_applicable or row.note,
        function=row.function or "",
        steps=() if does_not_apply else steps,
    )


def _old_discussion(lineage: Lineage, change: Change, before: Catalogue, today: dt.date) -> dt.date | None:
    if lineage.previous is None or not change.comparable or change.old[0] not in before.task_by_id:
        return None
    row = lineage.previous.tasks.get(change.old[0])
    day = dt.date.fromisoformat(row.discussed_on) if row and row.discussed_on else None
    return day if discussion_is_old(day, today) else None


# --- what differs


def text_pair(before: str, now: str) -> TextPair:
    """Both texts, with the words that differ marked."""
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", now)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            left.append(Piece("gelijk", "".join(old[a:b])))
            right.append(Piece("gelijk", "".join(new[c:d])))
            continue
        left += _piece("weg", old[a:b])
        right += _piece("nieuw", new[c:d])
    return TextPair(tuple(left), tuple(right))


def _piece(state: Literal["nieuw", "weg"], words: Iterable[str]) -> list[Piece]:
    """The words without the space behind them inside the mark."""
    text = "".join(words)
    if not text:
        return []
    bare = text.rstrip()
    return [Piece(state, bare), *([Piece("gelijk", text[len(bare) :])] if bare != text else [])]


def differences(
    lineage: Lineage, change: Change
) -> tuple[TextPair | None, tuple[TextPair, ...], tuple[str, ...]]:
    """Text, anchors and remarks that differ, of a question that stayed one question."""
    if len(change.old) != 1 or len(change.new) != 1:
        return None, (), ()
    before, now = question_of(lineage.old, change.old[0]), question_of(lineage.catalogue, change.new[0])
    if before is None or now is None:
        return None, (), ()
    old_text, new_text = _whole_text(lineage.old, before), _whole_text(lineage.catalogue, now)
    text = text_pair(old_text, new_text) if old_text != new_text else None
    anchors = _anchor_pairs(lineage, change)
    remarks: tuple[str, ...] = (wording.ANCHORS_CHANGED,) if anchors else ()
    if set(before.roles) != set(now.roles):
        remarks += (wording.ROLES_CHANGED.format(old=_roles(before.roles), new=_roles(now.roles)),)
    if before.dossier != now.dossier:
        remarks += (wording.DOSSIER_CHANGED.format(old=before.dossier_label, new=now.dossier_label),)
    return text, anchors, remarks


def _whole_text(catalogue: Catalogue, question: QuestionSpec) -> str:
    """What the question asks; of a task with its description and its condition."""
    task: Task | None = catalogue.task_by_id.get(question.id)
    if task is None:
        return question.text
    parts = (f"{task.title}.", task.description, f"Voorwaarde: {task.applies_if}" if task.applies_if else "")
    return " ".join(part for part in parts if part)


def _anchor_pairs(lineage: Lineage, change: Change) -> tuple[TextPair, ...]:
    before = lineage.old.statement_by_id.get(change.old[0])
    now = lineage.catalogue.statement_by_id.get(change.new[0])
    if before is None or now is None:
        return ()
    return tuple(
        text_pair(old, new) for old, new in zip(before.anchors, now.anchors, strict=True) if old != new
    )


def _roles(roles: Iterable[str]) -> str:
    return ", ".join(role_label(role).lower() for role in roles)
