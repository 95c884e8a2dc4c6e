"""The public version: every passage that is niet-openbaar is replaced before anything is made of it. Pure.

What goes in is what the normal report is made of; what comes out holds the marked passages nowhere. So
document, PDF, attachments and metadata cannot hold them either (docs/decisions/0061-public-version.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from assessments.report.board_texts import BoardTexts, DecisionText, TalkText
from assessments.report.left_out import (
    COVERING,
    DECISION,
    EVIDENCE,
    NATIONAL,
    REMARK,
    TALK_POINT,
    TASK,
    LeftOut,
    Redactions,
)
from assessments.report.previous import PreviousRound
from assessments.report.sources import Sources
from assessments.report.wording_public import NO_NOTE_FROM_BEFORE, left_out_text
from assessments.scoring.annex_file import AnnexFile, EvidenceRow, NationalRow, RemarkRow
from assessments.scoring.answers_rows import AnswersFile, CrossRow, StatementRow, TaskRow

Row = TypeVar("Row", StatementRow, CrossRow)
Piece = TypeVar("Piece", EvidenceRow, RemarkRow)


def public_sources(sources: Sources, redactions: Redactions) -> Sources:
    """The same sources with every marked passage replaced by the ground, and with their number.

    A mark without a text to leave out counts for nothing. The notes of the round before are left out whole:
    no part of a report prints them.
    """
    before = sources.previous.decisions if sources.previous else ()
    redactions = with_quotes(redactions, sources.board, before)
    counted: list[str] = []
    answers = _answers(sources.outcome.answers, redactions, counted)
    annex = _annex(sources.annex, redactions, counted)
    board = _board(sources.board, redactions, counted)
    previous = _previous(sources.previous, redactions, counted)
    return replace(
        sources,
        outcome=replace(sources.outcome, answers=answers, sha256=""),  # a hash would betray a short text
        annex=annex,
        board=board,
        previous=previous,
        left_out=LeftOut(tuple(sorted(Counter(counted).items(), key=lambda item: (-item[1], item[0])))),
    )


LEAST_QUOTE = 20
"""Characters of a decision from which the same words elsewhere are taken for a quote of it."""


def with_quotes(redactions: Redactions, board: BoardTexts, before: Iterable[DecisionText]) -> Redactions:
    """The same marks, and one for each text for the board that repeats a decision that is niet-openbaar.

    The proposed points to discuss quote decisions of last time (`before`). Once stored they are texts of
    their own, and what was marked would come back in them.
    """
    closed = [
        (_words(item.what), ground)
        for item in (*(board.decisions or ()), *before)
        if (ground := redactions.of(DECISION, item.key)) and len(_words(item.what)) >= LEAST_QUOTE
    ]
    texts = {(COVERING, ""): board.covering}
    texts |= {(TALK_POINT, item.key): f"{item.question} {item.reason}" for item in board.points or ()}
    texts |= {
        (DECISION, item.key): f"{item.what} {item.otherwise} {item.status_note}"
        for item in board.decisions or ()
    }
    quoting = {
        place: ground for place, text in texts.items() for quote, ground in closed if quote in _words(text)
    }
    return Redactions({**quoting, **redactions.grounds})


def _words(text: str) -> str:
    return " ".join(text.casefold().split()).removesuffix(".")


# --- the answers ----------------------------------------------------------------------------------


def _answers(file: AnswersFile, redactions: Redactions, counted: list[str]) -> AnswersFile:
    return replace(
        file,
        tasks=tuple(_task(row, redactions.of(TASK, row.id), counted) for row in file.tasks),
        statements=tuple(
            _noted(row, redactions.of_statement(row.id, row.role), counted) for row in file.statements
        ),
        cross=tuple(_noted(row, redactions.of_statement(row.id, None), counted) for row in file.cross),
    )


def _task(row: TaskRow, ground: str | None, counted: list[str]) -> TaskRow:
    if ground is None or not (row.note or row.not_applicable):
        return row
    counted.append(ground)
    text = left_out_text(ground)
    return replace(
        row,
        note=text if row.note else row.note,
        not_applicable=text if row.not_applicable is not None else None,
    )


def _noted(row: Row, ground: str | None, counted: list[str]) -> Row:
    if ground is None or not row.note:
        return row
    counted.append(ground)
    return replace(row, note=left_out_text(ground))


# --- evidence and remarks -------------------------------------------------------------------------


def _annex(annex: AnnexFile, redactions: Redactions, counted: list[str]) -> AnnexFile:
    return replace(
        annex,
        evidence=tuple(
            _evidence(row, redactions.of(EVIDENCE, key), counted) for key, row in keyed(annex.evidence)
        ),
        remarks=tuple(_remark(row, redactions.of(REMARK, key), counted) for key, row in keyed(annex.remarks)),
        national=tuple(
            _national(row, redactions.of(NATIONAL, row.subject), counted) for row in annex.national
        ),
        spread=(),  # opinions for internal talk (Woo 5.2): never public, also not as counts
    )


def keyed(rows: Iterable[Piece]) -> Iterator[tuple[str, Piece]]:
    """Each row with the key that a mark names it by: its own, or its place in an annex from before keys."""
    for number, row in enumerate(rows, 1):
        yield row.key or f"nr-{number}", row


def _evidence(row: EvidenceRow, ground: str | None, counted: list[str]) -> EvidenceRow:
    if ground is None:
        return replace(row, key="")
    counted.append(ground)
    return EvidenceRow(left_out_text(ground), None, "", "", "", "", row.subjects)


def _remark(row: RemarkRow, ground: str | None, counted: list[str]) -> RemarkRow:
    if ground is None:
        return replace(row, key="")
    counted.append(ground)
    return RemarkRow(row.subject, left_out_text(ground), "", row.date)


def _national(row: NationalRow, ground: str | None, counted: list[str]) -> NationalRow:
    if ground is None:
        return row
    counted.append(ground)
    return replace(row, note=left_out_text(ground), function="")


# --- what the coordinator wrote -------------------------------------------------------------------


def _board(board: BoardTexts, redactions: Redactions, counted: list[str]) -> BoardTexts:
    covering = board.covering
    ground = redactions.of(COVERING, "")
    if covering and ground:
        counted.append(ground)
        covering = left_out_text(ground)
    return replace(
        board,
        covering=covering,
        decisions=_decisions(board.decisions, redactions, counted),
        points=None
        if board.points is None
        else tuple(_point(item, redactions.of(TALK_POINT, item.key), counted) for item in board.points),
    )


def _decisions(
    texts: tuple[DecisionText, ...] | None, redactions: Redactions, counted: list[str]
) -> tuple[DecisionText, ...] | None:
    if texts is None:
        return None
    return tuple(_decision(item, redactions.of(DECISION, item.key), counted) for item in texts)


def _decision(text: DecisionText, ground: str | None, counted: list[str]) -> DecisionText:
    if ground is None:
        return text
    counted.append(ground)
    said = left_out_text(ground)
    return replace(
        text,
        origin="",
        what=said,
        owner="",
        otherwise=said if text.otherwise else "",
        status_note=said if text.status_note else "",
    )


def _point(text: TalkText, ground: str | None, counted: list[str]) -> TalkText:
    if ground is None:
        return text
    counted.append(ground)
    return replace(text, question=left_out_text(ground), reason="")


def _previous(
    previous: PreviousRound | None, redactions: Redactions, counted: list[str]
) -> PreviousRound | None:
    if previous is None:
        return None
    file = previous.answers
    return replace(
        previous,
        answers=replace(
            file,
            tasks=tuple(
                replace(row, note="", not_applicable=row.not_applicable and NO_NOTE_FROM_BEFORE)
                for row in file.tasks
            ),
            statements=tuple(replace(row, note="") for row in file.statements),
            cross=tuple(replace(row, note="") for row in file.cross),
        ),
        decisions=_decisions(previous.decisions, redactions, counted) or (),
    )
