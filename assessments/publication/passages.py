"""Every passage that a report can print, in its order, each with what is chosen for it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.constants import NationalCause
from assessments.publication import sentences
from assessments.publication.scan import Hint, hints_in
from assessments.report.board_texts import BoardTexts, DecisionText
from assessments.report.left_out import (
    COVERING,
    DECISION,
    EVIDENCE,
    NATIONAL,
    REMARK,
    STATEMENT,
    TALK_POINT,
    TASK,
    Redactions,
)
from assessments.report.public_version import keyed
from assessments.report.wording_public import ground_label
from assessments.scoring.annex_file import AnnexFile
from assessments.scoring.answers_rows import AnswersFile, CrossRow, StatementRow


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: where it stands, what it says, and the ground when it is niet-openbaar ("" is public)."""

    part: str  # RedactedPart value
    key: str
    kind: str
    about: str
    lines: tuple[str, ...]
    ground: str
    hints: tuple[Hint, ...]
    follows: bool = False  # closed because it repeats another one, without a mark of its own

    @property
    def name(self) -> str:
        """The value of its tick in the form."""
        return f"{self.part}|{self.key}"

    @property
    def is_closed(self) -> bool:
        return bool(self.ground)

    @property
    def ground_words(self) -> str:
        return ground_label(self.ground) if self.ground else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Passages under one heading; `anchor` is the id of its section."""

    anchor: str
    title: str
    passages: tuple[Passage, ...]

    @property
    def closed(self) -> int:
        return sum(passage.is_closed for passage in self.passages)

    @property
    def pointed_at(self) -> int:
        return sum(bool(passage.hints) and not passage.is_closed for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a round that a report can print, and what is niet-openbaar of them."""

    catalogue: Catalogue
    answers: AnswersFile
    annex: AnnexFile
    board: BoardTexts
    earlier: Mapping[str, tuple[DecisionText, ...]]  # by the name of the edition
    redactions: Redactions
    marked: Redactions  # without what follows from another mark


def groups_of(texts: Texts) -> tuple[Group, ...]:
    """The passages per dossier, then per kind; a group without passages is left out."""
    per_dossier: dict[str, list[Passage]] = {}
    for dossier, passage in _of_questions(texts):
        per_dossier.setdefault(dossier, []).append(passage)
    catalogue = texts.catalogue
    found = [(item.id, item.label, per_dossier.get(item.id, [])) for item in catalogue.dossiers]
    found += [
        ("samenspel", sentences.GROUP_SAMENSPEL, per_dossier.get("", [])),
        ("bewijs", sentences.GROUP_EVIDENCE, list(_evidence(texts))),
        ("opmerkingen", sentences.GROUP_REMARKS, list(_remarks(texts))),
        ("signalen", sentences.GROUP_NATIONAL, list(_national(texts))),
        ("bestuur", sentences.GROUP_BOARD, list(_board(texts))),
        ("eerder", sentences.GROUP_EARLIER, list(_earlier(texts))),
    ]
    return tuple(Group(anchor, title, tuple(passages)) for anchor, title, passages in found if passages)


def _passage(part: str, key: str, kind: str, about: str, parts: Sequence[str], ground: str | None) -> Passage:
    text = "\n".join(part.strip() for part in parts if part.strip())
    return Passage(part, key, kind, about, tuple(text.split("\n")), ground or "", hints_in(text))


def _of_questions(texts: Texts) -> Iterator[tuple[str, Passage]]:
    """The notes at tasks, statements and dwars statements, each with its dossier ("" for dwars)."""
    catalogue, marks = texts.catalogue, texts.redactions
    for task in texts.answers.tasks:
        if task.note or task.not_applicable:
            kind = sentences.TASK_NVT if task.not_applicable else sentences.TASK_NOTE
            spec = catalogue.task_by_id[task.id]
            yield (
                spec.dossier,
                _passage(
                    TASK, task.id, kind, spec.title,
                    (task.not_applicable or "", task.note), marks.of(TASK, task.id),
                ),
            )  # fmt: skip
    rows: tuple[StatementRow | CrossRow, ...] = (*texts.answers.statements, *texts.answers.cross)
    for row in rows:
        if not row.note:
            continue
        kind = sentences.STATEMENT_NVT if row.value == "nvt" else sentences.STATEMENT_NOTE
        role = row.role if isinstance(row, StatementRow) else None
        question = question_of(catalogue, row.id)
        if question is None:
            raise KeyError(row.id)
        key = f"{row.id}:{role}" if role else row.id
        if role:
            kind = f"{kind}, {catalogue.role_by_id[role].label.lower()}"
        ground = marks.of_statement(row.id, role)
        yield question.dossier, _passage(STATEMENT, key, kind, question.text, (row.note,), ground)


def _evidence(texts: Texts) -> Iterator[Passage]:
    for key, row in keyed(texts.annex.evidence):
        parts = (row.title, row.link or row.file, row.function)
        ground = texts.redactions.of(EVIDENCE, key)
        yield _passage(EVIDENCE, key, sentences.EVIDENCE, _about(texts, *row.subjects), parts, ground)


def _remarks(texts: Texts) -> Iterator[Passage]:
    for key, row in keyed(texts.annex.remarks):
        ground = texts.redactions.of(REMARK, key)
        parts = (row.text, row.function)
        yield _passage(REMARK, key, sentences.REMARK, _about(texts, row.subject), parts, ground)


def _national(texts: Texts) -> Iterator[Passage]:
    for row in texts.annex.national:
        ground = texts.redactions.of(NATIONAL, row.subject)
        kind = f"{sentences.NATIONAL}: {NationalCause(row.cause).label}"
        yield _passage(NATIONAL, row.subject, kind, _about(texts, row.subject), (row.note,), ground)


def _board(texts: Texts) -> Iterator[Passage]:
    if texts.board.covering.strip():
        ground = texts.redactions.of(COVERING, "")
        found = _passage(COVERING, "", sentences.COVERING, "", (texts.board.covering,), ground)
        yield _explained(texts, found)
    yield from _decisions(texts, texts.board.decisions or (), "")
    for point in texts.board.points or ():
        ground = texts.redactions.of(TALK_POINT, point.key)
        parts = (point.question, point.reason)
        yield _explained(texts, _passage(TALK_POINT, point.key, sentences.TALK_POINT, "", parts, ground))


def _earlier(texts: Texts) -> Iterator[Passage]:
    for edition, decisions in texts.earlier.items():
        yield from _decisions(texts, decisions, f"APK {edition}")


def _decisions(texts: Texts, decisions: Sequence[DecisionText], about: str) -> Iterator[Passage]:
    for item in decisions:
        ground = texts.redactions.of(DECISION, item.key)
        parts = (item.what, item.owner, item.otherwise, item.status_note)
        kind = f"{sentences.DECISION} {item.number}"
        yield _explained(texts, _passage(DECISION, item.key, kind, about, parts, ground))


def _explained(texts: Texts, passage: Passage) -> Passage:
    """Says of a passage that nobody marked why it is closed all the same."""
    if not passage.is_closed or texts.marked.of(passage.part, passage.key):
        return passage
    hint = Hint(sentences.QUOTES, sentences.QUOTES_WHAT)
    return replace(passage, follows=True, hints=(hint, *passage.hints))


def _about(texts: Texts, *subjects: str) -> str:
    """The questions at which a passage stands, in words."""
    found = (question_of(texts.catalogue, subject) for subject in subjects)
    return "; ".join(question.text for question in found if question)
