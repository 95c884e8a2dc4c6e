"""Chosen evidence and remarks in the account; functions, never names (decisions/0054). Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.report.figures import day
from assessments.scoring.annex_file import AnnexFile


@dataclass(frozen=True, slots=True)
class ChosenEvidence:
    """A piece as it is printed: `where` is the link or the name of the file, `date` may be empty."""

    title: str
    date: str
    where: str
    function: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChosenRemark:
    """A remark as it is printed; `lines` are its lines of text."""

    question: str
    lines: tuple[str, ...]
    function: str
    date: str


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """All that was chosen; both empty when nothing was."""

    evidence: tuple[ChosenEvidence, ...]
    remarks: tuple[ChosenRemark, ...]


def build_chosen(catalogue: Catalogue, annex: AnnexFile) -> ChosenPart:
    """The annex with questions in words and dates in Dutch."""
    return ChosenPart(
        evidence=tuple(
            ChosenEvidence(
                title=row.title,
                date=_day(row.date) if row.date else "",
                where=row.link or row.file,
                function=row.function,
                questions=tuple(_question(catalogue, subject) for subject in row.subjects),
            )
            for row in annex.evidence
        ),
        remarks=tuple(
            ChosenRemark(
                question=_question(catalogue, row.subject),
                lines=tuple(row.text.split("\n")),
                function=row.function,
                date=_day(row.date),
            )
            for row in annex.remarks
        ),
    )


def _day(iso: str) -> str:
    return day(dt.date.fromisoformat(iso))


def _question(catalogue: Catalogue, subject: str) -> str:
    found = question_of(catalogue, subject)
    return found.text if found else subject
