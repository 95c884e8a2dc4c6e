"""A task, a statement or a dwars statement under one name: what remarks, evidence and work hang on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from assessments.catalogue.spec import Catalogue

Kind = Literal["taak", "stelling", "dwars"]


@dataclass(frozen=True, slots=True)
class QuestionSpec:
    """A question of a catalogue; `dossier` is "" for dwars, `roles` those that may answer apart."""

    kind: Kind
    id: str
    text: str
    dossier: str
    dossier_label: str
    core: bool
    roles: tuple[str, ...]


CROSS_LABEL = "Samenspel beleid en uitvoering"
CROSS = "samenspel"
"""Stands for dwars where a filter names a dossier; a question of dwars has the dossier ""."""


def question_of(catalogue: Catalogue, subject: str) -> QuestionSpec | None:
    """The question with this id; None when this catalogue, or this part of it, does not hold it."""
    if (task := catalogue.task_by_id.get(subject)) is not None:
        label = catalogue.dossier_by_id[task.dossier].label
        return QuestionSpec("taak", task.id, task.title, task.dossier, label, task.core, ())
    if (statement := catalogue.statement_by_id.get(subject)) is not None:
        label = catalogue.dossier_by_id[statement.dossier].label
        return QuestionSpec(
            "stelling",
            statement.id,
            statement.text,
            statement.dossier,
            label,
            statement.core,
            statement.roles,
        )
    if (cross := catalogue.cross_statement_by_id.get(subject)) is not None:
        return QuestionSpec("dwars", cross.id, cross.text, "", CROSS_LABEL, False, ())
    return None


def questions_of(catalogue: Catalogue) -> Iterator[QuestionSpec]:
    """Every question: tasks, statements, dwars, each in catalogue order."""
    for items in (catalogue.tasks, catalogue.statements, catalogue.cross_statements):
        for item in items:
            found = question_of(catalogue, item.id)
            if found is not None:
                yield found


def dossiers_of(questions: Iterable[QuestionSpec]) -> list[tuple[str, str]]:
    """The dossiers of these questions, in the order they come, dwars last; each as id and label."""
    found = {question.dossier: question.dossier_label for question in questions}
    ordered = [(dossier, label) for dossier, label in found.items() if dossier]
    return [*ordered, *([(CROSS, CROSS_LABEL)] if "" in found else [])]
