"""Sinds vorige keer, the tasks and the questions themselves: what moved, and what is new or changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assessments.catalogue.mapping import Change, comparable_ids
from assessments.catalogue.questions import QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue
from assessments.report import wording_trend as wording
from assessments.report import words
from assessments.report.facts import Facts
from assessments.report.previous import PreviousRound
from assessments.scoring.types import TASK_KINDS, StepValue
from assessments.scoring.units import ScopedTask, Sheet

RANK = {"ja": 2, "deels": 1}


@dataclass(frozen=True, slots=True)
class TaskMove:
    title: str
    dossier: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TaskCountRow:
    """Tasks in view then and now, of the tasks that count in both rounds."""

    label: str
    before: int
    after: int
    of: int


@dataclass(frozen=True, slots=True)
class TaskTrend:
    heading: str
    based_on: str
    counts: tuple[TaskCountRow, ...]
    better: tuple[TaskMove, ...]
    worse: tuple[TaskMove, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A question that is new, changed or gone; `meta` reads "taak, Bodem, nu in beeld"."""

    texts: tuple[str, ...]
    meta: str
    formerly: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    heading: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ChangesPart:
    heading: str
    groups: tuple[ChangeGroup, ...]
    reworded: str


def task_trend(facts: Facts, previous: PreviousRound) -> TaskTrend | None:
    """The tasks that count in both rounds, then and now; None when there is not one."""
    pairs = _task_pairs(facts.sheet, previous)
    if not pairs:
        return None
    moves = [(_rank(new) - _rank(old), _move(facts, old, new)) for old, new in pairs]
    better = tuple(move for step, move in moves if step > 0)
    worse = tuple(move for step, move in moves if step < 0)
    rows = [_count("Alle taken", pairs)]
    for kind in TASK_KINDS:
        own = [pair for pair in pairs if pair[1].task.kind == kind]
        if own:
            rows.append(_count(words.KIND_HEADINGS[kind], own))
    now = sum(not item.answer.not_applicable for item in facts.sheet.tasks)
    return TaskTrend(
        heading=wording.tasks_heading(len(better), len(worse)),
        based_on=wording.tasks_based_on(len(pairs), now),
        counts=tuple(rows),
        better=better,
        worse=worse,
    )


def _task_pairs(now: Sheet, previous: PreviousRound) -> list[tuple[ScopedTask, ScopedTask]]:
    new_to_old = comparable_ids(previous.changes or ())
    old = {item.task.id: item for item in previous.sheet.tasks if not item.answer.not_applicable}
    return [
        (match, item)
        for item in now.tasks
        if not item.answer.not_applicable and (match := old.get(new_to_old.get(item.task.id, "")))
    ]


def _first(item: ScopedTask) -> StepValue:
    return item.answer.steps[0]


def _rank(item: ScopedTask) -> int:
    return RANK.get(_first(item) or "", 0)


def _move(facts: Facts, old: ScopedTask, new: ScopedTask) -> TaskMove:
    return TaskMove(
        facts.catalogue.task_by_id[new.task.id].title,
        facts.catalogue.dossier_by_id[new.task.dossier].label,
        wording.STEP_STATES[_first(old)],
        wording.STEP_STATES[_first(new)],
    )


def _count(label: str, pairs: list[tuple[ScopedTask, ScopedTask]]) -> TaskCountRow:
    return TaskCountRow(
        label,
        sum(_first(old) == "ja" for old, _ in pairs),
        sum(_first(new) == "ja" for _, new in pairs),
        len(pairs),
    )


def changed_questions(facts: Facts, previous: PreviousRound) -> ChangesPart | None:
    """What is new, changed, split, merged or gone among the questions asked; None when nothing is."""
    asked, asked_then = _asked(facts.sheet), _asked(previous.sheet)
    seen = [
        change
        for change in previous.changes or ()
        if asked.intersection(change.new) or (not change.new and asked_then.intersection(change.old))
    ]
    groups = []
    for kind, heading in wording.CHANGE_HEADINGS.items():
        rows = tuple(_change(facts, previous, change) for change in seen if change.kind == kind)
        if rows:
            groups.append(ChangeGroup(heading, rows))
    reworded = sum(change.kind == "redactioneel" for change in seen)
    if not groups and not reworded:
        return None
    new = sum(change.kind == "nieuw" for change in seen)
    other = sum(change.kind in wording.CHANGE_HEADINGS for change in seen) - new
    return ChangesPart(
        heading=wording.changes_heading(new, other),
        groups=tuple(groups),
        reworded=wording.reworded(reworded) if reworded else "",
    )


def _asked(sheet: Sheet) -> set[str]:
    """Ids of everything in scope: statements, tasks, and dwars when it was used."""
    cross = (unit for units in sheet.cross.values() for unit in units)
    units = {unit.statement for unit in (*sheet.units, *cross) if unit.in_scope}
    return units | {item.task.id for item in sheet.tasks}


def _change(facts: Facts, previous: PreviousRound, change: Change) -> ChangeRow:
    new = tuple(_questions(facts.catalogue, change.new))
    old = tuple(_questions(previous.catalogue, change.old))
    shown = new or old
    meta = [wording.QUESTION_KINDS[shown[0].kind], shown[0].dossier_label] if shown else []
    states = dict.fromkeys(_state(facts, item) for item in new if item.kind == "taak")
    meta += [wording.now_state(state) for state in states if state]
    was = [item.text for item in old if item.text not in {one.text for one in new}]
    return ChangeRow(
        texts=tuple(item.text for item in shown),
        meta=", ".join(meta),
        formerly=wording.formerly(was) if new and was else "",
        reason=change.reason,
    )


def _questions(catalogue: Catalogue, ids: Iterable[str]) -> Iterable[QuestionSpec]:
    return (found for name in ids if (found := question_of(catalogue, name)) is not None)


def _state(facts: Facts, item: QuestionSpec) -> str:
    found = next((task for task in facts.sheet.tasks if task.task.id == item.id), None)
    if found is None:
        return ""
    return "niet van toepassing" if found.answer.not_applicable else wording.STEP_STATES[_first(found)]
