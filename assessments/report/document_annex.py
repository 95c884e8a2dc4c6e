"""The annex: every task with its five steps, and every statement with its answer (method.md 11, part 12)."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.catalogue.spec import Statement
from assessments.constants import AnswerSupport
from assessments.report import wording, words
from assessments.report.facts import Facts
from assessments.report.figures import whole
from assessments.scoring.answers_rows import CrossRow, StatementRow
from assessments.scoring.types import STEPS, AnswerValue


@dataclass(frozen=True, slots=True)
class StepCell:
    word: str
    slug: str  # ja, deels, nee, weet_niet, leeg


@dataclass(frozen=True, slots=True)
class TaskLine:
    id: str
    title: str
    kind: str
    steps: tuple[StepCell, ...]
    score: str
    not_applicable: str
    note: str
    function: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer: of all roles together (role ""), or of one role."""

    role: str
    number: str
    text: str
    support: str
    note: str
    function: str


@dataclass(frozen=True, slots=True)
class StatementLines:
    id: str
    text: str
    factor: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True, slots=True)
class DossierAnnex:
    id: str
    label: str
    tasks: tuple[TaskLine, ...]
    statements: tuple[StatementLines, ...]


@dataclass(frozen=True, slots=True)
class AnnexPart:
    step_labels: tuple[str, ...]
    dossiers: tuple[DossierAnnex, ...]
    cross: tuple[StatementLines, ...]
    left_out: str  # how many questions are not printed because nothing is filled in; provisional only


def build_annex(facts: Facts) -> AnnexPart:
    """All answers in scope per dossier, and the dwars statements when they are used.

    What is still empty in a provisional round is counted and not printed; a definitive one prints it all.
    """
    shown_tasks = [task for task in facts.tasks if facts.definitive or _given_task(facts, task.id)]
    shown = [item for item in facts.statements if facts.definitive or _given(facts, item.id)]
    scores = {item.task: whole(item.score) for item in facts.card.tasks.per_task}
    dossiers = []
    for dossier in facts.catalogue.dossiers:
        tasks = tuple(
            _task_line(facts, task.id, scores[task.id]) for task in shown_tasks if task.dossier == dossier.id
        )
        statements = tuple(_statement_lines(facts, item) for item in shown if item.dossier == dossier.id)
        if tasks or statements:
            dossiers.append(DossierAnnex(dossier.id, dossier.label, tasks, statements))
    cross_rows = {row.id: row for row in facts.answers.cross}
    cross_used = any(row.value is not None for row in facts.answers.cross)
    return AnnexPart(
        step_labels=words.STEP_HEADS,
        dossiers=tuple(dossiers),
        cross=tuple(
            StatementLines(
                item.id,
                item.text,
                facts.catalogue.theme_by_id[item.theme].label,
                (_answer_line(facts, item.anchors, cross_rows.get(item.id) or CrossRow(item.id, None)),),
            )
            for item in facts.catalogue.cross_statements
            if cross_used
        ),
        left_out=wording.annex_left_out(
            len(facts.tasks) - len(shown_tasks), len(facts.statements) - len(shown)
        ),
    )


def _given_task(facts: Facts, name: str) -> bool:
    """Whether anything was filled in for a task."""
    row = facts.task_rows.get(name)
    return row is not None and (row.not_applicable is not None or any(row.steps) or bool(row.note.strip()))


def _given(facts: Facts, name: str) -> bool:
    """Whether anything was filled in for a statement."""
    return any(row.value is not None or row.note.strip() for row in facts.statement_rows.get(name, ()))


def _task_line(facts: Facts, name: str, score: str) -> TaskLine:
    task, row = facts.catalogue.task_by_id[name], facts.task_rows.get(name)
    steps = row.steps if row else (None,) * len(STEPS)
    return TaskLine(
        id=name,
        title=task.title,
        kind=words.KIND_SHORT[task.kind],
        steps=tuple(StepCell(words.step_word(step), step or "leeg") for step in steps),
        score=score,
        not_applicable=(row.not_applicable or "") if row else "",
        note=row.note.strip() if row else "",
        function=(row.function or "") if row else "",
    )


def _statement_lines(facts: Facts, statement: Statement) -> StatementLines:
    rows = facts.statement_rows.get(statement.id) or [StatementRow(statement.id, None, None)]
    return StatementLines(
        statement.id,
        statement.text,
        words.short_factor(facts.catalogue.factor_by_id[statement.factor].label),
        tuple(_answer_line(facts, statement.anchors, row) for row in rows),
    )


def _answer_line(facts: Facts, anchors: tuple[str, ...], row: StatementRow | CrossRow) -> AnswerLine:
    role = row.role if isinstance(row, StatementRow) else None
    level = isinstance(row.value, int)
    support = row.support or "inschatting"
    return AnswerLine(
        role=facts.catalogue.role_by_id[role].label if role else "",
        number=str(row.value) if level else "",
        text=_answer_text(anchors, row.value),
        support=str(AnswerSupport(support).label) if level else "",
        note=row.note.strip(),
        function=row.function or "",
    )


def _answer_text(anchors: tuple[str, ...], value: AnswerValue) -> str:
    if isinstance(value, int):
        return anchors[value]
    return words.answer_word(value)
