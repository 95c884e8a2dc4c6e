"""The report as one document of finished values: numbers as shown, words, sentences. Pure, without a clock.

The same document feeds the page on screen and the PDF; the templates only place what stands here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from assessments.catalogue.spec import Catalogue
from assessments.constants import LEGAL_NOTICE
from assessments.glossary import GLOSSARY
from assessments.report import wording_summary, words
from assessments.report.board_texts import NO_BOARD_TEXTS, BoardTexts
from assessments.report.document_account import AccountPart, build_account
from assessments.report.document_annex import AnnexPart, build_annex
from assessments.report.document_chosen import ChosenPart, build_chosen
from assessments.report.document_cross import CrossPart, build_cross
from assessments.report.document_measures import MeasuresPart, build_measures
from assessments.report.document_risks import RisksPart, build_risks
from assessments.report.document_scores import ScoresPart, build_scores
from assessments.report.document_summary import Summary, build_summary
from assessments.report.document_talk import TalkPart, build_talk
from assessments.report.document_tasks import TasksPart, build_tasks
from assessments.report.facts import Facts
from assessments.report.figures import day
from assessments.report.previous import PreviousRound
from assessments.scoring.annex_file import NO_ANNEX, AnnexFile
from assessments.scoring.answers_file import AnswersFile
from assessments.scoring.types import ScoreCard

LAYOUT_VERSION = "3"
"""Rises with every change of text or layout, so that a report that exists already is made anew."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of the table of contents; `anchor` is the id of the section."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """Everything the report shows. `cross` is None when the module was not filled in."""

    municipality: str
    edition: str
    title: str
    date: str
    date_iso: str
    definitive: bool
    full: bool
    chapters: tuple[Chapter, ...]
    terms: tuple[tuple[str, str], ...]
    summary: Summary
    scores: ScoresPart
    tasks: TasksPart
    risks: RisksPart
    measures: MeasuresPart
    cross: CrossPart | None
    talk: TalkPart
    account: AccountPart
    chosen: ChosenPart
    annex: AnnexPart
    legal_notice: str


def build_report(
    catalogue: Catalogue,
    card: ScoreCard,
    answers: AnswersFile,
    *,
    municipality: str,
    date: dt.date,
    definitive_function: str = "",
    annex: AnnexFile = NO_ANNEX,
    board: BoardTexts = NO_BOARD_TEXTS,
    previous: PreviousRound | None = None,
) -> ReportDocument:
    """Assemble the report of a round.

    `municipality` is the name; `date` the day of making definitive, or of the last change while provisional;
    `annex` what somebody chose to print beside the answers; `board` what the coordinator wrote; `previous`
    the round before this one. Raises KeyError when the score card names an id that the catalogue lacks.
    """
    facts = Facts(catalogue, card, answers, municipality, date, definitive_function, annex, board, previous)
    summary, cross = build_summary(facts), build_cross(facts)
    return ReportDocument(
        municipality=municipality,
        edition=catalogue.edition,
        title=wording_summary.report_title(municipality, catalogue.edition),
        date=day(date),
        date_iso=date.isoformat(),
        definitive=facts.definitive,
        full=facts.full,
        chapters=_chapters({"samenspel": cross}),
        terms=tuple((term, GLOSSARY[term]) for term in words.TERMS),
        summary=summary,
        scores=build_scores(facts),
        tasks=build_tasks(facts),
        risks=build_risks(facts),
        measures=build_measures(facts),
        cross=cross,
        talk=build_talk(facts, summary.decisions),
        account=build_account(facts),
        chosen=build_chosen(catalogue, annex),
        annex=build_annex(facts),
        legal_notice=LEGAL_NOTICE,
    )


def _chapters(parts: Mapping[str, object | None]) -> tuple[Chapter, ...]:
    """The table of contents; `parts` holds each part that may be absent, by the anchor of its chapter."""
    return tuple(
        Chapter(anchor, title)
        for anchor, title in words.CHAPTERS
        if anchor not in words.OPTIONAL_CHAPTERS or parts.get(anchor) is not None
    )
