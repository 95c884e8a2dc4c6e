"""The page "Wat is er veranderd": every question of both editions once, per dossier and per kind. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assessments.answering import wording_changes as wording
from assessments.answering.changes import (
    OldQuestion,
    TextPair,
    differences,
    old_questions,
)
from assessments.answering.previous import Lineage
from assessments.catalogue.mapping import Change, ChangeKind
from assessments.catalogue.questions import CROSS_LABEL, QuestionSpec, question_of
from assessments.catalogue.spec import Catalogue


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question of this edition; `asked` says whether it is in the scope of the round."""

    id: str
    text: str
    asked: bool


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: the questions before with their answers, the questions now, and why."""

    kind: ChangeKind
    label: str
    what: str  # taak, stelling
    reason: str
    remarks: tuple[str, ...]
    text: TextPair | None
    anchors: tuple[TextPair, ...]
    old: tuple[OldQuestion, ...]
    new: tuple[NewQuestion, ...]

    @property
    def key(self) -> str:
        """For the anchor of the row on its page."""
        return self.new[0].id if self.new else self.old[0].id

    @property
    def has_answers(self) -> bool:
        return any(question.answers for question in self.old)


@dataclass(frozen=True, slots=True)
class DossierChanges:
    """The changes of one dossier: first what asks for work, and what stayed the same apart."""

    id: str
    label: str
    rows: tuple[ChangeRow, ...]
    same: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many questions there are of a kind, and what that means for the reader."""

    kind: ChangeKind
    label: str
    meaning: str
    number: int


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything the page shows."""

    old_edition: str
    counts: tuple[KindCount, ...]
    dossiers: tuple[DossierChanges, ...]
    answered_before: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose page it is: the part of both editions, the roles, and how wide the round asks."""

    now: Catalogue
    before: Catalogue
    roles: Collection[str] = ()
    core_only: bool = False


def build_changes_page(lineage: Lineage, sight: Sight, *, prefilled: bool, only: str = "") -> ChangesPage:
    """The changes that this person may see; `only` keeps one kind. Counts always count everything."""
    seen = [change for change in lineage.changes if _is_seen(change, sight)]
    rows = [_row(lineage, change, sight) for change in seen if only in ("", change.kind)]
    meanings = wording.KIND_MEANINGS if prefilled else wording.WITHOUT_ANSWERS
    return ChangesPage(
        old_edition=lineage.old.edition,
        counts=tuple(
            KindCount(
                kind, label, meanings[kind], sum(_size(change) for change in seen if change.kind == kind)
            )
            for kind, label in wording.KIND_LABELS.items()
        ),
        dossiers=_per_dossier(lineage, rows, sight),
        answered_before=lineage.previous is not None,
    )


def _size(change: Change) -> int:
    """How many questions a change is about: those of now, or those that ended."""
    return len(change.new) or len(change.old)


def _is_seen(change: Change, sight: Sight) -> bool:
    """A change counts for who sees one of its questions, now or before."""
    return any(question_of(sight.now, name) for name in change.new) or (
        any(question_of(sight.before, name) for name in change.old)
    )


def _row(lineage: Lineage, change: Change, sight: Sight) -> ChangeRow:
    questions = [question_of(sight.now, name) for name in change.new]
    new = [_new(question, sight) for question in questions if question is not None]
    text, anchors, remarks = differences(lineage, change)
    spec = _spec(lineage, change)
    return ChangeRow(
        kind=change.kind,
        label=wording.KIND_LABELS[change.kind],
        what="Taak" if spec.kind == "taak" else "Stelling",
        reason=change.reason,
        remarks=remarks,
        text=text,
        anchors=anchors,
        old=old_questions(lineage, change, sight.before, sight.roles),
        new=tuple(new),
    )


def _new(question: QuestionSpec, sight: Sight) -> NewQuestion:
    asked = question.core or not sight.core_only or question.kind == "dwars"
    return NewQuestion(question.id, question.text, asked)


def _spec(lineage: Lineage, change: Change) -> QuestionSpec:
    """The question that a change is filed under: the first of now, or else the first of before."""
    name = change.new[0] if change.new else change.old[0]
    found = question_of(lineage.catalogue if change.new else lineage.old, name)
    if found is None:
        raise LookupError(f"question {name} of edition {lineage.catalogue.edition} is not there")
    return found


def _per_dossier(lineage: Lineage, rows: list[ChangeRow], sight: Sight) -> tuple[DossierChanges, ...]:
    labels = {item.id: item.label for item in (*lineage.old.dossiers, *lineage.catalogue.dossiers)}
    order = list(dict.fromkeys([item.id for item in lineage.catalogue.dossiers] + list(labels)))
    grouped: dict[str, list[ChangeRow]] = {}
    for row in rows:
        source, name = (sight.now, row.new[0].id) if row.new else (sight.before, row.old[0].id)
        question = question_of(source, name)
        grouped.setdefault(question.dossier if question else "", []).append(row)
    kinds = list(wording.KIND_LABELS)
    found = []
    for name in [*order, ""]:
        mine = sorted(grouped.get(name, []), key=lambda row: kinds.index(row.kind))
        if mine:
            found.append(
                DossierChanges(
                    id=name or "samenspel",
                    label=labels.get(name, CROSS_LABEL),
                    rows=tuple(row for row in mine if row.kind != "gelijk"),
                    same=tuple(row for row in mine if row.kind == "gelijk"),
                )
            )
    return tuple(found)
