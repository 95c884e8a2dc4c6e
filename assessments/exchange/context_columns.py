"""What stands beside a question in a workbook for reading only: text, law, levels, last time. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

from assessments.catalogue.laws import laws_of
from assessments.catalogue.spec import Catalogue, CrossStatement, Statement, Task
from assessments.constants import TaskKind, TaskStep
from assessments.exchange.asked import Asked
from assessments.exchange.cell_words import MONTHS, STEP_WORDS, SUPPORT_WORDS, VALUE_WORDS
from assessments.exchange.rows import STEP_FIELDS, Fields


def context_of(catalogue: Catalogue, asked: Asked) -> dict[str, str]:
    """The text per column id for one question."""
    if asked.kind == "taak":
        return _of_task(asked, catalogue.task_by_id[asked.id])
    if asked.kind == "stelling":
        statement = catalogue.statement_by_id[asked.id]
        factor = catalogue.factor_by_id[statement.factor].label
        core = "Ja" if statement.core else "Nee"
        return _of_statement(asked, asked.dossier_label, statement) | {"factor": factor, "kern": core}
    cross = catalogue.cross_statement_by_id[asked.id]
    return _of_statement(asked, catalogue.theme_by_id[cross.theme].label, cross)


def _of_task(asked: Asked, task: Task) -> dict[str, str]:
    return {
        "dossier": asked.dossier_label,
        "vraag": task.title,
        "soort": str(TaskKind(task.kind).label),
        "wet": "\n".join(law.text for law in laws_of(task)),
        "uitleg": task.description,
        "alleen_als": task.applies_if or "",
        "termijn": task.term or "",
    }


def _of_statement(asked: Asked, group: str, item: Statement | CrossStatement) -> dict[str, str]:
    anchors = {f"niveau_{level}": text for level, text in enumerate(item.anchors)}
    return {"dossier": group, "vraag": asked.text, "uitleg": item.explanation} | anchors


def nl_day(iso: str) -> str:
    """An ISO date as "12 november 2026"; "" stays ""."""
    if not iso:
        return ""
    day = dt.date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _answer_word(value: str) -> str:
    return VALUE_WORDS.get(value, value)


def _support_word(value: str) -> str:
    return SUPPORT_WORDS.get(value, value)


def _step_word(value: str) -> str:
    return STEP_WORDS.get(value, value)


PARTS: dict[str, tuple[str, Callable[[str], str]]] = {
    "antwoord": ("Antwoord", _answer_word),
    "onderbouwing": ("Onderbouwing", _support_word),
    "nvt": ("Niet van toepassing, omdat", str),
    **{step: (str(TaskStep(step).label), _step_word) for step in STEP_FIELDS},
    "besproken_op": ("Besproken op", nl_day),
    "toelichting": ("Toelichting", str),
}
"""The parts of a content in the order of reading: heading, and how a value is said."""
EMPTY_WORD = "leeg"


def words_of(fields: Fields, only: Collection[str] | None = None) -> list[tuple[str, str]]:
    """A content as pairs of heading and words: the filled parts, or those in `only` with "leeg" for empty."""
    found = []
    for name, (heading, say) in PARTS.items():
        value = fields.get(name, "")
        if value if only is None else name in only:
            found.append((heading, say(value) if value else EMPTY_WORD))
    return found


def before_text(fields: Fields) -> str:
    """An answer of last time as the lines of one cell."""
    return "\n".join(f"{heading}: {words}" for heading, words in words_of(fields))
