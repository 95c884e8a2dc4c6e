"""Chosen evidence and remarks in the account; functions, never names (decisions/0054). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.catalogue.questions import question_of
from assessments.catalogue.spec import Catalogue
from assessments.quality_words import SIGNAL_WORDS, signal_sentence
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
class OpenSignals:
    """The open quality signals of one kind: how many, what they say, and their questions."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChosenPart:
    """What the annex holds: open signals per kind, chosen evidence and remarks; each may be empty."""

    signals: tuple[OpenSignals, ...]
    evidence: tuple[ChosenEvidence, ...]
    remarks: tuple[ChosenRemark, ...]


def build_chosen(catalogue: Catalogue, annex: AnnexFile) -> ChosenPart:
    """The annex with questions in words and dates in Dutch."""
    return ChosenPart(
        signals=_signals(catalogue, annex.signals),
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


def _signals(catalogue: Catalogue, records: Sequence[Mapping[str, Any]]) -> tuple[OpenSignals, ...]:
    """Per kind, in the order of the records; a signal about one question names that question."""
    kinds: dict[str, list[str]] = {}
    for record in records:
        kinds.setdefault(record["soort"], []).append(_signal_line(catalogue, record))
    return tuple(OpenSignals(SIGNAL_WORDS[kind].title, tuple(lines)) for kind, lines in kinds.items())


def _signal_line(catalogue: Catalogue, record: Mapping[str, Any]) -> str:
    label = ""
    if record["domein"]:
        label = catalogue.domain_by_id[record["domein"]].label
    elif record["dossier"]:
        label = catalogue.dossier_by_id[record["dossier"]].label
    if len(record["vragen"]) == 1:
        question = _question(catalogue, record["vragen"][0])
        return f"{label}: {question}" if label else question
    percentage = "" if record["procent"] is None else f"{record['procent']}%"
    return signal_sentence(record["soort"], label=label, percentage=percentage, details=record["gegevens"])


def _day(iso: str) -> str:
    return day(dt.date.fromisoformat(iso))


def _question(catalogue: Catalogue, subject: str) -> str:
    found = question_of(catalogue, subject)
    return found.text if found else subject
